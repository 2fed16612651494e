"""Doses among the lines of a log of other things, such as of a baby: "Medicine, 2.5 ml"."""

from collections.abc import Mapping, Sequence

from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.named import Long
from sidelog.exchange.table.medicine.doses import Amounts, Doses, Names
from sidelog.exchange.table.medicine.known import MEDICINES, is_medicine
from sidelog.exchange.table.rows.columns import Columns


def is_of_medicine(name: str) -> bool:
    """Whether the name of a line says that it is of a medicine, and not of which."""
    return fold(name.strip()) in MEDICINES


def find_given(
    long: Long, words: Sequence[Seen], columns: Columns, products: Mapping[str, object]
) -> Doses | None:
    """The doses of the lines that are of a medicine; None where it is not plain what was taken.

    Args:
        long: the columns of names and values.
        words: those of words, one of which says the product.
        columns: the file.
        products: those of the journal by folded name.
    """
    width, value = len(columns.names), long.columns[0]
    rows = [
        row.cells
        for row in columns.rows()
        if len(row.cells) == width and is_of_medicine(row.cells[long.name])
    ]
    amounts = (token(text) for row in rows if (text := value.text(row)))
    units = [(one.unit or value.unit) if one.kind is Kind.NUMBER else "" for one in amounts]
    if long.is_word or not units or not all(map(is_unit, units)):
        return None
    for one in words:
        said = [row[one.place].strip() for row in rows]
        if all(is_medicine(text) or fold(text) in products for text in said):
            names = Names(one.place, one.name)
            amount = Amounts(value.place, value.name, None, value.unit or None, names=names)
            called = f"{one.name} + {value.name}"
            how = f"where {long.name_column} is {rows[0][long.name].strip()}"
            brought = [Brought(called, f"doses of {', '.join(dict.fromkeys(said))}"[:80], how)]
            return Doses(amounts=[amount], unit=value.unit_place, brought=brought)
    return None
