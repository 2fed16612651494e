"""A conversation at a terminal: questions on stderr, answers from stdin, one a line."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sidelog.cli.app import App
from sidelog.errors import ExitCode, SidelogError, UsageError
from sidelog.report.words.day import stopped

_ENDS = frozenset({"q", "quit"})
_BACK = frozenset({"b", "back"})
YES = frozenset({"y", "yes", "="})


class StoppedError(SidelogError):
    """The person interrupted a conversation; what was answered is kept."""

    exit_code = ExitCode.INTERRUPTED


class Question(NamedTuple):
    """One thing that is asked.

    Attributes:
        prompt: what stands before the cursor: the name, and what there is of it already.
        take: keeps an answer, or raises a `SidelogError`; Enter alone never reaches it.
        lines: what is said before the answer.
        hint: what would be right; empty where a refusal's own hint says it.
    """

    prompt: str
    take: Callable[[str], None]
    lines: Sequence[str] = ()
    hint: str = ""


def is_first_start(app: App) -> bool:
    """Whether there is no journal yet, and somebody sits there who can be asked."""
    host = app.host
    return host.asks and host.draws and not app.json and not app.settings.journal.exists()


class Talk:
    """Questions and answers; it is refused where nobody can be asked."""

    def __init__(self, app: App, instead: str, *, leaves: str = "") -> None:
        """Begin it.

        Args:
            app: the run.
            instead: what to type where nobody can be asked.
            leaves: the key that leaves the rest of a row of questions as it is.

        Raises:
            UsageError: there is no terminal.
        """
        if not app.host.asks:
            raise UsageError("There is nobody to ask: this is not a terminal.", hint=instead)
        self._app, self._leaves, self._was_stopped = app, leaves, False

    def walk(self, questions: Callable[[], Sequence[Question]]) -> bool:
        """Ask one question after the other, forth and back; False when the person ended it.

        Args:
            questions: all of them, in their order; asked for again after each answer, which may
                lead to other questions after its own.
        """
        try:
            self._walk(questions)
        except _EndedError:
            return False
        except KeyboardInterrupt:
            self._app.say()
            self._was_stopped = True
            return False
        return True

    def end(self, *, kept: bool) -> None:
        """Say what became of the answers where the conversation was interrupted.

        Raises:
            StoppedError: it was.
        """
        if self._was_stopped:
            self._app.acknowledge()
            raise StoppedError(stopped(kept=kept))

    def _walk(self, questions: Callable[[], Sequence[Question]]) -> None:
        place, said = 0, -1
        while place < len(asked := questions()):
            question = asked[place]
            for line in question.lines if place != said else ():
                self._app.say(line)
            said = place
            words = self._ask(question.prompt)
            key = words.casefold()
            if key and key == self._leaves:
                return
            if key in _BACK:
                place, said = max(place - 1, 0), -1
            elif not key or self._is_taken(question, words):
                place += 1

    def _ask(self, prompt: str) -> str:
        """What was answered; empty for Enter alone.

        Raises:
            _EndedError: the person has said enough.
        """
        line = self._app.ask(f"{prompt}: ")
        if not line:
            self._app.say()  # Ctrl-D types no line end
        if not line or line.strip().casefold() in _ENDS:
            raise _EndedError
        return line.strip()

    def _is_taken(self, question: Question, words: str) -> bool:
        """Whether an answer fits; if not, why not, so that another can be given."""
        try:
            question.take(words)
        except SidelogError as error:
            self._app.say(f"  {error.message} {question.hint or error.hint}".rstrip())
            return False
        return True


class _EndedError(Exception):
    """The person ended the conversation, by q or by the end of the input."""
