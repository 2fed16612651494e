"""What a method is, and how it reads the numbers and options that it is given.

Whatever cannot be computed with is refused with a sentence that names its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from sidelog.errors import BadDataError

MOST_VALUES = 20_000
"""In any one list: more than fifty years of days."""

LARGEST = 1e100
"""Beyond this, squares overflow."""

Data = Mapping[str, object]
Results = dict[str, object]


@dataclass(frozen=True, slots=True)
class Method:
    """One statistic that can be asked for.

    Attributes:
        topic: its name.
        description: what it computes, in one line.
        citation: where it is published.
        takes: the lists of its input, each with what it holds.
        options: what can be set, each with its meaning; any other option is ignored, because
            published cases keep remarks there.
        gives: its results, each with its meaning.
        compute: (input, options) to exactly those results; None is one that the input does not
            have.
    """

    topic: str
    description: str
    citation: str
    takes: Mapping[str, str]
    options: Mapping[str, str]
    gives: Mapping[str, str]
    compute: Callable[[Data, Data], Results]


def numbers(data: Data, key: str, *, fewest: int = 1) -> list[float]:
    """The list called `key`, of at least so many numbers and without missing days.

    Raises:
        BadDataError: the list is not there, too short or too long, or holds something else.
    """
    found = days(data, key, fewest=fewest)
    present = [value for value in found if value is not None]
    if len(present) < len(found):
        raise BadDataError(f'"{key}" has a missing value, which this method does not allow.')
    return present


def days(data: Data, key: str, *, fewest: int = 1) -> list[float | None]:
    """The list called `key`, of at least so many numbers, with None for a missing day.

    Raises:
        BadDataError: the list is not there, too short or too long, or holds something else.
    """
    found = data.get(key)
    if not isinstance(found, list):
        raise BadDataError(f'The input needs a list of numbers called "{key}".')
    if len(found) > MOST_VALUES:
        raise BadDataError(f'"{key}" has {len(found)} values; at most {MOST_VALUES} are taken.')
    values = [
        None if item is None else _checked(item, f'Value {place} of "{key}"')
        for place, item in enumerate(found, 1)
    ]
    if sum(value is not None for value in values) < fewest:
        raise BadDataError(f'"{key}" needs at least {fewest} numbers.')
    return values


def same_length(**lists: list[float] | list[float | None]) -> None:
    """Refuse lists that belong together and differ in length.

    Raises:
        BadDataError: they differ.
    """
    lengths = {name: len(values) for name, values in lists.items()}
    if len(set(lengths.values())) > 1:
        counts = " and ".join(f'"{name}" has {count}' for name, count in lengths.items())
        raise BadDataError(f"The lists must be equally long: {counts}.")


def number(options: Data, name: str, default: float) -> float:
    """A number among the options; the default where it is not there, or null.

    Raises:
        BadDataError: it is not a number.
    """
    value = options.get(name)
    return default if value is None else _checked(value, f'"{name}"')


def flag(options: Data, name: str) -> bool | None:
    """Yes or no; None where the option is not there.

    Raises:
        BadDataError: it is neither true nor false.
    """
    value = options.get(name)
    if value is not None and not isinstance(value, bool):
        raise BadDataError(f'The option "{name}" must be true or false.')
    return value


def choice(options: Data, name: str, choices: tuple[str, ...]) -> str:
    """One of several words; the first where the option is not given.

    Raises:
        BadDataError: it is none of them.
    """
    value = options.get(name, choices[0])
    if value not in choices:
        raise BadDataError(f'The option "{name}" must be one of: {", ".join(choices)}.')
    return str(value)


def outside(options: Data) -> float:
    """The option `alpha`: the chance that an interval misses, 0.05 if nothing is said.

    Raises:
        BadDataError: it does not lie between 0 and 1.
    """
    alpha = number(options, "alpha", 0.05)
    if not 0 < alpha < 1:
        raise BadDataError('The option "alpha" must lie between 0 and 1.')
    return alpha


def is_number(item: object) -> TypeGuard[float]:
    """Whether it is a number; true and false are none."""
    return isinstance(item, int | float) and not isinstance(item, bool)


def _checked(item: object, what: str) -> float:
    if not is_number(item):
        raise BadDataError(f"{what} is not a number.")
    if not -LARGEST <= item <= LARGEST:  # also refuses infinity, and NaN, which compares false
        raise BadDataError(f"{what} is not a number that can be computed with.")
    return float(item)
