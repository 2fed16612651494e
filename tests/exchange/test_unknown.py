"""What is no table is called by what it is, with a way on."""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

from sidelog.errors import BadDataError
from tests.exchange.table.tables import Taken


def refused(content: bytes) -> str:
    with pytest.raises(BadDataError) as refusal:
        Taken(content)
    return f"{refusal.value.message} {refusal.value.hint}"


def packed(*names: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "date,mood\n2026-05-01,6\n")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "file.csv is a picture. What is written in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is a picture"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "is a film"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "is a picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "is a film or a recording"),
        (b"%PDF-1.7\n%abc\n", "is a PDF, which has pages and no table"),
        (b"SQLite format 3\0\x10\0\1\1", "is a database (SQLite) of no application that is known"),
        (
            gzip.compress(b"date,mood\n", mtime=0),
            "is an archive. Unpack it, and import the file in it",
        ),
        (b"a.csv".ljust(257, b"\0") + b"ustar\x0000", "is an archive"),
        (b"{\\rtf1\\ansi date}", "is a document of a word processor. Save the table"),
        (b"\xef\xbb\xbf<!DOCTYPE html><table>", "is a web page"),
        (b"<?xml version='1.0'?><log/>", "is XML of no application"),
    ],
)
def test_each_kind_is_called_by_what_it_is(content: bytes, what: str) -> None:
    assert what in refused(content)


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("my/mood.csv", "a.jpg"), "of no application that is known here. Unpack it, and import"),
        (("my/mood.csv",), "import the file in it: 'my/mood.csv'."),
        (("a.csv", "b.csv", "c.csv", "d.csv"), "in it: 'a.csv', or 'b.csv', or 'c.csv'."),
        (("a.jpg", "b.jpg"), "is an archive with no table in it"),
        (("word/document.xml",), "is a document of a word processor"),
        ((), "is an archive with nothing in it"),
    ],
)
def test_of_an_archive_the_tables_in_it_are_named(names: tuple[str, ...], what: str) -> None:
    assert what in refused(packed(*names))


def test_a_table_may_begin_with_a_bracket() -> None:
    assert Taken("[x],date,mood\n,2026-05-01,6\n,2026-05-02,9\n").values[-1].endswith("mood 9")
