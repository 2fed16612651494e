"""A journal that was begun, for the tests of what a person types."""

import pytest

from tests.terminal import Terminal


@pytest.fixture
def begun(run: Terminal) -> Terminal:
    """`run`, where the day has a mood and a dose of kratom already."""
    assert run("log", "mood=5").code == 0
    assert run("dose", "kratom", "4g", "--at", "08:30").code == 0
    return run
