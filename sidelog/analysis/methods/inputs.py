"""Reading the numbers of a published case; whatever is not data is refused with a sentence."""

from collections.abc import Mapping

from sidelog.errors import BadDataError

MOST_POINTS = 20_000
"""In any one list: more than fifty years of days."""

_ALL = 100
LARGEST = 1e100
"""Beyond this, squares overflow."""

Data = Mapping[str, object]
Results = dict[str, object]


def numbers(data: Data, key: str, *, fewest: int = 1) -> list[float]:
    """A list of numbers without missing days.

    Args:
        data: the case's input.
        key: the list's name.
        fewest: how many numbers there have to be.

    Raises:
        BadDataError: the list is not there, too short or too long, or holds something else.
    """
    found = days(data, key, fewest=fewest)
    present = [value for value in found if value is not None]
    if len(present) < len(found):
        raise BadDataError(f'"{key}" has a missing value, which this method does not allow.')
    return present


def days(data: Data, key: str, *, fewest: int = 1) -> list[float | None]:
    """A list of numbers, with null for a missing day.

    Args:
        data: the case's input.
        key: the list's name.
        fewest: how many numbers that are not null there have to be.

    Raises:
        BadDataError: the list is not there, too short or too long, or holds something else.
    """
    found = data.get(key)
    if not isinstance(found, list):
        raise BadDataError(f'The input needs a list of numbers called "{key}".')
    if len(found) > MOST_POINTS:
        raise BadDataError(f'"{key}" has {len(found)} values; at most {MOST_POINTS} are taken.')
    values = [_number(item, key, place) for place, item in enumerate(found, 1)]
    if sum(value is not None for value in values) < fewest:
        raise BadDataError(f'"{key}" needs at least {fewest} numbers.')
    return values


def option(options: Data, names: tuple[str, ...], default: float) -> float:
    """A number among the options, under the first of its names that is there.

    Raises:
        BadDataError: it is not a number.
    """
    for name in names:
        if name in options:
            value = _number(options[name], name, 1)
            if value is not None:
                return value
    return default


def same_length(**lists: list[float] | list[float | None]) -> None:
    """Refuse lists that belong together and differ in length.

    Raises:
        BadDataError: they differ.
    """
    lengths = {name: len(values) for name, values in lists.items()}
    if len(set(lengths.values())) > 1:
        counts = " and ".join(f'"{name}" has {count}' for name, count in lengths.items())
        raise BadDataError(f"The lists must be equally long: {counts}.")


def flag(options: Data, names: tuple[str, ...]) -> bool | None:
    """Yes, no, or None where none of the names is among the options.

    Raises:
        BadDataError: it is neither true nor false.
    """
    for name in names:
        value = options.get(name)
        if value is not None:
            if not isinstance(value, bool):
                raise BadDataError(f'The option "{name}" must be true or false.')
            return value
    return None


def choice(options: Data, name: str, choices: tuple[str, ...]) -> str:
    """One of several words; the first where the option is not given.

    Raises:
        BadDataError: it is none of them.
    """
    value = options.get(name, choices[0])
    if value not in choices:
        raise BadDataError(f'The option "{name}" must be one of: {", ".join(choices)}.')
    return str(value)


def confidence_levels(options: Data) -> list[float]:
    """The confidence levels asked for, in percent: the main one first, 95 if not said.

    Raises:
        BadDataError: a level is not between 0 and 100 %.
    """
    alpha = option(options, ("alpha",), 0.05)
    usual = max(alpha, 1 - alpha)  # SciPy takes .05 and .95 for the same
    main = 100 * option(options, ("level", "conf.level", "conf_level", "confidence"), usual)
    more = days(options, "levels", fewest=0) if "levels" in options else []
    levels = [round(level, 6) for level in (main, *more) if level is not None]
    if not all(0 < level < _ALL for level in levels):
        raise BadDataError("A confidence level must lie between 0 and 100 %.")
    return list(dict.fromkeys(levels))


def _number(item: object, key: str, place: int) -> float | None:
    if item is None:
        return None
    if isinstance(item, bool) or not isinstance(item, int | float):
        raise BadDataError(f'Value {place} of "{key}" is not a number.')
    if not -LARGEST <= item <= LARGEST:  # also refuses infinity, and NaN, which compares false
        raise BadDataError(f'Value {place} of "{key}" is not a number that can be computed with.')
    return float(item)
