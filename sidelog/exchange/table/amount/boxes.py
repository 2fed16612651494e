"""Boxes of a checklist in front of what they are of: [x] Lexapro 10 mg, [ ] zinc."""

import re

_BOX = re.compile(
    r"(?:[-*\u2022]\s*)?(?:(?P<ticked>\[[xX\u2713\u2714]\]|[\u2611\u2705\u2713\u2714\U0001f5f9])"
    r"|\[\s*\]|[\u2610\u274c\u2717\u2718\u2612\u2b1c\u25a1])\ufe0f?\s*(?=\S)"
)


def without_box(text: str) -> str:
    """A text without the box in front of it."""
    return text[found.end() :] if (found := _BOX.match(text)) else text


def is_open(text: str) -> bool:
    """Whether a text has a box in front of it that is not ticked, or is crossed out."""
    found = _BOX.match(text)
    return found is not None and found["ticked"] is None
