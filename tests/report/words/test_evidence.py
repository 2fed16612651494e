"""What an answer rests on, a sentence each."""

import re
from datetime import date

from sidelog.analysis.series import Series, Written, from_days
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import find
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.finding import Finding, Memory, Question
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words.evidence import how_recorded, sizes
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
        "Of 10 pairs of an earlier and a later day, "
        "the later is better in 10 and worse in 0, else equal; "
        "with equal ones as half, 10 (10 to 10)."
    )
    assert evidence.could_have_shown(found).startswith(
        "About 4 of 5 journals like this one would have shown a change of 0."
    )
    assert evidence.could_have_shown(found).endswith(" points.")
    assert evidence.technical(found).startswith("NAP 1.00 [")
    assert evidence.technical(found).endswith(", p<.001, after Holm over 1 p<.001.")
    assert evidence.compared_days(found) == (
        "1 Feb to 20 Jun 2026 (140 entries) with 3 Aug to 27 Nov 2026 (117 entries)"
    )
    assert evidence.level(found) == "a bad day is 3 or less"
    narrow = found.measure._replace(scale=found.measure.scale._replace(maximum=0.1))
    assert evidence.could_have_shown(found._replace(measure=narrow)) == (
        "No change on this scale could have been shown reliably."
    )


def test_of_yes_and_no_a_change_is_days_in_a_hundred() -> None:
    washed = of_now(measure("hair-washed"), series([(0, 0), (150, 1)]))
    assert re.search(r"a change of \d+ days yes in 100\.$", evidence.could_have_shown(washed))


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


SUNDAY = date(2026, 11, 22).toordinal()


def rated(series: Series, every_days: int = 1, name: str = "mood") -> Rated:
    measure = find(name)
    assert measure is not None
    return Rated(measure._replace(scale=measure.scale._replace(every_days=every_days)), (), series)


def test_days_with_gaps_and_late_entries() -> None:
    days = {SUNDAY - 9: 1.0, SUNDAY - 8: 1.0, SUNDAY - 4: 2.0, SUNDAY: 4.0}
    written = dict.fromkeys(days, Written(0)) | {SUNDAY - 4: Written(3)}
    series = from_days(days, SUNDAY - 20, SUNDAY, written=written, skipped=[SUNDAY - 5])
    assert list(how_recorded(rated(series), detail=True)) == [
        "On 4 of 21 days since 2 Nov 2026.",
        "Written down on the day itself: 3.",
        "Skipped on 1 day.",
        "Longest time without: 11 days, 2 Nov to 12 Nov 2026.",
        "Mon 0 of 3, Tue 0 of 3, Wed 1 of 3, Thu 0 of 3, Fri 1 of 3, Sat 1 of 3, Sun 1 of 3.",
        "On average 1.5 on the day before a missing one, 1 before an entry.",
    ]


def test_of_yes_and_no_there_is_no_mean() -> None:
    washed = from_days({SUNDAY - 9: 1.0, SUNDAY - 8: 0.0, SUNDAY: 1.0}, SUNDAY - 9, SUNDAY)
    said = list(how_recorded(rated(washed, name="hair-washed"), detail=True))
    assert not any("average" in one for one in said)


def test_every_day_of_an_import() -> None:
    series = from_days({SUNDAY - 1: 1.0, SUNDAY: 1.0}, SUNDAY - 1, SUNDAY)
    assert list(how_recorded(rated(series), detail=False)) == [
        "On 2 of 2 days since 21 Nov 2026.",
        "When it was written down is not known.",
    ]
    # Two days have no weekdays to compare.
    assert len(list(how_recorded(rated(series), detail=True))) == 2


def test_a_rhythm_of_its_own() -> None:
    series = from_days({SUNDAY - 6: 80.0, SUNDAY - 3: 70.0, SUNDAY: 90.0}, SUNDAY - 6, SUNDAY)
    assert next(how_recorded(rated(series, 3), detail=True)) == (
        "On 3 of 7 days since 16 Nov 2026, where every 3 days would be 3."
    )


def test_nothing() -> None:
    nothing = list(how_recorded(rated(from_days({}, SUNDAY - 3, SUNDAY)), detail=True))
    assert nothing == ["On no day of this time."]
