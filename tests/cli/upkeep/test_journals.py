"""`journals`, and a journal by its name: what a name means, and where it is said."""

import os
from pathlib import Path

import pytest

from sidelog.settings import load
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal lies if nothing says otherwise."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "sidelog" / "journal.db"


@pytest.fixture
def home(run: Terminal, usual: Path) -> Terminal:
    """`run`, where nothing says where the journal lies."""
    assert not usual.exists()
    return Terminal(run.now, {**run.environ, "SIDELOG_JOURNAL": ""})


@pytest.fixture
def two(home: Terminal, usual: Path) -> Terminal:
    """Two people's journals: anna's at a path, ben's where sidelog puts it."""
    home("log", "mood=5")
    anna = usual.with_name("a.db")
    assert home("journals", "add", "anna", str(anna)).code == 0
    assert home("log", "mood=6", "--journal", "anna").made == str(anna)
    assert home("journals", "add", "ben").code == 0
    return home


# The names


def test_names_are_given_listed_changed_and_forgotten(
    two: Terminal, tmp_path: Path, snapshot: Snapshots
) -> None:
    shown = transcript(
        two,
        "journals",
        "journals rename anna aunt",
        "journals forget ben",
        "journals --json",
    )
    snapshot("journals", shown.replace(str(tmp_path), "HOME"))


def test_without_names_the_one_that_is_used_is_listed_with_how_to_name_it(
    run: Terminal, journal: Path, usual: Path
) -> None:
    assert not usual.exists()
    listed = run("journals")
    assert listed.out.splitlines() == [
        "(no name)  [in use]",
        f"  {journal}",
        "  not there yet, or no more",
    ]
    assert listed.err == "A name for one: sidelog journals add NAME PATH\n"


def test_the_file_of_a_name_that_is_a_persons_says_nothing_of_them(
    two: Terminal, usual: Path
) -> None:
    two("journals", "add", "carl")
    names = [
        one["path"] for one in two("journals", "--json").data if one["name"] in {"ben", "carl"}
    ]
    assert names == [str(usual.with_name(f"journal-{number}.db")) for number in (2, 3)]
    assert two("log", "mood=4", "--journal", "ben").made == names[0]


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("add", "a/b"), 2, "'a/b' cannot be the name of a journal."),
        (("add", "a.db"), 2, "'a.db' cannot be the name of a journal."),
        (("add", "two words"), 2, "'two words' cannot be the name of a journal."),
        (("add", "ANNA"), 65, "The journal "),
        (("rename", "ben", "anna"), 65, "The journal "),
        (
            ("rename", "bem", "carl"),
            1,
            "No journal is called 'bem'.\nDid you mean ben? The names: ",
        ),
        (("forget", "zoe"), 1, "No journal is called 'zoe'.\nThe names: sidelog journals."),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    two: Terminal, argv: tuple[str, ...], code: int, words: str
) -> None:
    with nothing_changes(Path(two.environ["SIDELOG_CONFIG"])):
        assert refusal(two("journals", *argv), code).startswith(words)


def test_a_journal_has_one_name_and_is_a_file(two: Terminal, usual: Path) -> None:
    said = refusal(two("journals", "add", "again", str(usual.with_name("a.db"))), 65)
    assert said.endswith(
        "is called anna already.\nAnother name: sidelog journals rename anna again\n"
    )
    said = refusal(two("journals", "add", "folder", str(usual.parent)), 74)
    assert "is a folder, not a journal." in said


def test_a_name_may_get_other_capitals(two: Terminal) -> None:
    assert two("journals", "rename", "anna", "Anna").code == 0
    assert list(load(two.environ, {}).journals) == ["Anna", "ben"]


def test_a_folder_for_a_new_journal_that_cannot_be_made_is_said(
    run: Terminal, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (given / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(given / "file"))
    said = refusal(run("journals", "add", "anna"), 73)
    assert said.endswith("Say a path: sidelog journals add anna PATH\n")


def test_what_the_person_wrote_beside_the_names_stays(two: Terminal) -> None:
    file = Path(two.environ["SIDELOG_CONFIG"])
    file.write_text(f"# mine\nregion = 'GB'\n\n{file.read_text()}")
    two("journals", "forget", "anna")
    assert file.read_text().startswith("# mine\nregion = 'GB'\n")
    two("journals", "forget", "ben")
    assert "journals" not in file.read_text()


@pytest.mark.parametrize("words", ["journals = 1", "journals = {anna = 1}", "journals = {a = ''}"])
def test_names_that_are_none_are_said(run: Terminal, words: str) -> None:
    file = Path(run.environ["SIDELOG_CONFIG"])
    file.parent.mkdir(mode=0o700)
    file.write_text(words)
    file.chmod(0o600)
    assert refusal(run("show"), 78).startswith(f"journals in {file} should be ")


# What is to be seen of each


def test_a_look_says_what_each_file_is_and_changes_none(
    two: Terminal, usual: Path, given: Path
) -> None:
    (given / "text.db").write_text("no journal" * 99)
    (given / "empty.db").touch()
    (given / "dark.db").write_bytes(os.urandom(4096))
    (given / "dark.key.age").write_bytes(b"age")
    torn = given / "torn.db"
    torn.write_bytes(usual.read_bytes()[:4096] + bytes(4096))
    for name in ("text", "empty", "dark", "torn"):
        two("journals", "add", name, str(given / f"{name}.db"))
    (given / "stick").mkdir()
    two("journals", "add", "stick", str(given / "stick" / "journal.db"))
    (given / "stick").rmdir()
    with nothing_changes(usual), nothing_changes(torn):
        data = {one["name"]: one for one in two("journals", "--json").data}
        said = two("journals").out
    assert {name: one["state"] for name, one in data.items()} == {
        "anna": "not encrypted",
        "ben": "missing",
        "text": "not a journal",
        "empty": "empty",
        "dark": "encrypted",
        "torn": "unreadable",
        "stick": "missing",
        None: "not encrypted",
    }
    assert data["anna"]["entries"] == 1
    assert data["anna"]["last_day"] == "2026-11-22"
    for words in (
        "  missing: its folder is not there\n",
        "  empty: the first entry begins it\n",
        "  encrypted, 4 kB\n",
        "  unreadable, 8 kB; look: sidelog check --journal PATH\n",
    ):
        assert words in said


# What a name means


def test_a_name_is_a_journal_wherever_one_is_said(two: Terminal, usual: Path) -> None:
    other = str(usual.with_name("a.db"))
    assert two("where", "--json", "--journal", "ANNA").data["journal"] == other
    assert two("where", "--json", env={"SIDELOG_JOURNAL": "anna"}).data["journal"] == other
    two("settings", "journal", "anna")
    assert two("where", "--json").data["journal"] == other


def test_a_name_that_is_not_known_is_refused_and_makes_nothing(
    two: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "home")
    words = (
        "No journal is called 'ana'.\nDid you mean anna? The names: sidelog journals. "
        "A file of that name: ./ana\n"
    )
    for argv in (("log", "mood=5"), ("show",)):
        assert refusal(two(*argv, "--journal", "ana"), 2) == words
        said = refusal(two(*argv, env={"SIDELOG_JOURNAL": "ana"}), 78)
        assert said == f"SIDELOG_JOURNAL: {words}"
    assert not (tmp_path / "home" / "ana").exists()
    listed = two("journals", env={"SIDELOG_JOURNAL": "ana"})
    assert (listed.code, listed.err) == (0, "SIDELOG_JOURNAL: No journal is called 'ana'.\n")
    assert two("journals", "forget", "ben", env={"SIDELOG_JOURNAL": "ana"}).code == 0


def test_a_file_in_this_folder_goes_on_to_be_found_by_its_bare_word(
    two: Terminal, usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "home")
    assert two("log", "mood=5", "--journal", "./mine").code == 0
    here = str(tmp_path / "home" / "mine")
    assert two("where", "--json", "--journal", "mine").data["journal"] == here
    (tmp_path / "home" / "mine").rename(tmp_path / "home" / "anna")
    said = refusal(two("show", "--journal", "anna"), 2)
    assert said == (
        "'anna' could be the journal anna or the file anna in this folder.\n"
        f"Say {usual.with_name('a.db')} or ./anna.\n"
    )
    monkeypatch.chdir(usual.parent)
    (usual.parent / "a.db").rename(usual.parent / "ben")
    two("journals", "rename", "ben", "b2")
    two("journals", "add", "ben", str(usual.parent / "ben"))
    assert two("show", "--journal", "ben").code == 0  # both are the same file


# Where it is said


def test_what_is_written_says_whose_it_is(two: Terminal) -> None:
    for argv, words in (
        (("log", "mood=4"), "anna: today, Sun 22 Nov 2026: mood 4, replacing 6"),
        (("dose", "kratom", "4g"), "anna: today, Sun 22 Nov 2026: kratom, 4 g (1st today)"),
        (("undo",), "anna: Undone: dose kratom 4g --journal anna"),
        (("delete", "o1", "--yes"), "anna: Deleted: o1."),
    ):
        assert two(*argv, "--journal", "anna").out.startswith(words)
    assert two("log", "mood=5", "--json", "--journal", "anna").envelope["journal"] == "anna"
    assert two("log", "mood=6").out.startswith("the usual journal: ")


def test_what_is_shown_says_whose_it_is(two: Terminal) -> None:
    for argv in (("show",), ("trends", "mood"), ("history",), ("search", "mood"), ("check",)):
        assert two(*argv, "--journal", "anna").out.startswith("anna: "), argv


def test_of_a_command_without_an_answer_nothing_is_said_to_be_recorded(
    two: Terminal, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    assert two("report", "-o", str(page), "--journal", "anna").out == ""


def test_a_command_to_type_is_about_the_same_journal(two: Terminal) -> None:
    assert "sidelog --journal anna log  the 3 still open" in two("--journal", "anna").out
    refused = two("measure", "restore", "nonsense", "--journal", "anna")
    assert "sidelog --journal anna measure" in refused.err
    shown = two("--journal", "anna", "--json")
    assert "sidelog --journal anna" not in shown.out
    assert "--journal" not in two().out


def test_a_path_to_a_named_journal_is_as_its_name(two: Terminal, usual: Path) -> None:
    link = usual.with_name("link.db")
    link.symlink_to(usual.with_name("a.db"))
    assert two("log", "mood=4", "--journal", str(link)).out.startswith("anna: ")
    other = usual.with_name("other.db")
    assert two("log", "mood=4", "--journal", str(other)).out.startswith("other.db: ")


def test_before_anything_is_asked_it_is_said_once_whose_it_is(two: Terminal) -> None:
    asked = two("log", "--journal", "anna", stdin="1\n\n\n\n", tty=True)
    assert asked.err.count("This is about: anna\n") == 1
    assert asked.out.startswith("anna: ")
    assert "This is about: anna" in two("delete", "o1", "--journal", "anna", tty=True).err


def test_the_first_look_of_the_day_says_whose_it_is(two: Terminal) -> None:
    assert two("--journal", "anna").out.startswith("anna: Sunday 22 November 2026\n")
    assert two(env={"SIDELOG_JOURNAL": "anna"}).out.startswith("anna: Sunday")
    assert two("--json", "--journal", "anna").envelope["journal"] == "anna"


def test_where_no_journal_has_a_name_none_is_said(run: Terminal) -> None:
    assert run("log", "mood=5").out.startswith("today, Sun 22 Nov 2026: mood 5")
    assert "journal" not in run("log", "mood=6", "--json").envelope


def test_a_shell_completes_the_names(two: Terminal) -> None:
    assert two("--names", "journals").out == "anna\nben\n"


def test_a_page_says_whose_it_is_and_its_file_does_not(two: Terminal, given: Path) -> None:
    page = given / "page.txt"
    assert two("report", "-o", str(page), "--journal", "anna").err.endswith("It is about: anna\n")
    assert "\nJournal: anna\n" in page.read_text("utf-8")
    written = two("report", "--json", "-o", str(given / "page.json"), "--journal", "anna")
    assert '"journal": "anna"' in (given / "page.json").read_text("utf-8")
    assert "anna" not in str(written.data["file"])
    assert ". Journal: anna. " in two("report", "--brief", "--journal", "anna").out
    # A journal without a name of its own has none there, though others have one.
    assert "Journal:" not in two("report", "--preview").out


def test_a_name_is_not_given_to_a_place_where_no_journal_can_be_made(
    home: Terminal, tmp_path: Path
) -> None:
    place = tmp_path / "b" / "bert.db"
    said = refusal(home("journals", "add", "bert", str(place), columns=200), 73)
    assert f"There is no folder {place.parent}." in said
    command = f"sidelog where --new --journal {place}"
    assert command in said
    assert home(*command.split()[1:]).code == 0
    assert home("journals", "add", "bert", str(place)).code == 0
    assert home("log", "mood=5", "--journal", "bert").code == 0
