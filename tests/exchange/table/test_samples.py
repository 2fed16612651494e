"""Files that people keep, small: what of each comes in, checked by hand, and what is asked.

The files are nobody's to copy, so the tests read the folder that SIDELOG_SAMPLES names.
"""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from sidelog.errors import BadDataError
from tests.exchange.table.tables import Taken

FOLDER = Path(os.environ.get("SIDELOG_SAMPLES", "")) / "csv_min"

pytestmark = pytest.mark.skipif(
    not os.environ.get("SIDELOG_SAMPLES"), reason="SIDELOG_SAMPLES names no folder"
)


class Expected(NamedTuple):
    """What comes in of a file: words of each kind, and of the errors."""

    values: tuple[str, ...] = ()
    doses: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


FILES = {
    "ampm.csv": Expected(
        (
            "2026-06-03T22:45 duration 401",
            "2026-06-04T23:20 duration 377",
            "2026-06-06T00:05 duration 512",
        )
    ),
    "bad_days.csv": Expected(
        ("2026-05-02 mood-0-10 6",), errors=("line 2, column date", "line 4, column date")
    ),
    "bp_date_time.csv": Expected(
        (
            "2026-05-06T08:30 sys 120",
            "2026-05-06T08:30 dia 80",
            "2026-05-06T08:30 pulse 60",
            "2026-05-06T21:05 sys 130",
            "2026-05-06T21:05 dia 85",
            "2026-05-06T21:05 pulse 66",
        )
    ),
    "compact_dates.csv": Expected(
        ("2026-05-01 weight-no-unit 70.1", "2026-05-02 weight-no-unit 70")
    ),
    "cp1252.csv": Expected(("2026-05-01 gefuhl 5",)),
    "dmy_resolvable.csv": Expected(
        (
            "2026-02-24 weight-no-unit 8.3",
            "2026-01-23 weight-no-unit 8",
            "2026-01-09 weight-no-unit 7.8",
        ),
        notes=("2026-01-09 first",),
        left=("id", "child_id"),
    ),
    "dup_cols.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-01 mood-2 6")),
    "duplicate_rows.csv": Expected(
        ("2026-05-01 mood-0-10 6", "2026-05-01 mood-0-10 6", "2026-05-02 mood-0-10 6"),
        notes=("2026-05-01 a", "2026-05-01 a"),
    ),
    "durations.csv": Expected(
        (
            "2026-05-01 sleep-hours 7.75",
            "2026-05-02 sleep-hours 8.16667",
            "2026-05-02 pain 4",
            "2026-05-03 sleep-hours 6.5",
        ),
        notes=("2026-05-01 pain 2-3", "2026-05-03 pain ~5"),
    ),
    "excel_serial.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-02 mood-0-10 6")),
    "habitbull.csv": Expected(
        ("2026-09-01 stretching 12", "2026-09-01 no-sugar 1", "2026-09-13 no-sugar 0"),
        notes=("2026-09-01 No sugar: felt ok",),
        left=("HabitDescription", "HabitCategory"),
    ),
    "headerless.tsv": Expected(("2026-05-01T11:00 column-2 4", "2026-05-01T18:30 column-2 0")),
    "lab_missing.csv": Expected(
        (
            "2026-05-01 mood-0-10 7",
            "2026-05-01 tsh-no-unit 1.2",
            "2026-05-02 ferritin-no-unit 12",
            "2026-05-03 ferritin-no-unit 12",
            "2026-05-03 tsh-no-unit 0.9",
        ),
        notes=("2026-05-01 ferritin <5",),
    ),
    "long_two_numbers.csv": Expected(
        ("2026-05-01 joy 10", "2026-05-02 joy 12", "2026-05-01 work 40", "2026-05-02 work 41"),
        left=("value_part",),
    ),
    "mdy_mixed_zero.csv": Expected(("2026-07-04 mood-0-10 5", "2026-07-14 mood-0-10 6")),
    "meds_long.csv": Expected(
        steps=(
            "2026-03-02 Medicine A 10 mg",
            "2026-03-16 Medicine A 20 mg",
            "2026-04-06 Medicine A 30 mg",
            "2026-04-20 Medicine B 75 mg",
            "2026-05-04 Medicine A 20 mg",
        )
    ),
    "named_months.csv": Expected(
        (
            "2026-02-25 mood-0-10 5",
            "2026-02-25 mood-0-10 6",
            "2026-02-25 mood-0-10 6",
            "2026-02-25 mood-0-10 4",
            "2026-02-25 mood-0-10 4",
            "2026-05-01 mood-0-10 3",
        )
    ),
    "nul.csv": Expected(("2026-05-01 mood-0-10 5",), errors=("line 3: it holds a NUL",)),
    "pivoted.csv": Expected(
        (
            "2026-05-01 mood-0-10 5",
            "2026-05-01 sleep-no-unit 7",
            "2026-05-02 mood-0-10 6",
            "2026-05-02 sleep-no-unit 8",
            "2026-05-03 mood-0-10 7",
            "2026-05-03 sleep-no-unit 6",
        )
    ),
    "pm_dots.csv": Expected(("2026-05-01T14:52 mood-0-10 5", "2026-05-01T22:33 mood-0-10 7")),
    "trailing_comma.csv": Expected(
        (
            "2026-05-01 mood-0-10 5",
            "2026-05-01 sleep-no-unit 7",
            "2026-05-02 mood-0-10 6",
            "2026-05-02 sleep-no-unit 6.5",
        )
    ),
    "two_digit_year.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-13 mood-0-10 6")),
    "unit_in_cell.tsv": Expected(
        ("2026-05-01 weight 70", "2026-05-02 weight 70.5"),
        errors=("line 4, column weight (kg): '155 lb'",),
    ),
    "utc_z.csv": Expected(("2026-05-02T00:30 mood-0-10 5", "2026-05-03T00:30 mood-0-10 6")),
    "utf16.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-02 mood-0-10 7")),
    "words_only.csv": Expected(
        ("2026-05-01 mood-1-5 5", "2026-05-02 mood-1-5 3", "2026-05-03 mood-1-5 1"), left=("note",)
    ),
    "year_apart.csv": Expected(
        ("2026-06-22T20:39 mood-1-5 2", "2026-06-21T20:23 mood-1-5 3"),
        notes=("2026-06-21 activities: walk | friends",),
        left=("weekday", "note"),
    ),
    "yesno.csv": Expected(
        (
            "2026-05-01 period 1",
            "2026-05-01 mood-1-5 4",
            "2026-05-02 period 0",
            "2026-05-02 mood-1-5 3",
            "2026-05-03 mood-1-5 2",
        ),
        doses=("2026-05-01 vitamin ?", "2026-05-02 vitamin none", "2026-05-03 vitamin ?"),
    ),
    "ymd_dot.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-02 mood-0-10 6")),
    "ymd_slash.csv": Expected(("2026-05-01 mood-0-10 5", "2026-05-02 mood-0-10 6")),
}
REFUSED = {"comma_unquoted.csv": "line 2: it has 3 cells, and the header 2"}


def test_every_sample_is_expected() -> None:
    assert {file.name for file in FOLDER.iterdir()} == FILES.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", FILES)
def test_a_sample_comes_in_without_a_question(name: str) -> None:
    taken = Taken((FOLDER / name).read_bytes())
    expected = FILES[name]
    assert taken.reading.question is None
    assert tuple(taken.values) == expected.values
    assert tuple(taken.doses) == expected.doses
    assert tuple(taken.steps) == expected.steps
    assert tuple(taken.notes) == expected.notes
    assert [one for one in taken.errors if not one.startswith(expected.errors)] == []
    assert len(taken.errors) == len(expected.errors)
    assert tuple(left.found for left in taken.reading.left) == expected.left


@pytest.mark.parametrize("name", REFUSED)
def test_a_sample_that_has_two_readings_is_refused(name: str) -> None:
    with pytest.raises(BadDataError, match=REFUSED[name]):
        Taken((FOLDER / name).read_bytes())
