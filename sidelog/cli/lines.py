"""One recorded thing as one line of words, the same wherever it is shown."""

from collections.abc import Mapping

from sidelog.catalog.events import find
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import say_number, say_value
from sidelog.cli.notes import visible
from sidelog.journal.rows import DayLine


def say_line(line: DayLine, measures: Mapping[str, Measure]) -> str:
    """One recorded thing in words; a note keeps its own lines."""
    if line.kind == "note":
        return f"{_clock(line)}“{visible(line.text)}”"
    if line.kind == "event":
        return _event(line)
    if line.kind == "dose":
        note = f" — {visible(line.text)}" if line.text else ""
        return f"{_clock(line)}{line.name}: {say_dose(line)}{note}"
    measure = measures.get(line.name)
    value = "skipped" if line.value is None else say_number(line.value)
    return f"{_clock(line)}{line.name}: {say_value(measure, line.value) if measure else value}"


def say_dose(line: DayLine) -> str:
    """How much was taken, in words."""
    if not line.taken:
        return "none taken"
    return say_amount(line.value, line.unit) + (" (an estimate)" if line.estimate else "")


def _clock(line: DayLine) -> str:
    return f"{line.at[11:16]} " if line.at else ""


def _event(line: DayLine) -> str:
    kind = find(line.name)
    until = f" (until {line.at})" if line.at else ""
    words = f": {visible(line.text)}" if line.text else ""
    return f"{kind.title if kind else line.name}{words}{until}"
