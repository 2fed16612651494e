"""What is typed where a secret is asked for: nothing of it is shown, nor left for the shell.

Work on a passphrase takes a second or more by design.  Whoever does not see that types on: that is
no answer to anything, and would stand on the screen, and in the history of the shell.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def ask_unseen(prompt: str) -> str:
    """What a person types after a prompt, of which nothing is shown."""
    from getpass import getpass  # noqa: PLC0415  (seldom)

    return getpass(prompt, sys.stderr)


@contextmanager
def unseen() -> Iterator[None]:
    """A block in which nothing is shown that is typed; what nobody read of it is thrown away."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (there alone)

        try:
            yield  # the console shows nothing that nobody reads
        finally:
            while msvcrt.kbhit():
                msvcrt.getwch()
    else:
        number = -1
        with suppress(OSError, ValueError, AttributeError):  # no terminal, or none any more
            number = sys.stdin.fileno()
        with _without_echo(number):
            yield


if sys.platform != "win32":
    import termios

    @contextmanager
    def _without_echo(number: int) -> Iterator[None]:
        """The terminal of that number without echo; where there is none, nothing is changed."""
        try:
            before = termios.tcgetattr(number)
        except (termios.error, ValueError):
            yield
            return
        quiet = [*before]
        quiet[3] &= ~termios.ECHO
        try:
            termios.tcsetattr(number, termios.TCSADRAIN, quiet)
            yield
        finally:
            with suppress(termios.error):
                termios.tcsetattr(number, termios.TCSAFLUSH, before)
