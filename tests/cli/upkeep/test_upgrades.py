"""Files of other versions, of other programs and of none: a sentence, and not a byte changed."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from sidelog.journal.tables.migrations import VERSION
from tests.journal.files import raw, without_triggers
from tests.terminal import Terminal

DATA = Path(__file__).parents[2] / "data"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("log", "mood=6"),
    ("undo",),
    ("erase", "measure", "mood", "--word", "ERASE"),
    (),
    ("show",),
    ("trends",),
    ("history",),
    ("export", "csv"),
)


def golden(path: Path, version: int) -> Path:
    """A journal as a version left it."""
    with raw(path) as connection:
        connection.executescript((DATA / f"journal-v{version}.sql").read_text("utf-8"))
    path.chmod(0o600)
    return path


def changed(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with raw(golden(path, VERSION)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


def without_tables(path: Path) -> None:
    with raw(golden(path, VERSION)) as connection:
        without_triggers(connection)
        for table in ("observation", "dose", "event", "note", "batch", "measure"):
            connection.execute(f"DROP TABLE {table}")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "newer": (changed(f"PRAGMA user_version = {VERSION + 1}"), "was written by a newer sidelog"),
    "newest": (changed("PRAGMA user_version = 2147483647"), "was written by a newer sidelog"),
    "negative": (changed("PRAGMA user_version = -1"), "says that its tables are version -1"),
    "version 0 with tables": (changed("PRAGMA user_version = 0"), "its tables are version 0"),
    "foreign": (changed("PRAGMA application_id = 7"), "is an SQLite file of another program"),
    "no application": (changed("PRAGMA application_id = 0"), "is an SQLite file of another"),
    "a text": (lambda path: path.write_text("Dear diary. " * 99) and None, "is not a sidelog"),
    "without tables": (without_tables, "is damaged"),
}


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("kind", ODD)
def test_an_odd_file_gets_a_sentence_and_stays_as_it_is(
    run: Terminal, given: Path, kind: str, argv: tuple[str, ...]
) -> None:
    make, words = ODD[kind]
    path = given / "journal.db"
    make(path)
    before = path.read_bytes()
    answer = run(*argv, env={"SIDELOG_JOURNAL": str(path)})
    assert (answer.code, answer.out) == (74, ""), answer.err
    assert words in answer.err.splitlines()[0]
    assert len(answer.err.splitlines()) <= 2
    assert path.read_bytes() == before
    assert [place.name for place in given.iterdir() if not place.name.startswith(".")] == [
        "journal.db"
    ]


@pytest.mark.parametrize("argv", [("show",), ("undo",), ("history",)], ids=" ".join)
def test_an_empty_file_is_no_journal_yet(run: Terminal, given: Path, argv: tuple[str, ...]) -> None:
    path = given / "journal.db"
    path.touch()
    answer = run(*argv, env={"SIDELOG_JOURNAL": str(path)})
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"There is no journal yet at {path}.")
    assert path.read_bytes() == b""


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_journal_of_each_version_is_listed_erased_from_and_shown(
    run: Terminal, given: Path, version: int
) -> None:
    path = golden(given / "journal.db", version)
    before = path.read_bytes()
    run("journals", "add", "old", str(path))
    (listed,) = [one for one in run("journals", "--json").data if one["name"] == "old"]
    assert (listed["state"], listed["entries"] > 5) == ("not encrypted", True)
    assert path.read_bytes() == before
    assert run("show", "2026-11-20", "--journal", "old").code == 0
    assert run("erase", "product", "kratom", "--word", "ERASE", "--journal", "old").code == 0
    assert "kratom" not in run("product", "list", "--journal", "old").out
    assert b"B-17" not in path.read_bytes()
    # The copy from before the new tables holds it still, which was said.
    assert run("erase", "copies", "--word", "ERASE", "--journal", "old").code == (
        0 if version < VERSION else 1
    )
    assert {place.name for place in given.iterdir()} <= {"journal.db", ".journal.db.checked"}


@pytest.mark.parametrize("version", range(1, VERSION))
@pytest.mark.parametrize("lost", ["TABLE note", "TABLE change", "TRIGGER product_keeps_its_unit"])
def test_an_older_journal_that_lacks_something_is_damaged_and_can_be_repaired(
    run: Terminal, given: Path, version: int, lost: str
) -> None:
    if "TRIGGER" in lost and version == 3:
        pytest.skip("no later step knows of it")
    path = golden(given / "journal.db", version)
    with raw(path) as connection:
        connection.execute(f"DROP {lost}")
    run.identities = count(1000)  # those of the files are counted from 1
    before, here = path.read_bytes(), {"SIDELOG_JOURNAL": str(path)}
    for argv in (("show",), ("log", "mood=6"), ("export", "json", "--anyway")):
        answer = run(*argv, env=here)
        assert (answer.code, answer.out) == (74, ""), answer.err
        assert "is damaged: its tables are not those of version" in " ".join(answer.err.split())
    assert run("check", env=here).code == 1
    assert path.read_bytes() == before
    assert {one.name for one in given.iterdir()} == {"journal.db"}
    assert run("check", "--repair", env=here).out.startswith("Repaired")
    assert run("check", env=here).code == 0
