"""One recorded thing as one line of words, the same wherever it is shown."""

import textwrap
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sidelog.catalog.events import find
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import Rule, say_rule
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import visible
from sidelog.catalog.values import say_number, say_value
from sidelog.cli.app import App
from sidelog.dates import say_clock, say_date
from sidelog.journal.rows import DayLine

_LONGEST_LINE = 2_000
"""A longer note is cut in a table of days; `--full` shows it whole."""


def say_line(line: DayLine, measures: Mapping[str, Measure]) -> str:
    """One recorded thing in words; a note keeps its own lines."""
    if line.kind == "event":
        return _event(line)
    if line.kind in _PLAIN:
        return f"{line.kind}: {_words(line)}"
    clock = f"{clock_of(line)} " if line.at else ""
    if line.kind == "note":
        return f"{clock}“{line.text}”"
    if line.kind == "dose":
        note = f" — {line.text}" if line.text else ""
        return f"{clock}{line.name}: {say_dose(line)}{note}"
    measure = measures.get(line.name)
    return f"{clock}{line.name}: {_observed(line, measure)}"


_PLAIN = frozenset({"visit", "question", "nail finding", "photo", "regimen"})


def _words(line: DayLine) -> str:
    """What is known of an entry that no day is made of."""
    step = Rule(line.value or 0.0, line.every_days or 1, line.times or 1)
    rule = say_rule(step, line.unit) if line.kind == "regimen" else ""
    done = "done" if line.kind == "visit" and line.at else ""
    said = (line.name, rule, done, line.text)
    return ", ".join(text for text in said if text)


def _observed(line: DayLine, measure: Measure | None) -> str:
    if line.value is None:
        return "skipped"
    if measure is None:
        return say_number(line.value)
    if measure.scale.version == line.scale:
        return say_value(measure, line.value)
    # Another version of the scale may have other words: the number alone is certain.
    return f"{say_number(line.value)} on an earlier scale"


def say_dose(line: DayLine) -> str:
    """How much was taken, in words."""
    if not line.taken:
        return "none taken"
    return say_amount(line.value, line.unit) + (" (an estimate)" if line.estimate else "")


def clock_of(line: DayLine) -> str:
    """When it was, such as "08:30"; with the weekday where that is not of the day it counts to."""
    return say_clock(datetime.fromisoformat(line.at), line.day) if line.at else ""


def _event(line: DayLine) -> str:
    kind = find(line.name)
    days = ""
    if line.ongoing:
        days = f" (since {say_date(line.day)}, still going on)"
    elif line.at:
        days = f" (until {say_date(date.fromisoformat(line.at))})"
    words = f": {line.text}" if line.text else ""
    return f"{kind.title if kind else line.name}{words}{days}"


def doses_of(lines: Iterable[DayLine], product: str) -> list[DayLine]:
    """What was said of a product on a day, in the order of time; what has none comes first."""
    doses = (one for one in lines if one.kind == "dose" and one.name == product)
    return sorted(doses, key=lambda one: one.at or "")


def show_line(
    app: App,
    line: DayLine,
    measures: Mapping[str, Measure],
    *,
    full: bool = False,
    beside: str = "",
) -> list[str]:
    """One recorded thing, its name before it and `beside` behind it, wrapped to the terminal."""
    text = visible(say_line(line, measures))
    if len(text) > _LONGEST_LINE and not full:
        text = f"{text[:_LONGEST_LINE]}… ({len(line.text):,} characters; all of it: --full)"
    width = max(app.host.columns, 40)
    text = f"{text} ({beside})" if beside else text
    head, indent = f"  {line.reference:<5} ", " " * 8
    wrapped = [
        piece
        for paragraph in text.split("\n")
        for piece in textwrap.wrap(paragraph, width - len(indent)) or [""]
    ]
    lines = (f"{head if n == 0 else indent}{piece}" for n, piece in enumerate(wrapped))
    return [line.rstrip() for line in lines]
