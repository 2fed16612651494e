"""Joining two measures, or two products: what it does is said first, and asked on a terminal."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog.cli.app import App
from sidelog.cli.asking import is_yes
from sidelog.errors import NothingMatchedError

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal
    from sidelog.journal.keeping.joining import Plan

_WORDS = {"observation": "value"}
"""What people call a kind of entry, where that is another word."""

Prefer = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose entries stand on days that both have.")
]


def join_after_asking(app: App, plan: "Callable[[Journal], Plan]", *, yes: bool) -> None:
    """Say what joining would do, ask on a terminal, and do it.

    Args:
        app: this run.
        plan: makes the plan.
        yes: whether it was said that nobody is to be asked.

    Raises:
        SidelogError: it cannot be done, or the answer was no.
    """
    from sidelog.journal.keeping.joining import join  # noqa: PLC0415  (seldom)

    if app.host.asks and not yes:
        with app.read() as journal:
            first = plan(journal)
        for line in _said(first):
            app.say(line)
        if not is_yes(app, f"Join {first.name} with {first.into}?"):
            raise NothingMatchedError("Nothing was joined.")
    with app.write() as journal:
        done = plan(journal)
        join(journal, done)
    data = {
        "name": done.name,
        "into": done.into,
        "moved": dict(done.moved),
        "left_out": done.left_out,
        "put_away": done.stays,
    }
    line = f"{done.name} is {done.into} now: {_counted(done)}. Back with: sidelog undo"
    app.answer(data, [line])


def _said(plan: "Plan") -> Iterator[str]:
    """What a plan does, a sentence a line."""
    name, into = plan.name, plan.into
    yield f"What is recorded of {name} becomes part of {into}: {_counted(plan)}."
    if plan.units:
        yield f"Its amounts in {plan.units[0]} become {plan.units[1]}."
    if plan.words:
        yield f"The words of {into} stand: {plan.words[1]}."
    if plan.takes_over:
        columns = ", ".join(one.replace("_", " ") for one in plan.takes_over)
        yield f"{into} takes over what only {name} has: {columns}."
    if plan.stays:
        yield f"{name} came with sidelog, and will be put away."


def _counted(plan: "Plan") -> str:
    """How many entries, such as "12 doses, 1 event; 1 left out, kept in the history"."""
    counts = ((_WORDS.get(kind, kind), count) for kind, count in plan.moved.items())
    said = [f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts]
    left_out = f"; {plan.left_out} left out, kept in the history" if plan.left_out else ""
    return (", ".join(said) or "no entries") + left_out
