"""What `measure` and `product` do alike with what they keep: change, join, put away, delete."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import put_away
from sidelog.cli.typed.asking import ask_to_delete, is_yes
from sidelog.cli.typed.options import Yes
from sidelog.errors import NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.report.words.basics import counted

if TYPE_CHECKING:
    from sidelog.journal.keeping.joining import Plan

Name = Annotated[str, typer.Argument(help="Its name.")]
Do = Callable[[Journal, str, str], None]

_WORDS = {"observation": "value"}
"""What people call a kind of entry, where that is another word."""

Prefer = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose entries stand on days that both have.")
]


def keep_alike(group: typer.Typer, kind: str, find: Callable[[Journal, str], str]) -> None:
    """Add the commands that put a measure or a product away, take it back, and delete it.

    `find` knows the whole name of the one that was typed, also of one that is put away.
    """

    def do(context: typer.Context, typed: str, what: Do, became: str) -> None:
        app = app_of(context)
        with app.write() as journal:
            name = find(journal, typed)
            what(journal, kind, name)
        app.answer({"name": name}, [f"{name} {became}" if became else put_away(kind, name)])

    @group.command("retire", help=f"Put a {kind} away; what was recorded stays.")
    def put_it_away(context: typer.Context, name: Name) -> None:
        do(context, name, common.retire, "")

    @group.command("restore", help=f"Take a {kind} back into use.")
    def take_it_back(context: typer.Context, name: Name) -> None:
        do(context, name, common.restore, "is back in use.")

    @group.command("delete", help=f"Delete a {kind} that was never used, after asking.")
    def delete_it(context: typer.Context, name: Name, yes: Yes = False) -> None:
        app = app_of(context)
        with app.read() as journal:
            found = find(journal, name)
        if not yes:
            ask_to_delete(app, f"the {kind} {found}")
        do(context, found, common.delete_unused, "is deleted. Back with: sidelog undo")


def say_changes(
    app: App,
    data: object,
    before: Mapping[str, str],
    after: Mapping[str, str],
    remarks: Iterable[str] = (),
) -> None:
    """Answer what was changed: "itch, title: was Itch, now Itching".

    Args:
        app: this run.
        data: what it is now, for a program.
        before: what was known of it, in words, by what each is called; its name first.
        after: the same as it is now; empty words where nothing is set.
        remarks: what a person should know beside it.
    """
    name = before["name"]
    lines = [
        f"{name}, {what}: was {words or 'not set'}, now {after[what] or 'not set'}"
        for what, words in before.items()
        if words != after[what]
    ]
    app.answer(data, lines or [f"Nothing changed: {name} is like that already."], remarks)


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
    said = [counted(count, _WORDS.get(kind, kind)) for kind, count in plan.moved.items()]
    left_out = f"; {plan.left_out} left out, kept in the history" if plan.left_out else ""
    return (", ".join(said) or "no entries") + left_out
