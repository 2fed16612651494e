"""What is typed where a secret is asked for: on a real terminal, both of whose ends are here."""

import os
import select
import sys
from collections.abc import Iterator
from io import StringIO

import pytest

from sidelog.cli.typed.unseen import unseen

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)

import pty
import termios

TERMINAL_FLAGS = 3


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a person types, for whom stdin is a terminal."""
    person, program = pty.openpty()
    with os.fdopen(program, closefd=True) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield person
    os.close(person)


def shows() -> bool:
    return bool(termios.tcgetattr(sys.stdin)[TERMINAL_FLAGS] & termios.ECHO)


def is_waiting() -> bool:
    return bool(select.select([sys.stdin], [], [], 0)[0])


def test_nothing_is_shown_meanwhile_nor_left_for_the_shell(typing: int) -> None:
    with unseen():
        assert not shows()
        os.write(typing, b"four cold blue chairs\n")
        select.select([sys.stdin], [], [], 10)  # until it is there
        assert is_waiting()
    assert shows()
    assert not is_waiting()


def test_a_terminal_is_as_it_was_whatever_ends_it(typing: int) -> None:
    assert typing
    with pytest.raises(KeyboardInterrupt), unseen():
        raise KeyboardInterrupt
    assert shows()


def test_where_there_is_no_terminal_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("words"))
    with unseen():
        assert sys.stdin.read() == "words"
