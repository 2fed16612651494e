"""`sidelog merge`: two copies of the journal, both written, brought together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.options import Unrelated
from sidelog.dates import say_moment
from sidelog.errors import NoInputError, NothingMatchedError, UsageError
from sidelog.files import path_of
from sidelog.journal.columns import Row
from sidelog.journal.history.describe import Names, describe, say_apart, say_row, say_subject
from sidelog.journal.store import open_aside
from sidelog.journal.upkeep.checking.check import refuse_damaged
from sidelog.journal.upkeep.merging.conflicts import BOTH, Conflict, Said
from sidelog.journal.upkeep.merging.merge import Other, Plan, Write, apply_merge, plan_merge
from sidelog.journal.upkeep.merging.sides import Key
from sidelog.report.words.basics import capital, counted

merge_app = command_app()
apps = {"merge": merge_app}

_MOST = 8
"""Lines of a kind that are shown; --detail shows them all."""
_HERE, _THERE = "here", "there"
_SIDES = {_HERE: "mine", _THERE: "theirs"}
_APART = "Enter leaves it, ? explains, q merges nothing: "
_HELP = (
    "  1: what is here stands. 2: what is there stands, and takes the place of what is here.",
    "  Enter: you do not say; what is here stays as it is. The other copy is only read.",
)
_HELP_TWINS = (
    "  1: it is one, written down on both machines; the one written later is kept.",
    "  2: they are two, and both count. Enter: you do not say, and both are kept.",
)


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
    unrelated: Unrelated = False,
    detail: Annotated[bool, typer.Option("--detail", help="Show every entry.")] = False,
) -> None:
    """Bring another copy of the journal and this one together, both written since they parted.

    What only one side wrote, changed or deleted is taken over. Where both said something else, you
    say which stands: entry by entry on a terminal, or with --prefer. The same dose on both sides,
    without a time, may be one or two; unless you say, it stays two. It is one step: sidelog undo
    takes all of it back. What was erased here comes again if the other copy has it still.

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
        done = _apply(app, request, plan, there) if apply else _Done(plan)
    _show(app, request, done, applied=apply, most=None if detail else _MOST)


class _Done(NamedTuple):
    """A merge that was done, or planned.

    Attributes:
        plan: what it does.
        copy: the journal as it was before; None where none was made.
        left: the keys of the conflicts of which the person did not say which side stands.
    """

    plan: Plan
    copy: Path | None = None
    left: frozenset[str] = frozenset()


def _plan(app: App, request: Request, there: Other, answers: dict[str, str]) -> Plan:
    with app.read() as journal:
        return plan_merge(
            journal,
            there,
            prefer=request.prefer,
            answers=answers,
            unrelated=request.unrelated,
        )


def _apply(app: App, request: Request, plan: Plan, there: Other) -> _Done:
    """Do it, after the conflicts were decided.

    Raises:
        UsageError: nobody says which side stands.
        NothingMatchedError: the person broke off.
    """
    answers, left = _ask(app, plan)
    if plan.is_nothing:
        return _Done(plan)
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
    return _Done(done, copy, left)


def _ask(app: App, plan: Plan) -> tuple[dict[str, str], frozenset[str]]:
    """What a person says of each conflict that is undecided, and the keys of those left so."""
    conflicts = [one for one, stands in plan.conflicts if stands is None]
    if not app.host.asks:
        if not plan.is_open:
            return {}, frozenset()
        number = sum(not one.twins for one in conflicts)
        count = counted(number, "conflict")
        raise UsageError(
            f"Nothing was merged: there {'is' if number == 1 else 'are'} {count}, and "
            "there is nobody to ask.",
            hint="Say which side stands: --prefer mine, --prefer theirs or --prefer newer.",
        )
    answers: dict[str, str] = {}
    left = set()
    for number, conflict in enumerate(conflicts, start=1):
        about = _about(conflict, plan.names)
        about = f"The same on both sides: {about}" if conflict.twins else capital(about)
        app.say(f"{number} of {len(conflicts)}. {about}")
        for line in _both(conflict, plan.names):
            app.say(line)
        said = _answer_to(app, conflict)
        if not said:
            left.add(conflict.key)
        answers[conflict.key] = said or (BOTH if conflict.twins else "mine")
    return answers, frozenset(left)


def _answer_to(app: App, conflict: Conflict) -> str:
    """What a person says stands in a conflict, asked until it is understood; empty: left as it is.

    Raises:
        NothingMatchedError: the person ended it.
    """
    offered = f"1 for {_HERE}, 2 for {_THERE}. "
    stands, help_ = {"1": "mine", "2": "theirs", _HERE: "mine", _THERE: "theirs", "": ""}, _HELP
    if conflict.twins:
        offered, help_ = "1 if one, 2 if two. ", _HELP_TWINS
        stands = {"1": conflict.newer, "2": BOTH, "one": conflict.newer, "two": BOTH, "": ""}
    while True:
        line = app.ask(offered + _APART)
        words = line.strip().casefold()
        if not line or words in {"q", "quit"}:
            if not line:
                app.say()  # Ctrl-D types no line end
            raise NothingMatchedError("Nothing was merged.", hint="You can begin again any time.")
        if words in stands:
            return stands[words]
        if words not in {"?", "help"}:
            app.say(f"  {line.strip()} is none of these.")
        for one in help_:
            app.say(one)


def _show(app: App, request: Request, done: _Done, *, applied: bool, most: int | None) -> None:
    """Say what comes, goes and is in question; and how to do it, or that it is done."""
    plan, copy, _ = done
    data = _as_data(request, done, applied=applied)
    lines = list(_lines(done, applied=applied, most=most))
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
        elif any(stands is None for _, stands in plan.conflicts):
            lines.append("With --prefer mine, theirs or newer, what is the same is kept once.")
    app.answer(data, lines, remarks)


def _lines(done: _Done, *, applied: bool, most: int | None) -> Iterator[str]:
    plan = done.plan
    parts = (
        ("New here", _said(plan.coming, plan.names)),
        ("Changed", _said(plan.changing, plan.names)),
        (
            "No longer here (deleted there, or something else in its place)",
            _said(plan.going, plan.names),
        ),
        ("Entered on both sides, the same; kept once", _once(plan)),
    )
    for heading, said in parts:
        if said:
            yield f"{heading}: {len(said)}"
            left = 0 if most is None or len(said) <= most else len(said) - most + 1
            yield from (f"  {line}" for line in said[: len(said) - left])
            if left:
                yield f"  and {left} more: --detail"
    twins = [(one, stands) for one, stands in plan.conflicts if one.twins]
    others = [(one, stands) for one, stands in plan.conflicts if not one.twins]
    for heading, some in (
        ("The same on both sides: one, or two?", twins),
        ("Said otherwise on both sides:", others),
    ):
        if some:
            yield f"{heading} {len(some)}"
        for conflict, stands in some:
            yield f"  {capital(_about(conflict, plan.names))}"
            yield from (f"  {line}" for line in _both(conflict, plan.names))
            yield from _what_stands(done, conflict, stands, applied=applied)


def _what_stands(
    done: _Done, conflict: Conflict, stands: str | None, *, applied: bool
) -> Iterator[str]:
    """What becomes of a conflict, where that is known."""
    left = "    Left open. " if conflict.key in done.left else "    "
    if conflict.twins and stands in {None, BOTH}:
        yield f"{left}Both {'are' if applied else 'would be'} kept, as two."
    elif stands:
        verb = "stands" if applied else "would stand"
        if conflict.names:
            verb = "keeps the name" if applied else "would keep the name"
        where = _HERE if stands == _SIDES[_HERE] else _THERE
        once = ", once" if conflict.twins else ""
        yield f"{left}What is {where} {verb}{once}."


def _once(plan: Plan) -> list[str]:
    """What was entered on both sides, and is kept once."""
    return [say_row(one.kept[0], one.row, plan.names) for one in plan.once]


def _said(writes: Sequence[Write], names: Names) -> list[str]:
    return describe((one.change for one in writes), names)


def _about(conflict: Conflict, names: Names) -> str:
    """What a conflict is about, such as "mood on Sun 22 Nov 2026"."""
    (table, _), row = next(
        (key, row) for key, row in _rows(conflict.mine, conflict.theirs) if row is not None
    )
    if conflict.twins:
        return say_row(table, row, names)
    if conflict.names:
        return f"two {table}s are called {row['name']}; one gets another name"
    return say_subject(table, row, names)


def _both(conflict: Conflict, names: Names) -> Iterator[str]:
    """What each side says and when it was written, a line each; of what is the same, only when."""
    at = [datetime.fromisoformat(one) if one else None for one in conflict.written]
    for where, words, own, other in zip(
        _SIDES, _words(conflict, names), at, reversed(at), strict=True
    ):
        is_later = own and other and own > other and not conflict.names
        later = "later, " if is_later else ""
        written = f"written {later}{say_moment(own)}" if own else ""
        yield f"  {where}: {f'{words} ({written})' if words and written else words or written}"


def _words(conflict: Conflict, names: Names) -> tuple[str, str]:
    (mine, theirs) = ([*one.items()] for one in (conflict.mine, conflict.theirs))
    if len(mine) == len(theirs) == 1:
        (_, here), (_, there) = mine[0], theirs[0]
        if here is not None and there is not None:
            apart = say_apart(here, there, names)
            if all(apart) or conflict.twins:
                return apart
    return _in_full(mine, names), _in_full(theirs, names)


def _in_full(rows: Iterable[tuple[Key, Row | None]], names: Names) -> str:
    return "; ".join(
        "deleted" if row is None else say_row(table, row, names) for (table, _), row in rows
    )


def _rows(*sides: Said) -> Iterator[tuple[Key, Row | None]]:
    for side in sides:
        yield from side.items()


def _as_data(request: Request, done: _Done, *, applied: bool) -> dict[str, object]:
    plan, _, left = done
    names = plan.names
    return {
        "other": str(request.other),
        "applied": applied,
        "coming": _said(plan.coming, names),
        "changing": _said(plan.changing, names),
        "going": _said(plan.going, names),
        "once": _once(plan),
        "conflicts": [
            {
                "kind": "same" if one.twins else "otherwise",
                "what": _about(one, names),
                **dict(zip((_HERE, _THERE), _words(one, names), strict=True)),
                "newer": one.newer,
                "left": one.key in left,
                "stands": stands,
            }
            for one, stands in plan.conflicts
        ],
    }
