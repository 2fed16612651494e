"""The days that a line is about: one, with its time; or several."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from sidelog import dates
from sidelog.cli.app import App
from sidelog.cli.record.line import Line
from sidelog.errors import AmbiguousError, BadDataError, UsageError
from sidelog.period import Period

_MOST_NAMED = 3
ENDS = frozenset({"to", "until", "till"})
"""What stands before a last day."""
_TO = rf" (?:{'|'.join(ENDS)}|-|\N{{EN DASH}}) "
_DASH = r"[-\N{EN DASH}]|\.\."
_NUMBER = r"(?<![\d-])\d{1,2}(?![\d-])"
_ISO = r"\d{4}-\d\d-\d\d"
_LENGTH = r"(?:the )?(?:last|past) "
_ALSO_WORDS = frozenset({"may", "march"})
"""Months that are words too: they are meant only after another word."""
OF_A_DAY = {"on": "on", "at": "at", "since": "from", "from": "from"}
"""The option that a word before a day or a time is for, where nothing else can be meant."""


def day_of(app: App, line: Line) -> tuple[date, datetime | None]:
    """The day of --on, or that of the time of --at, or today; and that time."""
    on = line.one("on")
    day = None if on is None else app.day(on)
    moment = app.moment(line.one("at"), day)
    if day is None and moment:
        day = dates.local_day(moment, app.settings.day_starts)
    return day or app.today, moment


def days_between(app: App, line: Line) -> list[date]:
    """Each day from --from to --to, which is today if not said; empty where neither is.

    Raises:
        UsageError: it is not said when they begin.
        BadDataError: they end before they begin, or are still to come.
    """
    start, until = line.one("from"), line.one("to")
    if start is None and until is None:
        return []
    if start is None:
        raise UsageError(
            "It is not said when the days begin.", hint="Give --from, or one day --on."
        )
    return days_of(ordered(app.day(start), app.day(until)))


def days_in_words(app: App, line: Line, means: Mapping[str, str], *, bare: int = 0) -> Line:
    """The line with the days that its last words say as options: "flu since sunday" as --from.

    What does not read as a day stays words, and so does what is quoted: it is one word.

    Args:
        app: the run.
        line: the line.
        means: the option that a word before a day is for: {"since": "from"}.
        bare: the place from which on days, or a time that is ago, need no word before them, as in
            "4g yesterday"; 0 where that may be what something is called.
    """
    words = line.words
    for place in range(1, len(words)):  # the longest first: "last friday"
        option = means.get(words[place].casefold())
        found = _days_said(app, option, words[place + 1 :]) if option else {}
        if 0 < bare <= place and not found:
            alone = [each for each in ("on", "at") if each in line.said]
            found = _said_alone(app, alone, words[place:], spans="from" in means.values())
        if found and not any(map(line.all, found)):
            shorter = line._replace(words=words[:place], said={**line.said, **found})
            return days_in_words(app, shorter, means, bare=bare)
    return line


def _said_alone(
    app: App, options: Sequence[str], words: Sequence[str], *, spans: bool
) -> dict[str, str]:
    """What words say without one before them, as the first of some options that they can be."""
    text = " ".join(words).casefold()
    if not any(map(str.isalpha, words)) and not re.fullmatch(_ISO, text):
        return {}  # "3.5" is no day here
    if words[0].isdecimal() and _said_alone(app, options, words[1:], spans=False):
        return {}  # of "5 two days ago", the 5 is no hour
    of_two_ends = ["from"] if spans and len(_ends_of(text)) > 1 else []
    found = (_days_said(app, each, words) for each in (*of_two_ends, *options))
    return next(filter(None, found), {}) or (_period_said(app, text) if spans else {})


def _period_said(app: App, text: str) -> dict[str, str]:
    """The days of "last week" or "in october" as --from and --to; empty where it is none.

    Raises:
        AmbiguousError: "last october" may be of two years.
    """
    from sidelog.dates.periods import parse_end, parse_span  # noqa: PLC0415  (seldom)

    if text in _ALSO_WORDS or not text[-1:].isalpha():
        return {}
    text = re.sub("^(?:in|during) ", "", text)
    try:
        span = app.understand(parse_span if re.match(_LENGTH, text) else parse_end, text)
    except AmbiguousError:
        raise
    except UsageError:
        return {}
    return dict(zip(("from", "to"), map(str, span), strict=True))


def _days_said(app: App, option: str, words: Sequence[str]) -> dict[str, str]:
    """What words say with an option, or with --from and --to; empty where that is no day."""
    text = " ".join(words)
    for ends in ([_ends_of(text)] if option == "from" else []) + [[text]]:
        said = dict(zip((option, "to"), ends, strict=False))
        if all(_is_day(app, each, typed) for each, typed in said.items()):
            return said
    return {}


def _ends_of(text: str) -> list[str]:
    """The two ends of "20 to 22 nov", each with its month; or the text where it has not two."""
    ends = re.split(_TO, text, flags=re.IGNORECASE)
    if len(ends) == 1:
        ends = re.split(_DASH, text)
    if len(ends) != 2:  # noqa: PLR2004  (the first day and the last)
        return [text]
    for one, other in ((0, 1), (1, 0)):
        if re.fullmatch(_NUMBER, ends[one]):
            ends[one] = re.sub(_NUMBER, ends[one], ends[other], count=1)
    return ends


def _is_day(app: App, option: str, words: str) -> bool:
    """Whether words are a day, or a time; perhaps of two readings, or one still to come."""
    from sidelog.dates.days import parse_day  # noqa: PLC0415  (seldom)
    from sidelog.dates.times import parse_moment  # noqa: PLC0415

    parse = partial(parse_moment, day=None) if option == "at" else parse_day
    try:
        parse(words, now=app.now, day_starts=app.settings.day_starts)
    except (AmbiguousError, BadDataError):
        return True  # which is meant is asked, and what cannot be is refused, where it is read
    except UsageError:
        return False
    return True


def ordered(first: date, last: date) -> Period:
    """The days from one to the other.

    Raises:
        BadDataError: the one is after the other.
    """
    if last < first:
        raise BadDataError(
            f"It cannot begin on {dates.say_date(first)} and end on {dates.say_date(last)}.",
            hint="--from is the earlier day.",
        )
    return Period(first, last)


def days_of(period: Period) -> list[date]:
    """Every day of a period."""
    count = (period.last - period.first).days + 1
    return [period.first + timedelta(days=n) for n in range(count)]


def name_days(days: Sequence[date]) -> str:
    """The first few of some days by name, and how many more there are."""
    named = [dates.say_date(day) for day in days[:_MOST_NAMED]]
    more = len(days) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
