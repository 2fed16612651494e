"""Lines of a pipe, each as it would be typed after a command; all of them are meant, or none."""

import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple, TypeVar

from sidelog.errors import BadDataError, UsageError

Understood = TypeVar("Understood")
Located = Callable[[str], AbstractContextManager[object]]
"""What says where in the input a failure was; see `located`."""

NOTE = ("-n", "--note")


class Line(NamedTuple):
    """One line, taken apart.

    Attributes:
        place: where it stands, such as "line 3: ".
        words: what is not an option.
        said: the words after each option, by its name.
        flags: the flags that it has.
    """

    place: str
    words: list[str]
    said: Mapping[str, list[str]]
    flags: frozenset[str]

    def one(self, option: str) -> str | None:
        """The words after an option; None where it is not there.

        Raises:
            UsageError: it is there twice.
        """
        said = self.said.get(option, [])
        if len(said) > 1:
            raise UsageError(f"--{option} is given twice.")
        return said[0] if said else None


def read_lines(
    lines: Iterable[str],
    understand: Callable[[Line], Understood],
    *,
    options: Collection[str],
    flags: Collection[str] = (),
    example: str,
) -> list[Understood]:
    """Understand every line; empty ones and those that begin with # are passed over.

    Args:
        lines: as they come.
        understand: what a line says.
        options: the options that are followed by words, as they are typed.
        flags: the options that stand alone.
        example: a line that would be right.

    Raises:
        BadDataError: a line is not understood, which the message names; or there is none.
    """
    understood = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            place = f"line {number}: "
            with located(place):
                understood.append(understand(_take_apart(line, place, options, flags)))
    if not understood:
        raise BadDataError("There was nothing to record on stdin.", hint=f"Such as: {example}")
    return understood


def _take_apart(line: str, place: str, options: Collection[str], flags: Collection[str]) -> Line:
    try:
        rest = iter(shlex.split(line))
    except ValueError:
        raise UsageError("a quotation mark is not closed.") from None
    words: list[str] = []
    said: dict[str, list[str]] = {}
    set_flags: set[str] = set()
    for word in rest:
        option, equals, value = word.partition("=")
        if option in options:
            name = "note" if option in NOTE else option.removeprefix("--")
            said.setdefault(name, []).append(value if equals else _next(rest, option))
        elif word in flags:
            set_flags.add(word.removeprefix("--"))
        elif word.startswith("--"):
            raise UsageError(f"there is no option {word!r} in a line.")
        else:
            words.append(word)
    return Line(place, words, said, frozenset(set_flags))


def _next(rest: Iterator[str], option: str) -> str:
    word = next(rest, None)
    if word is None:
        raise UsageError(f"{option} needs a word after it.")
    return word


@contextmanager
def located(place: str) -> Iterator[None]:
    """Say where in the input a failure was; whatever a pipe brings is data, not usage.

    Raises:
        BadDataError: something in the line is wrong.
    """
    try:
        yield
    except (UsageError, BadDataError) as error:
        message = f"{place}{error.message} Nothing was recorded."
        raise BadDataError(message, hint=error.hint) from None


def refuse_beside(*beside: object, example: str) -> None:
    """Refuse what was typed beside a single -, which every line says for itself.

    Raises:
        UsageError: something was.
    """
    if any(beside):
        raise UsageError(
            "With - every line says its own words, notes and day.", hint=f"Such as: {example}"
        )
