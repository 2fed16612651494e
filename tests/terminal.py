"""A terminal without a machine: runs sidelog in this process, and keeps what it said."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sidelog.cli.host import Host
from sidelog.cli.main import main
from sidelog.cli.upkeep.keyrings import KeyringError, NoKeyringError
from sidelog.journal.history.batches import Writer


@dataclass(frozen=True, slots=True)
class Result:
    """What one command line answered.

    Attributes:
        code: the exit code.
        out: stdout, the data.
        err: stderr, the words.
        made: the journal that was said to be made, which is left out of both; empty where none was.
    """

    code: int
    out: str
    err: str
    made: str = ""

    @property
    def envelope(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document

    @property
    def data(self) -> Any:  # noqa: ANN401  (whatever the command found)
        """The data of the envelope."""
        return self.envelope["data"]


class Stream(StringIO):
    """A stream of text that says which encoding it has, and whether it is a terminal."""

    def __init__(self, text: str = "", *, tty: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(text)
        self._tty = tty
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # StringIO says None, and means memory
        """The encoding that the terminal is said to have."""
        return self._encoding

    def isatty(self) -> bool:
        """Whether a person sits there."""
        return self._tty


class Keyring:
    """A keyring that holds what it is given, or with `refuses` says why it does not."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}
        self.refuses = ""
        self.is_there = True

    def _answer(self) -> dict[str, str]:
        if not self.is_there:
            raise NoKeyringError
        if self.refuses:
            raise KeyringError(self.refuses)
        return self.held

    def get(self, name: str) -> str | None:
        """What is kept under a name."""
        return self._answer().get(name)

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        self._answer()[name] = text

    def remove(self, name: str) -> bool:
        """Forget it."""
        return self._answer().pop(name, None) is not None


@dataclass
class Terminal:
    """Where a person types; every call is one command line.

    Attributes:
        now: the instant of every command that is not told another.
        environ: the environment variables of every command.
        identities: the numbers that the UUIDs of this test are made from.
        keyring: that of the machine.
        is_unseen: whether nothing is shown that is typed.
    """

    now: datetime
    environ: Mapping[str, str]
    identities: "count[int]" = field(default_factory=lambda: count(1))
    keyring: Keyring = field(default_factory=Keyring)
    is_unseen: bool = False

    def __call__(
        self,
        *argv: str,
        stdin: str = "",
        tty: bool = False,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        now: datetime | None = None,
        session: str = "s1",
        encoding: str = "utf-8",
    ) -> Result:
        """Run `sidelog argv...`; `env` is added to the environment, `tty` is stdin and stdout."""
        out = Stream(tty=tty, encoding=encoding)
        err = Stream(tty=tty, encoding=encoding)
        typed = Stream(stdin, tty=tty)

        def ask_unseen(prompt: str) -> str:
            err.write(f"{prompt}\n")
            return typed.readline().rstrip("\n")

        host = Host(
            stdin=typed,
            stdout=out,
            stderr=err,
            environ={"LANG": "en_GB.UTF-8", **self.environ, **(env or {})},
            now=_always(now or self.now),
            new_identity=self.new_identity,
            session=session,
            columns=columns,
            asks=tty,
            draws=tty,
            ask_unseen=ask_unseen,
            unseen=self._unseen,
            keyring=lambda: self.keyring,
        )
        code = main(list(argv), host=host)
        in_out, words = _less(_NEW_AS_DATA, out.getvalue())
        in_err, errors = _less(_NEW_IN_WORDS, err.getvalue())
        return Result(int(code), words, errors, in_out or in_err)

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        self.is_unseen = True
        yield
        self.is_unseen = False

    def new_identity(self) -> str:
        """The next UUID: version 4 in its form, and the same in every run."""
        return str(UUID(int=next(self.identities), version=4))

    def writer(
        self, command: str = "test", *, session: str = "s1", now: datetime | None = None
    ) -> Writer:
        """Who writes, for tests that use the journal without the command line."""
        instant = now or self.now
        return Writer(
            now=instant,
            today=instant.date(),
            session=session,
            command=command,
            new_identity=self.new_identity,
        )


# Most tests begin with a first entry, and are about something else.
_NEW_AS_DATA = re.compile(r', "new_journal": "([^"]*)"')
_NEW_IN_WORDS = re.compile(r"A new journal was made:\s(\S*)\n")


def _less(new_journal: re.Pattern[str], text: str) -> tuple[str, str]:
    """The path of the journal that was made, and the text without it."""
    found = new_journal.search(text)
    return (found[1], new_journal.sub("", text)) if found else ("", text)


def _always(instant: datetime) -> Callable[[], datetime]:
    return lambda: instant


def journal_environ(journal: Path, settings: Path) -> dict[str, str]:
    """The environment in which a journal and its settings lie at these places."""
    places = {"SIDELOG_JOURNAL": str(journal), "SIDELOG_CONFIG": str(settings)}
    return {**places, "SIDELOG_COPIES": "off"}
