"""Bytes become text: every encoding, what is no text, and where its lines end."""

from io import BytesIO

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.source import Source
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.rows import encoding
from sidelog.exchange.table.rows.encoding import encoding_of, lines_of
from sidelog.exchange.table.rows.grid import text_grid
from tests.exchange.table.tables import Taken, source_of

TABLE = "date,mood\n2026-05-01,6\n2026-05-02,7\n"
MOOD = ["2026-05-01 mood-0-10 6", "2026-05-02 mood-0-10 7"]


def refused(content: str | bytes) -> str:
    with pytest.raises(BadDataError) as refusal:
        Taken(content)
    return f"{refusal.value.message} {refusal.value.hint}"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "ascii"]
)
def test_every_encoding_of_unicode_is_told(codec: str) -> None:
    assert Taken(TABLE.encode(codec)).values == MOOD


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_and_line_end_is_told(line_end: str, delimiter: str) -> None:
    assert Taken(TABLE.replace("\n", line_end).replace(",", delimiter)).values == MOOD


def test_a_western_page_is_said() -> None:
    taken = Taken("date,gefühl\n2026-05-01,4\n".encode("cp1252"))
    assert taken.values == ["2026-05-01 gefuhl 4"]
    assert "in an older encoding of Windows, taken for cp1252" in taken.reading.what


def test_another_page_is_guessed_where_there_is_enough_of_it() -> None:
    note = "Сегодня плохое настроение и очень болит голова и завтра будет лучше"
    taken = Taken(f"date,note\n2026-05-01,{note}\n".encode("cp1251"))
    assert taken.notes == [f"2026-05-01 {note}"]


def test_without_the_extra_only_a_western_page_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "charset_normalizer", None)
    content = b"date,note\n2026-05-01," + b"\x81" * 20 + b"\n"
    assert "line 2: the byte 0x81 is no text" in refused(content)


def test_a_byte_that_is_no_text_among_text_in_utf_8_costs_its_line() -> None:
    content = "date,note\n2026-05-01,schön und grün\n2026-05-02,b".encode() + b"\xf6se\n"
    taken = Taken(content)
    assert taken.notes == ["2026-05-01 schön und grün"]
    assert taken.errors == ["line 3: the byte 0xf6 is no text in UTF-8"]


def test_one_bad_byte_does_not_make_a_western_page_of_text_in_utf_8() -> None:
    content = "date,note,mood\n2026-05-01,café,5\n2026-05-02,b".encode() + b"\xf6se,6\n"
    taken = Taken(content)
    assert taken.notes == ["2026-05-01 café"]
    assert taken.errors == ["line 3: the byte 0xf6 is no text in UTF-8"]
    mapping = Mapping(day="date", notes=("note",))
    assert Taken(content, mapping=mapping).errors == taken.errors


def test_a_western_page_is_not_taken_for_text_in_utf_8() -> None:
    """Where two of its letters happen to be one letter in UTF-8."""
    taken = Taken("date,note\n2026-05-01,Spaß…\n2026-05-02,müde\n".encode("cp1252"))
    assert taken.notes == ["2026-05-01 Spaß…", "2026-05-02 müde"]


def test_a_bad_byte_in_the_line_that_names_the_columns_is_refused() -> None:
    content = b"date,gef\xfchl,note\n" + "2026-05-01,5,café\n2026-05-02,5,café\n".encode()
    assert "line 1: the byte 0xfc is no text in UTF-8" in refused(content)


def test_a_letter_that_is_cut_off_is_said() -> None:
    source = source_of(TABLE.encode("utf-16-le") + b"a")
    with pytest.raises(BadDataError, match="cut off in the midst of a letter"):
        list(lines_of(source, encoding_of(source), 100))


@pytest.mark.parametrize("at_once", range(1, 9))
def test_lines_are_the_same_however_much_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(encoding, "_BLOCK", at_once)
    source = source_of("a\r\n\r\nb\r\r\nc\rd\n\nlong, long line\n\ne\r\r\r\n\u2028f")
    assert list(lines_of(source, encoding_of(source), 9)) == [
        *("a\r\n", "\r\n", "b\r\n", "c\r", "d\n", "\n", "long, lon", "\n", "e\r", "\r\n"),
        "\u2028f",
    ]


@pytest.mark.parametrize("content", [b"\x7fELF\0\0\0\1\2\3\4\5\6\7", bytes(range(256))])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    assert "is not a text file" in refused(content)


def test_the_line_of_a_wrong_byte_is_found_in_a_long_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_CHUNK", 7)
    taken = Taken(TABLE.replace("mood", "gemüt").encode("cp1252"))
    assert "line 1 is no UTF-8" in taken.reading.what


def test_an_empty_file_is_said() -> None:
    assert "is empty" in refused("")
    assert "is empty" in refused("\n\n")


def test_reading_leaves_the_file_open() -> None:
    file = BytesIO(TABLE.encode())
    grid = text_grid(Source("f", file, "d"))
    grid.head(1)
    assert len(list(grid.read())) == 3
    assert not file.closed
