"""The XML of an Apple Health export, element by element, however large it is.

It is several gigabytes at times, so nothing of it is kept: what is handed on is the elements just
below the root, each once, without what is inside of it.  (The records inside of a correlation
stand beside it once more.)

Two things are not as XML should be.  The definition of the document that it begins with is broken
in some versions, so it is not read; one that declares entities is refused, since no export does,
and an entity may unfold into anything.  And control characters stand in names of sources, which
are dropped.
"""

from collections.abc import Callable, Iterator
from typing import IO, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from xml.parsers.expat.errors import messages

from sidelog.errors import BadDataError

ROOT = b"<HealthData"
_CHUNK = 1 << 18
_LONGEST_START = 4_000_000
"""Bytes before the root: the definition of the document is a few thousand."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})


class Element(NamedTuple):
    """An element just below the root.

    Attributes:
        number: how many there were with it.
        name: its tag, such as "Record".
        attributes: what it says of itself.
    """

    number: int
    name: str
    attributes: dict[str, str]


class Broken(NamedTuple):
    """Where the file stops being XML: what follows cannot be read.

    Attributes:
        number: the number of the element that is broken.
        line: the line of the file.
        reason: what is wrong with it.
    """

    number: int
    line: int
    reason: str


def elements(file: IO[bytes], name: str) -> Iterator[Element | Broken]:
    """The elements, and at the end where it is broken, if it is.

    Raises:
        BadDataError: it is no export, or declares entities.
    """
    start = _start(file, name)
    parser, found = ParserCreate("utf-8"), list[Element]()
    count = _hand_on(parser, found)
    chunk = start
    try:
        while chunk:
            parser.Parse(chunk.translate(None, _CONTROLS), False)  # noqa: FBT003  (it takes no name)
            yield from found
            found.clear()
            chunk = file.read(_CHUNK)
        parser.Parse(b"", True)  # noqa: FBT003  (the same)
    except ExpatError as error:
        yield from found
        yield Broken(count() + 1, error.lineno, messages[error.code])


def _hand_on(parser: XMLParserType, found: list[Element]) -> Callable[[], int]:
    """Let the parser put into a list what it finds below the root; how many there were so far."""
    depth = number = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        if depth == 1:
            number += 1
            found.append(Element(number, name, attributes))
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    return lambda: number


def _start(file: IO[bytes], name: str) -> bytes:
    """The beginning of a file from its root on, with as many lines before it as there were.

    Raises:
        BadDataError: there is no root, or entities are declared before it.
    """
    read = b""
    while ROOT not in read and len(read) < _LONGEST_START:
        chunk = file.read(_CHUNK)
        if not chunk:
            break
        read += chunk
    before, root, after = read.partition(ROOT)
    if b"<!ENTITY" in before.upper():
        raise BadDataError(
            f"{name} declares entities, which no export of Apple Health does.",
            hint="It was not read: an entity may unfold into anything.",
        )
    if not root:
        raise BadDataError(f"{name} has no element HealthData.", hint="It may be cut off.")
    return b"\n" * before.count(b"\n") + root + after
