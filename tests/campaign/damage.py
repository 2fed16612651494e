"""Journals that are damaged in every way that a disk, a sync or another program knows."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from tests.terminal import Terminal

PAGE = 4096


def filled(run: Terminal) -> None:
    """A journal in which something of most kinds was written, changed and taken back."""
    for back in range(30, 0, -1):
        run("log", f"shedding={back % 5}", f"mood={back % 11}", "--on", f"-{back}d")
    for back in range(20, 0, -1):
        run("dose", "kratom", f"{2 + back % 3}g", "--on", f"-{back}d")
    run("log", "dryness=1", "-n", "wash day with #hair words of its own")
    run("event", "illness", "flu in bed", "--on", "-3d")
    run("visit", "add", "Dr Lee", "--on", "-2d")
    run("edit", "o1", "--value", "3")
    run("log", "nails=2")
    run("undo")


def flipped(chance: random.Random, content: bytearray) -> bytes:
    """One to four bits are the other way."""
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut(chance: random.Random, content: bytearray) -> bytes:
    """The file ends early."""
    return bytes(content[: chance.randrange(1, len(content))])


def zeroed(chance: random.Random, content: bytearray) -> bytes:
    """A page holds nothing."""
    first = PAGE * chance.randrange(len(content) // PAGE)
    content[first : first + PAGE] = bytes(PAGE)
    return bytes(content)


def swapped(chance: random.Random, content: bytearray) -> bytes:
    """Two pages lie in each other's place."""
    one, other = (PAGE * place for place in chance.sample(range(len(content) // PAGE), 2))
    first, second = bytes(content[one : one + PAGE]), bytes(content[other : other + PAGE])
    content[one : one + PAGE], content[other : other + PAGE] = second, first
    return bytes(content)


def rewritten(chance: random.Random, content: bytearray) -> bytes:
    """A letter or a digit somewhere in a text is another byte, or none of a text."""
    texts = [place for place, byte in enumerate(content) if chr(byte).isascii() and byte > 47]
    content[chance.choice(texts)] = chance.choice((0x30, 0x41, 0x7A, 0xFF, 0x00))
    return bytes(content)


def garbage(chance: random.Random, content: bytearray) -> bytes:
    """Another file altogether, or noise over some of it."""
    if chance.random() < 0.3:
        return chance.randbytes(len(content) // 8)
    first = chance.randrange(len(content))
    content[first : first + 64] = chance.randbytes(64)
    return bytes(content[: max(len(content) // PAGE, 1) * PAGE])


def foreign(chance: random.Random, content: bytearray) -> bytes:
    """Another program's file, an empty one, or one of words."""
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
        other.execute("INSERT INTO bookmark VALUES ('about:blank')")
        other.commit()
        files = (b"", b"a shopping list\n" * 400, other.serialize(), bytes(len(content)))
    return chance.choice(files)


BYTES: tuple[Callable[[random.Random, bytearray], bytes], ...] = (
    flipped,
    cut,
    zeroed,
    swapped,
    rewritten,
    garbage,
    foreign,
)


def drop_a_part(chance: random.Random, path: Path) -> None:
    """Another program takes a trigger, an index or a table out."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        parts = connection.execute(
            "SELECT type, name FROM sqlite_schema"
            " WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'"
        ).fetchall()
        kind = chance.choice(("trigger", "index", "table"))
        of_kind = sorted(one for one in parts if one[0] == kind)
        connection.execute("DROP {} {}".format(*chance.choice(of_kind)))


Rows = dict[tuple[str, int], dict[str, object]]


def content_of(path: Path) -> Rows:
    """Every row of every table as it can be read, its texts as bytes; empty where none can."""
    rows: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        names = (
            "SELECT CAST(name AS BLOB) FROM sqlite_schema"
            " WHERE type = 'table' AND name <> 'sqlite_sequence'"  # nothing shows it
        )
        for (name,) in connection.execute(names).fetchall():
            table = name.decode()
            found = connection.execute(f'SELECT rowid AS number, * FROM "{table}"')
            columns = [column[0] for column in found.description]
            for row in found:
                rows[table, row[0]] = dict(zip(columns, row, strict=True))
    return rows


def differing(rows: Rows, other: Rows) -> set[tuple[str, str]]:
    """The tables and columns in which two contents differ; a row of one alone in all of them."""
    return {
        (key[0], column)
        for key in rows.keys() | other.keys()
        for row, its in [(rows.get(key, {}), other.get(key, {}))]
        for column in row.keys() | its.keys()
        if row.get(column) != its.get(column) or (key in rows) != (key in other)
    }


def damage(seed: int, whole: Mapping[str, bytes], path: Path) -> str:
    """Put a damaged journal in its place, now and then without what is remembered of it.

    Returns:
        What was done to it, to be read in a failure.
    """
    chance = random.Random(seed)  # noqa: S311  (damage, not secrets)
    for name, content in whole.items():
        (path.parent / name).write_bytes(content)
    remembers = chance.random() < 0.5
    if not remembers:
        (path.parent / f".{path.name}.checked").unlink()
    kind = chance.choice((*BYTES, None))
    if kind is None:
        drop_a_part(chance, path)
    else:
        path.write_bytes(kind(chance, bytearray(whole[path.name])))
    return f"seed {seed}: {kind.__name__ if kind else 'dropped'}, {remembers=}"
