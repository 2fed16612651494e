"""A whole journal out of what could be read of a damaged one: its rows, and their history."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from sidelog.journal.columns import insert, rows_of
from sidelog.journal.history.batches import SESSION
from sidelog.journal.history.literals import row_expression
from sidelog.journal.references import row_name
from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import install_triggers, remove_triggers, take_triggers
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.checking.replaying import SEEDED
from sidelog.journal.upkeep.repairing.chains import Chains, Key, Link
from sidelog.journal.upkeep.repairing.choosing import Choosing
from sidelog.journal.upkeep.repairing.salvage import Found, Outcome
from sidelog.journal.upkeep.repairing.shapes import OTHER_TABLES, Columns, Shapes
from sidelog.journal.upkeep.repairing.witness import Witness

_SUMMARY = "repaired: what the history could no longer tell of"
_LOST_BATCH = "a command that could not be read"
_ASTRAY = 'SELECT "table", rowid, parent FROM pragma_foreign_key_check'


class Rebuilding:
    """The tables of a new journal, as they are filled.

    Attributes:
        connection: to the new file, with the tables of the damaged one's version, empty.
        now: the instant of the repair, as the tables hold it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        found: Found,
        shapes: Shapes,
        witness: Witness,
        now: str,
        new_identity: Callable[[], str],
    ) -> None:
        self._connection = connection
        self._found = found
        self._shapes = shapes
        self._now = now
        self._new_identity = new_identity
        self._chains = Chains(found)
        self._choosing = Choosing(found, shapes, self._chains, witness)
        self._is_unsure = found.misses_unknown_rows(self._chains.lost)
        self._read = 0
        self._rebuilt, self._doubtful = self._choosing.rebuilt, self._choosing.doubtful
        self._lost, self._disputed = self._choosing.lost, self._choosing.disputed

    def rebuild(self) -> Outcome:
        """Fill the tables; the history then tells of every row as it is."""
        connection = self._connection
        remove_triggers(connection)
        guards = take_triggers(connection)
        for table in OTHER_TABLES:
            for versions in self._found.rows[table].values():
                self._insert(table, versions[0])
        for table in RECORDED_TABLES:
            self._fill(table)
        self._add_own_measures()
        self._put_right_what_points_nowhere()
        self._write_history()
        for guard in guards:
            connection.execute(guard)
        install_triggers(connection)
        self._lost -= self._rebuilt | self._doubtful

        def names(keys: set[Key]) -> tuple[str, ...]:
            return tuple(row_name(*key) for key in sorted(keys))

        return Outcome(
            read=self._read,
            rebuilt=names(self._rebuilt),
            disputed=names(self._disputed),
            doubtful=names(self._doubtful - self._rebuilt),
            lost=names(self._lost),
            changes=len(self._chains.lost),
            unsure=self._is_unsure,
        )

    # Rows

    def _fill(self, table: str) -> None:
        """Write the rows of a table, those that the history proves first."""
        texts = self._texts(table)
        known = self._found.known[table]
        numbers = {*texts, *known.rows, *(row for of, row in self._chains.steps if of == table)}
        chosen = [
            (self._choosing.choose(table, row, texts.get(row, {})), row) for row in sorted(numbers)
        ]
        for certain in (True, False):
            for (columns, is_certain), number in chosen:
                if columns is not None and is_certain is certain:
                    self._keep(table, number, columns, texts.get(number, {}))

    def _keep(self, table: str, number: int, columns: Columns, texts: dict[str, Columns]) -> None:
        """Write a row; where the tables refuse it, as it was found after all."""
        key = table, number
        if not self._insert(table, columns):
            for said in (self._rebuilt, self._doubtful, self._disputed):
                said.discard(key)
            if any(self._insert(table, other) for other in texts.values() if other != columns):
                self._read += 1
            else:
                self._lost.add(key)
        elif key not in self._rebuilt | self._doubtful:
            self._read += 1

    def _texts(self, table: str) -> dict[int, dict[str, Columns]]:
        """The rows that were found of a table, by number and by what the history would say."""
        columns = self._shapes.columns[table]
        named = ", ".join(f"{column.name} {column.type}" for column in columns)
        said = row_expression("found", [column[:2] for column in columns])
        texts: dict[int, dict[str, Columns]] = {}
        connection = self._connection
        connection.execute(f"CREATE TEMP TABLE found ({named}) STRICT")
        rows = (row for versions in self._found.rows[table].values() for row in versions)
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO found VALUES ({marks})", rows)
        for text, *row in connection.execute(f"SELECT {said}, * FROM found"):
            texts.setdefault(row[0], {})[text] = tuple(row)
        connection.execute("DROP TABLE found")
        return texts

    # What rows belong to

    def _add_own_measures(self) -> None:
        """Write sidelog's own measures anew where they could not be read."""
        with _fresh() as fresh:
            moved: dict[object, object] = {}
            for table in ("measure", "scale"):
                if table in self._found.whole:
                    continue
                for row in rows_of(fresh, f"SELECT * FROM {table} ORDER BY id"):
                    if table == "scale":
                        row["measure_id"] = moved.get(row["measure_id"], row["measure_id"])
                    old = row["id"]
                    row["id"] = self._number_of(table, row["uuid"], old)
                    moved |= {old: row["id"]} if table == "measure" else {}
                    names = self._shapes.names(table)
                    if self._insert(table, tuple(row[name] for name in names)):
                        self._rebuilt.add((table, row["id"]))

    def _number_of(self, table: str, identity: str, otherwise: int) -> int:
        query = f"SELECT id FROM {table} WHERE uuid = ?"
        there = self._connection.execute(query, (identity,)).fetchone()
        rows = self._found.known[table].rows.items()
        known = next((row for row, columns in rows if columns.get("uuid") == identity), otherwise)
        return int(there[0]) if there else known

    def _put_right_what_points_nowhere(self) -> None:
        """Give every row what it belongs to, by a name that says that it could not be read."""
        for _ in range(3):  # a scale needs its measure
            astray = self._connection.execute(_ASTRAY).fetchall()
            for table, row, parent in astray:
                if table not in {"batch", "change"}:
                    self._put_right(table, row, parent)

    def _put_right(self, table: str, number: int, parent: str) -> None:
        query = f"SELECT * FROM {table} WHERE id = ?"
        for row in rows_of(self._connection, query, number):
            if parent == "product":
                self._stand_in("product", row["product_id"], {"unit": "units"})
            elif parent == "measure":
                self._stand_in_for_a_measure(row["measure_id"])
            elif parent == "scale":
                self._stand_in_for_a_measure(row["measure_id"])
                self._stand_in_for_a_scale(row["measure_id"], row["scale_version"])
            elif parent == "visit":
                self._connection.execute(
                    "UPDATE question SET visit_id = NULL WHERE id = ?", (number,)
                )
                self._doubtful.add((table, number))
            else:  # a photo without its picture
                self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
                self._lost.add((table, number))

    def _stand_in(self, table: str, number: int, columns: dict[str, object]) -> None:
        known = self._found.known[table].rows.get(number, {})
        made = {"uuid": self._new_identity(), "name": f"unreadable-{number}", **columns, **known}
        with suppress(sqlite3.IntegrityError):  # it is there by now
            insert(self._connection, table, {"id": number, **made})
            self._lost.add((table, number))

    def _stand_in_for_a_measure(self, number: int) -> None:
        title = f"Unreadable {number}"
        said = {"title": title, "question": f"{title}?", "position": 900 + number}
        self._stand_in("measure", number, {**said, "tracked": 0, "built_in": 0})

    def _stand_in_for_a_scale(self, measure: int, version: int) -> None:
        query = "SELECT min(value) FROM observation WHERE measure_id = ? AND scale_version = ?"
        (least,) = self._connection.execute(query, (measure, version)).fetchone()
        known = self._found.known["scale"].rows.items()
        its = (
            row
            for row, one in known
            if (one.get("measure_id"), one.get("version")) == (measure, version)
        )
        (free,) = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM scale").fetchone()
        number = next(its, free)
        columns = {"measure_id": measure, "version": version, "minimum": min(least or 0.0, 0.0)}
        words = {"kind": "quantity", "anchors": "[]", "better": "neither", "recall": "today"}
        made = {"uuid": self._new_identity(), **columns, **words}
        with suppress(sqlite3.IntegrityError):
            more = {"whole": 0, "day_rule": "mean", "every_days": 1}
            insert(self._connection, "scale", {"id": number, **made, **more})
            self._lost.add(("scale", number))

    # The history

    def _write_history(self) -> None:
        connection = self._connection
        for _, versions in sorted(self._found.rows["batch"].items()):
            self._insert("batch", versions[0])
        query = "SELECT id, at FROM batch"
        written: dict[int, str] = dict(connection.execute(query).fetchall())
        seeded = [
            (table, row) for table, query in SEEDED.items() for row in _ids(connection, query)
        ]
        now = dict(self._now_texts())
        left = self._chains.put_back(self._chains.links(now, seeded), written)
        for link in left:
            if link.before is not None:
                self._chains.join(link)
        for step in self._chains.all():
            self._insert("change", tuple(step))
        self._add_lost_batches()
        connection.execute("UPDATE batch SET open = 0")
        self._tell([link for link in self._chains.links(now, seeded) if link.before is None])

    def _now_texts(self) -> Iterator[tuple[Key, str]]:
        for table in RECORDED_TABLES:
            columns = [column[:2] for column in self._shapes.columns[table]]
            query = f"SELECT id, {row_expression(table, columns)} FROM {table}"
            for row, text in self._connection.execute(query):
                yield (table, row), text

    def _add_lost_batches(self) -> None:
        """Write the batches that a change or another batch names, as far as they are known."""
        connection = self._connection
        named = (
            "SELECT batch_id FROM change UNION SELECT target FROM batch WHERE target IS NOT NULL"
        )
        missing = f"SELECT * FROM ({named}) EXCEPT SELECT id FROM batch LIMIT 1"
        while numbers := _ids(connection, missing):  # one at a time: it may name another
            number = numbers[0]
            known = self._found.known["batch"].rows.get(number, {})
            near = "SELECT at FROM batch WHERE id < ? ORDER BY id DESC LIMIT 1"
            at = connection.execute(near, (number,)).fetchone()
            kind, target = known.get("kind", "do"), known.get("target")
            is_known = (kind == "do") == (target is None)
            columns = {
                "uuid": known.get("uuid") or self._new_identity(),
                "at": at[0] if at else self._now,
                "kind": kind if is_known else "do",
                "target": target if is_known else None,
                "session": "unknown",
                "summary": _LOST_BATCH,
                "open": 0,
            }
            insert(connection, "batch", {"id": number, **columns})

    def _tell(self, links: list[Link]) -> None:
        """Let a batch of sidelog's own tell of what the history does not."""
        if not links:
            return
        columns = {"uuid": self._new_identity(), "at": self._now, "kind": "do", "open": 0}
        said = {"session": SESSION, "summary": _SUMMARY}
        batch = insert(self._connection, "batch", {**columns, **said})
        for link in links:
            table, row = link.key
            told = {"table_name": table, "row_id": row, "old": link.old, "new": link.new}
            insert(self._connection, "change", {"batch_id": batch, **told})

    def _insert(self, table: str, row: Columns) -> bool:
        marks = ", ".join("?" * len(row))
        try:
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
        except (sqlite3.IntegrityError, OverflowError):
            return False
        return True


def _ids(connection: sqlite3.Connection, query: str) -> list[int]:
    return [row for (row,) in connection.execute(query).fetchall()]


@contextmanager
def _fresh() -> Iterator[sqlite3.Connection]:
    """A new journal in memory, with sidelog's own measures."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.begin(connection)
        yield connection
