"""Finding what a person wrote, by words, and what measures files brought."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.queries import LINES, line_of
from sidelog.journal.references import Kind
from sidelog.journal.rows import DayLine

# What is searched of an entry: what a person wrote there, and the names they would look for.
_TEXTS: dict[Kind, tuple[str, ...]] = {
    Kind.NOTE: ("o.text",),
    Kind.EVENT: ("o.kind", "o.title", "o.note", "p.name"),
    Kind.DOSE: ("o.entered", "o.note", "p.name"),
    Kind.REGIMEN_STEP: ("o.note", "p.name"),
    Kind.NAIL_FINDING: ("o.kind", "o.limb", "o.note"),
    Kind.PHOTO: ("o.site", "o.note"),
    Kind.VISIT: ("o.who", "o.goal", "o.note"),
    Kind.QUESTION: ("o.text", "o.answer"),
}
_OF_DAYS = "SELECT * FROM ({0}) WHERE day BETWEEN ? AND ?"
_NAMED = """
SELECT 'product', name, {0} FROM product WHERE has_words({0})
UNION ALL
SELECT 'measure', name, {1} FROM measure WHERE has_words({1})
"""


class Named(NamedTuple):
    """A product or a measure in which the words occur: which of both, and its name."""

    kind: str
    name: str


def search(
    journal: Journal,
    words: str,
    *,
    first: date | None = None,
    last: date | None = None,
    limit: int = -1,
) -> list[DayLine | Named]:
    """The entries in which every word occurs, newest first, and then products and measures.

    Args:
        journal: where to look.
        words: separated by spaces; case and accents make no difference, nothing is a wildcard.
        first: leave out what is before, and what has no day.
        last: leave out what is after, and what has no day.
        limit: stop after so many; -1 for all.

    Raises:
        UsageError: there is no word.
    """
    journal.connection.create_function("has_words", 1, has_words(words), deterministic=True)
    lines: list[DayLine] = []
    for kind, texts in _TEXTS.items():
        having = LINES[kind].format(where=f"has_words({_joined(texts)})")
        query = f"{_OF_DAYS.format(having)} ORDER BY day DESC, id DESC LIMIT ?"
        rows = journal.query(query, first or date.min, last or date.max, limit)
        lines += map(line_of, rows)
    # Sorting is stable: within a day the kinds keep their order, and the rows theirs.
    lines.sort(key=lambda line: line.day, reverse=True)
    found: list[DayLine | Named] = list(lines)
    if first is None and last is None:
        columns = ("name", "form", "strength", "lot", "note"), ("name", "title", "question")
        rows = journal.query(_NAMED.format(*map(_joined, columns)))
        found += [Named(kind, name) for kind, name, _ in rows]
    return found if limit < 0 else found[:limit]


def measures_from(journal: Journal, form: str) -> tuple[str, ...]:
    """The measures that have values of files of a form, by the first of each."""
    found = journal.query(
        "SELECT m.name FROM observation o JOIN measure m ON m.id = o.measure_id "
        "WHERE o.source LIKE ? GROUP BY m.id ORDER BY min(o.id)",
        f"{form}:%",
    )
    return tuple(name for (name,) in found)


def _joined(columns: tuple[str, ...]) -> str:
    return " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)


def has_words(words: str) -> Callable[[str], bool]:
    """What says of a text whether every word occurs in it."""
    wanted = fold(words).split()
    if not wanted:
        raise UsageError("There is nothing to search for.", hint="Such as: sidelog search wash day")

    def holds(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in wanted)

    return holds
