"""`sidelog visit`: appointments, what the person wants of them, and what to ask there."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog import dates
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, list_by_itself
from sidelog.cli.help.safety import after_saving
from sidelog.cli.typed.options import Note
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.entries import edit_entry, find_entry
from sidelog.journal.keeping.people import (
    Appointment,
    Asked,
    add_visit,
    questions,
    visit_from,
    visits,
)
from sidelog.journal.keeping.people import ask as ask_at
from sidelog.journal.references import Kind, Reference
from sidelog.journal.rules import check_note

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

visit_app = command_app()
apps = {"visit": visit_app}

_ADD = 'sidelog visit add "Dr. Berg" --on 2026-12-04'

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help="In your own words.")]
At = Annotated[
    str | None, typer.Option("--visit", help="For this visit, such as v1; else for the next one.")
]


@visit_app.callback(invoke_without_command=True)
def visit(context: typer.Context) -> None:
    """Show and keep appointments, and what to ask there.

    A report shows what you want of the next visit, and what is still to be asked.

    Examples:

      sidelog visit add "Dr. Berg" --on 2026-12-04 --goal "stop the itch"

      sidelog visit ask "Is it the thyroid?"

      sidelog visit done

      sidelog visit answer q1 "no, the blood test was as it should be"
    """
    list_by_itself(context)


@visit_app.command("list")
def list_visits(context: typer.Context) -> None:
    """Show every visit with its questions."""
    app = app_of(context)
    with app.read() as journal:
        every, asked = visits(journal), questions(journal)
    of_visits = [_data(one, [each for each in asked if each.visit == one.id]) for one in every]
    others = [_asked_data(one) for one in asked if one.visit is None]
    data = {"visits": of_visits, "questions": others}
    app.answer(data, _lines(app, every, asked), drawn=True)


@visit_app.command()
def add(
    context: typer.Context,
    on: Annotated[str, typer.Option(help="The day, which may lie ahead: 2026-12-04, tomorrow.")],
    who: Annotated[
        list[str] | None, typer.Argument(metavar="[WHO]", help="Whom you will see.")
    ] = None,
    goal: Annotated[str | None, typer.Option(help="What you want of it.")] = None,
) -> None:
    """Keep an appointment."""
    app = app_of(context)
    day = app.day_ahead(on)
    with app.write() as journal:
        kept = add_visit(journal, day, who=" ".join(who or ()).strip() or None, goal=goal)
    to_ask = [] if kept.is_over(app.today) else ['What to ask there: sidelog visit ask "WORDS"']
    app.answer(_data(kept, []), _said(app, kept, [], 0), to_ask)
    after_saving(app, notes=[goal])


@visit_app.command()
def ask(context: typer.Context, words: Words, at: At = None) -> None:
    """Write down what to ask at the next visit, or at the one that --visit names."""
    app = app_of(context)
    text = " ".join(words).strip()
    with app.write() as journal:
        there = find_visit(journal, at) if at else None
        asked = ask_at(journal, text, there)
        there = there or visit_from(journal, app.today)
    at_which = f"at {_called(there)}" if there else "at the next visit"
    line = f"{asked.reference}, to ask {at_which}: {text}"
    app.answer(_asked_data(asked), [line])
    after_saving(app, notes=[text])


@visit_app.command()
def answer(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, such as q1.")],
    words: Words,
) -> None:
    """Write down what was said to a question; it is asked no longer."""
    app = app_of(context)
    text = " ".join(words)
    with app.write(begins=False) as journal:
        row = _reference(journal, question, Kind.QUESTION).row
        edit_entry(journal, question, answer=text)
        asked = next(one for one in questions(journal) if one.id == row)
    app.answer(_asked_data(asked), _question(app, asked, 0))
    after_saving(app, notes=[text])


@visit_app.command()
def done(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[VISIT]", help="Such as v1; else the one that is due.")
    ] = None,
    note: Note = None,
) -> None:
    """Say that a visit is over.

    From then on a report can begin with it: sidelog report --since-visit
    """
    app = app_of(context)
    kept = check_note(note) if note is not None else None
    with app.write(begins=False) as journal:
        before = _due(app, journal, name)
        noted = "\n".join(text for text in (before.note, kept) if text) or None
        edit_entry(journal, before.reference, done_on=before.done_on or app.today, note=noted)
        over = next(one for one in visits(journal) if one.id == before.id)
        left = [one for one in questions(journal) if one.visit == over.id and one.answer is None]
    go_on = "Open questions go on to the next visit. An answer: sidelog visit answer q1 WORDS"
    app.answer(_data(over, left), _said(app, over, left, 0), [go_on] if left else [])
    after_saving(app, notes=[kept])


def _due(app: App, journal: "Journal", name: str | None) -> Appointment:
    """The visit that was named, or the one that is due.

    Raises:
        SidelogError: there is none, it lies ahead, or it could be more than one.
    """
    every = visits(journal)
    if name:
        named = find_visit(journal, name)
        if named.day > app.today:
            raise BadDataError(
                f"{named.reference} lies ahead, on {dates.say_date(named.day)}.",
                hint=f"If it was moved: sidelog edit {named.reference} --on today",
            )
        return named
    due = [one for one in every if one.day <= app.today and one.done_on is None]
    if not due:
        ahead = visit_from(journal, app.today)
        hint = f"The next one is {_called(ahead)}." if ahead else f"Such as: {_ADD}"
        raise NothingMatchedError("No visit is waiting to be over.", hint=hint)
    if len(due) > 1:
        listed = "; ".join(f"{one.reference} {_called(one)}" for one in due)
        raise UsageError(
            f"Which visit? {listed}.", hint=f"Such as: sidelog visit done {due[-1].reference}"
        )
    return due[0]


def find_visit(journal: "Journal", name: str) -> Appointment:
    """The visit of that short name.

    Raises:
        UsageError: it is of another kind, or no reference.
        NothingMatchedError: there is none of that name.
    """
    row = _reference(journal, name, Kind.VISIT).row
    return next(one for one in visits(journal) if one.id == row)


def _reference(journal: "Journal", name: str, kind: Kind) -> Reference:
    """The reference of an entry of a kind.

    Raises:
        UsageError: it is of another kind, or no reference.
        NothingMatchedError: there is none of that name.
    """
    found = find_entry(journal, name).reference
    if found.kind is not kind:
        raise UsageError(
            f"{found} is a {found.kind.words}, not a {kind.words}.", hint="All: sidelog visit"
        )
    return found


def _lines(app: App, every: Sequence[Appointment], asked: Sequence[Asked]) -> Iterator[str]:
    """What lies ahead first, then what is to be asked at whichever is next, then what is over."""
    if not every and not asked:
        raise NothingMatchedError("No visit is recorded yet.", hint=f"Such as: {_ADD}")
    ahead = [one for one in every if not one.is_over(app.today)]
    over = [one for one in reversed(every) if one.is_over(app.today)]
    loose = [one for one in asked if one.visit is None]
    to_ask = [one for one in loose if one.answer is None]
    answered = [one for one in loose if one.answer is not None]

    def say(one: Appointment | Asked) -> Iterator[str]:
        if isinstance(one, Asked):
            return _question(app, one, 2)
        return _said(app, one, [each for each in asked if each.visit == one.id], 2)

    parts: dict[str, Sequence[Appointment | Asked]] = {
        "Ahead": ahead,
        "To ask at the next visit": to_ask,
        "Answered": answered,
        "Over": over,
    }
    for heading, some in parts.items():
        if some:
            yield app.screen.styled(heading, "bold")
        for one in some:
            yield from say(one)


def _said(app: App, one: Appointment, asked: Sequence[Asked], indent: int) -> Iterator[str]:
    """A visit with what is known of it, and with questions."""
    who = f": {one.who}" if one.who else ""
    done = "" if one.done_on is None else ", done"
    words = f"{one.reference} {dates.say_day(one.day, app.today)}{who}{done}"
    yield from app.screen.wrapped(words, indent=indent, hanging=indent + 4)
    for label, text in (("goal", one.goal), ("note", one.note)):
        if text:
            yield from app.screen.wrapped(f"{label}: {text}", indent=indent + 4)
    for each in asked:
        yield from _question(app, each, indent + 4)


def _question(app: App, asked: Asked, indent: int) -> Iterator[str]:
    said = f" — {asked.answer}" if asked.answer else ""
    words = f"{asked.reference} {asked.text}{said}"
    yield from app.screen.wrapped(words, indent=indent, hanging=indent + 4)


def _called(one: Appointment) -> str:
    """Such as "Dr. Berg on Fri 4 Dec 2026"."""
    return f"{one.who or 'the visit'} on {dates.say_date(one.day)}"


def _data(one: Appointment, asked: Sequence[Asked]) -> dict[str, object]:
    return {
        "reference": one.reference,
        "day": one.day,
        "who": one.who,
        "goal": one.goal,
        "note": one.note,
        "done_on": one.done_on,
        "questions": [_asked_data(each) for each in asked],
    }


def _asked_data(one: Asked) -> dict[str, object]:
    visit_of = None if one.visit is None else str(Reference(Kind.VISIT, one.visit))
    return {
        "reference": one.reference,
        "visit": visit_of,
        "question": one.text,
        "answer": one.answer,
    }
