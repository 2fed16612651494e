"""The signs that are known of a product: offered once, shown with their sources, never blamed."""

import pytest

from tests.cli.transcripts import refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal

OFFER = (
    "Known of kratom: skin that darkens in the sun (case reports), itch (a sign of liver injury). "
    "To record them:\n  sidelog measure track darkening itch\n"
)


@pytest.mark.parametrize(
    "line",
    [
        ("dose", "kratom", "4g"),
        ("dose", "Red kratom", "none"),
        ("event", "start", "kratom", "--to", "4g"),
        ("product", "add", "kratom capsules", "--form", "capsule"),
        ("regimen", "kratom", "6g", "daily", "--from", "2026-09-01"),
    ],
)
def test_they_are_offered_when_a_product_is_first_recorded(
    run: Terminal, line: tuple[str, ...]
) -> None:
    assert run(*line).err.endswith(OFFER)


def test_they_are_offered_once(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    for line in (("dose", "kratom", "2g"), ("dose", "kratom tea", "1 cup", "--new")):
        assert "darkens" not in run(*line).err


def test_only_those_that_are_not_asked_are_offered(run: Terminal) -> None:
    run("measure", "track", "itch")
    said = run("dose", "7-OH", "5mg").err
    assert "Known of kratom (of 7-OH alone nothing was read): skin that darkens in the sun" in said
    assert said.endswith("  sidelog measure track darkening\n")
    run("undo")
    run("measure", "retire", "darkening")
    assert "Known of" not in run("dose", "7-OH", "5mg").err


def test_of_another_product_nothing_is_said(run: Terminal) -> None:
    assert "Known of" not in run("dose", "sertraline", "50mg").err


def test_they_are_shown_with_how_well_they_are_known(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "product signs kratom",
        "measure track darkening itch",
        "product signs kratom tea --plain",
        "product signs 7-OH --json",
    )
    snapshot("signs", shown)


def test_where_none_are_known_it_is_said(run: Terminal) -> None:
    assert refusal(run("product", "signs", "sertraline"), 1) == (
        "No signs of sertraline are known here.\n"
        "What comes with it, its leaflet says. To record one: sidelog measure add NAME\n"
    )


def test_what_may_never_fade_has_no_window_and_is_not_held_against_doses(run: Terminal) -> None:
    run("dose", "kratom", "4g")
    run("log", "darkening=1")
    assert "no lag window on purpose" in refusal(
        run("measure", "edit", "darkening", "--lag", "3..28"), 65
    )
    assert "had not faded 16 months after stopping" in refusal(
        run("lags", "darkening", "kratom"), 65
    )
