"""CSV of programs that are known: its header and its rows, and what is no CSV."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.errors import BadDataError
from sidelog.exchange.own.csv_layout import csv_lines
from sidelog.exchange.table.rows.text_rows import LONGEST_CELL, Row
from sidelog.exchange.table.text import Table, read_table


def table(content: bytes | str) -> Table:
    return read_table(
        BytesIO(content.encode() if isinstance(content, str) else content), "file.csv"
    )


def rows(content: bytes | str) -> list[tuple[int, list[str]]]:
    return [(row.line, row.cells) for row in table(content).rows]


def refused(content: bytes | str) -> str:
    with pytest.raises(BadDataError) as refusal:
        rows(content)
    return f"{refusal.value.message} {refusal.value.hint}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_delimiter_line_end_and_mark_is_told(delimiter: str, line_end: str, mark: str) -> None:
    lines = [f"day{delimiter}mood", f"2026-09-01{delimiter}5", ""]
    found = table(mark + line_end.join(lines))
    assert found.delimiter == delimiter
    assert found.header == ("day", "mood")
    assert list(found.rows) == [Row(2, ["2026-09-01", "5"])]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    content = (
        'day,note\n2026-09-01,"two\nlines"\n\n2026-09-02,"a ""quoted"" word, and\r\nmore"\nx,y\n'
    )
    assert rows(content) == [
        (2, ["2026-09-01", "two\nlines"]),
        (5, ["2026-09-02", 'a "quoted" word, and\r\nmore']),
        (7, ["x", "y"]),
    ]


def test_lines_in_which_nothing_stands_are_passed_over() -> None:
    assert rows("a,b\n,\n\n1x,2\n,\n") == [(4, ["1x", "2"])]


def test_a_semicolon_file_may_have_commas_in_its_cells() -> None:
    found = table("day;mood\n2026-09-01;3,5\n2026-09-02;4,5\n")
    assert found.delimiter == ";"


def test_the_rows_decide_where_the_header_leaves_it_open() -> None:
    found = table("day;mood, scaled;note\n2026-09-01;3;a, b, c\n2026-09-02;3;d\n")
    assert (found.delimiter, len(found.header)) == (";", 3)


def test_two_delimiters_that_both_fit_are_refused() -> None:
    assert "commas or semicolons" in refused("a;mood,x\nb;1,2\n")


def test_one_column_is_a_table_too() -> None:
    assert table("day\n2026-09-01\n").header == ("day",)


def test_a_long_cell_over_the_sniffed_lines_is_read() -> None:
    cell = "\n".join(["a line"] * 200)
    assert rows(f'day,note\n2026-09-01,"{cell}"\n') == [(2, ["2026-09-01", cell])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"day,mood\n", "nothing below"),
        (b"day,mood\n\n,\n", "nothing below"),
        ("day,mood\n".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0", "0x89"),
        (b"PK\x03\x04\x14\0", "spreadsheet"),
        (b"SQLite format 3\0", "not a text file"),
        ("day,note\n2026-09-01,schön\n".encode("latin-1"), "line 2: the byte 0xf6"),
        (b'day,"note\n2026-09-01,never closed\n', "line 1: a quotation mark begins a cell"),
        (b"day,mood\r2026-09-01,5\r", "line 1: "),
        (b"2026-09-01,5\n2026-09-02,4\n", "does not name the columns: it holds '2026-09-01'"),
        (b",,\n1,2,3\n", "does not name the columns"),
        (b"day,mood,mood\n1,2,3\n", "Columns 2 and 3 of file.csv are both called 'mood'"),
    ],
)
def test_what_is_no_csv_is_said(content: bytes, words: str) -> None:
    assert words in refused(content)


@pytest.mark.parametrize(
    "line", ['2026-09-01,"never closed', '2026-09-01,"a"b', f'x,"{"a" * (LONGEST_CELL + 1)}"']
)
def test_a_line_that_is_no_csv_costs_that_line(line: str) -> None:
    wrong, right = table(f"day,note\n{line}\n2026-09-02,fine\n").rows
    assert (wrong.line, wrong.cells) == (2, [])
    assert "a cell" in wrong.wrong
    assert right == Row(3, ["2026-09-02", "fine"])


def test_names_without_words_may_repeat() -> None:
    assert table("day,,\nx,,\n").header == ("day", "", "")


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1))
def test_what_is_written_reads_back(written: list[list[str]]) -> None:
    content = "".join(csv_lines(["kind", "day", "text"], written))
    kept = [row for row in written if any(row)]
    if kept:
        assert [cells for _, cells in rows(content)] == kept
