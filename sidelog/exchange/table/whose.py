"""Whose lines are meant: a file of several persons, and the lines that are taken of a file."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Brought, Question
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.known import NUTRIENTS, ONLY_TAKEN
from sidelog.exchange.table.rows.columns import Columns

EVERY = "*"
"""What is said for the lines of all."""
_PEOPLE = word_set(
    "child baby subject patient participant person user username member infant pet dog cat "
    "kid paciente enfant nino"
)
_BESIDE = word_set("id ids name names no number nr first last initials the of s code")
_MAYBE_PEOPLE = word_set(
    "name;who;vorname;imie;jmeno;meno;nome;isim;nombre;nom;naam;first name;firstname;id;uid"
)
_A_NAME = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*(?: [^\W\d_][\w'.-]*){0,2}")
_MOST_OFFERED = 9
_MOST_PERSONS = 12
_LINES_EACH = 2


def narrowed(columns: Columns, where: Iterable[str]) -> tuple[Columns, list[Brought]]:
    """A file with the lines alone that were said, and what is to be said of the others.

    Args:
        columns: the file.
        where: which lines; see `reader.Said.where`.

    Raises:
        UsageError: it has no such column, or no such line.
    """
    said = []
    for words in where:
        name, word = _parted(words, columns)
        if word == EVERY:
            continue
        place = columns.names.index(name)
        counted = Counter(
            row.cells[place].strip() for row in columns.rows() if len(row.cells) > place
        )
        wanted = _key(word)
        taken = {text: count for text, count in counted.items() if _key(text) == wanted}
        if not taken:
            some = ", ".join(text[:40] for text in list(counted)[:_MOST_OFFERED] if text)
            raise UsageError(
                f"No line of {columns.grid.name} has {word!r} in {name}.", hint=f"It has {some}."
            )
        lines = sum(taken.values())
        others = counted.total() - lines
        how = f"{lines:,} with {next(iter(taken))}; {others:,} without it are left out"
        said.append(Brought(name, "which lines are taken", how))
        columns = replace(columns, only=(*columns.only, (place, frozenset(taken))))
    return columns, said


def _parted(words: str, columns: Columns) -> tuple[str, str]:
    """The column and the word of what was said.

    Raises:
        UsageError: there is no such column.
    """
    for name in columns.names:
        if fold(words).startswith(f"{fold(name)}="):
            return name, words[len(name) + 1 :].strip()
    raise UsageError(
        f"{words!r} names no column of {columns.grid.name}.",
        hint=f"--where is COLUMN=WORD; its columns are {', '.join(columns.names[:20])}.",
    )


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def whose(
    seen: Sequence[Seen], used: Iterable[int], day: Seen, said: Iterable[str]
) -> Question | None:
    """The question whose lines are meant, where a file has those of several persons.

    Args:
        seen: its columns.
        used: the places of those that name what was recorded, or say when.
        day: that of the days.
        said: as `reader.Said.where`.
    """
    if any(words.endswith(f"={EVERY}") for words in said):
        return None
    rest = [one for one in seen if one.place not in set(used)]
    of_food = any(tokens(one.name) & NUTRIENTS for one in seen)
    found = [one for one in rest if _are_people(one)]
    found = found or [one for one in rest if _may_be_people(one, day, of_food=of_food)]
    if not found:
        return None
    column = max(found, key=lambda one: ("name" in tokens(one.name), one.filled, -one.place))
    counts = _persons(column).most_common()
    some = ", ".join(text[:40] for text, _ in counts[:3])
    of = f"By {column.name} the lines are of {len(counts):,} persons"
    text = f"{of}, such as {some}: whose are yours?"
    choices = {word: f"{word[:40]}, {count:,} line{'s' * (count > 1)}" for word, count in counts}
    few = {**choices, EVERY: "all of them"} if len(choices) <= _MOST_OFFERED else {}
    return Question("where", "--where", text, few, example=counts[0][0], column=column.name)


def _persons(one: Seen) -> Counter[str]:
    """What a column says of whom its lines are, and how often."""
    texts = one.texts.items()
    return Counter({text: n for text, n in texts if token(text).kind is not Kind.MISSING})


def _are_people(one: Seen) -> bool:
    """Whether a column tells people apart, by its name."""
    words = tokens(one.name)
    return bool(words & _PEOPLE) and words <= _PEOPLE | _BESIDE and len(_persons(one)) > 1


def _may_be_people(one: Seen, day: Seen, *, of_food: bool) -> bool:
    """Whether names, or numbers, may be those of people who have lines of the same days."""
    name = fold(one.name).replace("_", " ").strip()
    texts = _persons(one)
    if name not in _MAYBE_PEOPLE or len(texts) < 2 or day.filled <= len(day.texts):  # noqa: PLR2004
        return False
    if one.many or one.filled < len(texts) * _LINES_EACH:
        return False  # such as what was eaten, or the numbers of the lines
    if one.share(*NUMBERISH) == 1:
        return name in {"id", "uid"} and one.numbers[Sign.POINT].whole
    return not of_food and len(texts) <= _MOST_PERSONS and all(map(_may_be_name, texts))


def _may_be_name(text: str) -> bool:
    """Whether a text is written as the name of a person, and is none of what is recorded."""
    is_name = bool(_A_NAME.fullmatch(text)) and text[0] == text[0].upper()
    return is_name and not tokens(text) & ONLY_TAKEN
