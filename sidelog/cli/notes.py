"""The text of a note: kept exactly as it is, shown so that it cannot play tricks."""

from sidelog.catalog.text import visible
from sidelog.errors import BadDataError

MOST_CHARACTERS = 1_000_000


def checked_note(text: str) -> str:
    """The note, unchanged, when it can be kept.

    Raises:
        BadDataError: it is empty, longer than a million characters, or not text.
    """
    if not text.strip():
        raise BadDataError("The note is empty.", hint="Leave -n out, or write something.")
    if len(text) > MOST_CHARACTERS:
        raise BadDataError(
            f"The note has {len(text):,} characters; {MOST_CHARACTERS:,} are kept at most.",
            hint="Split it over several notes.",
        )
    place = text.find("\0")
    if place >= 0:
        raise BadDataError(
            f"The note has a NUL character at place {place + 1}.", hint="Take it out."
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadDataError(
            f"The note is not valid text at place {error.start + 1}.", hint="It must be UTF-8."
        ) from None
    return text


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut with an ellipsis."""
    line = " ".join(visible(text).split())
    return line if len(line) <= width else line[: width - 1] + "…"
