"""What a file is that no reader knows and that is no table, and what can be done with it."""

import json
from itertools import islice
from typing import Any, NoReturn

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.source import Archive, Source

_BEGINNINGS = (
    ((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"), "picture"),
    ((b"%PDF-",), "pdf"),
    ((b"SQLite format 3\0",), "database"),
    ((b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"BZh9", b"\xfd7zXZ\0"), "archive"),
    ((b"{\\rtf",), "document"),
    ((b"<!doctype html", b"<html"), "page"),
    ((b"<?xml",), "xml"),
)
_BRANDS = {b"heic": "picture", b"heix": "picture", b"mif1": "picture", b"avif": "picture"}
"""Those of the container that begins with its length and "ftyp"; the others are films or sound."""
_SAVED = "Save the table that is in it as CSV or as a spreadsheet, and import that."
EXPORTED = "If its application can export CSV or a spreadsheet, import that."
_WORDS = {
    "picture": ("is a picture", "What is written in it can be typed into a table, and imported."),
    "film": ("is a film or a recording", "A table can be imported: text, CSV or a spreadsheet."),
    "pdf": ("is a PDF, which has pages and no table", EXPORTED),
    "database": ("is a database (SQLite) of no application that is known here", EXPORTED),
    "archive": ("is an archive", "Unpack it, and import the file in it."),
    "document": ("is a document of a word processor", _SAVED),
    "page": ("is a web page", _SAVED),
    "xml": ("is XML of no application that is known here", EXPORTED),
}
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls", ".json", ".xml")
_DOCUMENTS = ("word/document.xml", "ppt/presentation.xml", "content.opf")
_MOST_JSON = 50_000_000
"""Bytes in which it is looked up where JSON breaks off."""


def refuse_other_kinds(source: Source) -> None:
    """Refuse what is plainly no table: a picture, an archive and the like.

    Raises:
        BadDataError: it is; the error says what it is, and what can be done.
    """
    if source.begins.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_archive(source.name, source.archive())
    if kind := _kind(source.begins):
        what, way_on = _WORDS[kind]
        raise BadDataError(f"{source.name} {what}.", hint=way_on)


def _kind(begins: bytes) -> str:
    """What a file is by its first bytes; empty where they do not tell."""
    if begins[4:8] == b"ftyp":
        return _BRANDS.get(begins[8:12], "film")
    if begins.startswith(b"RIFF") and begins[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "picture" if begins[8:12] == b"WEBP" else "film"
    if begins[257:262] == b"ustar":
        return "archive"
    words = begins[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for starts, kind in _BEGINNINGS:
        if begins.startswith(starts) or words.startswith(starts):
            return kind
    return ""


def _refuse_archive(file: str, archive: Archive | None) -> NoReturn:
    names = archive.names if archive else []
    if any(name in _DOCUMENTS for name in names):
        what, way_on = _WORDS["document"]
        raise BadDataError(f"{file} {what}.", hint=way_on)
    if not names:
        raise BadDataError(f"{file} is an archive with nothing in it.")
    tables = [quoted(name) for name in names if name.lower().endswith(_TABLES)]
    if not tables:
        raise BadDataError(
            f"{file} is an archive with no table in it.",
            hint="A table can be imported: text, CSV or a spreadsheet.",
        )
    which = ", or ".join(islice(tables, 3))
    raise BadDataError(
        f"{file} is an archive of no application that is known here.",
        hint=f"Unpack it, and import the file in it: {which}.",
    )


def begins_like_json(begins: bytes) -> bool:
    """Whether it begins with an object or a list of JSON, which no line of a table does."""
    words = b"".join(begins[:4096].removeprefix(b"\xef\xbb\xbf").split())
    return words.startswith((b'{"', b"{}", b"[{", b"[[", b'["', b"[]"))


def loose_json(source: Source) -> Any:  # noqa: ANN401  (whatever it holds)
    """What a file says as JSON; a list where each of its lines is a record.

    Raises:
        BadDataError: it is too long to be held, or damaged; the error names the line.
    """
    content = source.rewound().read(_MOST_JSON + 1)
    if len(content) > _MOST_JSON:
        raise BadDataError(
            f"{source.name} is JSON of no application that is known here, and longer than any "
            "journal.",
            hint=EXPORTED,
        )
    text = content.decode("utf-8-sig", "replace").rstrip()
    try:
        return json.loads(text)
    except RecursionError:
        raise BadDataError(f"{source.name} nests deeper than any export does.") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _json_lines(text, source.name)
        if error.pos >= len(text) or error.msg.startswith("Unterminated"):
            last = text.count("\n") + 1
            raise BadDataError(
                f"{source.name} is JSON that breaks off in line {last}.",
                hint="Export it again, or copy it again.",
            ) from None
        raise _mistake(source.name, error.lineno, error.colno) from None


def _json_lines(text: str, file: str) -> list[Any]:
    """What each line says as JSON.

    Raises:
        BadDataError: one says none.
    """
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            found += [json.loads(line)] if line.strip() else []
        except RecursionError:
            raise BadDataError(f"{file} nests deeper than any export does.") from None
        except json.JSONDecodeError as error:
            raise _mistake(file, number, error.colno) from None
    return found


def _mistake(file: str, line: int, column: int) -> BadDataError:
    return BadDataError(
        f"{file}, line {line}, column {column}: it is JSON with a mistake.",
        hint="It may have been changed by hand: export it again.",
    )
