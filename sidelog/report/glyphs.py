"""Characters that a page cannot show are spelled out: nothing is dropped, and nothing fails.

Controls would end a line, turn it round or make a file invalid; what stands for them says which
they were.
"""

import re

# Line breaks and tabs are kept: they are part of how somebody writes.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def spelled(character: str) -> str:
    """What stands for a character that cannot be shown, such as "[U+1F642]"."""
    return f"[U+{ord(character):04X}]"


def showable(text: str) -> str:
    """The text with its control characters spelled out, and line breaks of one kind."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWABLE.sub(_spelled_match, unified)


def without(text: str, characters: frozenset[str]) -> str:
    """The text with these characters spelled out."""
    return "".join(spelled(one) if one in characters else one for one in text)


def beyond_ascii(text: str) -> frozenset[str]:
    """The characters of a text that a font may lack."""
    return frozenset(one for one in text if not one.isascii())


SURE = frozenset(
    "\N{NO-BREAK SPACE}\N{MIDDLE DOT}\N{MICRO SIGN}\N{EN DASH}\N{HORIZONTAL ELLIPSIS}"
    "\N{BULLET}\N{RIGHTWARDS ARROW}"
)
"""Beyond ASCII, what our own sentences use; the bundled font has it."""


def _spelled_match(match: re.Match[str]) -> str:
    return spelled(match[0])
