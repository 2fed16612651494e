"""Joining two products: the doses, plans and events of the one become those of the other."""

from collections.abc import Iterator, Mapping, Sequence

from sidelog.catalog.products import fits, parse_form, parse_unit, say_amount
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.joining.plan import (
    Change,
    Convert,
    Plan,
    Row,
    conversion,
    entries_by_day,
    refuse_doubtful,
    refuse_unmeant,
    rows_of,
)
from sidelog.journal.journal import Journal


def plan_products(
    journal: Journal, name: str, into: str, prefer: str | None = None, *, both: bool = False
) -> Plan:
    """What it takes that the doses, plans and events of one product are those of another.

    Args:
        journal: where they are.
        name: the product that will be no more.
        into: the product that will have all of them.
        prefer: whose doses stand on days on which both were recorded; None to refuse such days.
        both: on such days both were taken, and add up.

    Raises:
        NothingMatchedError: there is no such product.
        BadDataError: they are different things, or days have doses of both.
        UsageError: both are the same, or it is neither that is preferred.
    """
    refuse_unmeant(name, into, prefer)
    first, second = _product(journal, name), _product(journal, into)
    if second["retired_on"]:
        raise NothingMatchedError(
            f"{into} is put away.", hint=f"Back with: sidelog product restore {into}"
        )
    takes_over = _taken_over(first, second)
    between = _converted(first, second)
    tables = ("dose", "regimen_step", "event")
    rows, there = (
        {table: entries_by_day(journal, table, "product_id", one["id"]) for table in tables}
        for one in (first, second)
    )
    settling = _Settling(first, second, prefer, both=both)
    settled = [*settling.doses(rows["dose"], there["dose"])]
    settled += settling.plans(rows["regimen_step"], there["regimen_step"])
    settling.refuse_doubtful()
    left_out = {(one.table, one.row) for one in settled if one.columns is None}
    moved = [
        Change(table, row["id"], _as_one_of(second, table, row, between, first["unit"]))
        for table in tables
        for some in rows[table].values()
        for row in some
        if (table, row["id"]) not in left_out
    ]
    units = (first["unit"], second["unit"])
    return Plan(
        table="product",
        first=first["id"],
        second=second["id"],
        name=first["name"],
        into=second["name"],
        stays=False,
        takes_over=takes_over,
        changes=(*settled, *moved),
        units=units if all(units) and units[0] != units[1] else (),
    )


def _product(journal: Journal, name: str) -> Row:
    known = journal.products.get(fold(name))
    if known is None:
        raise NothingMatchedError(
            f"There is no product {name[:50]!r}.", hint="All products: sidelog product list"
        )
    (row,) = rows_of(journal, "SELECT * FROM product WHERE id = ?", known.id)
    return row


def _taken_over(first: Row, second: Row) -> Mapping[str, object]:
    """What was said of the first and not of the second.

    Raises:
        BadDataError: they are said to be different things.
    """
    for column in ("form", "strength"):
        if first[column] and second[column] and first[column] != second[column]:
            raise BadDataError(
                f"{first['name']} is {first[column]}, {second['name']} is {second[column]}.",
                hint="Another form or strength is another product; amounts would not add up.",
            )
    columns = ("form", "unit", "strength", "lot")
    found = {one: first[one] for one in columns if first[one] and not second[one]}
    form, unit = (found.get(one, second[one]) for one in ("form", "unit"))
    if form and unit and not fits(parse_unit(unit), parse_form(form)):
        raise BadDataError(f"{form} is not recorded in {parse_unit(unit).plural}.")
    if first["usual_amount"] and not second["usual_amount"]:
        found["usual_amount"] = _converted(first, second)(first["usual_amount"])
    noted = _joined_notes(second["note"], first["note"])
    return found if noted == second["note"] else {**found, "note": noted}


def _converted(first: Row, second: Row) -> Convert:
    """How an amount of the first becomes one of the second.

    Raises:
        BadDataError: it cannot.
    """
    one, other = first["unit"], second["unit"]
    if None in (one, other) or one == other:
        return float
    between = conversion(one, other)
    if between is None:
        raise BadDataError(
            f"{first['name']} is recorded in {parse_unit(one).plural}, {second['name']} in "
            f"{parse_unit(other).plural}.",
            hint="Only units of mass, or units of volume, convert into one another.",
        )
    return between


def _as_one_of(
    second: Row, table: str, row: Row, between: Convert, unit: str | None
) -> Mapping[str, object]:
    """The columns of an entry of the first as one of the second."""
    columns: Row = {"product_id": second["id"]}
    names = {"dose": ("amount",), "regimen_step": ("daily_amount",)}
    for name in names.get(table, ("amount_before", "amount_after")):
        if row[name] is not None:
            columns[name] = between(row[name])
    if table == "dose" and row["amount"] is not None and columns["amount"] != row["amount"]:
        columns["entered"] = say_amount(row["amount"], unit)
    return columns


class _Settling:
    """What becomes of the entries of days on which both products have some."""

    def __init__(self, first: Row, second: Row, prefer: str | None, *, both: bool) -> None:
        self._first, self._second, self._both = first, second, both
        self._first_stands = None if prefer is None else fold(prefer) == fold(first["name"])
        self._doubtful: dict[str, tuple[str, str]] = {}

    def doses(
        self, rows: Mapping[str, list[Row]], there: Mapping[str, list[Row]]
    ) -> Iterator[Change]:
        """A none of the one says nothing of the other; of doses of both it must be said."""
        for day in sorted(rows.keys() & there.keys()):
            sides = rows[day], there[day]
            taken = [any(row["taken"] for row in side) for side in sides]
            if not all(taken):
                none, stands = sides if taken[1] or not taken[0] else sides[::-1]
                yield Change("dose", none[0]["id"], None)
                noted = _joined_notes(stands[0]["note"], none[0]["note"])
                if noted != stands[0]["note"]:
                    yield Change("dose", stands[0]["id"], {"note": noted})
            elif self._first_stands is not None:
                yield from (Change("dose", row["id"], None) for row in sides[self._first_stands])
            elif not self._both:
                said = _amounts(sides[0], self._first), _amounts(sides[1], self._second)
                self._doubtful[day] = said

    def plans(
        self, rows: Mapping[str, list[Row]], there: Mapping[str, list[Row]]
    ) -> Iterator[Change]:
        """One product has one plan; of two at the same time it must be said whose stands."""
        if not rows or not there or _follows(rows, there) or _follows(there, rows):
            return
        sides = _steps(rows), _steps(there)
        if self._first_stands is not None:
            yield from (
                Change("regimen_step", row["id"], None) for row in sides[self._first_stands]
            )
            return
        day = max(min(rows), min(there))
        said = _planned(sides[0][0], self._first), _planned(sides[1][0], self._second)
        self._doubtful[day] = said

    def refuse_doubtful(self) -> None:
        """Refuse days of which nothing says whose entries stand.

        Raises:
            BadDataError: there are some.
        """
        names = self._first["name"], self._second["name"]
        refuse_doubtful(self._doubtful, *names, "doses", " Or --both: they add up.")


def _steps(rows: Mapping[str, list[Row]]) -> list[Row]:
    """The steps of a plan, in the order of their days."""
    return [row for day in sorted(rows) for row in rows[day]]


def _follows(rows: Mapping[str, list[Row]], there: Mapping[str, list[Row]]) -> bool:
    """Whether a plan begins after the other one ended with a stop."""
    return max(there) < min(rows) and not _steps(there)[-1]["daily_amount"]


def _amounts(rows: Sequence[Row], product: Row) -> str:
    return " + ".join(say_amount(row["amount"], product["unit"]) for row in rows)


def _planned(row: Row, product: Row) -> str:
    return f"{say_amount(row['daily_amount'], product['unit'])} a day"


def _joined_notes(first: str | None, second: str | None) -> str | None:
    return "\n".join(text for text in (first, second) if text) or None
