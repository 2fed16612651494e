"""`sidelog export csv`, and its own file coming back."""

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.exchange.scales import measure_text
from tests.cli.days import once
from tests.cli.transcripts import refusal
from tests.cli.transfers import DOSE_FLAGS, DOSES, Bring, doses, observations
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def full(run: Terminal, bring: Bring) -> Terminal:
    """`run`, over a journal with some of everything."""

    def live() -> None:
        bring(DOSES, *DOSE_FLAGS, "--apply")
        for line in (
            "log mood=5 --on 2026-09-01 -n =1+1",
            "log mood=skip --on 2026-09-02",
            "log mood=3 --on 2026-09-05 --at 08:30",
            "log mood=4 --on 2026-09-05 --at 09:30",
            "event illness flu --from 2026-09-02 --to 2026-09-04 -n 'slept'",
            "event stop melatonin --on 2026-09-05",
            "dose kratom ? --on 2026-09-05",
        ):
            answer = run(*shlex.split(line))
            assert answer.code == 0, answer.err

    return once(run, "some of everything", live)


def test_an_export_has_a_line_for_every_entry(full: Terminal, snapshot: Snapshots) -> None:
    # Which lines there are, and not the hash of the file that some of them came from.
    shown = full("export", "csv").out.replace("\r\n", "\n")
    lines = [line for line in shown.splitlines() if "csv:" not in line]
    snapshot("export-long", "\n".join(lines))


def test_a_wide_export_has_a_line_for_every_day(full: Terminal) -> None:
    assert full("export", "csv", "--wide").out.split("\r\n") == [
        "day,mood,kratom (no unit),melatonin (mg),tea (cup)",
        "2026-09-01,5,,0.6,",
        "2026-09-02,,,0.3,",
        "2026-09-03,,,,",
        "2026-09-04,,,0,",
        "2026-09-05,3.5,,,2",
        "",
    ]


def test_an_export_can_be_of_a_period(full: Terminal) -> None:
    def days(*flags: str) -> list[str]:
        lines = full("export", "csv", "--wide", *flags).out.splitlines()[1:]
        return [line.split(",")[0][-5:] for line in lines]

    assert days("--from", "2026-09-04", "--to", "2026-09-05") == ["09-04", "09-05"]
    assert days("--to", "2026-09-02") == ["09-01", "09-02"]
    assert days("--last", "12w")[0] == "08-31"
    long = full("export", "csv", "--from", "2026-09-04", "--to", "2026-09-04").out
    assert [line.split(",")[:2] for line in long.splitlines()[1:]] == [
        ["event", "2026-09-02"],
        ["dose", "2026-09-04"],
    ]


def test_an_event_over_the_turn_of_a_year_is_there_once(run: Terminal) -> None:
    assert run("event", "illness", "--from", "2025-12-30", "--to", "2026-01-03").code == 0
    assert run("log", "mood=5", "--on", "2026-01-05").code == 0
    assert len(run("export", "csv").out.splitlines()) == 3


def test_an_export_of_nothing_says_so(run: Terminal, full: Terminal, tmp_path: Path) -> None:
    before = ("--from", "2020-01-01", "--to", "2020-01-02")
    assert "Nothing is recorded for" in refusal(full("export", "csv", *before), 1)
    assert "Nothing is recorded for" in refusal(full("export", "csv", "--wide", *before), 1)
    elsewhere = {"SIDELOG_JOURNAL": str(tmp_path / "home" / "empty.db")}
    assert "no journal yet" in refusal(run("export", "csv", env=elsewhere), 1)
    assert run("log", "mood=5", env=elsewhere).code == 0
    assert run("undo", env=elsewhere).code == 0
    assert "Nothing is recorded yet" in refusal(run("export", "csv", env=elsewhere), 1)


def test_an_export_into_a_file_is_private_and_replaces_nothing(
    full: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "out.csv"
    kept = full("export", "csv", "-o", str(file))
    assert (kept.code, kept.out) == (0, "")
    assert "readable by you alone" in kept.err
    assert file.read_bytes().decode() == full("export", "csv").out
    assert file.stat().st_mode & 0o777 == 0o600
    assert "exists already" in refusal(full("export", "csv", "-o", str(file)), 73)
    data = full("export", "csv", "-o", str(file), "--force", "--json").data
    assert data == {"file": str(file), "lines": 14}


def test_an_export_cannot_be_two_things(full: Terminal) -> None:
    assert "2 different files" in refusal(full("export", "csv", "--long", "--wide"), 2)
    said = refusal(full("export", "csv", "--long", "--wide", "--doses"), 2)
    assert "--long, --wide and --doses are 3 different files." in said
    refused = full("export", "csv", "--json")
    assert (refused.code, refused.envelope["error"]["hint"]) == (
        2,
        "For --json, name a file with -o.",
    )


HEADER = (
    "kind,day,at,name,value,unit,state,estimate,text,recorded_at,source,uuid,until,product,title,"
    "entered,scale,recorded_on"
)


def test_a_line_that_was_added_to_an_export_comes_back_too(bring: Bring, journal: Path) -> None:
    mood, tea = (
        "observation,2026-09-01,,mood,5" + "," * 13,
        "dose,2026-09-01,,tea,2,cups" + "," * 12,
    )
    content = f"{HEADER},mine\n{mood},x\n{tea},\n"
    shown = bring(content, "--apply")
    assert "it is no column of sidelog's" in shown.out
    assert observations(journal) == [("mood", "2026-09-01", None, 5)]
    assert doses(journal) == [("tea", "cup", "2026-09-01", 1, 2, "")]
    assert bring(content, "--json").data["new"] == 0


def test_a_line_that_was_added_below_an_older_one_was_written_now(
    bring: Bring, journal: Path, now: datetime
) -> None:
    then, words = "2026-09-02T08:30:00+02:00", "note,2026-09-01,,,,,,,"
    content = f"{HEADER}\n{words}old,{then}{',' * 8}\n{words}new{',' * 9}\n"
    assert bring(content, "--apply").code == 0
    written = rows(journal, "SELECT text, recorded_at, recorded_on FROM note")
    assert written == [
        ("old", then, "2026-09-02"),
        ("new", now.isoformat(), now.date().isoformat()),
    ]


DEFINED = measure_text(
    BUILT_IN[0]._replace(scale=BUILT_IN[0].scale._replace(anchors=(("none", "0"),)))
)
ONE = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"kind": "mood"}, "column kind: 'mood' is no kind of entry; one of measure,"),
        ({"kind": ""}, "column kind: it is empty"),
        ({"day": ""}, "column day: it is empty"),
        ({"day": "soon"}, "column day: 'soon' is no day, such as"),
        ({"value": ""}, "column value: it is empty"),
        ({"value": "x"}, "column value: 'x' is not a number"),
        ({"state": "odd"}, "column state: 'odd' is neither recorded nor skipped"),
        ({"state": "skipped", "at": "2026-09-01T08:30+02:00"}, "column at: a moment cannot be"),
        ({"at": "2026-09-05T08:30+02:00"}, "column at: '2026-09-05T08:30+02:00' is not of the day"),
        ({"scale": "old"}, "column scale: 'old' is no version of a scale"),
        ({"uuid": "12"}, "column uuid: '12' is no UUID"),
        ({"recorded_at": "then"}, "column recorded_at: 'then' is no instant"),
        ({"recorded_at": "2026-09-01T08:30"}, "column recorded_at: '2026-09-01T08:30' has no off"),
        (
            {"recorded_at": "2026-08-01T08:30:00+02:00"},
            "column recorded_on: 2026-08-01 is before the day of the entry",
        ),
        ({"kind": "measure", "text": "{}"}, "column text: it is not a measure as an export"),
        ({"kind": "measure", "text": DEFINED}, "column text: it is not a measure as an export"),
        ({"kind": "dose", "state": "odd"}, "column state: 'odd' is no state of a dose"),
        ({"kind": "dose", "value": "-1", "unit": "g"}, "column value: '-1' is no dose"),
        ({"kind": "dose"}, "column unit: it is empty"),
        (
            {"kind": "dose", "state": "none", "at": "2026-09-01T08:30+02:00"},
            "column at: a day without a dose has no time",
        ),
        ({"kind": "event", "name": "party"}, "column name: 'party' is no kind of event"),
        ({"kind": "event", "name": "lab", "until": "2026-08-01"}, "column until: it ends on"),
        (
            {
                "kind": "event",
                "name": "lab",
                "until": "2026-09-03",
                "recorded_at": "2026-09-02T08:30:00+02:00",
            },
            "column until: 2026-09-03 is after the day on which it was written down",
        ),
        ({"kind": "note", "text": "a\0b"}, "column text: The note has a NUL character"),
    ],
)
def test_a_line_of_an_export_that_was_spoilt_is_said(
    bring: Bring, cells: dict[str, str], error: str
) -> None:
    line = {"kind": "observation", "day": "2026-09-01", "name": "mood", "value": "5", **cells}
    text = ",".join(
        '"' + line.get(column, "").replace('"', '""') + '"' for column in HEADER.split(",")
    )
    (found,) = bring(f"{HEADER}\n{text}\n", "--json").data["errors"]
    assert f"column {found['column']}: {found['reason']}".startswith(error)


def test_an_export_names_each_entry_once(bring: Bring) -> None:
    line = f"note,2026-09-01,,,,,,,words,,,{ONE},,,,,,"
    again, ragged = bring(f"{HEADER}\n{line}\n{line}\n{line},\n", "--json").data["errors"]
    assert (again["column"], again["reason"]) == ("uuid", "a line above has the same")
    assert ragged["reason"] == "it has 19 cells, and the header 18"


def test_values_on_another_scale_are_not_mixed_in(bring: Bring, run: Terminal) -> None:
    assert run("measure", "add", "happy", "--range", "0..10").code == 0
    assert run("log", "happy=5", "--on", "2026-09-01").code == 0
    exported = run("export", "csv").out
    for line in ("undo 2", "measure add happy --range 0..5", "measure edit happy --range 0..9"):
        assert run(*line.split()).code == 0
    (error,) = bring(exported, "--json").data["errors"]
    assert error["reason"].startswith("happy was given on a scale from 0 to 10")
    assert "here it goes from 0 to 9" in error["reason"]


@pytest.mark.parametrize("left", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_stops_in_the_middle_leaves_no_file(
    full: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: BaseException
) -> None:
    def some(*_: object, **__: object) -> Iterator[str]:
        yield "kind\r\n"
        yield "note\r\n"
        raise left

    monkeypatch.setattr("sidelog.exchange.own.csv_export.long_lines", some)
    there = set(tmp_path.iterdir())
    answer = full("export", "csv", "-o", str(tmp_path / "journal.csv"))
    assert answer.code == (130 if isinstance(left, KeyboardInterrupt) else 73)
    assert "othing was written." in answer.err
    assert set(tmp_path.iterdir()) == there
