"""`sidelog import json`: a whole journal comes back as it was; what is none is refused in words."""

import json
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.days import once
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.examples import ROWS
from tests.journal.files import is_sound, raw, recorded, rows
from tests.terminal import Terminal, journal_environ


@pytest.fixture
def file(run: Terminal, journal: Path, tmp_path: Path) -> Path:
    """An export of a journal with a row in every table, which is then taken away."""
    export = journal.with_name("journal.json")

    def live() -> None:
        for line in (
            ("log", "mood=5", "-n", "ash day \x1b é"),
            ("dose", "kratom", "0.1g"),
            ("edit", "o1", "--value", "6"),
            ("undo",),
            ("delete", "n1", "--yes"),
        ):
            assert run(*line).code == 0
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
        assert run("check").code == 0
        assert run("export", "json", "-o", str(export)).code == 0

    once(run, "exported", live)
    journal.rename(journal.with_name("other.db"))
    return export.rename(tmp_path / export.name)


def test_a_new_journal_is_the_same_again(run: Terminal, journal: Path, file: Path) -> None:
    looked = run("import", "json", str(file))
    assert (looked.code, looked.err) == (0, "")
    assert looked.out.startswith("The whole journal: ")
    assert f"To import it:\n  sidelog import json {file} --apply\n" in looked.out
    assert not journal.exists()
    answer = run("import", "json", str(file), "--apply")
    assert (answer.code, answer.made) == (0, str(journal))
    assert "undo takes back its last entry, not the import." in answer.err
    assert run("export", "json").out == file.read_text("utf-8")
    assert recorded(journal) == recorded(journal.with_name("other.db"))
    assert is_sound(journal)
    assert run("check").code == 0
    assert run("undo").code == 0
    assert run("log", "shedding=2").code == 0


def test_again_it_adds_nothing(run: Terminal, journal: Path, file: Path) -> None:
    assert run("import", "json", str(file), "--apply").code == 0
    with nothing_changes(journal):
        again = run("import", "json", str(file), "--apply")
    assert (again.code, again.out) == (0, "There is nothing to write: what it says is here.\n")


def test_an_empty_file_becomes_the_journal(run: Terminal, journal: Path, file: Path) -> None:
    journal.touch(0o600)
    assert run("import", "json", str(file), "--apply").code == 0
    assert run("export", "json").out == file.read_text("utf-8")


def test_a_folder_that_is_missing_is_said(run: Terminal, file: Path) -> None:
    answer = run("import", "json", str(file), "--apply", "--journal", str(file.parent / "no" / "j"))
    assert answer.code == 73


def test_into_a_journal_with_entries_comes_what_is_not_there(
    run: Terminal, journal: Path, file: Path
) -> None:
    assert run("log", "mood=3", "sleep=4").code == 0
    before = recorded(journal)
    with nothing_changes(journal):
        looked = run("import", "json", str(file), "--json").data
    assert (looked["new"], looked["applied"], looked["conflicts"]) == (False, False, 1)
    answer = run("import", "json", str(file), "--apply")
    assert answer.code == 0, answer.err
    assert "Said otherwise here, which stands: 1\n" in answer.out
    assert answer.err == "Written. One undo takes all of it back: sidelog undo\n"
    mood = "SELECT value FROM observation o JOIN measure m ON m.id = measure_id WHERE name = 'mood'"
    assert rows(journal, mood) == [(3.0,)]
    assert rows(journal, "SELECT uuid FROM visit") == [("uuid-visit",)]
    assert run("check").code == 0
    with nothing_changes(journal):
        assert "nothing to write" in run("import", "json", str(file), "--apply").out
    assert run("undo").code == 0
    assert recorded(journal) == before


def test_for_programs_it_is_data(run: Terminal, journal: Path, file: Path) -> None:
    looked = run("import", "json", str(file), "--journal", str(journal), "--json").data
    assert looked["to_apply"].endswith(f"--apply --journal {journal}")
    assert looked["rows"]["visit"] == 1
    assert run("import", "json", str(file), "--apply", "--json").data["applied"] is True


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d: d.update(format="other"), "is not a journal of sidelog"),
        (lambda d: d.update(version=2), "version: it is 2, and this sidelog knows 1."),
        (lambda d: d.update(version="1"), "version: it is no version"),
        (lambda d: d.update(tables_version=99), "tables_version: it is 99"),
        (lambda d: d.update(more=1), "'more': it is not known here"),
        (lambda d: d.update(note={}), "'note': it is not a list of rows"),
        (lambda d: d["observation"][0].update(value="5"), "observation[0].value: it is not"),
        (lambda d: d["observation"][0].update(value=True), "observation[0].value: it is not"),
        (
            lambda d: d["observation"][1].update(day="2026-02-30"),
            "observation[1].day: it is no day",
        ),
        (lambda d: d["observation"][0].update(day=None), "observation[0].day: it may not be null"),
        (lambda d: d["observation"][0].update(recorded_at="now"), "recorded_at: it is no time"),
        (lambda d: d["observation"][0].update(value=2.0), "o1 is not as the history says"),
        (lambda d: d["observation"][0].update(value=99.0), "o1 is not on its scale"),
        (lambda d: d["observation"][0].update(measure_id=999), "o1 belongs to something that"),
        (lambda d: d["observation"][0].update(id=10**30), "observation[0].id: the number is too"),
        (lambda d: d["observation"].append(d["observation"][0]), "there twice"),
        (lambda d: d["observation"].append(5), "observation[2]: it is no row"),
        (lambda d: d["dose"][0].pop("day"), "dose[0].day: it is missing"),
        (lambda d: d["dose"][0].update(colour=1), "dose[0].colour: there is no such column"),
        (lambda d: d["nail_finding"][0].update(limb="tail"), "limb: it is none of left hand"),
        (lambda d: d["note"][0].update(text="\ud800"), "note[0].text: it is not valid text"),
        (lambda d: d["note"][0].update(text=" "), "note[0]: a rule of the journal refuses it"),
        (lambda d: d["picture"][0].update(bytes="?"), "picture[0].bytes: it is not text in base64"),
        (lambda d: d["change"].pop(2), "does not"),
        (lambda d: d["change"][0].update(new=5), "change[0].new: it is no row"),
        (lambda d: d["change"][0]["new"].update(id="x"), "change[0].new.id: it is no whole"),
        (lambda d: d["change"][0]["new"].update(more="x"), "change[0].new.more: there is no such"),
        (lambda d: d["change"][0].update(table_name="batch"), "it is no table that has a history"),
        (lambda d: d["batch"][0].update(open=1), "is a command that did not end"),
        (
            lambda d: d.update(unreadable=[{"table": "note", "first": 2, "last": 4}, 5]),
            "unreadable[1]: it does not say which rows are left out",
        ),
        (
            lambda d: d.update(unreadable=[{"table": "note", "first": "2", "last": 4}]),
            "unreadable[0]: it does not say which rows are left out",
        ),
        (
            lambda d: d.update(unreadable=[{"table": ["note"], "first": 2, "last": 4}]),
            "unreadable[0]: it does not say which rows are left out",
        ),
        (
            lambda d: d.update(unreadable=[{"table": "note", "first": 2, "last": 2**70}]),
            "unreadable[0]: it does not say which rows are left out",
        ),
    ],
)
def test_what_is_no_journal_is_refused_with_its_place(
    run: Terminal, journal: Path, file: Path, spoil: Spoil, said: str
) -> None:
    document = json.loads(file.read_text("utf-8"))
    spoil(document)
    file.write_text(json.dumps(document), "utf-8")
    for flags in ((), ("--apply",)):
        words = refusal(run("import", "json", str(file), *flags), 65)
        assert said in words
        assert "ash day" not in words
        assert not journal.exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: text[:-30], "it was cut off"),
        (lambda text: text[: len(text) // 2], "it was cut off"),
        (lambda text: text + "{}", "the document ends before this, and something stands after it"),
        (lambda _: "", "journal.json is empty."),
        (lambda _: "[]", "does not begin with {"),
        (lambda _: "{}", "is not a journal of sidelog"),
        (lambda _: "{5: 1}", "there should be a name in quotation marks"),
        (lambda text: text.replace('"version": 1', '"version": NaN'), "NaN is no number in JSON"),
        (lambda text: text.replace('"version": 1', '"version": 1, "version": 1'), "twice"),
        (lambda text: text.replace('"whole": 1', '"whole": 1, "whole": 1', 1), "'whole' twice"),
        (
            lambda text: text.replace('"whole": 1', '"whole": 1 1', 1),
            "scale[0]: not JSON: a comma",
        ),
        (lambda text: text.replace("ash day", "ash\nday", 1), "which are written \\n and"),
        (lambda text: text.replace('"whole": 1', f'"whole": {"9" * 5000}', 1), "too many digits"),
        (lambda text: text.replace('"version": 1', f'"version": {"[" * 99999}'), "too deeply"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(
    run: Terminal, journal: Path, file: Path, spoil: Callable[[str], str], said: str
) -> None:
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    assert said in " ".join(refusal(run("import", "json", str(file), "--apply"), 65).split())
    assert not journal.exists()


def test_what_is_no_text_is_refused(run: Terminal, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\xc3\xa9", b"\xff"))
    assert "is not text in UTF-8" in refusal(run("import", "json", str(file)), 65)


@pytest.mark.parametrize(
    ("length", "said"),
    [(10_000_000, "n1 has a text that is not allowed"), (70_000_000, "never ends")],
)
def test_what_is_too_long_is_refused(
    run: Terminal, journal: Path, file: Path, length: int, said: str
) -> None:
    document = json.loads(file.read_text("utf-8"))
    document["note"][0]["text"] = "a" * length
    file.write_text(json.dumps(document), "utf-8")
    assert said in refusal(run("import", "json", str(file), "--apply"), 65)
    assert not journal.exists()


def test_a_file_is_needed(run: Terminal, tmp_path: Path) -> None:
    assert "There is no file" in refusal(run("import", "json", str(tmp_path / "no.json")), 66)


@pytest.mark.skipif(os.name != "posix", reason="there are fifos and devices")
@pytest.mark.parametrize(
    "argv",
    [("import", "json"), ("import", "csv"), ("analyse", "nap"), ("regimen", "kratom", "--csv")],
    ids=" ".join,
)
def test_what_may_have_no_end_is_not_read(
    run: Terminal, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    (folder := tmp_path / "given").mkdir()
    os.mkfifo(fifo := folder / "fifo")
    for place in (fifo, Path("/dev/zero")):
        assert f"{place} is not a file" in refusal(run(*argv, str(place)), 66)


def test_what_is_held_in_memory_has_an_end(
    run: Terminal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.exchange.source._MOST_HELD", 1000)
    assert "Write it to a file" in refusal(run("import", "json", "-", stdin=file.read_text()), 66)


def test_it_comes_from_standard_input_too(run: Terminal, file: Path) -> None:
    text = file.read_text("utf-8")
    assert "sidelog import json - --apply\n" in run("import", "json", "-", stdin=text).out
    assert run("import", "json", "-", "--apply", stdin=text).code == 0
    assert run("export", "json").out == text


def without(file: Path, **gone: tuple[int, int]) -> None:
    """Leave rows out of a document, as an export of a damaged journal does."""
    document = json.loads(file.read_text("utf-8"))
    for table, (first, last) in gone.items():
        document[table] = [row for row in document[table] if not first <= row["id"] <= last]
        document["unreadable"].append({"table": table, "first": first, "last": last})
    file.write_text(json.dumps(document), "utf-8")


def test_rows_that_could_not_be_read_come_from_the_history(
    run: Terminal, journal: Path, file: Path
) -> None:
    whole = file.read_text("utf-8")
    without(file, product=(1, 1), observation=(1, 1))
    answer = run("import", "json", str(file), "--apply")
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [
        "Not in the file, as it could not be read: 2 rows.",
        "From its history, which tells them: o1, product 1.",
    ]
    assert run("export", "json").out == whole
    assert run("check").code == 0
    with nothing_changes(journal):
        assert "nothing to write" in run("import", "json", str(file), "--apply").out


def test_where_the_history_could_not_be_read_it_begins_anew(
    run: Terminal, journal: Path, file: Path
) -> None:
    without(file, product=(1, 1), change=(3, 9))
    with_doses = recorded(journal.with_name("other.db"))
    looked = run("import", "json", str(file))
    answer = run("import", "json", str(file), "--apply", "--json").data
    assert answer["astray"]
    assert (answer["history"], answer["from_history"]) == (False, [])
    assert f"is not there: {', '.join(answer['astray'])}.\n" in looked.out
    assert (
        "Its history does not fit without them, and begins anew with what is there." in looked.out
    )
    assert run("check").code == 0
    now = recorded(journal)
    assert now["observation"] == with_doses["observation"]
    assert now["note"] == with_doses["note"]
    assert not [row for row in now["dose"] if row[2] == 1]
    assert run("undo").code == 1  # not of all of it
    with nothing_changes(journal):
        assert "nothing to write" in run("import", "json", str(file), "--apply").out


def test_into_a_journal_with_entries_comes_what_could_be_read(
    run: Terminal, journal: Path, file: Path
) -> None:
    assert run("log", "mood=3").code == 0
    without(file, change=(1, 1), note=(2, 99))
    answer = run("import", "json", str(file), "--apply")
    assert answer.code == 0, answer.err
    assert "Not in the file, as it could not be read: 99 rows.\n" in answer.out
    assert rows(journal, "SELECT uuid FROM visit") == [("uuid-visit",)]
    assert run("check").code == 0
    assert run("undo").code == 0


LINES = st.lists(
    st.one_of(
        st.tuples(st.just("log"), st.integers(0, 10).map("mood={}".format)),
        st.tuples(
            st.just("log"),
            st.just("-n"),
            st.text(min_size=1).map(lambda text: f"a {text}".replace("\0", "")),
        ),
        st.tuples(
            st.just("dose"),
            st.sampled_from(["kratom", "tea"]),
            st.floats(0.01, 99).map("{}g".format),
        ),
        st.tuples(st.sampled_from(["undo", "redo"])),
        st.tuples(st.just("edit"), st.just("d1"), st.just("--amount"), st.just("0.3g")),
        st.tuples(st.just("delete"), st.sampled_from(["o1", "d1", "n1"]), st.just("--yes")),
    ),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(lines=LINES)
def test_whatever_is_recorded_comes_back(lines: list[tuple[str, ...]]) -> None:
    now = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = folder / "here.db", folder / "there.db"
        run = Terminal(now, journal_environ(here, folder / "config.toml"))
        assert run("log", "shedding=1").code == 0
        for line in lines:
            run(*line)
        out = run("export", "json").out
        file = folder / "journal.json"
        file.write_text(out, "utf-8")
        other = Terminal(now, journal_environ(there, folder / "config.toml"))
        answer = other("import", "json", str(file), "--apply")
        assert answer.code == 0, answer.err
        assert other("export", "json").out == out
        assert recorded(here) == recorded(there)
