"""The text of a note: kept exactly as it is, shown so that it cannot play tricks."""

from sidelog.catalog.text import visible
from sidelog.journal.rules import NOTE, check_text


def checked_note(text: str) -> str:
    """The note, unchanged, when it can be kept.

    Raises:
        BadDataError: it is empty, too long, or not text.
    """
    return check_text("note", text, NOTE)


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut with an ellipsis."""
    line = " ".join(visible(text).split())
    return line if len(line) <= width else line[: width - 1] + "…"
