from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.findings import MeasureFinding, find
from sidelog.analysis.series import from_days
from sidelog.catalog import measures
from sidelog.catalog.scales import Measure
from sidelog.journal.rows import Product
from sidelog.report import chart_lines as draw
from sidelog.report.doses import DoseDay, DoseRecord
from sidelog.report.happenings import Happening
from sidelog.report.sparkline import sparkline
from sidelog.report.time_axis import lay_out
from sidelog.report.value_axis import value_axis

FIRST, LAST = date(2026, 9, 1).toordinal(), date(2026, 9, 30).toordinal()
SHORT = lay_out(FIRST, LAST, 60)

recorded = st.dictionaries(st.integers(FIRST, LAST), st.integers(0, 4))


def measure_of(name: str) -> Measure:
    measure = measures.find(name)
    assert measure is not None
    return measure


def finding_of(
    values: dict[int, int], name: str = "shedding", skipped: tuple[int, ...] = ()
) -> MeasureFinding:
    series = from_days(dict(values), FIRST, LAST, skipped=skipped)
    return find([(measure_of(name), series)], FIRST, LAST, LAST).measures[0]


@given(recorded)
def test_a_picture_has_dots_exactly_where_days_were_recorded(values: dict[int, int]) -> None:
    series = from_days(dict(values), FIRST, LAST)
    lines = sparkline(series, measure_of("shedding").scale, (FIRST, LAST), 15, rows=2)
    for column in range(15):
        drawn = any(line[column] != " " for line in lines)
        assert drawn == any(FIRST + 2 * column + place in values for place in (0, 1))


def test_a_recorded_zero_is_drawn_and_a_missing_day_is_not() -> None:
    series = from_days({FIRST: 0.0, FIRST + 1: 0.0, FIRST + 4: 4.0}, FIRST, FIRST + 5)
    lines = sparkline(series, measure_of("shedding").scale, (FIRST, FIRST + 5), 3)
    assert lines == ["  ⡇", "⣀ ⡇"]


def test_a_quantity_is_drawn_as_dots_for_its_zero_means_nothing() -> None:
    series = from_days({FIRST: 70.0, FIRST + 1: 72.0}, FIRST, FIRST + 1)
    assert sparkline(series, measure_of("weight").scale, (FIRST, FIRST + 1), 1) == ["⠈", "⡀"]


@given(recorded)
def test_a_chart_is_drawn_within_its_axes(values: dict[int, int]) -> None:
    finding = finding_of(values)
    axis = value_axis(finding.series, finding.measure.scale)
    for unicode in (True, False):
        lines = draw.value_lines(finding, SHORT, axis, unicode=unicode)
        assert {len(line) for line in lines} == {SHORT.columns}
        assert len(lines) == axis.rows
        assert any(line.strip() for line in lines) == bool(values)


def test_no_line_is_drawn_over_a_gap() -> None:
    days = [*range(FIRST, FIRST + 8), *range(LAST - 7, LAST + 1)]
    finding = finding_of(dict.fromkeys(days, 2))
    axis = value_axis(finding.series, finding.measure.scale)
    lines = draw.value_lines(finding, SHORT, axis, unicode=True)
    gap = range(SHORT.column(FIRST + 10), SHORT.column(LAST - 10))
    assert all(line[column] == " " for line in lines for column in gap)


def test_a_line_that_moves_is_joined() -> None:
    finding = finding_of({day: 0 if day < FIRST + 15 else 4 for day in range(FIRST, LAST + 1)})
    axis = value_axis(finding.series, finding.measure.scale)
    lines = draw.value_lines(finding, SHORT, axis, unicode=True)
    assert all(line.strip() for line in lines)


def test_weeks_at_one_place_are_their_median() -> None:
    last = FIRST + 69
    series = from_days(dict.fromkeys(range(FIRST, last + 1), 2.0), FIRST, last)
    finding = find([(measure_of("shedding"), series)], FIRST, last, last).measures[0]
    time = lay_out(FIRST, last, 10)
    lines = draw.value_lines(finding, time, value_axis(series, finding.measure.scale), unicode=True)
    assert time.is_by_week
    assert [line for line in lines if line.strip()] == ["⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒"]


def test_missing_days_are_told_from_skipped_ones() -> None:
    finding = finding_of({FIRST: 0}, skipped=(FIRST + 4,))
    line = draw.missing_line(finding, SHORT)
    assert line[SHORT.column(FIRST)] == " "
    assert line[SHORT.column(FIRST + 4)] == draw.SKIPPED
    assert line[SHORT.column(FIRST + 8)] == draw.UNKNOWN


def test_a_day_wider_than_a_character_is_marked_once() -> None:
    time = lay_out(FIRST, FIRST + 2, 60)
    assert draw.missing_line(finding_of({}), time).split() == [draw.UNKNOWN] * 3


def happening(number: int, day: int, until: int | None = None) -> Happening:
    return Happening(number, day, until or day, "Illness or fever", "", None)


def test_events_stand_where_they_begin_and_last() -> None:
    time = lay_out(FIRST, LAST, 30)
    happened = [happening(1, FIRST - 3, FIRST + 1), happening(2, FIRST + 6, FIRST + 9)]
    assert draw.event_lines(happened, time) == ["1─    2───"]


def test_events_close_together_stand_in_lines_of_their_own() -> None:
    lines = draw.event_lines([happening(number, FIRST + 4) for number in range(1, 7)], SHORT)
    assert [line.strip() for line in lines] == ["1", "2", "3", "4"]


@given(st.lists(st.integers(FIRST, LAST), max_size=30))
def test_marks_of_events_never_touch(days: list[int]) -> None:
    happened = [happening(number, day) for number, day in enumerate(sorted(days), start=1)]
    for line in draw.event_lines(happened, SHORT):
        for mark in line.split():
            assert SHORT.column(happened[int(mark) - 1].day) == f" {line} ".index(f" {mark} ")


KRATOM = Product(1, "kratom", None, "g", None)


def doses_of(*days: DoseDay) -> DoseRecord:
    return DoseRecord(KRATOM, FIRST, LAST, days)


def day_of(place: int, total: float, doses: int = 1, unknown: int = 0) -> DoseDay:
    return DoseDay(FIRST + place, total, doses, unknown, estimated=False)


def test_doses_that_are_not_known_not_taken_and_not_said_are_told_apart() -> None:
    time = lay_out(FIRST, FIRST + 3, 4)
    record = doses_of(day_of(0, 4.0), day_of(1, 0.0, 1, 1), day_of(2, 0.0, 0))
    assert time.width == 2
    assert draw.dose_marks(record, time) == " ?0·"
    assert draw.dose_lines(record, time, unicode=True) == ["⡇   "] * 3


def test_the_largest_total_is_as_high_as_its_lane() -> None:
    record = doses_of(day_of(0, 8.0), day_of(1, 0.001))
    lines = draw.dose_lines(record, lay_out(FIRST, FIRST + 1, 2), unicode=True)
    assert lines == ["⡇ ", "⡇ ", "⡇⡀"]
    assert draw.highest_total(record) == 8.0


def test_without_an_amount_there_is_no_bar() -> None:
    assert draw.highest_total(doses_of()) == 0
    lines = draw.dose_lines(doses_of(day_of(0, 0.0, 1, 1)), SHORT, unicode=False)
    assert not "".join(lines).strip()


def test_the_time_axis_has_a_tick_over_each_name() -> None:
    axis, names = draw.tick_lines(lay_out(FIRST, FIRST + 80, 60))
    assert [axis.index("┬"), names.index("Sep")] == [0, 0]
    assert axis.count("┬") == len(names.split())


def test_a_wash_day_line_reaches_over_the_days_between(today: date) -> None:
    last = today.toordinal()
    first = (today - timedelta(days=59)).toordinal()
    series = from_days(dict.fromkeys(range(first, last + 1, 3), 100.0), first, last)
    measure = measure_of("hair-count")
    finding = find([(measure, series)], first, last, last).measures[0]
    time = lay_out(first, last, 60)
    axis = replace(value_axis(series, measure.scale))
    lines = draw.value_lines(finding, time, axis, unicode=True)
    assert all(any(line[column] != " " for line in lines) for column in range(5, 50))
