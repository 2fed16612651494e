"""Amounts of several things, one of each, in their order: "3 mg and 20 mg, respectively"."""

import re

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.table.amount.how_many import in_digits

_AND = r"\s+(?:and|und|y|et|og|och|en|и)\s+"
_PARTING_NAMES = re.compile(rf"\s*[,;]\s*(?!\d)|\s+[&+]\s+|(?<=\w)[&+](?=\w)|{_AND}", re.IGNORECASE)
_PARTING_AMOUNTS = re.compile(rf"\s*(?:,(?!\d)|[;&+])\s*|{_AND}", re.IGNORECASE)
_RESPECTIVELY = re.compile(
    r"[\s,]*\b(?:respectively|resp|beziehungsweise|bzw|respectivamente|respectivement|"
    r"rispettivamente|odpowiednio)\b\.?\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[^\W\d_]+$")
_LONGEST = 120


def names_in(text: str) -> list[str]:
    """What a cell names, each by itself: of "rue and 4-HO-MET" rue, and 4-HO-MET."""
    return [part for part in map(str.strip, _PARTING_NAMES.split(text)) if part]


def in_order(named: str, text: str) -> list[tuple[str, str]]:
    """Each thing that a cell names, with its amount of those that another says in their order.

    There are none where the one cell does not name several, or the other does not say several.

    Raises:
        BadDataError: there are not as many names as amounts, so that nobody knows which is whose.
    """
    if len(text) > _LONGEST or len(named) > _LONGEST:
        return []
    said = _RESPECTIVELY.sub("", text)
    amounts = [part for part in map(str.strip, _PARTING_AMOUNTS.split(said)) if part]
    names = names_in(named)
    is_several = len(amounts) > 1 and all(map(_has_number, amounts))
    if not is_several or (len(names) == 1 and said == text):
        return []
    if len(names) != len(amounts):
        raise BadDataError(
            f"{quoted(text)} are {len(amounts)} amounts, and {quoted(named)} names {len(names)}: "
            "which is whose is not plain"
        )
    last = _UNIT.search(amounts[-1]) if said != text else None  # of "3 and 20 mg, respectively"
    unit = f" {last[0]}" if last else ""
    amounts = [f"{one}{unit}" if one[-1:].isdecimal() else one for one in amounts]
    return list(zip(names, amounts, strict=True))


def _has_number(part: str) -> bool:
    """Whether a part of a cell begins with a number, in digits or in a word with its unit."""
    return part.lstrip(".~")[:1].isdecimal() or in_digits(part) != part
