from sidelog.analysis.compare import Change, Comparison, compare
from sidelog.analysis.contrast import contrast
from sidelog.analysis.coverage import coverage
from sidelog.analysis.effects import shift
from sidelog.analysis.gates import Reason
from sidelog.analysis.holm import holm
from sidelog.analysis.phases import Phases, split
from sidelog.analysis.verdict import Direction, Refusal, Tier
from sidelog.catalog.scales import Better, LagWindow
from tests.analysis.diaries import FIRST, daily, measure, scale

DRYNESS = measure(scale())
MOOD = measure(scale(maximum=10.0, better=Better.HIGHER), "mood", "Mood")
CHANGE = FIRST + 50
LAST = FIRST + 119
SKIN = LagWindow(3, 28, "")


def phases(low: float, high: float, lag: LagWindow = SKIN) -> Phases:
    """Fifty days around `low`, then seventy around `high`."""
    wobble = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    entries = [(low if i < 50 else high) + wobble[i * i % 7] for i in range(120)]
    return split(daily(entries), CHANGE, lag, withdrawal=True)


def changed(one: Comparison) -> Change:
    assert isinstance(one.change, Change)
    return one.change


def test_a_comparison_gathers_what_the_parts_compute() -> None:
    parts = phases(1.0, 3.0)
    (found,) = compare([(DRYNESS, parts)], LAST).measures
    change = changed(found)
    assert found.before.n + found.between.n + found.after.n == 120
    assert found.withdrawal is not None
    assert found.withdrawal.n == 14
    assert found.coverage_before == coverage(parts.before)
    assert found.coverage_after == coverage(parts.after)
    assert change.contrast == contrast(parts.before, parts.after)
    assert change.shift is None
    assert change.bounds is not None
    assert (change.tier, change.verdict.direction) == (Tier.CLEAR, Direction.WORSE)


def test_without_withdrawal_nothing_is_told_apart() -> None:
    parts = split(daily([1.0, 2.0] * 60), CHANGE, LagWindow(0, 2, ""))
    (found,) = compare([(DRYNESS, parts)], LAST).measures
    assert found.withdrawal is None


def test_a_fine_scale_has_a_shift() -> None:
    parts = phases(3.0, 7.0)
    (found,) = compare([(MOOD, parts)], LAST).measures
    change = changed(found)
    assert change.shift == shift(parts.before.values, parts.after.values, change.contrast.inflation)
    assert change.shift.estimate == 4.0
    assert change.verdict.direction is Direction.BETTER
    assert 0 < change.smallest_change < 4


def test_a_drift_before_the_change_is_told() -> None:
    rising = split(daily([float(i // 12) for i in range(120)]), CHANGE, LagWindow(0, 2, ""))
    flat = phases(1.0, 3.0)
    found = compare([(MOOD, rising), (MOOD, flat)], LAST)
    drifting, level = map(changed, found.measures)
    assert drifting.rising_before > 0.85
    assert abs(level.rising_before - 0.5) < 0.1


def test_a_phase_that_is_too_short_is_refused_with_its_reason() -> None:
    parts = phases(1.0, 3.0, LagWindow(60, 120, ""))
    (found,) = compare([(DRYNESS, parts)], LAST).measures
    assert isinstance(found.change, Refusal)
    assert found.change.tier is Tier.TOO_EARLY
    assert found.change.shortfall.reason is Reason.AFTER
    assert found.change.shortfall.wait is not None
    assert found.change.shortfall.wait.until == CHANGE + 120 + 27
    assert found.after.n == 0


def test_holm_adjusts_for_those_that_were_tested() -> None:
    pairs = [
        (DRYNESS, phases(1.0, 1.0)),
        (DRYNESS, phases(1.0, 3.0, LagWindow(60, 120, ""))),
        (MOOD, phases(3.0, 4.0)),
    ]
    found = compare(pairs, LAST)
    tested = [one.change for one in found.measures if isinstance(one.change, Change)]
    assert found.tests == len(tested) == 2
    expected = holm([one.contrast.p for one in tested])
    assert tuple(one.verdict.p_adjusted for one in tested) == expected
