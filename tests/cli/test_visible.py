"""What is hidden in a text is shown by its name on a terminal, and is exact as data."""

import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from sidelog.catalog.text import is_hidden
from sidelog.cli.commands import COMMANDS
from sidelog.journal.rules import TEXTS
from tests.journal.files import raw
from tests.terminal import Result, Terminal

SIGNS = ("\x1b[2J", "\x9b2J", "\u202e")
"""What clears the screen, in two ways, and what turns the letters after it around."""

EVERYTHING = "2020-01-01..today"
LOOKING = (
    (),
    ("show", EVERYTHING, "--full"),
    ("show", EVERYTHING, "--full", "--plain"),
    ("search", "a", "--limit", "1000"),
    ("history", "--detail", "--limit", "500"),
    ("trends", "--last", "5y"),
    ("chart", "mood", "--last", "5y"),
    ("compare",),
    ("report", "--preview", "--last", "5y", "--include", "notes"),
    ("report", "--brief"),
    ("export", "csv"),
    ("export", "csv", "--wide"),
    ("measure",),
    ("product",),
    ("profile",),
    ("log",),
    ("delete", "n1"),
    ("undo",),
    ("--names", "events"),
)
OWN_STYLE = re.compile(r"\x1b\[(?:0|1|2|35|36)m")

ARE_NAMES = {
    ("scale", "anchors"),
    ("measure", "name"),
    ("profile", "key"),
    ("product", "form"),
    ("product", "unit"),
    ("scale", "unit"),
    ("nail_finding", "limb"),
    ("nail_finding", "kind"),
}
"""Columns that are looked up, or may not change like that."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with something in every table, in which every text has every sign."""
    file = tmp_path_factory.mktemp("written") / "journal.db"
    with raw(file) as connection:
        dump = Path(__file__).parents[1] / "data" / "journal-v1.sql"
        connection.executescript(dump.read_text(encoding="utf-8"))
        for table, column in sorted(_columns() - ARE_NAMES):
            connection.execute(
                f"UPDATE {table} SET {column} = substr({column}, 1, 2) || ? || substr({column}, 3)",
                ("".join(SIGNS),),
            )
    return file


def _columns() -> set[tuple[str, str]]:
    return {(table, column) for table, columns in TEXTS.items() for column in columns}


@pytest.fixture
def odd(run: Terminal, journal: Path, written: Path) -> Terminal:
    """`run`, where that journal is."""
    shutil.copy(written, journal)
    journal.chmod(0o600)
    run.identities = count(10_000)  # the journal has the first ones
    return run


def raw_signs(answer: Result) -> set[str]:
    """What a terminal would obey, or not show."""
    shown = OWN_STYLE.sub("", answer.out + answer.err)
    return {sign for sign in shown if is_hidden(sign) and sign not in "\n\t"}


@pytest.mark.parametrize("argv", LOOKING, ids=" ".join)
def test_no_text_of_a_journal_moves_the_cursor(odd: Terminal, argv: tuple[str, ...]) -> None:
    answer = odd(*argv, tty=True, stdin="\n" * 40)
    assert answer.code in {0, 1}, answer.err
    assert raw_signs(answer) == set()
    # In a pipe the words are the same, but for a file of data.
    assert argv[:1] == ("export",) or raw_signs(odd(*argv, stdin="\n" * 40)) == set()


def test_most_of_it_is_shown_by_its_name(odd: Terminal) -> None:
    shown = [argv for argv in LOOKING if "[U+001B]" in odd(*argv, tty=True, stdin="\n" * 40).out]
    assert len(shown) > len(LOOKING) // 2


@pytest.mark.parametrize("sign", [*SIGNS, "\u2028", "\x7f", "👩‍⚕️"])
def test_as_data_a_note_is_exact_and_shows_a_terminal_nothing_hidden(
    run: Terminal, sign: str
) -> None:
    note = f"before {sign} after"
    run("log", "-n", note)
    answer = run("show", "--json", tty=True)
    assert [entry["text"] for entry in answer.data["entries"]] == [note]
    assert raw_signs(answer) == set()


def words_of(command: str) -> Iterator[str]:
    """Words for a command that it will not understand, or not find."""
    for sign in (*SIGNS, "\0", "\udcff", "\r"):
        yield f"{command}{sign}x"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_that_is_typed_moves_the_cursor(
    begun: Terminal, command: str, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(given)  # some take a word for the name of a file
    for word in words_of("x"):
        for argv in ((command, word), (command, f"--{word}"), (f"{command}{word}",)):
            for more in ((), ("--json",)):
                answer = begun(*argv, *more, tty=True)
                assert raw_signs(answer) == set(), argv
                assert answer.code != 70, answer.err


def test_the_name_of_a_file_moves_nothing_either(begun: Terminal, given: Path) -> None:
    file = given / "mood\x1b[2J\u202e.csv"
    file.write_text("day,mood\n2026-01-02,5\nnonsense\x1b[2J,5\n")
    how = ("import", "csv", str(file), "--day", "day", "--measure", "mood")
    for argv in (how, (*how, "--apply"), (*how, "--skip-errors"), ("import", "csv", str(file))):
        answer = begun(*argv, tty=True)
        assert "[U+001B]" in answer.out + answer.err
        assert raw_signs(answer) == set()
    for argv in (("export", "csv", "-o", str(file)), ("report", "-o", f"{file}.html")):
        assert raw_signs(begun(*argv, tty=True)) == set()
    other = given / "\x1b[2J.db"
    assert raw_signs(begun("show", "--journal", str(other), tty=True)) == set()
    assert raw_signs(begun("where", "--journal", str(other), tty=True)) == set()
    assert begun("where", "--journal", str(other), "--json").data["journal"] == str(other)
