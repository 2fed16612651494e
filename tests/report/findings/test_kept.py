"""What a regimen planned and what was taken: counted by hand, and the steps as changes."""

import pytest

from sidelog.analysis.changes import Direction
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.journal.keeping.regimens import write_regimen
from sidelog.journal.rows import DoseDay
from sidelog.period import Period
from sidelog.report.findings.amounts import far_above, kept
from tests.report.findings.lives import Day, Lived

LESS, MORE = Direction.LESS, Direction.MORE
TODAY = 30
PLAN = (RegimenStep(1, Rule(8.0)), RegimenStep(21, Rule(6.0, 2)), RegimenStep(27, Rule(0.0)))


def taken(day: int, total: float, doses: int = 1, unknown: int = 0) -> DoseDay:
    return DoseDay(day, total, doses, unknown, estimated=False, earliest=None, latest=None)


def planned(day: int) -> DoseDay:
    return taken(day, 0.0)._replace(planned=True)


def test_days_are_as_planned_or_not_or_not_known() -> None:
    days = [
        planned(1),
        taken(2, 8.0, 2),
        taken(3, 7.9),
        taken(4, 0.0, 0),
        taken(5, 2.0, 2, unknown=1),  # may be all of it
        taken(6, 9.0, 2, unknown=1),  # is more in any case
        taken(22, 6.0),  # on a day off
        taken(23, 6.0),
        taken(24, 0.0, 0),
        taken(28, 0.0, 1, unknown=1),  # something, after a stop
    ]
    found = kept(days, PLAN, Period.of(1, TODAY), TODAY)
    assert (found.as_planned, found.silent, found.unknown) == (4, 1, 1)
    assert [(one.taken.day, one.planned) for one in found.differed] == [
        (3, 8.0),
        (4, 8.0),
        (6, 8.0),
        (22, 0.0),
        (28, 0.0),
    ]
    assert (found.none, found.days) == (1, 10)


@pytest.mark.parametrize(
    ("day", "differs"),
    [
        (taken(20, 2.0), False),  # the evening may bring the rest
        (taken(20, 2.0, 2, unknown=1), False),
        (taken(20, 9.0), True),
        (taken(20, 0.0, 0), True),
    ],
)
def test_the_present_day_is_not_over(day: DoseDay, *, differs: bool) -> None:
    found = kept([day], PLAN, Period.of(1, 20), 20)
    assert len(found.differed) == differs
    assert (found.as_planned, found.unknown) == (0, 0)


# In a journal


def plan(day: Day, *steps: tuple[int, float, int], name: str = "kratom") -> None:
    """A plan from that day on: so many days later, so much, every so many days."""
    begin = day.date.toordinal()
    write_regimen(
        day.journal,
        day.product(name),
        [RegimenStep(begin + later, Rule(amount, every)) for later, amount, every in steps],
    )


def start(day: Day, *steps: tuple[int, float, int]) -> None:
    """The first day of a journal, on which a plan is started."""
    if not day.place:
        day.rate(mood=5.0)
        day.event("start")
        plan(day, *steps)


def changes(lived: Lived, place: int) -> list[tuple[int, Direction, float | None, float | None]]:
    return [
        (step.day - lived.ordinal(0), step.direction, step.before, step.after)
        for change in lived.taken(place).changes
        for step in change.steps
    ]


def test_the_steps_that_have_begun_are_changes(lived: Lived) -> None:
    lived.write(lambda day: start(day, (0, 8, 1), (30, 6, 1), (60, 0, 1)))
    assert changes(lived, 29) == [(0, MORE, 0.0, 8.0)]
    assert changes(lived, 59) == [(0, MORE, 0.0, 8.0), (30, LESS, 8.0, 6.0)]
    stopped = lived.taken(80)
    assert stopped.changes[-1].stopped
    assert stopped.since is not None
    assert (stopped.since.none, stopped.since.planned, stopped.since.unsaid) == (20, 20, 0)
    assert stopped.last_use == lived.ordinal(59)
    assert stopped.peak == 8.0


def test_what_was_logged_before_a_regimen_is_what_it_changes(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place < 40:
            day.take(8.0)
        elif day.place == 40:
            plan(day, (0, 6, 1))

    lived.write(live, 60)
    assert changes(lived, 59) == [(40, LESS, 8.0, 6.0)]
    assert lived.taken(59).over(Period(lived.on(30), lived.on(49))).planned == 10


def test_the_same_change_by_an_event_and_by_a_step_is_one(lived: Lived) -> None:
    def live(day: Day) -> None:
        if not day.place:
            plan(day, (0, 8, 1), (40, 6, 1))
            day.event("start")
        if day.place == 43:
            day.event("reduce", before=8, after=6)

    lived.write(live, 80)
    assert changes(lived, 79) == [(0, MORE, 0.0, 8.0), (40, LESS, 8.0, 6.0)]


def test_a_change_that_only_an_event_tells_ends_the_plan(lived: Lived) -> None:
    def live(day: Day) -> None:
        start(day, (0, 8, 1))
        if day.place == 40:
            day.event("stop")
        if day.place == 70:
            plan(day, (0, 2, 1))

    lived.write(live, 90)
    found = lived.taken(69)
    assert found.in_force == RegimenStep(lived.first.toordinal() + 40, Rule(0), "e2")
    assert found.since is not None
    assert (found.since.known, found.since.unsaid, found.lapses) == (29, 0, ())
    assert changes(lived, 89) == [(0, MORE, 0.0, 8.0), (40, LESS, 8.0, 0.0), (70, MORE, 0.0, 2.0)]


def test_after_an_amount_that_was_told_a_regimen_begins_there(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place == 10:
            day.event("start", after=25)
        if day.place == 40:
            plan(day, (0, 50, 1))

    lived.write(live, 60)
    assert changes(lived, 59) == [(10, MORE, 0.0, 25), (40, MORE, 25, 50.0)]


def test_a_short_return_by_the_plan_is_a_lapse(lived: Lived) -> None:
    def live(day: Day) -> None:
        start(day, (0, 8, 1), (30, 0, 1), (60, 4, 1), (70, 0, 1))

    lived.write(live, 90)
    found = lived.taken(89)
    assert [change.stopped for change in found.changes] == [False, True]
    assert found.lapses == tuple(map(lived.ordinal, range(60, 70)))


def test_of_what_has_days_off_the_amount_a_day_is_the_average(lived: Lived) -> None:
    lived.write(lambda day: start(day, (0, 10, 2)), 60)
    found = lived.taken(59)
    assert (found.now.typical, found.now.taken, found.now.none) == (5.0, 14, 14)
    assert found.peak == 10.0
    assert found.over(Period(lived.on(0), lived.on(6))).typical == pytest.approx(40 / 7)


def test_lately_a_regimen_of_long_ago_costs_no_more(lived: Lived) -> None:
    lived.write(lambda day: start(day, (0, 8, 1), (30, 6, 1)), 40)
    short, whole = lived.taken(2000, lately=True), lived.taken(2000)
    assert short.changes == whole.changes
    assert (len(whole.days), len(short.days)) == (2001, 3 * 365 + 1)
    assert short.kept(Period(lived.on(1900), lived.on(2000))).silent == 101


def test_of_days_before_the_journal_a_plan_is_only_told(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place < 3:
            return
        day.rate(mood=5.0)
        if day.place == 3:
            plan(day, (-100, 50, 1), name="sertraline")
            plan(day, (-100, 8, 1), (-7, 7, 1))
            plan(day, (-100, 10, 1), (-40, 0, 1), name="zinc")
        if day.place == 5:
            day.take(24.0)

    lived.write(live, 10)
    # Nobody was asked what was taken before: it is no start, and no 0 stands for it.
    assert changes(lived, 9) == [(-4, LESS, 8.0, 7.0)]
    main, other = lived.taken(9), lived.taken(9, "sertraline")
    assert other.changes == ()
    change = main.changes[0]
    assert [one.on(change.first - 1) for one in (main, other)] == [8.0, 50.0]
    assert other.on(lived.ordinal(-200)) is None
    # Of which nothing is said counts as planned, which is said with it.
    whole = other.kept(other.period)
    assert (whole.days, whole.silent) == (107, 107)
    stopped = lived.taken(9, "zinc")
    assert stopped.since is not None
    assert (stopped.since.none, stopped.since.period.days) == (7, 7)
    assert [(one.taken.total, one.planned) for one in main.far_above(main.period)] == [(24.0, 7.0)]


def test_a_start_that_was_told_is_one_however_early(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if not day.place:
            plan(day, (-100, 50, 1))
            journal, product = day.journal, day.product()
            journal.add_event("start", lived.on(-100), product=product, after=50)

    lived.write(live, 10)
    assert changes(lived, 9) == [(-100, MORE, 0.0, 50.0)]


def test_a_start_long_before_a_plan_says_that_some_was_taken(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place == 10:
            day.event("start")
        if day.place == 60:
            plan(day, (0, 6, 1))

    lived.write(live, 70)
    assert changes(lived, 69) == [(10, MORE, 0.0, None)]


@pytest.mark.parametrize(
    ("totals", "found"),
    [
        ([7, 7, 7, 24, 7, 7, 7], [24]),
        ([7, 7, 7, 13, 7, 7, 7], []),
        ([8, 8, 8, 8, 4, 4, 4, 4], []),  # a new amount stands out on neither side of it
        ([4, 4, 4, 8, 8, 8, 8], []),
        ([4, 4, 4, 8], [8]),
        ([2, 24, 2], []),  # nothing is usual yet
        ([0, 7, 0, 7, 0, 7, 0, 7], []),  # days without it are no measure of those with it
    ],
)
def test_a_day_of_twice_the_usual_stands_out(totals: list[int], found: list[int]) -> None:
    days = [taken(day, float(total), int(total > 0)) for day, total in enumerate(totals, 1)]
    stand_out = far_above(days, (), Period.of(1, 99))
    assert [one.taken.total for one in stand_out] == found


def test_what_a_plan_has_for_a_day_is_the_usual_of_it() -> None:
    seldom = (RegimenStep(1, Rule(15.0, 7)), RegimenStep(20, Rule(0.0)))
    days = [taken(1, 15.0), taken(8, 30.0), taken(15, 15.0), taken(22, 15.0)]
    assert [one.taken.day for one in far_above(days, seldom, Period.of(1, 30))] == [8]


def test_what_lies_ahead_is_nothing_yet(lived: Lived) -> None:
    lived.write(lambda day: plan(day, (50, 8, 1)) if not day.place else None, 10)
    with pytest.raises(StopIteration):
        lived.taken(9)
    assert lived.taken(50).days[-1].planned
