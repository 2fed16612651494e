from hypothesis import given
from hypothesis import strategies as st

from sidelog.journal.rows import Dosed, Product
from sidelog.report.doses import DoseRecord, dose_record, summarise_doses

KRATOM = Product(1, "kratom", "leaf-powder", "g", None)
FIRST, LAST = 1000, 1030

amounts = st.one_of(st.none(), st.floats(0.01, 1000))
doses = st.builds(
    lambda amount, estimate: (amount, estimate and amount is not None), amounts, st.booleans()
)
days = st.dictionaries(st.integers(FIRST, LAST), st.lists(doses, max_size=4))


def record_of(said: dict[int, list[tuple[float | None, bool]]]) -> DoseRecord:
    """Doses by day; an empty list says that none was taken."""
    rows = []
    for day in sorted(said):
        typed = said[day] or [(None, False)]
        rows += [Dosed(day, bool(said[day]), amount, None, estimate) for amount, estimate in typed]
    return dose_record(KRATOM, rows, FIRST, LAST)


@given(days)
def test_a_day_is_there_exactly_when_something_was_said(
    said: dict[int, list[tuple[float | None, bool]]],
) -> None:
    assert [day.day for day in record_of(said).days] == sorted(said)


@given(days)
def test_a_total_is_whole_only_when_every_amount_is_known(
    said: dict[int, list[tuple[float | None, bool]]],
) -> None:
    for day in record_of(said).days:
        typed = [amount for amount, _ in said[day.day]]
        assert day.is_whole == (None not in typed)
        assert abs(day.total - sum(amount or 0 for amount in typed)) < 1e-9
        assert day.doses == len(typed)


@given(days)
def test_every_day_is_taken_none_or_unsaid(
    said: dict[int, list[tuple[float | None, bool]]],
) -> None:
    summary = summarise_doses(record_of(said), FIRST, LAST)
    assert summary.taken + summary.none + summary.unsaid == LAST - FIRST + 1
    assert summary.in_part <= summary.taken


@given(days, st.integers(FIRST, LAST))
def test_parts_of_a_period_add_up(
    said: dict[int, list[tuple[float | None, bool]]], middle: int
) -> None:
    record = record_of(said)
    whole = summarise_doses(record, FIRST, LAST)
    parts = [summarise_doses(record, FIRST, middle), summarise_doses(record, middle + 1, LAST)]
    for name in ("taken", "none", "unsaid", "in_part", "estimated"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)


def test_a_total_that_is_only_the_least_is_left_out_of_the_median() -> None:
    summary = summarise_doses(
        record_of({1000: [(2.0, False)], 1001: [(9.0, False), (None, False)]}), FIRST, LAST
    )
    assert (summary.median, summary.lowest, summary.highest) == (2.0, 2.0, 2.0)
    assert (summary.taken, summary.in_part) == (2, 1)


def test_a_said_none_is_no_dose_and_no_gap() -> None:
    record = record_of({1000: []})
    assert (record.doses, record.days[0].total, record.days[0].is_whole) == (0, 0.0, True)
    summary = summarise_doses(record, 1000, 1001)
    assert (summary.none, summary.unsaid, summary.median) == (1, 1, None)


@given(days)
def test_estimates_are_told(said: dict[int, list[tuple[float | None, bool]]]) -> None:
    estimated = {day.day for day in record_of(said).days if day.estimated}
    assert estimated == {day for day, typed in said.items() if any(known for _, known in typed)}
