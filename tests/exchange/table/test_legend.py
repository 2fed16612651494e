"""A legend beside a table is neither a kind of its lines, nor a value."""

import pytest

from tests.exchange.table.tables import Taken

SAID = "a legend beside the table: "


def with_legend(name: str, *cells: str) -> Taken:
    """A table of six days with some cells in a last column."""
    rows = "".join(
        f"2026-05-0{day},{7 - day},{cells[day - 1] if day <= len(cells) else ''}\n"
        for day in range(1, 7)
    )
    return Taken(f"date,mood,{name}\n{rows}")


@pytest.mark.parametrize(
    ("name", "cells", "words"),
    [
        ("", ("1 = bad", "5 = good"), "1 = bad, 5 = good"),
        (",", (",1 = bad", ",5 = good"), "1 = bad, 5 = good"),
        ("", ("Legend", "worst = 1", "best = 6"), "Legend, worst = 1, best = 6"),
        ("Legend", ("0: none", "1: mild", "2: severe"), "0: none, 1: mild, 2: severe"),
        ("1 = bad", ("2 = fair", "3 = good"), "1 = bad, 2 = fair, 3 = good"),
        (",,", (",1,bad", ",2,fair", ",3,good"), "1 = bad, 2 = fair, 3 = good"),
    ],
)
def test_a_legend_is_left_out_with_its_words(name: str, cells: tuple[str, ...], words: str) -> None:
    padded = [*cells, *[name.count(",") * ","] * (6 - len(cells))]
    taken = with_legend(name, *padded)
    assert {one.why for one in taken.reading.left if one.why != "it is empty"} == {SAID + words}
    assert [one.split()[-1] for one in taken.values] == ["6", "5", "4", "3", "2", "1"]
    assert taken.notes == []


def test_a_long_legend_is_shown_shortened() -> None:
    taken = with_legend("", "1 = " + "very bad " * 9, "6 = good")
    assert taken.why_left("column 3").endswith("...")


@pytest.mark.parametrize(
    "cells",
    [
        ("8:30 am", "9:10 pm"),
        ("tired", "a = b"),
        ("", "", "", "", "1 = bad", "5 = good"),
        ("1 = bad", "", "", "", "", "5 = good"),
        ("1 = bad", "1 = bad", "2 = fair"),
    ],
)
def test_other_cells_are_no_legend(cells: tuple[str, ...]) -> None:
    assert not any(one.why.startswith(SAID) for one in with_legend("", *cells).reading.left)
    assert not any(one.why.startswith(SAID) for one in with_legend("said", *cells).reading.left)


def test_a_legend_that_is_longer_than_its_table_is_one_by_its_name() -> None:
    taken = Taken("date,mood,Key\n2026-05-01,3,1 = bad\n2026-05-02,4,5 = good\n")
    assert taken.why_left("Key") == f"{SAID}1 = bad, 5 = good"
