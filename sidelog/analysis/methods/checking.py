"""Holding our results against a published case, number by number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sidelog.analysis.methods.inputs import LARGEST, Data, Results, option
from sidelog.analysis.methods.names import interval_level, last_lag, look_up
from sidelog.analysis.methods.registry import LEFT_OUT, METHODS, run
from sidelog.errors import BadDataError

_RELATIVE = 1e-6
_ABSOLUTE = 1e-9

_PRINTED_P = 1e-4
"""A p is held to four digits at most: R's Kendall, for one, computes it in single precision."""


class Outcome(StrEnum):
    """How one expected number fared."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_OFFERED = "not offered"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """One expected result against ours.

    Attributes:
        key: its name in the case, the parts of a nested one joined by dots.
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
        keys: one check for each expected number or list, in the case's order.
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


@dataclass(frozen=True, slots=True)
class _Tolerance:
    relative: float
    absolute: float


def check(case: object) -> CaseCheck:
    """Compute a case's method and compare every expected result.

    Args:
        case: an object with `topic`, `input` and `expected`, and maybe `id`, `options` and
            `tolerance` (`rel` and `abs`, added up; a millionth and a thousand-millionth).

    Raises:
        BadDataError: the case, its input or an option cannot be used.
    """
    if not isinstance(case, Mapping):
        raise BadDataError("A case must be an object with a topic, an input and expected results.")
    topic, name = str(case.get("topic", "")), str(case.get("id", ""))
    if topic not in METHODS:
        return CaseCheck(name, topic, LEFT_OUT.get(topic, "there is no such method"), ())
    leaves = list(_leaves(_part(case, "expected")))
    options = _implied(leaves) | dict(_part(case, "options", {}))
    results = run(topic, _part(case, "input"), options)
    tolerance = _tolerance(_part(case, "tolerance", {}))
    keys = tuple(_check_key(results, topic, leaf, tolerance) for leaf in leaves)
    return CaseCheck(name, topic, "", keys)


def _part(case: Data, key: str, default: Data | None = None) -> Data:
    value = case.get(key, default)
    if not isinstance(value, Mapping):
        raise BadDataError(f'The case needs an object called "{key}".')
    return value


def _leaves(expected: Data, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every number, word or list of a nested object, with its keys joined by dots."""
    for key, value in expected.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _implied(leaves: list[tuple[str, object]]) -> dict[str, object]:
    """Options that the expected keys themselves imply: confidence levels and the highest lag."""
    levels = [level for key, _ in leaves if (level := interval_level(key)) is not None]
    lags = [lag for key, value in leaves if (lag := last_lag(key, _length(value))) is not None]
    return {"levels": levels} | ({"lag_max": max(lags)} if lags else {})


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 1


def _tolerance(given: Data) -> _Tolerance:
    if "rel" not in given and "abs" not in given:
        return _Tolerance(_RELATIVE, _ABSOLUTE)
    return _Tolerance(option(given, ("rel",), 0.0), option(given, ("abs",), 0.0))


def _check_key(
    results: Results, topic: str, leaf: tuple[str, object], tolerance: _Tolerance
) -> KeyCheck:
    key, expected = leaf
    try:
        found = look_up(results, topic, key, _length(expected))
    except KeyError:
        return KeyCheck(key, expected, None, Outcome.NOT_OFFERED)
    if key == "p":
        tolerance = _Tolerance(max(tolerance.relative, _PRINTED_P), tolerance.absolute)
    agrees = _agree(expected, found, tolerance)
    return KeyCheck(key, expected, found, Outcome.AGREES if agrees else Outcome.DIFFERS)


def _agree(expected: object, found: object, tolerance: _Tolerance) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(
            _agree(one, other, tolerance) for one, other in zip(expected, found, strict=True)
        )
    if isinstance(expected, int | float) and isinstance(found, int | float):
        if abs(expected) > LARGEST:
            return False
        allowed = tolerance.absolute + tolerance.relative * abs(expected)
        return abs(found - expected) <= allowed
    return expected == found
