"""`sidelog import csv` and `export csv`: looked at first, written once, taken back in one go."""

import json
import shlex
from collections.abc import Callable
from dataclasses import asdict, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.cli.host import Host
from sidelog.cli.main import main
from tests.cli.transcripts import refusal, typed
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal

MOOD = """\
alarm,date,mood,happy,note
,2026-09-01T08:30,5,67,"slept, badly"
,2026-09-01T20:30,6,53,
,2026-09-01T20:30,6,53,
,2026-09-02T09:00,,71,
"""
MOOD_FLAGS = ("--at", "date", "--measure", "mood", "--measure", "happy", "--note", "note")
ADD = ("--add-measures", "0..100")

DOSES = """\
when;what;how much
2026-09-01T22:31:44+02:00;melatonin;0,3mg
2026-09-01T22:31:44+02:00;melatonin;0,3mg
2026-09-02T21:00:00+02:00;melatonin;300 μg
2026-09-03T21:00:00+02:00;melatonin;?
2026-09-04T21:00:00+02:00;melatonin;none
2026-09-05T21:00:00+02:00;tea;2 cups
"""
DOSE_FLAGS = ("--at", "when", "--product-column", "what", "--amount", "how much")

Bring = Callable[..., Result]


@pytest.fixture
def bring(run: Terminal, given: Path) -> Bring:
    """`bring(content, flags...)` imports a file of that content."""
    file = given / "file.csv"

    def bring(content: str | bytes, *flags: str, **how: Any) -> Result:  # noqa: ANN401  (as `run`)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return run("import", "csv", str(file), *flags, **how)

    return bring


def observations(journal: Path) -> list[Any]:
    return rows(
        journal,
        "SELECT m.name, o.day, o.at, o.value FROM observation o"
        " JOIN measure m ON m.id = o.measure_id ORDER BY o.id",
    )


def doses(journal: Path) -> list[Any]:
    return rows(
        journal,
        "SELECT p.name, p.unit, d.day, d.taken, d.amount, d.entered FROM dose d"
        " JOIN product p ON p.id = d.product_id ORDER BY d.id",
    )


def test_a_preview_shows_what_a_file_holds_and_writes_nothing(
    run: Terminal, given: Path, journal: Path, snapshot: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(given)
    Path("mood.csv").write_text(MOOD)
    Path("doses.csv").write_text(DOSES)
    shown = [
        typed(run, "import", "csv", "mood.csv", *MOOD_FLAGS),
        typed(run, "import", "csv", "mood.csv", *MOOD_FLAGS, *ADD, "--better", "higher"),
        typed(run, "import", "csv", "doses.csv", *DOSE_FLAGS),
        typed(run, "import", "csv", "mood.csv"),
        typed(run, "import", "csv", "doses.csv"),
    ]
    snapshot("import-previews", "\n".join(shown))
    assert not journal.exists()


def test_the_command_that_a_preview_ends_with_is_the_one_that_writes(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    preview = bring(MOOD, *MOOD_FLAGS, *ADD)
    command = shlex.split(preview.out.splitlines()[-1])
    assert command[0] == "sidelog"
    written = run(*command[1:])
    assert written.code == 0
    assert "One undo takes all of it back" in written.err
    assert observations(journal) == [
        ("mood", "2026-09-01", "2026-09-01T08:30+01:00", 5),
        ("happy", "2026-09-01", "2026-09-01T08:30+01:00", 67),
        ("mood", "2026-09-01", "2026-09-01T20:30+01:00", 6),
        ("happy", "2026-09-01", "2026-09-01T20:30+01:00", 53),
        ("mood", "2026-09-01", "2026-09-01T20:30+01:00", 6),
        ("happy", "2026-09-01", "2026-09-01T20:30+01:00", 53),
        ("happy", "2026-09-02", "2026-09-02T09:00+01:00", 71),
    ]
    assert rows(journal, "SELECT text FROM note") == [("slept, badly",)]
    (source,) = {source for (source,) in rows(journal, "SELECT source FROM observation")}
    assert source.startswith("csv:")
    assert "file" not in source


def test_the_journal_that_was_named_is_named_again(bring: Bring, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    preview = bring(MOOD, *MOOD_FLAGS, *ADD, "--journal", other)
    assert preview.out.splitlines()[-1].endswith(f"--apply --journal {other}")


def test_doses_keep_what_was_written_in_the_unit_of_their_product(
    bring: Bring, journal: Path
) -> None:
    assert bring(DOSES, *DOSE_FLAGS, "--apply").code == 0
    assert doses(journal) == [
        ("melatonin", "mg", "2026-09-01", 1, 0.3, "0,3mg"),
        ("melatonin", "mg", "2026-09-01", 1, 0.3, "0,3mg"),
        ("melatonin", "mg", "2026-09-02", 1, 0.3, "300 μg"),
        ("melatonin", "mg", "2026-09-03", 1, None, "?"),
        ("melatonin", "mg", "2026-09-04", 0, None, "none"),
        ("tea", "cup", "2026-09-05", 1, 2, "2 cups"),
    ]


@pytest.mark.parametrize(("content", "flags"), [(MOOD, (*MOOD_FLAGS, *ADD)), (DOSES, DOSE_FLAGS)])
def test_a_file_that_is_read_again_adds_nothing(
    bring: Bring, journal: Path, content: str, flags: tuple[str, ...]
) -> None:
    bring(content, *flags, "--apply")
    before = recorded(journal)
    again = bring(content, *flags, "--apply")
    assert "0 entries new to the journal" in again.out
    assert "There is nothing to write." in again.out
    header, *body = content.splitlines()
    turned = bring("\n".join([header, *reversed(body)]), *flags, "--apply", "--json")
    assert turned.data["new"] == 0
    assert recorded(journal) == before


def test_a_file_that_has_grown_adds_what_is_new(bring: Bring, journal: Path) -> None:
    bring(MOOD, *MOOD_FLAGS, *ADD, "--apply")
    grown = bring(MOOD + ",2026-09-01T20:30,6,,\n", *MOOD_FLAGS, "--apply", "--json")
    assert (grown.data["new"], grown.data["already_there"]) == (1, 8)
    assert len(observations(journal)) == 8


def test_one_undo_takes_all_of_it_back_and_it_can_be_imported_again(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    assert run("log", "mood=5").code == 0
    before = recorded(journal)
    bring(MOOD, *MOOD_FLAGS, *ADD, "--apply")
    assert run("undo").code == 0
    assert recorded(journal) == before
    again = bring(MOOD, *MOOD_FLAGS, *ADD, "--apply", "--json")
    assert (again.data["new"], again.data["deleted_since"]) == (8, 0)


def test_what_the_person_deleted_since_stays_deleted(bring: Bring, run: Terminal) -> None:
    bring(DOSES, *DOSE_FLAGS, "--apply")
    assert run("delete", "d1", "--yes").code == 0
    again = bring(DOSES, *DOSE_FLAGS, "--apply")
    assert "1 was deleted by you since; not added again" in again.out
    assert run("undo").code == 0
    assert bring(DOSES, *DOSE_FLAGS, "--json").data["deleted_since"] == 0


WRONG = """\
day,mood,dose
2026-09-01,5,4g
2026-09-02,11,4g
2026-09-03,4,0.3
2026-09-04,3,2 capsules
2027-01-01,3,
2026-09-05,x,4g
"""
WRONG_FLAGS = ("--day", "day", "--measure", "mood", "--amount", "dose=kratom")


def test_lines_that_cannot_be_taken_are_said_with_their_place(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    assert run("dose", "kratom", "3g", "--on", "2026-08-01").code == 0
    before = recorded(journal)
    preview = bring(WRONG, *WRONG_FLAGS, columns=200)
    assert preview.code == 0
    assert "2 entries new to the journal" in preview.out
    off_scale, *others = preview.out.split("cannot be taken:\n")[1].splitlines()
    assert off_scale.startswith("  line 3, column mood: mood cannot be 11.")
    assert "from 0 to 10" in off_scale
    assert others == [
        "  line 4, column dose: '0.3' has no unit; say --unit g",
        (
            "  line 5, column dose: kratom is recorded in g, not in capsules;"
            " another form is another product, and has a name of its own"
        ),
        "  line 6, column day: Fri 1 Jan 2027 is still to come",
        "  line 7, column mood: 'x' is not a number",
        "Nothing is written yet. To import it without these lines:",
        *preview.out.splitlines()[-1:],
    ]
    assert "--skip-errors --apply" in preview.out
    refused = bring(WRONG, *WRONG_FLAGS, "--apply")
    assert (refused.code, refused.out) == (65, "")
    assert "file.csv was not imported; nothing was written." in refused.err
    assert "line 4, column dose" in refused.err
    assert recorded(journal) == before


def test_lines_that_cannot_be_taken_can_be_left_out(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    assert run("dose", "kratom", "3g", "--on", "2026-08-01").code == 0
    written = bring(WRONG, *WRONG_FLAGS, "--unit", "g", "--skip-errors", "--apply")
    assert written.code == 0
    assert "4 lines left out:" in written.out
    assert [value for *_, value in observations(journal)] == [5, 4]
    assert [entered for *_, entered in doses(journal)] == ["3g", "4g", "0.3 g"]


def test_in_json_the_preview_and_the_refusal_are_data(bring: Bring) -> None:
    preview = bring(WRONG, *WRONG_FLAGS, "--json")
    assert preview.envelope["command"] == "import"
    data = preview.data
    assert (data["applied"], data["lines"], data["new"]) == (False, 6, 2)
    assert data["measures"] == [
        {
            "measure": "mood",
            "count": 4,
            "lowest": 3,
            "highest": 11,
            "skipped": 0,
            "first": "2026-09-01",
            "last": "2026-09-04",
        }
    ]
    assert data["products"][0]["amounts"][""] == {"count": 1, "lowest": 0.3, "highest": 0.3}
    assert {error["column"] for error in data["errors"]} == {"mood", "dose", "day"}
    assert data["to_apply"].endswith("--skip-errors --apply")
    refused = bring(WRONG, *WRONG_FLAGS, "--json", "--apply")
    assert refused.envelope["error"]["exit_code"] == 65


def test_a_skipped_day_is_recorded_as_one(bring: Bring, journal: Path) -> None:
    content = "day,mood\n2026-09-01,skip\n2026-09-02,0\n2026-09-03,\n"
    result = bring(content, "--day", "day", "--measure", "mood", "--apply")
    assert observations(journal) == [
        ("mood", "2026-09-01", None, None),
        ("mood", "2026-09-02", None, 0),
    ]
    assert "1 value, 0 to 0, 1 day skipped" in result.out
    assert "1 empty cell: nothing is recorded for it" in result.out


def test_a_file_may_have_nothing_but_skipped_days_or_nothing_at_all(bring: Bring) -> None:
    flags = ("--day", "day", "--measure", "mood")
    skipped = bring("day,mood\n2026-09-01,skip\n", *flags).out
    assert "    mood  1 day skipped, 2026-09-01\n" in skipped
    nothing = bring("day,mood\n2026-09-01,\n", *flags).out
    assert nothing.splitlines() == [
        "file.csv: 1 line",
        "  1 empty cell: nothing is recorded for it",
        "0 entries new to the journal, 0 there already",
        "There is nothing to write.",
    ]


def test_a_day_keeps_the_value_that_it_has(bring: Bring, run: Terminal) -> None:
    assert run("log", "mood=6", "--on", "2026-09-01").code == 0
    assert run("log", "mood=4", "--on", "2026-09-02").code == 0
    content = "day,mood\n2026-09-01,5\n2026-09-02,4\n2026-09-03,3\n2026-09-03,3\n2026-09-03,2\n"
    data = bring(content, "--day", "day", "--measure", "mood", "--json").data
    assert (data["new"], data["already_there"]) == (1, 2)
    rule = "a day has one value, and only with --at it may have many"
    assert [error["reason"] for error in data["errors"]] == [
        f"mood of Tue 1 Sep 2026 is 6 already; {rule}",
        f"mood of Thu 3 Sep 2026 is 3 already; {rule}",
    ]


def test_a_day_has_doses_or_none(bring: Bring, run: Terminal) -> None:
    assert run("dose", "kratom", "4g", "--on", "2026-09-01").code == 0
    assert run("dose", "kratom", "none", "--on", "2026-09-02").code == 0
    content = (
        "day,Kratom,also\n2026-09-01,none,\n2026-09-02,3g,\n2026-09-02,none,\n2026-09-03,1g,2g\n"
        "2026-09-04,1g,none\n2026-09-05,none,\n"
    )
    flags = ("--day", "day", "--amount", "Kratom", "--amount", "also=kratom")
    data = bring(content, *flags, "--json").data
    assert (data["new"], data["already_there"], data["new_products"]) == (3, 1, {})
    assert [(error["lines"], error["reason"]) for error in data["errors"]] == [
        ([2], "kratom has doses on Tue 1 Sep 2026; a day has doses or none, not both"),
        ([3], "kratom has 'none' on Wed 2 Sep 2026; a day has doses or none, not both"),
        ([6], "kratom has doses on Fri 4 Sep 2026; a day has doses or none, not both"),
    ]


def test_a_first_amount_says_the_unit_of_a_product(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    assert run("dose", "kratom", "?", "--on", "2026-09-01").code == 0
    content = "day,kratom,kava\n2026-09-02,?,?\n2026-09-03,4 g,2 capsules\n"
    flags = ("--day", "day", "--amount", "kratom", "--amount", "kava", "--apply")
    data = bring(content, *flags, "--json").data
    assert (data["new_products"], data["new_units"]) == ({"kava": "capsule"}, {"kratom": "g"})
    assert ("kratom", "g", "2026-09-03", 1, 4, "4 g") in doses(journal)


def test_new_units_are_said(bring: Bring, run: Terminal) -> None:
    assert run("dose", "kratom", "?", "--on", "2026-09-01").code == 0
    shown = bring("day,kratom\n2026-09-03,4 g\n", "--day", "day", "--amount", "kratom")
    assert "products with a unit now: kratom (g)" in shown.out


def test_a_unit_has_to_fit_the_form_of_a_product(bring: Bring, run: Terminal) -> None:
    assert run("dose", "kratom", "?", "--on", "2026-09-01").code == 0
    assert run("product", "edit", "kratom", "--form", "leaf-powder").code == 0
    content = "day,kratom\n2026-09-02,2 patches\n"
    assert "patches do not fit kratom" in bring(content, "--day", "day", "--amount", "kratom").out


@pytest.mark.parametrize(
    ("product", "amount", "words"),
    [
        ("x" * 201, "1g", "cannot be the name of a product"),
        ("a\x07b", "1g", "cannot be the name of a product"),
        ("kratom", "1e-320 µg", "'1e-320 µg' in kg is no amount that can be kept"),
    ],
)
def test_what_cannot_be_a_dose_is_an_error(
    bring: Bring, product: str, amount: str, words: str
) -> None:
    content = f"day,of,dose\n2026-09-01,kratom,1 kg\n2026-09-01,{product},{amount}\n"
    flags = ("--day", "day", "--product-column", "of", "--amount", "dose")
    (error,) = bring(content, *flags, "--json").data["errors"]
    assert words in error["reason"]


def test_a_measure_that_is_retired_is_not_made_again(bring: Bring, run: Terminal) -> None:
    assert run("measure", "add", "happy", "--range", "0..10").code == 0
    assert run("measure", "retire", "happy").code == 0
    content = "day,happy\n2026-09-01,5\n"
    flags = ("--day", "day", "--measure", "happy", *ADD, "--json")
    (error,) = bring(content, *flags).data["errors"]
    assert error["reason"].startswith("the measure happy is retired; bring it back first")


def test_a_name_that_no_measure_can_have_is_an_error(bring: Bring) -> None:
    content = "day,気分\n2026-09-01,5\n"
    (error,) = bring(content, "--day", "day", "--measure", "気分", *ADD, "--json").data["errors"]
    assert "cannot be the name of a measure" in error["reason"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--day", "day"), "No column is named that says what to record."),
        (("--day", "dya", "--measure", "mood"), "has no column 'dya'"),
        (("--day", "day", "--measure", "mood", "--add-measures", "10..0"), "is not a range"),
        (("--day", "day", "--measure", "mood", "--add-measures", "many"), "is not a range"),
        (("--day", "day", "--measure", "mood", "--unit", "g"), "--unit goes with --amount"),
        (("--day", "day", "--amount", "mood", "--unit", "furlong"), "'furlong' is not a unit"),
        (("--day", "day", "--measure", "mood", "--better", "best"), "best"),
    ],
)
def test_flags_that_cannot_be_meant_are_refused(
    bring: Bring, journal: Path, flags: tuple[str, ...], words: str
) -> None:
    assert words in refusal(bring("day,mood\n2026-09-01,5\n", *flags), 2)
    assert not journal.exists()


def test_files_that_cannot_be_read_are_named(run: Terminal, given: Path) -> None:
    missing, folder, locked = given / "missing.csv", given / "folder", given / "locked.csv"
    folder.mkdir()
    assert f"There is no file {missing}." in refusal(run("import", "csv", str(missing)), 66)
    assert f"{folder} is a folder" in refusal(run("import", "csv", str(folder)), 66)
    long = given / ("x" * 300)
    assert "cannot be read" in refusal(run("import", "csv", str(long)), 66)
    locked.write_text("")
    assert "is empty" in refusal(run("import", "csv", str(locked)), 65)


def test_a_file_that_no_column_dates_is_explained(bring: Bring) -> None:
    answer = bring("mood,itch\nfine,none\n")
    assert answer.code == 2
    assert "None has a day in every line; say which with --day or --at." in answer.err


def test_in_json_the_proposal_is_in_the_hint(bring: Bring) -> None:
    answer = bring("day,mood\n2026-09-01,5\n", "--json")
    assert answer.code == 2
    assert "--day day --measure mood" in answer.envelope["error"]["hint"]


def test_every_flag_is_in_the_command_to_copy(bring: Bring, given: Path) -> None:
    flags = "--day d --amount a --unit mg --decimal comma --dates day-first"
    shown = bring("d;a\n1.9.2026;0,5\n", *flags.split(), "--better", "higher")
    assert shown.out.splitlines()[-1] == (
        f"  sidelog import csv {given / 'file.csv'} {flags} --apply"
    )


def test_a_note_of_these_days_is_listened_to(bring: Bring) -> None:
    words = "I want to kill myself"
    flags = ("--day", "day", "--note", "note", "--apply")
    old = bring(f"day,note\n2026-09-01,{words}\n", *flags)
    new = bring(f"day,note\n2026-11-21,{words}\n", *flags)
    assert "also used by people who want to die" not in old.err
    assert "also used by people who want to die" in new.err


def test_stdin_is_read_as_it_is(run: Terminal, journal: Path) -> None:
    flags = ("--day", "day", "--note", "note", "--apply")
    assert run("import", "csv", "-", *flags, stdin='day,note\n2026-09-01,"a\r\nb"\n').code == 0
    host = Host(
        stdin=TextIOWrapper(BytesIO(b"day,note\n2026-09-02,\xe9\n")),
        stdout=TextIOWrapper(BytesIO()),
        stderr=TextIOWrapper(BytesIO()),
        environ=run.environ,
        now=lambda: run.now,
        new_identity=run.new_identity,
        session="s1",
        columns=80,
        asks=False,
        draws=False,
    )
    assert main(["import", "csv", "-", *flags], host=host) == 65
    assert rows(journal, "SELECT text FROM note") == [("a\r\nb",)]
    out = BytesIO()
    ascii_only = TextIOWrapper(out, encoding="ascii", newline="\n")
    assert main(["export", "csv"], host=replace(host, stdout=ascii_only)) == 0
    ascii_only.flush()
    assert b'"a\r\nb"' in out.getvalue()


@pytest.fixture
def full(run: Terminal, bring: Bring) -> Terminal:
    """`run`, over a journal with some of everything."""
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
    return run


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
    assert "two different files" in refusal(full("export", "csv", "--long", "--wide"), 2)
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
    assert "not read: mine" in shown.out
    assert observations(journal) == [("mood", "2026-09-01", None, 5)]
    assert doses(journal) == [("tea", "cup", "2026-09-01", 1, 2, "")]
    assert bring(content, "--json").data["new"] == 0


DEFINED = json.dumps(
    asdict(replace(BUILT_IN[0], scale=replace(BUILT_IN[0].scale, anchors=(("none", "0"),))))
)
ONE = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"kind": "mood"}, "column kind: 'mood' is no kind of entry; one of measure,"),
        ({"kind": ""}, "column kind: it is empty"),
        ({"day": ""}, "column day: it is empty"),
        ({"day": "soon"}, "column day: 'soon' is not a date in full"),
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
        ({"kind": "note", "text": "a\0b"}, "column text: the note has a NUL character"),
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
