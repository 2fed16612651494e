"""What is read of a journal every day, with the standard library's sqlite3 alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property

from sidelog.catalog.events import say_amounts
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.journal.batches import Batch, Change, changes_of, latest_batches
from sidelog.journal.literals import Value, read_row
from sidelog.journal.measure_rows import StoredMeasure, measures_in_force
from sidelog.journal.occasions import Occasions
from sidelog.journal.rows import (
    DayLine,
    Dosed,
    DoseDay,
    Happened,
    Named,
    Names,
    Observed,
    Product,
    event_text,
)
from sidelog.period import Period

_OBSERVATIONS = """
SELECT day, value, at, recorded_on, recorded_at, source FROM observation
WHERE measure_id = ? AND day BETWEEN ? AND ? AND scale_version = ? ORDER BY day
"""
_DOSES = """
SELECT day, taken, amount, at, estimate FROM dose
WHERE product_id = ? AND day BETWEEN ? AND ? ORDER BY day, at
"""
_DOSE_DAYS = """
SELECT day, total(amount), sum(taken), sum(taken AND amount IS NULL), max(estimate),
       min(at), max(at) FROM dose
WHERE product_id = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day
"""
_EVENTS = """
SELECT 'e' || e.id, e.kind, p.name, e.day, coalesce(e.until, e.day), e.title,
       e.amount_before, e.amount_after
  FROM event e LEFT JOIN product p ON p.id = e.product_id ORDER BY e.day, e.id
"""
_LINES = """
SELECT o.day, 'o' || o.id, 'observation', m.name, o.at, o.value, '', 1, 0, NULL, o.scale_version,
       NULL, NULL, NULL, NULL, 1 AS part, m.position AS place
  FROM observation o JOIN measure m ON m.id = o.measure_id WHERE o.day BETWEEN :first AND :last
UNION ALL
SELECT d.day, 'd' || d.id, 'dose', p.name, d.at, d.amount, coalesce(d.note, ''), d.taken,
       d.estimate, p.unit, NULL, NULL, NULL, NULL, NULL, 2, d.id
  FROM dose d JOIN product p ON p.id = d.product_id WHERE d.day BETWEEN :first AND :last
UNION ALL
SELECT e.day, 'e' || e.id, 'event', e.kind, e.until, NULL, e.note, 1, 0,
       iif(coalesce(e.amount_before, e.amount_after) IS NULL, NULL, p.unit), NULL,
       e.amount_before, e.amount_after, p.name, e.title, 3, e.id
  FROM event e LEFT JOIN product p ON p.id = e.product_id
  WHERE e.day <= :last AND coalesce(e.until, e.day) >= :first
UNION ALL
SELECT day, 'n' || id, 'note', '', at, NULL, text, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL, 4, id
  FROM note WHERE day BETWEEN :first AND :last
ORDER BY 1, part, place, 5
"""
_NAMES = """
SELECT 'measure', id, name, NULL FROM measure
UNION ALL
SELECT 'product', id, name, unit FROM product
"""
_REMOVED = """
SELECT table_name, old FROM change
WHERE new IS NULL AND table_name IN ('measure', 'product') ORDER BY id
"""


class Reader(Occasions):
    """The reading half of a journal; made by `daily.open_daily`, which holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._ordinal = _Ordinals().__getitem__
        self._hour = _Hours().__getitem__

    @cached_property
    def _measures(self) -> dict[str, StoredMeasure]:
        return measures_in_force(self._connection)

    @property
    def measures(self) -> dict[str, Measure]:
        """Every measure that is not retired, by name, in the order of the check-in."""
        return {name: stored.measure for name, stored in self._measures.items()}

    @property
    def put_away(self) -> frozenset[str]:
        """The names of the measures that are retired."""
        rows = self._connection.execute("SELECT name FROM measure WHERE retired_on IS NOT NULL")
        return frozenset(name for (name,) in rows)

    @cached_property
    def products(self) -> dict[str, Product]:
        """Every product by its folded name, those in use first."""
        rows = self._connection.execute(
            "SELECT id, name, form, unit, usual_amount FROM product ORDER BY retired_on, name"
        )
        return {fold(row[1]): Product(*row) for row in rows}

    def _forget_names(self) -> None:
        """Read measures and products again when they are next asked for: they have changed."""
        self.__dict__.pop("_measures", None)
        self.__dict__.pop("products", None)

    def observations(self, measure: str, first: date, last: date) -> list[Observed]:
        """A measure's observations on its scale in force, by day; both days inclusive."""
        stored = self._measures[measure]
        rows = self._connection.execute(
            _OBSERVATIONS,
            (stored.id, first.isoformat(), last.isoformat(), stored.measure.scale.version),
        )
        ordinal, hour_of = self._ordinal, self._hour
        observed = []
        for day, value, at, written_on, written_at, source in rows:
            number = ordinal(day)
            delay = ordinal(written_on) - number if source is None else None
            instant = at or (written_at if delay == 0 else None)
            hour = None
            if instant is not None:
                hour = hour_of(instant[11:16]) + (24 if instant[:10] > day else 0)
            observed.append(Observed(number, value, at is not None, delay, hour))
        return observed

    def first_day(self, measure: str) -> date | None:
        """The first day on which the measure has a value on its scale in force."""
        stored = self._measures[measure]
        row = self._connection.execute(
            "SELECT min(day) FROM observation"
            " WHERE measure_id = ? AND value IS NOT NULL AND scale_version = ?",
            (stored.id, stored.measure.scale.version),
        ).fetchone()
        return _day(row[0])

    def lag_set_on(self, measure: str) -> date | None:
        """The day on which the lag window in force was set; None if it came with the measure."""
        return self._set_on("lag_set_at", measure)

    def bad_set_on(self, measure: str) -> date | None:
        """The day on which the bad day in force was set; None if it came with the measure."""
        return self._set_on("bad_set_at", measure)

    def _set_on(self, column: str, measure: str) -> date | None:
        stored = self._measures[measure]
        row = self._connection.execute(
            f"SELECT {column} FROM scale WHERE measure_id = ? AND version = ?",
            (stored.id, stored.measure.scale.version),
        ).fetchone()
        return datetime.fromisoformat(row[0]).date() if row[0] else None

    def on_other_scales(self, measure: str) -> tuple[int, date] | None:
        """How many values a measure has on scales no longer in force, and the day of the latest."""
        stored = self._measures[measure]
        count, latest = self._connection.execute(
            "SELECT count(*), max(day) FROM observation"
            " WHERE measure_id = ? AND value IS NOT NULL AND scale_version <> ?",
            (stored.id, stored.measure.scale.version),
        ).fetchone()
        return (count, date.fromisoformat(latest)) if count else None

    def last_value(self, measure: str, until: date) -> tuple[date, float] | None:
        """The newest recorded value up to a day: of several that day, the one of the whole day."""
        stored = self._measures[measure]
        row = self._connection.execute(
            "SELECT day, value FROM observation WHERE measure_id = ? AND value IS NOT NULL"
            " AND scale_version = ? AND day <= ? ORDER BY day DESC, at IS NOT NULL, at DESC",
            (stored.id, stored.measure.scale.version, until.isoformat()),
        ).fetchone()
        return (date.fromisoformat(row[0]), row[1]) if row else None

    def doses(self, product: Product, first: date, last: date) -> list[Dosed]:
        """A product's doses and said "none"s, by day and time; both days inclusive."""
        rows = self._connection.execute(_DOSES, (product.id, first.isoformat(), last.isoformat()))
        ordinal = self._ordinal
        return [
            Dosed(ordinal(day), bool(taken), amount, at, bool(estimate))
            for day, taken, amount, at, estimate in rows
        ]

    def dose_days(self, product: Product, period: Period) -> list[DoseDay]:
        """What was taken of a product on each day of which something was said."""
        first, last = period
        rows = self._connection.execute(
            _DOSE_DAYS, (product.id, first.isoformat(), last.isoformat())
        )
        ordinal = self._ordinal
        return [
            DoseDay(ordinal(day), total, doses, unknown, bool(estimated), earliest, latest)
            for day, total, doses, unknown, estimated, earliest, latest in rows
        ]

    def first_dose(self, product: Product) -> date | None:
        """The first day of which a dose of a product, or that there was none, is recorded."""
        row = self._connection.execute(
            "SELECT min(day) FROM dose WHERE product_id = ?", (product.id,)
        ).fetchone()
        return _day(row[0])

    def events(self) -> list[Happened]:
        """Every event, in the order of their days."""
        ordinal = self._ordinal
        return [
            Happened(reference, kind, product, ordinal(day), ordinal(until), *said)
            for reference, kind, product, day, until, *said in self._connection.execute(_EVENTS)
        ]

    def lines(self, first: date, last: date) -> list[DayLine]:
        """Everything recorded from `first` to `last`: by day observations, doses, events, notes.

        An event that spans days is there once, with the day on which it began.
        """
        rows = self._connection.execute(
            _LINES, {"first": first.isoformat(), "last": last.isoformat()}
        )
        return [_line(*columns) for *columns, _, _ in rows]

    def answered(self, first: date, last: date) -> dict[date, set[str]]:
        """Which measures were recorded or skipped, by day, from `first` to `last`."""
        days: dict[date, set[str]] = {}
        rows = self._connection.execute(
            "SELECT DISTINCT o.day, m.name FROM observation o JOIN measure m ON m.id = o.measure_id"
            " WHERE o.day BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
        for day, name in rows:
            days.setdefault(date.fromisoformat(day), set()).add(name)
        return days

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of which anything was observed or taken."""
        row = self._connection.execute(
            "SELECT min(first), max(last) FROM (SELECT min(day) AS first, max(day) AS last"
            " FROM observation UNION ALL SELECT min(day), max(day) FROM dose"
            " UNION ALL SELECT min(day), max(coalesce(until, day)) FROM event"
            " UNION ALL SELECT min(day), max(day) FROM note)"
        ).fetchone()
        first, last = _day(row[0]), _day(row[1])
        return (first, last) if first and last else None

    @property
    def names(self) -> Names:
        """What measures and products are called, or were before they were removed."""
        names: dict[tuple[str, Value], Named] = {}
        for table, old in self._connection.execute(_REMOVED):
            row = read_row(old)
            unit = row.get("unit")
            names[table, row["id"]] = Named(str(row["name"]), None if unit is None else str(unit))
        for table, number, name, unit in self._connection.execute(_NAMES):
            names[table, number] = Named(name, unit)
        return names

    def changes(self, batch_id: int) -> Iterator[Change]:
        """What one entry of the history changed, in the order in which it happened."""
        return changes_of(self._connection, batch_id)

    def history(self, limit: int) -> Sequence[Batch]:
        """The newest entries of the history, newest first."""
        return latest_batches(self._connection, limit)


def _line(
    day: str,
    reference: str,
    kind: str,
    name: str,
    at: str | None,
    value: float | None,
    text: str | None,
    taken: int,
    estimate: int,
    unit: str | None,
    scale: int | None,
    before: float | None,
    after: float | None,
    product: str | None,
    title: str | None,
) -> DayLine:
    """What a row of `_LINES` says."""
    if kind == "event":
        text = event_text(product, say_amounts(before, after, unit), title, text)
    return DayLine(
        date.fromisoformat(day),
        reference,
        kind,
        name,
        at,
        value,
        text or "",
        taken=bool(taken),
        estimate=bool(estimate),
        unit=unit,
        scale=scale,
        before=before,
        after=after,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class _Ordinals(dict[str, int]):
    """ISO day to ordinal; a day is parsed once, however many rows and measures it has."""

    def __missing__(self, day: str) -> int:
        self[day] = ordinal = date.fromisoformat(day).toordinal()
        return ordinal


class _Hours(dict[str, float]):
    """Clock time, such as "21:30", to the hour of the day; a bare day is its midnight."""

    def __missing__(self, clock: str) -> float:
        hours, _, minutes = clock.partition(":")
        self[clock] = hour = int(hours or 0) + int(minutes or 0) / 60
        return hour
