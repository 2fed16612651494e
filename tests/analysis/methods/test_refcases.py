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

KNOWN = {
    # 194 of 253 pairs is tau-a; with its ties the example's tau-b is .7745 (SciPy agrees).
    ("theil03_epa2009_ex17_6", "tau_b"),
    # R's Kendall package computes in single precision.
    ("trend12_kendall_precipGL", "p"),
}


@pytest.mark.skipif(not FOLDER, reason="SIDELOG_REFCASES is not set")
def test_there_are_cases() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_published_case_is_reproduced(file: Path) -> None:
    found = check(json.loads(file.read_text("utf-8")))
    if found.left_out:
        assert found.topic in LEFT_OUT
        return
    differing = {key.key for key in found.keys if key.outcome is Outcome.DIFFERS}
    assert {(found.name, key) for key in differing} <= KNOWN
    assert any(key.outcome is Outcome.AGREES for key in found.keys)
