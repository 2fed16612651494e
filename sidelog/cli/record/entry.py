"""One line of `log`: understood first, then recorded, all of it or nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import quoted
from sidelog.catalog.values import COUNTS, SKIP_WORDS, parse_value, say_number, say_value
from sidelog.cli.app import App
from sidelog.cli.record.days import OF_A_DAY, day_of, days_between, days_in_words, name_days
from sidelog.cli.record.line import Line, nothing_said, record_each
from sidelog.cli.typed.finding import find_measure
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Entered, Outcome
from sidelog.journal.rules import check_note
from sidelog.report.words.quiet import kept

_EXAMPLE = "mood=5 --on yesterday"
_NOTE = 'A note goes after -n: -n "words"'

# What may stand between a measure and its value, and where the next begins: "mood=5,nails=1".
_SIGN = r"\s*[=:]\s*"
_NEXT = r"[,;]\s*(?=[^\W\d_][\w-]*\s*[=:])"
_VALUE = r"[+-]?[0-9.,].*"


class Entry(NamedTuple):
    """What one line says, before the journal is opened.

    Attributes:
        days: the day it is about, or each day of a span that is skipped.
        at: the time, where the values are momentary.
        values: (measure, words) pairs in the order typed; the words are read with the scale.
        notes: notes for the day.
        is_span: whether days from one to another were given.
    """

    days: Sequence[date]
    at: datetime | None
    values: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    is_span: bool = False


class Saved(NamedTuple):
    """One value as it was recorded.

    Attributes:
        measure: what it is a value of.
        value: the number; None where the day was skipped.
        entered: what became of it.
    """

    measure: Measure
    value: float | None
    entered: Entered


class Receipt(NamedTuple):
    """One entry as it was recorded.

    Attributes:
        entry: what was said.
        saved: its values, in their order.
        left: of a span, the days that had a value and were left as they were, by measure.
    """

    entry: Entry
    saved: list[Saved]
    left: dict[str, list[date]]


def save(app: App, line: Line) -> None:
    """Record what a line says, or each line of a pipe, and say what was understood.

    Raises:
        SidelogError: something cannot be recorded; nothing of it was.
    """
    recorded = record_each(
        app,
        line,
        lambda one: _understand(app, one),
        lambda journal, entry, _: _record(journal, entry),
        example=_EXAMPLE,
    )
    receipts = [receipt for _, receipt in recorded]
    _acknowledge(app, receipts)
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (speaks only after the commit)

    after_saving(
        app,
        notes=[note for entry, _ in recorded for note in entry.notes],
        values=[(one.measure, one.value) for receipt in receipts for one in receipt.saved],
    )
    if app.host.draws and not app.json:
        from sidelog.cli.record.guided.given_back import give_back  # noqa: PLC0415  (after the commit)

        give_back(app, [one.measure.name for receipt in receipts for one in receipt.saved])


def _understand(app: App, line: Line) -> Entry:
    """What a line says.

    Raises:
        SidelogError: a word is not `measure=value`, or the day, the time or a note is not one.
    """
    line = days_in_words(app, line, OF_A_DAY, bare=1)
    values, notes = tuple(_pairs(line.words)), line.all("note")
    if not values and not notes:
        raise nothing_said(_EXAMPLE)
    _refuse_twice([name for name, _ in values])
    days = days_between(app, line)
    if days and (line.one("on") or line.one("at") or notes):
        raise UsageError(
            "From a day to another only skip can be said, without a note.",
            hint="Such as: mood=skip --from monday --to yesterday",
        )
    if days:
        return Entry(days, None, values, (), is_span=True)
    day, moment = day_of(app, line)
    return Entry([day], moment, values, tuple(check_note(note) for note in notes))


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each measure with the words of its value, however they are held together.

    Understood: mood=6, mood:6, mood = 6, mood 6, and several with commas between them; and the
    words of a scale, to the end or to what begins the next: shedding none noticed.

    Raises:
        UsageError: a word is no value of anything.
    """
    rest = list(words)
    while rest:
        word = rest.pop(0).rstrip(",;")
        while rest and (word.endswith(("=", ":")) or rest[0].startswith(("=", ":"))):
            word += rest.pop(0).rstrip(",;")
        if rest and not re.search(_SIGN, word):
            count = 1 if _is_value(rest[0]) else _words_of_value(rest)
            word += f"={' '.join(rest[:count])}" if count else ""
            del rest[:count]
        for part in re.split(_NEXT, word):
            yield _pair(part)


def _is_value(word: str) -> bool:
    """Whether a word can be nothing but the value of the measure before it."""
    text = word.rstrip(",;").casefold()
    return (
        text in SKIP_WORDS
        or text in COUNTS
        or (bool(re.fullmatch(_VALUE, text)) and "=" not in text)
    )


def _words_of_value(words: Sequence[str]) -> int:
    """How many of some words can be those of a scale: up to the next measure with its value."""
    for count, word in enumerate(words):
        then = words[count + 1 : count + 2]
        if not word[:1].isalpha() or re.search(_SIGN, word) or any(map(_is_value, then)):
            return count
    return len(words)


def _pair(word: str) -> tuple[str, str]:
    name, *value = re.split(_SIGN, word.strip(), maxsplit=1)
    is_name = name[:1].isalpha() and " " not in name
    if not is_name or not value or not value[0].strip():
        raise UsageError(
            f"{quoted(word)} does not say what to record.",
            hint=f"Write measure=value, such as mood=6; a time goes after --at. {_NOTE}",
        )
    return name.casefold(), value[0].rstrip(",;")


def _refuse_twice(names: list[str]) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise UsageError(
            f"{twice[0]} is given twice.", hint="A day has one value; with --at it may have many."
        )


def _record(journal: Journal, entry: Entry) -> Receipt:
    if entry.is_span:
        return _skip(journal, entry)
    saved = []
    for name, words in entry.values:
        measure = _measure(journal, name, words)
        value = parse_value(words, measure)
        if value is None and entry.at:
            raise UsageError("A moment cannot be skipped.", hint="Leave --at out.")
        entered = journal.record(measure.name, entry.days[0], value, at=entry.at)
        saved.append(Saved(measure, value, entered))
    for note in entry.notes:
        journal.add_note(entry.days[0], note, at=entry.at)
    return Receipt(entry, saved, {})


def _measure(journal: Journal, name: str, words: str) -> Measure:
    """The measure of a value; words that are of none may be a note."""
    try:
        return find_measure(journal, name)
    except UsageError as error:
        if words[:1].isalpha() and _NOTE not in error.hint:
            error.hint = f"{_NOTE}. {error.hint}"
        raise


def _skip(journal: Journal, entry: Entry) -> Receipt:
    """Skip measures on each day of a span that has no value of them.

    Raises:
        UsageError: something else than skip was said.
        NothingMatchedError: every day has a value.
    """
    saved: list[Saved] = []
    left: dict[str, list[date]] = {}
    answered = journal.answered(entry.days[0], entry.days[-1])
    for name, words in entry.values:
        measure = _measure(journal, name, words)
        if parse_value(words, measure) is not None:
            raise UsageError(
                f"{measure.name} is a value of one day.", hint="From a day to another: skip"
            )
        there = [day for day in entry.days if measure.name in answered.get(day, ())]
        saved += [
            Saved(measure, None, journal.record(measure.name, day, None))
            for day in entry.days
            if day not in there
        ]
        left[measure.name] = there
    if not saved:
        names = " and ".join(left)
        period = dates.say_span(entry.days[0], entry.days[-1])
        raise NothingMatchedError(f"Every day has an answer for {names} already: {period}.")
    return Receipt(entry, saved, left)


def _acknowledge(app: App, receipts: Sequence[Receipt]) -> None:
    app.answer(
        partial(_data, app, receipts),
        _lines(app, receipts, _line),
        (line for one in receipts for line in _left(one)),
        quiet=_lines(app, receipts, _quiet_line),
    )


def _lines(
    app: App, receipts: Sequence[Receipt], say: Callable[[App, Receipt], str]
) -> Iterator[str]:
    """What became of each entry; a span has no numbers, and a line a measure."""
    for one in receipts:
        yield from _span_lines(one) if one.entry.is_span else [say(app, one)]


def _data(app: App, receipts: Sequence[Receipt]) -> list[dict[str, object]]:
    """What became of each entry; of one alone also how far it has come."""
    from sidelog.cli.record.guided.given_back import how_far  # noqa: PLC0415  (after the commit)

    data = [_as_data(receipt) for receipt in receipts]
    if len(data) == 1:
        data[0]["ahead"] = how_far(app, [one.measure.name for one in receipts[0].saved])
    return data


def _left(receipt: Receipt) -> Iterator[str]:
    """Which days of a span had a value already."""
    for name, days in receipt.left.items():
        if days:
            yield f"{name} left as it was on {name_days(days)}."


def _line(app: App, receipt: Receipt) -> str:
    entry = receipt.entry
    when = app.when(entry.days[0], entry.at)
    said = [say_saved(one, alone=len(receipt.saved) == 1) for one in receipt.saved]
    if entry.notes:
        said.append("note kept" if len(entry.notes) == 1 else f"{len(entry.notes)} notes kept")
    return f"{when}: {', '.join(said)}"


def _quiet_line(app: App, receipt: Receipt) -> str:
    entry = receipt.entry
    names = (one.measure.name for one in receipt.saved)
    return kept(app.when(entry.days[0], entry.at), names, noted=bool(entry.notes))


def _span_lines(receipt: Receipt) -> Iterator[str]:
    days = receipt.entry.days
    for name, left in receipt.left.items():
        count = len(days) - len(left)
        skipped = f"skipped on {count} day{'s' * (count != 1)}"
        yield f"{dates.say_span(days[0], days[-1])}: {name} {skipped}"


def say_saved(saved: Saved, *, alone: bool = False) -> str:
    """What became of a value, such as "mood 6, replacing 4"; with its words if it is alone."""
    name, value, entered = saved.measure.name, saved.value, saved.entered
    # Few words where there are many values: one line is promised.
    words = say_value(saved.measure, value) if alone or value is None else say_number(value)
    if entered.outcome is Outcome.NEW:
        return f"{name} {words}"
    before = "skipped" if entered.before is None else say_number(entered.before)
    became = f"replacing {before}" if entered.outcome is Outcome.REPLACED else "as before"
    return f"{name} {words}, {became}" if alone else f"{name} {words} ({became})"


def value_data(saved: Saved) -> dict[str, object]:
    """What became of a value, for machines."""
    return {
        "reference": saved.entered.reference,
        "measure": saved.measure.name,
        "value": saved.value,
        "outcome": saved.entered.outcome,
        "before": saved.entered.before,
    }


def _as_data(receipt: Receipt) -> dict[str, object]:
    entry = receipt.entry
    if entry.is_span:
        return {
            "first": entry.days[0],
            "last": entry.days[-1],
            "skipped": [one.entered.reference for one in receipt.saved],
            "left": receipt.left,
        }
    values = [value_data(one) for one in receipt.saved]
    return {"day": entry.days[0], "at": entry.at, "values": values, "notes": len(entry.notes)}
