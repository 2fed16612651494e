"""Spreadsheets as the programs of offices write them, made by hand: a zip of XML."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

Cell = str | int | float | bool | date | datetime | time | timedelta | None

_DAY, _MOMENT, _CLOCK, _LENGTH, _PERCENT = 1, 2, 3, 4, 5


class Percent(float):
    """A number that is shown as percent: 0.365 as 36.5 %."""


_STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/>
<xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"""
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>"""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook (xlsx) of some sheets, each a list of rows."""
    made = BytesIO()
    numbered = list(enumerate(sheets.items(), start=1))
    with ZipFile(made, "w") as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, (name, _) in numbered
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
            f"<sheets>{listed}</sheets></workbook>",
        )
        related = "".join(
            f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n, _ in numbered
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{related}<Relationship Id="st" '
            f'Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        )
        packed.writestr("xl/styles.xml", _STYLES)
        for n, (_, rows) in numbered:
            packed.writestr(f"xl/worksheets/s{n}.xml", _sheet(rows))
    return made.getvalue()


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    lines = (
        f'<row r="{n}">{"".join(_cell(cell, column, n) for column, cell in enumerate(row))}</row>'
        for n, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(cell: Cell, column: int, row: int) -> str:  # noqa: PLR0911  (one for each type)
    before, letter = divmod(column, 26)
    at = f'r="{chr(ord("A") + before - 1) if before else ""}{chr(ord("A") + letter)}{row}"'
    match cell:
        case None:
            return ""
        case str():
            return f'<c {at} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        case bool():
            return f'<c {at} t="b"><v>{int(cell)}</v></c>'
        case datetime():
            return f'<c {at} s="{_MOMENT}"><v>{_serial(cell)!r}</v></c>'
        case date():
            return f'<c {at} s="{_DAY}"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
        case time():
            seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
            return f'<c {at} s="{_CLOCK}"><v>{seconds / 86400!r}</v></c>'
        case timedelta():
            return f'<c {at} s="{_LENGTH}"><v>{cell.total_seconds() / 86400!r}</v></c>'
        case Percent():
            return f'<c {at} t="n" s="{_PERCENT}"><v>{float(cell)!r}</v></c>'
        case _:
            return f"<c {at}><v>{cell!r}</v></c>"


def _serial(moment: datetime) -> float:
    return (moment - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001  (as Excel counts)
