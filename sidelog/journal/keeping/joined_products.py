"""Joining two products: the doses, plans and events of the one become those of the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sidelog.catalog.products import fits, parse_form, parse_unit, say_amount
from sidelog.errors import BadDataError
from sidelog.journal.columns import Row, joined
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import joining
from sidelog.journal.keeping.common import LINKS
from sidelog.journal.keeping.joining import Change, Convert, Days, Overlap, Plan


def plan_products(
    journal: Journal, name: str, into: str, prefer: str | None = None, *, both: bool = False
) -> Plan:
    """What it takes that the doses, plans and events of one product are those of another.

    The first will be no more.  Days with doses of both are refused, unless it is said whose stand
    (`prefer`), or that both were taken and add up (`both`).

    Raises:
        SidelogError: see `find_both`.
        BadDataError: they are different things, or days have doses of both.
    """
    first, second = both_rows = joining.find_both(journal, "product", name, into, prefer)
    takes_over = _taken_over(first, second)
    between = _converted(first, second)
    rows, there = (
        {
            table: joining.entries_by_day(journal, table, "product", one)
            for table in LINKS["product"]
        }
        for one in both_rows
    )
    doses = _doses(rows["dose"], there["dose"], first, second)
    overlaps = [one for one in doses if not both or one.gives_way is not None]
    overlaps += _plans(rows["regimen_step"], there["regimen_step"], first, second)
    left_out = [*joining.settle(overlaps, both_rows, prefer, "doses", " Or --both: they add up.")]
    settled = {(one.table, one.row) for one in left_out}
    moved = [
        Change(table, row["id"], _as_one_of(second, table, row, between, first["unit"]))
        for table in LINKS["product"]
        for some in rows[table].values()
        for row in some
        if (table, row["id"]) not in settled
    ]
    units = (first["unit"], second["unit"])
    return Plan(
        "product",
        *both_rows,
        takes_over=takes_over,
        changes=(*left_out, *_notes_of_nones(overlaps), *moved),
        units=units if all(units) and units[0] != units[1] else (),
    )


def _taken_over(first: Row, second: Row) -> Mapping[str, object]:
    """What was said of the first and not of the second."""
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
    noted = joined(second["note"], first["note"])
    return found if noted == second["note"] else {**found, "note": noted}


def _converted(first: Row, second: Row) -> Convert:
    """How an amount of the first becomes one of the second."""
    one, other = first["unit"], second["unit"]
    if None in (one, other) or one == other:
        return float
    between = joining.conversion(one, other)
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


def _doses(rows: Days, there: Days, first: Row, second: Row) -> Iterator[Overlap]:
    """A none of the one says nothing of the other; of doses of both it must be said."""
    for day, sides in joining.days_of_both(rows, there):
        taken = [any(row["taken"] for row in side) for side in sides]
        said = _amounts(sides[0], first), _amounts(sides[1], second)
        yield Overlap("dose", day, sides, None if all(taken) else int(taken[0]), said)


def _notes_of_nones(overlaps: Iterable[Overlap]) -> Iterator[Change]:
    """What was noted on a none that gives way goes to what stands."""
    for one in overlaps:
        if one.gives_way is not None:
            none, stands = one.sides[one.gives_way][0], one.sides[not one.gives_way][0]
            noted = joined(stands["note"], none["note"])
            if noted != stands["note"]:
                yield Change("dose", stands["id"], {"note": noted})


def _plans(rows: Days, there: Days, first: Row, second: Row) -> Iterator[Overlap]:
    """One product has one plan; of two at the same time it must be said whose stands."""
    if rows and there and not _follows(rows, there) and not _follows(there, rows):
        sides = _steps(rows), _steps(there)
        said = _planned(sides[0][0], first), _planned(sides[1][0], second)
        yield Overlap("regimen_step", max(min(rows), min(there)), sides, None, said)


def _steps(rows: Days) -> list[Row]:
    """The steps of a plan, in the order of their days."""
    return [row for day in sorted(rows) for row in rows[day]]


def _follows(rows: Days, there: Days) -> bool:
    """Whether a plan begins after the other one ended with a stop."""
    return max(there) < min(rows) and not _steps(there)[-1]["daily_amount"]


def _amounts(rows: Sequence[Row], product: Row) -> str:
    return " + ".join(say_amount(row["amount"], product["unit"]) for row in rows)


def _planned(row: Row, product: Row) -> str:
    return f"{say_amount(row['daily_amount'], product['unit'])} a day"
