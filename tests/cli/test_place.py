"""Where a journal lies: said when it is made, and never begun anew by a path that leads nowhere."""

import shutil
from pathlib import Path

import pytest

from tests.cli.transcripts import refusal
from tests.terminal import Terminal

REFUSED = (
    ("log", "moood=5"),
    ("log", "mood=11"),
    ("dose", "kratom"),
    ("event", "stop"),
    ("edit", "d1", "--amount", "3g"),
    ("delete", "n1", "--yes"),
    ("undo",),
    ("redo",),
    ("measure", "edit", "mood"),
    ("measure", "delete", "leg-cramps", "--yes"),
    ("product", "edit", "kratom", "--usual", "4g"),
    ("profile", "name", "--forget"),
)
"""Commands that write, and are refused in a journal that is not there."""


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal lies if nothing says otherwise; neither it nor its folder is there."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "sidelog" / "journal.db"


@pytest.fixture
def by_itself(run: Terminal, usual: Path) -> Terminal:
    """`run`, where nothing says where the journal lies."""
    assert not usual.exists()
    return Terminal(run.now, {**run.environ, "SIDELOG_JOURNAL": ""})


# A first journal


def test_a_first_journal_is_said_to_be_made_and_where_once(run: Terminal, journal: Path) -> None:
    assert run("log", "mood=5").made == str(journal)
    assert run("log", "mood=6").made == ""


def test_as_json_it_is_a_member_of_the_envelope_and_no_words(run: Terminal, journal: Path) -> None:
    answer = run("log", "mood=5", "--json")
    assert (answer.made, answer.err) == (str(journal), "")


def test_by_itself_it_lies_in_a_folder_of_its_own(by_itself: Terminal, usual: Path) -> None:
    assert by_itself("log", "mood=5").made == str(usual)


@pytest.mark.parametrize("argv", REFUSED, ids=" ".join)
def test_a_refused_first_command_leaves_nothing(
    by_itself: Terminal, usual: Path, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    assert by_itself(*argv).code in {1, 2, 65}
    assert not usual.parent.exists()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("argv", REFUSED, ids=" ".join)
def test_an_empty_file_that_was_there_stays(
    run: Terminal, journal: Path, argv: tuple[str, ...]
) -> None:
    journal.touch(mode=0o600)
    assert run(*argv).code in {1, 2, 65}
    assert journal.read_bytes() == b""


@pytest.mark.parametrize("argv", [("report",), ("report", "--preview"), ("export", "csv")])
def test_a_journal_of_nothing_makes_no_page(run: Terminal, argv: tuple[str, ...]) -> None:
    run("log", "mood=5")
    run("undo")
    assert refusal(run(*argv), 1) == "Nothing is recorded yet.\nBegin with: sidelog log\n"


# A path that leads nowhere


def test_a_path_that_was_typed_to_be_read_names_the_journal_that_is_there(
    begun: Terminal, journal: Path
) -> None:
    typed = journal.with_name("jurnal.db")
    for argv in ((), ("show",), ("measure", "list"), ("undo",), ("edit", "d1")):
        assert refusal(begun(*argv, "--journal", str(typed)), 66) == (
            f"There is no journal at {typed}.\nCheck the path. There is one at {journal}\n"
        )


def test_it_names_the_usual_one_where_that_is_there(by_itself: Terminal, usual: Path) -> None:
    by_itself("log", "mood=5")
    said = refusal(by_itself("show", "--journal", str(usual.with_name("other.db"))), 66)
    assert said.endswith(f"Check the path. There is one at {usual}\n")
    shutil.rmtree(usual.parent)
    said = refusal(by_itself("show", "--journal", str(usual)), 66)
    assert said.endswith("\nCheck the path.\n")


@pytest.mark.parametrize("by", ["--journal", "SIDELOG_JOURNAL", "the settings file"])
def test_a_path_whose_folder_is_missing_is_refused(
    by_itself: Terminal, given: Path, by: str
) -> None:
    stick = given / "stick" / "journal.db"
    flag: tuple[str, ...] = ()
    env = {}
    if by == "--journal":
        flag = ("--journal", str(stick))
    elif by == "SIDELOG_JOURNAL":
        env = {by: str(stick)}
    else:
        by_itself("settings", "journal", str(stick))
    words = f"There is no folder {stick.parent}, where {by} says that the journal lies.\n"
    assert refusal(by_itself("show", *flag, env=env), 66) == f"{words}Check the path.\n"
    assert refusal(by_itself(*flag, env=env), 66) == f"{words}Check the path.\n"
    make = " ".join(("sidelog where --new", *flag))
    said = refusal(by_itself("log", "mood=5", *flag, env=env), 73)
    assert said == f"{words}Check the path. To make the folder: {make}\n"
    for begun in (("log", *flag), flag):  # and nothing is asked first
        asked = by_itself(*begun, env=env, tty=True)
        assert (asked.code, asked.err.split()) == (73, said.split())
    assert not stick.parent.exists()
    assert by_itself("where", "--new", *flag, env=env).err == (
        f"Made, for you alone: {stick.parent}\n"
    )
    assert by_itself("log", "mood=5", *flag, env=env).made == str(stick)
    assert by_itself("where", "--new", *flag, env=env).err == f"{stick.parent} is there already.\n"


def test_a_folder_that_cannot_be_made_is_said(run: Terminal, given: Path) -> None:
    file = given / "file"
    file.write_text("")
    said = refusal(run("where", "--new", "--journal", str(file / "journal.db")), 73)
    assert said == f"{file} is not a folder.\nName a file in a folder.\n"
    said = refusal(run("where", "--new", "--journal", str(file / "folder" / "journal.db")), 73)
    assert said == f"{file / 'folder'} cannot be made: Not a directory.\n"


def test_a_path_that_was_typed_to_begin_with_is_begun(run: Terminal, journal: Path) -> None:
    other = journal.with_name("other.db")
    assert run("log", "mood=5", "--journal", str(other)).made == str(other)
    other.unlink()
    assert run("log", "--journal", str(other), stdin="q\n", tty=True).code == 0
