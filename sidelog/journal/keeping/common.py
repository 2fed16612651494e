"""What keeping measures and keeping products have in common; `table` says which of both.

A name that is not there is a `NothingMatchedError`, in each of these.
"""

from collections.abc import Mapping

from sidelog.catalog.regimen.rules import in_force
from sidelog.catalog.text import fold, quote
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.columns import Row, rows_of
from sidelog.journal.history.batches import IN_EFFECT
from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.journal import Journal

LINKS = {"measure": ("observation",), "product": ("dose", "regimen_step", "event")}
"""The tables whose rows belong to one of these."""
_CHANGED = f"""
SELECT c.batch_id, c.row_id, c.old, c.new FROM change c JOIN batch b ON b.id = c.batch_id
WHERE c.table_name = ? AND c.old IS NOT NULL AND {IN_EFFECT} ORDER BY c.id
"""


def row_of(journal: Journal, table: str, name: str) -> Row:
    """The row of a measure or a product."""
    known = journal.products.get(fold(name)) if table == "product" else None
    query = f"SELECT * FROM {table} WHERE name = ?"
    for row in rows_of(journal.connection, query, known.name if known else name):
        return row
    raise NothingMatchedError(
        f"There is no {table} {name[:50]!r}.", hint=f"All {table}s: sidelog {table} list"
    )


def refuse_taken(journal: Journal, table: str, name: str, own: object = None) -> None:
    """Refuse a name that something else has; `own` is the row that may have it."""
    names = journal.measure_names
    if table == "product":
        names = {key: (one.id, one.name, one.retired) for key, one in journal.products.items()}
    number, there, retired = names.get(fold(name), (own, "", False))
    if number != own:
        back = f" It is retired; bring it back: sidelog {table} restore {quote(there)}"
        raise BadDataError(
            f"There is a {table} {quote(there)} already.",
            hint=f"Give it another name.{back if retired else ''}",
        )


def retire(journal: Journal, table: str, name: str) -> None:
    """Ask and offer it no longer; its entries stay, and what is retired keeps its day.

    Raises:
        BadDataError: it is a product that is taken as a rule, or is to be.
    """
    row, today = row_of(journal, table, name), journal.batch.writer.today
    if table == "product" and _is_planned(journal, row["name"], today.toordinal()):
        raise BadDataError(
            f"{row['name']} is taken as a rule, so that each day counts as planned.",
            hint=f"Stop it first: sidelog regimen {quote(row['name'])} stop --on DAY",
        )
    journal.batch.update(table, row["id"], {"retired_on": row["retired_on"] or today})
    journal.forget_names()


def _is_planned(journal: Journal, product: str, today: int) -> bool:
    """Whether an amount of a product is planned for today, or for later."""
    steps = journal.regimen(journal.products[fold(product)])
    meant = (in_force(steps, today), *(one for one in steps if one.day > today))
    return any(one is not None and not one.rule.is_stop for one in meant)


def restore(journal: Journal, table: str, name: str) -> None:
    """Bring back what was retired."""
    journal.batch.update(table, row_of(journal, table, name)["id"], {"retired_on": None})
    journal.forget_names()


def delete_unused(journal: Journal, table: str, name: str) -> None:
    """Delete what has no entries.

    Raises:
        BadDataError: it came with sidelog, or it has some.
    """
    row = row_of(journal, table, name)
    if row.get("built_in"):
        raise BadDataError(
            f"{name} came with sidelog and cannot be deleted.",
            hint=f"Stop tracking it, or retire it: sidelog measure retire {name}",
        )
    links = (f"(SELECT count(*) FROM {one} WHERE {table}_id = ?1)" for one in LINKS[table])
    query = f"SELECT {' + '.join(links)}"
    (entries,) = journal.query(query, row["id"]).fetchone()
    if entries:
        count = "1 entry" if entries == 1 else f"{entries} entries"
        raise BadDataError(
            f"{row['name']} has {count}, which would be lost with it.",
            hint="Retire it: it is asked no longer, and its entries stay.",
        )
    delete(journal, table, row["id"])


def delete(journal: Journal, table: str, number: int) -> None:
    """Delete what nothing belongs to; a measure goes with the versions of its scale."""
    if table == "measure":
        query = "SELECT id FROM scale WHERE measure_id = ?"
        for (scale,) in journal.query(query, number).fetchall():
            journal.batch.delete("scale", scale)
    journal.batch.delete(table, number)
    journal.forget_names()


def called_otherwise(journal: Journal, table: str) -> Mapping[str, str]:
    """What is called otherwise by now, or was joined with another: its name by the former one.

    Former names are folded; one that something else has by now is not among them.
    """
    rows: dict[str, Value] = {}
    for batch, row, old, new in journal.query(_CHANGED, table).fetchall():
        name = str(read_row(old)["name"])
        if new is None:
            to = _joined_with(journal, table, batch, row)
            rows = {one: to if there == row else there for one, there in rows.items()}
            rows[fold(name)] = to
        elif read_row(new)["name"] != name:
            rows[fold(name)] = row
    names: dict[Value, str] = dict(journal.query(f"SELECT id, name FROM {table}"))
    taken = {fold(name) for name in names.values()}
    return {name: names[row] for name, row in rows.items() if row in names and name not in taken}


def _joined_with(journal: Journal, table: str, batch: int, row: int) -> Value:
    """The row to which a batch moved the entries of one that it removed; None where it did not."""
    link = f"{table}_id"
    marks = ", ".join("?" * len(LINKS[table]))
    query = f"""
SELECT old, new FROM change
WHERE batch_id = ? AND old IS NOT NULL AND new IS NOT NULL AND table_name IN ({marks})"""
    for old, new in journal.query(query, batch, *LINKS[table]):
        to = read_row(new)[link]
        if read_row(old)[link] == row and to != row:
            return to
    return None
