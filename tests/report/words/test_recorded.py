"""Every sentence about how a measure was recorded."""

from datetime import date

from sidelog.analysis.series import Series, Written, from_days
from sidelog.catalog.measures import find
from sidelog.report.findings.drawn import Rated
from sidelog.report.words.evidence import how_recorded

TODAY = date(2026, 11, 22).toordinal()
"""A Sunday."""


def rated(series: Series, every_days: int = 1, name: str = "mood") -> Rated:
    measure = find(name)
    assert measure is not None
    return Rated(measure._replace(scale=measure.scale._replace(every_days=every_days)), (), series)


def test_days_with_gaps_and_late_entries() -> None:
    days = {TODAY - 9: 1.0, TODAY - 8: 1.0, TODAY - 4: 2.0, TODAY: 4.0}
    written = dict.fromkeys(days, Written(0)) | {TODAY - 4: Written(3)}
    series = from_days(days, TODAY - 20, TODAY, written=written, skipped=[TODAY - 5])
    assert list(how_recorded(rated(series), detail=True)) == [
        "On 4 of 21 days since 2 Nov 2026.",
        "Written down on the day itself: 3.",
        "Skipped on 1 day.",
        "Longest time without: 11 days, 2 Nov to 12 Nov 2026.",
        "Mon 0 of 3, Tue 0 of 3, Wed 1 of 3, Thu 0 of 3, Fri 1 of 3, Sat 1 of 3, Sun 1 of 3.",
        "On average 1.5 on the day before a missing one, 1 before an entry.",
    ]


def test_of_yes_and_no_there_is_no_mean() -> None:
    washed = from_days({TODAY - 9: 1.0, TODAY - 8: 0.0, TODAY: 1.0}, TODAY - 9, TODAY)
    said = list(how_recorded(rated(washed, name="hair-washed"), detail=True))
    assert not any("average" in one for one in said)


def test_every_day_of_an_import() -> None:
    series = from_days({TODAY - 1: 1.0, TODAY: 1.0}, TODAY - 1, TODAY)
    assert list(how_recorded(rated(series), detail=False)) == [
        "On 2 of 2 days since 21 Nov 2026.",
        "When it was written down is not known.",
    ]
    assert len(list(how_recorded(rated(series), detail=True))) == 3


def test_a_rhythm_of_its_own() -> None:
    series = from_days({TODAY - 6: 80.0, TODAY - 3: 70.0, TODAY: 90.0}, TODAY - 6, TODAY)
    assert next(how_recorded(rated(series, 3), detail=True)) == (
        "On 3 of 7 days since 16 Nov 2026, where every 3 days would be 3."
    )


def test_nothing() -> None:
    nothing = list(how_recorded(rated(from_days({}, TODAY - 3, TODAY)), detail=True))
    assert nothing == ["On no day of this time."]
