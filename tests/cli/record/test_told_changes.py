"""A change that is told of what is taken as a rule holds as a step of it does."""

import pytest

from tests.terminal import Terminal

LATER = "6 g daily from Tue 1 Dec 2026, stop from Tue 29 Dec 2026"


@pytest.fixture
def planned(run: Terminal) -> Terminal:
    """8 g of kratom a day since September, 6 g from December on, and a stop after it."""
    assert run("regimen", "kratom", "8g", "daily", "--from", "2026-09-01").code == 0
    plan = ("regimen", "kratom", "6g, stop", "--every", "4w", "--from", "2026-12-01")
    assert run(*plan).code == 0
    return run


def test_a_change_without_an_amount_ends_the_rule_and_says_so(planned: Terminal) -> None:
    told = planned("event", "reduce", "kratom", "--on", "2026-10-10")
    assert told.err.splitlines() == [
        "With it ends what was planned: 8 g daily.",
        "What is a rule from then on, if anything is:",
        "  sidelog regimen kratom AMOUNT daily --from 2026-10-10",
        f"After that, as before: {LATER}.",
    ]
    ended = "no rule since Sat 10 Oct 2026, when a change was recorded"
    assert planned("regimen").out.splitlines()[0] == f"kratom: {ended}"
    assert f"  r1    from Tue 1 Sep 2026: 8 g daily; {ended}" in planned("regimen", "kratom").out
    assert planned("regimen", "kratom", "6g", "--on", "2026-10-10", "--keep").code == 0
    assert planned("regimen").out.startswith("kratom: 6 g daily since Sat 10 Oct 2026")
    # What a step says already, ends nothing.
    assert planned("event", "reduce", "kratom", "--on", "2026-10-12").err == ""


def test_a_change_with_an_amount_holds_as_a_step_does(planned: Terminal) -> None:
    told = ("event", "reduce", "kratom", "8g", "2g", "--on", "2026-10-10")
    refused = planned(*told)
    assert (refused.code, refused.out) == (2, "")
    assert f"already: {LATER}" in refused.err
    assert "stay, --keep, or not, --replace" in refused.err
    for answer, stays in (("n", False), ("", True)):  # Enter takes nothing away
        asked = planned(*told, stdin=f"{answer}\n", tty=True)
        assert "Does that stay? [Y/n]" in asked.err
        assert (f"After that, as before: {LATER}." in asked.err) is stays
        planned("undo")
    assert planned(*told, "--keep").err.splitlines() == [
        "Planned from then on: 2 g daily.",
        f"After that, as before: {LATER}.",
    ]
    assert planned("regimen", "kratom").out.splitlines()[1:3] == [
        "  r1    from Tue 1 Sep 2026: 8 g daily",
        "  e1    from Sat 10 Oct 2026: 2 g daily, now",
    ]
    planned("undo")
    assert planned(*told, "--replace").err.splitlines() == [
        "Planned from then on: 2 g daily.",
        f"No longer planned: {LATER}. Back with: sidelog undo",
    ]


def test_a_change_on_the_day_of_a_step_takes_its_place(planned: Terminal) -> None:
    told = "reduce kratom 2g --on 2026-10-10 --replace\nincrease kratom 10g --on 2026-09-01 --keep"
    assert planned("event", "-", stdin=told).code == 0
    assert planned("regimen", "kratom").out.splitlines()[1:] == [
        "  r1    from Tue 1 Sep 2026: 10 g daily",
        "  e1    from Sat 10 Oct 2026: 2 g daily, now",
        "As planned on 83 of 83 days (nothing noted).",
    ]


def test_a_stop_that_is_told_ends_the_plan_and_a_restart_begins_it(planned: Terminal) -> None:
    assert planned("event", "stop", "kratom", "--on", "2026-11-20").err.splitlines() == [
        "With it ends what was planned: 8 g daily.",
        f"No longer planned: {LATER}. Back with: sidelog undo",
    ]
    assert planned("regimen").out == "kratom: stopped on Fri 20 Nov 2026\n"
    # A rule that begins tomorrow leaves the stop of today.
    assert planned("regimen", "kratom", "4g", "daily", "--from", "tomorrow").code == 0
    assert planned("regimen").out.startswith("kratom: stopped on Fri 20 Nov 2026\n  next 4 g")
    planned("undo")
    restarted = planned("event", "restart", "kratom", "3g", "--on", "2026-11-21")
    assert restarted.err == "Planned from then on: 3 g daily.\n"
    assert planned("regimen").out == "kratom: 3 g daily since Sat 21 Nov 2026\n"
    assert "taken again from 21 November at 3 g" in planned("compare").out


def test_a_rule_of_the_day_of_a_change_takes_its_place(planned: Terminal) -> None:
    assert planned("event", "reduce", "kratom", "8g", "6g", "--keep").code == 0
    # The rule of the day before, and yet nothing that holds already.
    assert planned("regimen", "kratom", "8g", "daily", "--keep").out == (
        "From today, Sun 22 Nov 2026: kratom, 8 g daily\n"
    )
    assert planned("regimen").out.startswith("kratom: 8 g daily since Sun 22 Nov 2026\n")


def test_a_change_of_what_has_no_plan_names_the_line_that_plans_it(run: Terminal) -> None:
    assert run("event", "start", "sertraline", "50mg").err.splitlines()[:2] == [
        "If it is taken every day, one line says so for all of them:",
        "  sidelog regimen sertraline 50 mg daily --from 2026-11-22",
    ]


def test_what_is_not_taken_has_no_later_steps(planned: Terminal) -> None:
    refused = planned("event", "illness", "flu", "--keep")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        "--keep and --replace are about the later steps of a regimen.",
        "illness has none: leave them out.",
    ]
