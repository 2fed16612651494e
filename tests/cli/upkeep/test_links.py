"""Links: a journal that is reached by one is the file that it leads to, and none is followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sidelog.journal.upkeep.checking.around import mend
from sidelog.journal.upkeep.checking.quick import seal_of
from tests.cli.upkeep.locks import NOTE, TWICE, holding
from tests.terminal import Terminal

ON = {"SIDELOG_COPIES": "on"}


@pytest.fixture
def link(journal: Path, tmp_path: Path) -> Path:
    """Leads to where the journal lies, or will lie, from a folder of its own."""
    folder = tmp_path / "linked"
    folder.mkdir(mode=0o700)
    link = folder / "link.db"
    link.symlink_to(journal)
    return link


@pytest.fixture
def linked(run: Terminal, link: Path) -> Terminal:
    """`run`, where the journal is reached by a link, with a copy and a damaged file beside it."""
    linked = Terminal(run.now, {**run.environ, **ON, "SIDELOG_JOURNAL": str(link)})
    assert linked("log", "mood=5", "-n", NOTE).code == 0
    return linked


@pytest.fixture
def others(given: Path) -> Iterator[Path]:
    """A folder of the person's own with a file; both are as they were in the end."""
    folder = given / "others"
    folder.mkdir()
    folder.chmod(0o755)
    letter = folder / "2026-11-01T000000-daily.db"
    letter.write_text("Dear Anna")
    letter.chmod(0o644)
    yield folder
    assert letter.read_text() == "Dear Anna"
    assert [place.stat().st_mode & 0o777 for place in (folder, letter)] == [0o755, 0o644]
    assert list(folder.iterdir()) == [letter]


def test_all_of_a_linked_journal_lies_beside_the_file_itself(
    linked: Terminal, link: Path, journal: Path
) -> None:
    assert linked("backup").code == 0
    assert linked("check").out == f"The journal is whole: {journal}\n"
    assert list(link.parent.iterdir()) == [link]
    folder = journal.with_name("journal.copies")
    assert {one.name for one in journal.parent.iterdir()} == {
        *("journal.db", ".journal.db.checked", "journal.copies")
    }
    assert (
        f"copies     2 copies, 672 kB, one a day, as it was after its last writing: {folder}\n"
        in linked("privacy").out
    )
    assert linked("where", "--json").data["journal"] == str(journal)
    assert len(linked("restore", "--json").data) == 2
    assert linked("journals", "--json").data[0]["in_use"]


def test_it_is_erased_with_all_of_that_and_the_link(
    linked: Terminal, link: Path, journal: Path
) -> None:
    erased = linked("erase", "--word", "ERASE")
    assert erased.out == "Erased: journal, side file, copy, folder of copies and link.\n"
    assert list(journal.parent.iterdir()) == list(link.parent.iterdir()) == []


@pytest.mark.usefixtures("quick_age")
def test_it_is_encrypted_with_its_copies(linked: Terminal, link: Path, journal: Path) -> None:
    assert linked("encrypt", stdin=TWICE, tty=True).code == 0
    assert holding(journal.parent, NOTE) == []
    assert list(link.parent.iterdir()) == [link]
    assert NOTE in linked("show").out


@pytest.mark.parametrize(
    "argv",
    [
        ("show",),
        ("log", "mood=5"),
        ("check",),
        ("restore",),
        ("backup",),
        ("erase", "--word", "ERASE"),
    ],
)
def test_links_that_lead_to_each_other_are_a_sentence(
    run: Terminal, given: Path, argv: tuple[str, ...]
) -> None:
    (given / "a.db").symlink_to(given / "b.db")
    (given / "b.db").symlink_to(given / "a.db")
    answer = run(*argv, "--journal", str(given / "a.db"))
    assert answer.code == 74
    assert f"{given / 'a.db'} cannot be reached: Too many levels" in answer.err


def test_they_are_listed_all_the_same(run: Terminal, given: Path) -> None:
    loop = given / "loop.db"
    loop.symlink_to(loop)
    run("log", "mood=5")
    assert run("journals", "add", "anna", str(given / "anna.db")).code == 0
    for argv in (("journals",), ("privacy",)):
        answer = run(*argv, "--journal", str(loop))
        assert (answer.code, "unreadable" in answer.out) == (0, True)
    assert f"{loop} is a link" in run("privacy", "--journal", str(loop)).out


def test_no_link_among_the_copies_is_followed_and_each_is_said(
    linked: Terminal, journal: Path, others: Path
) -> None:
    (letter,) = others.iterdir()
    one = journal.with_name("journal.copies") / letter.name
    one.symlink_to(letter)
    said = f"Left as it is: {one} is a link.\n"
    assert said in linked("check").err
    assert f"{one} is a link" in linked("privacy").out
    assert said in linked("restore").err
    assert str(one) not in linked("restore").out
    assert said in linked("erase", "copies", "--word", "ERASE").err
    assert one.is_symlink()


@pytest.mark.parametrize("argv", [("check",), ("erase", "--word", "ERASE"), ("log", "mood=6")])
def test_a_folder_of_copies_that_is_a_link_is_left_alone(
    run: Terminal, journal: Path, others: Path, argv: tuple[str, ...]
) -> None:
    run("log", "mood=5")
    folder = journal.with_name("journal.copies")
    folder.symlink_to(others)
    journal.chmod(0o640)
    answer = run(*argv, env=ON)
    assert answer.code == 0, answer.err
    assert f"{folder} is a link." in answer.err
    assert folder.is_symlink()


def test_the_folder_of_the_journal_is_set_right_but_through_no_link(
    run: Terminal, journal: Path, others: Path
) -> None:
    run("log", "mood=5")
    folder = journal.with_name("link")
    folder.symlink_to(others)
    assert mend(journal, folder) == ()
    journal.parent.chmod(0o750)
    (one,) = mend(journal, journal.parent)
    assert (one.path, one.mended) == (journal.parent, True)


def test_a_seal_that_is_a_link_is_neither_believed_nor_written(
    run: Terminal, journal: Path, given: Path
) -> None:
    run("log", "mood=5", "-n", "wash day")
    sealed = given / "sealed"
    seal_of(journal).rename(sealed)
    seal_of(journal).symlink_to(sealed)
    before = sealed.read_bytes()
    content = bytearray(journal.read_bytes())
    content[content.rindex(b"wash day")] = ord("c")
    journal.write_bytes(content)
    assert run("show").code == 74
    assert f"Left as it is: {seal_of(journal)} is a link." in run("check").err
    assert run("log", "mood=6").code == 0
    assert sealed.read_bytes() == before
    assert seal_of(journal).is_symlink()
