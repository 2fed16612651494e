"""Where what is exported goes: into a pipe as it is, or into a file for its owner alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import TextIOWrapper

from sidelog.cli.app import App
from sidelog.errors import UsageError
from sidelog.files import path_of, placing, write_private


def refuse_unmeant(app: App, output: str, what: str, *, passphrase: bool) -> None:
    """Refuse what stdout cannot hold beside it.

    Raises:
        UsageError: data about a file, or a passphrase, is asked for, and no file is named.
    """
    if output != "-":
        return
    if app.json:
        raise UsageError(f"{what} itself goes to stdout.", hint="For --json, name a file with -o.")
    if passphrase:
        raise UsageError("--passphrase writes a file.", hint="Name it with -o.")


def pipe(app: App, lines: Iterable[str]) -> None:
    """Write lines, with their ends, to stdout: a program gets them as they are, a person a line."""
    stdout = app.host.stdout
    if app.host.draws:
        for line in lines:
            app.out(line.removesuffix("\n").removesuffix("\r"))
        return
    if isinstance(stdout, TextIOWrapper):
        # As it is: neither the terminal's encoding nor its line ends are to change a note.
        stdout.reconfigure(encoding="utf-8", newline="")
    for line in lines:
        stdout.write(line)


def keep(
    app: App,
    lines: Iterable[str],
    output: str,
    counts: Callable[[], Mapping[str, object]],
    *,
    passphrase: bool,
    force: bool,
) -> None:
    """Write lines to a file as they come, whole or not at all, and say where it is.

    Args:
        app: the run.
        lines: with their ends.
        output: where it is written; under a passphrase, .age comes after it.
        counts: gives what is said of it as data, beside the file, once it is written.
        passphrase: whether one is asked for.
        force: whether a file that is there is replaced.

    Raises:
        CannotCreateError: the file is there already, or cannot be written.
    """
    file = path_of(output)
    if passphrase:
        from sidelog.cli.upkeep.sealing import sealed  # noqa: PLC0415  (seldom)

        file, content = sealed(app, file, "".join(lines).encode())
        with app.putting():
            write_private(file, content, overwrite=force)
    else:
        with app.stops.deciding(), placing(file, overwrite=force) as beside:
            with beside.open("w", encoding="utf-8", newline="") as opened:
                opened.writelines(lines)  # an interrupt ends it here, and leaves nothing
            app.stops.hold()
    written = f"Written, readable by you alone: {file}"
    app.answer({"file": str(file), **counts()}, remarks=[written])


class Counted:
    """Lines that are counted as they go by."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += 1
            yield line
