from datetime import date, timedelta
from pathlib import Path

import pytest

from sidelog.journal.daily import DailyJournal, open_daily
from sidelog.report.page import Report, make_report
from tests.report.visit import text_of
from tests.report.year import put_year, writing
from tests.terminal import Terminal


@pytest.fixture
def report(year: DailyJournal, today: date) -> Report:
    """The page of the last half year."""
    return make_report(year, today - timedelta(days=183), today, today, ["Is it the dose?"])


def test_the_same_data_give_the_same_page(report: Report, year: DailyJournal, today: date) -> None:
    again = make_report(year, today - timedelta(days=183), today, today, ["Is it the dose?"])
    assert again == report
    assert text_of(again) == text_of(report)


@pytest.mark.parametrize(
    "typed",
    [
        ["log", "mood=1", "--on", "-3d"],
        ["log", "stress=9", "--on", "-2d"],
        ["dose", "kratom", "1g"],
        ["event", "illness", "cold"],
    ],
)
def test_the_fingerprint_tells_other_data(journal: Path, run: Terminal, typed: list[str]) -> None:
    put_year(journal, run.writer())
    before = run("report", "--json").data["fingerprint"]
    assert run(*typed).code == 0
    assert run("report", "--json").data["fingerprint"] != before
    assert run("undo").code == 0
    assert run("report", "--json").data["fingerprint"] == before


def test_questions_are_no_part_of_the_data(report: Report, year: DailyJournal, today: date) -> None:
    asked = make_report(year, today - timedelta(days=183), today, today)
    assert asked.fingerprint == report.fingerprint


def test_flags_name_every_day_that_called_for_them(report: Report) -> None:
    (recorded,) = report.flags
    shedding = next(one for one in report.findings.measures if one.measure.name == "shedding")
    days = zip(shedding.series.days, shedding.series.values, strict=True)
    assert recorded.days == tuple(day for day, value in days if value >= 4)


def test_lag_windows_lie_as_far_back_as_they_say(report: Report, today: date) -> None:
    windows = {look.measures[0].name: (look.first, look.last) for look in report.look_backs}
    assert set(windows) == {"shedding", "dryness", "nails"}
    now = today.toordinal()
    assert windows["shedding"] == (now - 27 - 120, now - 60)


def test_measures_that_share_a_window_are_looked_at_once(report: Report) -> None:
    shared = report.look_backs[0]
    assert [one.name for one in shared.measures] == ["shedding", "hair-count"]
    assert {one.name for one, _ in shared.others} == {"dryness", "nails", "mood", "stress"}


def test_events_before_the_period_are_there_when_a_window_reaches_them(
    year: DailyJournal, today: date
) -> None:
    short = make_report(year, today - timedelta(days=27), today, today)
    assert "19 Sep 2026: Reduced kratom" in text_of(short)


def test_changes_to_what_is_taken_stand_with_it_by_their_number(report: Report) -> None:
    page = text_of(report)
    number = next(one.number for one in report.happenings if one.kind == "Reduced")
    taken, otherwise = page.index("What was taken"), page.index("What else could")
    assert taken < page.index(f"{number} reduced") < otherwise


def test_a_product_of_ten_years_takes_few_lines(journal: Path, run: Terminal, today: date) -> None:
    with writing(journal, run.writer()) as on:
        first = on(today - timedelta(days=3650))
        product = first.add_product("tea", unit="cup", form="tea")
        for back in range(3650, 0, -50):
            day = today - timedelta(days=back)
            on(day).take(product, day, 1, entered="1 cup")
    with open_daily(journal) as opened:
        page = text_of(make_report(opened, today - timedelta(days=3650), today, today))
    assert page.count("taken on") <= 17
    assert "2021. What was taken: taken on" in page


def test_amounts_that_are_never_known_make_no_median(
    journal: Path, run: Terminal, today: date
) -> None:
    run("dose", "kratom", "?")
    run("dose", "tea", "none")
    run("dose", "oil", "1ml", "--on", "-80d")
    with open_daily(journal) as opened:
        page = text_of(make_report(opened, today - timedelta(days=83), today, today))
    squeezed = " ".join(page.split())
    nothing = "First 4 weeks of the period: taken on 0 of 28 days, nothing recorded on 28"
    assert f"kratom. {nothing}; Last 4 weeks: taken on 1 of 28 days, amount not" in squeezed
    assert "Last 4 weeks: taken on 0 of 28 days, none taken on 1, nothing" in squeezed
    assert "taken on 1 of 28 days, median 1 ml a day, nothing recorded on 27" in squeezed
