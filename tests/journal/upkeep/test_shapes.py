"""A row without its table is told by its columns: each is of one table, and of no other."""

import sqlite3
from contextlib import closing

import pytest

from sidelog.journal.tables import migrations
from sidelog.journal.upkeep.repairing.shapes import Shapes
from tests.journal.examples import ROWS


@pytest.mark.parametrize("table", ROWS)
def test_a_row_of_each_table_fits_that_table_alone(table: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.begin(connection)
        shapes = Shapes(connection)
    said = {"uuid": "00000000-0000-4000-8000-000000000001", **ROWS[table]}
    defaults = {column.name: column.default for column in shapes.columns[table]}
    row = tuple(said.get(name, defaults[name]) for name in defaults)
    assert [of for of in shapes.columns if shapes.fit(of, 7, row)] == [table]
    assert shapes.whose(7, row) == (table, (7, *row[1:]))
    assert shapes.whose(7, (8, *row[1:])) is None
