"""The one edge: arguments in, an exit code out, and every failure a sentence."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple, NoReturn

from sidelog.cli.stops import Stops
from sidelog.errors import DamagedError, ExitCode, SidelogError, StorageError, UsageError

TYPE_CHECKING = False  # `typing` itself costs a tenth of a bare interpreter
if TYPE_CHECKING:
    from types import TracebackType

    from sidelog.cli.app import App
    from sidelog.cli.host import Host


def entry_point() -> NoReturn:
    """The command `sidelog`."""
    os.umask(0o077)  # whatever is made here is its owner's alone
    gc.set_threshold(100_000)  # so short a life needs no collecting, which takes a twentieth of it
    stops = Stops()
    stops.listen()
    code = main(sys.argv[1:], stops=stops)
    sys.exit(code)


def main(arguments: Sequence[str], host: "Host | None" = None, stops: Stops | None = None) -> int:
    """Run one command line.

    Args:
        arguments: what was typed after `sidelog`.
        host: the machine; None for the real one.
        stops: what listens for interrupts; None where nothing does.

    Returns:
        The exit code; see `errors.ExitCode`.
    """
    stops = stops or Stops()
    app = None
    try:
        stops.release()
        if list(arguments) in (["--version"], ["-V"]):
            with suppress(OSError):  # the long way says why it cannot be written
                return _version(host)
        from sidelog.cli.app import App  # noqa: PLC0415  (a third of the start)
        from sidelog.cli.host import Host  # noqa: PLC0415

        as_json = "--json" in arguments
        app = App(host or Host.real(), _typed(arguments), json=as_json, stops=stops)
        code = _run(list(arguments), app)
        app.host.stdout.flush()
        stops.hold()
        stops.finish()
        app.after_writing()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (the last edge: never a traceback)
        stops.hold()
        end = _end_of(_explained(error, stops, app), stops, app)
        _tell(end, app)
        return end.code
    return code


def _version(host: "Host | None") -> int:
    from sidelog import __version__  # noqa: PLC0415

    print(f"sidelog {__version__}", file=host.stdout if host else sys.stdout, flush=True)
    return ExitCode.OK


def _run(arguments: list[str], app: "App") -> int:
    if len(arguments) == 2 and arguments[0] == "--names":  # noqa: PLR2004  (asked at each TAB)
        from sidelog.cli.help.names import write_names  # noqa: PLC0415

        write_names(app, arguments[1])
        return ExitCode.OK
    if set(arguments) <= {"--json", "--plain"}:  # the first look of every day, without Typer
        from sidelog.cli.look.today import show_today  # noqa: PLC0415

        app.plain = "--plain" in arguments
        show_today(app)
        return ExitCode.OK
    from sidelog.cli.commands import run  # noqa: PLC0415  (Typer: six times a bare interpreter)

    return run(arguments, app)


class _End(NamedTuple):
    """How a run ends that was broken off.

    Attributes:
        code: the exit code.
        lines: what is said.
        failure: what is written as JSON where that was asked for; None where nothing is.
    """

    code: int
    lines: tuple[str, ...] = ()
    failure: SidelogError | None = None


def _end_of(error: BaseException, stops: Stops, app: "App | None") -> _End:
    """What the exception that broke a run off means to the person.

    Typer's own are about what was typed; whatever else is not ours is our bug.  Typer vendors click
    and exports no base class of its exceptions, so they are told by name.
    """
    command = app.command if app else ""
    if isinstance(error, BrokenPipeError) and not stops.is_begun:
        return _End(ExitCode.OK)  # the reader of stdout went away, as `head` does
    if isinstance(error, OSError) and error.filename is None:  # a stream of ours, not a file
        error = StorageError(f"The output cannot be written: {error.strerror}.")
    if hasattr(error, "format_message"):
        error = _misused(error, command)
    if isinstance(error, SidelogError):
        error.message = stops.failed(command, error)
        lines = (error.message, error.hint) if error.hint else (error.message,)
        return _End(error.exit_code, tuple(map(_bounded, lines)), error)
    # SQLite makes a failure of its own of what strikes where it calls us.
    is_interrupt = isinstance(error, KeyboardInterrupt | EOFError) or stops.has_struck
    if is_interrupt or type(error).__name__ == "Abort":
        return _End(ExitCode.INTERRUPTED, ("", stops.interrupted(command)))
    return _End(ExitCode.BUG, tuple(_confession(error, stops, command)))


def _explained(error: BaseException, stops: Stops, app: "App | None") -> BaseException:
    """The failure; one that nobody foresaw, and that comes of a damaged journal, as that."""
    is_foreseen = isinstance(error, SidelogError | OSError | KeyboardInterrupt | EOFError)
    is_foreseen |= hasattr(error, "format_message") or type(error).__name__ == "Abort"
    if isinstance(error, DamagedError) and app:
        from sidelog.journal.store import replaced  # noqa: PLC0415  (seldom)

        error = next((replaced(path) for path in app.files if app.is_replaced(path)), error)
        # Where damage was said already, this is what comes of it.
        is_foreseen = not (app.damaged and isinstance(error, DamagedError))
    if app is None or app.opened is None or is_foreseen or stops.has_struck:
        return error
    from sidelog.cli.damage import damage_behind  # noqa: PLC0415  (seldom)

    return damage_behind(app) or error


def _misused(error: BaseException, command: str) -> SidelogError:
    words = getattr(error, "format_message", lambda: str(error))()
    context = getattr(error, "ctx", None)
    if hasattr(error, "possibilities") and context is not None:
        from sidelog.cli.commands import unknown_option  # noqa: PLC0415  (seldom)

        return unknown_option(context, getattr(error, "option_name", ""))
    path = getattr(context, "command_path", f"sidelog {command}".rstrip())
    words = words.replace("int range", "whole number").replace("(s)", "s").rstrip(".")
    return UsageError(f"{words}.", hint=f"See: {path} --help")


def _bounded(sentence: str) -> str:
    """The sentence; of one that repeats a very long word, its beginning and its end."""
    return sentence if len(sentence) <= 600 else f"{sentence[:200]} … {sentence[-200:]}"  # noqa: PLR2004


def _confession(error: BaseException, stops: Stops, command: str) -> Iterator[str]:
    """That it is our bug, with what finds it and nothing of the journal's content."""
    from sidelog import __version__  # noqa: PLC0415

    python = ".".join(map(str, sys.version_info[:3]))
    yield stops.confessed(command)
    yield "Please report these lines; they hold nothing of your journal:"
    yield f"  sidelog {__version__}, Python {python}, {sys.platform}"
    yield f"  {type(error).__name__} at {_places(error.__traceback__)}"


def _places(trace: "TracebackType | None") -> str:
    """The last places of a traceback, as file:line; never a message or a value."""
    places = []
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        places.append(f"{'/'.join(file[-2:])}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ", ".join(reversed(places[-4:]))


def _tell(end: _End, app: "App | None") -> None:
    """Say how the run ended, to whoever can still hear it."""
    if app is None:  # it did not come so far
        with suppress(OSError):
            print(*end.lines, sep="\n", file=sys.stderr)
    elif end.failure and app.json and not app.has_answered:
        with suppress(Exception):  # it is said in words all the same
            from sidelog.cli.envelope import write_error  # noqa: PLC0415

            write_error(app, end.failure)
    if app is not None:
        with suppress(StorageError):
            for line in end.lines:
                app.say(line)
    for stream in (app.host.stdout, app.host.stderr) if app else (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # what it still holds would fail again when the process ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


_OWN_WORDS = {"-n", "--note", "--who", "--goal", "--question", "--answer"}
"""Options after which a person writes in their own words."""


def _typed(arguments: Sequence[str]) -> str:
    """The command line for the history, without the text of notes and what is said of a person."""
    words: list[str] = []
    hide = False
    for word in arguments:
        of_person = not {"profile", "visit"}.isdisjoint(words[:-1]) and not word.startswith("--")
        if of_person and words[-1] == "…":
            continue
        words.append("…" if hide or of_person else f'"{word}"' if " " in word or not word else word)
        option, equals, _ = word.partition("=")
        hide = option in _OWN_WORDS and not equals
        if option in _OWN_WORDS and equals:
            words[-1] = f"{option}=…"
        elif word.startswith("-n") and not hide:
            words[-1] = "-n…"
    # What is not text (a file name may be any bytes) cannot be kept in the history as it is.
    return " ".join(words)[:200].encode(errors="replace").decode()
