"""`sidelog import csv`: what is skipped, refused, or already there."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from sidelog.cli.host import Host
from sidelog.cli.main import main
from tests.cli.transcripts import refusal
from tests.cli.transfers import ADD, Bring, doses, observations
from tests.journal.files import rows
from tests.terminal import Terminal


def test_a_skipped_day_is_recorded_as_one(bring: Bring, journal: Path) -> None:
    content = "day,mood\n2026-09-01,skip\n2026-09-02,0\n2026-09-03,\n"
    result = bring(content, "--day", "day", "--measure", "mood", "--apply")
    assert observations(journal) == [
        ("mood", "2026-09-01", None, None),
        ("mood", "2026-09-02", None, 0),
    ]
    assert "1 value, 0, 1 day skipped" in result.out
    assert "1 empty cell: nothing is recorded for it" in result.out


def test_a_file_may_have_nothing_but_skipped_days_or_nothing_at_all(bring: Bring) -> None:
    flags = ("--day", "day", "--measure", "mood")
    skipped = bring("day,mood\n2026-09-01,skip\n", *flags).out
    assert "mood: 0 to 10, as in the journal; 1 day skipped\n" in skipped
    nothing = bring("day,mood\n2026-09-01,\n", *flags).out
    assert nothing.splitlines()[-4:] == [
        "1 line: 0 entries new to the journal, 0 there already",
        "  1 empty cell: nothing is recorded for it",
        "  1 line says no more than its day",
        "There is nothing to write.",
    ]


def test_a_day_keeps_the_value_that_it_has(bring: Bring, run: Terminal) -> None:
    assert run("log", "mood=6", "--on", "2026-09-01").code == 0
    assert run("log", "mood=4", "--on", "2026-09-02").code == 0
    content = "day,mood\n2026-09-01,5\n2026-09-02,4\n2026-09-03,3\n2026-09-03,3\n2026-09-03,2\n"
    data = bring(content, "--day", "day", "--measure", "mood", "--json").data
    assert (data["new"], data["already_there"], data["repeated"]) == (1, 1, 0)
    change = "to change it: sidelog log mood=5 --on 2026-09-01"
    assert [error["reason"] for error in data["errors"]] == [
        f"mood of Tue 1 Sep 2026 is 6 already; {change}",
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
    assert (data["new"], data["already_there"], data["new_products"]) == (4, 1, {})
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
        ("x" * 201, "1g", "The name has 201 characters"),
        ("a\x07b", "1g", "The name is one line, and has U+0007"),
        ("kratom", "1e-320 µg", "'1e-320 µg' is less than can be meant"),
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


def test_an_export_has_nothing_new_where_its_measure_was_retired_since(
    bring: Bring, run: Terminal
) -> None:
    assert run("measure", "add", "happy", "--range", "0..10").code == 0
    assert run("log", "happy=7").code == 0
    assert run("measure", "retire", "happy").code == 0
    content = run("export", "csv").out
    assert bring(content, "--json").data["errors"] == []
    another = content.replace("-4000-8000-", "-4000-8888-")
    (error,) = bring(another, "--json").data["errors"]
    assert error["reason"].startswith("the measure happy is retired; bring it back first")


def test_a_name_that_no_measure_can_have_is_an_error(bring: Bring) -> None:
    content = "day,気分\n2026-09-01,5\n"
    errors = bring(content, "--day", "day", "--measure", "気分", *ADD, "--json").data["errors"]
    assert "cannot be the name of a measure" in errors[0]["reason"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--at", "day"), "No column is named that says what to record."),
        (("--day", "dya"), "has no column 'dya'"),
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
    assert "is no name that a file can have" in refusal(run("import", "csv", str(long)), 2)
    locked.write_text("")
    assert "is empty" in refusal(run("import", "csv", str(locked)), 65)


def test_every_flag_is_in_the_command_to_copy(bring: Bring, given: Path) -> None:
    flags = "--day d --amount a --dates day-first --decimal comma --unit mg --better higher"
    shown = bring("d;a\n1.9.2026;0,5\n", *flags.split())
    assert shown.out.splitlines()[-1] == (f"  sidelog import {given / 'file.csv'} {flags} --apply")


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
    assert main(["import", "csv", "-", *flags], host=host) == 0
    assert rows(journal, "SELECT text FROM note") == [("a\r\nb",), ("é",)]
    out = BytesIO()
    ascii_only = TextIOWrapper(out, encoding="ascii", newline="\n")
    assert main(["export", "csv"], host=host._replace(stdout=ascii_only)) == 0
    ascii_only.flush()
    assert b'"a\r\nb"' in out.getvalue()


CHANGES = """\
Date,Change
2026-01-05,Started finasteride 1mg daily
2026-03-10,Added minoxidil 5% twice daily
2026-06-01,Reduced finasteride to 0.5mg
2026-08-15,Stopped minoxidil
2026-09-01,Blood test
"""
LOGGED = """\
Day,Name,Amount,Vitamin D (IU),Category
2026-08-01,Aspirin,81 mg,,
2026-08-01,Vitamin D,3000 IU,,Vitamins
2026-08-01,Salmon,73 g,423,Fish
2026-08-02,Aspirin,81 mg,,
2026-08-02,Vitamin D,3000 IU,,Vitamins
2026-08-02,Salmon,148 g,858,Fish
2026-08-02,Milk,200 g,90,Dairy
2026-08-03,Aspirin,81 mg,,
"""


@pytest.mark.parametrize("content", [CHANGES, LOGGED])
def test_what_an_import_made_known_changes_no_reading(
    run: Terminal, given: Path, content: str
) -> None:
    file = given / "grown.csv"
    file.write_text(content)
    first = run("import", str(file), "--apply", "--json")
    assert first.data["new"] > 0
    again = run("import", str(file), "--json")
    assert (again.data["new"], again.data["already_there"]) == (0, first.data["new"])
    # Nor does it when the person goes on with what the file named.
    product = "minoxidil" if "minoxidil" in content else "aspirin"
    assert run("dose", product, "2 mg").code == 0
    assert run("import", str(file), "--json").data["new"] == 0


def test_what_an_import_made_known_is_known_in_another_file(run: Terminal, given: Path) -> None:
    first, other = given / "first.csv", given / "other.csv"
    first.write_text("Date,Foobarine (tablets)\n2026-08-01,2\n2026-08-02,1\n")
    other.write_text("Date,Foobarine,Mood\n2026-08-03,yes,5\n2026-08-04,no,6\n")
    assert run("import", str(first), "--apply").code == 0
    assert "doses of Foobarine" in run("import", str(other)).out


def test_no_dose_is_left_out_since_something_else_was_said(run: Terminal, given: Path) -> None:
    file = given / "doses.csv"
    file.write_text("Date,Cigarettes,Kratom\n03/04/2026,3,4\n05/04/2026,2,6\n")
    asked = run("import", str(file), "--dates", "day-first", "--apply")
    assert asked.code == 2
    assert "--unit" in asked.err
