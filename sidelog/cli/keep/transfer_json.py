"""What `sidelog export json` does: the whole journal into a file or a pipe."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import typer

from sidelog.cli.app import App
from sidelog.errors import UsageError
from sidelog.exchange.json_whole import document_lines, schema
from sidelog.files import placing, write_private
from sidelog.journal.upkeep.whole import Lost, Whole, whole_of


def show_schema(app: App) -> None:
    """Show the JSON Schema of the document."""
    said = schema()
    text = json.dumps(said, ensure_ascii=False, indent=2)
    app.answer(said, text.splitlines(), as_is=True)


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
        file = Path(output).expanduser()
        _keep(app, file, passphrase=passphrase, force=force, anyway=anyway)


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
        rows = f"row {one.first}" if one.first == one.last else f"rows {one.first} to {one.last}"
        app.say(f"Left out, as it cannot be read: {one.table}, {rows}.")
    app.say("To save what can be read: sidelog check --repair")
    raise typer.Exit(1)
