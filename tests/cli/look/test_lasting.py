"""What may never fade is called unchanged nowhere: not after a stop, not between two periods."""

from datetime import datetime, timedelta

import pytest

from tests.report.findings.lives import Day, Lived
from tests.terminal import Terminal, journal_environ

SCREENS = [
    "",
    "trends",
    "trends darkening",
    "trends darkening --detail",
    "chart darkening",
    "compare",
    "compare --around kratom",
    "compare darkening --detail",
    "compare darkening 2026-01-01..2026-04-30 2026-08-01..2026-11-22",
    "report --preview",
    "report --brief",
    "report --json",
    "trends darkening --json",
    "--json",
]


def taking(day: Day) -> None:
    """The same colour all along, while it is said each day that nothing is taken any more."""
    day.rate(darkening=1.0)
    day.take(*([4.0] if day.place < 200 else []))


def stopped(day: Day) -> None:
    """The same colour all along, while it is stopped."""
    if day.place == 200:
        day.event("stop", before=4)
    day.rate(darkening=1.0)


@pytest.fixture(scope="module", params=[taking, stopped], ids=["doses", "event"])
def year(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> Terminal:
    folder = tmp_path_factory.mktemp("lasting")
    run = Terminal(now, journal_environ(folder / "j.db", folder / "config.toml"))
    Lived(folder / "j.db", run, now.date() - timedelta(days=399)).write(request.param, 400)
    return run


@pytest.mark.parametrize("line", SCREENS)
def test_no_screen_calls_it_unchanged(year: Terminal, line: str) -> None:
    answer = year(*line.split())
    assert answer.out or "No change of " in answer.err
    assert "no change seen" not in answer.out
    if line == "report --preview":
        assert "had not faded 16 months after stopping" in " ".join(answer.out.split())
