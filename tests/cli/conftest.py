"""A journal that was begun, for the tests of what a person types."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.transfers import Bring
from tests.terminal import Result, Terminal


@pytest.fixture
def begun(run: Terminal) -> Terminal:
    """`run`, where the day has a mood and a dose of kratom already."""
    assert run("log", "mood=5").code == 0
    assert run("dose", "kratom", "4g", "--at", "08:30").code == 0
    return run


@pytest.fixture
def bring(run: Terminal, given: Path) -> Bring:
    """`bring(content, flags...)` imports a file of that content."""
    file = given / "file.csv"

    def bring(content: str | bytes, *flags: str, **how: Any) -> Result:  # noqa: ANN401  (as `run`)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return run("import", "csv", str(file), *flags, **how)

    return bring
