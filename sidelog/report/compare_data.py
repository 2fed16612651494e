"""A change for machines: the same numbers as in the table, days as ISO dates."""

from sidelog.analysis.challenges import Challenge, Challenges
from sidelog.analysis.compare import Change
from sidelog.analysis.compare_sentences import compare_detail
from sidelog.analysis.contrast import Contrast
from sidelog.analysis.verdict import Refusal
from sidelog.analysis.wording import CAUTION
from sidelog.journal.rows import Happened
from sidelog.report.compare_findings import Alongside, ChangeFindings, MeasureComparison
from sidelog.report.data import (
    Data,
    coverage_data,
    interval_data,
    iso,
    measure_data,
    shortfall_data,
    summary_data,
)
from sidelog.report.lags_declared import DeclaredLag
from sidelog.report.sentences import compare as say


def change_data(findings: ChangeFindings) -> Data:
    """What a change, or the step from one period to another, shows."""
    return {
        "change": findings.change and event_data(findings.change),
        "periods": findings.periods,
        "listed": findings.listed,
        "tests": findings.tests,
        "measures": [_measure(one, findings) for one in findings.measures],
        "without_entries": [measure.name for measure in findings.without_entries],
        "without_lag_window": [measure.name for measure in findings.without_lag],
        "events": [event_data(event) for event in findings.events],
        "caution": CAUTION,
    }


def event_data(event: Happened) -> Data:
    """An event, without its note."""
    return {
        "reference": event.reference,
        "kind": event.kind,
        "product": event.product,
        "title": event.title,
        "day": iso(event.day),
        "until": iso(event.until),
    }


def lag_data(lag: DeclaredLag) -> Data:
    """The lag window, when it was set, and how many entries could be seen by then."""
    return {
        "first": lag.window.first,
        "last": lag.window.last,
        "source": lag.window.source,
        "set_on": iso(lag.set_on),
        "entries_seen": lag.seen,
    }


def _measure(one: MeasureComparison, findings: ChangeFindings) -> Data:
    result = one.result
    return {
        "measure": measure_data(result.measure),
        **_change(result.change),
        "phases": {row.name: _phase(row) for row in say.phase_rows(result)},
        "coverage": {
            "before": coverage_data(result.coverage_before),
            "after": coverage_data(result.coverage_after),
        },
        "lag_window": None if one.lag is None else lag_data(one.lag),
        "left_out": _left_out(one),
        "alongside": [_alongside(other) for other in one.alongside],
        "changes": one.challenges and _changes(one.challenges, findings),
        "sentences": [*say.verdict(one), *say.notes(one)],
        "detail": compare_detail(result),
    }


def _phase(row: say.PhaseRow) -> Data:
    return {**summary_data(row.summary), "expected": row.expected}


def _change(change: Change | Refusal) -> Data:
    if isinstance(change, Refusal):
        return {"tier": change.tier, "missing": shortfall_data(change.shortfall)}
    bounds = change.bounds
    return {
        "tier": change.tier,
        "direction": change.verdict.direction,
        **_contrast(change.contrast),
        "p_adjusted": change.verdict.p_adjusted,
        "shift": interval_data(change.shift),
        "smallest_change": change.smallest_change,
        "rising_before": change.rising_before,
        "missing_days": bounds
        and {
            "all_lowest": _contrast(bounds.lowest),
            "all_highest": _contrast(bounds.highest),
            "flips": bounds.flips,
        },
    }


def _contrast(found: Contrast) -> Data:
    return {
        "method": "Mann-Whitney and NAP, autocorrelation-adjusted",
        "n_before": found.n_before,
        "n_after": found.n_after,
        "nap": interval_data(found.nap),
        "p": found.p,
        "inflation": found.inflation.factor,
    }


def _left_out(one: MeasureComparison) -> Data:
    out, scales = one.left_out, one.on_other_scales
    return {
        "earlier_change": out.earlier and out.earlier.reference,
        "later_change": out.later and out.later.reference,
        "over_a_year_away": out.far,
        "on_earlier_scales": scales and {"entries": scales[0], "latest": scales[1]},
    }


def _alongside(other: Alongside) -> Data:
    return {
        "measure": other.measure.name,
        "before": summary_data(other.before),
        "after": summary_data(other.after),
    }


def _changes(table: Challenges, findings: ChangeFindings) -> Data:
    rows = zip(findings.steps, table.rows, strict=True)
    return {
        "agreed": table.agreed,
        "compared": table.compared,
        "rows": [_row(step, row) for step, row in rows],
    }


def _row(step: Happened, row: Challenge) -> Data:
    outcome = row.outcome
    found = (
        {"missing": shortfall_data(outcome.shortfall)}
        if isinstance(outcome, Refusal)
        else _contrast(outcome)
    )
    return {
        **event_data(step),
        "expected": row.expected,
        "seen": row.seen,
        "agreed": row.agreed,
        **found,
    }
