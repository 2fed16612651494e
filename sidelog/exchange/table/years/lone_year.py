"""A day whose year alone is another than that of the lines before and behind it: perhaps a slip."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sidelog.dates.words import existing
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Place

_NEAR = 31
"""Days within which the lines before and behind are of each other."""
_Line = TypeVar("_Line")


def said_of_lone_year(dating: Dating) -> str:
    """What is said of the one day that is years off where lines go on; empty where none is."""
    if dating.form is not Form.TEXT:
        return ""
    lone = lone_years([(text, day) for text in dating.day.texts if (day := dating.day_in(text))])
    if len(lone) != 1:
        return ""
    place = Place(lone[0], dating.day.lines[lone[0]])
    return f"{place} has another year than the lines around it: is it right? It is not corrected"


def lone_years(days: Sequence[tuple[_Line, date]]) -> list[_Line]:
    """Those of some lines with their days whose year alone is another than that of both beside."""
    return [
        line
        for (_, before), (line, day), (_, after) in zip(days, days[1:], days[2:], strict=False)
        if _is_off(before, day, after)
    ]


def _is_off(before: date, day: date, after: date) -> bool:
    """Whether a day is between two others in a year of theirs, and in its own far from both."""
    first, last = min(before, after), max(before, after)
    if (last - first).days > _NEAR or first <= day <= last:
        return False
    years = {first.year, last.year} - {day.year}
    meant = (existing(year, day.month, day.day) for year in years)
    return any(one and first <= one <= last for one in meant)
