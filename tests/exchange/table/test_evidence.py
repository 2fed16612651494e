"""What a column has is counted before anything of it is read."""

from tests.exchange.table.tables import Taken


def test_a_number_beyond_all_measure_is_none_of_those_that_a_column_has() -> None:
    taken = Taken("date,x\n2026-05-01,1e400\n2026-05-02,-1e15\n2026-05-03,4\n2026-05-04,6\n")
    assert taken.how("x").endswith("0 and up; the file has 4 to 6")
    assert taken.values == ["2026-05-03 x 4", "2026-05-04 x 6"]
    assert [error.partition(",")[0] for error in taken.errors] == ["line 2", "line 3"]
