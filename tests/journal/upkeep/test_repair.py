"""A damaged journal made whole: what was not hit comes back, and nothing that never was."""

import shutil
from pathlib import Path
from random import Random

import pytest

from sidelog.errors import NothingMatchedError, StorageError
from sidelog.files import write_private
from sidelog.journal.connection import JournalFile, Key, identity_of
from sidelog.journal.journal import open_journal
from sidelog.journal.upkeep.checking.check import check_file
from sidelog.journal.upkeep.copies import copies_of
from sidelog.journal.upkeep.encryption.cipher import decrypted
from sidelog.journal.upkeep.encryption.turning import turn
from tests.journal.files import is_sound, raw, recorded, without_triggers
from tests.journal.upkeep.damage import (
    KINDS,
    PAGE,
    compare,
    damage,
    is_astray,
    make_journal,
    pages_of,
    repair,
)
from tests.terminal import Terminal


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of sixty days in which everything has happened."""
    path = tmp_path_factory.mktemp("good") / "journal.db"
    make_journal(path, 60)
    return path


@pytest.fixture
def damaged(good: Path, journal: Path) -> Path:
    """A copy of it, to be damaged."""
    shutil.copy(good, journal)
    journal.chmod(0o600)
    return journal


@pytest.mark.parametrize("how", KINDS)
def test_every_row_outside_the_damage_comes_back_and_none_that_never_was(
    good: Path, damaged: Path, how: str
) -> None:
    before, pages = recorded(good), pages_of(good)
    hit = set[tuple[str, int]]()
    chance = Random(f"{how} 0")  # noqa: S311  (the same in every run)
    for page in damage(damaged, chance, how):
        hit |= pages.get(page, set())
    spared = {(table, row[0]) for table, rows in before.items() for row in rows} - hit
    content = damaged.read_bytes()
    done = repair(damaged)
    wrong = compare(damaged, before, spared)
    assert [one for one in wrong if is_astray(done.outcome, one)] == []
    assert is_sound(damaged)
    assert done.kept.read_bytes() == content
    assert done.kept.name == "journal.damaged-2027-12-27.db"


@pytest.mark.parametrize("how", KINDS)
def test_an_encrypted_journal_is_repaired_as_a_plain_one_is(
    good: Path, damaged: Path, tmp_path: Path, how: str
) -> None:
    key = Key(bytes(range(32)), bytes(range(100, 116)))
    turn(JournalFile(damaged), key)
    twin = tmp_path / "twin.db"
    write_private(twin, decrypted(damaged.read_bytes(), key))
    before, pages = recorded(twin), pages_of(twin)
    assert before == recorded(good)
    hit = set[tuple[str, int]]()
    for page in damage(damaged, Random(f"encrypted {how}"), how):  # noqa: S311
        hit |= pages.get(page, set())
    spared = {(table, row[0]) for table, rows in before.items() for row in rows} - hit
    done = repair(damaged, key)
    assert identity_of(damaged) == key.identity
    turn(JournalFile(damaged, key), None)
    wrong = compare(damaged, before, spared)
    assert [one for one in wrong if is_astray(done.outcome, one)] == []


def test_what_is_unfinished_beside_a_damaged_journal_goes_with_it(damaged: Path) -> None:
    content = bytearray(damaged.read_bytes())
    content[: len(content) // 2] = bytes(len(content) // 2)
    damaged.write_bytes(content)
    left = damaged.with_name("journal.db-wal")
    left.write_bytes(b"of the old file")
    done = repair(damaged)
    assert not left.exists()
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == b"of the old file"


def test_a_table_whose_pages_lead_round_in_a_ring_is_read_once(good: Path, damaged: Path) -> None:
    with raw(damaged) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'observation'"
        (root,) = connection.execute(query).fetchone()
    content = bytearray(damaged.read_bytes())
    start = (root - 1) * PAGE
    assert content[start] == 5, "it has more than a page"
    first = int.from_bytes(content[start + 12 : start + 14])
    child = content[start + first : start + first + 4]
    content[start + 8 : start + 12] = child  # its last page is its first
    damaged.write_bytes(content)
    done = repair(damaged)
    assert recorded(damaged)["observation"] == recorded(good)["observation"]
    assert done.outcome.lost == ()


def test_the_words_of_sidelogs_own_measures_are_known_without_the_file(damaged: Path) -> None:
    content = damaged.read_bytes()
    words = b"What could you not do today"
    damaged.write_bytes(content.replace(words, b"What could you n\x7ft do today"))
    done = repair(damaged)
    assert done.outcome.rebuilt == ("measure 19",)
    assert words in damaged.read_bytes()


def test_a_table_that_is_gone_is_rebuilt_from_the_history(
    run: Terminal, damaged: Path, good: Path
) -> None:
    with raw(damaged) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'observation'"
        (root,) = connection.execute(query).fetchone()
    content = bytearray(damaged.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    damaged.write_bytes(content)
    assert run("show").code == 74
    done = run("check", "--repair", "--json")
    assert (done.code, done.data["lost"]) == (0, [])
    assert recorded(damaged)["observation"] == recorded(good)["observation"]
    assert check_file(JournalFile(damaged)).is_whole
    assert run("undo").code == 0
    again = run("check", "--repair")
    assert again.out == f"The journal is whole: {damaged}\n"


@pytest.mark.parametrize(
    ("changed", "copies", "named", "stands"),
    [
        ("note SET text = 'wish'", 1, "rebuilt", "wash"),
        ("note SET text = 'wish'", 0, "disputed", "wish"),
        ("change SET new = replace(new, 'wash', 'wish')", 1, "", "wash"),
        ("change SET new = replace(new, 'wash', 'wish')", 0, "disputed", "wash"),
    ],
)
def test_between_the_history_and_its_table_a_copy_decides_and_else_the_row_stands_and_is_named(
    run: Terminal, journal: Path, changed: str, copies: int, named: str, stands: str
) -> None:
    run("log", "mood=6", "-n", "wash")
    for _ in range(copies):
        run("backup")
    with raw(journal) as connection:
        without_triggers(connection)
        connection.execute(f"UPDATE {changed}")
    done = run("check", "--repair", "--json")
    assert done.code == (1 if named == "disputed" else 0)
    parts = {part: done.data[part] for part in ("rebuilt", "disputed", "doubtful", "lost")}
    assert parts == {part: [] for part in parts} | ({named: ["n1"]} if named else {})
    assert [stands in row for row in recorded(journal)["note"]] == [True]
    assert run("check").code == 0


def test_where_the_newest_copy_is_damaged_too_the_one_before_it_decides(
    run: Terminal, journal: Path
) -> None:
    run("log", "mood=6", "-n", "wash")
    run("backup")
    run("backup")
    newest, *_ = copies_of(journal)
    newest.path.write_bytes(newest.path.read_bytes()[:PAGE])
    with raw(journal) as connection:
        without_triggers(connection)
        connection.execute("UPDATE note SET text = 'wish'")
    assert run("check", "--repair", "--json").data["rebuilt"] == ["n1"]


def test_what_was_lost_is_named_and_where_the_old_file_is(run: Terminal, damaged: Path) -> None:
    content = bytearray(damaged.read_bytes())
    content[len(content) // 3 :] = bytes(len(content) - len(content) // 3)
    damaged.write_bytes(content)
    done = run("check", "--repair")
    assert done.code == 1
    assert "is whole again." in done.out
    assert "The damaged file is kept: " in done.err
    assert run("check").code == 0
    assert run("log", "mood=5").code == 0


def test_where_nothing_can_be_read_nothing_is_changed(run: Terminal, journal: Path) -> None:
    run("log", "mood=6")
    journal.write_bytes(junk := bytes(range(256)) * 64)
    done = run("check", "--repair")
    assert done.code == 74
    assert "Nothing of" in done.err
    assert journal.read_bytes() == junk
    with pytest.raises(StorageError, match="no row of one"):
        repair(journal)


def test_without_a_file_there_is_nothing_to_repair(journal: Path) -> None:
    with pytest.raises(NothingMatchedError):
        repair(journal)


def test_a_newer_journal_and_one_in_use_are_left_alone(damaged: Path) -> None:
    with raw(damaged) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = damaged.read_bytes()
    with pytest.raises(StorageError, match="newer sidelog"):
        repair(damaged)
    assert damaged.read_bytes() == before


def test_an_earlier_version_is_repaired_into_this_one(journal: Path) -> None:
    sql = Path(__file__).parents[2] / "data" / "journal-v1.sql"
    with raw(journal) as connection:
        connection.executescript(sql.read_text("utf-8"))
    journal.chmod(0o600)
    content = bytearray(journal.read_bytes())
    content[PAGE * 5 : PAGE * 6] = bytes(PAGE)
    journal.write_bytes(content)
    repair(journal)
    with open_journal(journal) as opened:
        assert opened.span() is not None
    assert is_sound(journal)


def test_without_its_first_bytes_every_row_is_there_and_nothing_more_is_claimed(
    damaged: Path, good: Path
) -> None:
    content = bytearray(damaged.read_bytes())
    content[:100] = bytes(100)
    damaged.write_bytes(content)
    done = repair(damaged)
    assert recorded(damaged) == recorded(good)
    assert (done.outcome.lost, done.outcome.unsure) == ((), True)


def test_where_the_end_of_the_history_is_gone_more_may_be_missing(
    run: Terminal, damaged: Path
) -> None:
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) * 3 // 4])
    done = run("check", "--repair")
    assert done.code == 1
    assert "Of a part of the file nothing tells what was in it: more may be missing." in done.out
