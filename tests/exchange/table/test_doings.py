"""Hours and minutes of what was done for a while: lengths, and never the time of a line."""

import pytest

from tests.exchange.table.tables import Taken


def _of(name: str, *times: str) -> Taken:
    rows = "".join(f"2026-03-0{day},{time},0.5\n" for day, time in enumerate(times, start=1))
    return Taken(f"Date,{name},Xanax (mg)\n{rows}")


@pytest.mark.parametrize(
    "name", ["Screen time", "screentime", "Sitting time", "Play Time", "Commute time"]
)
def test_the_time_of_a_doing_is_how_long_it_was(name: str) -> None:
    taken = _of(name, "3:15", "4:30", "0:45")
    assert [one.split()[-1] for one in taken.values] == ["3.25", "4.5", "0.75"]
    assert taken.doses[0] == "2026-03-01 Xanax 0.5 mg"


@pytest.mark.parametrize("name", ["Reading time", "Practice start time"])
def test_times_of_the_day_stay_those_of_lines(name: str) -> None:
    assert _of(name, "8:15", "8:30", "07:45").doses[0] == "2026-03-01T08:15 Xanax 0.5 mg"


def test_a_long_screen_time_is_not_lost() -> None:
    taken = _of("Screen time", "6:15", "7:30", "18:45")
    assert taken.doses[0] == "2026-03-01 Xanax 0.5 mg"
    assert taken.notes[0] == "2026-03-01 Screen time: 6:15"
