"""The words themselves: short, calm, and never more than the numbers carry."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from sidelog.analysis.coverage import coverage
from sidelog.analysis.findings import Findings, MeasureFinding, find
from sidelog.analysis.series import from_days
from sidelog.analysis.verdict import Tier
from sidelog.catalog import measures
from sidelog.catalog.scales import Measure
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from tests.report.year import put_year
from tests.terminal import Terminal

FIRST = date(2026, 1, 1).toordinal()


def measure_of(name: str) -> Measure:
    measure = measures.find(name)
    assert measure is not None
    return measure


def finding_of(
    values: list[float], name: str = "mood", *, first: int = FIRST, last: int | None = None
) -> MeasureFinding:
    end = FIRST + len(values) - 1 if last is None else last
    series = from_days(dict(enumerate(values, start=FIRST)), FIRST, end)
    return find([(measure_of(name), series)], first, end, end).measures[0]


def drifting(by: float, seed: int = 1) -> list[float]:
    """Ratings of half a year that drift by so much, with noise."""
    chance = Random(seed)  # noqa: S311
    return [
        float(min(max(round(5 + by * (day / 180 - 0.5) + 3 * (chance.random() - 0.5)), 0), 10))
        for day in range(180)
    ]


def test_a_clear_change_says_its_tier_and_which_way() -> None:
    assert say.verdict(finding_of(drifting(4)), FIRST) == "clear change over the period: better"
    assert say.verdict(finding_of(drifting(-4)), FIRST) == "clear change over the period: worse"


def test_lower_is_better_where_it_is() -> None:
    assert (
        say.verdict(finding_of(drifting(4), "stress"), FIRST)
        == "clear change over the period: worse"
    )


def test_a_possible_change_says_that_slow_drift_could_do_it() -> None:
    found = (finding_of(drifting(0.55, seed)) for seed in range(40))
    possible = next(one for one in found if one.trend.tier is Tier.POSSIBLE)
    said = say.verdict(possible, FIRST)
    assert re.fullmatch(
        r"possible change over the period: (better|worse); slow drift could produce this", said
    )


def test_no_change_says_what_would_have_shown() -> None:
    said = say.verdict(finding_of(drifting(0)), FIRST)
    assert re.fullmatch(
        r"no change this journal could detect over the period; "
        r"about [\d.]+ points or more would have shown",
        said,
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([5.0, 6.0] * 14, "too early to tell: the period has 28 of 84 days; about 8 weeks more"),
        ([3.0] * 90, "not enough data: always 3"),
        ([3.0, 4.0] * 45, "not enough data: 2 different values, 3 needed"),
    ],
)
def test_what_is_missing_is_said(values: list[float], said: str) -> None:
    assert say.verdict(finding_of(values), FIRST).startswith(said)


def test_days_that_are_missing_are_said() -> None:
    series = from_days({FIRST: 1.0, FIRST + 99: 2.0}, FIRST, FIRST + 99)
    finding = find([(measure_of("mood"), series)], FIRST, FIRST + 99, FIRST + 99).measures[0]
    assert say.verdict(finding, FIRST) == "not enough data: 2% of the days recorded, 50% needed"


def test_a_record_older_than_the_period_is_pointed_to() -> None:
    finding = finding_of(drifting(0), first=FIRST + 150)
    assert say.verdict(finding, FIRST + 150).endswith("; a longer period may have enough")
    assert list(say.in_full(finding, FIRST + 150))[-1].endswith("a longer one may have enough.")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([3.0] * 30 + [1.0] * 60, "median 3 → 1, lower is better"),
        ([3.0] * 90, "median 3, as at baseline; lower is better"),
        ([3.0] * 20, "median 3, lower is better"),
    ],
)
def test_medians_are_described(values: list[float], said: str) -> None:
    assert say.medians(finding_of(values, "shedding")) == said


def test_four_weeks_without_an_entry_have_no_median() -> None:
    finding = finding_of([3.0] * 30, last=FIRST + 89)
    assert say.medians(finding) == "no entries in the last 28 days"
    assert say.values(finding.recent) == "no entries"


@pytest.mark.parametrize(
    ("share", "said"),
    [(None, "–"), (0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")],  # noqa: RUF001
)
def test_all_and_none_are_said_of_all_and_none_only(share: float | None, said: str) -> None:
    assert basics.percent(share) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), (0.0, "0"), (5.5, "5.5"), (17 / 3, "5.67"), (84.46, "84.5"), (1200.0, "1200")],  # noqa: RUF001
)
def test_numbers_have_as_many_digits_as_are_needed(value: float | None, said: str) -> None:
    assert basics.number(value) == said


def test_days_are_said_in_few_characters() -> None:
    today = date(2026, 11, 22).toordinal()
    said = [basics.day_in_short(today - back, today) for back in (0, 1, 4, 330)]
    assert said == ["today", "yest.", "18 Nov", "Dec 2025"]
    assert basics.day_in_short(None, today) == ""


def test_spans_name_a_year_once() -> None:
    day = date(2025, 12, 15).toordinal()
    assert basics.span(day, day + 3) == "15 Dec to 18 Dec 2025"
    assert basics.span(day, day + 27) == "15 Dec 2025 to 11 Jan 2026"
    assert basics.span(day, day) == "15 Dec 2025"


def test_without_a_gap_none_is_invented(findings: Findings) -> None:
    covered = findings.measures[0].coverage
    assert say.longest_gap(covered) == "longest gap 2 days, from Wed 23 Sep 2026"
    whole = replace(covered, longest_gap=None, before_missing=None)
    assert say.longest_gap(whole) == "no day is missing"
    assert say.before_gaps(whole) == ""


def test_the_season_is_named_where_a_change_is_shorter_than_a_year(findings: Findings) -> None:
    assert "yearly rhythm" in say.caution(findings)
    unchanged = [one for one in findings.measures if one.trend.tier is not Tier.CLEAR]
    assert "yearly rhythm" not in say.caution(replace(findings, measures=tuple(unchanged)))
    long = replace(findings, first=findings.last - 400)
    assert "yearly rhythm" not in say.caution(long)


FORBIDDEN = re.compile(
    r"no effect|proved?n?\b|due to|because of|caused|safe\b|should (stop|take|reduce)|improv|cure"
)


@pytest.mark.parametrize(
    "typed",
    [
        ["trends"],
        ["trends", "--plain", "--last", "1y"],
        ["trends", "shedding", "--detail"],
        ["chart", "shedding"],
        ["report", "--last", "6m", "--preview"],
    ],
)
def test_nothing_is_claimed(run: Terminal, journal: Path, typed: list[str]) -> None:
    put_year(journal, run.writer())
    assert not FORBIDDEN.search(run(*typed).out.lower())


def test_sentences_are_short(run: Terminal, journal: Path) -> None:
    put_year(journal, run.writer())
    for name in ("shedding", "mood", "hair-count"):
        lines = run("trends", name, "--plain").out.splitlines()
        # Lists of days and of anchor words are no sentences.
        spoken = [line for line in lines if not re.match(r"Mon \d+ of|.*: 0 ", line)]
        for part in re.split(r"[.:;] ?", " ".join(spoken)):
            assert len(part.split()) < 20, part


def test_medians_that_differ_are_no_verdict() -> None:
    found = [finding_of(drifting(0, seed)) for seed in range(20)]
    apart = [one for one in found if "→" in say.medians(one)]
    unchanged = [one for one in apart if one.trend.tier is Tier.NONE_DETECTABLE]
    assert len(unchanged) > len(apart) / 2
    assert not any("better" in say.verdict(one, FIRST) for one in unchanged)


def test_how_an_import_was_written_down_is_not_made_up() -> None:
    imported = coverage(from_days({1: 2.0, 2: 3.0}, 1, 2, undated=[1, 2]))
    said = say.recorded(imported, 1)
    assert said == "2 of 2 days recorded (100%), when they were written down is not known"


def test_a_same_day_rate_says_over_how_many_it_is_known() -> None:
    mixed = coverage(from_days({1: 2.0, 2: 3.0, 3: 1.0}, 1, 3, undated=[1]))
    said = say.recorded(mixed, 1)
    assert said == "3 of 3 days recorded (100%), 100% of the 2 known on the day itself"
