"""One recorded thing as one line of words, the same wherever it is shown."""

from collections.abc import Mapping
from datetime import date

from sidelog.catalog.events import find
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import Rule, say_rule
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import say_number, say_value
from sidelog.dates import WEEKDAYS, say_date
from sidelog.journal.rows import DayLine


def say_line(line: DayLine, measures: Mapping[str, Measure]) -> str:
    """One recorded thing in words; a note keeps its own lines."""
    if line.kind == "note":
        return f"{_clock(line)}“{line.text}”"
    if line.kind == "event":
        return _event(line)
    if line.kind in _PLAIN:
        return f"{line.kind}: {_words(line)}"
    if line.kind == "dose":
        note = f" — {line.text}" if line.text else ""
        return f"{_clock(line)}{line.name}: {say_dose(line)}{note}"
    measure = measures.get(line.name)
    return f"{_clock(line)}{line.name}: {_observed(line, measure)}"


_PLAIN = frozenset({"visit", "question", "nail finding", "photo", "regimen"})


def _words(line: DayLine) -> str:
    """What is known of an entry that no day is made of."""
    rule = say_rule(_rule(line), line.unit) if line.kind == "regimen" else ""
    done = "done" if line.kind == "visit" and line.at else ""
    said = (line.name, rule, done, line.text)
    return ", ".join(text for text in said if text)


def _rule(line: DayLine) -> Rule:
    """What a step of a regimen says is taken."""
    return Rule(line.value or 0.0, line.every_days or 1, line.times or 1)


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


def _clock(line: DayLine) -> str:
    return f"{clock_of(line)} " if line.at else ""


def clock_of(line: DayLine) -> str:
    """When it was, such as "08:30"; with the weekday where that is not of the day it counts to."""
    at = line.at or ""
    if at[:10] in {"", line.day.isoformat()}:
        return at[11:16]
    return f"{WEEKDAYS[date.fromisoformat(at[:10]).weekday()][:3]} {at[11:16]}"


def _event(line: DayLine) -> str:
    kind = find(line.name)
    until = f" (until {say_date(date.fromisoformat(line.at))})" if line.at else ""
    if line.ongoing:
        until = f" (since {say_date(line.day)}, still going on)"
    words = f": {line.text}" if line.text else ""
    return f"{kind.title if kind else line.name}{words}{until}"
