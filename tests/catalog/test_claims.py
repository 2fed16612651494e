import pytest

from sidelog.catalog.claims import (
    CARE,
    CLAIMS,
    GRADE_MEANINGS,
    UNKNOWN,
    Claim,
    Grade,
    Topic,
    about,
    known_of,
    signs_of,
)
from sidelog.catalog.measures import find
from sidelog.catalog.sources import CHECKED_ON, Standing


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.text[:30])
def test_every_claim_has_a_sentence_and_a_source_that_was_read(claim: Claim) -> None:
    assert claim.text.endswith(".")
    assert claim.source.words
    assert claim.source.standing is Standing.CHECKED
    assert claim.source.checked <= CHECKED_ON


@pytest.mark.parametrize("text", [*(claim.text for claim in CLAIMS), *UNKNOWN, CARE])
def test_no_claim_gives_advice_on_taking_or_stopping(text: str) -> None:
    for word in ("you should", "taper", "cold turkey", " gram", " mg", "dose"):
        assert word not in text.lower()


def test_every_topic_and_grade_is_used_and_explained() -> None:
    assert {claim.grade for claim in CLAIMS} == set(Grade) == set(GRADE_MEANINGS)
    assert all(about(topic) for topic in Topic)
    assert [claim for topic in Topic for claim in about(topic)] == list(CLAIMS)


def test_hair_skin_and_nails_are_nowhere_called_documented() -> None:
    grades = {claim.grade for claim in about(Topic.HAIR_SKIN_NAILS)}
    assert grades == {Grade.ANECDOTAL, Grade.UNSUPPORTED}
    assert about(Topic.LIVER)[0].grade is Grade.DOCUMENTED
    # A case report says that it happens to somebody, and is told apart from anecdote and from more.
    assert about(Topic.PIGMENTATION)[0].grade is Grade.CASES


@pytest.mark.parametrize(
    ("product", "of"),
    [
        ("kratom", "kratom"),
        ("Kratom powder (red)", "kratom"),
        ("Mitragyna speciosa", "kratom"),
        ("7-OH", "kratom (of 7-OH alone nothing was read)"),
        ("7oh tablets", "kratom (of 7-OH alone nothing was read)"),
        ("7-hydroxymitragynine", "kratom (of 7-OH alone nothing was read)"),
    ],
)
def test_a_product_brings_the_signs_that_are_known_of_it(product: str, of: str) -> None:
    assert [sign.measure for sign in signs_of(product)] == ["darkening", "itch"]
    assert known_of(product) == of


@pytest.mark.parametrize(
    "product",
    ["sertraline", "17-OH progesterone", "7-OH-DHEA", "oh 7", ""],
)
def test_other_products_bring_none(product: str) -> None:
    assert signs_of(product) == ()


def test_a_sign_is_a_measure_of_sidelogs_own_that_is_off_at_first() -> None:
    for sign in signs_of("kratom"):
        measure = find(sign.measure)
        assert measure is not None
        assert not measure.tracked
        assert sign.claim in CLAIMS
        assert sign.claim.grade in {Grade.CASES, Grade.DOCUMENTED}


def test_that_darkening_may_stay_is_said_with_it() -> None:
    (darkening, _) = signs_of("kratom")
    assert "unchanged 16 months after stopping" in darkening.claim.text


def test_what_is_not_known_is_said() -> None:
    assert len(set(UNKNOWN)) == len(UNKNOWN)
    assert any("Whether kratom makes hair shed" in line for line in UNKNOWN)
