"""The one edge: arguments in, an exit code out, and every failure a sentence."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from sidelog.errors import ExitCode, SidelogError

TYPE_CHECKING = False  # `typing` itself costs a tenth of a bare interpreter
if TYPE_CHECKING:
    from types import TracebackType

    from sidelog.cli.app import App
    from sidelog.cli.host import Host


def entry_point() -> NoReturn:
    """The command `sidelog`."""
    os.umask(0o077)  # whatever is made here is its owner's alone
    gc.set_threshold(100_000)  # so short a life needs no collecting, which takes a twentieth of it
    code = main(sys.argv[1:])
    sys.exit(code)


def main(arguments: Sequence[str], host: "Host | None" = None) -> int:
    """Run one command line.

    Args:
        arguments: what was typed after `sidelog`.
        host: the machine; None for the real one.

    Returns:
        The exit code; see `errors.ExitCode`.
    """
    if list(arguments) in (["--version"], ["-V"]):
        with suppress(OSError):  # the long way says why it cannot be written
            return _version(host)
    from sidelog.cli.app import App  # noqa: PLC0415  (a third of the start)
    from sidelog.cli.host import Host  # noqa: PLC0415

    app = App(host=host or Host.real(), typed=_typed(arguments), json="--json" in arguments)
    try:
        return _answer(list(arguments), app)
    except OSError as error:
        return _no_output(app, error)


def _answer(arguments: list[str], app: "App") -> int:
    try:
        return _run(arguments, app)
    except (KeyboardInterrupt, EOFError):
        return _stopped(app)
    except SidelogError as error:
        return _refuse(app, error)
    except Exception as error:  # noqa: BLE001  (the last edge: never a traceback)
        return _other(app, error)


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
        app.host.stdout.flush()
        return ExitCode.OK
    from sidelog.cli.commands import run  # noqa: PLC0415  (Typer: six times a bare interpreter)

    code = run(arguments, app)
    app.host.stdout.flush()
    return code


def _stopped(app: "App") -> int:
    app.say("\nStopped. What was not acknowledged is not recorded.")
    return ExitCode.INTERRUPTED


def _other(app: "App", error: Exception) -> int:
    """Typer's own failures are about what was typed; whatever else comes here is our bug.

    Typer vendors click and exports no base class of its exceptions, so they are told by name.
    """
    if type(error).__name__ == "Abort":
        return _stopped(app)
    if isinstance(error, OSError) and error.filename is None:
        raise error  # a stream of ours, not a file
    if hasattr(error, "format_message"):
        return _refuse(app, _misused(app, error))
    return _confess(app, error)


def _misused(app: "App", error: Exception) -> SidelogError:
    from sidelog.errors import UsageError  # noqa: PLC0415

    words = getattr(error, "format_message", lambda: str(error))()
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", f"sidelog {app.command}".rstrip())
    words = words.replace("int range", "whole number").replace("(s)", "s").rstrip(".")
    return UsageError(f"{words}.", hint=f"See: {path} --help")


def _refuse(app: "App", error: SidelogError) -> int:
    if app.json:
        from sidelog.cli.envelope import write_error  # noqa: PLC0415

        write_error(app, error)
    app.say(_bounded(error.message))
    if error.hint:
        app.say(_bounded(error.hint))
    return error.exit_code


def _bounded(sentence: str) -> str:
    """The sentence; of one that repeats a very long word, its beginning and its end."""
    return sentence if len(sentence) <= 600 else f"{sentence[:200]} … {sentence[-200:]}"  # noqa: PLR2004


def _confess(app: "App", error: Exception) -> int:
    """Say that it is our bug, with what finds it and nothing of the journal's content."""
    from platform import python_version, system  # noqa: PLC0415

    from sidelog import __version__  # noqa: PLC0415

    app.say("This is a bug in sidelog, not something you did. What was acknowledged is safe.")
    app.say("Please report these lines; they hold nothing of your journal:")
    app.say(f"  sidelog {__version__}, Python {python_version()}, {system()}")
    app.say(f"  {type(error).__name__} at {_places(error.__traceback__)}")
    return ExitCode.BUG


def _places(trace: "TracebackType | None") -> str:
    """The last places of a traceback, as file:line; never a message or a value."""
    places = []
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        places.append(f"{'/'.join(file[-2:])}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ", ".join(reversed(places[-4:]))


def _no_output(app: "App", error: OSError) -> int:
    """The reader of a pipe went away, as `head` does, which is no failure; or the disk is full."""
    if not isinstance(error, BrokenPipeError):
        with suppress(OSError):
            app.say(f"The output cannot be written: {error.strerror}.")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (app.host.stdout, app.host.stderr):
        with suppress(OSError):
            stream.flush()
        os.dup2(nowhere, stream.fileno())  # what it still holds would fail again at the end
    return ExitCode.OK if isinstance(error, BrokenPipeError) else ExitCode.STORAGE


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
