from typing import Any

import pytest

from sidelog.analysis.methods import LEFT_OUT, METHODS, Method, check, run
from sidelog.analysis.methods.method import MOST_VALUES
from sidelog.errors import BadDataError, UsageError

CASE: dict[str, Any] = {
    "id": "mine",
    "topic": "trend.mk",
    "input": {"y": [1, 2, 3, 5, 4]},
    "expected": {"S": 8, "tau_a": 0.8},
}


def outcomes(case: object) -> dict[str, str]:
    return {key.key: key.outcome.value for key in check(case).keys}


def expecting(expected: dict[str, Any], **more: object) -> dict[str, Any]:
    return CASE | {"expected": expected} | more


def test_a_case_is_compared_whatever_the_capitals_of_its_names() -> None:
    found = check(CASE)
    assert (found.name, found.topic, found.left_out) == ("mine", "trend.mk", "")
    assert found.agrees
    assert outcomes(CASE) == {"S": "agrees", "tau_a": "agrees"}


def test_one_wrong_number_is_a_disagreement() -> None:
    case = expecting({"S": 8, "var_S": 17})
    assert outcomes(case) == {"S": "agrees", "var_S": "differs"}
    assert not check(case).agrees


@pytest.mark.parametrize("expected", ["8", True, None, [8], 10**400, float("nan")])
def test_what_is_no_number_to_compute_with_differs_from_one(expected: object) -> None:
    assert outcomes(expecting({"S": expected})) == {"S": "differs"}


def test_what_is_not_offered_is_said_and_never_passed() -> None:
    case = expecting({"S": 8, "q": 1.0, "none": None, "z": {"est": 1.7}, "acf_lag1_3": [1]})
    said = outcomes(case)
    assert said.pop("S") == "agrees"
    assert set(said.values()) == {"not offered by that name"}
    assert check(case).agrees
    assert not check(expecting({"q": 1.0})).agrees


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
        "input": {"y": [1, 2, None, None]},
        "options": {"k": 3},
        "expected": {"medians": [1.5, 1.5, None, None], "MEDIANS": [1.5, 1.5, None]},
    }
    assert outcomes(case) == {"medians": "agrees", "MEDIANS": "differs"}


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
        assert any(letter.isdigit() for letter in method.citation)
    assert not METHODS.keys() & LEFT_OUT.keys()


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.topic)
def test_a_method_takes_and_gives_what_is_documented(method: Method) -> None:
    data = {name: [3, 1, 4, 1, 5, 9, 2, 6] for name in method.takes if name != "t"}
    assert run(method.topic, data, {}).keys() == method.gives.keys()
    for name in data:
        with pytest.raises(BadDataError, match=f'called "{name}"'):
            run(method.topic, {other: data[other] for other in data if other != name}, {})


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.topic)
def test_a_method_has_the_options_that_are_documented(method: Method) -> None:
    data = {name: [3.5, 1, 4, 1.5, 5, 9, 2, 6] for name in method.takes if name != "t"}
    for name in method.options:
        with pytest.raises(BadDataError, match=f'"{name}"'):
            run(method.topic, data, {name: "nonsense"})
    run(method.topic, data, {"remark": "nonsense"})


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
        (CASE | {"input": {"y": [0] * (MOST_VALUES + 1)}}, "at most 20000"),
        (CASE | {"options": {"continuity": "yes"}}, "must be true or false"),
        (CASE | {"topic": "theil_sen", "options": {"alpha": "five"}}, '"alpha" is not a number.'),
        (CASE | {"topic": "theil_sen", "options": {"alpha": 5}}, "between 0 and 1."),
        (CASE | {"topic": "theil_sen", "options": {"alpha": 0}}, "between 0 and 1."),
        (CASE | {"tolerance": {"rel": "little"}}, '"rel" is not a number.'),
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
    y = {"y": [3, 1, 4, 1, 5]}
    assert run("theil_sen", y, {"alpha": None}) == run("theil_sen", y, {})
    assert run("trend.mk", y, {"continuity": None}) == run("trend.mk", y, {})


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
