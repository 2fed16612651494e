"""Cases that nobody here wrote: published, asserted upstream, or computed by another program.

They stay out of this repository, for their licences.  SIDELOG_REFCASES names the folder.  They
call the results by the names of R, SciPy and other programs; here stands what those are in ours.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from sidelog.analysis.methods import LEFT_OUT, METHODS, check

FOLDER = os.environ.get("SIDELOG_REFCASES", "")
FILES = sorted(Path(FOLDER).glob("*.json")) if FOLDER else []

TOPICS = {
    "acf_missing": "acf",
    "kendall_tau_exact": "kendall_tau_b",
    "tau": "nap",
    "theil_sen_ci": "theil_sen",
}


@dataclass(frozen=True)
class Ours:
    """What another program's result is here.

    The name (two for an interval), the method if another than the case's, the options that give
    it, how the number becomes ours, and a tolerance if it is printed more coarsely than the rest.
    """

    name: str
    topic: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    turn: Callable[[Any], object] = lambda value: value
    tolerance: Mapping[str, float] | None = None


def from_percent(share: float) -> float:
    return share / 100


WHOLE_PERCENT = {"abs": 0.005001}
INTERVAL = Ours("low high")
NORMAL_P = Ours("p", options={"exact": False})

OURS = {
    "acf": {
        "r1": Ours("acf", options={"lags": 1}, turn=lambda r1: [1.0, r1]),
        "acf_lag0_12": Ours("acf", options={"lags": 12}),
        "acf_lag0_16": Ours("acf", options={"lags": 16}),
        "acf_lag1_up": Ours("acf", options={"lags": 20}, turn=lambda acf: [1.0, *acf]),
    },
    "hodges_lehmann": {
        "HL_x_minus_y": Ours("hl"),
        "HL_exact_median_of_differences": Ours("hl"),
        "HL_R_uniroot": Ours("hl"),
        "ci95": INTERVAL,
        "ci95_R_uniroot": INTERVAL,
        "p_greater_exact": Ours("p", options={"alternative": "greater", "exact": True}),
        "p_normal_ties_continuity": NORMAL_P,
    },
    "kendall_tau_b": {
        "D2": Ours("untied", turn=sqrt),
        "tau": Ours("tau_b"),
        "tau_b_exact": Ours("tau_b"),
        "p_exact": Ours("p", options={"exact": True}),
        "p_pkg": NORMAL_P,
    },
    "mann_whitney": {"p_two_sided_asymptotic_continuity": NORMAL_P},
    "nap": {
        "NAP.est": Ours("nap"),
        "Tau.est": Ours("tau"),
        "NAP_percent_rounded": Ours("nap", turn=from_percent, tolerance=WHOLE_PERCENT),
        "NAP_rescaled_percent_rounded": Ours("tau", turn=from_percent, tolerance=WHOLE_PERCENT),
    },
    "rolling_median": {"y7": Ours("medians", options={"ends": "keep"})},
    "theil_sen": {
        "intercept": Ours("intercept_separate"),
        "intercept_conover": Ours("intercept_separate"),
        "ci93": INTERVAL,
        "ci95": INTERVAL,
        "ci95_integer_ranks_scipy": INTERVAL,
        "S": Ours("s", "trend.mk"),
        "var_S": Ours("var_s", "trend.mk"),
        "tau_b": Ours("tau_a", "trend.mk"),  # by its value: S over all pairs
        "z": Ours("z", "trend.mk"),
        "p": Ours("p", "trend.mk"),
    },
    "trend.mk": {
        "n_observed": Ours("n"),
        "tau": Ours("tau_a"),
        "slope": Ours("slope", "theil_sen"),
        "slope_per_unit_t": Ours("slope", "theil_sen"),
        "slope_ci95": Ours("low high", "theil_sen"),
    },
}

NOT_OURS = {
    "acf": {"ljung_box_Q"},
    "nap": {
        # Intervals and errors for days that are independent.
        *("ci90", "ci95", "ci99", "ci95_newcombe", "se_hanley", "se_null", "se_unbiased"),
        *("NAP.ci95", "NAP.se_hanley", "NAP.se_null", "NAP.se_unbiased", "Tau.ci95", "Tau.se"),
        # Methods that are left out.
        *("SMD.baseline_sd", "SMD.ci95", "SMD.est", "SMD.se", "Tau_U", "Tau_U_parker_can_exceed_1"),
        *("Tau_BC.ci95", "Tau_BC.est", "Tau_BC.intercept", "Tau_BC.se", "Tau_BC.slope"),
    },
    "theil_sen": {"ci95_gilbert_interpolated"},
}


def single_results(expected: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every number or list of a nested object, with its names joined by dots."""
    for key, value in expected.items():
        if isinstance(value, Mapping):
            yield from single_results(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def in_our_names(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A case for each of its results that we have too."""
    topic = TOPICS.get(case["topic"], case["topic"])
    for key, value in single_results(case["expected"]):
        if key in NOT_OURS.get(topic, ()):
            continue
        ours = OURS[topic].get(key, Ours(key))
        names, turned = ours.name.split(), ours.turn(value)
        yield {
            **case,
            "topic": ours.topic or topic,
            "options": {**case["options"], **ours.options},
            "tolerance": ours.tolerance or case["tolerance"],
            "expected": dict(zip(names, turned if len(names) > 1 else [turned], strict=True)),
        }


@pytest.mark.skipif(not FOLDER, reason="SIDELOG_REFCASES is not set")
def test_there_are_cases() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_published_case_is_reproduced(file: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    if case["topic"] in LEFT_OUT:
        assert check(case).left_out
        return
    rewritten = list(in_our_names(case))
    assert rewritten
    assert [one for one in map(check, rewritten) if not one.agrees] == []


def test_names_are_translated_to_results_that_there_are() -> None:
    for topic, renamed in OURS.items():
        for ours in renamed.values():
            method = METHODS[ours.topic or topic]
            assert set(ours.name.split()) <= method.gives.keys()
            assert ours.options.keys() <= method.options.keys()
