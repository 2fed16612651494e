"""What a file holds, and what importing it does: in words, and as data."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, time

from sidelog.catalog.products import say_amount
from sidelog.catalog.values import say_number, say_short
from sidelog.exchange.arrival import Fate
from sidelog.exchange.incoming import COUNTED, DAY_ALONE, said_column
from sidelog.exchange.preview import MeasureSeen, Preview, ProductSeen, Range, Reason, Span
from sidelog.exchange.reader import Reading

_REASONS_TO_SAY = 20
_LINES_TO_SAY = 5
_MOST_TO_LIST = 100
_WIDEST = 24
_OF_A_CELL = re.compile(r"'[^']*'|\d+|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \S+ [A-Z][a-z]{2}")
"""What is of one cell in what is wrong with it: its text, numbers and days."""
_ZONE = re.compile(r"(?<![a-z])(?:tz|time ?zone)(?![a-z])", re.IGNORECASE)
"""What a column is called that says in which zone times are."""
_NEW = " (new)"
"""What stands behind the name of a measure that the journal does not have."""
_LISTED = frozenset({"observation", "dose", "none", "regimen step"})
"""Kinds that are counted by measure and by product."""
_WORDS = {
    "entry": ("entry", "entries"),
    "none": ("day without a dose", "days without a dose"),
    "regimen step": ("step of a regimen", "steps of a regimen"),
}
"""One and several, where that is not a matter of an s."""


def preview_lines(
    file: str, reading: Reading, preview: Preview, zone: str, day_starts: time
) -> Iterator[str]:
    """What a file holds, what of it comes in as what, and what importing it does.

    Args:
        file: what the file is called.
        reading: as it was understood.
        preview: what was counted.
        zone: what the zone of this machine is called.
        day_starts: when the person's day begins.
    """
    yield f"{file} is read as {reading.what}: {reading.why}."
    counts = _counts(preview)
    yield from _listed(_columns(reading, preview, counts))
    yield from _listed([(one.found, f"not read: {one.why}") for one in reading.left])
    yield _of_all(reading, preview)
    yield from _listed(list(counts.values()))
    for kind, count in preview.kinds.items():
        if kind not in _LISTED:
            yield f"  {_count(count, kind)}"
    if preview.empty:
        them = "it" if preview.empty == 1 else "them"
        yield f"  {_count(preview.empty, 'empty cell')}: nothing is recorded for {them}"
    if preview.local:
        unread = next((one.found for one in reading.left if _ZONE.search(one.found)), "")
        why = f"{unread} is not read" if unread else "the file says no other"
        yield f"  {_count(preview.local, 'time')} in the zone of this machine ({zone} now): {why}"
    if late := preview.after_midnight:
        are = "is" if late == 1 else "are"
        yield (
            f"  {_count(late, 'entry')} from after midnight {are} of the day before: your day "
            f"begins at {day_starts:%H:%M}"
        )
    for why, count in preview.passed.items():
        if why == COUNTED:
            of = "is counted in that of its day", "are counted in those of their days"
            yield f"  {_count(count, 'more value')} {of[count > 1]}"
        elif why == DAY_ALONE:
            say = "says no more than its day" if count == 1 else "say no more than their days"
            yield f"  {_count(count, reading.counted)} {say}"
        else:
            yield f"  left out on purpose: {count:,}, {why}"
    yield from _effects(preview, {one.name.removesuffix(_NEW) for one in reading.brought})


def _of_all(reading: Reading, preview: Preview) -> str:
    said = _count(preview.lines, reading.counted)
    if preview.days:
        span = _span(Span(min(preview.days), max(preview.days)))
        said += f", {_count(len(preview.days), 'day')} ({span})"
    new = _count(preview.new, "entry")
    there = preview.fates[Fate.THERE]
    return f"{said}: {new} new to the journal, {there:,} there already"


def _counts(preview: Preview) -> dict[str, tuple[str, str]]:
    """What there is of each measure and product, with its name, by what `Brought` calls it."""
    counts = {
        f"measure {name}": (name, _measure(seen, preview.days))
        for name, seen in preview.measures.items()
    }
    for seen in preview.products.values():
        what = "doses" if seen.doses or seen.none else "regimens"
        counts[f"{what} of {seen.name}"] = (seen.name, _product(seen, preview.days))
    return counts


def _columns(
    reading: Reading, preview: Preview, counts: dict[str, tuple[str, str]]
) -> list[tuple[str, str]]:
    """What comes in as what; the counts that are said with it are taken out."""
    said = []
    for one in reading.brought:
        name = one.name.removesuffix(_NEW)
        _, count = counts.pop(name, ("", ""))
        kind, _, measure = name.partition(" ")
        is_new = name != one.name or (kind == "measure" and measure in preview.new_measures)
        how = "; ".join(filter(None, (one.how, count)))
        said.append((one.found, f"{name}{_NEW * is_new}{f': {how}' if how else ''}"))
    return said


def error_lines(preview: Preview, counted: str, *, left_out: bool = False) -> Iterator[str]:
    """What cannot be taken, or was left out, and what is wrong with it; see `Reading.counted`."""
    if preview.wrong:
        what = "was left out" if left_out else "cannot be taken, and will be left out"
        yield f"In {_count(preview.wrong, 'place')} something {what}:"
        for line in reason_lines(preview, _REASONS_TO_SAY, counted):
            yield f"  {line}"


def reason_lines(preview: Preview, most: int, counted: str = "line") -> Iterator[str]:
    """What is wrong, a line each: where, and why."""
    for reason in _of_each_kind(preview.reasons.values())[:most]:
        lines = ", ".join(str(line) for line in reason.lines[:_LINES_TO_SAY])
        if reason.count > _LINES_TO_SAY:
            lines += f" and {reason.count - _LINES_TO_SAY:,} more"
        column = said_column(reason.column)
        word = _one_and_several(counted)[reason.count > 1]
        yield f"{word} {lines}{column}: {reason.reason}"
    if len(preview.reasons) > most:
        yield f"and more, in {preview.wrong:,} places in all; --json has all of them"


def _of_each_kind(reasons: Iterable[Reason]) -> list[Reason]:
    """The reasons, before all others the first of each kind: those that differ in more than words.

    Of many that are alike, none may hide another.
    """
    first: dict[tuple[str, str], Reason] = {}
    others = []
    for one in reasons:
        kind = (one.column, _OF_A_CELL.sub("", one.reason))
        if first.setdefault(kind, one) is not one:
            others.append(one)
    return [*first.values(), *others]


def _effects(preview: Preview, said: Collection[str]) -> Iterator[str]:
    if deleted := preview.fates[Fate.DELETED]:
        were = "was" if deleted == 1 else "were"
        yield f"  {deleted:,} {were} deleted by you since; not added again"
    if repeats := preview.fates[Fate.REPEATS]:
        what = "note" if preview.notes_again == repeats else "entry"
        yield f"  {_count(repeats, what)} just like another of that moment: taken once"
    if alike := preview.fates[Fate.ALIKE]:
        entries = _count(alike, "entry")
        yield f"  {entries} just like another of the same day and time: all of them count"
    for product, days in preview.beside.items():
        yield (
            f"  {product} has other doses from before on {_count(len(days), 'day')} of these, such "
            f"as {min(days)}: they add up"
        )
    if new := [name for name in preview.new_measures if f"measure {name}" not in said]:
        more = f" and {len(new) - _MOST_TO_LIST:,} more" if len(new) > _MOST_TO_LIST else ""
        yield f"  new measures: {', '.join(new[:_MOST_TO_LIST])}{more}"
    if preview.new_scales:
        yield f"  on a new version of their scale: {', '.join(preview.new_scales)}"
    if preview.new_products:
        yield f"  new products: {_with_units(preview.new_products)}"
    if preview.new_units:
        yield f"  products with a unit now: {_with_units(preview.new_units)}"


def _with_units(products: Mapping[str, str | None]) -> str:
    return ", ".join(f"{name} ({unit})" if unit else name for name, unit in products.items())


def _listed(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    shown, rest = said[:_MOST_TO_LIST], len(said) - _MOST_TO_LIST
    width = min(max((len(name) for name, _ in shown), default=0), _WIDEST)
    for name, words in shown:
        yield f"  {name:<{width}}  {words}"
    if rest > 0:
        yield f"  and {rest:,} more; --json has all of them"


def _measure(seen: MeasureSeen, days: Collection[date]) -> str:
    said = []
    if seen.values.count:
        lowest, highest = say_short(seen.values.lowest), say_short(seen.values.highest)
        ends = lowest if lowest == highest else f"{lowest} to {highest}"
        said.append(f"{_count(seen.values.count, 'value')}, {ends}")
    if seen.skipped:
        said.append(f"{_count(seen.skipped, 'day')} skipped")
    return _within(said, seen.span, days)


def _within(said: list[str], span: Span, days: Collection[date]) -> str:
    """What there is, and of which days, where these are not all that the file is about."""
    if days and (span.first, span.last) != (min(days), max(days)):
        said.append(_span(span))
    return ", ".join(said)


def _product(seen: ProductSeen, days: Collection[date]) -> str:
    said = [_count(seen.doses, "dose")] if seen.doses else []
    most = max(seen.by_day.values(), default=0)
    said += [f"up to {most:,} a day"] if most > 1 else []
    said += [_count(seen.steps, "step") + " of a plan"] if seen.steps else []
    for unit, amounts in seen.amounts.items():
        lowest, highest = say_number(amounts.lowest), say_amount(amounts.highest, unit or None)
        highest = highest if unit else f"{highest} without a unit"
        said.append(f"{lowest} to {highest}" if amounts.lowest < amounts.highest else highest)
    if seen.unknown:
        said.append(f"{seen.unknown:,} of an amount not known")
    if seen.none:
        said.append(f"none on {_count(seen.none, 'day')}")
    return _within(said, seen.span, days)


def _span(span: Span) -> str:
    return f"{span.first}" if span.first == span.last else f"{span.first} to {span.last}"


def _one_and_several(word: str) -> tuple[str, str]:
    return _WORDS.get(word, (word, f"{word}s"))


def _count(number: int, word: str) -> str:
    one, several = _one_and_several(word)
    return f"{number:,} {one if number == 1 else several}"


def preview_data(reading: Reading, preview: Preview) -> dict[str, object]:
    """The same as data."""
    return {
        "format": reading.form,
        "read_as": reading.what,
        "because": reading.why,
        "columns": [one._asdict() for one in reading.brought],
        "columns_not_read": [one._asdict() for one in reading.left],
        "lines": preview.lines,
        "days": len(preview.days),
        "first": min(preview.days, default=None),
        "last": max(preview.days, default=None),
        "entries": dict(preview.kinds),
        "measures": [_measure_data(name, seen) for name, seen in preview.measures.items()],
        "products": [_product_data(seen) for seen in preview.products.values()],
        "empty_cells": preview.empty,
        "local_times": preview.local,
        "after_midnight": preview.after_midnight,
        "left_out_on_purpose": dict(preview.passed),
        "new": preview.new,
        "already_there": preview.fates[Fate.THERE],
        "deleted_since": preview.fates[Fate.DELETED],
        "repeated": preview.fates[Fate.REPEATS],
        "alike": preview.fates[Fate.ALIKE],
        "beside_others": {name: sorted(days) for name, days in preview.beside.items()},
        "new_measures": preview.new_measures,
        "new_scales": preview.new_scales,
        "new_products": preview.new_products,
        "new_units": preview.new_units,
        "left_out": preview.wrong,
        "errors": list(preview.reasons.values()),
    }


def _measure_data(name: str, seen: MeasureSeen) -> dict[str, object]:
    return {
        "measure": name,
        **_range_data(seen.values),
        "skipped": seen.skipped,
        **asdict(seen.span),
    }


def _product_data(seen: ProductSeen) -> dict[str, object]:
    amounts = {unit: _range_data(amounts) for unit, amounts in seen.amounts.items()}
    return {
        "product": seen.name,
        "doses": seen.doses,
        "amounts": amounts,
        "unknown": seen.unknown,
        "none": seen.none,
        "steps": seen.steps,
        **asdict(seen.span),
    }


def _range_data(numbers: Range) -> dict[str, object]:
    """A range, which has no ends where nothing was counted."""
    ends = (numbers.lowest, numbers.highest) if numbers.count else (None, None)
    return {"count": numbers.count, "lowest": ends[0], "highest": ends[1]}
