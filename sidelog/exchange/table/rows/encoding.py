"""In which encoding a file is written, told by its bytes; the lines of its text."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO, TextIOWrapper
from itertools import chain
from typing import BinaryIO, NamedTuple, TextIO, cast

from sidelog.errors import BadDataError
from sidelog.exchange.source import Source

_CHUNK = 1 << 20
_BLOCK = 1 << 16
"""So many characters are parted into lines at once."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEW = 16
"""So few bytes beyond ASCII tell one Western page from another no better than a guess does."""
_BEYOND = re.compile(r"[^\x00-\x7f\u07c0-\u07ff]")
"""What is beyond ASCII, but for what a Western sharp s makes of the mark behind it."""
_BINARY = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}
_SAVE_AS = "Save it as text, or as CSV, in UTF-8."


class Encoding(NamedTuple):
    """How a file's bytes are text.

    Attributes:
        codec: what Python calls it.
        why: what was taken for what, for the person; empty where there was no doubt.
        damaged: whether lines of it may hold bytes that are no text, each kept as half a
            surrogate pair.
    """

    codec: str
    why: str = ""
    damaged: bool = False


def encoding_of(source: Source) -> Encoding:
    """The encoding of a file.

    Raises:
        BadDataError: it is no text, or in an encoding that cannot be told.
    """
    begins = source.begins
    for mark, codec in _MARKS:
        if begins.startswith(mark):
            return Encoding(codec, "" if codec.startswith("utf-8") else codec.upper())
    if wide := _wide(begins):
        return Encoding(wide, f"{wide.upper()}, without a mark")
    _refuse_binary(begins, source.name)
    wrong = _first_wrong(source, "utf-8")
    return Encoding("utf-8") if wrong is None else _other(source, wrong)


def lines_of(source: Source, encoding: Encoding, longest: int) -> Iterator[str]:
    """The lines of a file's text, each with its line end, from the beginning; see `blocks_of`."""
    return chain.from_iterable(blocks_of(source, encoding, longest))


def blocks_of(source: Source, encoding: Encoding, longest: int) -> Iterator[list[str]]:
    """The lines of a file's text, many at a time: to hand out each by itself takes as long again.

    Of one that is longer than `longest` no more is read; it is that long, and has no end.  What
    was written as text twice ends in CR CR LF, which is one end.

    Raises:
        BadDataError: the file ends in the midst of a letter.
    """
    errors = "surrogateescape" if encoding.damaged else "strict"
    file = cast("BinaryIO", source.rewound())
    text = TextIOWrapper(file, encoding.codec, errors=errors, newline="")
    held = ""
    try:
        block = _read(text)
        while block:
            held += block
            if "\n" in block or "\r" in block:
                lines = StringIO(held, newline="").readlines()
                held = "" if lines[-1][-1] in "\r\n" else lines.pop()  # which goes on
                lines[0] = lines[0][:longest]
                yield lines
            if len(held) < longest:
                block = _read(text)
            else:
                yield [held[:longest]]
                held, block = "", _behind_line(text)
        if held:
            yield [held]
    except UnicodeDecodeError as error:
        raise BadDataError(
            f"{source.name} is cut off in the midst of a letter ({error.reason}).",
            hint="Copy it again, or save it in UTF-8.",
        ) from None
    finally:
        with suppress(ValueError):  # the file is closed already
            text.detach()


def _read(text: TextIO) -> str:
    """The next of a text, not ended within a line end."""
    block = text.read(_BLOCK)
    while block[-1:] == "\r" and (more := text.read(2)):
        block += more
    return block.replace("\r\r\n", "\r\n")


def _behind_line(text: TextIO) -> str:
    """The next of a text behind the line that it is in."""
    while block := _read(text):
        first, *others = StringIO(block, newline="").readlines()
        if first[-1] in "\r\n":
            return "".join(others) or _read(text)
    return ""


def _wide(begins: bytes) -> str:
    """UTF-16 without a mark: of nearly every letter, one of two bytes is 0."""
    sample = begins[: len(begins) // 2 * 2]
    if not sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _refuse_binary(begins: bytes, name: str) -> None:
    odd = sum(begins.count(sign) for sign in _BINARY)
    if odd > max(3, len(begins) // 100):
        raise BadDataError(f"{name} is not a text file.", hint=_SAVE_AS)


def _chunks(source: Source) -> Iterator[bytes]:
    """A file in pieces, behind which an empty one comes."""
    file, chunk = source.rewound(), b" "
    while chunk:
        chunk = file.read(_CHUNK)
        yield chunk


def _first_wrong(source: Source, codec: str) -> tuple[int, int] | None:
    """The line and the byte of the first that is no text in an encoding; None where all is."""
    decoder, line = codecs.getincrementaldecoder(codec)(), 1
    for chunk in _chunks(source):
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            return line + before.count(b"\n"), error.object[error.start]
        line += chunk.count(b"\n")
    return None


def _other(source: Source, wrong: tuple[int, int]) -> Encoding:
    content = source.rewound().read(_CHUNK)
    beyond = sum(byte > 127 for byte in content)  # noqa: PLR2004  (ASCII ends there)
    if _mostly_utf8(source):
        return Encoding("utf-8", f"UTF-8, though line {wrong[0]} is not", damaged=True)
    guess = _guessed(content) if beyond >= _FEW else ""
    for codec in (guess, "cp1252"):
        if codec and _first_wrong(source, codec) is None:
            of = " of Windows" if codec.startswith("cp") else ""
            why = f"line {wrong[0]} is no UTF-8: in an older encoding{of}, taken for {codec}: "
            why += "check letters such as ü and é"
            return Encoding(codec, why)
    raise BadDataError(
        f"{source.name}, line {wrong[0]}: the byte {wrong[1]:#04x} is no text in UTF-8.",
        hint=_SAVE_AS,
    )


def _mostly_utf8(source: Source) -> bool:
    """Whether what is beyond ASCII is UTF-8, half of it at least: then what is not is damage."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    right = wrong = 0
    for chunk in _chunks(source):
        beyond = _BEYOND.findall(decoder.decode(chunk, final=not chunk))
        found = beyond.count("\N{REPLACEMENT CHARACTER}")
        wrong += found
        right += len(beyond) - found
    return right >= max(wrong, 1)


_IN_USE = [f"cp{number}" for number in (*range(1250, 1258), 932, 949)]
_IN_USE += ["euc_jp", "gb18030", "big5", "koi8_r", "mac_roman"]
"""Those that programs write; rare ones are guessed of a few letters."""


def _guessed(content: bytes) -> str:
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (an extra)
    except ImportError:
        return ""
    best = from_bytes(content, cp_isolation=_IN_USE).best()
    return best.encoding if best else ""
