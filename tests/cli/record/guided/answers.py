"""Answers that are typed into a conversation, one a line."""

import pytest

from tests.terminal import Result, Terminal


def answered(run: Terminal, *answers: str, argv: tuple[str, ...] = ()) -> Result:
    """The check-in, with one line for each answer and then the end of the input."""
    return run("log", *argv, stdin="".join(f"{answer}\n" for answer in answers), tty=True)


def interrupt_after(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Let the person answer so, and then press Ctrl-C."""
    rest = list(answers)

    def readline(_: object) -> str:
        if not rest:
            raise KeyboardInterrupt
        return f"{rest.pop(0)}\n"

    monkeypatch.setattr("tests.terminal.Stream.readline", readline)
