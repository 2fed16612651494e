"""`sidelog import FILE`: any file, known by what is in it; looked at first, written once."""

import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog.cli.keep import bring_file
from tests.cli.transcripts import refusal
from tests.cli.transfers import doses, observations
from tests.journal.files import recorded
from tests.snapshots import Snapshots
from tests.terminal import Terminal

UNDECIDED = "date,mood\n03/04/2026,7\n05/04/2026,2\n"
DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-09-01,1 September,Tuesday,10:00 pm,good,"walk | friends ","","slept, badly"
2026-09-02,2 September,Wednesday,18:52,awful,"","",""
"""

Give = Callable[..., str]


@pytest.fixture
def give(given: Path, monkeypatch: pytest.MonkeyPatch) -> Give:
    """`give(content, name)` makes a file of that content, and says how it is typed."""
    monkeypatch.chdir(given)

    def made(content: str | bytes, name: str = "moods.csv") -> str:
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return made


def test_it_is_looked_at_first_and_the_same_with_apply_writes_it_once(
    run: Terminal, give: Give, journal: Path, snapshot: Snapshots
) -> None:
    file = give(DAYLIO, "whatever.txt")
    looked = run("import", file)
    assert looked.code == 0
    assert not journal.exists()
    command = shlex.split(looked.out.splitlines()[-1])
    assert command == ["sidelog", "import", "whatever.txt", "--apply"]
    written = run(*command[1:])
    assert written.code == 0
    assert written.err.startswith("Written. One undo takes all of it back: sidelog undo\n")
    assert written.err.endswith("To be asked for one: sidelog measure track daylio-mood\n")
    snapshot("import-file", looked.out + written.out)
    assert observations(journal) == [
        ("daylio-mood", "2026-09-01", "2026-09-01T22:00+01:00", 4),
        ("daylio-mood", "2026-09-02", "2026-09-02T18:52+01:00", 1),
    ]
    before = recorded(journal)
    again = run("import", file, "--apply", "--json")
    assert (again.data["new"], again.data["already_there"]) == (0, 3)
    assert recorded(journal) == before
    assert run("undo").code == 0
    assert observations(journal) == []


def test_what_nothing_in_the_file_settles_is_asked_once(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give(UNDECIDED)
    asked = run("import", file, stdin="1\n", tty=True)
    assert asked.err.count("Which?") == 1
    assert f"sidelog import {file} --dates day-first --apply" in asked.out
    assert run("import", file, "--dates", "month-first", "--apply").code == 0
    assert [day for _, day, _, _ in observations(journal)] == ["2026-03-04", "2026-05-04"]


def test_where_nobody_can_be_asked_the_flag_is_named_with_both_readings(
    run: Terminal, give: Give, journal: Path
) -> None:
    said = refusal(run("import", give(UNDECIDED)), 2)
    assert "--dates day-first" in said
    assert "--dates month-first" in said
    assert not journal.exists()


def test_an_answer_that_is_none_reads_nothing(run: Terminal, give: Give) -> None:
    said = run("import", give(UNDECIDED), stdin="\nx\n3\n", tty=True)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("Type a number from 1 to 2") == 3
    assert "Or say it: --dates" in said.err
    word = run("import", "moods.csv", stdin="5\nmonth-first\n", tty=True)
    assert "--dates month-first --apply" in word.out


def test_which_of_two_days_counts_is_asked_and_can_be_said(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give("date of visit,date of letter,x\n2026-05-01,2026-05-09,0.5\n")
    assert '--day "date of letter" (2026-05-09)' in refusal(run("import", file), 2)
    asked = run("import", file, stdin="2\n", tty=True, columns=200)
    assert f'sidelog import {file} --day "date of letter" --apply' in asked.out
    assert run("import", file, "--day", "date of letter", "--apply").code == 0
    assert [day for _, day, *_ in observations(journal)] == ["2026-05-09"]
    assert "makes no use of --day" in refusal(run("import", give(DAYLIO), "--day", "x"), 2)


def test_beside_the_day_that_was_said_a_column_can_be_left_out_and_the_others_stay(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give("visit day,letter day,x,km\n2026-05-01,2026-05-09,0.5,3\n")
    looked = run("import", file, "--day", "visit day")
    assert "If a column is not to come in, say so" in looked.out
    looked = run("import", file, "--day", "visit day", "--leave-out", "x")
    assert run(*shlex.split(looked.out.splitlines()[-1])[1:]).code == 0
    assert [(name, day) for name, day, *_ in observations(journal)] == [("km", "2026-05-01")]


def test_without_a_file_it_is_asked_which(run: Terminal) -> None:
    assert "Which file is to be imported?" in refusal(run("import"), 2)


def test_a_question_without_choices_takes_any_words(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give(DAYLIO.replace("good", "chuffed").replace("awful", "gutted"))
    command = ("import", file)
    assert '--words "chuffed=.., gutted=.."' in refusal(run(*command), 2)
    asked = run(*command, stdin="chuffed=4, gutted=1\n", tty=True, columns=200)
    assert f'sidelog import {file} --words "chuffed=4, gutted=1" --apply' in asked.out
    assert run(*command, "--words", "chuffed=4, gutted=1", "--apply").code == 0
    assert [value for *_, value in observations(journal)] == [4, 1]


def test_the_order_and_then_the_year_of_days_without_one_are_asked_for(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give("date,mood\n3/4,7\n3/5,2\n")
    asked = run("import", file, stdin="month-first\n2025\n", tty=True, columns=200)
    assert f"sidelog import {file} --dates month-first --year 2025 --apply" in asked.out
    year = ("--dates", "month-first", "--year", "2025")
    assert run("import", "csv", file, *year, "--apply").code == 0
    assert [day for _, day, *_ in observations(journal)] == ["2025-03-04", "2025-03-05"]
    assert "makes no use of --year" in refusal(run("import", give(DAYLIO), "--year", "2025"), 2)


def test_what_cannot_be_read_is_left_out_and_strictly_nothing_comes_in(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give("date,mood\n2026-05-01,7\n2026-05-02,x\n2026-02-30,2\n")
    refused = run("import", file, "--apply", "--strict")
    assert (refused.code, refused.out) == (65, "")
    assert "Correct it, or leave --strict out." in refused.err
    assert not journal.exists()
    taken = run("import", "--apply", file)
    assert taken.code == 0
    assert "In 2 places something was left out:" in taken.out
    assert [value for *_, value in observations(journal)] == [7]


def test_a_whole_journal_comes_back_from_its_json(
    run: Terminal, give: Give, tmp_path: Path
) -> None:
    give("")
    assert run("dose", "kratom", "4g").code == 0
    assert run("export", "json", "-o", "all.json").code == 0
    other = tmp_path / "other.db"
    looked = run("import", "all.json", "--journal", str(other))
    assert f"sidelog import json all.json --apply --journal {other}" in looked.out
    assert run("import", "all.json", "--apply", "--journal", str(other)).code == 0
    assert len(doses(other)) == 1


def test_a_journal_is_no_export(run: Terminal, give: Give, journal: Path) -> None:
    give("")
    assert run("log", "mood=5").code == 0
    said = refusal(run("import", str(journal)), 2)
    assert "is a journal of sidelog, not an export." in said
    assert "sidelog merge" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\0\1\2\3" * 50, "moods.csv"),
        (b"PK\x03\x04" + bytes(30), "moods.csv begins as a zip archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "moods.csv"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    run: Terminal, give: Give, content: bytes, words: str
) -> None:
    assert words in refusal(run("import", give(content)), 65)


def test_an_archive_of_nothing_that_is_known_is_refused(run: Terminal, give: Give) -> None:
    give("")
    with zipfile.ZipFile("photos.zip", "w") as packed:
        packed.writestr("a.jpg", b"\xff\xd8")
    Path("photos.zip").chmod(0o600)
    assert "photos.zip" in refusal(run("import", "photos.zip"), 65)


def test_on_a_terminal_it_is_said_how_far_it_is(
    run: Terminal, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring_file, "_OFTEN", 2)
    file = give("date,mood\n2026-05-01,7\n2026-05-02,2\n2026-05-03,4\n")
    seen = run("import", file, tty=True).err
    assert seen.startswith("\r2 read")
    assert seen.endswith("\r")
    assert run("import", file).err == ""
    assert run("import", file, "--plain", tty=True).err == ""


def test_of_very_many_columns_the_first_are_listed_and_the_others_counted(
    run: Terminal, give: Give
) -> None:
    names = ",".join(f"c{n}" for n in range(300))
    shown = run("import", give(f"date,{names}\n2026-05-01{',7' * 300}\n2026-05-02{',9' * 300}\n"))
    assert len(shown.out.splitlines()) < 120
    assert "  and 201 more; --json has all of them\n" in shown.out


TWICE = "date,mood level\n2026-09-01,5\n2026-09-01,8\n2026-09-02,4\n"


def test_several_values_of_a_day_are_one_which_is_asked_once_and_is_the_measures_own(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give(TWICE)
    said = refusal(run("import", file), 2)
    assert "Say --several mean (their mean, 6.5) or --several maximum (the highest, 8)" in said
    asked = run("import", file, stdin="2\n", tty=True)
    command = shlex.split(asked.out.splitlines()[-1])
    assert command == ["sidelog", "import", file, "--several", "maximum", "--apply"]
    assert "  1 more value is counted in that of its day\n" in asked.out
    run(*command[1:])
    assert [value for *_, value in observations(journal)] == [8, 4]
    before = recorded(journal)
    again = run("import", file, "--apply", "--json")  # now the measure says it
    assert (again.data["new"], again.data["left_out"]) == (0, 0)
    assert recorded(journal) == before
    run("undo")
    assert observations(journal) == []


def test_where_one_thing_was_asked_another_takes_what_is_said(run: Terminal, give: Give) -> None:
    file = give("date,pain\n03/04/2026,3\n03/04/2026,5\n05/04/2026,2\n")
    asked = run("import", file, stdin="1\n", tty=True)
    assert asked.err.count("Which?") == 1
    assert "what counts? Taken: their mean, 4 (else --several)." in " ".join(asked.err.split())
    assert "--dates day-first --several mean --apply" in asked.out
    doses = give("date,medicine,dose\n03/04/2026,Ibuprofen,400\n05/04/2026,Ibuprofen,\n", "m.csv")
    asked = run("import", doses, stdin="1\n", tty=True)
    assert asked.err.count("Which?") == 1
    assert "Taken: left open, and what needs it is left out (else --unit)." in " ".join(
        asked.err.split()
    )
    assert "'400' has no unit; say --unit mg" in " ".join(asked.out.split())
    assert '--dates day-first --unit "?" --apply' in " ".join(asked.out.split())


def test_what_was_said_is_an_answer_and_nothing_else_is_asked(run: Terminal, give: Give) -> None:
    file = give("date,pain\n03/04/2026,3\n03/04/2026,5\n05/04/2026,2\n")
    assert run("import", file).code == 2
    said = run("import", file, "--dates", "day-first")
    assert said.code == 0
    assert "Taken: their mean, 4 (else --several)." in " ".join(said.err.split())
    assert "--dates day-first --several mean --apply" in said.out


def test_whose_lines_are_meant_is_asked_and_the_others_are_counted(
    run: Terminal, give: Give
) -> None:
    file = give("date,name,mood\n2026-09-01,Anna,5\n2026-09-01,Ben,8\n" * 2)
    assert "--where name=Anna (Anna, 2 lines)" in refusal(run("import", file), 2)
    asked = run("import", file, stdin="2\n", tty=True)
    assert "2 with Ben; 2 without it are left out" in " ".join(asked.out.split())
    assert f"sidelog import {file} --where name=Ben --apply" in asked.out
    all_of_them = run("import", file, stdin="3\n", tty=True)
    assert '--where "name=*"' in all_of_them.out


def test_what_is_said_of_tables_alone_is_refused_for_other_files(run: Terminal, give: Give) -> None:
    file = give(DAYLIO)
    said = refusal(run("import", file, "--several", "mean", "--no-header"), 2)
    assert "it makes no use of --several and --header" in said
    assert run("import", file, "--words", "rad=4").code == 0


def test_of_what_was_after_midnight_it_is_said_whose_day_it_is(run: Terminal, give: Give) -> None:
    file = give("time,flights\n2026-09-01 23:00,5\n2026-09-02 01:30,8\n2026-09-02 09:00,2\n")
    shown = run("import", file)
    assert (
        "  1 entry from after midnight is of the day before: your day begins at 04:00" in shown.out
    )
    assert "3 lines, 2 days" in shown.out


def test_one_file_comes_in_at_a_time(run: Terminal, give: Give) -> None:
    said = refusal(run("import", give("date,mood\n2026-09-01,5\n"), "other.csv"), 2)
    assert said.startswith("One file at a time: after")


def test_the_files_of_several_months_are_one_measure_and_come_in_once(
    run: Terminal, give: Give, journal: Path
) -> None:
    months = [(4, 2, 5), (6, 8, 4), (9, 0, 10)]
    for _ in range(2):
        for month, numbers in enumerate(months, start=1):
            rows = (f"2026-0{month}-0{day},{one}" for day, one in enumerate(numbers, start=1))
            assert run("import", give("\n".join(["date,mood", *rows])), "--apply").code == 0
    found = observations(journal)
    assert len(found) == 9
    assert {one[0] for one in found} == {"mood-0-10"}


def test_what_is_not_read_is_named_however_much_is(run: Terminal, give: Give) -> None:
    names = ",".join(f"c{n}" for n in range(60))
    shown = run(
        "import", give(f"date,{names},id\n2026-05-01{',7' * 60},1\n2026-05-02{',9' * 60},2\n")
    )
    assert "  id  not read: " in shown.out


def test_only_a_measure_is_new(run: Terminal, give: Give) -> None:
    shown = run("import", give("date,day\n2026-05-01,7\n2026-05-02,9\n"))
    assert "  date  day\n" in shown.out


def test_a_preview_says_how_one_column_is_corrected_and_the_command_keeps_it(
    run: Terminal, give: Give, journal: Path
) -> None:
    file = give("day,km,stock\n2026-09-01,5,30\n2026-09-02,6,29\n")
    assert "--leave-out COLUMN" in run("import", file).out
    looked = run("import", file, "--leave-out", "stock", "--unit", "mg")
    assert looked.code == 2
    assert "makes no use of --unit" in looked.err
    looked = run("import", file, "--leave-out", "stock")
    assert "--leave-out COLUMN" not in looked.out
    assert run(*shlex.split(looked.out.splitlines()[-1])[1:]).code == 0
    assert [name for name, *_ in observations(journal)] == ["km", "km"]


def test_the_file_of_an_application_has_no_columns_to_correct(run: Terminal, give: Give) -> None:
    refused = run("import", give(DAYLIO), "--note", "activities")
    assert refused.code == 2
    assert "it makes no use of --note" in refused.err


def test_each_product_has_the_unit_that_is_said_of_it(run: Terminal, give: Give) -> None:
    file = give("date,Paracetamol,Kratom\n2026-05-01,500,4\n2026-05-02,1000,3\n")
    asked = run("import", file)
    assert asked.code == 2
    assert (
        "of Paracetamol (500 in line 2), and of Kratom (4 in line 2)? Of one alone: " in asked.err
    )
    said = run("import", file, "--unit", "kratom=g", "--unit", "mg")
    assert "2 doses, 500 to 1000 mg" in said.out
    assert "2 doses, 3 to 4 g" in said.out
    assert "--unit mg --unit kratom=g --apply" in " ".join(said.out.split())
    twice = run("import", file, "--unit", "g", "--unit", "mg")
    assert (twice.code, "two units of all amounts" in twice.err) == (2, True)


@pytest.mark.parametrize(
    "header", ["Sleep Duration,Sleep Duration (Seconds),Sleep Duration w/Naps", "Mood,x,mood"]
)
def test_columns_that_are_called_alike_are_the_same_measures_again(
    run: Terminal, give: Give, header: str
) -> None:
    cells = ("6:53,24780,7:23", "8:08,29280,8:38", "7:00,25200,7:30")
    cells = cells if "Sleep" in header else ("3,0.5,6", "4,0.5,7", "2,0.5,5")
    rows = "".join(f"2026-05-{day:02},{one}\n" for day, one in enumerate(cells, 1))
    file = give(f"date,{header}\n{rows}")
    assert run("import", file, "--apply", "--json").data["new"] == 9
    assert run("import", file, "--json").data["new"] == 0
    left = run("import", file, "--leave-out", header.rpartition(",")[2], "--json")
    assert (left.data["new"], left.data["left_out"]) == (0, 0)
