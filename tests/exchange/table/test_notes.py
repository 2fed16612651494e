"""A person's words: which of them are said in one piece, and that they are no values."""

from tests.exchange.table.tables import Taken, table

EVENTS = (
    "Icon,Action,UTC Time,Note\nseizure,Night Seizure,2026-05-05 05:21:00,\n"
    "seizure,Night Seizure,2026-05-05 05:57:00,after last tablet\n"
    "dose,Reduce lamotrigine,2026-05-01 09:02:00,550\n"
    "dose,Reduce lamotrigine,2026-05-07 09:27:00,0\ndose,,2026-05-08 09:27:00,alone\n"
)


def test_a_note_about_what_happened_is_in_one_piece_with_it() -> None:
    taken = Taken(EVENTS)
    assert [one.rpartition("\n")[2] for one in taken.notes] == [
        "Action: Night Seizure",
        "Action: Night Seizure: after last tablet",
        "Action: Reduce lamotrigine: 550",
        "Action: Reduce lamotrigine: 0",
        "2026-05-08 alone",
        "2026-05-08 Icon: dose",
    ]
    assert taken.how("Note") == "notes of the day: word for word, in one piece with Action"
    assert not taken.values


def test_numbers_in_a_note_that_has_words_too_are_no_values() -> None:
    taken = Taken(table("Comment", 550, 500, "started again", 450))
    assert not taken.values
    assert taken.notes == [
        "2026-05-01 550",
        "2026-05-02 500",
        "2026-05-03 started again",
        "2026-05-04 450",
    ]
