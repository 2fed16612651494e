"""The lines that are taken of a file, by what a person said of them: --where who=me."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

EVERY = "*"
"""What is said for the lines of all."""
MOST_OFFERED = 9


def narrowed(columns: Columns, where: Iterable[str]) -> tuple[Columns, list[Brought]]:
    """A file with the lines alone that were said, and what is to be said of the others.

    Raises:
        UsageError: it has no such column, or no such line.
    """
    said, all_columns = [], columns
    meant: dict[str, list[str]] = {}
    for words in where:
        name, word = _parted(words, columns)
        if word != EVERY:
            meant.setdefault(name, []).append(word)
    for name, some in meant.items():
        place = columns.names.index(name)
        counted = Counter(row.text(place) for row in columns.rows() if len(row.cells) > place)
        spelt: dict[str, list[str]] = {}
        for text in counted:
            spelt.setdefault(key_of(text), []).append(text)
        for word in some:
            if key_of(word) not in spelt:
                has = ", ".join(text[:40] for text in list(counted)[:MOST_OFFERED] if text)
                raise UsageError(
                    f"No line of {columns.grid.name} has {word!r} in {name}.", hint=f"It has {has}."
                )
        found = [spelt[key_of(word)] for word in some]
        taken = {text: counted[text] for texts in found for text in texts}
        lines = sum(taken.values())
        others = counted.total() - lines
        words = " or ".join(texts[0] for texts in found)
        how = f"{lines:,} with {words}; {others:,} without it are left out"
        said.append(Brought(name, "which lines are taken", how))
        columns = replace(columns, only=(*columns.only, (place, frozenset(taken))))
    if meant and _count_lines(all_columns):
        said.append(Brought(columns.names[0], "no values", "it counts the lines of the file"))
        columns = replace(columns, aside=columns.aside | {0})
    return columns, said


def _count_lines(columns: Columns) -> bool:
    firsts = (row.cells[0].strip() for row in columns.rows() if row.cells)
    return has_no_name(columns.names[0]) and all(
        text == str(number) for number, text in enumerate(firsts, start=1)
    )


def _parted(words: str, columns: Columns) -> tuple[str, str]:
    """The column and the word of what was said.

    Raises:
        UsageError: there is no such column.
    """
    for name in columns.names:
        if is_said_of(name)(words):
            return name, words[len(name) + 1 :].strip()
    raise UsageError(
        f"{words!r} names no column of {columns.grid.name}.",
        hint=f"--where is COLUMN=WORD; its columns are {', '.join(columns.names[:20])}.",
    )


def is_said_of(name: str) -> Callable[[str], bool]:
    """Whether what was said is of a column that is called so."""
    return lambda words: fold(words).startswith(f"{fold(name)}=")


def key_of(text: str) -> str:
    """What is the same of a word, however it is spelt: "Me" is "me"."""
    return " ".join(text.split()).casefold()
