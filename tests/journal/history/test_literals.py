"""A row as text and back, value by value and bit by bit."""

import sqlite3

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from sidelog.journal.history.literals import read_row, row_expression

NAMES = {"a": "INTEGER", "b_2": "REAL", "c": "TEXT", "d": "BLOB"}
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
VALUES = st.tuples(
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False),
    st.none() | TEXTS | st.sampled_from(["NULL", "'", "''", "a=1,b='2'", "1", "1.5", "X'00'"]),
    st.none() | st.binary(),
)


@examples(VALUES)
def test_a_row_comes_back_from_the_history_value_by_value_and_bit_by_bit(
    values: tuple[int | None, float | None, str | None, bytes | None],
) -> None:
    with sqlite3.connect(":memory:") as connection:
        kinds = ", ".join(f"{name} {kind}" for name, kind in NAMES.items())
        connection.execute(f"CREATE TABLE kept ({kinds}) STRICT")
        connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", values)
        written = row_expression("kept", NAMES.items())
        ((text,),) = connection.execute(f"SELECT {written} FROM kept").fetchall()
    # SQLite knows no -0.0, and adding 0.0 makes it 0.0.
    kept = [value + 0.0 if isinstance(value, float) else value for value in values]
    assert repr(list(read_row(text).items())) == repr(list(zip(NAMES, kept, strict=True)))


@pytest.mark.parametrize("text", ["a", "a=", "a='open", "a=1,,b=2", "=1", "a=1 b=2'"])
def test_text_that_is_no_row_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a row of the history|could not convert"):
        read_row(text)
