import pytest

from sidelog.report.findings.compared import Proposal, latest_proposals, proposals
from tests.report.findings.lives import Day, Lived


def test_a_drop_that_nobody_recorded_is_proposed(lived: Lived) -> None:
    lived.write(lambda day: day.take(8.0 if day.place < 60 else 4.0), 120)
    [found] = proposals(lived.taken(119))
    assert found == Proposal("kratom", "g", lived.ordinal(60), 8.0, 4.0)


def test_a_rise_with_daily_swings_is_found_where_it_fits_best(lived: Lived) -> None:
    def live(day: Day) -> None:
        level = 3.0 if day.place < 70 else 6.0
        day.take(level + (day.place * day.place % 3) / 2)

    lived.write(live, 140)
    [found] = proposals(lived.taken(139))
    assert abs(found.day - lived.ordinal(70)) <= 2
    assert found.before < found.after


@pytest.mark.parametrize("at", [50, 60, 75])
def test_what_was_recorded_is_not_proposed(lived: Lived, at: int) -> None:
    def live(day: Day) -> None:
        if day.place == at:
            day.event("reduce")
        day.take(8.0 if day.place < 60 else 4.0)

    lived.write(live, 120)
    assert proposals(lived.taken(119)) == ()


def test_down_and_up_again_are_two_proposals(lived: Lived) -> None:
    lived.write(lambda day: day.take(4.0 if 60 <= day.place < 120 else 8.0), 200)
    found = proposals(lived.taken(199))
    assert [(one.day - lived.ordinal(0), one.before, one.after) for one in found] == [
        (60, 8.0, 4.0),
        (120, 4.0, 8.0),
    ]


def test_each_product_has_its_latest_proposal(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(4.0 if 60 <= day.place < 120 else 8.0)
        day.take(1.0 if day.place < 90 else 3.0, name="tea")
        day.take(2.0, name="magnesium")

    lived.write(live, 200)
    every = [lived.taken(199, name) for name in ("kratom", "tea", "magnesium")]
    found = latest_proposals(every)
    assert [(one.product, one.before, one.after) for one in found] == [
        ("kratom", 4.0, 8.0),
        ("tea", 1.0, 3.0),
    ]


def test_after_a_long_silence_nothing_is_said_of_when_it_changed(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place < 40 or day.place >= 120:
            day.take(8.0 if day.place < 40 else 4.0)

    lived.write(live, 200)
    assert proposals(lived.taken(199)) == ()


@pytest.mark.parametrize("habit", ["the same", "swings", "a little less", "hardly known"])
def test_a_habit_is_not_proposed(lived: Lived, habit: str) -> None:
    def live(day: Day) -> None:
        if habit == "the same":
            day.take(5.0)
        elif habit == "swings":
            day.take(*[day.chance.choice((2.0, 4.0, 6.0, 8.0))])
        elif habit == "a little less":
            day.take(8.0 if day.place < 60 else 6.5)
        elif day.place % 5 == 0:
            day.take(8.0 if day.place < 60 else 4.0)

    lived.write(live, 120)
    assert proposals(lived.taken(119)) == ()
