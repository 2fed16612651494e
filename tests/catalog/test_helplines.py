import pytest

from sidelog.catalog.helplines import (
    NOBODY_WATCHES,
    HelpKind,
    Helpline,
    for_region,
    region_names,
    region_of,
    regions,
)
from sidelog.catalog.sources import CHECKED_ON, Standing

EVERYWHERE = for_region("")
LINES = dict.fromkeys(line for region in ("", *regions()) for line in for_region(region))


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.name} {line.contact}")
def test_every_line_says_what_it_is_and_when_it_was_checked(line: Helpline) -> None:
    assert line.name
    assert line.contact
    assert set(line.ways) <= {"call", "text", "chat", "web"}
    assert line.ways
    assert len(line.words) <= 78
    assert line.source.words
    assert line.source.checked <= CHECKED_ON


@pytest.mark.parametrize("region", ["", "us", "XX", "not a region", *regions()])
def test_every_region_gets_emergency_services_first_and_the_directory_last(region: str) -> None:
    kinds = [line.kind for line in for_region(region)]
    assert kinds[0] is HelpKind.EMERGENCY
    assert kinds[-1] is HelpKind.DIRECTORY


def test_an_unknown_region_gets_what_holds_everywhere() -> None:
    assert for_region("AU") == EVERYWHERE
    assert [line.contact for line in EVERYWHERE] == [
        "your local emergency number",
        "findahelpline.com",
    ]


@pytest.mark.parametrize(
    ("region", "contacts"),
    [
        ("us", {"911", "988"}),
        (" UK ", {"999", "116 123", "85258"}),
        ("GB", {"999", "116 123", "85258"}),
        ("IE", {"112 or 999", "116 123"}),
        ("de", {"112"}),
        ("EU", {"112"}),
    ],
)
def test_the_numbers_of_a_region(region: str, contacts: set[str]) -> None:
    assert {line.contact for line in for_region(region)} == contacts | {"findahelpline.com"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("germany", "DE"),
        ("The Netherlands", "NL"),
        ("U.K.", "GB"),
        ("united  states", "US"),
        ("Osterreich", "AT"),
        ("ie", "IE"),
        ("Canada", ""),
        ("", ""),
    ],
)
def test_a_region_is_known_by_its_name_as_by_its_code(words: str, code: str) -> None:
    assert region_of(words) == code


def test_each_region_has_a_name_that_means_it_alone() -> None:
    assert tuple(map(region_of, region_names())) == regions()


def test_samaritans_are_not_offered_for_texting() -> None:
    (samaritans,) = (line for line in for_region("GB") if line.name == "Samaritans")
    assert samaritans.ways == ("call",)
    assert "no text service" in samaritans.words


def test_a_crisis_line_is_named_only_where_its_source_was_read() -> None:
    for line in LINES:
        if line.kind is HelpKind.CRISIS:
            assert line.source.standing is Standing.CHECKED


def test_nobody_watches_is_said_plainly() -> None:
    assert "Nobody is watching" in NOBODY_WATCHES[0]
    assert all(len(line) <= 78 for line in NOBODY_WATCHES)
