from sidelog.analysis.challenges import Exposure, Step, challenges
from sidelog.analysis.contrast import Contrast
from sidelog.analysis.gates import Reason
from sidelog.analysis.verdict import Direction, Refusal
from sidelog.catalog.scales import Better, LagWindow
from tests.analysis.diaries import FIRST, daily, measure, scale

LAG = LagWindow(3, 10, "")
DRYNESS = measure(scale())
HIGH, LOW = [3.0, 4.0, 3.0, 2.0], [0.0, 1.0, 0.0, 2.0]
STOP = Step(FIRST + 48, Exposure.LESS)
RESTART = Step(FIRST + 96, Exposure.MORE)
LAST = FIRST + 143


def test_better_after_stopping_and_worse_after_restarting_agree_twice() -> None:
    diary = daily([*HIGH * 12, *LOW * 12, *HIGH * 12])
    table = challenges(DRYNESS, diary, [STOP, RESTART], LAG, LAST)
    dechallenge, rechallenge = table.rows
    assert (dechallenge.expected, dechallenge.seen) == (Direction.BETTER, Direction.BETTER)
    assert (rechallenge.expected, rechallenge.seen) == (Direction.WORSE, Direction.WORSE)
    assert isinstance(dechallenge.outcome, Contrast)
    assert (table.agreed, table.compared) == (2, 2)


def test_the_phases_of_a_change_end_where_the_next_begins_to_show() -> None:
    diary = daily([*HIGH * 12, *LOW * 12, *HIGH * 12])
    dechallenge, rechallenge = challenges(DRYNESS, diary, [STOP, RESTART], LAG, LAST).rows
    assert dechallenge.phases.after.last == RESTART.day + LAG.first - 1
    assert rechallenge.phases.before.first == STOP.day + 15


def test_the_fortnight_after_a_reduction_is_told_apart() -> None:
    diary = daily([*HIGH * 12, *LOW * 12, *HIGH * 12])
    dechallenge, rechallenge = challenges(DRYNESS, diary, [STOP, RESTART], LAG, LAST).rows
    assert dechallenge.phases.withdrawal is not None
    assert dechallenge.phases.after.first == STOP.day + 15
    assert rechallenge.phases.withdrawal is None
    assert rechallenge.phases.after.first == RESTART.day + LAG.last


def test_the_other_way_is_compared_and_does_not_agree() -> None:
    table = challenges(DRYNESS, daily([*LOW * 12, *HIGH * 12]), [STOP], LAG, FIRST + 95)
    assert table.rows[0].agreed is False
    assert (table.agreed, table.compared) == (0, 1)


def test_even_phases_agree_with_nothing() -> None:
    step, lag = Step(FIRST + 47, Exposure.MORE), LagWindow(1, 1, "")
    (row,) = challenges(DRYNESS, daily([1.0, 2.0] * 48), [step], lag, FIRST + 95).rows
    assert isinstance(row.outcome, Contrast)
    assert row.outcome.nap.estimate == 0.5
    assert (row.seen, row.agreed) == (None, None)


def test_neither_end_is_better_so_nothing_is_expected() -> None:
    weight = measure(scale(better=Better.NEITHER))
    table = challenges(weight, daily([*LOW * 12, *HIGH * 12]), [STOP], LAG, FIRST + 95)
    (row,) = table.rows
    assert (row.expected, row.seen, row.agreed) == (None, Direction.HIGHER, None)
    assert table.compared == 0


def test_what_is_missing_is_told_with_its_earliest_useful_day() -> None:
    today = FIRST + 60
    (row,) = challenges(DRYNESS, daily(HIGH * 15 + [1.0]), [STOP], LAG, today).rows
    assert isinstance(row.outcome, Refusal)
    assert row.outcome.shortfall.reason is Reason.AFTER
    assert row.outcome.shortfall.wait is not None
    assert row.agreed is None


def test_changes_too_close_together_leave_nothing_to_wait_for() -> None:
    diary = daily([*HIGH * 12, *LOW * 12, *HIGH * 12])
    close = [STOP, Step(STOP.day + 5, Exposure.MORE)]
    first, second = challenges(DRYNESS, diary, close, LAG, LAST).rows
    assert isinstance(first.outcome, Refusal)
    assert first.outcome.shortfall.wait is None
    assert isinstance(second.outcome, Refusal)
    assert second.outcome.shortfall.reason is Reason.BEFORE


def test_no_change_has_no_rows() -> None:
    table = challenges(DRYNESS, daily(HIGH), [], LAG, FIRST + 3)
    assert (table.rows, table.compared) == ((), 0)
