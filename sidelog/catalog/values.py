"""A value on its scale: typed words to a number, and a number back to words."""

from math import isfinite

from sidelog.catalog.scales import Measure, Scale, ScaleKind
from sidelog.errors import BadDataError, UsageError

SKIP_WORDS = frozenset({"skip", "skipped", "s"})
"""What says that a day is skipped on purpose; a day of which nothing is said is unknown."""

LARGEST = 1e15
"""Values stay below it: whole numbers are exact there, and a journal holds nothing larger."""

_YES_NO = {"yes": 1.0, "y": 1.0, "no": 0.0, "n": 0.0}


def parse_value(words: str, measure: Measure) -> float | None:
    """The value that was typed for a measure; None says that the day is skipped.

    Raises:
        UsageError: it is not a number.
        BadDataError: the number is off the measure's scale.
    """
    text = words.strip().casefold()
    if text in SKIP_WORDS:
        return None
    value = _YES_NO.get(text) if measure.scale.kind is ScaleKind.YES_NO else None
    return check_value(_number(words, measure) if value is None else value, measure)


def check_value(value: float, measure: Measure) -> float:
    """The value, when the measure's scale has it.

    Raises:
        BadDataError: it is off the scale; the hint shows the scale with its words.
    """
    scale = measure.scale
    above = value >= LARGEST or (scale.maximum is not None and value > scale.maximum)
    between = scale.whole and not float(value).is_integer()
    # "not at least" also refuses what is no number, which is neither below nor above anything.
    if not value >= scale.minimum or above or between:
        raise BadDataError(
            f"{measure.name} cannot be {say_number(value)}.",
            hint=f"The scale of {measure.title} goes {say_scale(scale)}.",
        )
    return value


def _number(words: str, measure: Measure) -> float:
    try:
        number = float(words) if words.isascii() and "_" not in words else None
    except ValueError:
        number = None
    if number is None or not isfinite(number):
        raise UsageError(
            f"{words!r} is not a number for {measure.name}.",
            hint=f"The scale of {measure.title} goes {say_scale(measure.scale)}. "
            "The word skip skips the day.",
        )
    return number


def say_number(value: float) -> str:
    """A number as a person writes it: 2, 0.25, 1200; at most 15 digits, and no exponent."""
    if float(value).is_integer():
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".")


def say_value(measure: Measure, value: float | None) -> str:
    """A recorded value with its words, such as "2 (more than my normal)", or "skipped"."""
    if value is None:
        return "skipped"
    words = dict(measure.scale.anchors).get(value)
    unit = f" {measure.scale.unit}" if measure.scale.unit else ""
    return f"{say_number(value)}{unit}" + (f" ({words})" if words else "")


def say_scale(scale: Scale) -> str:
    """A scale in words: its range, its anchors, and whether parts of a number fit."""
    anchors = "; ".join(f"{say_number(value)} {words}" for value, words in scale.anchors)
    unit = f" {scale.unit}" if scale.unit else ""
    if scale.maximum is None:
        reach = f"from {say_number(scale.minimum)}{unit} up"
    else:
        reach = f"from {say_number(scale.minimum)} to {say_number(scale.maximum)}{unit}"
    whole = ", whole numbers only" if scale.whole else ""
    return f"{reach}{whole}" + (f": {anchors}" if anchors else "")
