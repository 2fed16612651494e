"""A journal to live in."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.report.findings.lives import Lived
from tests.terminal import Terminal


@pytest.fixture
def lived(journal: Path, run: Terminal, now: datetime) -> Lived:
    """A journal of at most three years, which is not written yet."""
    return Lived(journal, run, now.date() - timedelta(days=3 * 365))
