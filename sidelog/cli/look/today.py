"""Bare `sidelog`: what is recorded today, what is not, and what comes next."""

from datetime import timedelta

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.cli.app import App
from sidelog.cli.lines import say_line
from sidelog.cli.notes import shortened
from sidelog.errors import NothingMatchedError
from sidelog.journal.reading import Reader
from sidelog.journal.rows import DayLine

_RECENT_DAYS = 7


def show_today(app: App) -> None:
    """Show the present day; without a journal, how to begin one."""
    try:
        with app.read() as journal:
            measures = journal.measures
            lines = journal.lines(app.today, app.today)
            open_days = _open_days(app, journal)
    except NothingMatchedError:
        _welcome(app)
        return
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        missing = _unanswered(measures, lines)
        data = {"day": app.today, "entries": lines, "missing": missing, "open_days": open_days}
        write_data(app, "today", data)
        return
    app.out(f"{dates.say_date(app.today)}, today")
    for line in _said(app, measures, lines):
        app.out(f"  {line}")
    _what_comes_next(app, measures, lines, open_days)


def _said(app: App, measures: dict[str, Measure], lines: list[DayLine]) -> list[str]:
    said = [shortened(say_line(line, measures), app.host.columns - 4) for line in lines]
    missing = _unanswered(measures, lines)
    if missing:
        said.append(f"not yet: {', '.join(missing)}")
    return said


def _unanswered(measures: dict[str, Measure], lines: list[DayLine]) -> list[str]:
    answered = {line.name for line in lines if line.kind == "observation"}
    return [name for name, measure in measures.items() if measure.tracked and name not in answered]


def _open_days(app: App, journal: Reader) -> int:
    """How many of the last seven days, since the first answer, have no answer at all."""
    begun = [day for name in journal.measures if (day := journal.first_day(name))]
    if not begun:
        return 0
    first = max(min(begun), app.today - timedelta(days=_RECENT_DAYS))
    last = app.today - timedelta(days=1)
    possible = (last - first).days + 1
    return max(possible - len(journal.answered(first, last)), 0)


def _what_comes_next(
    app: App, measures: dict[str, Measure], lines: list[DayLine], open_days: int
) -> None:
    if _unanswered(measures, lines):
        app.say("Record it: sidelog log")
    else:
        app.say("Today is complete. How it goes over time: sidelog trends")
    if open_days:
        days = "1 day" if open_days == 1 else f"{open_days} days"
        app.say(f"{days} of the last week without an answer: sidelog log --missed")


def _welcome(app: App) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "today", {"day": app.today, "entries": [], "missing": [], "open_days": 0})
        return
    app.say("sidelog keeps a private journal of how your body does and what you take.")
    app.say(f"There is none yet; the first entry makes it, at {app.settings.journal}")
    app.say("")
    app.say("  sidelog log                  one question a line, under a minute")
    app.say("  sidelog log shedding=2 mood=6")
    app.say("  sidelog dose kratom 4g --at 08:30")
    app.say("  sidelog demo                 a year of an invented journal, to look around")
