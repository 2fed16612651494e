"""The layout of the journal's own CSV: one line an entry, and nothing of an entry left out.

RFC 4180: commas, and lines that end in CR LF.  The first twelve columns are what a person looks
at; the others complete an entry so that it can come back as it was.  A line of the kind "measure"
defines a measure that is not sidelog's own.  The last ones came later: a file may lack them.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence

FIRST_COLUMNS = (
    "kind",
    "day",
    "at",
    "name",
    "value",
    "unit",
    "state",
    "estimate",
    "text",
    "recorded_at",
    "source",
    "uuid",
    "until",
    "product",
    "title",
    "entered",
    "scale",
    "recorded_on",
)
COLUMNS = (*FIRST_COLUMNS, "amount_before", "amount_after", "ongoing", "every_days", "times")

MEASURE, OBSERVATION, DOSE, EVENT, NOTE = "measure", "observation", "dose", "event", "note"
REGIMEN = "regimen"
"""What the column `kind` says."""

RECORDED, SKIPPED = "recorded", "skipped"
"""The state of an observation."""

TAKEN, NONE, UNKNOWN = "taken", "none", "amount not known"
"""The state of a dose."""

YES = "yes"
"""That an amount is an estimate, or that an event still goes on."""


def is_own(header: tuple[str, ...]) -> bool:
    """Whether a file is an export of a journal; its columns may have been put in another order."""
    return set(FIRST_COLUMNS) <= set(header)


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A header and rows as lines of text; a cell with line ends of its own makes a longer one."""
    writer = csv.writer(_Through(), lineterminator="\r\n")
    yield writer.writerow(header)
    yield from map(writer.writerow, rows)


def number_text(number: float) -> str:
    """A number that reads back to the same bits."""
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)


class _Through:
    """A file that hands back what is written to it: `writerow` returns what this returns."""

    def write(self, line: str) -> str:
        return line
