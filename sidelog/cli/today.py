"""Bare `sidelog`: what is recorded today, what is not, and what comes next."""

from datetime import timedelta

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import say_value
from sidelog.cli.amounts import say_amount
from sidelog.cli.app import App
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
            lines = journal.day_lines(app.today)
            units = {product.name: product.unit for product in journal.products.values()}
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
    for line in _said(app, measures, lines, units):
        app.out(f"  {line}")
    _what_comes_next(app, measures, lines, open_days)


def _said(
    app: App, measures: dict[str, Measure], lines: list[DayLine], units: dict[str, str | None]
) -> list[str]:
    said = [say_line(line, measures, units, app.host.columns - 4) for line in lines]
    missing = [name for name in _unanswered(measures, lines) if measures[name].tracked]
    if missing:
        said.append(f"not yet: {', '.join(missing)}")
    return said


def say_line(
    line: DayLine, measures: dict[str, Measure], units: dict[str, str | None], width: int
) -> str:
    """One recorded thing in words, on one line."""
    when = f"{line.at[11:16]} " if line.at else ""
    if line.kind == "note":
        return f"{when}“{shortened(line.text, max(width - len(when), 20))}”"
    if line.kind == "event":
        return shortened(f"{line.name} {line.text}".strip(), width)
    if line.kind == "dose":
        return f"{when}{line.name}: {_taken(line, units.get(line.name))}"
    measure = measures.get(line.name)
    value = say_value(measure, line.value) if measure else str(line.value)
    return f"{when}{line.name}: {value}"


def _taken(line: DayLine, unit: str | None) -> str:
    if not line.taken:
        return "none taken"
    return say_amount(line.value, unit) + (" (an estimate)" if line.estimate else "")


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
    if any(measures[name].tracked for name in _unanswered(measures, lines)):
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
