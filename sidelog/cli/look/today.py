"""Bare `sidelog`: what is recorded today, what is open, what stands, and what comes next.

It is typed more often than anything else, and comes without Typer: nothing here may import it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sidelog.analysis.verdict import Verdict
from sidelog.catalog.scales import Better, Measure
from sidelog.catalog.text import fold, shortened
from sidelog.catalog.values import say_number
from sidelog.cli.app import App
from sidelog.cli.lines import clock_of, doses_of, say_line
from sidelog.cli.record.guided.talk import is_first_start
from sidelog.dates import WEEKDAYS
from sidelog.errors import NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import open_questions, visit_from, visits
from sidelog.journal.rows import DayLine, Product
from sidelog.period import Period
from sidelog.report.findings.answers import Answers, answers_of
from sidelog.report.findings.due import Due, Missed, Rhythms, Usual
from sidelog.report.findings.finding import Finding
from sidelog.report.render.terminal import cell_width
from sidelog.report.words import answers as say
from sidelog.report.words import day as words
from sidelog.report.words.basics import counted, near, value
from sidelog.report.words.quiet import KEPT

_WEEK = timedelta(days=7)
_ASKED_AFTER = timedelta(days=14)
"""How long it is asked how an appointment was."""
_MOST_ROWS = 7
_LONG = 7
"""Days since the last entry after which somebody is met as who was away."""


class _Today(NamedTuple):
    """What the screen shows.

    Attributes:
        lines: what is recorded, in the journal's order.
        measures: every measure by name.
        products: every product by its folded name.
        answers: what may be said.
        due: what has no answer yet.
        planned: what regimens plan for today, by product, where there are any.
        missed: the days of the last seven that were missed.
        yesterday: what was taken the day before, by product, where that is known.
        away: days since the last entry; 0 where there is one today.
        visits: what is said of the last appointments and of the next, where they are near.
    """

    lines: list[DayLine]
    measures: dict[str, Measure]
    products: dict[str, Product]
    answers: Answers
    due: Due
    planned: dict[str, float]
    missed: list[Missed]
    yesterday: dict[str, float]
    away: int
    visits: list[str]


def show_today(app: App) -> None:
    """Show the present day; without a journal, how to begin one."""
    began = False
    if is_first_start(app):
        from sidelog.cli.record.guided.first_start import first_start  # noqa: PLC0415  (once)

        first_start(app)
        app.say()
        began = True
    try:
        with app.read() as journal:
            today = _gather(app, journal)
    except NothingMatchedError:
        today = None
    remarks = [] if today else _welcome(app, began=began)
    app.answer(lambda: _data(app, today), _lines(app, today) if today else (), remarks, drawn=True)


def _gather(app: App, journal: Journal) -> _Today:
    lines, span = journal.lines(app.today, app.today), journal.span()
    rhythms = Rhythms(journal, app.today, app.today - _WEEK)
    return _Today(
        lines=lines,
        measures=journal.measures,
        products=journal.products,
        answers=answers_of(journal, app.today, lately=not app.json),
        due=rhythms.on(app.today),
        planned={
            one.name: plan
            for one in journal.products.values()
            if (plan := rhythms.planned(one.name, app.today)) is not None
        },
        missed=rhythms.missed(),
        yesterday=_taken_yesterday(app, journal, lines),
        away=max((app.today - min(span[1], app.today)).days, 0) if span else 0,
        visits=list(_visits(app, journal)),
    )


def _visits(app: App, journal: Journal) -> Iterator[str]:
    """The last appointments until they are said to be over, and the next with what is to be asked.

    One of them is named with its day wherever `sidelog visit done` would ask which.
    """
    due = [one for one in visits(journal) if one.day <= app.today and one.done_on is None]
    for one in due:
        if timedelta() < app.today - one.day <= _ASKED_AFTER:
            yield words.visit_behind(one, app.today, alone=len(due) == 1)
    following = visit_from(journal, app.today)
    if following and following.day <= app.today + _WEEK:
        asked = open_questions(journal, following, app.today)
        yield words.visit_ahead(following.who, following.day, app.today, len(asked))


def _taken_yesterday(app: App, journal: Journal, lines: Sequence[DayLine]) -> dict[str, float]:
    yesterday = Period(app.today - timedelta(days=1), app.today - timedelta(days=1))
    found = {}
    for name in {one.name for one in lines if one.kind == "dose"}:
        for day in journal.dose_days(journal.products[fold(name)], yesterday):
            if day.is_whole:
                found[name] = day.total
    return found


# For a person


def _lines(app: App, today: _Today) -> Iterator[str]:
    screen, day, quiet = app.screen, app.today, app.settings.quiet
    ordinal = today.answers.today
    name = f"{WEEKDAYS[day.weekday()]} {near(ordinal, ordinal)} {day.year}"
    until = words.until(app.settings.day_starts) if app.now.date() != day else ""
    yield screen.styled(f"{name}{until}", "bold")
    rows = list(_rows(today, app.host.columns, quiet=quiet))
    width = max((cell_width(title) for title, _ in rows), default=0)
    for title, said in rows:
        yield from screen.beside(title, said, width)
    yield ""
    open_names = [one.title for one in today.due.measures]
    open_names += map(words.open_product, today.due.open_products)
    is_begun = any(one.kind != "visit" for one in today.lines)
    sentences = [
        _since(today),
        _state(open_names, recorded=is_begun),
        _missed(today),
        *today.visits,
    ]
    for sentence in filter(None, sentences if quiet else [*sentences, *_stands(today)]):
        yield from screen.wrapped(sentence)
    yield ""
    command, what = words.next_command(len(open_names))
    yield from screen.beside(command, what, len(command))


def _since(today: _Today) -> str:
    """What is said to somebody who was away."""
    if today.away < _LONG:
        return ""
    last = today.answers.today - today.away
    return words.long_since(today.away, last, filled=bool(today.missed))


def _state(open_names: list[str], *, recorded: bool) -> str:
    """What is open; if nothing is, whether that is because it was written down."""
    if open_names:
        return words.still_open(open_names)
    return words.COMPLETE if recorded else words.NOTHING_DUE


def _missed(today: _Today) -> str:
    """Which days of the last week were missed; who was away longer has been told."""
    return "" if today.away >= _LONG else words.missed(today.missed)


def _rows(today: _Today, columns: int, *, quiet: bool) -> Iterator[tuple[str, str]]:
    """What is recorded today: what it is, and what was said of it."""
    observed, doses, events, notes, visits = (
        [one for one in today.lines if one.kind == kind]
        for kind in ("observation", "dose", "event", "note", "visit")
    )
    rows = []
    for name, some in groupby(observed, key=attrgetter("name")):
        title = today.measures[name].title if name in today.measures else name
        said = KEPT if quiet else ", ".join(_value(one, today.measures) for one in some)
        rows.append((title, said))
    if len(rows) > _MOST_ROWS:
        yield "Recorded", counted(len(rows), "measure")
    else:
        yield from rows
    for name in sorted({one.name for one in doses}):
        yield name, KEPT if quiet else _doses(today, name)
    for one in today.due.products:
        if one.usual is Usual.PLANNED and one.amount and not one.is_open:
            said = words.as_planned(one.amount, one.product.unit)
            yield one.product.name, words.PLANNED if quiet else said
    for event in events:
        hidden = quiet and (event.before, event.after) != (None, None)
        said = KEPT if hidden else say_line(event, today.measures)
        yield "Event", shortened(said, columns - 10)
    for visit in visits:
        said = say_line(visit, today.measures).removeprefix("visit: ")
        yield "Visit", shortened(said, columns - 10)
    if notes:
        yield counted(len(notes), "note"), words.NOTES


def _value(line: DayLine, measures: Mapping[str, Measure]) -> str:
    at = f"{clock_of(line)} " if line.at else ""
    if line.value is None:
        return f"{at}skipped"
    measure = measures.get(line.name)
    if measure is None or measure.scale.version != line.scale:
        return f"{at}{say_number(line.value)}"
    return f"{at}{value(measure.scale, line.value)}"


def _doses(today: _Today, name: str) -> str:
    """What was taken of a product, in the order of time, and what that stands beside."""
    taken = [one for one in doses_of(today.lines, name) if one.taken]
    product = today.products[fold(name)]
    amounts = [(clock_of(one), one.value) for one in taken]
    said = words.so_far(amounts, product.unit) if taken else words.NONE_TAKEN
    beside = words.beside_doses(
        [of for _, of in amounts], today.planned.get(name), today.yesterday.get(name), product
    )
    return f"{said}{beside}"


def _stands(today: _Today) -> Iterator[str]:
    """The answer that is said first, and when the next can come, where that is another day."""
    answers = today.answers
    yield (answer := _first_answer(today))
    if not answer or any(one.verdict.is_spoken for one in answers.findings):
        yield say.next_look(answers)


def _first_answer(today: _Today) -> str:
    """The answer that is said first; empty where waiting would not bring one.

    It is of a measure that has a better end: days of washing, say, are no answer to a question.
    """
    answers = today.answers
    every = [(name, answers.headline(name)) for name in answers.begun]
    said = [
        (name, some)
        for name, some in every
        if _says_something(some) and today.measures[name].scale.better is not Better.NEITHER
    ]
    if not said:
        return ""
    name, findings = min(said, key=lambda one: say.order(one[1]))
    return f"{today.measures[name].title}: {say.answer(findings, answers.today)}"


def _says_something(findings: Sequence[Finding]) -> bool:
    first = findings[0].verdict if findings else Verdict.REFUSED
    spoken = any(one.verdict.is_spoken for one in findings)
    return spoken or first not in {Verdict.NOT_ENOUGH, Verdict.REFUSED}


def _welcome(app: App, *, began: bool) -> Iterator[str]:
    """How to begin; who was just asked knows what it is."""
    if not began:
        yield "sidelog keeps a private journal of how your body does and what you take."
    yield f"There is no journal yet; the first entry makes it, at {app.settings.journal}"
    yield ""
    yield "  sidelog log                  one question a line, under a minute"
    yield "  sidelog log shedding=2 mood=6"
    yield "  sidelog dose kratom 4g --at 08:30"
    yield "  sidelog demo                 a year of an invented journal, to look around"


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
        "missing": [one.name for one in today.due.measures],
        "missing_products": [one.product.name for one in today.due.open_products],
        "open_days": len(today.missed),
        "missed": [_missed_data(one) for one in today.missed],
        "stands": _first_answer(today) or None,
        "findings": findings_data(answers, first),
        "taken": taken_data(answers),
    }


def _missed_data(missed: Missed) -> dict[str, object]:
    return {
        "day": date.fromordinal(missed.day),
        "measures": [one.name for one in missed.measures],
        "products": [one.name for one in missed.products],
    }
