"""`sidelog export json`: the whole journal as one document, and the schema of it."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sidelog.exchange.own.json_whole import schema
from sidelog.journal.upkeep.encryption import keys
from sidelog.journal.upkeep.whole.layout import HISTORY, layout
from tests.cli.days import once
from tests.cli.transcripts import refusal
from tests.journal.examples import ROWS
from tests.journal.files import raw, rows
from tests.terminal import Terminal


@pytest.fixture
def full(run: Terminal, journal: Path) -> Terminal:
    """`run`, over a journal with a row in every table that is recorded."""

    def live() -> None:
        assert run("log", "mood=5", "-n", "ash day \x1b[2J é\u202e").code == 0
        assert run("dose", "kratom", "4g").code == 0
        with raw(journal) as connection:
            connection.execute(
                "INSERT INTO picture (sha256, media, bytes) VALUES (?, 'image/png', x'00ff')",
                ("0" * 64,),
            )
            for table, row in ROWS.items():
                names = ", ".join(("uuid", *row))
                marks = ", ".join("?" * (len(row) + 1))
                values = (f"uuid-{table}", *row.values())
                connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)

    return once(run, "full", live)


def exported(run: Terminal, env: dict[str, str] | None = None) -> dict[str, Any]:
    answer = run("export", "json", env=env)
    assert (answer.code, answer.err) == (0, "")
    document = json.loads(answer.out)
    assert isinstance(document, dict)
    return document


def test_every_row_of_every_table_is_in_it(full: Terminal, journal: Path) -> None:
    document = exported(full)
    assert (document["format"], document["version"]) == ("sidelog-journal", 1)
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    for (table,) in rows(journal, tables):
        with raw(journal) as connection:
            connection.row_factory = sqlite3.Row
            there = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
        assert len(document[table]) == len(there)
        for told, row in zip(document[table], there, strict=True):
            assert told.keys() == row.keys()
            if table not in {*HISTORY, "picture"}:
                assert told == row
    assert document["unreadable"] == []


def test_the_history_tells_of_rows(full: Terminal) -> None:
    document = exported(full)
    first = document["change"][0]
    assert first["old"] is None
    assert first["new"] == document["observation"][0]
    assert document["picture"][0]["bytes"] == "AP8="


def test_it_is_valid_by_its_schema_and_the_schema_is_one(full: Terminal) -> None:
    answer = full("export", "json", "--schema")
    said = json.loads(answer.out)
    assert answer.code == 0
    assert said == schema() == full("export", "json", "--schema", "--json").data
    Draft202012Validator.check_schema(said)
    validator = Draft202012Validator(said)
    document = exported(full)
    validator.validate(document)
    for member, wrong in (("version", 2), ("observation", [{"id": "1"}]), ("more", [])):
        assert not validator.is_valid({**document, member: wrong})


def test_the_schema_goes_into_a_file_too(full: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    assert full("export", "json", "--schema", "-o", str(file)).code == 0
    assert json.loads(file.read_text("utf-8")) == schema()


def test_the_schema_knows_every_column() -> None:
    said: Any = schema()
    for name, table in layout().items():
        assert said["properties"][name]["items"]["properties"].keys() == table.columns.keys()
    value = said["properties"]["dose"]["items"]["properties"]["amount"]
    assert value == {"type": ["number", "null"], "description": "in the product's unit"}


def test_the_same_journal_gives_the_same_bytes(full: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    answer = full("export", "json", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"Written, readable by you alone: {file}\n"
    content = file.read_bytes()
    assert content.decode() == full("export", "json").out
    assert full("export", "json", "-o", str(file), "--force").code == 0
    assert file.read_bytes() == content
    assert max(map(ord, content.decode())) < 0x202E
    assert b"\x1b" not in content


def test_a_row_is_a_line(full: Terminal) -> None:
    before = full("export", "json").out.splitlines()
    assert full("log", "-n", "more").code == 0
    after = full("export", "json").out.splitlines()
    assert len(after) == len(before) + 3  # the note, its batch and its change


def test_a_file_that_is_there_is_kept(full: Terminal, given: Path) -> None:
    file = given / "journal.json"
    file.write_text("mine")
    assert "exists already" in refusal(full("export", "json", "-o", str(file)), 73)
    assert file.read_text() == "mine"


def test_for_programs_the_file_is_named(full: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    answer = full("export", "json", "-o", str(file), "--json")
    assert answer.data == {"file": str(file), "unreadable": []}
    refused = full("export", "json", "--json")
    assert refused.code == 2
    assert refused.envelope["error"]["message"] == "The JSON itself goes to stdout."


@pytest.mark.usefixtures("quick_age")
def test_it_can_be_under_a_passphrase(full: Terminal, tmp_path: Path) -> None:
    assert "writes a file" in refusal(full("export", "json", "--passphrase"), 2)
    words = "seven quiet words of a long evening"
    file = tmp_path / "journal.json"
    typed = f"{words}\n{words}\n"
    plain = full("export", "json").out
    answer = full("export", "json", "--passphrase", "-o", str(file), stdin=typed, tty=True)
    assert answer.code == 0, answer.err
    assert keys.unseal(file.with_name("journal.json.age").read_bytes(), words).decode() == plain


def test_without_a_journal_there_is_nothing(run: Terminal) -> None:
    assert "There is no journal yet" in refusal(run("export", "json"), 1)


def test_what_is_no_value_is_left_out_and_named(full: Terminal, tmp_path: Path) -> None:
    journal = Path(full.environ["SIDELOG_JOURNAL"])
    with raw(journal) as connection:
        connection.execute("UPDATE regimen_step SET daily_amount = 9e999")
    file = tmp_path / "journal.json"
    answer = full("export", "json", "-o", str(file))
    assert answer.code == 1
    assert "Left out, as it cannot be read: regimen step, row 1." in answer.err
    document = json.loads(file.read_text())
    assert document["regimen_step"] == []
    assert document["unreadable"][0] == {"table": "regimen_step", "first": 1, "last": 1}
    assert full("export", "json").code == 1


def test_what_a_damaged_file_does_not_give_is_named(run: Terminal, given: Path) -> None:
    journal = given / "journal.db"
    env = {"SIDELOG_JOURNAL": str(journal)}
    assert run("log", "mood=5", env=env).code == 0
    with raw(journal) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO note (uuid, day, text, recorded_at, recorded_on) VALUES (?, ?, ?, ?, ?)",
            [
                (f"uuid-{n}", "2026-11-20", f"the {n} note", "2026-11-22T21:00+01:00", "2026-11-22")
                for n in range(1, 401)
            ],
        )
        connection.execute("COMMIT")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    whole = exported(run, env=env)
    content = bytearray(journal.read_bytes())
    for words in (b"the 200 note", b"the 60 note"):  # in the table, and in the history
        for place in (content.find(words), content.rfind(words)):
            page = place // size * size
            content[page : page + size] = bytes(size)
    journal.write_bytes(bytes(content))
    assert run("export", "json", env=env).code == 74
    answer = run("export", "json", "--anyway", env=env)
    assert answer.code == 1
    assert "Left out, as it cannot be read: note, rows " in answer.err
    document = json.loads(answer.out)
    Draft202012Validator(schema()).validate(document)
    assert document["observation"] == whole["observation"]
    for table in ("note", "change"):
        gone = [
            number
            for lost in document["unreadable"]
            if lost["table"] == table
            for number in range(lost["first"], lost["last"] + 1)
        ]
        assert gone
        assert document[table] == [row for row in whole[table] if row["id"] not in gone]
