"""Columns of which nothing was recorded: numbers of lines, places, what a program wrote."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from sidelog.catalog.text import fold
from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.reasons import NOTHING_KNOWN
from sidelog.exchange.table.computed.counters import (
    are_drawn,
    counts_between,
    counts_days,
    counts_lines,
    counts_readings,
    is_called_number,
    says_days_of_course,
)
from sidelog.exchange.table.computed.sums import OF_MANY
from sidelog.exchange.table.dating.by_line import (
    MOMENT_AGAIN,
    OF_ITS_DAY,
    days_by_line,
    find_parts_again,
    is_same_again,
    is_same_without_year,
    why_counted_again,
)
from sidelog.exchange.table.dating.clocks import may_be_times
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.of_no_day import why_of_person
from sidelog.exchange.table.ignored_columns.zeros import no_zeros
from sidelog.exchange.table.ignored_lines.not_counting import tells_of_doubt
from sidelog.exchange.table.medicine.words import AMOUNTS
from sidelog.exchange.table.persons.people import says_how_they_are
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_IDS = word_set("id ids uuid guid rowid entryid pk serial code")
_PEOPLE = word_set("child baby subject patient participant person people user member infant pet")
_NUMBERED = word_set(
    "instructor membership licence license certificate cert certification ticket order "
    "invoice policy account card phone telephone tel badge employee student staff customer client "
    "doctor provider insurance lot batch serial mitglieds kunden"
)
"""Who or what has a number that says no more than which it is."""
A_NUMBER = word_set("no nr num number numero nummer")
_OF_TIME = word_set(
    "hour weekday dayofweek dayofmonth dayofyear weekofyear weeknumber weeknum isoweek weekend "
    "weekendflag isweekend "
    "week month year quarter minute second "
    "season semana woche kalenderwoche semaine settimana tydzien vecka uge uke"
)
_PARTS_OF_CLOCK = frozenset({"hour", "minute", "second"})
_OF_PLACES = word_set(
    "lat lon lng latitude longitude zip zipcode timezone tz offset userid email version transmitter"
)
_KINDS = word_set("kind type subtype")
_ORDERS = word_set("order ordering orderingnumber ordernumber sortorder sort position reihenfolge")
_OF_APPS = word_set("favourite favorite isfavourite isfavorite favorit favorito favori starred")
"""Where an app shows a line, which says nothing of its day."""
_OF_TASKS = word_set("task name;task id;task type;value")
"""What Habitica calls the columns of its history of tasks."""
_CLOCKS = word_set("time uhrzeit zeit heure hora ora")
_TIME_OF_DAY = "timeofday"
_HALVES = frozenset({"am", "pm"})
_OF_DEVICES = word_set("phone device source user username app")
_DEVICES = word_set(
    "app watch phone iphone android garmin fitbit withings oura whoop health manual"
)
"""What devices are called, and what a person typed in."""
_MOST_DEVICES = 2
_AN_HOUR = 100
"""1:00, written without a colon."""
_OF_SENSORS = word_set(
    "framerate fps samplerate lenadjust producttype wasuserentered hkwasuserentered"
)
"""What a device writes of how it measured, which is nothing that was measured."""
_OF_METHODS = word_set("averaging scheme algorithm protocol")
"""Of these the one number of a file says how something was measured."""
_FACTOR = re.compile(r"(?:.*\W)?factor[_ ]?0*(\d+)", re.IGNORECASE)
_FACTORS = frozenset({"1", "2", "3"})
"""What a program reckons with, and calls by a number; one alone may be of blood."""
_ROW_OF_DIGITS = re.compile(r"\d(?:[ ,;|]+\d){4,}|\d+(?:[ ,;|]+\d+){11,}")
_UUID = re.compile(r"[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-")
_WEEK_OF_A_YEAR = re.compile(r"(?:\d{4}[- ]?)?W(?:eek )?\d+", re.IGNORECASE)
_OF_MACHINES = 10**8
"""No number that anybody records is so large; those of machines, such as their times, are."""
_MOSTLY = 0.8
_FEW_LINES = 4
_SHOWN = 20
_MANY_LINES, _MANY_OF_A_DAY = 2_000, 3
_NEARLY_ALL = 0.9
_HARDLY = 0.1


class Only(StrEnum):
    """Why columns are left that say no more than when their lines are, or which they are."""

    EMPTY = "it is empty"
    NOT_KNOWN = "nothing that it says is known"
    DATE = "the date says it"
    TIME_OR_LENGTH = "times of the day or lengths of time, and nothing says which"
    WEEKDAYS = "weekdays, which the date says"
    DAY_AGAIN = "the same day again"
    TIME_AGAIN = "the time of its line again"
    MOMENT_AGAIN = MOMENT_AGAIN
    OF_ITS_DAY = OF_ITS_DAY
    COUNTS_LINES = "it counts the lines"
    COUNTS_DAYS = "it counts the days"
    DAYS_OF_COURSE = "how many days it all has, the same in every line"
    COUNTS_READINGS = "it counts the lines of a day, and is no time of it"
    COUNTS_BETWEEN = "it counts the days from one line to the next"
    NUMBER = "a number of the line or of whom it is about, and nothing that was recorded"


def says_no_more(why: str) -> bool:
    """Whether a column is left because it says no more than when its lines are, or which."""
    return why.partition(";")[0] in {*map(str, Only)}


def why_not_recorded(seen: Sequence[Seen], dating: Dating, columns: Columns) -> dict[int, str]:
    """Why columns are nothing that is recorded, by their places; not of those that may be."""
    zeros = no_zeros(seen)
    others = _other_days(seen, dating)
    reasons = {one.place: _why_not(one, seen, dating, zeros, others) for one in seen}
    for one in seen:
        if counted := why_counted_again(one, dating, columns):
            reasons[one.place] = counted
        if reasons[one.place] or one.share(Kind.NUMBER) < 1 or one is dating.day:
            continue
        if counts_readings(one, dating, columns):
            reasons[one.place] = Only.COUNTS_READINGS
        elif counts_between(one, dating, columns):
            reasons[one.place] = Only.COUNTS_BETWEEN
    reasons |= dict.fromkeys(in_side_table(seen), "of a smaller table beside that of the days")
    reasons |= dict.fromkeys(_factors(seen), "a factor by its number, and nothing says of what")
    again = dict.fromkeys(find_parts_again(seen, dating, columns), f"{Only.DATE}")
    return again | {place: why for place, why in reasons.items() if why}


def _factors(seen: Sequence[Seen]) -> list[int]:
    numbered = {one.place: found[1] for one in seen if (found := _FACTOR.fullmatch(one.name))}
    return [*numbered] if {*numbered.values()} >= _FACTORS else []


def _why_not(
    one: Seen,
    seen: Sequence[Seen],
    dating: Dating,
    zeros: frozenset[int],
    others: Sequence[Seen],
) -> str:
    words = tokens(one.name)
    name = fold(one.name).replace("_", " ").strip()
    is_type = "type" in words and one.share(Kind.NUMBER) == 1
    is_few = _is_type_of_few(one, dating)
    other = _of_other_days(one, others)
    of_person = why_of_person(one, seen, dating)
    is_same, code = len(one.texts) == 1 and one.filled > 1, _code(one)
    first = next(iter(one.texts), "")[:_SHOWN]
    people = f"it tells {len(one.texts)} people apart, and the lines of all of them come in"
    reasons = {
        f"{Only.NOT_KNOWN}; {one.unsaid}" if one.unsaid else Only.EMPTY: not one.filled,
        NOTHING_KNOWN: name in _OF_TIME and one.kinds[Kind.MISSING] == one.filled,
        "0 in every line": one.place in zeros,
        people: bool(words & _PEOPLE) and len(one.texts) > 1 and not _counts_of(one, words),
        f"{Only.NUMBER}{_all_ids(one)}": _is_a_number(one, words),
        "the same in every line": is_same and (is_type or frozenset() < words <= _ORDERS),
        "an app's mark of lines": frozenset() < words <= _OF_APPS and one.share(Kind.YES_NO) == 1,
        "how it was measured, and always the same": is_same and bool(words & _OF_METHODS),
        "numbers of types, and nothing says of which": is_type and not is_few,
        Only.TIME_OR_LENGTH: (
            (name in _PARTS_OF_CLOCK and not dating.has_times)
            or (name in _CLOCKS and may_be_times(one) and one.numbers[Sign.POINT].low >= _AN_HOUR)
        ),
        Only.DATE: (
            name.replace(" ", "") in _OF_TIME and one is not dating.hour and not _is_nth(one)
        ),
        Only.WEEKDAYS: _are_weekdays(one),
        of_person: bool(of_person),
        Only.DAY_AGAIN: is_same_again(one, dating) or is_same_without_year(one, dating),
        Only.TIME_AGAIN: _is_time_again(one, name, dating)
        or (dating.has_times and frozenset(map(fold, one.texts)) <= _HALVES),
        f"an offset, {first}: times are taken as they are written": "offset" in words,
        "about the device or the place, and nothing that was recorded": (
            bool(words & _OF_PLACES)
            or name.replace(" ", "") in _OF_SENSORS
            or _is_of_device(one, seen)
        ),
        code: bool(code),
        "of many lines, and not of a day": _is_of_many(one, words) and not _is_mark(one, seen),
        Only.COUNTS_LINES: counts_lines(one, seen),
        Only.COUNTS_DAYS: counts_days(one, dating),
        Only.DAYS_OF_COURSE: says_days_of_course(one),
        "it has no name, and says little": _is_beside(one, seen),
        f"it stands beside other days, those of {other}": bool(other),
    }
    return next((f"{why}" for why, is_so in reasons.items() if is_so), "")


def kept_as_they_are(rest: Sequence[Seen], seen: Sequence[Seen], dating: Dating) -> dict[Seen, str]:
    """The columns of numbers that are words of their lines, and why they are no values."""
    kept = {one: "numbers of types, as they are" for one in rest if _is_type_of_few(one, dating)}
    if {fold(one.name) for one in seen} >= _OF_TASKS:
        how = "scores that a program gives a task, done or not"
        kept |= {one: how for one in rest if fold(one.name) == "value"}
    return kept


def _is_type_of_few(one: Seen, dating: Dating) -> bool:
    """Whether numbers are of types, and of so few lines that a person gave them, and no device.

    And of a column that is called a kind and no more, numbers among words.
    """
    if tokens(one.name) <= _KINDS and one.kinds[Kind.WORD] and one.share(Kind.WORD) < 1:
        return one.share(Kind.WORD, Kind.NUMBER) == 1 and bool(tokens(one.name))
    is_type = "type" in tokens(one.name) and one.share(Kind.NUMBER) == 1
    if not is_type or one.filled >= _MANY_LINES:
        return False
    return one.filled < len(days_by_line(dating)) * _MANY_OF_A_DAY


def _is_a_number(one: Seen, words: frozenset[str]) -> bool:
    if words and words <= _PEOPLE and one.share(*NUMBERISH) == 1 and not says_how_they_are(one):
        return True
    numbers = one.numbers[Sign.POINT]
    are_whole = numbers.whole and numbers.count == one.filled
    is_id = bool(words & _IDS) and one.share(Kind.YES_NO) <= 1 / 2
    is_id = is_id or (are_whole and numbers.low >= _OF_MACHINES)
    return is_id or is_called_number(one) or _is_of_whom(one, words)


def _all_ids(one: Seen) -> str:
    """What is said of ids in no order, which may be of persons; nothing of those of lines."""
    if one.many or not tokens(one.name) & _IDS or not are_drawn(one):
        return ""
    return f"; they are in no order, and the lines of all {len(one.texts):,} come in"


def _is_of_whom(one: Seen, words: frozenset[str]) -> bool:
    """Whether a column has the numbers of persons or papers, as "Instructor #" has."""
    is_number = bool(words & A_NUMBER) or one.name.strip().endswith("#")
    return is_number and bool(words & _NUMBERED) and "of" not in words


def _counts_of(one: Seen, words: frozenset[str]) -> bool:
    """Whether numbers are of what somebody had or did, and not of who it was."""
    return says_how_they_are(one) or (
        one.share(*NUMBERISH) >= _MOSTLY
        and not words <= _PEOPLE | _IDS
        and not is_called_number(one)
    )


def _is_time_again(one: Seen, name: str, dating: Dating) -> bool:
    """Whether times are those of the moments beside them, and no lengths."""
    day = dating.day
    if name.replace(" ", "") == _TIME_OF_DAY:
        return dating.has_times and one.share(Kind.NUMBER) == 1
    are_moments = dating.form is Form.TEXT and not dating.clock and not day.many
    if name not in _CLOCKS or not are_moments or one.many or not one.filled:
        return False
    said = [one.clock for one in map(read_day, day.texts) if one and one.clock]
    moments = {(at.hour, at.minute) for at in said}
    clocks = [at and (at.hour, at.minute) for at in map(read_clock, one.texts)]
    return bool(moments) and sum(at in moments for at in clocks) >= len(clocks) * _NEARLY_ALL


def _is_of_device(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a column is of a device, and neither of how long it was used nor of what was had.

    Nor is it one that doubts what the device measured.
    """
    words = tokens(one.name)
    are_values = one.share(*NUMBERISH, Kind.YES_NO) >= _MOSTLY
    if not words & _OF_DEVICES or (are_values and words - _OF_DEVICES) or tells_of_doubt(one):
        return False
    return words & _OF_DEVICES != {"source"} or not _is_of_amounts(one, seen)


def _is_of_amounts(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a source is that of amounts, such as the drinks that a caffeine was in.

    Beside grams it is; beside what is called an amount too, if it has more words than devices.
    """
    if tokens(one.name) == {"source"} and any(parse_known(other.name) for other in seen):
        return True
    are_few = not one.many and len(one.texts) <= _MOST_DEVICES
    if are_few or any(tokens(text) & _DEVICES for text in one.texts):
        return False
    others = (other.name for other in seen if other is not one)
    return any(tokens(name) & AMOUNTS or parse_known(split_unit(name)[1]) for name in others)


def _is_of_many(one: Seen, words: frozenset[str]) -> bool:
    """Whether a cell here and there has the mean or the sum of lines, as of a month."""
    lines = one.filled + one.empty
    is_alone = one.filled == 1 and lines > _FEW_LINES
    is_called = bool(words) and words <= OF_MANY
    return is_called and (is_alone or one.filled * _FEW_LINES**2 <= lines)


def _is_mark(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a column has the same mark as many others, and nothing else: they are tags."""
    return (
        len(one.texts) == 1
        and sum(other.texts.keys() == one.texts.keys() for other in seen) > _FEW_LINES
    )


def _is_nth(one: Seen) -> bool:
    """Whether words count weeks from a beginning of their own, as of a pregnancy: "6th"."""
    named = (text for text in one.texts if not _WEEK_OF_A_YEAR.fullmatch(text))
    return fold(one.name) == "week" and one.share(Kind.WORD) >= _MOSTLY and any(named)


def _code(one: Seen) -> str:
    """What most cells are, where they are of a program, and not to be read; empty of others."""
    kinds = Counter(_kind_of_code(text) for text in one.texts)
    none = kinds.pop("", 0)
    return kinds.most_common(1)[0][0] if none < len(one.texts) * (1 - _MOSTLY) else ""


def _kind_of_code(text: str) -> str:
    if text.startswith(("{", "[{", "['", '["')):
        return "lists within a cell, which are not opened"
    if text.startswith(("http://", "https://")):
        return "addresses of pages"
    if _UUID.match(text):
        return "codes of a program"
    return "rows of digits, such as a program draws" if _ROW_OF_DIGITS.fullmatch(text) else ""


def _are_weekdays(one: Seen) -> bool:
    named = (text for text in one.texts if fold(text).strip(".") in WEEKDAY_NAMES)
    return sum(map(one.texts.__getitem__, named)) > one.filled * _NEARLY_ALL


def _is_beside(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether numbers stand in a column without a name beside a table whose columns have some."""
    is_same = len(one.texts) == 1 and one.filled > 1
    are_few = one.filled < one.empty or is_same
    are_named = not all(has_no_name(other.name) for other in seen)
    is_beside = are_few and (are_named or one.filled < one.empty * _HARDLY)
    return is_beside and has_no_name(one.name) and one.share(Kind.WORD) <= 1 / 2


def _other_days(seen: Sequence[Seen], dating: Dating) -> list[Seen]:
    day = dating.day
    return [
        other
        for other in seen[day.place + 1 :]
        if other.share(Kind.DAY) == 1
        and other.filled < day.filled
        and not other.many
        and (has_no_name(other.name) or other.name.partition(" (")[0] == day.name)
        and not is_same_again(other, dating)
    ]


def _of_other_days(one: Seen, others: Sequence[Seen]) -> str:
    """The column of other days that a column to its right belongs to; empty where it has none."""
    for other in others:
        is_smaller = other.place < one.place and one.filled <= other.filled
        if is_smaller and {*one.lines.values()} <= {*other.lines.values()}:
            return other.name
    return ""


def in_side_table(seen: Sequence[Seen]) -> frozenset[int]:
    """The places of the columns at the right that are of smaller tables.

    These are without names, but perhaps for the first, whose name is a title.  Words and numbers
    stand there side by side, no word comes again, and some are the names of columns.
    """
    last = max((one.place for one in seen if not has_no_name(one.name)), default=0)
    names = frozenset(fold(one.name.strip()) for one in seen[:last])
    for start in (last, last + 1):
        filled = [one for one in seen[start:] if one.filled]
        texts = {fold(text.strip()) for one in filled for text in one.texts}
        if len(filled) > 1 and _are_pairs(filled[0], filled[1]) and texts & names:
            return frozenset(one.place for one in seen[start:])
    return frozenset()


def _are_pairs(words: Seen, numbers: Seen) -> bool:
    """Whether words that are each there once have numbers beside them, which none lacks."""
    are_words = words.share(Kind.WORD) == 1 and len(words.texts) == words.filled
    has_numbers = any(numbers.kinds[kind] for kind in NUMBERISH)
    return are_words and has_numbers and {*numbers.lines.values()} <= {*words.lines.values()}
