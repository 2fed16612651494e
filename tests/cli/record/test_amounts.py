"""Amounts as they are typed where an entry or a product is changed."""

import shlex
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.days import journal_of, looked_at
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import rows
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    return looked_at(tmp_path_factory.mktemp("kept"), now, [("dose", "kratom", "4g")])


@pytest.mark.parametrize(
    ("words", "grams"),
    [
        ("3", 3),
        ("3.", 3),
        (".5", 0.5),
        ("+3 g", 3),
        ("3 GRAMS", 3),
        ("2500mg", 2.5),
        ("1/2 g", 0.5),
        ("3/4 g", 0.75),
        ("0.25 kg", 250),
        ("250000 μg", 0.25),
        ("?", None),
        ("Unknown", None),
        ("3 x 2g", 6),
        ("1,5 g", 1.5),
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
        ("much", 2, "'much' is not an amount.", "Write a number and its unit"),
        ("1,500 mg", 2, "'1,500 mg' could be 1.5 mg or 1500 mg.", "Say 1.5 mg or 1500 mg."),
        ("-3g", 65, "An amount cannot be negative: '-3g'.", "Write a number"),
        ("0", 65, "'0' is no dose.", "For a day on which you took none, write: none"),
        ("9999999999g", 65, "'9999999999g' is more than can be meant.", "Look at the number"),
        ("100 kg", 65, "'100 kg' is more than can be meant.", "Look at the number"),
        ("half", 2, "'half' does not say of what; it could be 0.5 g.", "Write the number and"),
        ("½", 2, "'½' does not say of what; it could be 0.5 g.", "Write the number and"),
        (
            "2 capsules",
            65,
            "kratom is recorded in g, not in capsules.",
            'Another form is another product: sidelog dose "kratom capsules" 2 capsules',
        ),
        ("2 cups", 65, "kratom is recorded in g, not in cups.", '"kratom tea" 2 cups'),
        ("2 ml", 65, "kratom is recorded in g, not in ml.", "Say it in g; another form"),
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, words: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        said = refusal(kept("edit", "d1", "--amount", words), code)
    assert said.startswith(sentence)
    assert hint in said


def test_a_product_without_a_unit_asks_for_it_without_a_number(run: Terminal) -> None:
    run("product", "add", "my leaf")
    assert refusal(run("dose", "my leaf", "4"), 2) == (
        "'4' of what? my leaf has no unit yet.\n"
        "Write the unit with it, as the label says it: mg, µg, g, ml, tablets, capsules.\n"
    )


def test_the_command_for_another_form_works(kept: Terminal, run: Terminal) -> None:
    hint = refusal(kept("dose", "kratom", "2 capsules"), 65).splitlines()[1]
    run("dose", "kratom", "4g")
    assert run(*shlex.split(hint.split("sidelog ")[1])).out.startswith(
        "today, Sun 22 Nov 2026: kratom capsules, 2 capsules"
    )
    again = refusal(run("dose", "kratom capsules", "2 tablets"), 65)
    assert 'sidelog dose "kratom tablets" 2 tablets' in again


@pytest.mark.parametrize(
    ("usual", "words", "said"),
    [
        ("1 tablet", "half", "0.5 tablets"),
        ("", "half", "0.5 tablets"),
        ("", "1/2", "0.5 tablets"),
        ("2 tablets", "half a tablet", "0.5 tablets"),
    ],
)
def test_half_is_half_of_one_where_nothing_else_can_be_meant(
    run: Terminal, usual: str, words: str, said: str
) -> None:
    run("product", "add", "zinc", "--unit", "tablet", *(["--usual", usual] if usual else []))
    assert run("dose", "zinc", words).out == f"today, Sun 22 Nov 2026: zinc, {said} (1st today)\n"


@pytest.mark.parametrize("words", ["half", "1/2", "½"])
@pytest.mark.parametrize(
    ("usual", "both"),
    [("2 tablets", "0.5 tablets or 1 tablet"), ("3 mg", "0.5 mg or 1.5 mg")],
)
def test_half_is_refused_where_it_may_be_half_of_the_usual(
    run: Terminal, usual: str, both: str, words: str
) -> None:
    run("product", "add", "zinc", "--usual", usual)
    said = refusal(run("dose", "zinc", words), 2)
    assert said == (f"'{words}' could be {both}, a part of your usual {usual}.\nSay {both}.\n")


def test_a_form_says_which_units_fit_before_a_unit_is_known(kept: Terminal) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("product", "add", "p", "--form", "tea", "--usual", "2 patches"), 65)
    assert words == (
        "patches do not fit p, which is recorded as tea.\nUnits that fit: cup, ml, l, g.\n"
    )


HUGE = ("1e300g", "9e9 kg", "999999999 kg", "1e-300 g", "1e-9 mg", "1/9999999999g", "9e99 x 9g")


@pytest.mark.parametrize("amount", HUGE)
def test_no_amount_is_ever_called_a_bug(run: Terminal, given: Path, amount: str) -> None:
    run("product", "add", "kratom", "--unit", "kg")
    run("dose", "kratom", "1 kg")
    run("event", "stop", "kratom", "1 kg")
    file = given / "doses.csv"
    file.write_text(f"day,kratom\n2026-09-01,{amount}\n")
    for line in (
        ("dose", "kratom", amount),
        ("dose", "new", amount),
        ("dose", "kratom", amount, "--from", "yesterday"),
        ("event", "reduce", "kratom", amount),
        ("event", "reduce", "kratom", "--from", amount),
        ("product", "edit", "kratom", "--usual", amount),
        ("product", "add", "zinc", "--usual", amount),
        ("edit", "d1", "--amount", amount),
        ("edit", "e1", "--from", amount),
        ("import", "csv", str(file), "--day", "day", "--amount", "kratom", "--apply"),
    ):
        assert run(*line).code in {0, 2, 65}, line
    assert run("log", stdin=f"\n\n\n\n{amount}\n\n").code in {0, 2, 65}
    assert run("dose", "-", stdin=f"kratom {amount}\n").code in {0, 65}


# An amount by what the label says of one


@pytest.mark.parametrize(
    ("product", "label", "words", "said"),
    [
        ("--unit mg", "50 mg a tablet", "half a tablet", "25 mg (half a tablet,"),
        ("--unit mg", "50 mg each", "2 tablets", "100 mg (2 tablets,"),
        ("--form capsule --unit g", "500mg", "a capsule", "0.5 g (a capsule,"),
        ("--unit tablet", "50 mg per tablet", "25mg", "0.5 tablets (25mg,"),
        ("--form liquid --unit mg", "10 mg/5 ml", "~2 ml", "4 mg (an estimate, from ~2 ml,"),
    ],
)
def test_the_label_tells_how_much_is_in_one(
    run: Terminal, product: str, label: str, words: str, said: str
) -> None:
    run("product", "add", "zinc", *product.split(), "--strength", label)
    told = f"today, Sun 22 Nov 2026: zinc, {said} at {label}; 1st today)\n"
    assert run("dose", "zinc", words).out == told


def test_the_label_tells_it_wherever_an_amount_is_said(run: Terminal) -> None:
    run("product", "add", "zinc", "--unit", "mg")
    said = run("product", "edit", "zinc", "--strength", "50 mg a tablet", "--usual", "1/2 tablet")
    assert said.out.endswith("zinc, usual amount: was not set, now 25 mg\n")
    said = run("regimen", "zinc", "2 tablets daily", "--from", "today").out
    assert "zinc, 100 mg daily" in said
    assert "zinc: 100 mg to 50 mg a day" in run("event", "reduce", "zinc", "100mg", "1 tablet").out


@pytest.mark.parametrize(
    ("first", "then", "one"),
    [
        ("50mg", "half a tablet", "is recorded in mg, and how much is in one tablet is not known."),
        ("50mg", "a capsule", "is recorded in mg, and how much is in one capsule is not known."),
        (
            "1 tablet",
            "50mg",
            "is recorded in tablets, and how much is in one tablet is not known.",
        ),
    ],
)
def test_without_a_label_it_is_refused_with_what_makes_it_known(
    run: Terminal, journal: Path, first: str, then: str, one: str
) -> None:
    run("dose", "zinc", first)
    with nothing_changes(journal):
        said, hint = refusal(run("dose", "zinc", then), 2).splitlines()
    assert said == f"zinc {one}"
    told = shlex.split(hint.split("sidelog ")[1].replace("AMOUNT", "50"))
    assert run(*told).code == 0
    assert run("dose", "zinc", then).code == 0
