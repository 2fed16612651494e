"""A row of every table, for tests that need one."""

import sqlite3

from sidelog.journal.journal import Journal

DAY, LATER, STAMP = "2026-11-20", "2026-11-21", "2026-11-22T21:00:00+01:00"
WRITTEN = {"recorded_at": STAMP, "recorded_on": "2026-11-22"}

ROWS: dict[str, dict[str, object]] = {
    "measure": {
        "name": "tingling",
        "title": "Tingling",
        "question": "How much?",
        "position": 99,
        "tracked": 1,
        "built_in": 0,
    },
    "scale": {
        "measure_id": 1,
        "version": 9,
        "kind": "rating",
        "minimum": 0.0,
        "maximum": 4.0,
        "whole": 1,
        "anchors": "[]",
        "better": "lower",
        "recall": "today",
        "day_rule": "mean",
        "every_days": 1,
        "bad_from": 3.0,
    },
    "observation": {"measure_id": 1, "scale_version": 1, "day": LATER, "value": 2.0, **WRITTEN},
    "note": {"day": DAY, "text": "wash day", **WRITTEN},
    "product": {"name": "magnesium", "unit": "mg", "usual_amount": 200.0},
    "dose": {
        "product_id": 1,
        "day": DAY,
        "taken": 1,
        "amount": 4.0,
        "estimate": 0,
        "entered": "4g",
        **WRITTEN,
    },
    "regimen_step": {
        "product_id": 1,
        "from_day": DAY,
        "daily_amount": 4.0,
        "every_days": 2,
        "times": 3,
        "recorded_at": STAMP,
    },
    "event": {
        "kind": "reduce",
        "product_id": 1,
        "day": DAY,
        "until": LATER,
        "title": "less",
        "amount_before": 8.0,
        "amount_after": 4.0,
        **WRITTEN,
    },
    "nail_finding": {
        "day": DAY,
        "limb": "left hand",
        "digit": 1,
        "kind": "line",
        "fold_mm": 3.0,
        **WRITTEN,
    },
    "visit": {
        "day": DAY,
        "who": "Dr A",
        "goal": "to know",
        "done_on": DAY,
        "recorded_at": STAMP,
    },
    "question": {"visit_id": None, "position": 1, "text": "Why?", "recorded_at": STAMP},
    "photo": {"day": DAY, "site": "crown", "sha256": "0" * 64, **WRITTEN},
    "profile": {"key": "year of birth", "value": "1980"},
}
"""A row of every recorded table that every rule lets pass."""


def enter(journal: Journal, table: str, **changed: object) -> int:
    """Write that row, with other values in some columns, as part of the open batch."""
    return journal.batch.insert(table, {**ROWS[table], **changed})


def insert(connection: sqlite3.Connection, table: str, **changed: object) -> None:
    """Write that row as another program would."""
    row = {"uuid": f"a {table}", **ROWS[table], **changed}
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
    )


def insert_picture(connection: sqlite3.Connection, **changed: object) -> None:
    """Write the picture that a photo is of."""
    row = {"sha256": "0" * 64, "media": "image/png", "bytes": b"\x89PNG", **changed}
    connection.execute("INSERT INTO picture VALUES (:sha256, :media, :bytes)", row)
