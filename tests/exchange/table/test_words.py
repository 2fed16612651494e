"""Words and pictures that become numbers: none is lost, and none becomes another."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, table

FOUR = ("🙂", "😐", "🙂", "😢", "😊", "🙂", "😐", "🙂")


def test_two_pictures_have_two_numbers() -> None:
    taken = Taken(table("feels", *FOUR))
    assert [one.split()[2] for one in taken.values] == ["6", "5", "6", "2", "7", "6", "5", "6"]
    assert "😢 2, 😐 5, 🙂 6, 😊 7" in taken.how("feels")
    assert taken.defined["feels"].scale.maximum == 8
    three = Taken(table("feels", *FOUR[:4]))
    assert "😢 1, 😐 3, 🙂 4" in three.how("feels")


@pytest.mark.parametrize("other", ["😡", "😌"])
def test_pictures_in_no_known_order_are_words_with_the_offer_of_numbers(other: str) -> None:
    taken = Taken(table("feels", *FOUR, *FOUR, other, other))
    assert taken.values == []
    assert taken.notes[4] == "2026-05-05 feels: 😊"
    assert taken.notes[16] == f"2026-05-17 feels: {other}"
    how = taken.how("feels")
    assert f'--words "🙂=.., 😐=.., 😢=.., 😊=.., {other}=.."' in how
    said = Said(words=(f"🙂=4, 😐=3, 😢=1, 😊=5, {other}=2",))
    assert len(Taken(table("feels", *FOUR, *FOUR, other, other), said).values) == 18


def test_a_word_that_comes_again_does_not_fall_out_of_the_mean() -> None:
    taken = Taken(table("day", *("good", "bad", "meh", "good") * 5, "tired", "tired", "tired"))
    assert taken.values == []
    assert taken.notes[20] == "2026-05-21 day: tired"
    assert '--words "good=.., bad=.., meh=.., tired=.."' in taken.how("day")
    assert "--words" not in Taken(table("day", "home", "work", "good", "bad")).how("day")


def test_typed_faces_are_a_scale_from_sad_to_glad() -> None:
    taken = Taken(table("woke", ":)", ":|", ":(", ":|", ":)"))
    assert [one.split()[2] for one in taken.values] == ["3", "2", "1", "2", "3"]
    assert taken.defined["woke"].scale.maximum == 3
