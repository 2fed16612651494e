"""Tables as a person hands them over, and what is made of them, in a few words."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Measure
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Definition, Dose, Entry, Line, Note, Observation, RegimenStep
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.reading import read

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=ZoneInfo("Europe/Berlin"))
HERE = Here(NOW, time(0), {measure.name: measure for measure in BUILT_IN})
NOTHING_SAID = Said()


def source_of(content: str | bytes, name: str = "file.csv") -> Source:
    return Source(name, BytesIO(content.encode() if isinstance(content, str) else content), "d")


class Taken:
    """What a table was taken for."""

    def __init__(
        self,
        content: str | bytes,
        said: Said = NOTHING_SAID,
        here: Here = HERE,
        mapping: Mapping | None = None,
        name: str = "file.csv",
    ) -> None:
        self.reading: Reading = read(source_of(content, name), here, said, mapping)
        self.lines: list[Line] = list(self.reading.lines)

    @property
    def entries(self) -> list[Entry]:
        """All that is recorded of a day."""
        return [entry for line in self.lines for entry in line.entries]

    @property
    def values(self) -> list[str]:
        """Such as "2026-05-01 mood 5", with the time where there is one."""
        return [
            f"{_when(entry)} {entry.measure} {_number(entry.value)}"
            for entry in self.entries
            if isinstance(entry, Observation)
        ]

    @property
    def doses(self) -> list[str]:
        """Such as "2026-05-01 kratom 4 g"; "none" for none, "?" for an amount not known."""
        return [
            f"{_when(dose)} {dose.product} {_amount(dose)}"
            for dose in self.entries
            if isinstance(dose, Dose)
        ]

    @property
    def steps(self) -> list[str]:
        """Such as "2026-03-01 sertraline 50 mg", with how often where that is not once a day."""
        return [
            f"{step.day} {step.product} {step.amount:g} {step.unit or ''}".rstrip()
            + (
                f" {step.times}x every {step.every_days}"
                if (step.times, step.every_days) != (1, 1)
                else ""
            )
            for step in self.entries
            if isinstance(step, RegimenStep)
        ]

    @property
    def notes(self) -> list[str]:
        """A person's words, with their day."""
        return [f"{note.day} {note.text}" for note in self.entries if isinstance(note, Note)]

    @property
    def defined(self) -> dict[str, Measure]:
        """The measures that are new, by name."""
        return {
            part.measure.name: part.measure
            for line in self.lines
            for part in line.parts
            if isinstance(part, Definition)
        }

    @property
    def errors(self) -> list[str]:
        """What is wrong, where."""
        return [str(error) for line in self.lines for error in line.errors]

    def how(self, found: str) -> str:
        """What is said of a column."""
        said = [f"{one.name}: {one.how}" for one in self.reading.brought if one.found == found]
        return " | ".join(said)

    def why_left(self, found: str) -> str:
        """Why a column does not come in."""
        return next(left.why for left in self.reading.left if left.found == found)


def ranges(measures: Iterable[Measure]) -> dict[str, str]:
    """The range of each measure, such as "0..10" or "0.. kg"."""
    return {
        one.name: f"{one.scale.minimum:g}..{_end(one.scale.maximum)} {one.scale.unit}".rstrip()
        for one in measures
    }


def _end(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _when(entry: Entry) -> str:
    return f"{entry.at:%Y-%m-%dT%H:%M}" if entry.at else f"{entry.day}"


def _number(number: float | None) -> str:
    return "skipped" if number is None else f"{number:g}"


def _amount(dose: Dose) -> str:
    if not dose.taken:
        return "none"
    return "?" if dose.amount is None else f"{dose.amount:g} {dose.unit or ''}".rstrip()


def table(name: str, *cells: object) -> str:
    rows = "".join(f'2026-05-{day:02},"{cell}"\n' for day, cell in enumerate(cells, start=1))
    return f'date,"{name}"\n{rows}'


def sheet(header: str, *rows: str) -> str:
    """A table with a day for each of some rows, which have more than one cell."""
    lines = (f"2026-05-{day:02},{row}\n" for day, row in enumerate(rows, start=1))
    return f"date,{header}\n{''.join(lines)}"


def value(name: str, *cells: object, said: Said | None = None) -> list[str]:
    """The values without their days."""
    return [one.partition(" ")[2] for one in Taken(table(name, *cells), said or Said()).values]


def new(name: str, *cells: object, said: Said | None = None) -> dict[str, str]:
    """The ranges of the measures that are new."""
    return ranges(Taken(table(name, *cells), said or Said()).defined.values())


def days(content: str, said: Said | None = None, here: Here = HERE) -> list[str]:
    """The day of each value that a table has."""
    taken = Taken(content, said or Said(), here)
    assert taken.reading.question is None
    return [value.split()[0] for value in taken.values]


def dated(*texts: str, name: str = "date") -> str:
    """A table with these days, and a mood of each."""
    return f"{name},mood\n" + "".join(f'"{text}",7\n' for text in texts)


def refused(content: str, said: Said | None = None) -> str:
    """Why a table is refused."""
    with pytest.raises(BadDataError) as refusal:
        Taken(content, said or Said())
    return refusal.value.message
