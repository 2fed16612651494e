"""Regimens in the journal: how steps are written, and what they plan for each day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.errors import BadDataError
from sidelog.journal.entries import delete_entry, edit_entry, find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.regimens import postpone, regimens, with_plan, write_regimen
from sidelog.journal.rows import DoseDay, Outcome, Product
from sidelog.period import Period
from tests.journal.conftest import Write

SUNDAY = date(2026, 11, 22)
NUMBER = SUNDAY.toordinal()


@pytest.fixture
def kratom(kept: Journal) -> Product:
    return kept.add_product("kratom", unit="g")


def step(back: int, amount: float, every: int = 1, times: int = 1) -> RegimenStep:
    """A step that begins so many days before the fixed Sunday."""
    return RegimenStep(NUMBER - back, Rule(amount, every, times))


def known(journal: Journal, product: Product, back: int = 10) -> list[tuple[int, float, bool]]:
    """The days up to the Sunday that are known: how long ago, the total, whether by plan."""
    period = Period(SUNDAY - timedelta(days=back), SUNDAY)
    return [
        (NUMBER - one.day, one.total, one.planned) for one in journal.dose_days(product, period)
    ]


def steps(journal: Journal, product: Product) -> list[tuple[int, float]]:
    return [(NUMBER - one.day, one.rule.amount) for one in journal.regimen(product)]


# What is planned


def test_a_day_is_as_planned_unless_something_was_said_of_it(
    kept: Journal, kratom: Product
) -> None:
    write_regimen(kept, kratom, [step(4, 6, times=2)])
    kept.take(kratom, SUNDAY - timedelta(days=5), 9, entered="9")
    kept.take_none(kratom, SUNDAY - timedelta(days=3))
    kept.take(kratom, SUNDAY - timedelta(days=2), 1, entered="1")
    assert known(kept, kratom) == [
        (5, 9, False),
        (4, 6, True),
        (3, 0, False),
        (2, 1, False),
        (1, 6, True),
        (0, 6, True),
    ]
    planned = kept.dose_days(kratom, Period(SUNDAY, SUNDAY))
    assert planned == [DoseDay(NUMBER, 6, 2, 0, False, None, None, True)]  # noqa: FBT003
    said = kept.said_days(kratom, Period(SUNDAY - timedelta(days=10), SUNDAY))
    assert [NUMBER - one.day for one in said] == [5, 3, 2]


def test_days_off_and_days_after_a_stop_are_days_without(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(5, 10, every=2), step(1, 0)])
    assert [total for _, total, _ in known(kept, kratom)] == [10, 0, 10, 0, 0, 0]


def test_a_change_that_was_told_otherwise_ends_what_is_planned(
    kept: Journal, kratom: Product
) -> None:
    write_regimen(kept, kratom, [step(40, 8), step(12, 6)])
    kept.add_event("reduce", SUNDAY - timedelta(days=38), product=kratom)  # the first step
    kept.add_event("reduce", SUNDAY - timedelta(days=15), product=kratom)  # the second
    kept.add_event("illness", SUNDAY - timedelta(days=3))
    assert len(known(kept, kratom, 40)) == 41
    kept.add_event("stop", SUNDAY - timedelta(days=3), product=kratom)
    kept.add_event("reduce", SUNDAY - timedelta(days=25), product=kratom)
    days = [back for back, _, _ in known(kept, kratom, 40)]
    assert days == [*range(40, 25, -1), *range(12, -1, -1)]


def test_a_regimen_is_recorded_from_its_first_day_on(kept: Journal, kratom: Product) -> None:
    assert (kept.first_dose(kratom), kept.span()) == (None, None)
    write_regimen(kept, kratom, [step(30, 8), step(-30, 6)])
    assert kept.first_dose(kratom) == SUNDAY - timedelta(days=30)
    assert kept.span() == (SUNDAY - timedelta(days=30), SUNDAY)
    kept.take(kratom, SUNDAY - timedelta(days=50), 8, entered="8")
    assert kept.first_dose(kratom) == SUNDAY - timedelta(days=50)


def test_a_plan_that_lies_ahead_is_an_entry_of_the_day_on_which_it_was_said(
    kept: Journal, kratom: Product
) -> None:
    write_regimen(kept, kratom, [step(-30, 6)])
    assert kept.span() == (SUNDAY, SUNDAY)
    assert known(kept, kratom) == []


@given(
    st.dictionaries(st.integers(0, 60), st.sampled_from([0.0, 2.0, 5.0]), max_size=5),
    st.dictionaries(st.integers(0, 60), st.floats(0, 9), max_size=20),
)
def test_every_day_from_the_first_step_on_is_known_once_and_what_was_said_stands(
    plan: dict[int, float], said: dict[int, float]
) -> None:
    regimen = [RegimenStep(1 + day, Rule(amount, 3)) for day, amount in sorted(plan.items())]
    days = [
        DoseDay(1 + day, total, 1, 0, estimated=False, earliest=None, latest=None)
        for day, total in sorted(said.items())
    ]
    found = with_plan(days, regimen, Period.of(1, 61))
    assert [one for one in found if not one.planned] == days
    planned = set(range(1 + min(plan, default=61), 62))
    assert [one.day for one in found] == sorted(planned | {one.day for one in days})
    assert all((one.doses == 1) is (one.total > 0) for one in found if one.planned)


# How it is written


def test_a_plan_holds_from_its_first_day_on(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(30, 8), step(20, 6), step(10, 4)])
    done = write_regimen(kept, kratom, [step(20, 7), step(15, 5)])
    assert steps(kept, kratom) == [(30, 8), (20, 7), (15, 5)]
    assert [outcome for _, outcome in done.steps] == [Outcome.REPLACED, Outcome.NEW]
    assert [(one.rule.amount, one.reference) for one in done.gone] == [(6, "r2"), (4, "r3")]
    assert done.kept == ()


def test_later_steps_stay_where_that_is_said(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(30, 8), step(20, 6), step(10, 4)])
    done = write_regimen(kept, kratom, [step(25, 7)], keeps_later=True)
    assert steps(kept, kratom) == [(30, 8), (25, 7), (20, 6), (10, 4)]
    assert ([one.rule.amount for one in done.kept], done.gone) == ([6, 4], ())


def test_what_holds_already_is_not_written_again(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(30, 8)])
    done = write_regimen(kept, kratom, [step(20, 8), step(10, 6)])
    assert [(one.reference, outcome) for one, outcome in done.steps] == [
        ("r1", Outcome.SAME),
        ("r2", Outcome.NEW),
    ]
    again = write_regimen(kept, kratom, [step(10, 6)])
    assert ([outcome for _, outcome in again.steps], again.gone) == ([Outcome.SAME], ())
    # Of what has days off, the first day is a part of the rule.
    write_regimen(kept, kratom, [step(8, 6, every=2)])
    write_regimen(kept, kratom, [step(7, 6, every=2)])
    assert steps(kept, kratom) == [(30, 8), (10, 6), (8, 6), (7, 6)]


def test_a_note_is_of_each_step(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(30, 8), step(20, 6)], note="as agreed")
    assert [find_entry(kept, name).row["note"] for name in ("r1", "r2")] == ["as agreed"] * 2


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (Rule(-1.0), "an amount, or none"),
        (Rule(float("inf")), "an amount, or none"),
        (Rule(1.0, 0), "every 1 to 366 days"),
        (Rule(1.0, 367), "every 1 to 366 days"),
        (Rule(1.0, 1, 25), "1 to 24 doses a day"),
    ],
)
def test_what_cannot_be_taken_as_a_rule_is_refused(
    kept: Journal, kratom: Product, rule: Rule, reason: str
) -> None:
    with pytest.raises(BadDataError, match=reason):
        write_regimen(kept, kratom, [RegimenStep(NUMBER, rule)])


def test_every_regimen_by_its_product(kept: Journal, kratom: Product) -> None:
    kept.add_product("tea", unit="cup")
    write_regimen(kept, kratom, [step(30, 8)])
    assert [product.name for product in regimens(kept)] == ["kratom"]


def test_steps_are_postponed_though_one_takes_the_day_of_another(
    kept: Journal, kratom: Product
) -> None:
    write_regimen(kept, kratom, [step(20, 8), step(10, 6), step(-4, 4)])
    regimen = kept.regimen(kratom)
    postpone(kept, [one._replace(day=one.day + 14) for one in regimen[1:]])
    assert steps(kept, kratom) == [(20, 8), (-4, 6), (-18, 4)]


def test_a_plan_is_one_batch_that_undo_takes_back(write: Write) -> None:
    with write() as journal:
        kratom = journal.add_product("kratom", unit="g")
        write_regimen(journal, kratom, [step(30, 8), step(20, 6)])
    with write() as journal:
        write_regimen(journal, kratom, [step(25, 5), step(20, 4)])
    with write() as journal:
        journal.undo()
        assert steps(journal, kratom) == [(30, 8), (20, 6)]
        journal.redo()
        assert steps(journal, kratom) == [(30, 8), (25, 5), (20, 4)]


# By its name


def test_a_step_is_edited_by_its_name(kept: Journal, kratom: Product) -> None:
    write_regimen(kept, kratom, [step(30, 8), step(20, 6, 2, 2)])
    edit_entry(kept, "r2", day=SUNDAY + timedelta(days=7), amount=5)
    found = find_entry(kept, "r2")
    assert (found.day, found.line.value) == (SUNDAY + timedelta(days=7), 5)
    assert (found.line.every_days, found.line.times) == (2, 2)
    edit_entry(kept, "r2", amount=0, every_days=1, times=1)
    assert kept.regimen(kratom)[1].rule == Rule(0)
    with pytest.raises(BadDataError, match="another step begins already, r1"):
        edit_entry(kept, "r2", day=SUNDAY - timedelta(days=30))
    with pytest.raises(BadDataError, match="every 1 to 366 days"):
        edit_entry(kept, "r2", every_days=400)
    delete_entry(kept, "r1")
    assert steps(kept, kratom) == [(-7, 0)]


def test_an_amount_needs_a_unit(kept: Journal) -> None:
    tea = kept.add_product("tea")
    write_regimen(kept, tea, [step(30, 0)])
    with pytest.raises(BadDataError, match="tea has no unit yet"):
        edit_entry(kept, "r1", amount=2)
