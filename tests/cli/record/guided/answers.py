"""Answers that are typed into a conversation, one a line."""

from tests.terminal import Result, Terminal


def answered(run: Terminal, *answers: str, argv: tuple[str, ...] = ()) -> Result:
    """The check-in, with one line for each answer and then the end of the input."""
    return run("log", *argv, stdin="".join(f"{answer}\n" for answer in answers), tty=True)
