"""What a file is that no reader knows and that is no table, and what can be done with it."""

import json
from itertools import islice
from typing import NoReturn

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
_EXPORTED = "If its application can export CSV or a spreadsheet, import that."
_WORDS = {
    "picture": ("is a picture", "What is written in it can be typed into a table, and imported."),
    "film": ("is a film or a recording", "A table can be imported: text, CSV or a spreadsheet."),
    "pdf": ("is a PDF, which has pages and no table", _EXPORTED),
    "database": ("is a database (SQLite) of no application that is known here", _EXPORTED),
    "archive": ("is an archive", "Unpack it, and import the file in it."),
    "document": ("is a document of a word processor", _SAVED),
    "page": ("is a web page", _SAVED),
    "xml": ("is XML of no application that is known here", _EXPORTED),
}
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls", ".json", ".xml")
_DOCUMENTS = ("word/document.xml", "ppt/presentation.xml", "content.opf")
_MOST_JSON = 50_000_000
"""Bytes in which it is looked up where JSON breaks off."""


def refuse_other_kinds(source: Source) -> None:
    """Refuse what is plainly no table: a picture, an archive, JSON and the like.

    Raises:
        BadDataError: it is; the error says what it is, and what can be done.
    """
    if source.begins.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_archive(source.name, source.archive())
    if kind := _kind(source.begins):
        what, way_on = _WORDS[kind]
        raise BadDataError(f"{source.name} {what}.", hint=way_on)
    if _begins_like_json(source.begins):
        _refuse_json(source)


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


def _begins_like_json(begins: bytes) -> bool:
    """Whether it begins with an object or a list of JSON, which no line of a table does."""
    words = b"".join(begins[:4096].removeprefix(b"\xef\xbb\xbf").split())
    return words.startswith((b'{"', b"{}", b"[{", b"[[", b'["', b"[]"))


def _refuse_json(source: Source) -> NoReturn:
    """Refuse JSON; where it is damaged, with the line.

    A record a line is JSON as well, though the whole is not.
    """
    unknown = BadDataError(
        f"{source.name} is JSON of no application that is known here.", hint=_EXPORTED
    )
    content = source.rewound().read(_MOST_JSON + 1)
    if len(content) > _MOST_JSON:
        raise unknown
    text = content.decode("utf-8-sig", "replace").rstrip()
    try:
        json.loads(text)
    except RecursionError:
        raise unknown from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise unknown from None
        if error.pos >= len(text) or error.msg.startswith("Unterminated"):
            last = text.count("\n") + 1
            raise BadDataError(
                f"{source.name} is JSON that breaks off in line {last}.",
                hint="Export it again, or copy it again.",
            ) from None
        raise BadDataError(
            f"{source.name}, line {error.lineno}, column {error.colno}: it is JSON with a mistake.",
            hint="It may have been changed by hand: export it again.",
        ) from None
    raise unknown
