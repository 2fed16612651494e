"""Archives: their members are known by what is in them, and nothing in them can do harm."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange import source as source_module
from sidelog.exchange.reader import Said
from sidelog.exchange.recognise import recognise
from tests.exchange.readers.fixtures.apple_health import XML
from tests.exchange.readers.fixtures.daylio_backup import DOCUMENT, packed
from tests.exchange.readers.fixtures.loop_habits import MEMBERS
from tests.exchange.readers.reading import HERE, entries, source_of, understood, zipped


def test_an_export_of_apple_health_is_found_under_any_name() -> None:
    names = {"Экспорт/экспорт.xml": XML, "Экспорт/export_cda.xml": "<ClinicalDocument/>"}
    found = recognise(source_of(zipped(names)))
    assert found is not None
    assert found.why == "it is an archive with XML that has an element HealthData"
    assert entries("apple_health", zipped(names)) == entries("apple_health", XML)


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"readme.txt": "nothing"},
        {"Habits.csv": "Name,Question\nTea,\n"},
        {"001 Tea/Checkmarks.csv": "Date,Value\n2026-03-09,NO\n"},
        {"daylio.csv": "full_date,mood\n"},
    ],
)
def test_other_archives_are_not_recognised(members: dict[str, str]) -> None:
    assert recognise(source_of(zipped(members))) is None


def test_a_spreadsheet_is_not_looked_into() -> None:
    sheet = b"<?xml version='1.0'?>" + b"<row/>" * 10_000_000  # which packs very well
    spreadsheet = zipped({"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": sheet})
    assert recognise(source_of(spreadsheet)) is None


@pytest.mark.parametrize("content", [packed(DOCUMENT), zipped(MEMBERS), zipped({"e.xml": XML})])
@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_an_archive_that_is_cut_off_is_refused(content: bytes, cut: float) -> None:
    with pytest.raises(BadDataError, match="begins as a zip archive"):
        recognise(source_of(content[: int(len(content) * cut)]))


@pytest.mark.parametrize(
    ("name", "member", "content"),
    [
        ("daylio_backup", "backup.daylio", b"A" * 60_000_000),
        ("apple_health", "export.xml", b"<HealthData>" + b" " * 60_000_000),
    ],
)
def test_a_bomb_is_not_unpacked(name: str, member: str, content: bytes) -> None:
    with pytest.raises(BadDataError, match="would unpack to 60,000,"):
        understood(name, zipped({member: content}))


@pytest.mark.parametrize(
    "harm",
    [
        lambda content, at: content[: at + 200] + b"\xff" * 40 + content[at + 240 :],
        lambda content, at: content[:at] + b"\x01" + content[at + 1 :],
    ],
    ids=["its bytes", "its size"],
)
def test_a_member_that_is_damaged_is_refused(harm: Callable[[bytes, int], bytes]) -> None:
    content = packed(DOCUMENT)
    start = content.index(b"backup.daylio") + len(b"backup.daylio")
    with pytest.raises(BadDataError, match="in some file cannot be unpacked"):
        understood("daylio_backup", harm(content, start))


def test_a_member_under_a_password_is_refused() -> None:
    content = bytearray(packed(DOCUMENT))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.index(mark)
        content[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(BadDataError, match="is under a password"):
        understood("daylio_backup", bytes(content))


def test_a_member_that_is_packed_in_another_way_is_refused() -> None:
    packed_so = BytesIO()
    with zipfile.ZipFile(packed_so, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("backup.daylio", b"e30=")
    with pytest.raises(BadDataError, match="cannot be unpacked: it is packed in way 12"):
        understood("daylio_backup", packed_so.getvalue())


def test_nothing_of_an_archive_is_written_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = zipped({"../../out.xml": XML, "/etc/out.xml": "<x/>"})
    assert entries("apple_health", content)
    assert list(tmp_path.iterdir()) == []


def test_a_large_member_of_an_honest_ratio_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "_SMALL", 10)
    packed_well = BytesIO()
    with zipfile.ZipFile(packed_well, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("export.xml", XML)
    assert entries("apple_health", packed_well.getvalue())


@pytest.mark.parametrize("content", [packed(DOCUMENT), zipped(MEMBERS), zipped({"e.xml": XML})])
def test_no_byte_of_an_archives_list_ends_in_another_exception(content: bytes) -> None:
    start = content.index(b"PK\x01\x02")
    for place in range(start, len(content)):
        for bits in (1, 0x80, 0xFF):
            harmed = bytearray(content)
            harmed[place] ^= bits
            with suppress(SidelogError):
                source = source_of(bytes(harmed))
                found = recognise(source)
                if found:
                    list(found.reader.read(source, HERE, Said()).lines)
