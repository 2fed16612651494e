"""Days, times and lengths of several words that were typed without quotes: `--on 12 sep`."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial

from sidelog.errors import AmbiguousError, BadDataError, SidelogError

_DAYS = frozenset({"--on", "--from", "--to"})
OPTIONS = _DAYS | {"--at", "--last"}
_MOST_WORDS = 5

_DAY_STARTS = time(4)
"""Whichever it is, the same words are understood."""


def join_unquoted(arguments: Sequence[str], now: datetime) -> list[str]:
    """The words of a command line, those of one day, time or length as one.

    As many words are joined as are understood together: "november 8", and not November alone.
    """
    joined: list[str] = []
    rest = list(arguments)
    while rest:
        joined.append(rest.pop(0))
        if joined[-1] in OPTIONS and len(rest) > 1:
            count = _words_of(joined[-1], rest, now)
            joined.append(" ".join(rest[:count]))
            del rest[:count]
    return joined


def _words_of(option: str, rest: Sequence[str], now: datetime) -> int:
    """How many of some words are the value of an option."""
    ends = (place for place, word in enumerate(rest) if place and word.startswith("-"))
    most = min(next(ends, len(rest)), _MOST_WORDS)
    counts = range(most, 1, -1)
    return next((n for n in counts if _is_read(option, " ".join(rest[:n]), now)), 1)


def _is_read(option: str, words: str, now: datetime) -> bool:
    """Whether words are understood as the value of an option, in one reading or in several.

    What cannot be, such as 31 February, is understood too, and refused where it is read.
    """
    for parse in _ways(option):
        try:
            parse(words, now=now, day_starts=_DAY_STARTS)
        except (AmbiguousError, BadDataError):
            return True
        except SidelogError:
            continue
        return True
    return False


def _ways(option: str) -> list[Callable[..., object]]:
    """How the value of an option may be read."""
    from sidelog.dates.days import parse_day  # noqa: PLC0415  (only where several words follow)
    from sidelog.dates.periods import parse_last, parse_span  # noqa: PLC0415
    from sidelog.dates.times import parse_moment  # noqa: PLC0415

    if option in _DAYS:
        return [parse_span, partial(parse_day, allow_future=True)]
    return [parse_moment if option == "--at" else parse_last]
