"""`erase`: after a word, a whole journal with all that belongs to it, or one thing of it."""

import os
import shutil
from pathlib import Path

import pytest

from sidelog.errors import StorageError
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep import belongings
from sidelog.journal.upkeep.checking.quick import seal_of
from tests.cli.transcripts import nothing_changes, refusal
from tests.cli.upkeep.locks import NOTE, holding
from tests.journal.files import locked_by_another_program
from tests.terminal import Result, Terminal

DISK = "A disk may hold for a while what it no longer shows"
BEYOND = "Not reached: backups, reports and exports that you made"


@pytest.fixture
def around(begun: Terminal, journal: Path) -> list[Path]:
    """Everything that sidelog lays around a journal."""
    assert begun
    folder = journal.with_name("journal.copies")
    folder.mkdir(mode=0o700)
    places = [
        journal.with_name("journal.key.age"),
        journal.with_name("journal.db-journal"),
        journal.with_name(".journal.db.checked"),
        journal.with_name(".journal.db.sidelog-1"),
        journal.with_name("journal.before-version-3.db"),
        folder / "2026-11-22T210000-day.db",
        folder / ".2026-11-22T210000-day.db.sidelog-1",
    ]
    for place in places:
        place.touch(mode=0o600)
    return [*places, journal, folder]


@pytest.fixture
def copied(begun: Terminal, journal: Path) -> Path:
    """A copy of a journal."""
    assert begun
    folder = journal.with_name("journal.copies")
    folder.mkdir(mode=0o700)
    copy = folder / "2026-11-22T210000-day.db"
    copy.write_bytes(journal.read_bytes())
    copy.chmod(0o600)
    return copy


# The word


@pytest.mark.parametrize("what", [(), ("product", "kratom"), ("measure", "mood"), ("copies",)])
def test_it_takes_the_word(
    begun: Terminal, journal: Path, copied: Path, what: tuple[str, ...]
) -> None:
    refused = "Nothing was erased: it takes a word.\nSay it with --word ERASE.\n"
    other = "Nothing was erased: the word is ERASE, in capitals.\n"
    with nothing_changes(journal), nothing_changes(copied):
        for flags in ((), ("--yes",)):
            answer = begun("erase", *what, *flags)
            assert (answer.code, answer.err.endswith(refused)) == (2, True)
        assert begun("erase", *what, "--yes", tty=True).code == 2
        for word in ("erase\n", "\n", "yes\n", ""):
            answer = begun("erase", *what, stdin=word, tty=True)
            assert (answer.code, answer.err.endswith(other)) == (1, True)
            assert "To go on, type ERASE: " in answer.err
        assert begun("erase", *what, "--word", "yes").code == 1


def test_the_word_is_not_taken_for_all_where_one_thing_follows(
    begun: Terminal, journal: Path
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("erase", "--word", "ERASE", "product", "kratom"), 2)
    assert said == (
        "The word goes after what is erased: ERASE.\n"
        "Such as: sidelog erase product kratom --word ERASE\n"
    )


# A whole journal


def test_a_journal_goes_with_all_that_belongs_to_it_the_key_first(
    begun: Terminal, journal: Path, around: list[Path]
) -> None:
    others = [journal.with_name("other.db"), journal.parent / "journal.copies" / "mine.txt"]
    others[0].touch(mode=0o600)
    answer = begun("erase", stdin="ERASE\n", tty=True, columns=200)
    assert answer.code == 0
    assert "This erases, and nothing brings it back: key, journal, 3 side files, " in answer.err
    assert all(str(place) in answer.err for place in around)
    assert answer.out == ("Erased: key, journal, 3 side files, 3 copies and folder of copies.\n")
    assert DISK in answer.err
    assert BEYOND in answer.err
    assert sorted(journal.parent.iterdir()) == [others[0]]


def test_as_json_it_says_what_is_gone(begun: Terminal, journal: Path) -> None:
    data = begun("erase", "--word", "ERASE", "--json").data
    assert data == {
        "erased": [
            {"path": str(journal), "what": "journal"},
            {"path": str(seal_of(journal)), "what": "side file"},
        ]
    }


def test_what_cannot_be_removed_is_said_and_the_rest_goes(
    begun: Terminal, journal: Path, around: list[Path]
) -> None:
    other = journal.parent / "journal.copies" / "mine.txt"
    other.touch(mode=0o600)
    answer = begun("erase", "--word", "ERASE")
    assert answer.code == 74
    assert (
        f"Erased was only: key, journal, 3 side files and 3 copies. {other.parent} is left: "
        in (answer.err)
    )
    assert [place for place in around if place.exists()] == [other.parent]
    other.unlink()
    assert begun("erase", "--word", "ERASE").code == 0


def test_a_link_goes_with_what_it_leads_to(begun: Terminal, journal: Path) -> None:
    link = journal.with_name("link.db")
    link.symlink_to(journal)
    os.link(journal, journal.with_name("hard.db"))
    answer = begun("erase", "--word", "ERASE", "--journal", str(link))
    assert answer.out == "Erased: journal, side file and link.\n"
    assert "One of these files has another name on this disk, which stays" in answer.err
    assert [place.name for place in journal.parent.iterdir()] == ["hard.db"]


def test_its_name_is_forgotten_with_it_and_the_settings_stay(
    begun: Terminal, journal: Path
) -> None:
    begun("journals", "add", "anna", str(journal))
    answer = begun("erase", "--word", "ERASE")
    assert answer.out.endswith("The name anna is forgotten.\n")
    assert answer.err.startswith(
        "This erases from anna, and nothing brings it back: journal and side file\n"
    )
    config = Path(begun.environ["SIDELOG_CONFIG"])
    assert f"Your settings stay: {config}\n" in answer.err
    assert "anna" not in config.read_text()


def test_a_file_that_is_no_journal_is_never_erased(run: Terminal, given: Path) -> None:
    letter = given / "letter.txt"
    letter.write_text("Dear Anna, " * 99)
    for place in (letter, given):
        answer = run("erase", "--word", "ERASE", "--journal", str(place))
        assert answer.code == 74
        assert "is not a sidelog journal" in answer.err or "is a folder" in answer.err
    assert letter.exists()


def test_a_damaged_journal_can_be_erased(begun: Terminal, given: Path, journal: Path) -> None:
    torn = given / "torn.db"
    torn.write_bytes(journal.read_bytes()[:4096] + bytes(8192))
    assert begun("erase", "--word", "ERASE", "--journal", str(torn)).code == 0
    assert not torn.exists()


def test_where_there_is_none_that_is_said(run: Terminal) -> None:
    assert refusal(run("erase", "--word", "ERASE"), 66).startswith("There is no journal at ")


def test_a_journal_that_is_written_to_stays(
    begun: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0.02)
    with locked_by_another_program(journal, "IMMEDIATE"):
        answer = begun("erase", "--word", "ERASE")
    assert answer.code == 74
    assert "is busy" in answer.err
    assert journal.exists()
    with belongings.alone(JournalFile(journal)):
        pass
    with (
        locked_by_another_program(journal, "IMMEDIATE"),
        pytest.raises(StorageError),
        belongings.alone(JournalFile(journal)),
    ):
        pass


# One thing of it


def test_a_product_goes_and_what_still_says_its_name_is_said(begun: Terminal) -> None:
    begun("log", "-n", "kratom again")
    answer = begun("erase", "product", "Kratom", stdin="ERASE\n", tty=True, columns=200)
    assert answer.err.startswith("This erases kratom, and nothing brings it back: 1 dose; ")
    assert answer.out == "Erased: kratom, 1 dose; 2 changes of the history.\n"
    assert (
        "Its name is said elsewhere still, or was once: n1. Look: sidelog search kratom\n"
        in answer.err
    )
    assert DISK in answer.err
    assert "A copy elsewhere that has it still, or a merge with one, brings it back." in answer.err
    assert begun("product", "list").out == ""
    assert begun("undo").code == 0


def test_many_mentions_are_counted(begun: Terminal) -> None:
    for _ in range(14):
        begun("log", "-n", "kratom")
    said = begun("erase", "product", "kratom", "--word", "ERASE").err
    assert "n12 and 2 more. Look:" in said


def test_a_measure_of_sidelogs_own_stays_in_the_list(begun: Terminal) -> None:
    answer = begun("erase", "measure", "mood", "--word", "ERASE")
    assert answer.out == (
        "Erased: mood, 1 value; 1 change of the history.\n"
        "mood came with sidelog, and stays in the list; it is not asked.\n"
    )


def test_an_entry_goes_by_its_name(begun: Terminal) -> None:
    data = begun("erase", "entry", "d1", "--word", "ERASE", "--json").data
    assert data == {
        "erased": "d1",
        "names": [],
        "entries": {},
        "changes": 1,
        "mentions": [],
        "copies_left": [],
    }


def test_its_other_names_are_said(begun: Terminal) -> None:
    begun("product", "edit", "kratom", "--name", "leaf")
    answer = begun("erase", "product", "leaf", "--word", "ERASE")
    assert "This erases leaf (also called kratom), and nothing" in answer.err


def test_copies_hold_it_still_and_go_where_that_is_said(begun: Terminal, copied: Path) -> None:
    answer = begun("erase", "product", "kratom", "--word", "ERASE")
    assert (
        "1 copy of the journal may hold it still. To erase them with it: --copies\n" in answer.err
    )
    assert (
        f"1 copy may hold it still, in {copied.parent}. To erase them: sidelog erase copies\n"
        in answer.err
    )
    assert b"kratom" in copied.read_bytes()
    answer = begun("erase", "measure", "mood", "--copies", "--word", "ERASE")
    assert "With it, and with what else is in there: 1 copy.\n" in answer.err
    assert not copied.exists()


def test_nothing_of_it_is_left_in_the_journal_or_its_copies(run: Terminal, journal: Path) -> None:
    on = {"SIDELOG_COPIES": "on"}
    for line in (
        "dose Zaubertee 4g -n wormwood",
        "dose magnesium 200mg",
        "dose Zaubertee 3g",
        "delete d1 --yes",
    ):
        assert run(*line.split(), env=on).code == 0
    assert run("backup", env=on).code == 0
    words = ("aubertee", "wormwood")
    assert all(len(holding(journal.parent, one)) == 4 for one in words)
    assert run("erase", "product", "Zaubertee", "--word", "ERASE", env=on).code == 0
    assert all(len(holding(journal.parent, one)) == 3 for one in words)  # as was said
    assert run("erase", "copies", "--word", "ERASE", env=on).code == 0
    assert run("dose", "magnesium", "100mg", env=on).code == 0
    assert all(holding(journal.parent, one) == [] for one in words)
    assert len(holding(journal.parent, "magnesium")) == 2
    assert run("check").code == 0


@pytest.mark.usefixtures("quick_age")
def test_one_thing_and_then_all_of_an_encrypted_journal_can_be_erased(
    run: Terminal, journal: Path, encrypted: Result
) -> None:
    assert encrypted.code == 0
    run("dose", "kratom", "4g")
    for what, gone in (
        (("entry", "n1"), "Erased: n1;"),
        (("product", "kratom"), "Erased: kratom, 1 dose;"),
        (("measure", "mood"), "Erased: mood, 1 value;"),
    ):
        assert run("erase", *what, "--word", "ERASE").out.startswith(gone)
        assert run("check").code == 0
    assert run("search", NOTE, "kratom").code == 1
    assert run("history").code == 1
    assert run.keyring.held
    assert run("erase", "--word", "ERASE").out == "Erased: key, journal and side file.\n"
    assert list(journal.parent.iterdir()) == []
    assert not run.keyring.held


def test_copies_go_by_themselves(begun: Terminal, copied: Path) -> None:
    assert begun("erase", "copies", "--word", "ERASE").out == "Erased: copy.\n"
    assert not copied.exists()
    assert refusal(begun("erase", "copies", "--word", "ERASE"), 1) == (
        "There are no copies.\nNothing was erased.\n"
    )


@pytest.mark.parametrize("what", [("copies",), ("measure", "mood", "--copies")])
def test_a_copy_that_cannot_be_removed_is_said(
    begun: Terminal, copied: Path, what: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlink(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(belongings.Path, "unlink", unlink)
        answer = begun("erase", *what, "--word", "ERASE")
    assert str(copied) in answer.err
    assert answer.code == (74 if what == ("copies",) else 0)


def test_the_entry_is_shown_before_it_is_erased_a_deleted_one_too(begun: Terminal) -> None:
    said = "d1 is: dose of kratom, 4 g at 08:30, on Sun 22 Nov 2026\n"
    shown = begun("erase", "entry", "d1", stdin="no\n", tty=True, columns=200)
    assert (shown.code, shown.err.startswith(said)) == (1, True), shown.err
    begun("delete", "d1", "--yes")
    assert begun("erase", "entry", "d1", "--word", "ERASE").err.startswith(said)


def test_the_key_goes_with_the_journal_unless_another_file_needs_it(
    run: Terminal, journal: Path, key_file: Path
) -> None:
    old = journal.with_name("old.db")
    shutil.copy(journal, old)
    assert f"  {key_file}\n" not in run("erase", "--word", "ERASE").err
    assert (key_file.exists(), len(run.keyring.held)) == (True, 1)
    assert run("show", "--journal", str(old)).code == 0
    answer = run("erase", "--word", "ERASE", "--journal", str(old))
    assert f"  {key_file}\n" in answer.err
    assert (key_file.exists(), run.keyring.held) == (False, {})


@pytest.mark.usefixtures("encrypted")
def test_where_the_key_may_be_left_is_said(run: Terminal) -> None:
    run.keyring.refuses = "the keyring does not answer"
    answer = run("erase", "--word", "ERASE")
    assert answer.code == 0
    assert "The keyring may have the key still: the keyring does not answer.\n" in answer.err
