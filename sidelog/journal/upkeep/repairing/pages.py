"""The rows on the pages of a file that SQLite can no longer read by itself.

A small reader, after https://www.sqlite.org/fileformat2.html, of what a journal's file has: pages
of a size, rows on the leaf pages of tables, and the overflow pages of long ones.  It needs neither
the header nor the pages that lead to a leaf.  A row is taken only where its sizes agree to the
byte: what is damaged seldom does.  Whose row it is, and whether it is still one, others find out.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from sidelog.journal.connection import PLAIN
from sidelog.journal.history.literals import Value

_LEAF, _INTERIOR = 13, 5
_KNOWN = frozenset({2, _INTERIOR, 10, _LEAF})
_HEADER = 100
"""Bytes before the b-tree of page 1."""
_SIZES = (4096, 8192, 16384, 32768, 65536, 2048, 1024, 512)
"""The sizes that a page can have, likely ones first."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes an integer of each serial type has."""
_REAL, _ZERO, _ONE, _BLOB, _TEXT = 7, 8, 9, 12, 13
_UNREADABLE = (IndexError, ValueError, struct.error, OverflowError)


class Cell(NamedTuple):
    """A row as a page has it: its number, and its columns in their order."""

    number: int
    values: tuple[Value, ...]


class Leaf(NamedTuple):
    """What could be read of a page.

    Attributes:
        page: its number.
        cells: its rows.
        is_whole: whether all of it could be read.
    """

    page: int
    cells: tuple[Cell, ...]
    is_whole: bool


class Pages:
    """The pages of a file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.has_header = content.startswith(PLAIN)
        self.size = self._page_size()
        reserved = content[20] if self.has_header else 0
        self._usable = self.size - reserved
        self.count = len(content) // self.size
        self._free = self._free_pages()

    def leaves(self, without: frozenset[int] = frozenset()) -> Iterator[Leaf]:
        """Every page that holds rows of a table, or did before it was damaged.

        Args:
            without: numbers of pages to leave out.
        """
        for number in range(1, self.count + 1):
            if number in without or number in self._free:
                continue
            leaf = self._leaf(number)
            if leaf.cells or not leaf.is_whole:
                yield leaf

    def tree(self, root: int) -> frozenset[int]:
        """The pages that are reached from a root, itself included."""
        reached, waiting = set[int](), [root]
        while waiting:
            number = waiting.pop()
            if number in reached or not 1 <= number <= self.count:
                continue
            reached.add(number)
            page, start = self._page(number), self._start(number)
            if page[start] == _INTERIOR:
                waiting.append(_number(page, start + 8, 4))
                pointers = self._pointers(page, start, start + 12)
                waiting += [_number(page, one, 4) for one in pointers if one <= len(page) - 4]
        return frozenset(reached)

    def _page_size(self) -> int:
        """The size that the header says, or else the one with which most pages can be read."""
        said = _number(self._content, 16, 2) if self.has_header else 0
        said = 65536 if said == 1 else said
        if said in _SIZES:
            return said

        def known(size: int) -> int:  # a page that goes on another begins with a zero
            kinds = self._content[size:-7:size]
            return sum(2 if kind in _KNOWN else -1 for kind in kinds if kind)

        return max(_SIZES, key=known)

    def _free_pages(self) -> frozenset[int]:
        """The pages that the file says are not in use, as far as it can be read."""
        free = set[int]()
        trunk = _number(self._content, 32, 4) if self.has_header else 0
        while 1 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self._page(trunk)
            if page[0] in _KNOWN:  # no trunk: a first byte of a page number so large cannot be
                return frozenset()
            count = min(_number(page, 4, 4), len(page) // 4 - 2)
            free.update(_number(page, 8 + 4 * place, 4) for place in range(count))
            trunk = _number(page, 0, 4)
        return frozenset(free)

    def _page(self, number: int) -> bytes:
        start = (number - 1) * self.size
        return self._content[start : start + self._usable]

    def _start(self, number: int) -> int:
        return _HEADER if number == 1 else 0

    def _pointers(self, page: bytes, start: int, first: int) -> tuple[int, ...]:
        """Where the cells of a page are, as far as there is room for their number."""
        count = min(_number(page, start + 3, 2), (len(page) - first) // 2)
        return struct.unpack_from(f">{count}H", page, first)

    def _leaf(self, number: int) -> Leaf:
        page, start = self._page(number), self._start(number)
        if not any(page[start:]) or page[start] in _KNOWN - {_LEAF}:
            return Leaf(number, (), is_whole=True)
        cells, is_whole = dict[int, Cell](), page[start] == _LEAF
        if is_whole:
            for pointer in self._pointers(page, start, start + 8):
                try:
                    cells[pointer] = self._cell(page, pointer)
                except _UNREADABLE:
                    is_whole = False
        if not is_whole:  # wherever a row begins, it is one; the pointers may be what is damaged
            for place in range(start, len(page) - 3):
                if place not in cells:
                    try:
                        cells[place] = self._cell(page, place)
                    except _UNREADABLE:
                        continue
        return Leaf(number, tuple(cells[place] for place in sorted(cells)), is_whole)

    def _cell(self, page: bytes, place: int) -> Cell:
        """The row at a place of a page.

        Raises:
            ValueError, IndexError, struct.error: there is none.
        """
        size, place = _varint(page, place)
        row, place = _varint(page, place)
        return Cell(
            row - (1 << 64) if row >> 63 else row, _record(self._payload(page, place, size))
        )

    def _payload(self, page: bytes, place: int, size: int) -> bytes:
        """The bytes of a row: on its page, and on those that it goes on to."""
        usable = self._usable
        most, least = usable - 35, (usable - 12) * 32 // 255 - 23
        if size > len(self._content):
            raise ValueError("longer than the file")
        local = size
        if size > most:
            local = least + (size - least) % (usable - 4)
            local = local if local <= most else least
        payload = page[place : place + local]
        if len(payload) < local:
            raise ValueError("beyond the page")
        if local == size:
            return payload
        parts, length = [payload], local
        following = _number(page, place + local, 4)
        while length < size:
            if not 1 < following <= self.count:
                raise ValueError("goes on nowhere")
            page = self._page(following)
            parts.append(page[4 : 4 + size - length])
            length += len(parts[-1])
            following = _number(page, 0, 4)
        if following:
            raise ValueError("goes on after its end")
        return b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...]:
    """The columns of a row.

    Raises:
        ValueError, IndexError: its sizes do not agree, or a text is none.
    """
    end, place = _varint(payload, 0)
    at, values = end, list[Value]()
    while place < end:
        kind, place = _varint(payload, place)
        if kind in _INTEGERS:
            size = _INTEGERS[kind]
            values.append(int.from_bytes(payload[at : at + size], signed=True))
        elif kind == _REAL:
            size = 8
            values.append(struct.unpack_from(">d", payload, at)[0])
        elif kind >= _BLOB:
            size = (kind - _BLOB) // 2
            part = payload[at : at + size]
            values.append(part.decode() if kind % 2 else part)
        elif kind in {_ZERO, _ONE}:
            size = 0
            values.append(kind - _ZERO)
        elif kind == 0:
            size = 0
            values.append(None)
        else:
            raise ValueError("a type that is not in use")
        at += size
    if place != end or at != len(payload) or not values:
        raise ValueError("sizes that do not agree")
    return tuple(values)


_GOES_ON = 0x80
"""From here on, a byte of a number says that another one follows."""


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    number = data[place]
    if number < _GOES_ON:
        return number, place + 1
    number &= 0x7F
    for count in range(1, 8):
        byte = data[place + count]
        number = number << 7 | byte & 0x7F
        if byte < _GOES_ON:
            return number, place + count + 1
    return number << 8 | data[place + 8], place + 9


def _number(data: bytes, place: int, size: int) -> int:
    return int.from_bytes(data[place : place + size])
