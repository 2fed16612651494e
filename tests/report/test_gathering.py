from collections.abc import Sequence
from datetime import date, timedelta
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.findings import Findings, find
from sidelog.analysis.series import day_value
from sidelog.catalog.scales import DayRule
from sidelog.journal.daily import DailyJournal, open_daily
from sidelog.journal.rows import Observed
from sidelog.report.gathering import (
    doses_for,
    findings_for,
    form_series,
    happenings_for,
    measures_of_interest,
    series_of,
)
from tests.report.year import writing
from tests.terminal import Terminal

FIRST, LAST = 1000, 1020


def momentary(day: int, value: float, *, late: bool = False) -> Observed:
    return Observed(day, value, momentary=True, delay=int(late), hour=None)


def daily(day: int, value: float | None, *, late: bool = False) -> Observed:
    return Observed(day, value, momentary=False, delay=int(late), hour=None)


@st.composite
def observed(draw: st.DrawFn) -> list[Observed]:
    rows: list[Observed] = []
    for day in draw(st.sets(st.integers(FIRST, LAST))):
        values = draw(st.lists(st.integers(0, 10), max_size=3))
        rows += [momentary(day, value, late=draw(st.booleans())) for value in values]
        if not values or draw(st.booleans()):
            own = draw(st.one_of(st.none(), st.integers(0, 10)))
            rows.append(daily(day, own, late=draw(st.booleans())))
    return sorted(rows, key=lambda row: row.day)


@given(observed(), st.sampled_from(DayRule))
def test_every_day_said_of_is_recorded_or_skipped_and_never_both(
    rows: list[Observed], rule: DayRule
) -> None:
    series = form_series(rows, rule, FIRST, LAST)
    assert sorted({*series.days, *series.skipped}) == sorted({row.day for row in rows})
    assert not set(series.days) & set(series.skipped)
    assert series.late <= set(series.days)


@given(observed(), st.sampled_from(DayRule))
def test_a_day_has_its_own_value_or_else_that_of_its_moments(
    rows: list[Observed], rule: DayRule
) -> None:
    series = form_series(rows, rule, FIRST, LAST)
    for day, value in zip(series.days, series.values, strict=True):
        own = [row.value for row in rows if row.day == day and not row.momentary]
        moments = [row.value for row in rows if row.day == day and row.momentary]
        said = [number for number in own if number is not None]
        expected = said[0] if said else day_value([m for m in moments if m is not None], rule)
        assert isclose(value, expected)


def test_the_days_own_value_wins_over_its_moments() -> None:
    rows = [momentary(1000, 2), daily(1000, 7), momentary(1000, 4)]
    assert form_series(rows, DayRule.MEAN, FIRST, LAST).values == (7,)


def test_moments_written_down_later_make_their_day_late() -> None:
    rows = [momentary(1000, 2), momentary(1000, 4, late=True)]
    assert form_series(rows, DayRule.MEAN, FIRST, LAST).late == {1000}


def test_moments_that_were_overruled_do_not_make_a_day_late() -> None:
    rows = [momentary(1000, 2, late=True), daily(1000, 7)]
    assert form_series(rows, DayRule.MEAN, FIRST, LAST).late == frozenset()


def test_a_skipped_day_with_moments_has_their_value() -> None:
    series = form_series([momentary(1000, 2), daily(1000, None)], DayRule.MEAN, FIRST, LAST)
    assert (series.days, series.values, series.skipped) == ((1000,), (2,), ())


@pytest.mark.parametrize(("back", "until"), [(84, 0), (30, 0), (365, 0), (84, 60), (10, 200)])
def test_windows_give_the_same_findings_as_the_whole_record(
    year: DailyJournal, today: date, back: int, until: int
) -> None:
    last = today - timedelta(days=until)
    first = last - timedelta(days=back - 1)
    found = findings_for(year, None, first, last, today)
    names = [one.measure.name for one in found.measures]
    everything = [(date.min, today)]
    records = [(year.measures[name], series_of(year, name, everything)) for name in names]
    # A baseline that lies after the period is nothing that the period can show.
    records = [
        (measure, series) for measure, series in records if series.days[0] <= last.toordinal()
    ]
    whole = find(records, first.toordinal(), last.toordinal(), today.toordinal())
    shown = {one.measure.name: one for one in found.measures}
    assert [shown[one.measure.name] for one in whole.measures] == list(whole.measures)


class Spy:
    """A journal that counts the days that are read of it."""

    def __init__(self, journal: DailyJournal) -> None:
        self.journal = journal
        self.days = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.journal, name)

    def observations(self, measure: str, first: date, last: date) -> Sequence[Observed]:
        """Count the days, and read them."""
        self.days += (last - first).days + 1
        return self.journal.observations(measure, first, last)


def test_a_short_period_reads_no_more_of_a_longer_record(year: DailyJournal, today: date) -> None:
    spy = Spy(year)
    findings_for(spy, ["shedding"], today - timedelta(days=6), today, today)  # type: ignore[arg-type]
    measures = len(measures_of_interest(year, today - timedelta(days=6), today))
    assert spy.days <= measures * (56 + 28)


def test_rows_are_what_is_tracked_and_what_has_entries(
    year: DailyJournal, findings: Findings, today: date
) -> None:
    assert [one.measure.name for one in findings.measures] == [
        "shedding",
        "dryness",
        "nails",
        "mood",
        "stress",
        "hair-count",
    ]
    long_ago = today - timedelta(days=330)
    assert measures_of_interest(year, long_ago, long_ago) == [
        "shedding",
        "dryness",
        "nails",
        "mood",
    ]


def test_a_measure_alone_is_judged_as_in_the_list(
    year: DailyJournal, findings: Findings, first: date, today: date
) -> None:
    alone = findings_for(year, ["mood"], first, today, today)
    assert alone.measures[0] == next(one for one in findings.measures if one.measure.name == "mood")


def test_products_come_with_most_doses_first(year: DailyJournal, first: date, today: date) -> None:
    taken = doses_for(year, first, today)
    assert [record.product.name for record in taken] == ["kratom", "vitamin D"]
    assert taken[0].doses > taken[1].doses


def test_events_are_numbered_in_the_order_of_their_days(
    year: DailyJournal, first: date, today: date
) -> None:
    happened = happenings_for(year, first, today)
    assert [one.number for one in happened] == [1, 2]
    assert [(one.kind, one.about) for one in happened] == [
        ("Reduced", "kratom"),
        ("Shampoo or hair treatment", "new shampoo"),
    ]


def test_an_event_that_lasts_into_the_period_is_there(journal: Path, run: Terminal) -> None:
    day = date(2026, 11, 1)
    with writing(journal, run.writer()) as on:
        on(day).add_event("illness", day - timedelta(days=9), until=day, title="flu")
    with open_daily(journal) as opened:
        assert len(happenings_for(opened, day, day)) == 1
        assert happenings_for(opened, day + timedelta(days=1), day + timedelta(days=9)) == ()


def test_an_imported_day_is_neither_late_nor_on_time() -> None:
    imported = Observed(FIRST, 3.0, momentary=False, delay=None, hour=None)
    series = form_series([imported], DayRule.MEAN, FIRST, FIRST)
    assert (series.late, series.undated) == (frozenset(), {FIRST})
