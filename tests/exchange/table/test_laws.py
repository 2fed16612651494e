"""Whatever table is written, in whatever dialect, comes back as it was; and no file is too much."""

import csv
from contextlib import suppress
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.errors import SidelogError
from sidelog.exchange.incoming import Observation
from sidelog.exchange.reader import DateOrder, Decimals, Said
from tests.exchange.table.tables import Taken

DAYS = st.dates(date(2000, 1, 1), date(2026, 11, 21))
FORMS: dict[str, DateOrder | None] = {
    "%Y-%m-%d": None,
    "%Y/%m/%d": None,
    "%Y%m%d": None,
    "%d %b %Y": None,
    "%B %d, %Y": None,
    "%a %d-%b-%Y": None,
    "%d.%m.%Y": DateOrder.DAY_FIRST,
    "%d/%m/%Y": DateOrder.DAY_FIRST,
    "%m/%d/%Y": DateOrder.MONTH_FIRST,
    "%m-%d-%Y": DateOrder.MONTH_FIRST,
}
NUMBERS = st.floats(0, 1e6).map(lambda number: round(number, 2))


def written(rows: list[list[str]], delimiter: str, line_end: str, title: str) -> str:
    file = StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return title.replace("\n", line_end) + file.getvalue()


@given(
    st.dictionaries(DAYS, st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12),
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
    st.sampled_from(["", "My table\n\n"]),
    st.booleans(),
)
@settings(deadline=None)
def test_a_table_comes_back_as_it_was_written(
    table: dict[date, tuple[float, float]],
    form: str,
    delimiter: str,
    line_end: str,
    codec: str,
    title: str,
    comma: bool,  # noqa: FBT001  (drawn)
) -> None:
    def number(value: float) -> str:
        return f"{value:.2f}".replace(".", "," if comma else ".")

    rows = [["date", "distance (km)", "glucose (mg/dL)"]]
    rows += [[day.strftime(form), number(a), number(b)] for day, (a, b) in table.items()]
    content = written(rows, delimiter, line_end, title).encode(codec)
    decimals = Decimals.COMMA if comma else Decimals.POINT
    taken = Taken(content, Said(order=FORMS[form], decimals=decimals))
    assert taken.errors == []
    expected = [
        (day, name, value)
        for day, values in table.items()
        for name, value in zip(("distance", "glucose"), values, strict=True)
    ]
    found = [
        (one.day, one.measure, one.value) for one in taken.entries if isinstance(one, Observation)
    ]
    assert found == expected


@given(
    st.lists(DAYS, min_size=1, max_size=20, unique=True), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"])
)
@settings(deadline=None)
def test_an_order_is_right_or_asked(days: list[date], form: str) -> None:
    """Nothing else: a day that is read wrongly would be worse than none."""
    rows = "".join(f"{day.strftime(form)},7\n" for day in days)
    taken = Taken(f"date,mood\n{rows}")
    question = taken.reading.question
    if question is None and any(day.day != day.month for day in days):
        in_order = is_sorted(days)
        if in_order or any(day.day > 12 for day in days):
            assert [entry.day for entry in taken.entries] == days


def is_sorted(days: list[date]) -> bool:
    return all(one < then for one, then in pairwise(days))


@given(st.integers(1, 300), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
@settings(deadline=None, max_examples=30)
def test_a_month_of_days_in_order_settles_it(start: int, form: str) -> None:
    first = date(2025, 1, 1) + timedelta(days=start)
    days = [first + timedelta(days=count) for count in range(32)]
    rows = "".join(f"{day.strftime(form)},7\n" for day in days)
    assert [entry.day for entry in Taken(f"date,mood\n{rows}").entries] == days


def comes_to_an_end(content: str | bytes) -> None:
    """A file is read, or refused in words; nothing else is raised."""
    with suppress(SidelogError):
        for line in Taken(content).lines:
            assert all(error.reason for error in line.errors)


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "2026-05-01",
            "3/4/2026",
            "5",
            "1,5",
            "<5",
            "7:45",
            "yes",
            "N/A",
            "good",
            "5 mg",
            "4/10",
            "-1",
        ]
    ),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8)
HEADERS = st.lists(
    st.sampled_from(
        ["date", "time", "mood", "medication", "dose", "unit", "value", "metric", "note", ""]
    ),
    max_size=5,
)


@given(HEADERS, ROWS, st.sampled_from(",;"))
@settings(deadline=None, max_examples=300)
def test_no_table_is_too_much(header: list[str], rows: list[list[str]], delimiter: str) -> None:
    comes_to_an_end(written([header, *rows], delimiter, "\n", ""))


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_no_bytes_are_too_much(content: bytes) -> None:
    comes_to_an_end(content)


@given(st.text(max_size=100))
@settings(deadline=None)
def test_no_text_is_too_much(content: str) -> None:
    comes_to_an_end(content.encode("utf-8", "surrogatepass"))
