"""What is asked of the tables every day, as SQL, and what the rows that come back say."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sidelog.catalog.events import EVENT_KINDS, Exposure, say_amounts
from sidelog.catalog.regimen.rules import RegimenStep, Rule, Told
from sidelog.errors import BadDataError
from sidelog.journal.references import Kind
from sidelog.journal.rows import (
    DayLine,
    Dosed,
    DoseDay,
    Happened,
    Noted,
    Observed,
    Product,
    event_text,
)

_CHANGES = ", ".join(f"'{kind.name}'" for kind in EVENT_KINDS if kind.about_product)
_MORE = frozenset(kind.name for kind in EVENT_KINDS if kind.exposure is Exposure.UP)

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
REGIMEN = """
SELECT from_day, daily_amount, every_days, times, id FROM regimen_step
 WHERE product_id = ? ORDER BY from_day
"""
TOLD = f"""
SELECT day, kind, amount_after, id FROM event
 WHERE product_id = ? AND kind IN ({_CHANGES}) ORDER BY day, id
"""
EVENTS = """
SELECT 'e' || e.id, e.kind, p.name, e.day,
       iif(e.ongoing, '9999-12-31', coalesce(e.until, e.day)), e.title, e.amount_before,
       e.amount_after, e.ongoing
  FROM event e LEFT JOIN product p ON p.id = e.product_id ORDER BY e.day, e.id
"""
# An event's note counts for the day on which it began.
NOTES = """
SELECT day, '' AS about, NULL AS product, text, 1 AS part, id
  FROM note WHERE day BETWEEN :first AND :last
UNION ALL
SELECT e.day, e.kind, p.name, e.note, 2, e.id
  FROM event e LEFT JOIN product p ON p.id = e.product_id
 WHERE e.note IS NOT NULL AND e.day BETWEEN :first AND :last
UNION ALL
SELECT d.day, 'dose', p.name, d.note, 3, d.id FROM dose d JOIN product p ON p.id = d.product_id
 WHERE d.note IS NOT NULL AND d.day BETWEEN :first AND :last
ORDER BY 1, 5, 6
"""
ANSWERED = """
SELECT DISTINCT o.day, m.name FROM observation o JOIN measure m ON m.id = o.measure_id
WHERE o.day BETWEEN ? AND ?
"""
DOSED = """
SELECT DISTINCT d.day, p.name FROM dose d JOIN product p ON p.id = d.product_id
WHERE d.day BETWEEN ? AND ?
"""
# When something was first said of each, and when last before a day.
MEASURES_SAID = """
SELECT name, (SELECT min(day) FROM observation WHERE measure_id = m.id),
       (SELECT max(day) FROM observation WHERE measure_id = m.id AND day < ?)
  FROM measure m WHERE tracked AND retired_on IS NULL
"""
PRODUCTS_SAID = """
SELECT name, (SELECT min(day) FROM dose WHERE product_id = p.id),
       (SELECT max(day) FROM dose WHERE product_id = p.id AND day < ?)
  FROM product p WHERE retired_on IS NULL
"""
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
_OBSERVATION = """
SELECT id, value, scale_version FROM observation WHERE measure_id = ? AND day = ? AND at IS ?
"""
_MOMENTS_OF_DAY = """
SELECT id FROM observation
WHERE measure_id = ? AND day = ? AND at IS NOT NULL AND value IS NOT NULL LIMIT 1
"""
_DOSES_OF_DAY = """
SELECT id, note FROM dose WHERE product_id = ? AND day = ? AND taken = ? ORDER BY id
"""
FIRST_DAY = """
SELECT min(day) FROM observation WHERE measure_id = ? AND scale_version = ? AND value IS NOT NULL
"""
LAST_VALUE = """
SELECT day, value FROM observation
WHERE measure_id = ? AND scale_version = ? AND value IS NOT NULL AND day <= ?
ORDER BY day DESC, at IS NOT NULL, at DESC
"""

# One entry as a line.  After its words come its place within the day, and its number.
LINES = {
    Kind.OBSERVATION: """
SELECT o.day, 'o' || o.id, 'observation', m.name, o.at, o.value, '', 1, 0, NULL, o.scale_version,
       NULL, NULL, NULL, NULL, 0, 1, m.position, o.id
  FROM observation o JOIN measure m ON m.id = o.measure_id WHERE {where}""",
    Kind.DOSE: """
SELECT o.day, 'd' || o.id, 'dose', p.name, o.at, o.amount, coalesce(o.note, ''), o.taken,
       o.estimate, p.unit, NULL, NULL, NULL, NULL, NULL, 0, 2, 0, o.id
  FROM dose o JOIN product p ON p.id = o.product_id WHERE {where}""",
    Kind.EVENT: """
SELECT o.day, 'e' || o.id, 'event', o.kind, o.until, NULL, o.note, 1, 0,
       iif(coalesce(o.amount_before, o.amount_after) IS NULL, NULL, p.unit), NULL,
       o.amount_before, o.amount_after, p.name, o.title, o.ongoing, 3, 0, o.id
  FROM event o LEFT JOIN product p ON p.id = o.product_id WHERE {where}""",
    Kind.NOTE: """
SELECT o.day, 'n' || o.id, 'note', '', o.at, NULL, o.text, 1, 0, NULL, NULL, NULL, NULL, NULL,
       NULL, 0, 4, 0, o.id FROM note o WHERE {where}""",
    Kind.VISIT: """
SELECT o.day, 'v' || o.id, 'visit', coalesce(o.who, ''), o.done_on, NULL, o.note, 1, 0, NULL,
       NULL, NULL, NULL, NULL, o.goal, 0, 5, 0, o.id FROM visit o WHERE {where}""",
    Kind.QUESTION: """
SELECT coalesce(v.day, substr(o.recorded_at, 1, 10)), 'q' || o.id, 'question', coalesce(v.who, ''),
       NULL, NULL, o.answer, 1, 0, NULL, NULL, NULL, NULL, NULL, o.text, 0, 6, o.position, o.id
  FROM question o LEFT JOIN visit v ON v.id = o.visit_id WHERE {where}""",
    Kind.NAIL_FINDING: """
SELECT o.day, 'f' || o.id, 'nail finding', o.limb || ', digit ' || o.digit, NULL, o.fold_mm,
       o.note, 1, 0, NULL, NULL, NULL, NULL, NULL, o.kind, 0, 7, 0, o.id
  FROM nail_finding o WHERE {where}""",
    Kind.PHOTO: """
SELECT o.day, 'p' || o.id, 'photo', o.site, o.at, NULL, o.note, 1, 0, NULL, NULL, NULL, NULL, NULL,
       NULL, 0, 8, 0, o.id FROM photo o WHERE {where}""",
    Kind.REGIMEN_STEP: """
SELECT o.from_day, 'r' || o.id, 'regimen', p.name, NULL, o.daily_amount, o.note, 1, 0, p.unit,
       NULL, o.every_days, o.times, NULL, NULL, 0, 9, 0, o.id
  FROM regimen_step o JOIN product p ON p.id = o.product_id WHERE {where}""",
}
_OF_DAYS = (Kind.OBSERVATION, Kind.DOSE, Kind.EVENT, Kind.NOTE, Kind.VISIT)
_DAY = "o.day BETWEEN :first AND :last"
_SPANNED = "o.day <= :last AND (o.ongoing OR coalesce(o.until, o.day) >= :first)"
DAYS_LINES = (
    "\nUNION ALL".join(
        LINES[kind].format(where=_SPANNED if kind is Kind.EVENT else _DAY) for kind in _OF_DAYS
    )
    # Within a day by kind, by the place of the measure, by time: what has none comes first.
    + "\nORDER BY 1, 17, 18, 5, 19"
)


def line_of(columns: Sequence[Any]) -> DayLine:
    """What a row of `LINES` says."""
    day, reference, kind, name, at, value, text, taken, estimate, unit, scale = columns[:11]
    before, after, product, title, ongoing = columns[11:16]
    text = text or ""
    if kind == "event":
        text = event_text(product, say_amounts(before, after, unit), title, text)
    elif title:
        text = " — ".join(part for part in (title, text) if part)
    every_days = times = None
    if kind == "regimen":  # it has these instead
        (every_days, times), before, after = (before, after), None, None
    return DayLine(
        date.fromisoformat(day),
        reference,
        kind,
        name,
        at,
        value,
        text,
        taken=bool(taken),
        estimate=bool(estimate),
        unit=unit,
        scale=scale,
        before=before,
        after=after,
        ongoing=bool(ongoing),
        every_days=every_days,
        times=times,
    )


def product_of(columns: Sequence[Any]) -> Product:
    """What a row of `PRODUCTS` says."""
    number, name, form, unit, usual_amount, retired, strength = columns
    return Product(number, name, form, unit, usual_amount, bool(retired), strength)


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


def dosed(columns: Sequence[Any]) -> Dosed:
    """What a row of `DOSES` says."""
    day, taken, amount, at, estimate = columns
    return Dosed(ordinal(day), bool(taken), amount, at, bool(estimate))


def dose_day(columns: Sequence[Any]) -> DoseDay:
    """What a row of `DOSE_DAYS` says."""
    day, total, doses, unknown, estimated, earliest, latest = columns
    return DoseDay(ordinal(day), total, doses, unknown, bool(estimated), earliest, latest)


def regimen_step(columns: Sequence[Any]) -> RegimenStep:
    """What a row of `REGIMEN` says."""
    day, amount, every_days, times, number = columns
    return RegimenStep(ordinal(day), Rule(amount, every_days, times), f"r{number}")


def told(columns: Sequence[Any]) -> Told:
    """What a row of `TOLD` says."""
    day, kind, amount, number = columns
    return Told(ordinal(day), kind in _MORE, 0.0 if kind == "stop" else amount, f"e{number}")


def happened(columns: Sequence[Any]) -> Happened:
    """What a row of `EVENTS` says."""
    reference, kind, product, day, until, title, before, after, ongoing = columns
    first, last = ordinal(day), ordinal(until)
    return Happened(reference, kind, product, first, last, title, before, after, bool(ongoing))


def noted(columns: Sequence[Any]) -> Noted:
    """What a row of `NOTES` says."""
    day, about, product, text, *_ = columns
    return Noted(ordinal(day), about, product, text)


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


def observation_at(
    connection: sqlite3.Connection, measure_id: int, day: date, instant: str | None
) -> tuple[int, float | None, int] | None:
    """The number, value and scale of what is recorded of a measure for a day, or for an instant."""
    about = (measure_id, day.isoformat(), instant)
    found: tuple[int, float | None, int] | None = connection.execute(_OBSERVATION, about).fetchone()
    return found


def replaced_by(
    connection: sqlite3.Connection,
    measure_id: int,
    day: date,
    instant: str | None,
    value: float | None,
) -> tuple[int, float | None, int] | None:
    """The row that a value or a skip takes the place of; None where there is none.

    Raises:
        BadDataError: a day is to be skipped that has a value with a time.
    """
    old = observation_at(connection, measure_id, day, instant)
    if (
        value is None
        and connection.execute(_MOMENTS_OF_DAY, (measure_id, day.isoformat())).fetchone()
    ):
        raise BadDataError(
            "A day that has a value with a time is not skipped.",
            hint="What is there: sidelog show; taken away with: sidelog delete NAME",
        )
    if old or instant is None or value is None:
        return old
    skip = observation_at(connection, measure_id, day, None)
    return skip if skip and skip[1] is None else None


def doses_of_day(
    connection: sqlite3.Connection, product_id: int, day: date, *, taken: bool
) -> list[tuple[int, str | None]]:
    """The numbers and notes of a day's doses, or of its "none"."""
    about = (product_id, day.isoformat(), taken)
    return connection.execute(_DOSES_OF_DAY, about).fetchall()
