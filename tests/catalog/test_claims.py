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
)
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
    assert about(Topic.PIGMENTATION)[0].grade is Grade.DOCUMENTED


def test_what_is_not_known_is_said() -> None:
    assert len(set(UNKNOWN)) == len(UNKNOWN)
    assert any("Whether kratom makes hair shed" in line for line in UNKNOWN)
