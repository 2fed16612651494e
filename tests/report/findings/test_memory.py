from datetime import date
from random import Random

from sidelog.analysis.series import Written, from_days
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import BUILT_IN
from sidelog.report.findings.answers import now_against_before
from sidelog.report.findings.finding import Memory, Question
from tests.report.findings.lives import Day, Lived, finding, stopping

BEGIN = date(2023, 1, 2).toordinal()


def test_a_verdict_may_hold_without_what_was_written_from_memory(lived: Lived) -> None:
    lived.write(stopping(150, dryness=3.0), 300, lambda at: 4 if at % 9 == 0 else at % 2)
    skin = finding(lived.answers(299), "dryness")
    assert skin.verdict is Verdict.WORSE
    assert skin.memory is not None
    assert skin.compared is not None
    both = [day for one in skin.compared for day in one.days]
    assert skin.memory.entries == sum((day - lived.ordinal(0)) % 9 == 0 for day in both)
    assert skin.memory.holds is True


def test_it_may_rest_on_what_was_written_from_memory(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 150:
            day.event("stop")
        remembered = day.place >= 150 and day.place % 3 != 0
        day.rate(dryness=3.0 if remembered else 1.0)

    lived.write(live, 330, lambda place: 5 if place >= 150 and place % 3 != 0 else 0)
    skin = finding(lived.answers(329), "dryness")
    assert skin.verdict is Verdict.WORSE
    assert skin.memory is not None
    assert skin.memory.holds is False


def test_it_is_not_known_where_too_few_would_be_left(lived: Lived) -> None:
    lived.write(stopping(150, dryness=3.0), 300, lambda place: 5 if place >= 190 else 0)
    skin = finding(lived.answers(299), "dryness")
    assert skin.memory is not None
    assert skin.memory.holds is None


def test_what_was_written_in_time_is_not_from_memory(lived: Lived) -> None:
    lived.write(stopping(150, dryness=3.0), 300, lambda place: place % 2)
    assert finding(lived.answers(299), "dryness").memory is None


def test_a_level_that_lasts_holds_if_it_lasts_without_memory(lived: Lived) -> None:
    def live(day: Day) -> None:
        level = 0.8 if day.place < 200 else 2.2 if day.place < 260 else 1.4
        day.rate(dryness=level)

    lived.write(live, 330, lambda place: 4 if place % 20 == 0 else 0)
    found = finding(lived.answers(329), "dryness", Question.NOW)
    assert (found.verdict, found.lasts) == (Verdict.WORSE, True)
    assert found.memory is not None
    assert found.memory.holds is True


def test_a_level_may_only_last_in_memory() -> None:
    chance = Random(32)  # noqa: S311 - a journal in which it does
    values, written = {}, {}
    for place in range(336):
        remembered = place >= 262 and place % 2 == 0
        level = 0.8 if place < 200 else 2.4 if place < 262 else 1.2 if remembered else 0.8
        values[BEGIN + place] = float(min(max(round(level + chance.gauss(0, 0.7)), 0), 4))
        written[BEGIN + place] = Written(5 if remembered else 0)
    today = BEGIN + 335
    series = from_days(values, BEGIN, today, written=written)
    measures = {one.name: one for one in BUILT_IN if one.name == "dryness"}
    begun = {"dryness": date.fromordinal(BEGIN)}
    [found] = now_against_before(measures, {"dryness": series}, begun, [], today)
    assert (found.verdict, found.lasts) == (Verdict.WORSE, True)
    assert found.memory == Memory(28, holds=False)
