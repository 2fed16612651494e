"""Names of what goes onto a page: parts, measures and products, and names that are several."""

import pytest

from sidelog.errors import UsageError
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.report.findings.choices import Part, choose
from tests.cli.days import journal_of
from tests.terminal import Terminal


@pytest.fixture
def named(run: Terminal) -> Terminal:
    """`run`, where a measure and a product are called like parts of a page, and like each other."""
    for line in (("measure", "add", "days"), ("measure", "add", "tea"), ("log", "days=1", "tea=2")):
        run(*line)
    for product in ("method", "tea"):
        run("dose", product, "1g")
    return run


@pytest.mark.parametrize(
    ("word", "kinds", "ways"),
    [
        ("days", "a part and a measure", "part:days or measure:days"),
        ("DAYS", "a part and a measure", "part:days or measure:days"),
        ("method", "a part and a product", "part:method or product:method"),
        ("tea", "a measure and a product", "measure:tea or product:tea"),
    ],
)
@pytest.mark.parametrize("option", ["--exclude", "--include"])
def test_a_name_that_is_several_things_is_not_guessed(
    named: Terminal, option: str, word: str, kinds: str, ways: str
) -> None:
    answer = named("report", "--preview", option, word)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"'{word}' names {kinds}.\nSay which: {ways}\n"


def test_the_kind_can_be_said(named: Terminal) -> None:
    with open_journal(journal_of(named)) as journal:
        out = choose(journal, (), ("part:days", "measure: tea", "product:method", "Part:FLAGS"))
        shown = choose(journal, ("measure:days", "product:tea"), ())
    assert out.parts == frozenset(Part) - {Part.NOTES, Part.DAYS, Part.FLAGS}
    assert out.no_measures == {"tea"}
    assert out.left_out == {"method", "tea"}
    assert shown.measures == ("days",)
    assert shown.products == frozenset({"tea"})


def test_leaving_a_measure_out_leaves_the_part_of_that_name(named: Terminal) -> None:
    with_both = named("report", "--preview", "--include", "notes").out
    assert "Day by day" in with_both
    without = named("report", "--preview", "--exclude", "measure:days").out
    assert "Day by day" in without
    assert "Days:" in with_both
    assert "Days:" not in without


@pytest.mark.parametrize("word", ["part:mood", "measure:kratom", "product:mood", "part:", "x:mood"])
def test_a_kind_that_has_no_such_name_is_refused(named: Terminal, word: str) -> None:
    with open_journal(journal_of(named)) as journal, pytest.raises(UsageError, match="names no"):
        choose(journal, (word,), ())


def test_what_is_put_away_is_left_out_by_its_name_and_title(run: Terminal) -> None:
    run("log", "itch=2")
    with open_journal(journal_of(run), run.writer()) as journal:
        common.retire(journal, "measure", "itch")
        choice = choose(journal, (), ("itch",))
        assert choice.no_measures == {"itch"}
        assert not choice.reads_note("the Itch is back")
        assert in_use(journal) is False
        choose(journal, ("itch",), ())
        assert in_use(journal)


def in_use(journal: Journal) -> bool:
    return "itch" in journal.measures
