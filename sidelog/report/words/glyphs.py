"""Characters that a page cannot show are spelled out: nothing is dropped, and nothing fails.

Controls would end a line, turn it round or make a file invalid; what stands for them says which
they were.
"""

import unicodedata

_LONGEST = 40
"""Letters of a name that still helps whoever reads it."""

_KEPT = frozenset(
    "\n\t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
)
"""Signs that cannot be seen and still belong to writing."""


def spelled(character: str) -> str:
    """What stands for a character that cannot be shown: "[slightly smiling face]", "[U+0007]"."""
    name = unicodedata.name(character, "").lower()
    return f"[{name}]" if 0 < len(name) <= _LONGEST else f"[U+{ord(character):04X}]"


def showable(text: str) -> str:
    """The text with its control characters spelled out, and line breaks of one kind."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if unified.isprintable():
        return unified
    return "".join(
        sign if sign.isprintable() or sign in _KEPT else spelled(sign) for sign in unified
    )


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
