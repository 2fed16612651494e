"""Periods: what of them is over, and what is refused."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from sidelog.dates.periods import EXAMPLES, parse_end, parse_last, parse_span
from sidelog.errors import AmbiguousError, ExitCode, UsageError
from sidelog.period import Period

SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FOUR = time(4)


def said(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def span(words: str) -> tuple[str, str]:
    return said(parse_span(words, now=SUNDAY, day_starts=FOUR))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-09-01 .. yesterday", ("2026-09-01", "2026-11-21")),
        ("monday", ("2026-11-16", "2026-11-16")),
        ("2026-02 .. 2026-02", ("2026-02-01", "2026-02-28")),
        ("2025..2026", ("2025-01-01", "2026-11-22")),
        ("2026-09-15..2026-11", ("2026-09-15", "2026-11-22")),
        ("last month..today", ("2026-10-01", "2026-11-22")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("this year", ("2026-01-01", "2026-11-22")),
        ("november", ("2026-11-01", "2026-11-22")),
        ("last november", ("2025-11-01", "2025-11-30")),
        ("wednesday..friday", ("2026-11-18", "2026-11-20")),
        ("friday..tuesday", ("2026-11-13", "2026-11-17")),
        ("dec..feb", ("2025-12-01", "2026-02-28")),
        ("28 Sep to 25 Oct 2024", ("2024-09-28", "2024-10-25")),
        ("2026-09-01 - 2026-10-01", ("2026-09-01", "2026-10-01")),
        ("today until 04:00, Sun 22 Nov 2026", ("2026-11-22", "2026-11-22")),
        ("a week", ("2026-11-16", "2026-11-22")),
        ("last 2 years", ("2024-11-23", "2026-11-22")),
    ],
)
def test_periods_are_understood(words: str, expected: tuple[str, str]) -> None:
    assert span(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        *("xyz", "", "..2026-09-01", "a..b", "0w", "2026-13", "1234", "2027", "99999w"),
        *("yesterday..monday", "monday..2027-01-01", "2026-03..2026-01", "2026-12.."),
        *("2026..2027", "-7d..2w", "2026-02-30", "today..3 weeks", "٢٠٢٦"),
    ],
)
def test_what_is_no_period_is_wrong_usage(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        span(words)
    assert caught.value.exit_code is ExitCode.USAGE


def test_what_can_be_typed_instead_of_one_end_is_the_whole_period() -> None:
    with pytest.raises(AmbiguousError) as first:
        span("03/04..yesterday")
    assert list(first.value.readings) == ["2026-04-03..yesterday", "2026-03-04..yesterday"]
    with pytest.raises(AmbiguousError) as last:
        span("2026-01-01..03/04")
    assert list(last.value.readings) == ["2026-01-01..2026-04-03", "2026-01-01..2026-03-04"]


def test_a_length_counts_today() -> None:
    first, last = parse_last("90d", now=SUNDAY, day_starts=FOUR)
    assert (last, (last - first).days) == (SUNDAY.date(), 89)


def test_an_end_is_a_day_or_what_it_begins_or_ends_with() -> None:
    def end(words: str) -> tuple[str, str]:
        return said(parse_end(words, now=SUNDAY, day_starts=FOUR))

    assert end("october") == ("2026-10-01", "2026-10-31")
    assert end("2026") == ("2026-01-01", "2026-11-22")
    assert end("yesterday") == ("2026-11-21", "2026-11-21")
    with pytest.raises(UsageError, match="is a length, not a day"):
        end("2w")


def test_a_period_that_is_not_understood_is_refused_with_examples() -> None:
    with pytest.raises(UsageError) as caught:
        span("someday")
    assert caught.value.hint == EXAMPLES
