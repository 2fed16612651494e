"""The rules of the record, one by one, against a writer that knows nothing of them."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from sidelog.journal.journal import open_journal
from sidelog.journal.rules import LONGEST_GAP, MOST_TIMES
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.examples import DAY, LATER, ROWS, STAMP, insert, insert_picture
from tests.journal.files import raw
from tests.terminal import Terminal

NOT_A_DAY = ["2026-02-30", "2026-2-3", "yesterday", "", "2026-11-20T08:00", 20261120]
NOT_WORDS = ["", "   "]

CHECKS: list[tuple[str, str, object]] = [
    ("measure", "name", ""),
    ("measure", "name", "m" * 41),
    ("measure", "title", ""),
    ("measure", "title", "t" * 61),
    ("measure", "tracked", 2),
    ("measure", "built_in", 2),
    ("measure", "retired_on", "soon"),
    ("scale", "version", 0),
    ("scale", "kind", "guess"),
    ("scale", "maximum", 0.0),
    ("scale", "whole", 2),
    ("scale", "better", "worse"),
    ("scale", "day_rule", "first"),
    ("scale", "lag_first", 3),  # without lag_last
    ("scale", "every_days", 0),
    ("scale", "every_days", 367),
    ("scale", "bad_from", -1.0),
    ("scale", "bad_from", 4.5),
    ("scale", "better", "neither"),  # and yet a bad day
    ("observation", "value", "two"),
    ("observation", "at", "in the morning"),
    ("observation", "recorded_on", "2026-11-20"),  # before the day itself
    ("note", "recorded_on", "2026-11-19"),
    *(("note", "text", words) for words in NOT_WORDS),
    ("product", "name", ""),
    ("product", "name", "p" * 201),
    ("product", "usual_amount", 0.0),
    ("product", "unit", None),  # a usual amount of what?
    ("product", "retired_on", "soon"),
    *(("product", "note", words) for words in NOT_WORDS),
    ("dose", "taken", 2),
    ("dose", "amount", 0.0),
    ("dose", "amount", -4.0),
    ("dose", "amount", 1e15),
    ("dose", "estimate", 2),
    ("dose", "taken", 0),  # none, and yet an amount
    ("dose", "recorded_on", "2026-11-19"),
    *(("dose", "note", words) for words in NOT_WORDS),
    ("regimen_step", "daily_amount", -1.0),
    ("regimen_step", "every_days", 0),
    ("regimen_step", "every_days", LONGEST_GAP + 1),
    ("regimen_step", "times", 0),
    ("regimen_step", "times", MOST_TIMES + 1),
    ("event", "kind", ""),
    ("event", "until", "2026-11-19"),
    ("event", "recorded_on", DAY),  # before its last day
    ("event", "title", " "),
    ("event", "ongoing", 2),
    ("event", "ongoing", 1),  # and yet a last day
    *(
        ("event", column, amount)
        for column in ("amount_before", "amount_after")
        for amount in (-1.0, 1e15)
    ),
    ("nail_finding", "limb", "third hand"),
    ("nail_finding", "digit", 0),
    ("nail_finding", "digit", 6),
    ("nail_finding", "kind", ""),
    ("nail_finding", "fold_mm", -1.0),
    ("nail_finding", "fold_mm", 40.0),
    ("visit", "who", " "),
    ("visit", "goal", " "),
    *(("question", "text", words) for words in NOT_WORDS),
    ("question", "answer", " "),
    ("photo", "site", " "),
    *(
        (table, column, day)
        for table, row in ROWS.items()
        for column in ("day", "from_day", "recorded_on", "done_on")
        if column in row
        for day in NOT_A_DAY
    ),
    *((table, "recorded_at", "soon") for table, row in ROWS.items() if "recorded_at" in row),
    *((table, "uuid", None) for table in ROWS),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """A journal with kratom in grams and a shedding of 2 on DAY."""
    path = tmp_path_factory.mktemp("made") / "journal.db"
    with open_journal(path, Terminal(now, {}).writer()) as opened:
        opened.add_product("kratom", unit="g")
        opened.record("shedding", date.fromisoformat(DAY), 2)
    return path


@pytest.fixture
def connection(made: Path) -> Iterator[sqlite3.Connection]:
    """That journal, open as by another program; what is done to it is taken back."""
    with raw(made) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        yield connection


@pytest.mark.parametrize("table", RECORDED_TABLES)
def test_a_row_within_the_rules_is_taken_and_is_in_the_history(
    connection: sqlite3.Connection, table: str
) -> None:
    insert_picture(connection)
    insert(connection, table)
    last = "SELECT table_name, old FROM change ORDER BY id DESC LIMIT 1"
    assert connection.execute(last).fetchone() == (table, None)


@pytest.mark.parametrize(("table", "column", "value"), CHECKS)
def test_a_row_outside_the_rules_is_refused(
    connection: sqlite3.Connection, table: str, column: str, value: object
) -> None:
    insert_picture(connection)
    with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|NOT NULL|cannot store"):
        insert(connection, table, **{column: value})


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    lax = "SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'"
    assert connection.execute(lax).fetchall() == []


@pytest.mark.parametrize("table", RECORDED_TABLES)
def test_every_table_names_its_rows_for_good(connection: sqlite3.Connection, table: str) -> None:
    insert_picture(connection)
    insert(connection, table)
    with pytest.raises(sqlite3.IntegrityError, match=f"UNIQUE constraint failed: {table}.uuid"):
        insert(connection, table, **_elsewhere(table))


def _elsewhere(table: str) -> dict[str, object]:
    """What else must differ, so that only the UUID is the same."""
    different: dict[str, dict[str, object]] = {
        "measure": {"name": "other"},
        "product": {"name": "other"},
        "scale": {"version": 10},
        "observation": {"day": "2026-11-19"},
        "regimen_step": {"from_day": "2026-11-19"},
        "profile": {"key": "other"},
    }
    return different.get(table, {})


@pytest.mark.parametrize(
    ("table", "reference"),
    [
        ("scale", "measure_id"),
        ("observation", "measure_id"),
        ("observation", "scale_version"),
        ("dose", "product_id"),
        ("regimen_step", "product_id"),
        ("event", "product_id"),
        ("question", "visit_id"),
    ],
)
def test_a_row_belongs_to_one_that_is_there(
    connection: sqlite3.Connection, table: str, reference: str
) -> None:
    without_amounts: dict[str, dict[str, object]] = {
        "dose": {"amount": None},
        "regimen_step": {"daily_amount": 0.0},
        "event": {"amount_before": None, "amount_after": None},
    }
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        insert(connection, table, **{reference: 999, **without_amounts.get(table, {})})


def test_a_photo_belongs_to_a_picture_of_a_kind_that_is_known(
    connection: sqlite3.Connection,
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        insert(connection, "photo")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert_picture(connection, media="image/gif")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert_picture(connection, sha256="0")


def test_a_day_has_one_value_and_many_with_a_time(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(connection, "observation", day=DAY)
    insert(connection, "observation", day=DAY, at=STAMP)
    insert(connection, "observation", day=DAY, at=STAMP, uuid="another")


def test_a_skipped_day_has_no_time(connection: sqlite3.Connection) -> None:
    insert(connection, "observation", value=None)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(connection, "observation", uuid="timed", day="2026-11-19", value=None, at=STAMP)


@pytest.mark.parametrize("value", [-1, 5, 1.5, 1e300, -0.001, 4.001])
def test_no_value_lies_off_its_scale(connection: sqlite3.Connection, value: float) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"off its scale"):
        insert(connection, "observation", value=value)
    with pytest.raises(sqlite3.IntegrityError, match=r"off its scale"):
        connection.execute("UPDATE observation SET value = ?", (value,))


@pytest.mark.parametrize("value", [1e15, -1e15, float("inf")])
def test_no_value_is_too_large_to_be_exact(connection: sqlite3.Connection, value: float) -> None:
    insert(connection, "scale", minimum=-1e300, maximum=None)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(connection, "observation", scale_version=9, value=value)


def test_a_value_may_not_move_to_a_scale_that_it_is_off(connection: sqlite3.Connection) -> None:
    insert(connection, "scale", version=2, minimum=3.0)
    with pytest.raises(sqlite3.IntegrityError, match="the value is off its scale"):
        connection.execute("UPDATE observation SET scale_version = 2")


@pytest.mark.parametrize("change", ["minimum = 1", "maximum = 3", "whole = 0", "unit = 'mm'"])
def test_a_scale_with_values_keeps_its_range(connection: sqlite3.Connection, change: str) -> None:
    of_shedding = "(SELECT measure_id FROM observation)"
    with pytest.raises(sqlite3.IntegrityError, match="the scale has values"):
        connection.execute(f"UPDATE scale SET {change} WHERE measure_id = {of_shedding}")
    connection.execute(f"UPDATE scale SET recall = 'today' WHERE measure_id = {of_shedding}")
    connection.execute("DELETE FROM observation")
    connection.execute(f"UPDATE scale SET {change} WHERE measure_id = 1")


NONE = {"taken": 0, "amount": None}


def test_a_day_has_doses_or_none(connection: sqlite3.Connection) -> None:
    insert(connection, "dose")
    insert(connection, "dose", uuid="none", day=LATER, **NONE)
    for day, row in ((DAY, NONE), (LATER, {})):
        with pytest.raises(sqlite3.IntegrityError, match="a day has doses or none, not both"):
            insert(connection, "dose", uuid="both", day=day, **row)
    for change in (f"day = '{LATER}' WHERE taken = 1", f"day = '{DAY}' WHERE taken = 0"):
        with pytest.raises(sqlite3.IntegrityError, match="a day has doses or none, not both"):
            connection.execute(f"UPDATE dose SET {change}")


def test_none_is_said_once_a_day(connection: sqlite3.Connection) -> None:
    insert(connection, "dose", **NONE)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(connection, "dose", uuid="again", **NONE)


@pytest.mark.parametrize("more", [{"at": STAMP}, {"estimate": 1}])
def test_none_has_no_time_and_is_no_estimate(
    connection: sqlite3.Connection, more: dict[str, object]
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(connection, "dose", **NONE, **more)


def test_an_unknown_amount_is_no_estimate(connection: sqlite3.Connection) -> None:
    insert(connection, "dose", amount=None)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(connection, "dose", uuid="estimate", amount=None, estimate=1)


@pytest.mark.parametrize(
    ("table", "amount", "none"), [("dose", "amount", None), ("regimen_step", "daily_amount", 0.0)]
)
def test_an_amount_has_a_unit(
    connection: sqlite3.Connection, table: str, amount: str, none: float | None
) -> None:
    insert(connection, "product", unit=None, usual_amount=None)
    insert(connection, table, product_id=2, **{amount: none})
    with pytest.raises(sqlite3.IntegrityError, match="an amount needs the unit of its product"):
        insert(connection, table, uuid="amount", product_id=2)
    with pytest.raises(sqlite3.IntegrityError, match="an amount needs the unit of its product"):
        connection.execute(f"UPDATE {table} SET {amount} = 4")


@pytest.mark.parametrize("column", ["amount_before", "amount_after"])
def test_the_amounts_of_a_change_have_a_product_and_its_unit(
    connection: sqlite3.Connection, column: str
) -> None:
    insert(connection, "product", unit=None, usual_amount=None)
    row = {"amount_before": None, "amount_after": None}
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(connection, "event", **{**row, "product_id": None, column: 0.0})
    with pytest.raises(sqlite3.IntegrityError, match="an amount needs the unit"):
        insert(connection, "event", **{**row, "product_id": 2, column: 4.0})
    # None is none in any unit.
    insert(connection, "event", **{**row, "product_id": 2, column: 0.0})
    with pytest.raises(sqlite3.IntegrityError, match="an amount needs the unit"):
        connection.execute(f"UPDATE event SET {column} = 4")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("dose", {}),
        ("regimen_step", {}),
        ("event", {"amount_before": None}),
        ("event", {"amount_after": None}),
    ],
)
def test_a_unit_holds_while_amounts_are_in_it(
    connection: sqlite3.Connection, table: str, row: dict[str, object]
) -> None:
    insert(connection, table, **row)
    with pytest.raises(sqlite3.IntegrityError, match="the product has amounts in its unit"):
        connection.execute("UPDATE product SET unit = 'mg'")
    connection.execute("UPDATE product SET unit = 'g'")
    connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE product SET unit = 'mg'")
