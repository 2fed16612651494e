"""Asking a person: before anything is deleted, where in doubt, and which was meant."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sidelog.catalog.text import at_words
from sidelog.cli.app import App
from sidelog.errors import AmbiguousError, NothingMatchedError, UsageError

Recorded = TypeVar("Recorded")


def is_yes(app: App, question: str, *, otherwise: bool = False) -> bool:
    """Ask; Enter, and whatever is neither a yes nor a no, is `otherwise`, which loses nothing."""
    choice = "[Y/n]" if otherwise else "[y/N]"
    words = at_words(f"{question} {choice}", app.host.columns - 2)  # the answer has its place too
    answer = app.ask(f"{words} ").strip().casefold()
    return answer not in {"n", "no"} if otherwise else answer in {"y", "yes"}


def ask_to_delete(app: App, what: str) -> None:
    """Ask whether to delete; where nobody can be asked, `--yes` has to say it.

    Raises:
        UsageError: nobody can be asked.
        NothingMatchedError: the answer was no.
    """
    if not app.host.asks:
        raise UsageError("Nothing was deleted: there is nobody to ask.", hint="Say it with --yes.")
    if not is_yes(app, f"Delete {what}?"):
        raise NothingMatchedError("Nothing was deleted.")


class Doubts:
    """What has to be asked before something is recorded, and what was answered.

    A doubt comes up while the journal is open to be written, and a person who thinks must not
    hold it.  So everything is taken back, the question is put, and all is done again with its
    answer.

    Attributes:
        asks: whether there is somebody to ask.
    """

    def __init__(self, app: App | None = None) -> None:
        """Begin without an answer; without a run nobody is asked, such as over a pipe."""
        self.asks = app is not None and app.host.asks
        self._app = app
        self._answers: dict[str, bool] = {}

    def settle(self, record: Callable[[], Recorded]) -> Recorded:
        """Do what records, as often as it takes until nothing of it is in doubt.

        Raises:
            NothingMatchedError: the answer was that something is not to be recorded.
        """
        while self._app is not None:
            try:
                return record()
            except _UnansweredError as doubt:
                self._answers[doubt.question] = is_yes(
                    self._app, doubt.question, otherwise=doubt.otherwise
                )
        return record()

    def is_yes(self, question: str, *, otherwise: bool = False) -> bool:
        """The answer to a question; only within `settle`, and only where somebody can be asked."""
        if question not in self._answers:
            raise _UnansweredError(question, otherwise=otherwise)
        return self._answers[question]

    def confirm(self, question: str, *, otherwise: str = "") -> None:
        """Go on if the answer is yes.

        Raises:
            NothingMatchedError: it is no; `otherwise` says what would be right.
        """
        if not self.is_yes(question):
            raise NothingMatchedError("Nothing was recorded.", hint=otherwise)


class _UnansweredError(Exception):
    """A question that has to be put first."""

    def __init__(self, question: str, *, otherwise: bool) -> None:
        super().__init__(question)
        self.question, self.otherwise = question, otherwise


def pick(app: App, question: str, offered: Sequence[str], words: Sequence[str] = ()) -> int | None:
    """Ask which of several, by number or by the word for it.

    Returns:
        Its place from 0 on; None for any other answer.
    """
    numbered = [f"  {n}  {said}" for n, said in enumerate(offered, start=1)]
    lines = [at_words(line, app.host.columns) for line in (question, *numbered)]
    answer = app.ask("\n".join((*lines, "Which? "))).strip()
    places = {word: n for n, word in enumerate(words)}
    return (places | {str(n + 1): n for n in range(len(offered))}).get(answer)


def ask_which(app: App, error: AmbiguousError) -> str:
    """Ask which reading was meant; returns what means it alone.

    Raises:
        AmbiguousError: nobody can be asked, or the answer is none of them.
    """
    if not app.host.asks:
        raise error
    place = pick(app, f"Which is meant by {error.words}?", [*error.readings.values()])
    if place is None:
        raise error
    return list(error.readings)[place]
