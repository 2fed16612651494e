"""The guided check-in asks what one takes: the usual amount on one key, and no example."""

from pathlib import Path

import pytest

from tests.cli.days import lived
from tests.cli.record.guided.answers import answered
from tests.cli.transcripts import nothing_changes
from tests.journal.files import rows
from tests.terminal import Terminal


@pytest.fixture
def taken(run: Terminal) -> Terminal:
    """`run`, where only products are asked about, and sertraline has a usual amount."""
    names = ("shedding", "dryness", "nails", "mood")
    untracked = [("measure", "untrack", name) for name in names]
    more = ("--form", "tablet", "--unit", "mg", "--usual", "50mg")
    return lived(run, [*untracked, ("product", "add", "sertraline", *more)])


@pytest.mark.parametrize("key", ["y", "Y", "="])
def test_the_usual_amount_is_one_key(taken: Terminal, key: str) -> None:
    result = answered(taken, key, "")
    assert result.out == "today, Sun 22 Nov 2026: sertraline 50 mg (1st today)\n"
    assert "sertraline: the usual 50 mg? y if so, else the amount, none, or unknown\n" in result.err


def test_enter_is_never_the_usual_amount(taken: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        answered(taken, "", "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25 mg", "sertraline 25 mg (1st today)"),
        ("none", "sertraline none taken"),
        ("unknown", "sertraline amount not known (1st today)"),
    ],
)
def test_another_amount_is_typed(taken: Terminal, typed: str, said: str) -> None:
    assert answered(taken, typed, "").out == f"today, Sun 22 Nov 2026: {said}\n"


def test_an_amount_can_be_gone_back_to_and_skipped(taken: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        result = answered(taken, "25 mg", "b", "s", "")
    assert "  sertraline, now 25 mg, Enter keeps it: " in result.err


def test_as_last_time_is_one_key_where_it_was_one_dose(taken: Terminal) -> None:
    taken("dose", "finasteride", "1mg", "--on", "yesterday")
    result = answered(taken, "y", "q")
    assert result.out == "today, Sun 22 Nov 2026: finasteride 1 mg (1st today)\n"
    assert "finasteride: 1 mg as last time? y if so" in result.err


def test_after_a_stop_the_one_key_is_none(taken: Terminal) -> None:
    taken("dose", "kratom", "2g", "--on", "-2d")
    taken("event", "stop", "kratom", "--on", "yesterday")
    result = answered(taken, "y", "q")
    assert result.out == "today, Sun 22 Nov 2026: kratom none taken\n"
    assert "kratom, which you stopped: none? y if so" in result.err


def test_without_a_usual_amount_no_example_is_given(taken: Terminal) -> None:
    taken("product", "add", "aspirin")
    taken("product", "add", "zinc", "--unit", "mg")
    taken("product", "retire", "sertraline")
    result = answered(taken, "y", "1 tablet", "y", "5", "")
    assert "aspirin: how much, with its unit? Or none, or unknown\n" in result.err
    assert "zinc: how much, in mg? Or none, or unknown\n" in result.err
    assert "Nothing is usual for zinc here. Type the amount." in result.err
    assert result.out == (
        "today, Sun 22 Nov 2026: aspirin 1 tablet (1st today), zinc 5 mg (1st today)\n"
    )


def test_none_is_refused_where_there_are_doses_and_an_unfit_unit_always(
    taken: Terminal, journal: Path
) -> None:
    taken("dose", "sertraline", "50mg", "--at", "08:30")
    result = answered(taken, "none", "y", "2 tablets", "unknown", "", argv=("--all",))
    assert "sertraline: 50 mg at 08:30. An amount is one more dose\n" in result.err
    assert "There are doses for that day already." in result.err
    assert "Nothing is usual for sertraline here." in result.err
    assert "sertraline is recorded in mg" in result.err
    assert result.out == (
        "today, Sun 22 Nov 2026: sertraline amount not known (2nd today, at least 50 mg\n"
        "  in all)\n"
    )
    assert len(rows(journal, "SELECT id FROM dose")) == 2


def test_a_none_is_shown_where_everything_is_asked(taken: Terminal) -> None:
    taken("dose", "sertraline", "none")
    asked = answered(taken, "", "", argv=("--all",)).err
    assert "sertraline: none taken. An amount is one more dose\n" in asked


def test_an_amount_far_beyond_the_usual_is_asked_about(taken: Terminal) -> None:
    result = answered(taken, "500", "n", "500", "y", "")
    assert "500 mg of sertraline is 10 times your usual 50 mg. Record it? [y/N]" in result.err
    assert "It is not kept. Type the amount again." in result.err
    assert result.out.startswith("today, Sun 22 Nov 2026: sertraline 500 mg (")


def test_what_a_plan_says_is_one_key_and_enter_leaves_it_to_the_plan(
    taken: Terminal, journal: Path
) -> None:
    assert taken("regimen", "sertraline", "25mg", "daily", "--from", "-9d").code == 0
    with nothing_changes(journal):
        asked = answered(taken, "", "", argv=("--all",))
    assert "sertraline: 25 mg as planned? Enter or y if so" in asked.err
    assert answered(taken, "y", "", argv=("--all",)).out.startswith(
        "today, Sun 22 Nov 2026: sertraline 25 mg"
    )
