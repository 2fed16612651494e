"""`sidelog import csv`: looked at first, written once, taken back in one go."""

import shlex
from pathlib import Path

import pytest

from tests.cli.transcripts import typed
from tests.cli.transfers import ADD, DOSE_FLAGS, DOSES, MOOD, MOOD_FLAGS, Bring, doses, observations
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


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
    assert "6 entries new to the journal" in preview.out
    off_scale, *others = preview.out.split("will be left out:\n")[1].splitlines()
    assert off_scale.startswith("  line 3, column mood: mood cannot be 11.")
    assert "from 0 to 10" in off_scale
    assert others == [
        "  line 4, column dose: '0.3' has no unit; say --unit g",
        (
            "  line 5, column dose: kratom is recorded in g, not in capsules;"
            " another form is another product, and has a name of its own"
        ),
        "  line 6, column day: Fri 1 Jan 2027 is still to come here",
        (
            "  line 7, column mood: 'x' is not a number;"
            " if it means that nothing is known, say --missing"
        ),
        "Nothing is written yet. To import it:",
        *preview.out.splitlines()[-1:],
    ]
    refused = bring(WRONG, *WRONG_FLAGS, "--apply", "--strict")
    assert (refused.code, refused.out) == (65, "")
    assert "file.csv was not imported; nothing was written." in refused.err
    assert "line 4, column dose" in refused.err
    assert recorded(journal) == before


def test_lines_that_cannot_be_taken_can_be_left_out(
    bring: Bring, run: Terminal, journal: Path
) -> None:
    assert run("dose", "kratom", "3g", "--on", "2026-08-01").code == 0
    written = bring(WRONG, *WRONG_FLAGS, "--unit", "g", "--apply")
    assert written.code == 0
    assert "In 4 places something was left out:" in written.out
    assert [value for *_, value in observations(journal)] == [5, 4, 3]
    assert [entered for *_, entered in doses(journal)] == ["3g", "4g", "4g", "0.3 g", "4g"]


def test_where_every_line_is_left_out_no_journal_is_made(bring: Bring, journal: Path) -> None:
    flags = ("--day", "day", "--measure", "mood")
    written = bring("day,mood\n2026-02-30,5\n", *flags, "--apply")
    assert (written.code, written.made, written.out) == (65, "", "")
    assert not journal.exists()


def test_in_json_the_preview_and_the_refusal_are_data(bring: Bring) -> None:
    preview = bring(WRONG, *WRONG_FLAGS, "--json")
    assert preview.envelope["command"] == "import csv"
    data = preview.data
    assert (data["applied"], data["lines"], data["new"]) == (False, 6, 6)
    assert data["measures"] == [
        {
            "measure": "mood",
            "count": 3,
            "lowest": 3,
            "highest": 5,
            "skipped": 0,
            "first": "2026-09-01",
            "last": "2026-09-04",
        }
    ]
    assert data["products"][0]["amounts"]["g"] == {"count": 3, "lowest": 4, "highest": 4}
    assert {error["column"] for error in data["errors"]} == {"mood", "dose", "day"}
    assert data["to_apply"].endswith("--amount dose=kratom --apply")
    refused = bring(WRONG, *WRONG_FLAGS, "--json", "--apply", "--strict")
    assert refused.envelope["error"]["exit_code"] == 65
