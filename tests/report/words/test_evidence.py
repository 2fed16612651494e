"""What an answer rests on, a sentence each."""

from sidelog.analysis.verdict import Verdict
from sidelog.report.findings.finding import Finding, Memory, Question
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words.evidence import sizes
from tests.report.words.told import TODAY, measure, of_change, of_now, series


def said(*findings: Finding) -> str:
    return say.answer(findings, TODAY)


def test_what_entries_from_memory_do_to_a_verdict() -> None:
    assert evidence.memory(Memory(14, holds=True)) == "Also without the 14 days filled in later."
    assert (
        evidence.memory(Memory(1, holds=False))
        == "It does not hold without the 1 day filled in later."
    )
    assert evidence.memory(Memory(90, None)) == (
        "90 days were filled in later; without them too few are left."
    )
    found = of_change(measure("mood"), series([(0, 3), (160, 7)], late=range(20, 30)))
    assert found.memory == Memory(10, holds=True)
    broken = found._replace(memory=Memory(10, holds=False))
    assert said(broken).endswith("It does not hold without the 10 days filled in later.")
    assert "filled in later" not in say.line([broken], TODAY)  # the page says it of all at once
    unknown = found._replace(memory=Memory(90, holds=None))
    assert said(unknown).endswith("90 days were filled in later; without them too few are left.")
    assert "filled in later" not in said(found)


def test_the_method_where_it_is_asked_for() -> None:
    found = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    assert evidence.in_pairs(found) == (
        "Of 10 pairs of a day before and a day now, "
        "the later day is better in 10 and worse in 0, else equal; "
        "with equal ones as half, 10 (10 to 10)."
    )
    assert evidence.could_have_shown(found).startswith(
        "About 4 of 5 journals like this one would have shown a change of 0."
    )
    assert evidence.could_have_shown(found).endswith(" points.")
    assert evidence.technical(found).startswith("NAP 1.00 [")
    assert evidence.technical(found).endswith(", p<.001, after Holm over 1 p<.001.")
    assert evidence.compared_days(found) == (
        "1 Feb 2026 to 20 Jun 2026 (140 entries) with 3 Aug 2026 to 27 Nov 2026 (117 entries)"
    )
    assert evidence.level(found) == "a bad day is 3 or less"
    narrow = found.measure._replace(scale=found.measure.scale._replace(maximum=0.1))
    assert evidence.could_have_shown(found._replace(measure=narrow)) == (
        "No change on this scale could have been shown reliably."
    )


def test_what_the_missing_days_could_change() -> None:
    whole = of_change(measure("mood"), series([(0, 3), (160, 7)]))
    assert evidence.missing_days(whole) == (
        "If every missing day had been at one end of the scale, the answer would stay."
    )
    gaps = of_change(measure("mood"), series([(0, 4), (160, 6)], every=3))
    assert evidence.missing_days(gaps) == (
        "If every missing day had been at one end of the scale, the answer would change."
    )
    counts = of_now(measure("hair-count"), series([(0, 90), (150, 40)], every=3))
    assert evidence.missing_days(counts) == ""
    rare = measure("mood")._replace(scale=measure("mood").scale._replace(every_days=2))
    assert evidence.missing_days(gaps._replace(measure=rare)) == ""


def test_nothing_compared_says_nothing_of_the_method() -> None:
    found = Finding(measure("hair-count"), Question.NOW, Verdict.NOT_ENOUGH)
    assert {
        evidence.in_pairs(found),
        evidence.missing_days(found),
        evidence.could_have_shown(found),
        evidence.technical(found),
        evidence.compared_days(found),
        evidence.level(found),
        evidence.look(found, TODAY),
        sizes(found),
    } == {""}
