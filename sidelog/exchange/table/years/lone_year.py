"""A day whose year alone is another than that of the lines before and behind it: perhaps a slip."""

from contextlib import suppress
from datetime import date

from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Place

_NEAR = 31
"""Days within which the lines before and behind are of each other."""


def said_of_lone_year(dating: Dating) -> str:
    """What is said of the one day that is years off where lines go on; empty where none is."""
    if dating.form is not Form.TEXT:
        return ""
    days = [
        (day, text)
        for text in dating.day.texts
        if (said := read_day(text)) and (day := dating.day_of(said))
    ]
    lone = [
        text
        for (before, _), (day, text), (after, _) in zip(days, days[1:], days[2:], strict=False)
        if is_off(before, day, after)
    ]
    if len(lone) != 1:
        return ""
    place = Place(lone[0], dating.day.lines[lone[0]])
    return f"{place} has another year than the lines around it: is it right? It is not corrected"


def is_off(before: date, day: date, after: date) -> bool:
    """Whether a day is between two others in a year of theirs, and in its own far from both."""
    first, last = min(before, after), max(before, after)
    if (last - first).days > _NEAR or first <= day <= last:
        return False
    for year in {first.year, last.year} - {day.year}:
        with suppress(ValueError):  # 29 February
            if first <= day.replace(year=year) <= last:
                return True
    return False
