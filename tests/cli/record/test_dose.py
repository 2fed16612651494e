"""`sidelog dose`: what was taken; forms that never mix, and amounts that are refused."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


def doses(journal: Path, columns: str) -> list[tuple[Any, ...]]:
    return rows(journal, f"SELECT {columns} FROM dose ORDER BY id")


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "dose kratom 4g --at 08:30",
        "dose kratom 500mg",
        "dose kratom 3",
        "dose Kratom '4 g' --on yesterday",
        "dose kratom unknown --at '2h ago'",
        "dose kratom '?' --estimate",
        "dose kratom 2.5g --estimate -n 'from the new bag'",
        "dose 'kratom capsules' 2 capsules --estimate",
        "dose 'green leaf tea' 1 cup --at 'yesterday 23:10'",
        "dose kratom none --on monday",
        "dose kratom none --on monday",
        "dose kratom 1g --on monday",
        "dose 7-oh 1/2 tablet",
        "dose magnesium 200 mg",
        "dose coffee 2 cups",
        "dose kratom 3 x 2g --on tuesday",
        "dose kratom 2-3g --on tuesday",
        "dose kratom 2 - 3g --on tuesday",
        "dose kratom ~4g --on tuesday --at 08:00",
        "dose kratom none --on wednesday -n 'felt ill'",
        "dose kratom none --on wednesday -n 'slept'",
        "dose kratom 1g --on wednesday -n 'in the evening'",
    )
    snapshot("dose-acknowledged", shown)


def test_as_json_it_says_what_was_recorded(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "dose kratom 4g --at 08:30 --json",
        "dose kratom unknown --estimate --json",
        "dose kratom none --on monday --json",
        "dose kratom 2 capsules --json",
    )
    snapshot("dose-json", shown)


# Products


def test_a_product_is_known_whatever_its_case_accents_and_spaces(
    run: Terminal, journal: Path
) -> None:
    for name in ("Grüner Tee", "gruner tee", "GRÜNER  TEE", " grüner tee "):
        assert run("dose", name, "1 cup").code == 0
    assert rows(journal, "SELECT name FROM product") == [("Grüner Tee",)]


@pytest.mark.parametrize("name", ["7-oh", "5-htp", "7-hydroxymitragynine", "B12", "vitamin d3"])
def test_a_name_may_begin_with_a_number(run: Terminal, name: str) -> None:
    assert run("dose", name, "1 tablet").out.startswith(f"today, Sun 22 Nov 2026: {name}, 1 tablet")


@pytest.mark.parametrize("name", ["4g", "30", "2 capsules", ".5 mg", "", "  ", "a\x1bb", "x" * 201])
def test_what_cannot_be_a_name_is_refused(begun: Terminal, journal: Path, name: str) -> None:
    with nothing_changes(journal):
        said = refusal(begun("dose", name, "4g"), 2)
    first, hint = said.splitlines()
    assert first.endswith("cannot be the name of a product.")
    assert hint.startswith("The product comes first, then the amount: PRODUCT ")


def test_the_amount_before_its_product_is_told_to_come_after(begun: Terminal) -> None:
    assert refusal(begun("dose", "4g", "kratom"), 2) == (
        "'4g' cannot be the name of a product.\n"
        "The product comes first, then the amount: PRODUCT 4g\n"
    )


def test_a_slip_is_not_made_a_product_unless_it_is_said_to_be_new(
    begun: Terminal, journal: Path
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("dose", "kratm", "4g"), 2)
    assert said == (
        "There is no product 'kratm'. Did you mean kratom?\n"
        "If it is another product, say so with --new.\n"
    )
    taken = "today, Sun 22 Nov 2026: kratm, 4 g (1st today)\n"
    assert begun("dose", "kratm", "4g", "--new").out == taken


@pytest.mark.parametrize(
    ("amount", "form"),
    [
        ("4g", "leaf-powder"),
        ("200 mg", "tablet"),
        ("2 capsules", "capsule"),
        ("1 cup", "other"),
        ("20 ml", "liquid"),
        ("1 spray", "inhaled"),
    ],
)
def test_a_new_product_is_told_how_to_say_what_it_is_in_words_that_work(
    run: Terminal, amount: str, form: str
) -> None:
    *_, hint = run("dose", "my leaf", amount).err.splitlines()
    assert hint == f'  sidelog product edit "my leaf" --form {form}'
    assert run(*shlex.split(hint)[1:]).code == 0


def test_a_usual_amount_is_taken_where_none_is_typed(begun: Terminal) -> None:
    begun("product", "edit", "kratom", "--usual", "2.5g")
    assert begun("dose", "kratom").out == (
        "today, Sun 22 Nov 2026: kratom, 2.5 g (2nd today, 6.5 g in all)\n"
    )
    assert "kratom, 2.5 g (3rd today" in begun("dose", "kratom", "as", "usual").out


def test_a_name_of_several_words_that_is_known_needs_no_quotation_marks(begun: Terminal) -> None:
    begun("dose", "vitamin d", "1000 IU")
    said = begun("dose", "vitamin", "d", "500").out
    assert said == "today, Sun 22 Nov 2026: vitamin d, 500 IU (2nd today, 1500 IU in all)\n"
    assert "vitamin d, none taken" in begun("dose", "vitamin", "d", "none", "on", "friday").out


def test_a_bare_number_that_may_count_tablets_is_not_guessed(begun: Terminal) -> None:
    begun("product", "add", "zinc", "--form", "tablet", "--unit", "mg", "--strength", "25 mg")
    said = refusal(begun("dose", "zinc", "2"), 2)
    assert said == "'2' could be 2 mg or 2 tablets, 50 mg.\nSay 2 mg or 2 tablets.\n"
    assert "zinc, 50 mg (2 tablets, at 25 mg; 1st" in begun("dose", "zinc", "2 tablets").out
    assert "zinc, 25 mg (2nd" in begun("dose", "zinc", "25").out


# Amounts


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        ("4g", (4, 1)),
        ("4 g", (4, 1)),
        ("+4 grams", (4, 1)),
        (".5g", (0.5, 1)),
        ("1/4g", (0.25, 1)),
        ("250mg", (0.25, 1)),
        ("250000 µg", (0.25, 1)),
        ("250000 μg", (0.25, 1)),
        ("0.001kg", (1, 1)),
        ("3", (3, 1)),
        ("?", (None, 1)),
        ("unknown", (None, 1)),
        ("some", (None, 1)),
    ],
)
def test_an_amount_is_kept_in_the_products_unit(
    begun: Terminal, journal: Path, amount: str, kept: tuple[float | None, int]
) -> None:
    assert begun("dose", "kratom", *amount.split()).code == 0
    assert doses(journal, "amount, taken")[-1] == kept
    assert doses(journal, "entered")[-1] == (amount,)


@pytest.mark.parametrize("words", ["none", "nothing", "No"])
def test_none_is_a_day_without_and_not_a_dose_of_nought(
    begun: Terminal, journal: Path, words: str
) -> None:
    begun("dose", "kratom", words, "--on", "yesterday")
    assert doses(journal, "day, amount, taken")[-1] == ("2026-11-21", None, 0)


def test_a_dose_replaces_a_none_of_that_day(begun: Terminal, journal: Path) -> None:
    begun("dose", "kratom", "none", "--on", "yesterday")
    said = begun("dose", "kratom", "1g", "--on", "yesterday").out
    assert said == (
        "yesterday, Sat 21 Nov 2026: kratom, 1 g (1st that day), replacing 'none taken'\n"
    )
    assert doses(journal, "day, amount, taken")[1:] == [("2026-11-21", 1, 1)]


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("kratom -4g", 65, "An amount cannot be negative: '-4g'.", "Write a number and its unit"),
        ("kratom 0.0g", 65, "'0.0g' is no dose.", "write: none"),
        ("kratom 4 grains", 2, "A grain is about 65 mg, and is not kept as a unit.", "Write mg."),
        ("kratom 5 ml", 65, "kratom is recorded in g, not in ml.", "Say it in g; another form"),
        ("vitamin d 2000IU", 2, "'d 2000IU' is not", 'its name: sidelog dose "vitamin d" 2000IU'),
        ("kratom yesterday 4g", 2, "'yesterday 4g' is not an amount.", "Write a number"),
        ("kratom many", 2, "'many' is not an amount.", "none; or unknown."),
        ("kratom \uff14g", 2, "'\uff14g' is not an amount.", "Write a number"),
        (f"kratom {'9' * 5000}g", 65, "'999", "Look at the number and its unit."),
        ("kratom 5000000000g", 65, "'5000000000g' is more than can be meant.", "Look at"),
        ("zinc 5", 2, "'5' of what? zinc has no unit yet.", "Write the unit with it, as the label"),
        ("zinc", 2, "How much zinc?", "Write the amount with its unit; none; or unknown."),
        ("kratom", 2, "How much kratom?", "The last time it was 4 g: sidelog dose kratom 4 g"),
        (
            "kratom none",
            65,
            "Sun 22 Nov 2026 has kratom recorded already (d1)",
            "sidelog delete d1",
        ),
        ("kratom none --on -1d --at 08:00", 2, "A day without a dose has no time, no", ""),
        ("kratom none --on -1d --estimate", 2, "A day without a dose has no time, no", ""),
        ("kratom 4g --on tomorrow", 65, "Mon 23 Nov 2026 is still to come.", "Today is"),
        ("kratom 4g --at 22:00", 65, "Sun 22 Nov 2026 22:00 is still to come.", "Say yesterday"),
        ("kratom 4g --at 08:61", 65, "There is no such time on a clock.", "Say a time as"),
        ("kratom 4g --onn monday", 2, "There is no option '--onn'.", "Did you mean --on"),
        ("", 2, "Missing argument 'product'.", "See: sidelog dose --help"),
    ],
)
def test_what_cannot_be_a_dose_is_refused_in_a_sentence_and_changes_nothing(
    begun: Terminal, journal: Path, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("dose", *shlex.split(line)), code)
    assert said.startswith(sentence)
    assert hint in said


def test_a_unit_that_its_form_does_not_have_is_refused(run: Terminal) -> None:
    run("product", "add", "tea", "--form", "tea")
    said = refusal(run("dose", "tea", "2", "capsules"), 65)
    assert said == (
        "capsules do not fit tea, which is recorded as tea.\nUnits that fit: cup, ml, l, g.\n"
    )


units = st.sampled_from(["g", "mg", "µg", "kg"])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 10), units)
def test_what_is_typed_in_any_unit_of_mass_is_taken_back_by_one_undo(
    begun: Terminal, journal: Path, number: int, unit: str
) -> None:
    before = recorded(journal)
    assert begun("dose", "kratom", f"{number}{unit}").code == 0
    size = {"g": 1, "mg": 1e-3, "µg": 1e-6, "kg": 1e3}[unit]
    assert doses(journal, "amount")[-1][0] == pytest.approx(number * size, rel=1e-15)
    assert begun("undo").code == 0
    assert recorded(journal) == before
