"""Days of six digits."""

import pytest

from sidelog.errors import BadDataError
from tests.exchange.table.tables import Taken


def log(*days: str) -> str:
    return "date,skin dryness\n" + "".join(f"{day},{at % 4}\n" for at, day in enumerate(days))


@pytest.mark.parametrize(
    ("days", "order", "first"),
    [
        (("240230", "240301", "240302"), "", ""),  # 30 February
        (("240228", "240229", "240301"), "yymmdd", "2024-02-28"),
        (("280224", "290224", "010324"), "ddmmyy", "2024-02-28"),
        (("022824", "022924", "030124"), "mmddyy", "2024-02-28"),
        (("010203", "020203", "030203", "040203"), "ddmmyy", "2003-02-01"),
        (("240303", "240302", "240301"), "yymmdd", "2024-03-03"),
        (("010203", "100910", "121110"), "", ""),  # in several orders, and they do not go on
        (("240301", "240302"), "", ""),  # too few
    ],
)
def test_they_are_read_where_one_order_fits_all(
    days: tuple[str, ...], order: str, first: str
) -> None:
    if not order:
        with pytest.raises(BadDataError, match="says the day of its lines"):
            Taken(log(*days))
        return
    taken = Taken(log(*days))
    assert taken.values[0].startswith(first)
    assert len(taken.values) == len(days)
    assert f"date is written as {order}: {days[0]} is {first}" in taken.reading.why


def test_a_line_of_another_kind_is_said() -> None:
    days = [f"24{month:02}{day:02}" for month in range(1, 13) for day in range(1, 29)]
    days += [f"25{month:02}{day:02}" for month in range(1, 4) for day in range(1, 29)]
    taken = Taken(log(*days, "soon"))
    (error,) = taken.lines[-1].errors
    assert error.line == len(days) + 2
