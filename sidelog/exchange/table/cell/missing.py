"""What a person said that nothing is known where it stands: 0 is also 0.0, and 0,0."""

import re
from collections.abc import Collection, Iterable

_WHOLE = re.compile(r"(-?0)[.,]0+|(-?\d+)[.,]0{1,2}", re.ASCII)
"""Whole numbers with decimals; of three behind another than 0 nobody knows whether they are any."""


def plain(text: str) -> str:
    """A word, or a whole number, as all that are the same are written."""
    found = _WHOLE.fullmatch(text)
    return found[found.lastindex or 0] if found else text.casefold()


def words_of_nothing(said: Iterable[str]) -> frozenset[str]:
    """The words that were said, as `is_among` has them."""
    return frozenset(map(plain, said))


def is_among(text: str, words: Collection[str]) -> bool:
    """Whether a cell has one of such words."""
    return text.casefold() in words or plain(text) in words
