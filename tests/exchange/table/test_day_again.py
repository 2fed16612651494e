"""The day of a line, said once more."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

MOODS = """weekday,mood,activities,datetime,date
Friday,3,"['cooking', 'small walk']",2026-02-27 14:14:00,2026-02-27 00:00:00
Friday,4,"['reading']",2026-02-27 10:32:00,2026-02-27 00:00:00
Thursday,2,[],2026-02-26 22:00:00,2026-02-26 00:00:00
Thursday,5,"['friends', 'sport']",2026-02-26 18:20:00,2026-02-26 00:00:00
"""


def test_days_at_midnight_beside_moments_say_their_day_again() -> None:
    taken = Taken(MOODS)
    assert taken.reading.question is None
    assert taken.why_left("date") == "the same day again"
    moments = [one.split()[0] for one in taken.values]
    assert moments == [
        "2026-02-27T14:14",
        "2026-02-27T10:32",
        "2026-02-26T22:00",
        "2026-02-26T18:20",
    ]
    assert Taken(MOODS.replace(" 00:00:00", "")).values == taken.values


def test_days_at_midnight_that_are_other_days_stay_those_of_the_lines() -> None:
    other = MOODS.replace("27 1", "28 1").replace("26 2", "27 2").replace("26 1", "27 1")
    days = {one.split()[0] for one in Taken(other, Said(several=("mean",))).values}
    assert days == {"2026-02-27", "2026-02-26"}


def test_lists_of_a_program_are_read_as_the_words_in_them() -> None:
    taken = Taken(MOODS)
    assert taken.notes == [
        "2026-02-27 activities: cooking, small walk",
        "2026-02-27 activities: reading",
        "2026-02-26 activities: friends, sport",
    ]
    assert "of activities, text of a program, the words in it are taken" in taken.reading.why
