"""What may stand in a journal: a text is kept letter by letter, through undo and redo, or refused.

That the tables have the same bounds whoever writes is held in `tables/test_schema.py`.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.rules import NOTE, TEXTS, Text, check_amount, check_text
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.conftest import Write
from tests.journal.examples import enter, insert_picture
from tests.journal.files import recorded, rows
from tests.terminal import Terminal

LINE = Text(500)

COLUMNS = [(table, column) for table, texts in TEXTS.items() for column in texts]

TRIED = {
    "NUL": "a\0b",
    "ESC": "a\x1bb",
    "CSI": "a\x9bb",
    "turned": "a\u202eb",
    "half": "a\udc9bb",
    "100 kB": "'" * 100_000,
    "empty": "",
}


def refusal(name: str, rule: Text) -> str:
    """What is said of a text that is tried; empty where it may stand."""
    if rule.one_line and name in {"NUL", "ESC", "CSI", "turned"}:
        sign = {"NUL": "a NUL character", "ESC": "U+001B", "CSI": "U+009B", "turned": "U+202E"}
        return f"is one line, and has {sign[name]} at place 2."
    return {
        "NUL": "has a NUL character at place 2.",
        "half": "is not valid text at place 2.",
        "100 kB": rule.most < 100_000 and f"has 100,000 characters; {rule.most:,} are kept at",
        "empty": rule.needed and "is empty.",
    }.get(name) or ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> tuple[Path, Terminal]:
    """A journal with what other rows belong to, and who writes to it."""
    path, run = tmp_path_factory.mktemp("made") / "journal.db", Terminal(now, {})
    with open_journal(path, run.writer()) as kept:
        kept.add_product("kratom", unit="g")
        insert_picture(kept.connection)
    return path, run


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_text_is_refused_in_words_or_kept_undone_and_redone(
    made: tuple[Path, Terminal], table: str, column: str, name: str
) -> None:
    path, run = made

    def do(command: Callable[[Journal], object]) -> None:
        with open_journal(path, run.writer()) as kept:
            command(kept)

    before = recorded(path)
    said = refusal(name, TEXTS[table][column])
    if said:
        with pytest.raises(BadDataError) as error:
            do(lambda kept: enter(kept, table, **{column: TRIED[name]}))
        assert said in error.value.message
        assert recorded(path) == before
        return
    do(lambda kept: enter(kept, table, **{column: TRIED[name]}))
    written = recorded(path)
    assert rows(path, f"SELECT {column} FROM {table} ORDER BY id DESC LIMIT 1") == [(TRIED[name],)]
    do(Journal.undo)
    assert recorded(path) == before
    do(Journal.redo)
    assert recorded(path) == written
    do(Journal.undo)


def test_every_text_of_the_tables_has_a_rule_or_is_none_that_a_person_writes(
    made: tuple[Path, Terminal],
) -> None:
    ours = {"uuid", "day", "from_day", "until", "at", "recorded_at", "recorded_on", "retired_on"}
    ours |= {"lag_set_at", "bad_set_at", "done_on", "sha256", "better", "day_rule"}
    for table in RECORDED_TABLES:
        columns = rows(made[0], f"PRAGMA table_info({table})")
        texts = {column for _, column, kind, *_ in columns if kind == "TEXT"} - ours
        assert texts - TEXTS[table].keys() == ({"kind"} if table == "scale" else set())
        assert TEXTS[table].keys() <= texts


@pytest.mark.parametrize(
    "text",
    [
        "it's \"quoted\" -- '' ; DROP TABLE note",
        "a=1,b='2',c=NULL",
        "first\nsecond\r\nthird\ttabbed",
        "shed \N{OPEN HANDS SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} u\N{COMBINING DIAERESIS}bel",
        "\N{RIGHT-TO-LEFT OVERRIDE}txet\N{POP DIRECTIONAL FORMATTING} \N{ARABIC LETTER ALEF}",
        "\x01\x1b[31mred\x7f\x85",
        " leading and trailing ",
    ],
)
def test_a_note_is_kept_letter_by_letter(write: Write, journal: Path, text: str) -> None:
    with write() as kept:
        enter(kept, "note", text=text)
    for step, found in ((Journal.undo, []), (Journal.redo, [(text,)])):
        with write() as kept:
            step(kept)
        assert rows(journal, "SELECT text FROM note") == found


@pytest.mark.parametrize(
    "text", ["שלום עולם", "a\u200db", "e\u0301", "\N{OPEN HANDS SIGN}", "x" * 500]
)
def test_a_line_may_be_of_any_script(text: str) -> None:
    assert check_text("title", text, LINE) == text


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("a\u2028b", LINE, "The title is one line, and has U+2028 at place 2."),
        ("a\rb", LINE, "The title is one line, and has U+000D at place 2."),
        (" \t ", NOTE, "The title is empty."),
        ("x" * 501, LINE, "The title has 501 characters; 500 are kept at most."),
        ("x" * 1_000_001, NOTE, "The title has 1,000,001 characters; 1,000,000 are kept at most."),
    ],
)
def test_what_cannot_be_kept_is_said_by_its_place(text: str, rule: Text, said: str) -> None:
    with pytest.raises(BadDataError) as error:
        check_text("title", text, rule)
    assert error.value.message == said
    assert error.value.hint


@pytest.mark.parametrize("amount", [0, -1, 1e15, float("nan"), float("inf")])
def test_an_amount_is_more_than_nothing_and_can_be_counted(amount: float) -> None:
    with pytest.raises(BadDataError, match="The amount is a number of more than 0"):
        check_amount("The amount", amount)


@pytest.mark.parametrize("amount", [None, 1e-300, 1, 9e14])
def test_an_amount_may_be_small_or_not_known(amount: float | None) -> None:
    check_amount("The amount", amount)
