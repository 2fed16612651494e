"""What is asked of the tables every day, as SQL, and what the rows that come back say."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sidelog.catalog.events import say_amounts
from sidelog.errors import BadDataError
from sidelog.journal.references import Kind
from sidelog.journal.rows import DayLine, Observed, Product

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

PRODUCTS = """
SELECT id, name, form, unit, usual_amount, retired_on IS NOT NULL, strength FROM product
ORDER BY retired_on, name
"""
OBSERVATIONS = """
SELECT day, value, at, recorded_on, recorded_at, source FROM observation
WHERE measure_id = ? AND day BETWEEN ? AND ? AND scale_version = ? ORDER BY day
"""
DOSES = """
SELECT day, taken, amount, at, estimate FROM dose
WHERE product_id = ? AND day BETWEEN ? AND ? ORDER BY day, at
"""
DOSE_DAYS = """
SELECT day, total(amount), sum(taken), sum(taken AND amount IS NULL), max(estimate),
       min(at), max(at) FROM dose
WHERE product_id = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day
"""
FIRST_DOSE = """
SELECT min(first) FROM (
  SELECT min(day) AS first FROM dose WHERE product_id = ?
  UNION ALL SELECT min(from_day) FROM regimen_step WHERE product_id = ?)
"""
EVENTS = """
SELECT 'e' || e.id, e.kind, p.name, e.day,
       iif(e.ongoing, '9999-12-31', coalesce(e.until, e.day)), e.title, e.amount_before,
       e.amount_after, e.ongoing, p.unit
  FROM event e LEFT JOIN product p ON p.id = e.product_id ORDER BY e.day, e.id
"""
# An event's note counts for the day on which it began.
NOTES = """
SELECT day, '' AS about, NULL AS product, text, 1 AS part, id
  FROM note WHERE day BETWEEN ?1 AND ?2
UNION ALL
SELECT e.day, e.kind, p.name, e.note, 2, e.id
  FROM event e LEFT JOIN product p ON p.id = e.product_id
 WHERE e.note IS NOT NULL AND e.day BETWEEN ?1 AND ?2
UNION ALL
SELECT d.day, 'dose', p.name, d.note, 3, d.id FROM dose d JOIN product p ON p.id = d.product_id
 WHERE d.note IS NOT NULL AND d.day BETWEEN ?1 AND ?2
ORDER BY 1, 5, 6
"""


def _days(table: str, of: str) -> str:
    """The statement for the days of a period on which something was said of each."""
    return f"""
SELECT DISTINCT o.day, k.name FROM {table} o JOIN {of} k ON k.id = o.{of}_id
WHERE o.day BETWEEN ? AND ?"""


def _edges(table: str, of: str, asked: str = "") -> str:
    """The statement for when something was first said of each, and when last before a day."""
    days = f"FROM {table} WHERE {of}_id = k.id"
    return f"""
SELECT name, (SELECT min(day) {days}), (SELECT max(day) {days} AND day < ?)
  FROM {of} k WHERE {asked} retired_on IS NULL"""


ANSWERED = _days("observation", "measure")
DOSED = _days("dose", "product")
MEASURES_SAID = _edges("observation", "measure", "tracked AND")
PRODUCTS_SAID = _edges("dose", "product")
# What is planned is an entry of the day on which that was said; it begins with its first day.
SPAN = """
SELECT min(first), max(last) FROM (
  SELECT min(day) AS first, max(day) AS last FROM observation
  UNION ALL SELECT min(day), max(day) FROM dose
  UNION ALL SELECT min(day), max(coalesce(until, day)) FROM event
  UNION ALL SELECT min(day), max(day) FROM note
  UNION ALL SELECT min(min(from_day, said)), max(said)
    FROM (SELECT from_day, substr(recorded_at, 1, 10) AS said FROM regimen_step))
"""
KEPT_SINCE = """
SELECT min(day) FROM (
  SELECT min(day) AS day FROM observation
  UNION ALL SELECT min(day) FROM dose
  UNION ALL SELECT substr(min(recorded_at), 1, 10) FROM regimen_step)
"""
"""The first day that was rated, of which a dose was said, or on which a regimen was."""
_OBSERVATION_AT = """
SELECT id, value, scale_version FROM observation WHERE measure_id = ? AND day = ? AND at = ?
"""
# Said as NULL, for which there is an index that a scratch journal has, too.
_OBSERVATION_OF_DAY = """
SELECT id, value, scale_version FROM observation WHERE measure_id = ? AND day = ? AND at IS NULL
"""
_MOMENTS_OF_DAY = """
SELECT id FROM observation
WHERE measure_id = ? AND day = ? AND at IS NOT NULL AND value IS NOT NULL LIMIT 1
"""
_DOSES_OF_DAY = """
SELECT id, taken, amount, at, note FROM dose WHERE product_id = ? AND day = ? ORDER BY id
"""
_NONE_OF_DAY = _DOSES_OF_DAY.replace("day = ?", "day = ? AND taken = 0")
# Two that the index of doses answers: one that has "or" goes through all of the day.
_LIKE_OR_OTHER = """
SELECT id, taken, amount, at, note FROM dose WHERE product_id = ?1 AND day = ?2 AND taken = 1 - ?3
UNION ALL SELECT id, taken, amount, at, note FROM dose
  WHERE product_id = ?1 AND day = ?2 AND taken = ?3 AND amount IS ?4 AND at IS ?5
"""
_LARGEST = """
SELECT count(taken), coalesce(max(taken), 0) FROM
  (SELECT sum(amount) AS taken FROM dose WHERE product_id = ? GROUP BY iif(?, day, id))
"""
_LAST_AMOUNT = """
SELECT amount FROM dose WHERE product_id = ? AND amount IS NOT NULL
ORDER BY day DESC, at DESC, id DESC LIMIT 1
"""
FIRST_DAY = """
SELECT min(day) FROM observation WHERE measure_id = ? AND scale_version = ? AND value IS NOT NULL
"""
LAST_VALUE = """
SELECT day, value FROM observation
WHERE measure_id = ? AND scale_version = ? AND value IS NOT NULL AND day <= ?
ORDER BY day DESC, at IS NOT NULL, at DESC
"""

# One entry as a line: the columns of a `DayLine`, what goes into its words, and where it stands.
_COLUMNS = (*DayLine._fields, "product", "title", "place", "within", "id")
_OF_MOST = {
    "day": "o.day",
    "name": "''",
    "text": "o.note",
    "taken": "1",
    "estimate": "0",
    "ongoing": "0",
}


def _line(kind: Kind, joined: str, *columns: dict[str, str]) -> str:
    """The statement for a kind of entry, from those of its columns that differ from most."""
    places = {"place": str([*Kind].index(kind)), "within": "0", "id": "o.id"}
    name = {"reference": f"'{kind.letter}' || o.id", "kind": f"'{kind.words}'"}
    every = ChainMap(*columns, places, name, _OF_MOST)
    named = ", ".join(f"{every.get(column, 'NULL')} AS {column}" for column in _COLUMNS)
    return f"SELECT {named} FROM {kind} o {joined} WHERE {{where}}"


_PRODUCT = "JOIN product p ON p.id = o.product_id"
_LINES: Mapping[Kind, tuple[str, *tuple[dict[str, str], ...]]] = {
    Kind.OBSERVATION: (
        "JOIN measure m ON m.id = o.measure_id",
        {"name": "m.name", "at": "o.at", "value": "o.value", "text": "NULL"},
        {"scale": "o.scale_version", "within": "m.position"},
    ),
    Kind.DOSE: (
        _PRODUCT,
        {"name": "p.name", "at": "o.at", "taken": "o.taken", "estimate": "o.estimate"},
        {"value": "o.amount", "unit": "p.unit"},
    ),
    Kind.EVENT: (
        f"LEFT {_PRODUCT}",
        {"name": "o.kind", "at": "o.until", "ongoing": "o.ongoing"},
        {"before": "o.amount_before", "after": "o.amount_after"},
        {"unit": "iif(coalesce(o.amount_before, o.amount_after) IS NULL, NULL, p.unit)"},
        {"product": "p.name", "title": "o.title"},
    ),
    Kind.NOTE: ("", {"at": "o.at", "text": "o.text"}),
    Kind.VISIT: ("", {"name": "coalesce(o.who, '')", "at": "o.done_on", "title": "o.goal"}),
    Kind.QUESTION: (
        "LEFT JOIN visit v ON v.id = o.visit_id",
        {"day": "coalesce(v.day, substr(o.recorded_at, 1, 10))", "within": "o.position"},
        {"name": "coalesce(v.who, '')", "title": "o.text", "text": "o.answer"},
    ),
    Kind.NAIL_FINDING: (
        "",
        {"name": "o.limb || ', digit ' || o.digit", "value": "o.fold_mm", "title": "o.kind"},
    ),
    Kind.PHOTO: ("", {"name": "o.site", "at": "o.at"}),
    Kind.REGIMEN_STEP: (
        _PRODUCT,
        {"day": "o.from_day", "kind": "'regimen'", "name": "p.name"},
        {"value": "o.daily_amount", "unit": "p.unit"},
        {"every_days": "o.every_days", "times": "o.times"},
    ),
}
LINES = {kind: _line(kind, *parts) for kind, parts in _LINES.items()}
_OF_DAYS = (Kind.OBSERVATION, Kind.DOSE, Kind.EVENT, Kind.NOTE, Kind.VISIT)
_DAY = "o.day BETWEEN ?1 AND ?2"
_SPANNED = "o.day <= ?2 AND (o.ongoing OR coalesce(o.until, o.day) >= ?1)"
# Within a day by kind, by the place of the measure, by time: what has none comes first.
DAYS_LINES = (
    " UNION ALL ".join(
        LINES[kind].format(where=_SPANNED if kind is Kind.EVENT else _DAY) for kind in _OF_DAYS
    )
    + " ORDER BY day, place, within, at, id"
)


def line_of(columns: Sequence[Any]) -> DayLine:
    """What a row of `LINES` says; of an event "kratom, 8 g to 4 g a day — felt fine"."""
    *said, product, title, _, _, _ = columns
    line = DayLine(*said)
    about = " ".join(text for text in (product, title) if text)
    amounts = say_amounts(line.before, line.after, line.unit)
    what = ", ".join(text for text in (about, amounts) if text)
    return line._replace(
        day=date.fromisoformat(columns[0]),
        text=" — ".join(text for text in (what, line.text) if text),
        taken=bool(line.taken),
        estimate=bool(line.estimate),
        ongoing=bool(line.ongoing),
    )


def product_of(columns: Sequence[Any]) -> Product:
    """What a row of `PRODUCTS` says."""
    product = Product(*columns)
    return product._replace(retired=bool(product.retired))


def observed(columns: Sequence[Any]) -> Observed:
    """What a row of `OBSERVATIONS` says."""
    day, value, at, written_on, written_at, source = columns
    number = ordinal(day)
    delay = ordinal(written_on) - number if source is None else None
    instant = at or (written_at if delay == 0 else None)
    hour = None
    if instant is not None:
        hour = _hour(instant[11:16]) + (24 if instant[:10] > day else 0)
    return Observed(number, value, at is not None, delay, hour)


def day_or_none(text: str | None) -> date | None:
    """A day; None where there is none."""
    return date.fromisoformat(text) if text else None


@cache
def ordinal(day: str) -> int:
    """The number of a day; it is parsed once, however many rows and measures it has."""
    return date.fromisoformat(day).toordinal()


@cache
def _hour(clock: str) -> float:
    """The hour of the day of a clock time such as "21:30"; of a bare day, its midnight."""
    hours, _, minutes = clock.partition(":")
    return int(hours or 0) + int(minutes or 0) / 60


There = tuple[int, float | None, int]
"""The number, the value and the version of the scale of an observation."""


def observation_at(
    journal: "Journal", measure_id: int, day: date, at: datetime | str | None
) -> There | None:
    """What is recorded of a measure for a day, or for an instant."""
    if at is None:
        rows = journal.query(_OBSERVATION_OF_DAY, measure_id, day)
    else:
        rows = journal.query(_OBSERVATION_AT, measure_id, day, at)
    found: There | None = rows.fetchone()
    return found


def replaced_by(
    journal: "Journal", measure_id: int, day: date, at: datetime | None, value: float | None
) -> There | None:
    """The row that a value or a skip takes the place of; None where there is none.

    Raises:
        BadDataError: a day is to be skipped that has a value with a time.
    """
    old = observation_at(journal, measure_id, day, at)
    if value is None and journal.query(_MOMENTS_OF_DAY, measure_id, day).fetchone():
        raise BadDataError(
            "A day that has a value with a time is not skipped.",
            hint="What is there: sidelog show; taken away with: sidelog delete NAME",
        )
    if old or at is None or value is None:
        return old
    skip = observation_at(journal, measure_id, day, None)
    return skip if skip and skip[1] is None else None


class DoseThere(NamedTuple):
    """A row of a dose as the table has it; `taken` is 0 of a "none"."""

    row: int
    taken: int
    amount: float | None
    at: str | None
    note: str | None


def doses_of_day(journal: "Journal", product_id: int, day: date) -> list[DoseThere]:
    """A day's doses of a product, or its "none", in the order in which they were written."""
    return [DoseThere(*row) for row in journal.query(_DOSES_OF_DAY, product_id, day)]


def none_of_day(journal: "Journal", product_id: int, day: date) -> DoseThere | None:
    """The "none" of a day."""
    row = journal.query(_NONE_OF_DAY, product_id, day).fetchone()
    return DoseThere(*row) if row else None


def like_or_other(
    journal: "Journal",
    product_id: int,
    day: date,
    *,
    taken: bool,
    at: datetime | None,
    amount: float | None,
) -> list[DoseThere]:
    """Of a day's doses, or its "none", those just like one, and those of the other of the two.

    Of a day with hundreds no more is looked at than these.
    """
    rows = journal.query(_LIKE_OR_OTHER, product_id, day, taken, amount, at)
    return [DoseThere(*row) for row in rows]


Days = dict[str, tuple[int, tuple[int, ...]]]
"""By name the first day ever, then those of a period in order, after the latest one before it."""


def said_of_measures(journal: "Journal", first: date, last: date) -> Days:
    """The days of each measure that the check-in asks; without any, a measure is not there."""
    return _said(journal, MEASURES_SAID, ANSWERED, first, last)


def said_of_products(journal: "Journal", first: date, last: date) -> Days:
    """The days of each product that is not retired, in the same way."""
    return _said(journal, PRODUCTS_SAID, DOSED, first, last)


def has_taken(journal: "Journal", product: Product, more_than: float) -> bool:
    """Whether a dose of a product was larger: quick to say where one was."""
    query = "SELECT 1 FROM dose WHERE product_id = ? AND amount > ? LIMIT 1"
    return journal.query(query, product.id, more_than).fetchone() is not None


def largest_taken(journal: "Journal", product: Product, *, a_day: bool) -> tuple[int, float]:
    """How many doses of a product, or days, have an amount; and the largest, 0 where none has."""
    count, largest = journal.query(_LARGEST, product.id, a_day).fetchone()
    return int(count), float(largest)


def last_amount(journal: "Journal", product: Product) -> float | None:
    """The amount of a product's latest dose that has one; None where none has."""
    row = journal.query(_LAST_AMOUNT, product.id).fetchone()
    return float(row[0]) if row else None


def _said(journal: "Journal", edges: str, days: str, first: date, last: date) -> Days:
    said: dict[str, set[int]] = {}
    for day, name in journal.query(days, first, last):
        said.setdefault(name, set()).add(ordinal(day))
    found: Days = {}
    for name, begun, before in journal.query(edges, first):
        if begun is not None:
            earlier = [ordinal(before)] if before else []
            found[name] = ordinal(begun), (*earlier, *sorted(said.get(name, ())))
    return found
