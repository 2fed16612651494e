"""What tests of readers have: a machine and a journal to read for, and a file from bytes."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from importlib import import_module
from io import BytesIO
from pkgutil import iter_modules
from zoneinfo import ZoneInfo

from sidelog.exchange.incoming import Dose, Entry, Line, Note, Observation
from sidelog.exchange.reader import Here, Reader, Reading, Said
from sidelog.exchange.recognise import all_readers
from sidelog.exchange.source import Source
from tests.exchange.readers import fixtures

HERE = Here(datetime(2026, 11, 22, 21, 0, tzinfo=ZoneInfo("Europe/Berlin")), time(4, 0))
NOTHING = Said()


@dataclass(frozen=True)
class Example:
    """A file that a reader knows, with what is to come of it, counted by hand.

    Attributes:
        content: its bytes.
        entries: how many entries it brings.
        left: how many things of it do not come in, by the reasons of `Reading.left`.
        passed: how many are passed over on purpose.
        errors: how many are wrong.
        empty: how many cells are empty that could have held an entry.
        said: what has to be said for it to be read.
    """

    content: bytes
    entries: int
    left: int = 0
    passed: int = 0
    errors: int = 0
    empty: int = 0
    said: Said = field(default=NOTHING)


def source_of(content: bytes, name: str = "some file") -> Source:
    """A file of these bytes."""
    return Source(name, BytesIO(content), "0")


def reader(name: str) -> Reader:
    """The reader of that name."""
    return dict(all_readers())[name]


def understood(name: str, content: bytes, said: Said = NOTHING) -> tuple[Reading, list[Line]]:
    """What a reader makes of a file, and its lines."""
    reading = reader(name).read(source_of(content), HERE, said)
    return reading, list(reading.lines)


def entries(name: str, content: bytes, said: Said = NOTHING) -> list[Entry]:
    """The entries of a file."""
    return [entry for line in understood(name, content, said)[1] for entry in line.entries]


def short(found: list[Entry]) -> list[tuple[object, ...]]:
    """Entries as a person would write them down: the day, the time, what, and how much."""
    return [_short(entry) for entry in found]


def _short(entry: Entry) -> tuple[object, ...]:
    when = (entry.day.isoformat(), f"{entry.at:%H:%M%z}" if entry.at else "")
    match entry:
        case Observation():
            return (*when, entry.measure, entry.value)
        case Dose(taken=False):
            return (*when, entry.product, "none")
        case Dose():
            return (*when, entry.product, entry.amount, entry.unit)
        case Note():
            return (*when, entry.text)
    raise AssertionError(entry)


def errors(lines: list[Line]) -> list[str]:
    """What is wrong with lines."""
    return [str(error) for line in lines for error in line.errors]


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """An archive of these files."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def examples() -> Iterator[tuple[str, str, Example]]:
    """Every example of every reader that has some: its reader's name, its own, and itself."""
    for found in iter_modules(fixtures.__path__):
        module = import_module(f"{fixtures.__name__}.{found.name}")
        for name, example in module.EXAMPLES.items():
            yield found.name, name, example
