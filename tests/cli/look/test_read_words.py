"""A period in plain words, after the name of what is looked at, in each command that looks."""

import shlex
from typing import Any

import pytest

from tests.cli.changes import STOPPED
from tests.cli.look.conftest import Put
from tests.cli.transcripts import refusal
from tests.terminal import Terminal


def days_of(data: dict[str, Any]) -> tuple[str, str]:
    """The first and the last day that an answer is about."""
    of = data if "first" in data else data["doses"]
    return of["first"], of["last"]


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("trends 2w", "2026-11-09", "2026-11-22"),
        ("trends mood 2w", "2026-11-09", "2026-11-22"),
        ("chart mood all", "2026-01-27", "2026-11-22"),
        ("trends last week", "2026-11-09", "2026-11-15"),
        ("trends mood kratom october", "2026-10-01", "2026-10-31"),
        ("chart mood october", "2026-10-01", "2026-10-31"),
        ("chart mood last week", "2026-11-09", "2026-11-15"),
        ("chart october mood", "2026-10-01", "2026-10-31"),
        ("chart mood 20 sep to 5 oct", "2026-09-20", "2026-10-05"),
        ("lags mood kratom 3m", "2026-08-23", "2026-11-22"),
        ("lags kratom mood 3m", "2026-08-23", "2026-11-22"),
    ],
)
def test_words_that_are_no_name_are_the_period(told: Put, line: str, first: str, last: str) -> None:
    data = told(STOPPED)(*line.split(), "--json").data
    assert days_of(data) == (first, last)


def test_a_report_and_an_export_take_it_too(told: Put) -> None:
    run = told(STOPPED)
    assert "24 Oct to 22 Nov 2026" in run("report", "30d", "--brief").out
    for flags in ((), ("--wide",)):
        of_month = run("export", "csv", "last", "month", *flags).out
        assert of_month == run("export", "csv", "--last", "month", *flags).out
        assert run("export", "csv", "all", *flags).out == run("export", "csv", *flags).out


def test_two_periods_are_compared(told: Put) -> None:
    run = told(STOPPED)
    by_words = run("compare", "mood", "september", "october", "--json").data
    assert by_words == run("compare", "mood", "2026-09", "2026-10", "--json").data


def test_a_name_is_no_period(begun: Terminal) -> None:
    begun("dose", "May", "1g")
    begun("dose", "last month", "1g")
    shown = begun("trends", "may", "last", "month").out
    assert shown.startswith("31 Aug to 22 Nov 2026")
    assert "May, g a day" in shown
    assert "last month, g a day" in shown


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("trends 2w --last 6m", "The period is said twice: 2w and --last."),
        ("chart mood 2w --from monday", "The period is said twice: 2w and --from."),
        ("lags mood kratom 2w --to today", "The period is said twice: 2w and --to."),
        ("export csv all --last 6m", "The period is said twice: all and --last."),
        ("report 2w --from monday", "The period is said twice: 2w and --from."),
        ("report 2w --since-visit", "--since-visit goes without 2w."),
        ("trends 2w mood october", "The period is said twice: 2w and october."),
        ("chart 2w", "One measure or product is drawn at a time."),
        ("trends mood tomorrow", "Mon 23 Nov 2026 is still to come."),
        ("trends 2026-13", "There is no month 13."),
        ("trends 30", "'30' is not understood as a period."),
        ("trends x..y", "'y' is not understood as a day."),
        ("trends mood someday", "There is no measure or product 'someday'."),
        ("trends going to bed", "There is no measure or product 'going'."),
        ("show Mood", "mood is no period: show takes days."),
        ("report mood", "'mood' is not understood as a period."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    begun: Terminal, line: str, sentence: str
) -> None:
    assert refusal(begun(*shlex.split(line)), 2).startswith(sentence)


def test_one_period_alone_says_what_would_be_right(told: Put) -> None:
    said = refusal(told(STOPPED)("compare", "2w"), 2)
    assert said.startswith("A comparison takes two periods; said is 2w.")
    assert "sidelog compare mood 2026-07-01..2026-08-31 2026-10-01..2026-11-15" in said
    assert "sidelog compare --around kratom" in said


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("--from monday --to sun", "--to: 'sun' could be Sun 22 Nov 2026 or Sun 15 Nov 2026."),
        ("--from someday --to friday", "--from: 'someday' is not understood as a day."),
        ("--from today --to friday", "--from: A period cannot begin on Sun 22 Nov 2026 and end on"),
        ("--from tomorrow", "--from: Mon 23 Nov 2026 is still to come."),
    ],
)
def test_of_two_ends_the_one_at_fault_is_named(begun: Terminal, line: str, sentence: str) -> None:
    assert refusal(begun("trends", *line.split()), 2).startswith(sentence)


@pytest.mark.parametrize(
    "ask",
    [
        *("log {}=1", "trends {}", "chart {}", "compare {}", "lags {} kratom"),
        *("measure edit {} --title x", "measure retire {}"),
    ],
)
def test_a_measure_is_sought_alike_by_whatever_command(begun: Terminal, ask: str) -> None:
    begun("measure", "add", "spirit", "--range", "0..10")
    begun("measure", "edit", "spirit", "--name", "vigour")
    for word, said in {
        "spirit": "spirit is called vigour now.\nWrite vigour instead.",
        "hair": "Did you mean shedding or hair-count or hair-washed?",
        "vigor": "Did you mean vigour?",
    }.items():
        assert said in refusal(begun(*ask.format(word).split()), 2)


@pytest.mark.parametrize(
    "ask",
    [
        *("trends {}", "chart {}", "lags mood {}", "chart mood --with {}", "regimen {}"),
        *("product retire {}", "edit d1 --product {}"),
    ],
)
def test_a_product_is_sought_alike_by_whatever_command(begun: Terminal, ask: str) -> None:
    begun("product", "edit", "kratom", "--name", "hair oil")
    assert "Did you mean hair oil?" in refusal(begun("compare", "--around", "oil"), 2)
    for word, said in {
        "kratom": 'kratom is called hair oil now.\nWrite "hair oil" instead.',
        "oil": "Did you mean hair oil?",
        "hairoil": "Did you mean hair oil?",
    }.items():
        assert said in refusal(begun(*ask.format(word).split()), 2)
