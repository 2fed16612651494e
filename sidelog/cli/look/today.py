"""Bare `sidelog`: what is recorded today, what is open, what stands, and what comes next.

It is typed more often than anything else, and comes without Typer: nothing here may import it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import say_number
from sidelog.cli.app import App
from sidelog.cli.lines import clock_of, say_line
from sidelog.cli.notes import shortened
from sidelog.dates import WEEKDAYS
from sidelog.errors import NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import DayLine
from sidelog.report.findings.answers import Answers, answers_of
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.render.terminal import cell_width
from sidelog.report.words import answers as say
from sidelog.report.words import screens as around
from sidelog.report.words.basics import counted, near, value

_WEEK = 7
_A_HABIT = 4
"""Of the last seven days, those of which something was said of a product that is taken daily."""
_MOST_ROWS = 7
_LONG = 7


class _Today(NamedTuple):
    """What the screen shows.

    Attributes:
        lines: what is recorded, in the journal's order.
        measures: every measure by name.
        answers: what may be said.
        measures_open: those that the check-in asks, and that are due.
        products_open: names of those that are taken daily, and of which nothing is said today.
        empty: how many of the last seven days have no answer.
        away: days since the last entry; 0 where there is one today.
    """

    lines: list[DayLine]
    measures: dict[str, Measure]
    answers: Answers
    measures_open: list[Measure]
    products_open: list[str]
    empty: int
    away: int


def show_today(app: App) -> None:
    """Show the present day; without a journal, how to begin one."""
    try:
        with app.read() as journal:
            today = _gather(app, journal)
    except NothingMatchedError:
        today = None
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "today", _data(app, today))
    elif today is None:
        _welcome(app)
    else:
        app.show(_lines(app, today))


def _gather(app: App, journal: Journal) -> _Today:
    lines, span = journal.lines(app.today, app.today), journal.span()
    # By kind: a measure and a product may have the same name.
    said = {(line.kind, line.name) for line in lines}
    answers = answers_of(journal, app.today, lately=not app.json)
    return _Today(
        lines=lines,
        measures=journal.measures,
        answers=answers,
        measures_open=[
            one
            for one in journal.measures.values()
            if one.tracked and ("observation", one.name) not in said and _is_due(app, journal, one)
        ],
        products_open=[
            one.product.name
            for one in answers.taken
            if ("dose", one.product.name) not in said and _is_habit(one, answers.today)
        ],
        empty=_empty_days(app, journal),
        away=max((app.today - min(span[1], app.today)).days, 0) if span else 0,
    )


def _is_due(app: App, journal: Journal, measure: Measure) -> bool:
    """Whether its rhythm asks for an entry: a count on wash days is not asked on the day after."""
    last = journal.last_value(measure.name, app.today)
    return last is None or (app.today - last[0]).days >= measure.scale.every_days


def _is_habit(taken: Taken, today: int) -> bool:
    return sum(today - _WEEK <= one.day < today for one in taken.days) >= _A_HABIT


def _empty_days(app: App, journal: Journal) -> int:
    """How many of the last seven days, since the first answer, have no answer at all."""
    begun = [day for name in journal.measures if (day := journal.first_day(name))]
    daily = any(one.tracked and one.scale.every_days == 1 for one in journal.measures.values())
    if not begun or not daily:
        return 0
    first = max(min(begun), app.today - timedelta(days=_WEEK))
    last = app.today - timedelta(days=1)
    possible = (last - first).days + 1
    return max(possible - len(journal.answered(first, last)), 0)


# For a person


def _lines(app: App, today: _Today) -> Iterator[str]:
    screen, day = app.screen, app.today
    ordinal = today.answers.today
    name = f"{WEEKDAYS[day.weekday()]} {near(ordinal, ordinal)} {day.year}"
    yield screen.styled(name, "bold")
    rows = list(_rows(today, app.host.columns))
    width = max((cell_width(title) for title, _ in rows), default=0)
    for title, words in rows:
        yield from screen.beside(title, words, width)
    yield ""
    if today.away >= _LONG:
        last = today.answers.today - today.away
        yield from screen.wrapped(around.long_since(today.away, last))
    open_names = [*(one.title for one in today.measures_open), *today.products_open]
    yield from screen.wrapped(_state(open_names, recorded=bool(rows)))
    for said in filter(None, (_first_answer(today), say.next_look(today.answers))):
        yield from screen.wrapped(said)
    commands = list(
        around.next_commands(
            measures=bool(today.measures_open),
            products=today.products_open,
            empty=0 if today.away >= _LONG else today.empty,
        )
    )
    wide = max(len(command) for command, _ in commands)
    yield ""
    for command, what in commands:
        yield from screen.beside(command, what, wide)


def _state(open_names: list[str], *, recorded: bool) -> str:
    """What is open; if nothing is, whether that is because it was written down."""
    if open_names:
        return around.still_open(open_names)
    return around.COMPLETE if recorded else around.NOTHING_DUE


def _rows(today: _Today, columns: int) -> Iterator[tuple[str, str]]:
    """What is recorded today: what it is, and what was said of it."""
    kinds = ("observation", "dose", "event", "note")
    observed, doses, events, notes = (
        [one for one in today.lines if one.kind == kind] for kind in kinds
    )
    rows = []
    for name, some in groupby(observed, key=attrgetter("name")):
        title = today.measures[name].title if name in today.measures else name
        rows.append((title, ", ".join(_value(one, today.measures) for one in some)))
    if len(rows) > _MOST_ROWS:
        yield "Recorded", counted(len(rows), "measure")
    else:
        yield from rows
    for name, some in groupby(sorted(doses, key=attrgetter("name")), key=attrgetter("name")):
        yield name, _doses(list(some))
    for event in events:
        yield "Event", shortened(say_line(event, today.measures), columns - 10)
    if notes:
        yield counted(len(notes), "note"), around.NOTES


def _value(line: DayLine, measures: dict[str, Measure]) -> str:
    at = f"{clock_of(line)} " if line.at else ""
    if line.value is None:
        return f"{at}skipped"
    measure = measures.get(line.name)
    if measure is None or measure.scale.version != line.scale:
        return f"{at}{say_number(line.value)}"
    return f"{at}{value(measure.scale, line.value)}"


def _doses(lines: list[DayLine]) -> str:
    taken = sorted((one for one in lines if one.taken), key=lambda one: one.at or "")
    if not taken:
        return "none taken"
    return around.so_far([(clock_of(one), one.value) for one in taken], taken[0].unit)


def _first_answer(today: _Today) -> str:
    """The answer that is said first; empty where waiting would not bring one."""
    answers = today.answers
    every = [(name, answers.headline(name)) for name in answers.begun]
    said = [(name, some) for name, some in every if _says_something(some)]
    if not said:
        return ""
    name, findings = min(said, key=lambda one: say.order(one[1]))
    return around.stands(today.measures[name].title, say.answer(findings, answers.today))


def _says_something(findings: Sequence[Finding]) -> bool:
    first = findings[0].verdict if findings else Verdict.REFUSED
    spoken = any(one.verdict.is_spoken for one in findings)
    return spoken or first not in {Verdict.NOT_ENOUGH, Verdict.REFUSED}


def _welcome(app: App) -> None:
    app.say("sidelog keeps a private journal of how your body does and what you take.")
    app.say(f"There is none yet; the first entry makes it, at {app.settings.journal}")
    app.say("")
    app.say("  sidelog log                  one question a line, under a minute")
    app.say("  sidelog log shedding=2 mood=6")
    app.say("  sidelog dose kratom 4g --at 08:30")
    app.say("  sidelog demo                 a year of an invented journal, to look around")


# For machines


def _data(app: App, today: _Today | None) -> dict[str, object]:
    """What the screen shows as data; without a journal nothing is said of answers."""
    if today is None:
        return {"day": app.today, "entries": [], "missing": [], "open_days": 0}
    from sidelog.report.render.json import findings_data, taken_data  # noqa: PLC0415  (the same)

    answers = today.answers
    first = [one for name in answers.begun for one in answers.headline(name)]
    return {
        "day": app.today,
        "entries": today.lines,
        "missing": [one.name for one in today.measures_open],
        "missing_products": today.products_open,
        "open_days": today.empty,
        "stands": _first_answer(today) or None,
        "findings": findings_data(answers, first),
        "taken": taken_data(answers),
    }
