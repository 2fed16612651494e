"""An event that still goes on: said to do so wherever it is shown, and drawn to the edge."""

from datetime import datetime

import pytest

from tests.cli.days import looked_at
from tests.terminal import Terminal

SINCE = "since Sun 15 Nov 2026, still going on"
LINES = (
    *(("log", f"mood={5 + ago % 2}", "--on", f"-{ago}d") for ago in range(40)),
    ("event", "stress", "work", "--from", "-7d"),
    ("event", "reduce", "kratom", "--from", "8g", "--to", "6g", "--on", "-3d"),
)


@pytest.fixture(scope="module")
def stressed(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    return looked_at(tmp_path_factory.mktemp("stressed"), now, LINES)


def test_it_is_shown_with_its_beginning(stressed: Terminal) -> None:
    line = f"Stressful time: work ({SINCE})"
    assert line in stressed("show", "2w").out
    assert f"Event  {line}" in stressed().out
    assert "Sat 14 Nov" not in stressed("show", "yesterday").out


def test_a_day_that_it_covers_is_no_gap(run: Terminal) -> None:
    run("event", "illness", "flu", "--from", "-3d")
    assert "nothing recorded" not in run("show", "yesterday").out
    assert "(3 days): nothing recorded" in run("show", "7d").out  # those before it


def test_a_chart_marks_it_until_its_edge(stressed: Terminal) -> None:
    shown = stressed("chart", "mood", "--last", "28d")
    assert f"1 S{SINCE[1:]}: Stressful time, work." in shown.out
    (marks,) = (line for line in shown.out.splitlines() if line.lstrip().startswith("events"))
    axis = next(line for line in shown.out.splitlines() if "┬" in line)
    assert marks.endswith("─")
    assert len(marks) == len(axis)
    assert f"S{SINCE[1:]}: Stressful time, work." in stressed("chart", "mood", "--plain").out


def test_beside_a_change_it_happened_in_those_days(stressed: Terminal) -> None:
    shown = " ".join(stressed("compare").out.split())
    assert f"S{SINCE[1:]}: Stressful time, work (in those days)" in shown


def test_what_came_before_it_is_compared_with_the_days_since_it_began(stressed: Terminal) -> None:
    data = stressed("compare", "--around", "work", "--json").data
    assert data["periods"] == [
        {"first": "2026-10-14", "last": "2026-11-14"},
        {"first": "2026-11-15", "last": "2026-11-22"},
    ]


def test_as_data_it_has_no_last_day(stressed: Terminal) -> None:
    event = stressed("chart", "mood", "--json").data["events"][0]
    assert (event["first"], event["last"], event["ongoing"]) == ("2026-11-15", None, True)


def test_the_page_says_that_it_goes_on(stressed: Terminal) -> None:
    page = " ".join(stressed("report", "--preview").out.split())
    assert "work, 15 November, in those days, still going on" in page
