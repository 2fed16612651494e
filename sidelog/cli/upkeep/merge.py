"""`sidelog merge`: two copies of the journal, both written, brought together."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.asking import pick
from sidelog.cli.commands import command_app
from sidelog.cli.options import path_of
from sidelog.errors import NoInputError, NothingMatchedError, UsageError
from sidelog.journal.columns import Row
from sidelog.journal.history.describe import Names, describe, say_apart, say_row, say_subject
from sidelog.journal.store import open_aside
from sidelog.journal.upkeep.checking import refuse_damaged
from sidelog.journal.upkeep.merge_rows import Conflict, Said
from sidelog.journal.upkeep.merge_sides import Key
from sidelog.journal.upkeep.merging import Other, Plan, Write, apply_merge, plan_merge
from sidelog.report.words.basics import capital, counted

merge_app = command_app()
apps = {"merge": merge_app}

_MOST = 8
"""Lines of a kind that are shown; --detail shows them all."""
_HERE, _THERE = "here", "there"


class Prefer(StrEnum):
    """Which side stands where both said something else."""

    MINE = "mine"
    THEIRS = "theirs"
    NEWER = "newer"


class Request(NamedTuple):
    """A merge as it was asked for."""

    other: Path
    prefer: Prefer | None
    unrelated: bool

    def command(self, app: App) -> str:
        """The line that does it, to be copied."""
        words = ["merge", quote(str(self.other))]
        words += ["--prefer", self.prefer] if self.prefer else []
        words += ["--unrelated"] if self.unrelated else []
        words += ["--journal", quote(app.flags["journal"])] if "journal" in app.flags else []
        return " ".join(["sidelog", *words, "--apply"])


@merge_app.command()
def merge(
    context: typer.Context,
    other: Annotated[
        str, typer.Argument(metavar="OTHER.db", help="The other copy; it is only read.")
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it; without this it is only shown.")
    ] = False,
    prefer: Annotated[
        Prefer | None,
        typer.Option("--prefer", help="Which side stands where both said something else."),
    ] = None,
    unrelated: Annotated[
        bool, typer.Option("--unrelated", help="They may have nothing in common.")
    ] = False,
    detail: Annotated[bool, typer.Option("--detail", help="Show every entry.")] = False,
) -> None:
    """Bring another copy of the journal and this one together, both written since they parted.

    What only one side wrote, changed or deleted is taken over. Where both said something else, you
    say which stands: entry by entry on a terminal, or with --prefer. It is one step: sidelog undo
    takes all of it back.

    Examples:

      sidelog merge /media/stick/journal.db

      sidelog merge /media/stick/journal.db --prefer newer --apply
    """
    app = app_of(context)
    request = Request(path_of(other), prefer, unrelated)
    place = app.place(begins=False)
    if place.exists() and request.other.exists() and request.other.samefile(place):
        raise UsageError(f"{request.other} is this journal.", hint="Name the other copy.")
    if not request.other.exists():
        raise NoInputError(f"There is no file {request.other}.", hint="Check the path.")
    with app.read():  # says what is wrong with it, if anything is
        pass
    other_file = app.other(request.other)
    with open_aside(other_file) as there:
        refuse_damaged(there, other_file)
        plan = _plan(app, request, there, {})
        if apply:
            plan, copy = _apply(app, request, plan, there)
        else:
            copy = None
    _show(app, request, plan, copy, applied=apply, most=None if detail else _MOST)


def _plan(app: App, request: Request, there: Other, answers: dict[str, str]) -> Plan:
    with app.read() as journal:
        return plan_merge(
            journal,
            there,
            prefer=request.prefer,
            answers=answers,
            unrelated=request.unrelated,
        )


def _apply(app: App, request: Request, plan: Plan, there: Other) -> tuple[Plan, Path | None]:
    """Do it, after the conflicts were decided; returns what was done, and the copy from before.

    Raises:
        UsageError: nobody says which side stands.
        NothingMatchedError: the person broke off.
    """
    answers = _ask(app, plan) if plan.is_open else {}
    if plan.is_nothing:
        return plan, None
    copy = app.keep_copy("before-merge")
    with app.write(begins=False) as journal:
        done = plan_merge(
            journal,
            there,
            prefer=request.prefer,
            answers=answers,
            unrelated=request.unrelated,
        )
        if done.is_open:
            raise NothingMatchedError(
                "The journal was written to meanwhile; nothing was merged.", hint="Try again."
            )
        apply_merge(journal, done, there)
    return done, copy


def _ask(app: App, plan: Plan) -> dict[str, str]:
    """What a person says of each conflict that is undecided."""
    conflicts = [one for one, stands in plan.conflicts if stands is None]
    count = counted(len(conflicts), "conflict")
    if not app.host.asks:
        raise UsageError(
            f"Nothing was merged: there {'is' if len(conflicts) == 1 else 'are'} {count}, and "
            "there is nobody to ask.",
            hint="Say which side stands: --prefer mine, --prefer theirs or --prefer newer.",
        )
    answers: dict[str, str] = {}
    for number, conflict in enumerate(conflicts, start=1):
        app.say(f"{number} of {count}. {capital(_about(conflict, plan.names))}")
        for line in _both(conflict, plan.names):
            app.say(line)
        place = pick(app, "", (_HERE, _THERE))
        if place is None:
            raise NothingMatchedError("Nothing was merged.", hint="You can begin again any time.")
        answers[conflict.key] = ("mine", "theirs")[place]
    return answers


def _show(
    app: App,
    request: Request,
    plan: Plan,
    copy: Path | None,
    *,
    applied: bool,
    most: int | None,
) -> None:
    """Say what comes, goes and is in question; and how to do it, or that it is done."""
    data = _as_data(request, plan, applied=applied)
    lines = list(_lines(plan, applied=applied, most=most))
    remarks: list[str] = []
    if plan.is_nothing:
        lines = ["There is nothing to merge: what the other copy says is here."]
    elif applied:
        data["copy"] = str(copy) if copy else None
        remarks.append("Merged. One undo takes all of it back: sidelog undo")
        remarks += [f"As it was before, the journal is in {copy}"] if copy else []
        back = f"sidelog merge {quote(str(app.place(begins=False)))}"
        remarks.append(
            "The other copy is as it was. To bring the same to it: "
            f"{back} --journal {quote(str(request.other))}"
        )
    else:
        data["to_apply"] = request.command(app)
        lines += ["Nothing is merged yet. To merge:", f"  {data['to_apply']}"]
        if plan.is_open:
            lines.append(
                "It asks in each conflict which side stands. With --prefer mine, theirs or newer "
                "it does not ask."
            )
    app.answer(data, lines, remarks)


def _lines(plan: Plan, *, applied: bool, most: int | None) -> Iterator[str]:
    headings = (
        ("New here", plan.coming),
        ("Changed", plan.changing),
        ("No longer here (deleted there, or entered twice)", plan.going),
    )
    for heading, writes in headings:
        said = _said(writes, plan.names)
        if said:
            yield f"{heading}: {len(said)}"
            left = 0 if most is None or len(said) <= most else len(said) - most + 1
            yield from (f"  {line}" for line in said[: len(said) - left])
            if left:
                yield f"  and {left} more: --detail"
    if plan.conflicts:
        yield f"Said otherwise on both sides: {len(plan.conflicts)}"
    for conflict, stands in plan.conflicts:
        yield f"  {capital(_about(conflict, plan.names))}"
        yield from (f"  {line}" for line in _both(conflict, plan.names))
        if stands:
            verb = "stands" if applied else "would stand"
            yield f"    What is {_HERE if stands == 'mine' else _THERE} {verb}."


def _said(writes: Sequence[Write], names: Names) -> list[str]:
    return describe((one.change for one in writes), names)


def _about(conflict: Conflict, names: Names) -> str:
    """What a conflict is about, such as "mood on Sun 22 Nov 2026"."""
    (table, _), row = next(
        (key, row) for key, row in _rows(conflict.mine, conflict.theirs) if row is not None
    )
    if conflict.names:
        return f"two {table}s are called {row['name']}; one gets another name"
    return say_subject(table, row, names)


def _both(conflict: Conflict, names: Names) -> Iterator[str]:
    """What each side says, a line each."""
    for where, who, words in zip(
        (_HERE, _THERE), ("mine", "theirs"), _words(conflict, names), strict=True
    ):
        later = " (written later)" if conflict.newer == who else ""
        yield f"  {where}: {words}{later}"


def _words(conflict: Conflict, names: Names) -> tuple[str, str]:
    (mine, theirs) = ([*one.items()] for one in (conflict.mine, conflict.theirs))
    if len(mine) == len(theirs) == 1:
        (_, here), (_, there) = mine[0], theirs[0]
        if here is not None and there is not None:
            apart = say_apart(here, there, names)
            if all(apart):
                return apart
    return _in_full(mine, names), _in_full(theirs, names)


def _in_full(rows: Iterable[tuple[Key, Row | None]], names: Names) -> str:
    return "; ".join(
        "deleted" if row is None else say_row(table, row, names) for (table, _), row in rows
    )


def _rows(*sides: Said) -> Iterator[tuple[Key, Row | None]]:
    for side in sides:
        yield from side.items()


def _as_data(request: Request, plan: Plan, *, applied: bool) -> dict[str, object]:
    names = plan.names
    return {
        "other": str(request.other),
        "applied": applied,
        "coming": _said(plan.coming, names),
        "changing": _said(plan.changing, names),
        "going": _said(plan.going, names),
        "conflicts": [
            {
                "what": _about(one, names),
                **dict(zip((_HERE, _THERE), _words(one, names), strict=True)),
                "newer": one.newer,
                "stands": stands,
            }
            for one, stands in plan.conflicts
        ],
    }
