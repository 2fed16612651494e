"""An export as it was written, and as a spreadsheet saved it again: read strictly."""

from pathlib import Path

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from sidelog.exchange.incoming import Observation
from sidelog.exchange.own.csv_layout import COLUMNS, number_text
from sidelog.exchange.own.csv_read import read
from sidelog.exchange.reader import DateOrder, Decimals, Said
from tests.exchange.table.tables import HERE, source_of
from tests.terminal import Terminal

NOTHING_SAID = Said()


def shown(said: Said = NOTHING_SAID, *, delimiter: str = ";", **cells: str) -> str:
    """The day, the time and the value of a line with these cells; or what is wrong with it."""
    line = {"kind": "observation", "name": "mood", "day": "2026-09-01", "value": "5", **cells}
    rows = (COLUMNS, [line.get(column, "") for column in COLUMNS])
    content = "".join(delimiter.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    (found,) = read(source_of(content), HERE, said).lines
    if found.errors:
        return str(found.errors[0])
    (entry,) = found.entries
    assert isinstance(entry, Observation)
    return " ".join(filter(None, (f"{entry.day}", entry.at and f"{entry.at}", f"{entry.value}")))


@each(st.floats(min_value=-9e14, max_value=9e14))
def test_a_number_that_is_written_reads_back(number: float) -> None:
    assert shown(value=number_text(number)) == f"2026-09-01 {number + 0.0}"


@pytest.mark.parametrize("text", ["1,5", "1.5", "+1,5"])
def test_between_semicolons_a_comma_begins_decimals_too(text: str) -> None:
    assert shown(value=text) == "2026-09-01 1.5"


def test_between_commas_it_does_so_where_that_is_said() -> None:
    assert "if decimals follow, --decimal comma" in shown(value="1,5", delimiter=",")
    assert shown(Said(decimals=Decimals.COMMA), value="1,5", delimiter=",") == "2026-09-01 1.5"


@pytest.mark.parametrize("text", ["NaN", "inf", "1_000", "\u0663", "1,234.5", "five", " "])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert shown(value=text).startswith("line 2, column value: ")


def test_a_day_in_numbers_needs_its_order() -> None:
    assert (
        shown(day="03.09.2026") == "line 2, column day: '03.09.2026' is no day, such as 2026-09-01"
    )
    assert shown(Said(order=DateOrder.DAY_FIRST), day="03.09.2026") == "2026-09-03 5.0"


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("2026-09-01T08:30:00+05:30", "2026-09-01 08:30:00+05:30"),
        ("2026-09-01 08:30", "2026-09-01 08:30:00+02:00"),
    ],
)
def test_a_moment_keeps_its_offset(at: str, moment: str) -> None:
    assert shown(at=at) == f"2026-09-01 {moment} 5.0"


@pytest.mark.parametrize("at", ["08:30", "2026-09-01", "2026-09-01T25:00", "2026-09-05T08:30Z"])
def test_what_is_no_moment_of_the_day_is_refused(at: str) -> None:
    assert shown(at=at).startswith(f"line 2, column at: '{at}' is no")


def test_a_measure_is_defined_before_its_values_wherever_its_line_stands(
    run: Terminal, tmp_path: Path, given: Path
) -> None:
    assert run("measure", "add", "joy", "--range", "0..5").code == 0
    assert run("log", "joy=3", "--on", "2026-11-20").code == 0
    assert run("log", "joy=4", "--on", "2026-11-21").code == 0
    header, *lines = run("export", "csv").out.splitlines()
    file = given / "sorted.csv"
    file.write_text("\n".join([header, *sorted(lines, reverse=True)]))
    other = {"SIDELOG_JOURNAL": str(tmp_path / "other.db")}
    assert run("import", str(file), "--apply", env=other).code == 0
    assert run("export", "csv", env=other).out.splitlines() == [header, *lines]


def test_a_value_of_a_measure_that_no_line_defines_is_refused() -> None:
    assert shown(name="joy") == (
        "line 2, column name: there is no measure 'joy', and no line here defines it"
    )
