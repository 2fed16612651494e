"""What `sidelog export json` and `import json` do: the whole journal out, and in again."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App
from sidelog.cli.upkeep.sealing import plain_source
from sidelog.errors import UsageError
from sidelog.exchange.own.json_read import Document
from sidelog.exchange.own.json_whole import document_lines, schema
from sidelog.exchange.source import Source, open_source
from sidelog.files import path_of, placing, write_private
from sidelog.journal.store import is_there
from sidelog.journal.upkeep.merging.merge import Plan, apply_merge, plan_merge
from sidelog.journal.upkeep.whole.taking_in import Gaps, Told, take_in, taken_in
from sidelog.journal.upkeep.whole.whole import Lost, Whole, whole_of
from sidelog.report.words.basics import counted


def show_schema(app: App, output: str, *, force: bool) -> None:
    """Write the JSON Schema of the document to a path, or - for stdout."""
    said = schema()
    text = json.dumps(said, ensure_ascii=False, indent=2)
    if output == "-":
        app.answer(said, text.splitlines(), as_is=True)
        return
    file = path_of(output)
    with app.putting():
        write_private(file, f"{text}\n".encode(), overwrite=force)
    app.answer({"file": str(file)}, remarks=[f"Written, readable by you alone: {file}"])


def export_json(app: App, output: str, *, passphrase: bool, force: bool, anyway: bool) -> None:
    """Write everything that the journal holds to a path, or - for stdout.

    `force` replaces a file that is there, and `anyway` takes what can be read of a damaged journal.

    Raises:
        UsageError: nothing says which file it is to be.
        CannotCreateError: the file is there already, or cannot be written.
    """
    if app.json and output == "-":
        raise UsageError("The JSON itself goes to stdout.", hint="For --json, name a file with -o.")
    if passphrase and output == "-":
        raise UsageError("--passphrase writes a file.", hint="Name it with -o.")
    if output == "-":
        with _whole(app, anyway=anyway) as whole:
            _pipe(app, document_lines(whole))
        _say_lost(app, whole.lost)
    else:
        _keep(app, path_of(output), passphrase=passphrase, force=force, anyway=anyway)


@contextmanager
def _whole(app: App, *, anyway: bool) -> Iterator[Whole]:
    with app.read(anyway=anyway) as journal:
        yield whole_of(journal)


def _pipe(app: App, lines: Iterator[str]) -> None:
    stdout = app.host.stdout
    if isinstance(stdout, TextIOWrapper):
        # As it is: neither the terminal's encoding nor its line ends are to change a note.
        stdout.reconfigure(encoding="utf-8", newline="")
    for line in lines:  # what a terminal must not see is escaped in it
        stdout.write(line)


def _keep(app: App, file: Path, *, passphrase: bool, force: bool, anyway: bool) -> None:
    with _whole(app, anyway=anyway) as whole:
        if passphrase:
            from sidelog.cli.upkeep.sealing import sealed  # noqa: PLC0415  (seldom)

            content = "".join(document_lines(whole)).encode()
            file, content = sealed(app, file, content)
            with app.putting():
                write_private(file, content, overwrite=force)
        else:
            with (
                app.putting(),
                placing(file, overwrite=force) as beside,
                beside.open("w", encoding="utf-8", newline="") as opened,
            ):
                opened.writelines(document_lines(whole))
    data = {"file": str(file), "unreadable": whole.lost}
    app.answer(data, remarks=[f"Written, readable by you alone: {file}"])
    _say_lost(app, whole.lost)


def _say_lost(app: App, lost: list[Lost]) -> None:
    """Say which rows are not in it, and end with 1 where there are any.

    Raises:
        typer.Exit: there are.
    """
    if not lost:
        return
    for one in lost:
        app.say(f"Left out, as it cannot be read: {one.table.replace('_', ' ')}, {_which(one)}.")
    app.say("To save what can be read: sidelog check --repair")
    raise typer.Exit(1)


def _which(lost: Lost) -> str:
    if lost.last < lost.first:
        return f"and nothing tells which rows it had{' after those' if lost.first > 1 else ''}"
    return f"row {lost.first}" if lost.first == lost.last else f"rows {lost.first} to {lost.last}"


_MOST = 12
"""Rows that are named; of more it is said how many."""
_ENTRIES = ("observation", "note", "dose", "regimen_step", "event", "nail_finding", "visit")


def import_json(app: App, file: str, *, apply: bool) -> None:
    """Bring a whole journal back, or what of it is not here; or show what that would do.

    Raises:
        NoInputError: there is no such file.
        BadDataError: it is no journal as JSON, or none that can be taken; nothing was written.
    """
    with open_source(file, app.host.stdin) as opened:
        import_document(app, file, plain_source(app, opened), apply=apply)


def import_document(app: App, file: str, source: Source, *, apply: bool) -> None:
    """Do the same with a file that is open; it is called `file` in the command that applies it."""
    document = Document(source.rewound(), source.name)
    told = Told(source.name, document.rows, document.lost, app.writer)
    if is_there(app.place(begins=True)):
        _bring_together(app, file, told, apply=apply)
    else:
        _bring_back(app, file, told, document.counts, apply=apply)


def _bring_back(app: App, file: str, told: Told, counts: dict[str, int], *, apply: bool) -> None:
    place = app.place(begins=True)
    target = app.file(place)
    if apply:
        with app.putting():
            gaps = take_in(target, told)
        app.new_journal = place
        if not app.json:
            app.say(f"A new journal was made: {place}")
    else:
        with taken_in(target, told) as (_, gaps):
            pass
    entries = sum(counts.get(table, 0) for table in _ENTRIES)
    what = counted(entries, "entry", "entries")
    if gaps.has_history:
        what += f", and {counted(counts.get('batch', 0), 'command')} of the history"
    whole = "What could be read of the journal" if told.lost else "The whole journal"
    lines = [f"{whole}: {what}.", *_gap_lines(told, gaps)]
    data = {"rows": counts, "new": True, **_gap_data(told, gaps)}
    _answer(app, file, data, lines, apply=apply)


def _gap_lines(told: Told, gaps: Gaps) -> Iterator[str]:
    """What became of the rows that could not be read when the file was written."""
    if not told.lost:
        return
    count = sum(one.last - one.first + 1 for one in told.lost)
    yield f"Not in the file, as it could not be read: {counted(count, 'row')}."
    if gaps.brought:
        yield f"From its history, which tells them: {_named(gaps.brought)}."
    if gaps.astray:
        yield f"Left out, as what they belong to is not there: {_named(gaps.astray)}."
    if not gaps.has_history:
        yield "Its history does not fit without them, and begins anew with what is there."


def _named(rows: Sequence[str]) -> str:
    more = f" and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    return f"{', '.join(rows[:_MOST])}{more}"


def _gap_data(told: Told, gaps: Gaps) -> dict[str, object]:
    return {
        "unreadable": [one._asdict() for one in told.lost],
        "from_history": list(gaps.brought),
        "astray": list(gaps.astray),
        "history": gaps.has_history,
    }


def _bring_together(app: App, file: str, told: Told, *, apply: bool) -> None:
    here = app.file(app.place(begins=False))
    with taken_in(here, told) as (other, gaps):
        if apply:
            app.keep_copy("before-import")
            with app.write(begins=False) as journal:
                plan = plan_merge(journal, other, prefer="mine", unrelated=True)
                apply_merge(journal, plan, other)
        else:
            with app.read() as journal:
                plan = plan_merge(journal, other, prefer="mine", unrelated=True)
    counts = _counts(plan)
    if not any(counts.values()):
        data = {"file": file, "applied": apply, "new": False, **counts, **_gap_data(told, gaps)}
        lines = ["There is nothing to write: what it says is here.", *_gap_lines(told, gaps)]
        app.answer(data, lines)
        return
    lines = [
        f"{words}: {number}"
        for number, words in zip(counts.values(), _COUNTED, strict=True)
        if number
    ]
    lines += _gap_lines(told, gaps)
    _answer(app, file, {"new": False, **counts, **_gap_data(told, gaps)}, lines, apply=apply)


_COUNTED = (
    "New",
    "Changed there since",
    "Deleted there since",
    "Said otherwise here, which stands",
)
"""What is said of each of `_counts`."""


def _counts(plan: Plan) -> dict[str, int]:
    if not plan.writes:  # what was decided before stays so
        return {"coming": 0, "changing": 0, "going": 0, "conflicts": 0}
    return {
        "coming": len(plan.coming),
        "changing": len(plan.changing),
        "going": len(plan.going),
        "conflicts": len(plan.conflicts),
    }


def _answer(app: App, file: str, data: dict[str, object], lines: list[str], *, apply: bool) -> None:
    where = f" --journal {quote(app.flags['journal'])}" if "journal" in app.flags else ""
    command = f"sidelog import json {quote(file)} --apply{where}"
    said = {"file": file, "applied": apply, **data}
    if not apply:
        said["to_apply"] = command
        lines += ["Nothing is written yet. To import it:", f"  {command}"]
        app.answer(said, lines)
        return
    back = " One undo takes all of it back: sidelog undo"
    if data["new"]:
        back = " Its history came with it: undo takes back its last entry, not the import."
    app.answer(said, lines, [f"Written.{back}"])
