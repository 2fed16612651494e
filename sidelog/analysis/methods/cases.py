"""What can be computed, and holding a published case against it, number by number."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sidelog.analysis.methods.groups import GROUP_METHODS
from sidelog.analysis.methods.method import LARGEST, Data, Results, is_number, number
from sidelog.analysis.methods.series import SERIES_METHODS
from sidelog.errors import BadDataError, UsageError

METHODS = {method.topic: method for method in (*SERIES_METHODS, *GROUP_METHODS)}
"""What is offered, by topic."""

_SLOPE_REVERSES = "it can leave the range from -1 to 1, or reverse its sign by a short baseline"
_CAN_SHRINK = "as published its variance can shrink; ours is never below 1"
_EQUAL_VARIANCE = "it takes ratings for lengths with equal variance"
_LAG_SCAN = "choosing the best of many lags finds a link in most journals that have none"
_NOT_DRAWN = "the day of the change was not drawn at random"
_GAPS = "lines are rolling medians, which leave gaps open"

LEFT_OUT = {
    "tau_u": _SLOPE_REVERSES,
    "tau_bc": _SLOPE_REVERSES,
    "trend.mk_hamed_rao": _CAN_SHRINK,
    "trend.mk_yue_wang": _CAN_SHRINK,
    "ar1_regression": _EQUAL_VARIANCE,
    "smd": _EQUAL_VARIANCE,
    "hodges_lehmann_paired": "the days of a journal are not pairs",
    "ccf": _LAG_SCAN,
    "ccf_rank": _LAG_SCAN,
    "randomisation_startpoint": _NOT_DRAWN,
    "change_point": "with autocorrelation it finds a break in every third journal without one",
    "local_level": _GAPS,
    "lowess": _GAPS,
}
"""What is not offered, and why."""

_RELATIVE = 1e-6
_ABSOLUTE = 1e-9

_PRINTED_P = 1e-4
"""A p is held to four digits at most: R's Kendall, for one, computes it in single precision."""


class Outcome(StrEnum):
    """How one expected result fared."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_OFFERED = "not offered by that name"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """One expected result against ours.

    Attributes:
        key: its name in the case.
        expected: what the case says.
        found: what we compute; None where it is not offered.
        outcome: whether they agree within the case's tolerance.
    """

    key: str
    expected: object
    found: object
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CaseCheck:
    """A whole case.

    Attributes:
        name: the case's id; empty if it has none.
        topic: the method asked for.
        left_out: why the method is not offered; empty if it is.
        keys: one check for each expected result, in the case's order.
    """

    name: str
    topic: str
    left_out: str
    keys: tuple[KeyCheck, ...]

    @property
    def agrees(self) -> bool:
        """Whether something was compared, and nothing differed."""
        outcomes = {key.outcome for key in self.keys}
        return Outcome.AGREES in outcomes and Outcome.DIFFERS not in outcomes


def run(topic: str, data: Data, options: Data) -> Results:
    """Compute one method.

    Args:
        topic: its name, one of `METHODS`.
        data: the input, the lists that the method takes.
        options: the method's options.

    Raises:
        UsageError: there is no such method, or it is left out on purpose.
        BadDataError: the input or an option cannot be used.
    """
    if topic in LEFT_OUT:
        raise UsageError(f'"{topic}" is not offered: {LEFT_OUT[topic]}.')
    if topic not in METHODS:
        raise UsageError(f'"{topic}" is not offered.', hint=f"Known: {', '.join(METHODS)}.")
    return METHODS[topic].compute(data, options)


def check(case: object) -> CaseCheck:
    """Compute a case's method and compare every expected result that has a name of ours.

    Args:
        case: an object with `topic`, `input` and `expected`, and maybe `id`, `options` and
            `tolerance` (`rel` and `abs`, added up; a millionth and a thousand-millionth).  The
            names in `expected` are the method's own, in small letters or capitals.

    Raises:
        BadDataError: the case, its input or an option cannot be used.
    """
    if not isinstance(case, Mapping):
        raise BadDataError("A case must be an object with a topic, an input and expected results.")
    topic, name = str(case.get("topic", "")), str(case.get("id", ""))
    if topic not in METHODS:
        return CaseCheck(name, topic, LEFT_OUT.get(topic, "there is no such method"), ())
    expected = _part(case, "expected")
    results = run(topic, _part(case, "input"), _part(case, "options", {}))
    relative, absolute = _tolerance(_part(case, "tolerance", {}))
    keys = [_check_key(results, key, value, relative, absolute) for key, value in expected.items()]
    return CaseCheck(name, topic, "", tuple(keys))


def _part(case: Data, key: str, default: Data | None = None) -> Data:
    value = case.get(key, default)
    if not isinstance(value, Mapping):
        raise BadDataError(f'The case needs an object called "{key}".')
    return value


def _tolerance(given: Data) -> tuple[float, float]:
    if "rel" not in given and "abs" not in given:
        return _RELATIVE, _ABSOLUTE
    return number(given, "rel", 0.0), number(given, "abs", 0.0)


def _check_key(
    results: Results, key: str, expected: object, relative: float, absolute: float
) -> KeyCheck:
    name = key.lower()
    if name not in results or isinstance(expected, Mapping):  # none of our results has parts
        return KeyCheck(key, expected, None, Outcome.NOT_OFFERED)
    if name == "p":
        relative = max(relative, _PRINTED_P)
    agrees = _agree(expected, results[name], relative, absolute)
    return KeyCheck(key, expected, results[name], Outcome.AGREES if agrees else Outcome.DIFFERS)


def _agree(expected: object, found: object, relative: float, absolute: float) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(
            _agree(one, other, relative, absolute)
            for one, other in zip(expected, found, strict=True)
        )
    if is_number(expected) and is_number(found):
        if abs(expected) > LARGEST:
            return False
        return abs(found - expected) <= absolute + relative * abs(expected)
    return expected is None and found is None
