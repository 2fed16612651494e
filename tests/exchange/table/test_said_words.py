"""Words whose numbers a person said."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, Taken, ranges, table

FELT = ("great", "Good", "so so", "good", 7, "")


def said(*words: str) -> Said:
    return Said(words=words)


def test_the_words_of_a_column_have_the_numbers_that_were_said() -> None:
    taken = Taken(table("joy", *FELT), said("great=10, good=7.5", "so so=5"))
    assert [value.split()[2] for value in taken.values] == ["10", "7.5", "5", "7.5", "7"]
    assert ranges(taken.defined.values()) == {"joy": "0..10"}
    assert taken.defined["joy"].scale.anchors == ((5, "so so"), (7.5, "Good"), (10, "great"))
    assert "so so 5, Good 7.5, great 10" in taken.how("joy")


def test_they_go_before_the_order_that_words_have() -> None:
    (first, *_) = Taken(table("joy", "bad", "good"), said("bad=2;good=-1.5")).values
    assert first == "2026-05-01 joy 2"


def test_they_may_be_on_the_scale_that_is_said() -> None:
    words = said("great=5 fine=3")
    in_header = Taken(table("joy (1-5)", "great", "fine"), words)
    assert ranges(in_header.defined.values()) == {"joy": "1..5"}
    by_flag = Taken(table("joy", "great", "fine"), Said(words=words.words, range=(1, 7)))
    assert ranges(by_flag.defined.values()) == {"joy": "1..7"}


def test_they_may_be_on_the_journals_scale() -> None:
    words = said("great=10", "fine=6")
    taken = Taken(table("mood", "great", "fine"), words)
    assert (taken.values[0], taken.defined) == ("2026-05-01 mood 10", {})
    named = Taken(
        table("felt", "great", "fine", "7:30"),
        words,
        mapping=Mapping(day="date", measures=("felt=mood",)),
    )
    assert named.values == ["2026-05-01 mood 10", "2026-05-02 mood 6"]
    assert "none of the words that were said" in named.errors[0]
    assert HERE.measures["mood"].scale.anchors


def test_they_are_those_of_every_column_that_has_no_others() -> None:
    taken = Taken(
        "date,joy,calm\n2026-05-01,great,great\n2026-05-02,fine,odd\n", said("great=10, fine=6")
    )
    assert {value.split()[1] for value in taken.values} == {"joy"}
    assert "great" in taken.notes[0]


def test_words_that_no_column_has_are_refused() -> None:
    with pytest.raises(UsageError, match="No column has the words") as refusal:
        Taken(table("joy", "great", "meh", "bad"), said("great=10"))
    assert refusal.value.hint == "joy has 'meh', 'bad' besides."
    with pytest.raises(UsageError, match="No column has the words") as refusal:
        Taken(table("joy", 3, 4), said("great=10"))
    assert refusal.value.hint == "Each word is written as the file has it."


@pytest.mark.parametrize("words", ["great", "great=", "=4", "great=much", "great=4x"])
def test_what_is_no_list_of_words_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="does not say what words stand for"):
        Taken(table("joy", "great"), said(words))


def test_in_a_file_of_several_tables_one_may_have_them() -> None:
    content = "A\ndate,joy,b\n2026-05-01,great,1\n\nB\ndate,steps,c\n2026-05-01,800,1\n"
    taken = Taken(content, said("great=9"))
    assert taken.values[0] == "2026-05-01 joy 9"
    assert "2026-05-01 steps 800" in taken.values
