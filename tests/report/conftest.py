"""A journal of a year, open to be read, and the findings of its last twelve weeks."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.analysis.findings import Findings
from sidelog.journal.daily import DailyJournal, open_daily
from sidelog.report.gathering import findings_for
from tests.report.year import put_year
from tests.terminal import Terminal


@pytest.fixture
def today(now: datetime) -> date:
    return now.date()


@pytest.fixture
def first(today: date) -> date:
    """The first of the last twelve weeks."""
    return today - timedelta(days=83)


@pytest.fixture
def year(journal: Path, run: Terminal) -> Iterator[DailyJournal]:
    """The year, open to be read."""
    put_year(journal, run.writer())
    with open_daily(journal) as opened:
        yield opened


@pytest.fixture
def findings(year: DailyJournal, first: date, today: date) -> Findings:
    """What the last twelve weeks show."""
    return findings_for(year, None, first, today, today)
