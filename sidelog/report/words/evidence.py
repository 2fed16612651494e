"""What an answer rests on, for whoever asks: the pairs, the missing days, the test."""

from sidelog.analysis.stats.effects import complement
from sidelog.analysis.summary import Summary
from sidelog.catalog.scales import Better
from sidelog.report.findings.finding import Finding, Memory
from sidelog.report.words.basics import capital, counted, number, short
from sidelog.report.words.sizes import pairs_of_ten

_SMALLEST_P = 0.001
"""As journals print it."""


def memory(of: Memory) -> str:
    """What a verdict is without the entries that were written down later."""
    days = counted(of.entries, "day")
    if of.holds is None:
        return f"{capital(days)} were filled in later; without them too few are left."
    if of.holds:
        return f"Also without the {days} filled in later."
    return f"It does not hold without the {days} filled in later."


def in_pairs(finding: Finding) -> str:
    """The comparison as pairs of days; empty where nothing was compared."""
    share = finding.later_above
    if share is None:
        return ""
    above, below = pairs_of_ten(finding)
    higher, lower = {
        Better.HIGHER: ("better", "worse"),
        Better.LOWER: ("worse", "better"),
        Better.NEITHER: ("higher", "lower"),
    }[finding.measure.scale.better]
    ways = sorted(((above, higher), (below, lower)), reverse=True)
    said = " and ".join(f"{way} in {count}" for count, way in ways)
    share = share if ways[0][1] == higher else complement(share)
    of_ten, low, high = (round(10 * part) for part in (share.estimate, share.low, share.high))
    return (
        f"Of 10 pairs of a day before and a day now, the later day is {said}, else equal; "
        f"with equal ones as half, {of_ten} ({low} to {high})."
    )


def missing_days(finding: Finding) -> str:
    """What the days without an entry could have changed; empty where that has no bounds."""
    return {
        None: "",
        True: "If every missing day had been at one end of the scale, the answer would change.",
        False: "If every missing day had been at one end of the scale, the answer would stay.",
    }[finding.missing_days_matter]


def could_have_shown(finding: Finding) -> str:
    """What the comparison could have shown; empty where nothing was compared, or nothing varied."""
    if finding.contrast is None or all(len(set(one.values)) == 1 for one in finding.compared or ()):
        return ""
    if finding.would_show is None:
        return "No change on this scale could have been shown reliably."
    unit = finding.measure.scale.unit or "points"
    return (
        f"About 4 of 5 journals like this one would have shown a change of "
        f"{number(finding.would_show)} {unit}."
    )


def technical(finding: Finding) -> str:
    """The technical line: the test, its interval, entries and p; empty where nothing was tested."""
    found, nap, shift = finding.contrast, finding.later_above, finding.shift
    if found is None or nap is None or finding.p_adjusted is None:
        return ""
    moved = ""
    if shift is not None:
        limits = f"[{number(shift.low)}, {number(shift.high)}]"
        moved = f"; shift {number(shift.estimate)} {limits}"
    return (
        f"NAP {nap.estimate:.2f} [{nap.low:.2f}, {nap.high:.2f}] later above earlier{moved}; "
        f"n {found.n_before} and {found.n_after}; Mann-Whitney t {found.t:.2f}, variance inflated "
        f"{found.inflation.factor:.1f} times for autocorrelation, {p_value(found.p)}, "
        f"after Holm over {finding.tests} {p_value(finding.p_adjusted)}."
    )


def compared_days(finding: Finding) -> str:
    """Which days were compared with which; empty where there are none."""
    before, now = finding.before, finding.now
    if before is None or now is None or not before.n or not now.n:
        return ""
    lapses = f", without {counted(finding.lapses, 'day')} on which it was taken again"
    return f"{_days(before)} with {_days(now)}{lapses if finding.lapses else ''}"


def level(finding: Finding) -> str:
    """From where on a day of the measure is a bad one; empty where that is not named."""
    scale = finding.measure.scale
    if scale.bad_from is None:
        return ""
    higher = scale.better is Better.HIGHER
    end, way = (scale.minimum, "less") if higher else (scale.maximum, "more")
    beyond = "" if scale.bad_from == end else f" or {way}"
    return f"a bad day is {number(scale.bad_from)}{beyond}"


def _days(of: Summary) -> str:
    return f"{short(of.first)} to {short(of.last)} ({counted(of.n, 'entry', 'entries')})"


def p_value(p: float) -> str:
    """A p as journals print it, such as "p=.004"."""
    return "p<.001" if p < _SMALLEST_P else f"p={p:.3f}".replace("0.", ".", 1)
