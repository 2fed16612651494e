"""How a measure was recorded: on how many days, when it was written down, and what is missing."""

from collections.abc import Iterator

from sidelog.analysis.coverage import coverage
from sidelog.dates import WEEKDAYS
from sidelog.report.findings.drawn import Rated
from sidelog.report.words.basics import counted, number, short, span

NEVER = "On no day of this time."


def how_recorded(rated: Rated, *, detail: bool) -> Iterator[str]:
    """Say how a measure was recorded over the days of a period.

    Args:
        rated: the measure with its entries.
        detail: whether weekdays are wanted, and what the days before a gap were like.
    """
    series, every_days = rated.series, rated.every_days
    if not series.days:
        yield NEVER
        return
    of = coverage(series, every_days)
    days = f"{of.recorded} of {counted(of.possible, 'day')} since {short(series.first)}"
    rhythm = "" if every_days == 1 else f", where every {every_days} days would be {of.expected}"
    yield f"On {days}{rhythm}."
    if of.undated == of.recorded:
        yield "When it was written down is not known."
    else:
        yield f"Written down on the day itself: {of.same_day}."
    if of.skipped:
        yield f"Skipped on {counted(of.skipped, 'day')}."
    if of.longest_gap and of.longest_gap.days >= every_days:
        gap = of.longest_gap
        yield f"Longest time without: {counted(gap.days, 'day')}, {span(gap)}."
    if detail and every_days == 1:
        rows = zip(WEEKDAYS, of.weekdays, strict=True)
        yield f"{', '.join(f'{name[:3]} {row.recorded} of {row.possible}' for name, row in rows)}."
        before = (of.before_missing, of.before_entry)
        if not rated.is_yes_no and None not in before:
            missing, entry = map(number, before)
            yield f"On average {missing} on the day before a missing one, {entry} before an entry."
