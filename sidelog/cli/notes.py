"""The text of a note: kept exactly as it is, shown so that it cannot play tricks."""

from unicodedata import category

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


def visible(text: str) -> str:
    """The text for a terminal: controls and marks that reorder what follows become [U+XXXX].

    Letters of right-to-left scripts stay; only the invisible overrides and isolates are shown.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\t":
        return character
    hidden = category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _REORDERING
    return f"[U+{ord(character):04X}]" if hidden else character


_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut with an ellipsis."""
    line = " ".join(visible(text).split())
    return line if len(line) <= width else line[: width - 1] + "…"
