"""Files to import, and what became of them, for the tests of import and export."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.journal.files import rows
from tests.terminal import Result

MOOD = """\
alarm,date,mood,happy,note
,2026-09-01T08:30,5,67,"slept, badly"
,2026-09-01T20:30,6,53,
,2026-09-01T20:30,6,53,
,2026-09-02T09:00,,71,
"""
MOOD_FLAGS = ("--at", "date", "--measure", "mood", "--measure", "happy", "--note", "note")
ADD = ("--add-measures", "0..100")

DOSES = """\
when;what;how much
2026-09-01T22:31:44+02:00;melatonin;0,3mg
2026-09-01T22:31:44+02:00;melatonin;0,3mg
2026-09-02T21:00:00+02:00;melatonin;300 μg
2026-09-03T21:00:00+02:00;melatonin;?
2026-09-04T21:00:00+02:00;melatonin;none
2026-09-05T21:00:00+02:00;tea;2 cups
"""
DOSE_FLAGS = ("--at", "when", "--product-column", "what", "--amount", "how much")

Bring = Callable[..., Result]


def observations(journal: Path) -> list[Any]:
    return rows(
        journal,
        "SELECT m.name, o.day, o.at, o.value FROM observation o"
        " JOIN measure m ON m.id = o.measure_id ORDER BY o.id",
    )


def doses(journal: Path) -> list[Any]:
    return rows(
        journal,
        "SELECT p.name, p.unit, d.day, d.taken, d.amount, d.entered FROM dose d"
        " JOIN product p ON p.id = d.product_id ORDER BY d.id",
    )
