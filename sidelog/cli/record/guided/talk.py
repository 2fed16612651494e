"""A conversation at a terminal: questions on stderr, answers from stdin, one a line."""

from collections.abc import Callable

from sidelog.cli.app import App
from sidelog.errors import ExitCode, SidelogError, UsageError

ENDS = frozenset({"q", "quit"})
BACK = frozenset({"b", "back"})
YES = frozenset({"y", "yes", "="})


class Ended(Exception):  # noqa: N818  (not a failure: the person has said enough)
    """The person ended the conversation, by q or by the end of the input."""


class StoppedError(SidelogError):
    """The person interrupted a conversation; what was answered is kept."""

    exit_code = ExitCode.INTERRUPTED


def is_first_start(app: App) -> bool:
    """Whether there is no journal yet, and somebody sits there who can be asked."""
    host = app.host
    return host.asks and host.draws and not app.json and not app.settings.journal.exists()


class Talk:
    """Questions and answers; it is refused where nobody can be asked."""

    def __init__(self, app: App, instead: str) -> None:
        """Begin it.

        Raises:
            UsageError: there is no terminal; `instead` says what to type.
        """
        if not app.host.asks:
            raise UsageError("There is nobody to ask: this is not a terminal.", hint=instead)
        self._app = app

    def ask(self, prompt: str) -> str:
        """What was answered; empty for Enter alone.

        Raises:
            Ended: the person has said enough.
        """
        line = self._app.ask(f"{prompt}: ")
        if not line:
            self._app.say()  # Ctrl-D types no line end
        if not line or line.strip().casefold() in ENDS:
            raise Ended
        return line.strip()

    def until_it_fits(self, prompt: str, take: Callable[[str], None], hint: str = "") -> None:
        """Ask until the answer is taken, or is Enter alone; what is refused says why.

        Args:
            prompt: what is asked.
            take: keeps the answer, or raises a `SidelogError`.
            hint: what would be right, where the refusal's own hint is for a command line.

        Raises:
            Ended: the person has said enough.
        """
        while words := self.ask(prompt):
            try:
                return take(words)
            except SidelogError as error:
                self._app.say(f"  {error.message} {hint or error.hint}".rstrip())
        return None
