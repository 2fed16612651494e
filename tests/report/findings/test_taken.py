from collections.abc import Sequence
from datetime import datetime, time, timedelta, timezone

import pytest

from sidelog.analysis.changes import Direction
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.journal.keeping.regimens import write_regimen
from sidelog.journal.rows import DoseDay
from sidelog.period import Period
from sidelog.report.findings.amounts import amounts
from tests.report.findings.lives import Day, Lived

LESS, MORE = Direction.LESS, Direction.MORE


def steps(lived: Lived, place: int) -> list[tuple[int, Direction, float | None, float | None]]:
    """Every step until a day: its place, which way it went, the amounts."""
    return [
        (step.day - lived.ordinal(0), step.direction, step.before, step.after)
        for change in lived.taken(place).changes
        for step in change.steps
    ]


# Amounts


def test_a_day_of_which_nothing_was_said_is_no_day_without() -> None:
    period = Period.of(1, 28)
    said = [DoseDay(day, 4.0, 2, 0, estimated=False, earliest=None, latest=None) for day in (1, 2)]
    none = DoseDay(3, 0.0, 0, 0, estimated=False, earliest=None, latest=None)
    found = amounts([*said, none], period)
    assert (found.taken, found.none, found.known, found.unsaid) == (2, 1, 3, 25)
    assert (found.typical, found.lowest, found.highest) == (4.0, 4.0, 4.0)
    assert found.doses_a_day == 2


def test_an_amount_that_is_not_known_is_no_zero(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(*[(2.0, None), (6.0,), (None,)][day.place % 3])

    lived.write(live, 30)
    found = lived.taken(29)
    assert (found.now.taken, found.now.in_part) == (28, 19)
    assert (found.now.typical, found.now.lowest, found.now.highest) == (6.0, 6.0, 6.0)
    assert set(found.totals.values) == {6.0}


def test_of_no_days_nothing_is_typical() -> None:
    found = amounts([], Period.of(5, 4))
    assert (found.known, found.unsaid, found.typical, found.highest) == (0, 0, None, None)
    assert (found.doses_a_day, found.earliest, found.latest) == (None, None, None)


def test_a_said_none_is_a_zero(lived: Lived) -> None:
    lived.write(lambda day: day.take(*([4.0] if day.place % 3 == 0 else [])), 84)
    found = lived.taken(83)
    assert (found.now.typical, found.now.lowest) == (0.0, 4.0)
    assert found.over(Period(lived.on(0), lived.on(2))).none == 2


def test_a_dose_after_midnight_is_late_on_the_day_it_belongs_to(lived: Lived) -> None:
    zone = timezone(timedelta(hours=1))

    def live(day: Day) -> None:
        for at in ((0, time(8, 15)), (1, time(1, 30))):
            moment = datetime.combine(day.date + timedelta(days=at[0]), at[1], tzinfo=zone)
            day.journal.take(day.product(), day.date, 2.0, entered="x", at=moment, estimate=True)

    lived.write(live, 10)
    found = lived.taken(9).now
    assert (found.earliest, found.latest) == (8 * 60 + 15, 60 + 30)
    assert (found.doses_a_day, found.estimated) == (2, 10)


def test_the_peak_is_the_highest_month_and_not_the_highest_day(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(30.0 if day.place == 100 else 8.0 if 40 <= day.place < 110 else 5.0)

    lived.write(live, 200)
    assert lived.taken(199).peak == 8.0


def test_of_a_few_days_the_highest_is_the_peak(lived: Lived) -> None:
    lived.write(lambda day: day.take(1.0 + day.place), 4)
    assert lived.taken(3).peak == 4.0


# Changes


def test_what_the_person_said_wins_over_what_the_doses_say(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event("reduce", before=9, after=3)
        if day.place == 90:
            day.event("reduce")
        day.take(8.0 if day.place < 60 else 4.0 if day.place < 90 else 2.0)

    lived.write(live, 150)
    assert steps(lived, 149) == [(60, LESS, 9.0, 3.0), (90, LESS, 4.0, 2.0)]


def test_where_neither_says_it_an_amount_is_not_known(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event("reduce")
        if day.place % 10 == 0:
            day.take(4.0)

    lived.write(live, 100)
    assert steps(lived, 99) == [(60, LESS, None, None)]


def test_a_stop_ends_in_none_and_a_start_begins_there(lived: Lived) -> None:
    kinds = {10: "start", 40: "stop", 70: "restart", 100: "increase"}

    def live(day: Day) -> None:
        if day.place in kinds:
            day.event(kinds[day.place])
        day.rate(mood=5.0)

    lived.write(live, 120)
    assert steps(lived, 119) == [
        (10, MORE, 0.0, None),
        (40, LESS, None, 0.0),
        (70, MORE, 0.0, None),
        (100, MORE, None, None),
    ]
    changes = lived.taken(119).changes
    assert [change.stopped for change in changes] == [False, True, False]
    assert [change.again for change in changes] == [False, False, True]
    # Of what is still to come nothing is known.
    assert len(steps(lived, 69)) == 2


@pytest.mark.parametrize("kind", ["start", "restart"])
def test_what_was_taken_before_a_start_wins_over_none(lived: Lived, kind: str) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event(kind)
        day.take(3.0 if day.place < 60 else 4.0)

    lived.write(live, 90)
    assert steps(lived, 89) == [(60, MORE, 3.0, 4.0)]
    assert not lived.taken(89).changes[0].again


@pytest.mark.parametrize(("last", "again"), [(20, True), (52, True), (53, False), (None, False)])
def test_a_start_after_earlier_doses_is_a_return(
    lived: Lived, last: int | None, *, again: bool
) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place == 60:
            day.event("start")
        if day.place == last or day.place >= 60:
            day.take(3.0)
        elif day.place == 0:
            day.take()

    lived.write(live, 70)
    [change] = lived.taken(69).changes
    assert (change.before, change.after, change.again) == (0.0, 3.0, again)


def test_a_start_after_a_stop_is_a_return(lived: Lived) -> None:
    kinds = {10: "start", 40: "stop", 70: "start"}

    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place in kinds:
            day.event(kinds[day.place])

    lived.write(live, 80)
    assert [change.again for change in lived.taken(79).changes] == [False, False, True]


def test_of_two_changes_on_a_day_both_have_the_amounts_around_it(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event("reduce")
            day.event("reduce")
        day.take(8.0 if day.place < 60 else 4.0)

    lived.write(live, 100)
    assert steps(lived, 99) == [(60, LESS, 8.0, 4.0)] * 2


# Now


@pytest.mark.parametrize(
    ("kind", "place", "days", "typical"),
    [
        ("stop", 60, 0, None),
        ("stop", 61, 1, 0.0),
        ("stop", 63, 3, 0.0),
        ("stop", 87, 27, 0.0),
        ("stop", 99, 28, 0.0),
        ("reduce", 63, 3, 1.0),
    ],
)
def test_now_begins_after_the_latest_change(
    lived: Lived, kind: str, place: int, days: int, typical: float | None
) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event(kind)
        after = [] if kind == "stop" else [1.0]
        day.take(*([4.0] if day.place <= 60 else after))

    lived.write(live, 100)
    now = lived.taken(place).now
    assert (now.period.days, now.typical) == (days, typical)
    assert now.period.last == lived.on(place)


@pytest.mark.parametrize(
    ("taken", "usual", "amount_now"),
    [
        (range(28), (4.0, True), 4.0),
        (range(13, 28), (4.0, True), 4.0),  # on most days, and none on the others
        (range(14, 28), (4.0, False), None),
        (range(20, 26), (4.0, False), None),
        ((), None, 0.0),
    ],
)
def test_an_amount_a_day_is_of_what_is_taken_on_most_days(
    lived: Lived,
    taken: Sequence[int],
    usual: tuple[float, bool] | None,
    amount_now: float | None,
) -> None:
    lived.write(lambda day: day.take(*([4.0] if day.place in taken else [])), 28)
    found = lived.taken(27)
    assert (found.usual, found.amount_now) == (usual, amount_now)


def test_now_begins_no_earlier_than_the_record_of_a_product(lived: Lived) -> None:
    lived.write(lambda day: day.take(4.0), 12)
    assert lived.taken(11).now.period == Period(lived.on(0), lived.on(11))


def test_of_a_product_never_taken_only_its_changes_are_known(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place == 20:
            day.event("stop", before=5)
            day.product("tea")
        if day.place == 25:
            day.journal.add_event("illness", day.date, title="flu")

    lived.write(live, 40)
    found = lived.taken(39)
    assert (found.days, found.lapses, found.last_use, found.peak) == ((), (), None, None)
    assert found.period == Period(lived.on(20), lived.on(39))
    assert found.since is not None
    assert (found.since.known, found.since.unsaid) == (0, 19)
    with pytest.raises(StopIteration):
        lived.taken(39, "tea")
    with pytest.raises(StopIteration):
        lived.taken(19)


def test_what_changed_last_comes_first(lived: Lived) -> None:
    def live(day: Day) -> None:
        for name in ("tea", "kratom", "magnesium"):
            day.take(2.0, name=name)
        if day.place == 30:
            day.event("reduce", "kratom")
        if day.place == 50:
            day.event("reduce", "magnesium")

    lived.write(live, 60)
    names = [one.product.name for one in lived.answers(59).taken]
    assert names == ["magnesium", "kratom", "tea"]
    assert lived.taken(59, "tea").since is None


# Of late


def test_lately_only_the_latest_change_and_three_years_are_read(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 30:
            day.event("reduce")
        day.take(8.0 if day.place < 30 else 2.0)

    lived.write(live, 200)
    assert lived.taken(199, lately=True) == lived.taken(199)
    years = 199 + 4 * 365
    short, whole = lived.taken(years, lately=True), lived.taken(years)
    assert short.changes == whole.changes
    assert short.period.first == max(whole.period.first, short.period.first)


@pytest.mark.parametrize(
    ("first", "found"),
    [
        (-40, [(20, LESS, 8.0, 6.0)]),
        (-6, [(20, LESS, 8.0, 6.0)]),
        (0, [(20, LESS, 8.0, 6.0)]),
        (6, [(20, LESS, 8.0, 6.0)]),
        (7, [(7, MORE, 0.0, 8.0), (20, LESS, 8.0, 6.0)]),
    ],
)
def test_a_plan_of_before_a_record_or_its_first_days_is_no_start(
    lived: Lived, first: int, found: list[object]
) -> None:
    def live(day: Day) -> None:
        day.rate(mood=5.0)
        if day.place == 8:
            begin = lived.ordinal(0)
            rules = [RegimenStep(begin + first, Rule(8.0)), RegimenStep(begin + 20, Rule(6.0))]
            write_regimen(day.journal, day.product("kratom"), rules)

    lived.write(live, 30)
    assert steps(lived, 29) == found
