"""What of a run is on disk when it ends, and when an interrupt may end it.

An interrupt ends the run at once while nothing is decided yet: a transaction that was begun is
rolled back, a file was not put in its place.  While that is being decided, and until what is on
disk was said, it waits.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from sidelog.errors import ExitCode, KeptError, SidelogError, UnsureError

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that ask a program to end; no system has all of them."""

_VERBS = {
    "undo": "undone",
    "redo": "brought back",
    "edit": "changed",
    "delete": "deleted",
    "restore": "brought back",
    "backup": "copied",
    "check": "repaired",
    "encrypt": "encrypted",
    "decrypt": "decrypted",
    "lock": "locked",
    "unlock": "unlocked",
    "passphrase": "changed",
    "merge": "merged",
    "erase": "erased",
    **dict.fromkeys(("export", "report", "settings", "journals", "demo"), "written"),
}
"""What a command does to what it keeps, by a word of its name; the others record."""

_OF_THE_DISK = frozenset({ExitCode.STORAGE, ExitCode.CANNOT_CREATE})
"""Failures that leave open whether anything was kept; a word that is refused does not."""


class Stops:
    """Knows what was kept, so that whatever ends the run can say so truly.

    Attributes:
        is_begun: whether there is something to record that is not recorded yet.
        is_kept: whether something is on disk that was not said yet.
        has_struck: whether an interrupt came that did not have to wait.
    """

    def __init__(self) -> None:
        self.is_begun = False
        self.is_kept = False
        self.has_struck = False
        self._was_said = False  # something was kept before, and said
        self._waits = False
        self._came = False

    def listen(self) -> None:
        """Let the signals that end a program come here; what this one was told to ignore stays so.

        They wait until `release`.
        """
        self._waits = True
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._arrive)

    def _arrive(self, *_: object) -> None:
        if self._waits:
            self._came = True
        else:
            self.has_struck = self._waits = True  # one is enough: the end is told without another
            raise KeyboardInterrupt

    def hold(self) -> None:
        """Let interrupts wait from here on."""
        self._waits = True

    def release(self) -> None:
        """Let interrupts in; one that waited takes effect.

        Raises:
            KeyboardInterrupt: one did.
        """
        if self._came:
            raise KeyboardInterrupt
        self._waits = False

    def begin(self) -> None:
        """There is something to record."""
        self.is_begun = True

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """A block at whose end what was to be kept is on disk, unless it raises."""
        try:
            yield
        except KeptError:
            self.kept()
            raise
        self.kept()

    def kept(self) -> None:
        """It is on disk."""
        self.hold()
        self.is_kept, self.is_begun = True, False

    def finish(self) -> None:
        """What is on disk was said; an interrupt that waited for that takes effect.

        Raises:
            KeyboardInterrupt: one did.
        """
        if self.is_kept and self._came:
            raise KeyboardInterrupt
        self.is_kept, self._was_said = False, self._was_said or self.is_kept

    def interrupted(self, command: str) -> str:
        """What is said where an interrupt ends the run."""
        if self.is_kept:
            return f"{_verb(command).capitalize()}. Stopped."
        return f"Stopped. {self._nothing(command)}"

    def confessed(self, command: str) -> str:
        """What is said where a bug of ours ends it."""
        if self.is_kept:
            done = _verb(command).capitalize()
            return f"{done}, but after that there was a bug in sidelog, nothing that you did."
        return f"This is a bug in sidelog, not something you did. {self._nothing(command)}"

    def failed(self, command: str, error: SidelogError) -> str:
        """The sentence of an error, with what became of what was to be kept."""
        if self.is_kept:
            return f"{_verb(command).capitalize()}, but {_within(error.message)}"
        is_clear = error.exit_code not in _OF_THE_DISK or isinstance(error, UnsureError)
        if is_clear or not self.is_begun:
            return error.message
        return f"Not {_verb(command)}: {_within(error.message)}"

    def _nothing(self, command: str) -> str:
        return f"Nothing{' more' if self._was_said else ''} was {_verb(command)}."


def _verb(command: str) -> str:
    return next((_VERBS[word] for word in command.split() if word in _VERBS), "recorded")


def _within(sentence: str) -> str:
    """A sentence as it goes on after another's beginning; paths and names stay as they are."""
    first = sentence.partition(" ")[0]
    return sentence[0].lower() + sentence[1:] if first.istitle() else sentence
