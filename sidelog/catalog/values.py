"""A value on its scale: typed words to a number, and a number back to words."""

import re
from collections.abc import Iterator
from math import isfinite

from sidelog.catalog.scales import Measure, Scale, ScaleKind
from sidelog.catalog.text import fold, quoted
from sidelog.errors import AmbiguousError, BadDataError, UsageError

SKIP_WORDS = frozenset({"skip", "skipped", "s"})
"""What says that a day is skipped on purpose; a day of which nothing is said is unknown."""

UNKNOWN_WORDS = frozenset({"?", "unknown"})
"""What says that something is not known."""

LARGEST = 1e15
"""Values stay below it: whole numbers are exact there, and a journal holds nothing larger."""

_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
COUNTS = {word: count for count, word in enumerate(_TO_TWELVE.split(), start=1)}
"""Numbers that are written as words."""

_YES_NO = {"yes": 1.0, "y": 1.0, "no": 0.0, "n": 0.0}

# Patterns are strings: `re` compiles one when it is first used.
_PLAIN = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?"
_COMMA = r"[0-9]*,[0-9]+"
_ONE_GROUP = r"[1-9][0-9]{0,2},[0-9]{3}"
_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})"
_POINT_GROUPS = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})"
_OF_THE_TOP = r"(?P<value>.+?) ?(?:/|out of|of) ?(?P<top>[0-9]+)"
_CLOCK = r"(?P<hours>[0-9]{1,3}) ?(?:h|hrs?|hours?|:) ?(?P<minutes>[0-5]?[0-9]) ?(?:m|min|minutes)?"
_HOURS = r"(?P<number>.+?) ?(?:hrs?|hours?)"
_WITH_WORDS = r"(?P<value>[0-9]+) \(?(?P<words>[^()]+)\)?"
_SHORTEST_ANCHOR = 3
_LONG = 1000


def readings(text: str) -> tuple[float, ...]:
    """Every number that digits, with points and commas among them, can mean: none, one or two.

    A point begins the decimals, and so does a comma; but "1,500" may be more than a thousand.
    """
    if re.fullmatch(_PLAIN, text):
        return (float(text),)
    if re.fullmatch(_COMMA, text):
        decimal = float(text.replace(",", "."))
        grouped = re.fullmatch(_ONE_GROUP, text)
        return (decimal, float(text.replace(",", ""))) if grouped else (decimal,)
    if re.fullmatch(_GROUPS, text):
        return (float(text.replace(",", "")),)
    if re.fullmatch(_POINT_GROUPS, text):
        return (float(text.replace(".", "").replace(",", ".")),)
    return ()


def parse_value(words: str, measure: Measure) -> float | None:
    """The value that was typed for a measure; None says that the day is skipped.

    Understood: a number, in digits or a word, with the scale's unit or its top ("6/10") beside it;
    yes and no; hours and minutes ("7h30"); the words of the scale ("more than my normal").

    Raises:
        UsageError: it is none of these, or can be read in two ways.
        BadDataError: the number is off the measure's scale.
    """
    text = " ".join(words.casefold().split())
    if text in SKIP_WORDS:
        return None
    found = [value for value in dict.fromkeys(_readings(text, measure)) if isfinite(value)]
    if not found:
        raise _not_a_value(words, measure)
    on_scale = [value for value in found if _has(measure.scale, value)]
    if len(on_scale) > 1:
        both = [say_number(value) for value in on_scale]
        raise AmbiguousError(quoted(words), dict(zip(both, both, strict=True)))
    return check_value((on_scale or found)[0], measure)


def _readings(text: str, measure: Measure) -> Iterator[float]:
    """Every value that the words can mean, whether or not the scale has it."""
    scale = measure.scale
    if scale.kind is ScaleKind.YES_NO and text in _YES_NO:
        yield _YES_NO[text]
    if text in COUNTS:
        yield COUNTS[text]
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    yield from (sign * number for number in readings(digits))
    if scale.unit and text.endswith(unit := scale.unit.casefold()):
        yield from readings(text.removesuffix(unit).strip())
    if scale.unit == "h":
        yield from _hours(text)
    of_the_top = re.fullmatch(_OF_THE_TOP, text)
    if of_the_top and float(of_the_top["top"]) == scale.maximum:
        yield from readings(of_the_top["value"])
    yield from _anchored(fold(text), scale)
    if with_words := re.fullmatch(_WITH_WORDS, text):  # as a screen says it
        meant = set(_anchored(fold(with_words["words"]), scale))
        yield from (value for value in readings(with_words["value"]) if value in meant)


def _hours(text: str) -> Iterator[float]:
    if clock := re.fullmatch(_CLOCK, text):
        yield float(f"{int(clock['hours']) + int(clock['minutes']) / 60:.15g}")
    elif hours := re.fullmatch(_HOURS, text):
        yield from readings(hours["number"])


def _anchored(text: str, scale: Scale) -> Iterator[float]:
    """The value whose own words these are, or begin with these and those of no other do."""
    said = [(value, fold(words)) for value, words in scale.anchors]
    parts = [
        (value, part.strip().removeprefix("or "))
        for value, words in said
        for part in (words, *words.split(","))
    ]
    exact = {value for value, part in parts if part == text}
    begun = {value for value, part in parts if part.startswith(f"{text} ")}
    found = exact or (begun if len(text) >= _SHORTEST_ANCHOR else set())
    if len(found) == 1:
        yield from found


def _not_a_value(words: str, measure: Measure) -> UsageError:
    hint = f"The scale of {measure.title} goes {say_scale(measure.scale)}. "
    if words.strip().casefold() in UNKNOWN_WORDS:
        hint = f"What you do not know stays open: leave {measure.name} out. "
    return UsageError(
        f"{quoted(words)} is not a number for {measure.name}.",
        hint=f"{hint}The word skip skips the day.",
    )


def check_value(value: float, measure: Measure) -> float:
    """The value, when the measure's scale has it.

    Raises:
        BadDataError: it is off the scale; the hint shows the scale with its words.
    """
    if not _has(measure.scale, value):
        raise BadDataError(
            f"{measure.name} cannot be {say_number(value)}.",
            hint=f"The scale of {measure.title} goes {say_scale(measure.scale)}.",
        )
    return value


def _has(scale: Scale, value: float) -> bool:
    """Whether a scale has a value; none has what is no number."""
    above = value >= LARGEST or (scale.maximum is not None and value > scale.maximum)
    between = scale.whole and not float(value).is_integer()
    # What is no number is neither below nor above anything.
    return value >= scale.minimum and not above and not between


def say_number(value: float) -> str:
    """A number as a person writes it: 2, 0.25, 1200; at most 15 digits, and no exponent."""
    if float(value).is_integer():
        return str(int(value))
    digits, e, exponent = f"{value:.15g}".partition("e")
    # Only a small number has an exponent here: a large one of 15 digits is whole.
    decimals = len(digits.partition(".")[2]) - int(exponent or 0)
    return f"{value:.{decimals}f}" if e else digits


def say_short(value: float) -> str:
    """A number of which four digits are enough to know it again."""
    return say_number(float(f"{value:.4g}") if abs(value) < _LONG else round(value))


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
