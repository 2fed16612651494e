"""Two lives by hand: a medicine that is the same for a year, and a taper that went as they go.

What was planned and what was taken, day by day, is worked out here without sidelog.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.terminal import Terminal

TODAY = date(2026, 11, 22)


def days_of(first: date, amounts: Iterator[tuple[float, int]]) -> dict[date, float]:
    """An amount for each of so many days, one after the other."""
    flat = [amount for amount, count in amounts for _ in range(count)]
    return {first + timedelta(days=place): amount for place, amount in enumerate(flat)}


def drawn(run: Terminal, product: str) -> tuple[dict[date, float], dict[date, float]]:
    """What the chart has for each day: what was planned, and what was taken."""
    found = run("chart", product, "--last", "1y", "--json").data["doses"]["days"]
    by_day: Callable[[str], dict[date, float]] = lambda name: {  # noqa: E731
        date.fromisoformat(one["day"]): one[name] for one in found
    }
    return by_day("planned"), by_day("total")


# A year of one medicine, in two lines, and three exceptions


@pytest.fixture
def fixed(run: Terminal) -> Terminal:
    for words in (
        "product add sertraline --form tablet --unit mg",
        "regimen sertraline 50mg daily --from 2025-11-23",
        "dose sertraline none --on 2026-03-03",
        "dose sertraline none --on 2026-06-10",
        "dose sertraline 100mg --on 2026-08-01",
    ):
        assert run(*words.split()).code == 0
    return run


def test_a_year_is_known_day_by_day(fixed: Terminal) -> None:
    plan = days_of(date(2025, 11, 23), iter([(50.0, 365)]))
    taken = plan | {date(2026, 3, 3): 0.0, date(2026, 6, 10): 0.0, date(2026, 8, 1): 100.0}
    assert drawn(fixed, "sertraline") == (plan, taken)


def test_a_year_is_told_in_a_line(fixed: Terminal) -> None:
    said = (
        "50 mg daily since 23 November 2025; as planned on 362 of 365 days (nothing noted); "
        "none on 2; another amount on 1, 100 mg on 1 August."
    )
    page = " ".join(fixed("report", "--preview", "--last", "1y").out.split())
    assert f"Sertraline: {said}" in page
    assert said in " ".join(fixed("trends", "sertraline").out.split())
    assert "Tue 3 Mar 2026: none (planned 50 mg)" in page
    assert "Sat 1 Aug 2026: 100 mg (planned 50 mg)" in page


def test_since_a_visit_no_day_before_it_is_counted(fixed: Terminal) -> None:
    assert fixed("visit", "add", "Dr. Roe", "--on", "2026-10-15").code == 0
    page = " ".join(fixed("report", "--since-visit", "--preview").out.split())
    assert "in these days as planned on 39 of 39 days (nothing noted)." in page
    assert "Sertraline, planned: 50 mg daily. As planned on 39 of 39 days (nothing noted)." in page
    assert "Oct 2026. Days known: 17 of 17, nothing noted on 17;" in page
    assert "Tue 3 Mar 2026" not in page
    data = fixed("report", "--since-visit", "--json").data
    assert data["taken"][0]["kept"]["days"] == 39


def test_a_year_is_shown_without_a_line_a_day(fixed: Terminal) -> None:
    assert fixed("show", "2026-06").out.splitlines() == [
        "Mon 1 Jun 2026 to Tue 9 Jun 2026 (9 days): nothing recorded",
        "Wed 10 Jun 2026",
        "  d2    sertraline: none taken (planned 50 mg)",
        "Thu 11 Jun 2026 to Tue 30 Jun 2026 (20 days): nothing recorded",
        "Sertraline, planned: 50 mg daily. As planned on 29 of 30 days (nothing noted);",
        "  none on 1.",
    ]
    assert fixed("show", "2026-06-11").out.splitlines() == [
        "Thu 11 Jun 2026",
        "        sertraline: 50 mg, as planned (nothing noted)",
    ]
    assert fixed("show", "today").out.splitlines() == [
        "Sun 22 Nov 2026",
        "        sertraline: 50 mg planned",
    ]


# Twelve weeks, with uneven steps, a hold, a lapse and a return

TAPER = "8g for 2 weeks, 6g for 10 days, 5g for 12 days, 4g for 2 weeks, 2g for 20 days, stop"


@pytest.fixture
def tapered(run: Terminal, now: datetime) -> Terminal:
    def on(day: date, *words: str) -> None:
        evening = now - (TODAY - day)
        assert run(*words, now=evening).code == 0

    on(date(2026, 8, 3), "regimen", "kratom", *TAPER.split(), "--from", "today")
    on(date(2026, 8, 20), "dose", "kratom", "7g")
    on(date(2026, 8, 30), "regimen", "kratom", "hold", "2", "weeks")
    on(date(2026, 9, 1), "dose", "kratom", "none")
    on(date(2026, 10, 30), "dose", "kratom", "3g")
    on(date(2026, 11, 15), "regimen", "kratom", "2g", "daily")
    return run


PLAN = [(8.0, 14), (6.0, 10), (5.0, 26), (4.0, 14), (2.0, 20), (0.0, 20), (2.0, 8)]


def test_plan_and_life_are_those_by_hand(tapered: Terminal) -> None:
    plan = days_of(date(2026, 8, 3), iter(PLAN))
    assert max(plan) == TODAY
    other = {date(2026, 8, 20): 7.0, date(2026, 9, 1): 0.0, date(2026, 10, 30): 3.0}
    assert drawn(tapered, "kratom") == (plan, plan | other)


def test_the_steps_are_a_change_and_the_lapse_and_the_return_are_told(tapered: Terminal) -> None:
    [taken] = tapered("trends", "kratom", "--json").data["taken"]
    changes: list[dict[str, Any]] = taken["changes"]
    assert [(one["first"], one["last"], one["from"], one["to"]) for one in changes] == [
        ("2026-08-17", "2026-10-26", 8.0, 0.0),
        ("2026-11-15", "2026-11-15", 0.0, 2.0),
    ]
    assert [one["to"] for one in changes[0]["steps"]] == [6.0, 5.0, 4.0, 2.0, 0.0]
    assert taken["lapses"] == ["2026-10-30"]
    kept = taken["kept"]
    assert (kept["days"], kept["as_planned"], kept["nothing_noted"]) == (112, 109, 109)
    assert [(one["day"], one["planned"], one["taken"]) for one in kept["differed"]] == [
        ("2026-08-20", 6.0, 7.0),
        ("2026-09-01", 5.0, 0.0),
        ("2026-10-30", 0.0, 3.0),
    ]


def test_a_taper_is_drawn_with_its_plan(tapered: Terminal, snapshot: Any) -> None:  # noqa: ANN401
    snapshot("chart-taper", tapered("chart", "kratom", "--last", "16w").out)
    page = " ".join(tapered("report", "--preview").out.split())
    assert "3 Aug to 22 Nov 2026" in page  # with the taper before the return, which is told too
    assert (
        "8 g → 6 g → 5 g → 4 g → 2 g → 0 between 17 August and 26 October; "
        "2 days differed, at most 7 g on 20 August; taken again on 1 day, 30 October. "
        "Taken again from 15 November at 2 g; since then as planned on 8 of 8 days (nothing noted)."
    ) in page


@pytest.mark.parametrize(
    "words",
    [
        ("trends", "magnesium"),
        ("trends", "magnesium", "--by", "week"),
        ("chart", "magnesium"),
        ("chart", "mood", "--with", "magnesium"),
        ("lags", "mood", "magnesium"),
        ("compare", "--around", "magnesium"),
    ],
)
def test_what_is_only_planned_is_said_and_not_denied(run: Terminal, words: tuple[str, ...]) -> None:
    for line in ("log mood=5", "regimen magnesium 200mg daily --from 2026-12-10"):
        assert run(*line.split()).code == 0
    shown = run(*words)
    assert shown.code == 1
    assert "recorded yet. Planned: 200 mg daily from Thu 10 Dec 2026." in shown.err
    assert "All of the plan: sidelog regimen magnesium" in shown.err


def test_since_a_visit_the_stretches_of_a_change_are_those_since(tapered: Terminal) -> None:
    assert tapered("log", "mood=5").code == 0
    assert tapered("visit", "add", "--on", "2026-09-10").code == 0
    page = " ".join(tapered("report", "--since-visit", "--preview").out.split())
    assert "Step 2: 5 g. When: 10 Sep to 21 Sep 2026." in page
    assert not any(said in page for said in ("Before, 8 g. When", "Step 1"))
    # What was taken before it came back is what the change before it ended with.
    assert "Before, none. When: 26 Oct to 14 Nov 2026." in page
