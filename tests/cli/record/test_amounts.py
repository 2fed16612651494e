"""Amounts as they are typed where an entry or a product is changed."""

import shlex
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sidelog.cli.record.amounts import Amount, parse_amount
from sidelog.errors import BadDataError, UsageError
from tests.cli.days import journal_of, looked_at
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import rows
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    return looked_at(tmp_path_factory.mktemp("kept"), now, [("dose", "kratom", "4g")])


@given(st.text(max_size=30))
@example("9" * 400 + "/" + "9" * 400)
@example("1/0 g")
@example("0.000000000000000000000000000001g")
@example("²g")
@example("٣ g")
def test_any_words_are_an_amount_that_can_be_taken_or_are_refused(words: str) -> None:
    try:
        number = parse_amount(words).number
    except (UsageError, BadDataError):
        return
    assert number is None or 0 <= number <= 1e9


@given(st.integers(1, 10**9), st.sampled_from(["g", " mg", " capsules", "µg", " IU"]))
def test_a_whole_number_is_read_exactly_and_kept_as_typed(number: int, unit: str) -> None:
    amount = parse_amount(f" {number}{unit} ")
    assert (amount.number, amount.typed) == (number, f"{number}{unit}")
    assert amount.unit is not None


@pytest.mark.parametrize("words", ["none", "NOTHING", " no "])
def test_none_is_nought_without_a_unit(words: str) -> None:
    assert parse_amount(words) == Amount(0, None, words.strip())


@pytest.mark.parametrize(
    ("words", "grams"),
    [
        ("3", 3),
        ("3.", 3),
        (".5", 0.5),
        ("+3 g", 3),
        ("3 GRAMS", 3),
        ("2500mg", 2.5),
        ("1/2", 0.5),
        ("3/4 g", 0.75),
        ("0.25 kg", 250),
        ("250000 μg", 0.25),
        ("?", None),
        ("Unknown", None),
    ],
)
def test_an_amount_is_kept_in_the_unit_of_its_product(
    begun: Terminal, journal: Path, words: str, grams: float | None
) -> None:
    assert begun("edit", "d1", "--amount", words).code == 0
    assert rows(journal, "SELECT amount, entered FROM dose") == [(grams, words)]


@pytest.mark.parametrize(
    ("words", "code", "sentence", "hint"),
    [
        ("much", 2, "'much' is not an amount.", "Such as 4g, '2 capsules', '1/2 tablet', none"),
        ("", 2, "'' is not an amount.", "Such as 4g"),
        ("4g each", 2, "'g each' is not a unit that is known here.", "Known units: g, mg"),
        ("4 stones", 2, "'stones' is not a unit that is known here.", "Known units: g, mg"),
        ("2,5g", 2, "'2,5g' is not an amount.", "Write decimals with a point, such as 2.5."),
        ("1,000 mg", 2, "'1,000 mg' is not an amount.", "Write decimals with a point"),
        ("1e3 g", 2, "'e3 g' is not a unit that is known here.", "Known units"),
        ("2-3 g", 2, "'2-3 g' is not an amount.", "Such as 4g"),
        ("1/2/3 g", 2, "'1/2/3 g' is not an amount.", "Such as 4g"),
        ("1/0 g", 2, "'1/0 g' is not an amount.", "Such as 4g"),
        ("٣ g", 2, "'٣ g' is not an amount.", "Such as 4g"),
        ("$(x)", 2, "'$(x)' is not an amount.", "Such as 4g"),
        ("4\x1bg", 2, "'4\\x1bg' is not an amount.", "Such as 4g"),
        ("-3g", 65, "An amount cannot be negative: '-3g'.", "Such as 4g"),
        ("-1/2g", 65, "An amount cannot be negative: '-1/2g'.", "Such as 4g"),
        ("0", 65, "'0' is no dose.", "For a day on which you took none, write: none"),
        ("0/5 g", 65, "'0/5 g' is no dose.", "write: none"),
        ("9999999999g", 65, "'9999999999g' is more than can be meant.", "Such as 4g"),
        ("2 capsules", 65, "kratom is recorded in g, not in capsules.", "a name of its own"),
        ("2 ml", 65, "kratom is recorded in g, not in ml.", "a name of its own"),
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, words: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        said = refusal(kept("edit", "d1", "--amount", words), code)
    assert said.startswith(sentence)
    assert hint in said


def test_a_product_without_a_unit_asks_for_it_in_words_that_work(run: Terminal) -> None:
    run("product", "add", "my leaf")
    hint = refusal(run("dose", "my leaf", "4"), 2).splitlines()[1]
    assert hint == 'Say it once: sidelog dose "my leaf" 4g'
    assert run(*shlex.split(hint.split("sidelog ")[1])).code == 0
    assert run("dose", "my leaf", "4").out == "today, Sun 22 Nov 2026: my leaf, 4 g\n"


def test_a_form_says_which_units_fit_before_a_unit_is_known(kept: Terminal) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("product", "add", "p", "--form", "tea", "--usual", "2 patches"), 65)
    assert words == (
        "patches do not fit p, which is recorded as tea.\nUnits that fit: cup, ml, l, g.\n"
    )
