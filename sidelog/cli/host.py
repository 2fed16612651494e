"""The machine as a command meets it, handed in as one value: streams, environment, clock.

Nothing below `main` looks at the real clock, environment or terminal, so a test can be any
evening, in any time zone, on any terminal.
"""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime, timedelta, tzinfo
from io import TextIOWrapper
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TextIO

if TYPE_CHECKING:
    from sidelog.cli.upkeep.keyrings import Keyring

_SET_BY_PYTHON = frozenset({"c.utf-8", "c.utf8"})


def _ask_unseen(prompt: str) -> str:
    from sidelog.cli.typed.unseen import ask_unseen  # noqa: PLC0415  (seldom)

    return ask_unseen(prompt)


def _unseen() -> AbstractContextManager[None]:
    from sidelog.cli.typed.unseen import unseen  # noqa: PLC0415  (seldom)

    return unseen()


def _system_keyring() -> "Keyring":
    from sidelog.cli.upkeep.keyrings import SystemKeyring  # noqa: PLC0415  (seldom)

    return SystemKeyring(os.environ)


class Host(NamedTuple):
    """What the machine is.

    Attributes:
        stdin: where words are read from.
        stdout: where data goes.
        stderr: where words go.
        environ: the environment variables.
        now: the present instant, with its UTC offset.
        new_identity: a new random UUID, as text.
        session: a label of this terminal; equal for one sitting.
        columns: the width of the terminal.
        asks: whether a person can be asked: stdin and stderr are a terminal.
        draws: whether stdout is a terminal, which may get colour.
        system: what Python calls the operating system, such as "linux" or "win32".
        ask_unseen: what a person types after a prompt, without showing it.
        unseen: a block in which nothing is shown that is typed, nor left for the shell.
        new_secret: so many random bytes, fit for a key.
        keyring: where the system keeps secrets; it is made when it is asked for.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    now: Callable[[], datetime]
    new_identity: Callable[[], str]
    session: str
    columns: int
    asks: bool
    draws: bool
    system: str = sys.platform
    ask_unseen: Callable[[str], str] = _ask_unseen
    unseen: Callable[[], AbstractContextManager[None]] = _unseen
    new_secret: Callable[[int], bytes] = os.urandom
    keyring: "Callable[[], Keyring]" = _system_keyring

    @classmethod
    def real(cls) -> Self:
        """The machine that this process runs on."""
        # What is not text is refused where it is read; a sign that a terminal lacks is no failure.
        stdin = _stream(sys.stdin, "r", errors="surrogateescape")
        stdout = _stream(sys.stdout, "w", errors="replace")
        stderr = _stream(sys.stderr, "w", errors="replace")
        return cls(
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            environ=os.environ,
            now=lambda: datetime.now(SystemZone()),
            new_identity=_random_uuid,
            session=_session(),
            columns=_columns(),
            asks=stdin.isatty() and stderr.isatty(),
            draws=stdout.isatty(),
        )

    @property
    def can_encode(self) -> bool:
        """Whether stdout can be written arrows and dashes to, whatever the terminal makes of it."""
        return (getattr(self.stdout, "encoding", None) or "").lower().startswith("utf")

    @property
    def has_unicode(self) -> bool:
        """Whether arrows and dashes are likely to be seen; plain ASCII is written where not."""
        return self.can_encode and (self.system == "win32" or self._says_unicode)

    @property
    def _says_unicode(self) -> bool:
        """Whether the locale is one of UTF-8; where none is set, it is C, which is ASCII.

        The encoding of a stream does not tell: Python writes UTF-8 in the C locale too, and then
        sets LC_CTYPE itself (PEP 538).
        """
        said = [self.environ.get(name, "").lower() for name in ("LC_ALL", "LC_CTYPE", "LANG")]
        if not said[0] and said[1] in _SET_BY_PYTHON:
            said[1] = ""
        locale = next(filter(None, said), "")
        return locale.split("@")[0].endswith(("utf-8", "utf8"))

    @property
    def has_braille(self) -> bool:
        """Whether braille is likely to be seen: not on a Linux console, nor on an old Windows one.

        Their fonts have neither braille nor most of the block characters.
        """
        old_windows = self.system == "win32" and not self.environ.get("WT_SESSION")
        console = self.environ.get("TERM") == "linux" or (self.draws and old_windows)
        return self.has_unicode and not console

    @property
    def has_style(self) -> bool:
        """Whether text may be bold, faint or in colour: on a terminal whose owner does not mind.

        NO_COLOR (https://no-color.org) is taken at its widest: no escape sequence at all.
        """
        environ = self.environ
        return self.draws and environ.get("TERM") != "dumb" and not environ.get("NO_COLOR")


class SystemZone(tzinfo):
    """The zone of the machine: for each moment the offset in force there, summer and winter."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset in force at a moment of local time."""
        if moment is None:
            return None
        return moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Not known apart: the offset already holds it."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """The name of the offset in force."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The local time of a moment that is given in UTC."""
        local = moment.replace(tzinfo=UTC).astimezone()
        return local.replace(tzinfo=self)


def _stream(stream: TextIO | None, mode: Literal["r", "w"], errors: str) -> TextIO:
    """A stream of this process, or nothing to read and nowhere to write where it was closed."""
    if stream is None:
        return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123  (as long as it runs)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=errors)
    return stream


def _random_uuid() -> str:
    from uuid import uuid4  # noqa: PLC0415  (a tenth of the start of a bare interpreter)

    return str(uuid4())


def _session() -> str:
    """The session of the terminal, where the system knows such a thing."""
    return str(os.getsid(0)) if hasattr(os, "getsid") else str(os.getppid())


def _columns() -> int:
    """COLUMNS if it says a width, else the terminal's, else 80: pipes get the same every time."""
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() and said.isascii() else 0
    if not columns:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    # A terminal that was just opened may say 0; below 20, no line would hold a word.
    return max(columns, 20) if columns else 80
