"""Every failure a person can meet: what was wrong, what would be right, and the exit code.

A message is one sentence that says what was wrong and where; a hint says what would be right.
Neither is ever built from the text of a note.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers to its caller; from 64 on the numbers of sysexits.h."""

    OK = 0
    NOTHING_MATCHED = 1
    """Nothing matched, or a check failed."""
    USAGE = 2
    """The command line could not be understood."""
    BAD_DATA = 65
    """Understood, but it cannot be recorded or read as data."""
    NO_INPUT = 66
    BUG = 70
    CANNOT_CREATE = 73
    STORAGE = 74
    CONFIGURATION = 78
    INTERRUPTED = 130


class SidelogError(Exception):
    """A failure with a sentence for the person who meets it.

    Attributes:
        message: one sentence: what was wrong, and where.
        hint: what would be right; empty when the message says it.
        exit_code: what the process ends with.
    """

    exit_code = ExitCode.BUG

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NothingMatchedError(SidelogError):
    """What was asked for is not in the journal, or a check found something."""

    exit_code = ExitCode.NOTHING_MATCHED


class UsageError(SidelogError):
    """The words typed could not be understood."""

    exit_code = ExitCode.USAGE


class AmbiguousError(UsageError):
    """The words typed can be read in more than one way.

    Attributes:
        words: those words, as they are shown.
        readings: what can be typed instead, with one meaning only -> that meaning in full.
    """

    def __init__(self, words: str, readings: dict[str, str]) -> None:
        super().__init__(
            f"{words} could be {_either(list(readings.values()))}.",
            hint=f"Say {_either(list(readings))}.",
        )
        self.words = words
        self.readings = readings


def _either(several: list[str]) -> str:
    """The words as a choice: "a, b or c"."""
    return f"{', '.join(several[:-1])} or {several[-1]}"


class BadDataError(SidelogError):
    """The words were understood, but what they say cannot be recorded."""

    exit_code = ExitCode.BAD_DATA


class NoInputError(SidelogError):
    """A file to read is missing or unreadable."""

    exit_code = ExitCode.NO_INPUT


class CannotCreateError(SidelogError):
    """A file to write cannot be created."""

    exit_code = ExitCode.CANNOT_CREATE


class StorageError(SidelogError):
    """The journal's file, or its disk, refuses."""

    exit_code = ExitCode.STORAGE


class DamagedError(StorageError):
    """The journal's file does not hold what was written to it."""


class LockedError(StorageError):
    """The journal is encrypted, and nothing that opens it is at hand."""


class ReplacedError(StorageError):
    """Another command put another file in the place of the journal's just now."""


class KeptError(StorageError):
    """What was to be kept is on disk; what failed came after that.

    The message tells of that failure alone: "Recorded, but" is said before it.
    """


class UnsureError(StorageError):
    """Whether what was to be kept is on disk could not be found out."""


class ConfigurationError(SidelogError):
    """The settings cannot be used."""

    exit_code = ExitCode.CONFIGURATION


def needs_extra(what: str) -> ConfigurationError:
    """The error where something needs the extra `encrypt`, with what installs it."""
    return ConfigurationError(
        f"{what} needs a part of sidelog that is not installed.",
        hint="Install it: pip install 'sidelog[encrypt]', "
        "or with pipx: pipx runpip sidelog install 'sidelog[encrypt]'",
    )
