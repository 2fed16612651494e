"""What columns are called that have no name of their own: after those before them."""

import pytest

from sidelog.exchange.table.rows.grid import text_grid
from sidelog.exchange.table.rows.header import find_columns
from tests.exchange.table.tables import source_of


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("date,mood,Notes,sleep,notes", ("date", "mood", "mood Notes", "sleep", "sleep notes")),
        ("date,p,kg,n,q,kg,n", ("date", "p", "p kg", "p n", "q", "q kg", "q n")),
        ("date,p,n,q,r,n", ("date", "p", "p n", "q", "r", "r n")),
        ("date,n,p,n", ("date", "n", "p", "n (2)")),
        ("date,p,n,n", ("date", "p", "n", "n (2)")),
        ("date,time,n,p,n", ("date", "time", "n", "p", "n (2)")),
    ],
)
def test_columns_of_one_name_are_called_after_those_before_them(
    header: str, names: tuple[str, ...]
) -> None:
    cells = ("2026-05-01", *("8:30" if one == "time" else "1" for one in header.split(",")[1:]))
    columns = find_columns(text_grid(source_of(f"{header}\n{','.join(cells)}\n")), None)
    assert columns.names == names
