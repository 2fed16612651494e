"""Cases that nobody here wrote: published, asserted upstream, or computed by another program.

They stay out of this repository, for their licences.  SIDELOG_REFCASES names the folder.
"""

import json
import os
from pathlib import Path

import pytest

from sidelog.analysis.methods import LEFT_OUT, Outcome, check

FOLDER = os.environ.get("SIDELOG_REFCASES", "")
FILES = sorted(Path(FOLDER).glob("*.json")) if FOLDER else []


@pytest.mark.skipif(not FOLDER, reason="SIDELOG_REFCASES is not set")
def test_there_are_cases() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_published_case_is_reproduced(file: Path) -> None:
    found = check(json.loads(file.read_text("utf-8")))
    if found.left_out:
        assert found.topic in LEFT_OUT
        return
    assert [key for key in found.keys if key.outcome is Outcome.DIFFERS] == []
    assert any(key.outcome is Outcome.AGREES for key in found.keys)
