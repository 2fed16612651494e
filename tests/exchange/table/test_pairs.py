"""Starts and ends in lines of their own become lengths where nothing is in doubt, else notes."""

import pytest

from tests.exchange.table.tables import Taken

NIGHTS = (
    *("1 22:00,Sleep start", "2 06:30,Sleep end", "2 23:00,Sleep start", "3 05:15,Sleep end"),
)


def events(*rows: str) -> Taken:
    return Taken("time,event\n" + "".join(f"2026-05-0{row}\n" for row in rows))


def test_what_starts_and_ends_in_turns_has_a_length_of_the_day_of_its_end() -> None:
    taken = events(*NIGHTS)
    assert taken.values == ["2026-05-02T06:30 sleep-hours 8.5", "2026-05-03T05:15 sleep-hours 6.25"]
    assert taken.notes == []
    assert taken.how("event sleep") == (
        "measure sleep-hours: 0 to 24 h; from each start to its end: Sleep start, Sleep end"
    )


def test_the_last_lines_may_be_the_earliest() -> None:
    taken = events(*reversed(NIGHTS))
    assert taken.values == ["2026-05-03T05:15 sleep-hours 6.25", "2026-05-02T06:30 sleep-hours 8.5"]


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("asleep", "awake", "sleep-hours"),
        ("Fell asleep", "Woke up", "sleep-hours"),
        ("Start of nap", "NapEnd", "nap"),
        ("STUDY_BEGIN", "study_stop", "study"),
    ],
)
def test_words_of_starts_and_ends(start: str, end: str, name: str) -> None:
    taken = events(*(row.replace("Sleep start", start).replace("Sleep end", end) for row in NIGHTS))
    assert [one.split()[1:] for one in taken.values] == [[name, "8.5"], [name, "6.25"]]


def test_what_has_no_other_half_and_other_words_stay_words() -> None:
    taken = events("1 06:00,Sleep end", "1 09:00,Walk", *NIGHTS, "3 22:00,Sleep start")
    assert len(taken.values) == 2
    assert taken.notes == [
        *("2026-05-01 event: Sleep end", "2026-05-01 event: Walk", "2026-05-03 event: Sleep start")
    ]
    assert taken.how("event") == "notes of the day: its other words, word for word"


@pytest.mark.parametrize(
    "rows",
    [
        NIGHTS[:2],
        (*NIGHTS, "3 23:00,Sleep start", "4 22:00,Sleep start", "5 06:00,Sleep end"),
        (*NIGHTS, "3 09:00,Sleep start", "4 07:00,Sleep end"),
        (*NIGHTS[2:], *NIGHTS[:2]),
        (*NIGHTS, "3 25:00,Sleep start", "4 07:00,Sleep end"),
        ("1 22:00,Sleep start", "2 06:30,Nap end", "2 23:00,Sleep start", "3 05:15,Nap end"),
    ],
)
def test_where_a_half_is_missing_or_in_doubt_all_are_notes(rows: tuple[str, ...]) -> None:
    taken = events(*rows)
    assert taken.values == []
    assert len(taken.notes) == sum("25:00" not in row for row in rows)


def test_a_word_beside_a_value_is_kept_as_it_is() -> None:
    rows = "".join(f"2026-05-0{row},{place}\n" for place, row in enumerate(NIGHTS))
    taken = Taken(f"time,event,volume\n{rows}")
    assert [one.split()[1] for one in taken.values] == ["volume"] * 4
    assert taken.notes[0] == "2026-05-01 event: Sleep start"
