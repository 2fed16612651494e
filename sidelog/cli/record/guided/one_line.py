"""What somebody says they take, in one line: "sertraline 50 mg daily since 1 March".

The amount is read as `dose` reads it and the rule as `regimen` does; here the name is found.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.regimen.rhythms import split_rhythm
from sidelog.catalog.regimen.stages import Stage, parse_stages
from sidelog.catalog.regimen.words import plain
from sidelog.errors import SidelogError

AS_NEEDED = ("as needed", "when needed", "if needed", "prn")


class Line(NamedTuple):
    """What a line says.

    Attributes:
        name: what is taken.
        amount: how much at a time; None where that is not said.
        stage: how much and how often; None where that is not said, or not both.
        rhythm: the words for how often, where they stand without an amount.
        as_needed: whether it is taken by no rule.
    """

    name: str
    amount: Amount | None = None
    stage: Stage | None = None
    rhythm: str = ""
    as_needed: bool = False


def read_line(line: str) -> Line:
    """Take a line apart; the shortest name is meant that leaves words which say how much.

    Raises:
        UsageError: it says how often, but that is no rule, or can be read in two ways.
    """
    text = " ".join(line.replace(", ", " ").split())
    for words in AS_NEEDED:
        if text.casefold().endswith(f" {words}"):
            return read_line(text[: -len(words)].rstrip(" ,"))._replace(as_needed=True)
    for name, rest in _divided(text.split()):
        if amount := _amount(rest):
            return Line(name, amount)
        if stage := _stage(rest):
            return Line(name, stage.amount, stage)
    found = split_rhythm(text.casefold())
    if found and found[0]:
        name = text[: len(found[0])]
        return Line(name, rhythm=text[len(name) :].strip(" ,"))
    return Line(text)


def _divided(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with the words around it: an amount may stand before, all else after it."""
    for size in range(1, len(words)):
        for first in range(len(words) - size + 1):
            before, name, after = words[:first], words[first : first + size], words[first + size :]
            if before and before[-1].casefold() == "of":
                before = before[:-1]
            is_led_by_amount = _amount(" ".join(before)) if before else first == 0
            if is_led_by_amount and "of" not in {name[0].casefold(), name[-1].casefold()}:
                yield " ".join(name).rstrip(",:"), " ".join([*before, *after])


def _amount(words: str) -> Amount | None:
    """The amount with its unit that words are, and nothing else."""
    try:
        amount = parse_amount(words)
    except SidelogError:
        return None
    return amount if amount.unit and amount.number else None


def _stage(words: str) -> Stage | None:
    """The one rule with its amount that words are, and nothing else."""
    try:
        first, *others = parse_stages(plain(words)).stages
    except SidelogError:
        return None
    amount = first.amount
    is_rule = not others and not first.lasts and amount.unit and amount.number
    return first if is_rule else None
