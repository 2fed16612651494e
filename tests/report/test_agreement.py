"""One number, one place: the table, the data, the page and an independent count agree."""

import re
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from sidelog.journal.daily import DailyJournal
from sidelog.report.by_period import by_period
from sidelog.report.sentences.basics import number
from sidelog.report.stretches import Unit
from tests.report.year import put_year
from tests.terminal import Terminal

LAST = ["--last", "6m"]


@pytest.fixture
def lived(run: Terminal, journal: Path) -> Terminal:
    """`run`, where a year has been recorded."""
    put_year(journal, run.writer())
    return run


def medians_in(data: dict[str, Any]) -> list[tuple[str, int]]:
    """Baseline, the four weeks before, and the last, as the table writes them."""
    parts = [data[name] for name in ("baseline", "before", "recent")]
    return [(number(part["median"]), part["n"]) for part in parts]


def test_the_table_has_the_numbers_of_the_data(lived: Terminal) -> None:
    table = lived("trends", *LAST, columns=120).out
    for one in lived("trends", *LAST, "--json").data["measures"]:
        lines = table.splitlines()
        place = next(i for i, line in enumerate(lines) if line.startswith(one["measure"]["title"]))
        numbers = re.findall(r"[\d.]+", lines[place].split("  ", 1)[1])
        counts = [int(count) for count in re.findall(r"n (\d+)", lines[place + 1])]
        assert list(zip(numbers[:3], counts, strict=True)) == medians_in(one)
        assert numbers[3] == number(one["last_value"])
        assert numbers[4] == str(int(100 * one["coverage"]["rate"]))
        assert one["trend"]["tier"] in " ".join(lines[place + 2 : place + 5]).lower()


def test_the_page_has_the_numbers_of_the_data(lived: Terminal) -> None:
    page = " ".join(lived("report", *LAST, "-o", "-").out.split())
    for one in lived("trends", *LAST, "--json").data["measures"]:
        title = one["measure"]["title"]
        (first, n_first), (before, n_before), (last, n_last) = medians_in(one)
        row = page[page.index(f" {title}, ") :]
        short = re.search(
            r"Baseline[^:]*: (\S+), n (\d+)[^;]*; Last 4 weeks[^:]*: (\S+), n (\d+);", row
        )
        assert short is not None
        assert short.groups() == (first, str(n_first), last, str(n_last))
        details = page[page.index("Each measure in words") :]
        details = details[details.index(f"{title} {one['sentences'][0]}") :]
        found = re.findall(r"median (\S+), \S+ to \S+, (\d+) entr", details)[:3]
        assert found == [(first, str(n_first)), (before, str(n_before)), (last, str(n_last))]
        for said in one["sentences"]:
            assert said in page


def test_plain_lines_have_the_numbers_of_the_data(lived: Terminal) -> None:
    plain = lived("trends", *LAST, "--plain").out
    for one in lived("trends", *LAST, "--json").data["measures"]:
        title = re.escape(one["measure"]["title"])
        found = re.findall(rf"^{title}: .*median (\S+), .* (\d+) entr", plain, flags=re.MULTILINE)
        assert [(value, int(n)) for value, n in found] == medians_in(one)


def test_a_chart_has_the_days_of_the_findings(lived: Terminal) -> None:
    for name in ("shedding", "mood", "hair-count"):
        chart = lived("chart", name, *LAST, "--json").data
        trends = lived("trends", name, *LAST, "--json").data["measures"][0]
        assert chart["days"] == trends["days"]


def test_months_are_what_counting_by_hand_says(year: DailyJournal, today: date) -> None:
    first = today - timedelta(days=364)
    found = by_period(year, ["shedding", "mood"], first, today, Unit.MONTH)
    for row in found.rows:
        days: dict[date, list[tuple[bool, float]]] = {}
        for seen in year.observations(row.measure.name, first, today):
            if seen.value is not None:
                rows = days.setdefault(date.fromordinal(seen.day), [])
                rows.append((seen.momentary, seen.value))
        months: dict[tuple[int, int], list[float]] = {}
        for day, rows in days.items():
            own = [value for momentary, value in rows if not momentary]
            value = own[0] if own else sum(value for _, value in rows) / len(rows)
            months.setdefault((day.year, day.month), []).append(value)
        assert [one.n for one in row.summaries] == [len(values) for values in months.values()]
        for one, values in zip(row.summaries, months.values(), strict=True):
            assert one.median == pytest.approx(median(values))
