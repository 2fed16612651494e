"""Cells with the text of a program, where it wrote how it holds a thing and not what that says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.rows.columns import Columns

_AT_ADDRESS = re.compile(r"<[^<>]{1,200} at 0x[0-9a-f]{4,}>", re.IGNORECASE)
_MADE_WITH = re.compile(r"[^\W\d][\w.]*\(\w+=")
"""How the text of a thing begins that was made with arguments: "Widget(_cursor=Locked(_index=1"."""
_ARGUMENT = re.compile(r"\w=[^\s=]")
_ENDS = (")", "...", "\N{HORIZONTAL ELLIPSIS}")
_RECKONED = "a program's reckoning of training, and nothing that was measured"
_SEVERAL, _ENOUGH = 2, 3
_LONGEST_SHOWN = 40
_OF_TRAINING = word_set("ctl atl tsb ramprate ctlload atlload eftp trainingadvice")
"""Fitness, fatigue and what else programs reckon of all of a person's training."""


def without_program_text(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str]
) -> tuple[Columns, Sequence[Seen]]:
    """The columns, with cells empty that are text of a program; and what they have then."""
    places = {one.place for one in seen if any(map(_is_of_program, one.texts))}
    if not places:
        return columns, seen
    remarks = [_said(columns, place) for place in sorted(places)]

    def of_program(cells: Sequence[str]) -> list[int]:
        return [place for place in places if _is_of_program(cells[place].strip())]

    columns = replace(columns.emptied(of_program, {}), remarks=(*columns.remarks, *remarks))
    return columns, look(columns, missing)


def why_reckoned(seen: Sequence[Seen]) -> dict[int, str]:
    """Why columns are no values that a program reckons of training, by their places."""
    called = {one.place: words_of(one.name) for one in seen}
    found = [
        place for place, words in called.items() if {"".join(words), *words[-1:]} & _OF_TRAINING
    ]
    return dict.fromkeys(found if len(found) >= _ENOUGH else (), _RECKONED)


def _said(columns: Columns, place: int) -> str:
    """How many cells of a column are left out, with the first of them."""
    found = [text for row in columns.rows() if _is_of_program(text := row.text(place))]
    name, first = columns.names[place], found[0]
    first = first if len(first) <= _LONGEST_SHOWN else f"{first[:_LONGEST_SHOWN]}..."
    if len(found) == 1:
        return f"1 cell of {name} is the text of a program and says nothing ({first})"
    return f"{len(found):,} cells of {name} are text of a program and say nothing ({first})"


def _is_of_program(text: str) -> bool:
    """Whether a cell says no more than how a program holds a thing."""
    if text[:1] in {"[", "<"}:
        return text.casefold() == "[object object]" or bool(_AT_ADDRESS.fullmatch(text))
    if not text.endswith(_ENDS) or not _MADE_WITH.match(text):
        return False
    brackets = sum(map(text.count, "([{"))
    return min(brackets, len(_ARGUMENT.findall(text))) >= _SEVERAL
