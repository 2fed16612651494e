from typing import Any

import pytest

from sidelog.analysis.methods import LEFT_OUT, METHODS, check, run
from sidelog.analysis.methods.inputs import MOST_POINTS
from sidelog.errors import BadDataError, UsageError

CASE: dict[str, Any] = {
    "id": "mine",
    "topic": "trend.mk",
    "input": {"y": [1, 2, 3, 5, 4]},
    "expected": {"S": 8, "h": False, "trend": "no trend"},
}


def outcomes(case: object) -> dict[str, str]:
    return {key.key: key.outcome.value for key in check(case).keys}


def expecting(expected: dict[str, Any], **more: object) -> dict[str, Any]:
    return CASE | {"expected": expected} | more


def test_numbers_words_and_truths_are_compared() -> None:
    found = check(CASE)
    assert (found.name, found.topic, found.left_out) == ("mine", "trend.mk", "")
    assert found.agrees
    assert outcomes(CASE) == {"S": "agrees", "h": "agrees", "trend": "agrees"}


def test_one_wrong_number_is_a_disagreement() -> None:
    case = expecting({"S": 8, "var_S": 17, "trend": "increasing"})
    assert outcomes(case) == {"S": "agrees", "var_S": "differs", "trend": "differs"}
    assert not check(case).agrees


def test_what_is_not_offered_is_said_and_never_passed() -> None:
    case = expecting({"S": 8, "q": 1.0, "none": None, "ci95_newcombe": [0, 1], "acf_lag1_3": [1]})
    said = outcomes(case)
    assert said.pop("S") == "agrees"
    assert set(said.values()) == {"not offered"}
    assert check(case).agrees
    assert not check(expecting({"q": 1.0})).agrees


def test_nested_keys_are_told_apart() -> None:
    case = {
        "topic": "nap",
        "input": {"A": [1, 2], "B": [2, 3]},
        "expected": {"NAP": {"est": 0.875, "se": 0.1}, "Tau": {"est": 0.75}},
    }
    assert outcomes(case) == {"NAP.est": "agrees", "NAP.se": "not offered", "Tau.est": "agrees"}


@pytest.mark.parametrize(
    ("tolerance", "agrees"),
    [
        ({}, False),
        ({"abs": 0.1}, True),
        ({"rel": 0.01}, True),
        ({"abs": 0.01}, False),
        ({"vignette": "z=1.4697"}, False),
    ],
)
def test_the_case_sets_its_tolerance(tolerance: dict[str, object], *, agrees: bool) -> None:
    found = check(expecting({"var_S": 16.6}, tolerance=tolerance))
    assert found.agrees is agrees


def test_lists_must_be_equally_long() -> None:
    case = {
        "topic": "rolling_median",
        "input": {"y": [1, 2, 3, 4]},
        "options": {"k": 3},
        "expected": {"y3": [1, 2, 3, 4], "smoothed": [1, 2, 3]},
    }
    assert outcomes(case) == {"y3": "agrees", "smoothed": "differs"}


def test_keys_can_imply_levels_and_lags() -> None:
    slopes = expecting({"ci90": [0.5, 1.5], "slope_ci99.9": [-1.0, 2.0]})
    assert "not offered" not in outcomes(slopes).values()
    acf = {
        "topic": "acf",
        "input": {"y": [1, 2, 3, 4]},
        "expected": {"acf_lag1_up": [0.25, -0.3], "acf_lag0_1": [1, 0.25], "sd": 1.2909944},
        "tolerance": {"abs": 1e-6},
    }
    assert set(outcomes(acf).values()) == {"agrees"}


def test_other_programs_names_are_understood() -> None:
    shift = {
        "topic": "hodges_lehmann",
        "input": {"x": [1.5, 2.5, 4.5], "y": [0.0, 1.0]},
        "expected": {"W": 6, "p.value": 0.2, "estimate": 2.0, "conf.int": [0.5, 4.5]},
    }
    assert check(shift).agrees
    assert set(outcomes(shift).values()) == {"agrees"}


def test_a_number_beyond_all_computing_differs() -> None:
    assert outcomes(expecting({"S": 10**400})) == {"S": "differs"}
    assert outcomes(expecting({"S": float("nan")})) == {"S": "differs"}


@pytest.mark.parametrize("topic", sorted(LEFT_OUT))
def test_what_is_left_out_says_why(topic: str) -> None:
    found = check(CASE | {"topic": topic})
    assert (found.left_out, found.keys, found.agrees) == (LEFT_OUT[topic], (), False)
    with pytest.raises(UsageError, match="is not offered: "):
        run(topic, {}, {})


def test_an_unknown_method_is_said_to_be_one() -> None:
    assert check(CASE | {"topic": "magic"}).left_out == "there is no such method"
    with pytest.raises(UsageError) as caught:
        run("magic", {}, {})
    assert "trend.mk" in caught.value.hint


def test_every_method_is_described_and_cited() -> None:
    for topic, method in METHODS.items():
        assert method.topic == topic
        assert method.description
        assert method.compute.__doc__
        assert any(letter.isdigit() for letter in method.citation)
    assert not METHODS.keys() & LEFT_OUT.keys()


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ([], "A case must be an object"),
        ({"topic": "acf"}, 'object called "expected"'),
        ({"topic": "acf", "expected": {}}, 'object called "input"'),
        ({"topic": "acf", "expected": {}, "input": []}, 'object called "input"'),
        (CASE | {"options": 3}, 'object called "options"'),
        (CASE | {"input": {}}, 'list of numbers called "y"'),
        (CASE | {"input": {"y": 7}}, 'list of numbers called "y"'),
        (CASE | {"input": {"y": "1 2 3"}}, 'list of numbers called "y"'),
        (CASE | {"input": {"y": [1, None]}}, "needs at least 2 numbers"),
        (CASE | {"input": {"y": []}}, "needs at least 2 numbers"),
        (CASE | {"input": {"y": [1, "2"]}}, 'Value 2 of "y" is not a number'),
        (CASE | {"input": {"y": [1, True]}}, 'Value 2 of "y" is not a number'),
        (CASE | {"input": {"y": [1, [2]]}}, 'Value 2 of "y" is not a number'),
        (CASE | {"input": {"y": [float("nan"), 1]}}, 'Value 1 of "y" is not a number that'),
        (CASE | {"input": {"y": [1, float("inf")]}}, 'Value 2 of "y" is not a number that'),
        (CASE | {"input": {"y": [1, -1e101]}}, 'Value 2 of "y" is not a number that'),
        (CASE | {"input": {"y": [1, 10**400]}}, 'Value 2 of "y" is not a number that'),
        (CASE | {"input": {"y": [1, 2], "t": [1]}}, '"t" has 1 and "y" has 2'),
        (CASE | {"input": {"y": [0] * (MOST_POINTS + 1)}}, "at most 20000"),
        (CASE | {"options": {"continuity": "yes"}}, "must be true or false"),
        (CASE | {"options": {"alpha": "five"}}, 'Value 1 of "alpha"'),
        (CASE | {"options": {"level": 95}}, "between 0 and 100"),
        (CASE | {"options": {"levels": [0]}}, "between 0 and 100"),
        (CASE | {"topic": "mann_whitney", "input": {"x": [1], "y": [1], "z": 0},
                 "options": {"alternative": "up"}}, "must be one of: two-sided"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_a_sentence(case: object, words: str) -> None:
    with pytest.raises(BadDataError) as caught:
        check(case)
    assert words in caught.value.message
    assert caught.value.message.endswith(".")


def test_options_that_are_null_are_not_given() -> None:
    assert check(CASE | {"options": {"alpha": None, "continuity": None}}).agrees


def test_a_p_is_held_to_the_four_digits_that_programs_print() -> None:
    p = run("trend.mk", {"y": [1, 2, 3, 5, 4]}, {})["p"]
    for factor, outcome in ((1.00005, "agrees"), (1.001, "differs")):
        case = {
            "topic": "trend.mk",
            "input": {"y": [1, 2, 3, 5, 4]},
            "expected": {"p": p * factor},
            "tolerance": {"rel": 1e-9},
        }
        assert outcomes(case) == {"p": outcome}


def test_beside_a_slope_tau_b_is_not_offered() -> None:
    case = {"topic": "theil_sen", "input": {"y": [1, 2, 2, 5]}, "expected": {"tau_b": 0.9}}
    assert outcomes(case) == {"tau_b": "not offered"}
