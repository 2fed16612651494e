"""A person's words: which of them are said in one piece, and that they are no values."""

import pytest

from sidelog.exchange.incoming import Dose, Note
from tests.exchange.table.tables import Taken, table

EVENTS = (
    "Icon,Action,UTC Time,Note\nseizure,Night Seizure,2026-05-05 05:21:00,\n"
    "seizure,Night Seizure,2026-05-05 05:57:00,after last tablet\n"
    "dose,Reduce lamotrigine,2026-05-01 09:02:00,550\n"
    "dose,Reduce lamotrigine,2026-05-07 09:27:00,0\ndose,,2026-05-08 09:27:00,alone\n"
)


def test_numbers_in_a_note_that_has_words_too_are_no_values() -> None:
    taken = Taken(table("Comment", 550, 500, "started again", 450))
    assert not taken.values
    assert taken.notes == [
        "2026-05-01 550",
        "2026-05-02 500",
        "2026-05-03 started again",
        "2026-05-04 450",
    ]


@pytest.mark.parametrize("name", ["What I did", "Activity", "Symptom", "What helped"])
def test_words_of_some_days_are_no_names_of_their_values(name: str) -> None:
    taken = Taken(
        f"Date,Hairs,{name}\n2026-05-01,80,\n2026-05-02,95,washed\n2026-05-03,60,oiled scalp\n"
    )
    assert taken.values == ["2026-05-01 hairs 80", "2026-05-02 hairs 95", "2026-05-03 hairs 60"]
    assert taken.notes == [f"2026-05-02 {name}: washed", f"2026-05-03 {name}: oiled scalp"]


def test_what_somebody_ate_names_no_measure_though_it_comes_again() -> None:
    taken = Taken(
        "Date,What I ate,Nausea\n2026-05-01,soup,3\n2026-05-02,pizza,7\n2026-05-03,soup,1\n"
    )
    assert taken.values == ["2026-05-01 nausea 3", "2026-05-02 nausea 7", "2026-05-03 nausea 1"]
    assert taken.notes[0] == "2026-05-01 What I ate: soup"


@pytest.mark.parametrize("said", ["none", "Nothing.", "\u65e0", "keine"])
def test_that_there_is_nothing_to_note_is_no_note(said: str) -> None:
    taken = Taken(f"date,pain,Remarks\n2026-05-01,3,{said}\n2026-05-02,4,none of it helped\n")
    assert taken.notes == ["2026-05-02 none of it helped"]
    assert taken.how("Remarks").endswith(f"but {said} (1), which is nothing to note")


def test_that_there_was_none_of_something_is_a_note() -> None:
    taken = Taken("date,pain,Side effect notes\n2026-05-01,3,none\n2026-05-02,4,dry mouth\n")
    assert taken.notes == ["2026-05-01 none", "2026-05-02 dry mouth"]


def test_how_much_is_not_known_is_kept_among_words_of_how_much() -> None:
    taken = Taken(table("Alcohol", "4 beers", "1 bottle wine", "?", "2 glasses"))
    assert taken.notes == [
        "2026-05-01 Alcohol: 4 beers",
        "2026-05-02 Alcohol: 1 bottle wine",
        "2026-05-03 Alcohol: ?",
        "2026-05-04 Alcohol: 2 glasses",
    ]
    assert taken.how("Alcohol").endswith("; what is not known is kept as it is")
    taken = Taken(table("Weather", "sunny", "rain", "?", "sunny"))
    assert len(taken.notes) == 3


def test_none_in_a_column_of_events_is_no_note() -> None:
    taken = Taken(
        "datetime,event\n2026-05-01 07:00,Right side\n2026-05-01 07:15,None\n"
        "2026-05-01 07:15,Left side\n2026-05-01 07:25,None\n"
    )
    assert [one.split(" ", 1)[1] for one in taken.notes] == [
        "event: Right side",
        "event: Left side",
    ]
    assert taken.how("event").endswith("not None, which is nothing to note")


def test_a_note_of_one_of_several_doses_in_a_line_says_of_which_it_is() -> None:
    taken = Taken(
        "Date,Drug A - name,Drug A - dosage,Drug A - notes,Drug B - name,Drug B - dosage,"
        "Drug B - notes\n2026-05-01,Pregabalin,300mg,Good,Wine,100 ml,Bad\n"
        "2026-05-02,Pregabalin,150mg,Needed more,Wine,140 ml,Fine\n"
    )
    assert [one.note for one in taken.entries if isinstance(one, Dose)] == [None] * 4
    assert taken.notes[0] == "2026-05-01 Drug A - notes: Good\nDrug B - notes: Bad"


def test_equal_words_of_a_moment_are_one_only_where_all_other_words_are() -> None:
    rows = ("Wet,", "Wet,Back to back", "Wet,", "Poop,")
    taken = Taken(
        "Date,Time,Type,Comments\n" + "".join(f"2026-03-18,07:30,{row}\n" for row in rows)
    )
    notes = [one for one in taken.entries if isinstance(one, Note)]
    assert len({one.identity for one in notes if one.text == "Type: Wet"}) == 2
    assert [one.text for one in notes if "Type" not in one.text] == ["Back to back"]


def test_a_note_of_lines_of_one_moment_with_other_values_is_one() -> None:
    taken = Taken(
        "Date,Time,Pulse,Note\n2026-03-18,07:30,61,after a run\n2026-03-18,07:30,64,after a run\n"
        "2026-03-19,07:30,60,\n"
    )
    assert len({one.identity for one in taken.entries if isinstance(one, Note)}) == 1
