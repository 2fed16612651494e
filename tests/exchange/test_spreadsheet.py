"""An export in a spreadsheet: dates are dates, accents whole, and no note is a formula.

LibreOffice itself opens the files, where it is installed.
"""

import csv
import shlex
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given as whenever
from hypothesis import strategies as st

from sidelog.exchange.own.csv_layout import APOSTROPHE, COLUMNS, WORDS, as_written, guarded_row
from tests.cli.days import lived
from tests.journal.files import rows
from tests.terminal import Terminal

LIFE = """
log mood=5 -n "=cmd()"
log mood=4 --on 2026-11-21 -n "-5"
log shedding=2 --on 2026-11-20 -n "+1 Übelkeit, très fatigué"
log --on 2026-11-19 -n "@SUM(A1)"
log --on 2026-11-18 -n "'=an apostrophe of its own"
dose "=Tee" 2cups --at 08:30 -n "=1+1"
dose "Grüner Tee" 2.5cups --estimate --on 2026-11-20
dose "Grüner Tee" none --on 2026-11-21
dose "Grüner Tee" ? --on 2026-11-22 --at 09:15
"""
NOTES = ["'=an apostrophe of its own", "+1 Übelkeit, très fatigué", "-5", "=cmd()", "@SUM(A1)"]
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture
def life(run: Terminal) -> Terminal:
    return lived(run, map(shlex.split, LIFE.strip().splitlines()))


def cells_of(folder: Path, exported: str) -> list[list[tuple[str, str]]]:
    """The cells of a CSV file as LibreOffice has them: what each is, and what it shows."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc-nogui")
    (folder / "table.csv").write_bytes(exported.encode())
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    utf8 = "--infilter=CSV:44,34,76,1"
    command = [office, home, "--headless", utf8, "--convert-to", "fods", "table.csv"]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=True)
    root = ET.parse(folder / "table.fods").getroot()  # noqa: S314  (written by LibreOffice)
    return [list(map(_cell, row)) for row in root.iter(f"{_TABLE}table-row")]


def _cell(cell: ET.Element) -> tuple[str, str]:
    kind = cell.get(f"{_OFFICE}value-type", "")
    return "formula" if f"{_TABLE}formula" in cell.attrib else kind, "".join(
        cell.itertext()
    ).strip()


def test_a_line_an_entry_opens_as_it_was_written(life: Terminal, given: Path) -> None:
    shown = cells_of(given, life("export", "csv").out)
    flat = [cell for row in shown for cell in row]
    assert not [said for kind, said in flat if kind == "formula"]
    days = {row[1] for row in shown[1:] if len(row) > 1}
    assert {kind for kind, _ in days} == {"date"}
    for note in ("'=cmd()", "'-5", "'+1 Übelkeit, très fatigué", "'@SUM(A1)"):
        assert ("string", note) in flat


def test_a_line_a_dose_opens_as_it_was_written(life: Terminal, given: Path) -> None:
    exported = life("export", "csv", "--doses").out
    assert exported.split("\r\n") == [
        "day,time,product,amount,unit,estimate,note",
        "2026-11-20,,Grüner Tee,2.5,cup,yes,",
        "2026-11-21,,Grüner Tee,0,cup,,",
        "2026-11-22,08:30,'=Tee,2,cup,,'=1+1",
        "2026-11-22,09:15,Grüner Tee,,cup,,",
        "",
    ]
    shown = cells_of(given, exported)
    assert [row[0][0] for row in shown[1:5]] == ["date"] * 4
    assert shown[3][1][0] == "time"
    assert shown[1][2:4] == [("string", "Grüner Tee"), ("float", "2.5")]


def test_a_line_a_day_has_no_formula_in_its_header(life: Terminal) -> None:
    header = life("export", "csv", "--wide").out.split("\r\n")[0]
    assert header == "day,shedding,mood,'=Tee (cup),Grüner Tee (cup)"


def test_what_was_kept_from_being_a_formula_comes_back_as_it_was(
    life: Terminal, journal: Path, tmp_path: Path
) -> None:
    exported = life("export", "csv").out
    other = {"SIDELOG_JOURNAL": str(tmp_path / "home" / "other.db")}
    back = life("import", "csv", "-", "--apply", stdin=exported, env=other)
    assert back.code == 0, back.err
    for query in ("SELECT text FROM note ORDER BY text", "SELECT name FROM product ORDER BY name"):
        here, there = (rows(path, query) for path in (journal, tmp_path / "home" / "other.db"))
        assert here == there
    assert sorted(text for (text,) in rows(journal, "SELECT text FROM note")) == sorted(NOTES)
    assert life("export", "csv", env=other).out == exported


def test_an_older_export_is_taken_letter_by_letter(life: Terminal, tmp_path: Path) -> None:
    lines = list(csv.DictReader(StringIO(life("export", "csv").out, newline="")))
    older = StringIO(newline="")
    kept = [one for one in COLUMNS if one != APOSTROPHE]
    writer = csv.DictWriter(older, kept, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(one | {"text": "'=cmd()"} for one in lines if one["text"] == "'=cmd()")
    other = {"SIDELOG_JOURNAL": str(tmp_path / "home" / "other.db")}
    back = life("import", "csv", "-", "--apply", stdin=older.getvalue(), env=other)
    assert back.code == 0, back.err
    found = rows(tmp_path / "home" / "other.db", "SELECT text FROM note")
    assert found == [("'=cmd()",)]


def test_a_mark_for_excel_stands_before_it_and_is_no_part_of_it(
    life: Terminal, given: Path, tmp_path: Path
) -> None:
    exported = life("export", "csv").out
    marked = life("export", "csv", "--bom").out
    assert marked == f"\ufeff{exported}"
    assert ("string", "kind") in cells_of(given, marked)[0]
    other = {"SIDELOG_JOURNAL": str(tmp_path / "home" / "other.db")}
    assert life("import", "csv", "-", "--apply", stdin=marked, env=other).code == 0
    assert life("export", "csv", env=other).out == exported


def test_a_period_without_doses_says_so(life: Terminal) -> None:
    refused = life("export", "csv", "--doses", "--to", "2026-11-19")
    assert refused.code == 1
    assert "No dose is recorded for" in refused.err


signs = st.text(st.sampled_from("'=+-@\t\r a"), max_size=4)


@whenever(st.fixed_dictionaries(dict.fromkeys(COLUMNS[:-1], signs)))
def test_every_line_can_be_read_back(row: dict[str, str]) -> None:
    guarded = guarded_row(row)
    assert not [one for one in WORDS if guarded[one].startswith(tuple("=+-@\t\r"))]
    assert dict(as_written({APOSTROPHE: "", **guarded})) == {**row, APOSTROPHE: ""}
