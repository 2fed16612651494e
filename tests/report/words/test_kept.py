"""Every sentence about a regimen, what it planned and what was taken, held here."""

from datetime import date

import pytest

from sidelog.analysis.changes import Change, Direction, Step
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.journal.keeping.regimens import with_plan
from sidelog.journal.rows import DoseDay, Product
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Differed, Kept, amounts
from sidelog.report.findings.drawn import Chart
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import lay_out
from sidelog.report.words import chart, page, screens
from sidelog.report.words import taken as say
from sidelog.report.words import taken as took
from sidelog.report.words.basics import NO_NUMBER

TODAY = date(2026, 11, 27).toordinal()
NONE = DoseDay(TODAY - 3, 0.0, 0, 0, estimated=False, earliest=None, latest=None)
SOME = NONE._replace(day=TODAY - 2, total=6.0, doses=2)
UNKNOWN = NONE._replace(day=TODAY - 1, doses=1, unknown=1)
DIFFERED = (Differed(NONE, 8.0), Differed(SOME, 8.0), Differed(SOME, 0.0))


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (Kept(365, 365, (), 0), "as planned on 365 of 365 days (nothing noted)"),
        (Kept(1, 1, (), 0), "as planned (nothing noted)"),
        (Kept(0, 0, DIFFERED[:1], 0), "none"),
        (
            Kept(1093, 1000, DIFFERED, 2),
            (
                "as planned on 1,093 of 1,098 days (nothing noted on 1,000); none on 1; "
                "another amount on 2; not fully known on 2"
            ),
        ),
    ],
)
def test_how_often_it_was_as_planned(of: Kept, said: str) -> None:
    assert say.how_kept(of) == said


def test_a_day_that_differed() -> None:
    assert [say.differed(one, "g") for one in DIFFERED] == [
        "Tue 24 Nov 2026: none (planned 8 g)",
        "Wed 25 Nov 2026: 6 g (planned 8 g)",
        "Wed 25 Nov 2026: 6 g (none planned)",
    ]
    assert say.instead(Differed(UNKNOWN, 0.0), "g") == "amount not known (none planned)"
    more = Differed(UNKNOWN._replace(total=9.0), 8.0)
    assert say.instead(more, "g") == "at least 9 g (planned 8 g)"
    assert (say.more_days(1), say.more_days(3)) == (
        "1 earlier day not listed here.",
        "3 earlier days not listed here.",
    )


@pytest.mark.parametrize(
    ("taken", "plan", "said"),
    [
        (NONE, 8.0, "planned 8 g"),
        (NONE, 0.0, "as planned"),
        (SOME, 6.0, "6 g in all, as planned"),
        (SOME, 8.0, "6 g in all, planned 8 g"),
        (SOME._replace(doses=1), 0.0, "none planned"),
        (UNKNOWN._replace(doses=2), 8.0, "planned 8 g"),
    ],
)
def test_what_stands_beside_a_dose(taken: DoseDay, plan: float, said: str) -> None:
    assert say.beside_a_dose(taken, plan, "g") == said


def test_a_day_and_days_of_which_nothing_is_noted() -> None:
    assert (
        say.of_a_day("kratom", 8.0, "g", is_over=True) == "kratom: 8 g, as planned (nothing noted)"
    )
    assert say.of_a_day("kratom", 0.0, "g", is_over=False) == "kratom: none planned"


def test_what_was_planned_for_some_days_is_said_in_order_each_with_its_days() -> None:
    product, days = Product(1, "kratom", None, "g", None), Period.of(TODAY - 2, TODAY)
    stop, back = RegimenStep(TODAY - 99, Rule(0.0)), RegimenStep(TODAY - 1, Rule(4.0))
    assert say.over_days(product, (stop, back), days, Kept(3, 3, (), 0)) == (
        "Kratom, planned: none on 25 Nov 2026; 4 g daily from 26 Nov to 27 Nov 2026. "
        "As planned on 3 of 3 days (nothing noted)."
    )
    # What holds on all of them needs no days; what begins among them does.
    assert say.over_days(product, (stop,), days, Kept(3, 0, (), 0)) == (
        "Kratom, planned: none. As planned on 3 of 3 days."
    )
    assert say.over_days(product, (back,), days, Kept(0, 0, (), 0)) == (
        "Kratom, planned: 4 g daily from 26 Nov to 27 Nov 2026."
    )


# Of what was taken


def lived(
    *steps: RegimenStep, days: tuple[DoseDay, ...] = (), change: Change | None = None
) -> Taken:
    """What was taken as a rule since a step's first day."""
    period = Period.of(steps[0].day, TODAY)
    listed = tuple(with_plan(days, steps, period))
    since = amounts(listed, Period.of(change.last + 1, TODAY)) if change else None
    changes = (change,) if change else ()
    product = Product(1, "kratom", None, "g", None)
    now = amounts(listed, Period.of(max(TODAY - 27, steps[0].day), TODAY))
    return Taken(product, listed, changes, period, None, now, None, (), since, steps)


def start(back: int, amount: float, every: int = 1) -> tuple[RegimenStep, Change]:
    """A rule that began so many days ago, and the change that it is."""
    day = TODAY - back
    step = Step(day, Direction.MORE, 0.0, amount / every, every=(1, every))
    return RegimenStep(day, Rule(amount, every)), Change("kratom", "g", (step,))


def test_a_rule_that_never_changed() -> None:
    step, change = start(99, 8.0)
    assert took.taken(lived(step, change=change, days=(NONE,)), TODAY) == (
        "8 g daily since 20 August; as planned on 99 of 100 days (nothing noted); none on 1."
    )
    # So it is where doses had been noted before, and nothing changed.
    assert took.taken(lived(step), TODAY).startswith("8 g daily since 20 August; as planned on 100")
    often, began = start(9, 10.0, 2)  # of ten days, five are off
    assert took.taken(lived(often, change=began), TODAY).startswith(
        "10 g every other day since 18 November; as planned on 5 of 5 days"
    )


def test_of_a_taper_it_is_said_on_how_many_days_it_differed() -> None:
    first, second = RegimenStep(TODAY - 9, Rule(7.0)), RegimenStep(TODAY - 1, Rule(5.0))
    taper = Change(
        "kratom",
        "g",
        (Step(TODAY - 9, Direction.LESS, 8.0, 7.0), Step(TODAY - 1, Direction.LESS, 7.0, 5.0)),
    )

    def of(*days: DoseDay) -> str:
        return say.in_full(lived(first, second, days=days, change=taper), taper, TODAY)

    told = "8 g → 7 g → 5 g between 18 November and 26 November"
    assert of() == told
    assert of(NONE) == f"{told}; 1 day differed"
    nine = SOME._replace(total=9.0)
    assert of(nine) == f"{told}; 1 day differed, 9 g on 25 November"
    assert of(NONE, nine) == f"{told}; 2 days differed, at most 9 g on 25 November"


def test_of_the_first_day_there_is_nothing_to_count() -> None:
    step, change = start(0, 8.0)
    said = "8 g daily since 27 November; today as planned (nothing noted)."
    assert took.taken(lived(step, change=change), TODAY) == said


def test_a_page_of_some_days_tells_how_a_plan_was_kept_on_these() -> None:
    step, change = start(99, 8.0)
    lately = Period.of(TODAY - 9, TODAY)
    early = NONE._replace(day=TODAY - 50)
    assert took.taken(lived(step, change=change, days=(early,)), TODAY, lately) == (
        "8 g daily since 20 August; in these days as planned on 10 of 10 days (nothing noted)."
    )
    before = Period.of(TODAY - 199, TODAY - 150)
    assert took.taken(lived(step), TODAY, before) == "8 g daily since 20 August."


def test_a_day_of_twice_the_plan_is_said_with_its_day() -> None:
    step, change = start(9, 7.0)
    high = SOME._replace(total=24.0)
    said = took.taken(lived(step, change=change, days=(high,)), TODAY)
    assert said.endswith(
        "; as planned on 9 of 10 days (nothing noted); another amount on 1, 24 g on 25 November."
    )
    two = (NONE._replace(doses=1, total=14.0), high._replace(unknown=1))
    assert took.most(lived(step, days=two), Period.of(TODAY - 9, TODAY), TODAY) == (
        "at most 24 g on 25 November"
    )
    assert took.most(lived(step, days=two[1:]), Period.of(TODAY - 9, TODAY), TODAY) == (
        "at least 24 g on 25 November"
    )


def test_a_rule_that_changed() -> None:
    first, last = RegimenStep(TODAY - 99, Rule(8.0)), RegimenStep(TODAY - 9, Rule(6.0, 2))
    change = Change("kratom", "g", (Step(last.day, Direction.LESS, 8.0, 3.0, every=(1, 2)),))
    assert took.taken(lived(first, last, change=change), TODAY) == (
        "8 g → 6 g every other day on 18 November; since then as planned on 5 of 5 days "
        "(nothing noted)."
    )
    # A step that changed nothing came after it.
    again = RegimenStep(TODAY - 3, Rule(6.0, 2))
    assert took.taken(lived(first, last, again, change=change), TODAY).endswith(
        "18 November. 6 g every other day since 24 November; as planned on 2 of 2 days "
        "(nothing noted)."
    )
    assert page.stretch_name(1, change) == "After: 6 g every other day"
    assert page.stretch_name(0, change) == "Before, 8 g"


def test_a_rule_that_was_stopped() -> None:
    first, last = RegimenStep(TODAY - 99, Rule(8.0)), RegimenStep(TODAY - 9, Rule(0.0))
    change = Change("kratom", "g", (Step(last.day, Direction.LESS, 8.0, 0.0),))
    assert took.taken(lived(first, last, change=change), TODAY) == (
        "8 g → 0 on 18 November. None on 9 of the 9 days since, as planned (nothing noted)."
    )
    noted = lived(first, last, change=change, days=(NONE,))
    assert took.taken(noted, TODAY).endswith("as planned (nothing noted on 8).")


def test_a_change_that_was_told_after_the_rule_began() -> None:
    step, _ = start(20, 8.0)
    told = Change("kratom", "g", (Step(TODAY - 3, Direction.LESS, 8.0, 6.0),))
    assert took.taken(lived(step, change=told), TODAY) == "8 g → 6 g on 24 November."


# On screens and on the page


def test_how_many_days_of_a_plan_are_noted() -> None:
    step, _ = start(9, 8.0)
    silent, noted = lived(step), lived(step, days=(NONE, SOME))
    assert screens.days_known(silent.over(silent.period)) == "as planned"
    assert screens.days_known(noted.over(noted.period)) == "2 noted"
    assert screens.days_known(amounts((), silent.period)) == "0 of 10"
    # The days before the record of a product are none on which nothing was noted.
    assert silent.over(Period.of(TODAY - 29, TODAY)) == silent.over(silent.period)
    before = silent.over(Period.of(TODAY - 99, TODAY - 30))
    assert (before.known, before.not_noted, before.period.days) == (0, 0, 0)
    of = noted.over(noted.period)
    assert screens.doses_of_piece("week", of, 70.0, "g")[1:4] == ("9 days", "1 day", "8 days")
    part = amounts(noted.days, Period.of(TODAY - 11, TODAY))
    assert screens.doses_of_piece("week", part, 70.0, "g")[3] == "10 days"
    assert screens.doses_of_day(TODAY, silent.days[-1], "g") == (
        "Fri 27 Nov 2026",
        "8 g",
        "1",
        "not noted",
    )
    off = silent.days[-1]._replace(total=0.0, doses=0)
    assert screens.doses_of_day(TODAY, off, "g")[1:] == ("none", NO_NUMBER, "none planned")
    assert page.month_cells(of, "g")[0] == "10 of 10, none on 1, nothing noted on 8"
    assert chart.doses(noted, noted.period, Unit.WEEK, of) == (
        "kratom, 18 Nov 2026: taken on 9 of 10 days, 8 g a day, none taken on 1, "
        "nothing noted on 8."
    )


def test_the_day_table_marks_what_counts_as_planned() -> None:
    step, _ = start(9, 8.0)
    day = lived(step).days[-1]
    assert page.day_total(day) == "8p"
    assert page.day_total(day._replace(planned=False)) == "8"
    assert (say.week_as_planned(8.0), say.week_as_planned(0.0)) == (
        "8 daily, as planned",
        "none, as planned",
    )


def test_a_day_off_is_no_silence() -> None:
    step, _ = start(9, 10.0, 2)
    of = lived(step).over(Period.of(TODAY - 9, TODAY))
    assert (of.taken, of.none, of.planned, of.off) == (5, 5, 10, 5)
    assert screens.doses_of_piece("week", of, 50.0, "g")[1:4] == ("5 days", "5 days", "5 days")


def test_how_a_plan_is_read_in_a_chart() -> None:
    step, _ = start(9, 8.0)
    taken = lived(step, days=(NONE,))
    time = lay_out(taken.period, 20)
    whole = Chart(taken.period, None, taken, ())
    assert list(chart.how_to_read(whole, time))[2:] == [
        "Plan: as planned on 9 of 10 days (nothing noted); none on 1.",
        "Not as planned: - less was taken, + more, * both.",
    ]
    assert len(list(chart.how_to_read(whole._replace(taken=lived(step)), time))) == 3
    assert [chart.plan(rule) for rule in (Rule(8.0), Rule(0.0), Rule(6.0, 2))] == [
        "8",
        "0",
        "6 every other day",
    ]
    marks = [chart.unlike(some) for some in ((), DIFFERED[:1], DIFFERED[2:], DIFFERED)]
    assert marks == [" ", "-", "+", "*"]
