"""What an import finds and does, in words and as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from sidelog import dates
from sidelog.catalog.products import say_amount
from sidelog.catalog.values import say_number
from sidelog.exchange.preview import MeasureSeen, Preview, ProductSeen, Range, Span, reason_lines

_MOST_REASONS = 20
_WORDS = {
    "entry": ("entry", "entries"),
    "none": ("day without a dose", "days without a dose"),
}
"""One and several, where that is not a matter of an s."""


def preview_lines(file: str, preview: Preview, unread: Sequence[str], zone: str) -> Iterator[str]:
    """What a file holds, and what importing it does.

    Args:
        file: what the file is called.
        preview: what was counted.
        unread: the columns that were not read.
        zone: what the zone of this machine is called.
    """
    yield f"{file}: {_count(preview.lines, 'line')}"
    if preview.days:
        first, last = min(preview.days), max(preview.days)
        yield f"  {_count(len(preview.days), 'day')} recorded, {dates.say_span(first, last)}"
    for kind, count in preview.kinds.items():
        yield f"  {_count(count, kind)}"
    yield from _listed({name: _measure(seen) for name, seen in preview.measures.items()})
    yield from _listed({seen.name: _product(seen) for seen in preview.products.values()})
    if preview.empty:
        them = "it" if preview.empty == 1 else "them"
        yield f"  {_count(preview.empty, 'empty cell')}: nothing is recorded for {them}"
    if preview.local:
        yield f"  {_count(preview.local, 'time')} without an offset: local time here ({zone} now)"
    if unread:
        yield f"  not read: {', '.join(unread)}"
    yield from _effects(preview)


def error_lines(preview: Preview, *, left_out: bool = False) -> Iterator[str]:
    """Which lines cannot be taken, or were left out, and what is wrong with them."""
    if preview.lines_out:
        what = "left out" if left_out else "cannot be taken"
        yield f"{_count(preview.lines_out, 'line')} {what}:"
        for line in reason_lines(preview, _MOST_REASONS):
            yield f"  {line}"


def _effects(preview: Preview) -> Iterator[str]:
    yield (f"{_count(preview.new, 'entry')} new to the journal, {preview.present:,} there already")
    if preview.deleted:
        were = "was" if preview.deleted == 1 else "were"
        yield f"  {preview.deleted:,} {were} deleted by you since; not added again"
    if preview.new_measures:
        yield f"  new measures: {', '.join(preview.new_measures)}"
    if preview.new_scales:
        yield f"  on a new version of their scale: {', '.join(preview.new_scales)}"
    products = {**preview.new_products, **preview.new_units}
    named = [f"{name} ({unit})" if unit else name for name, unit in products.items()]
    if preview.new_products:
        yield f"  new products: {', '.join(named[: len(preview.new_products)])}"
    if preview.new_units:
        yield f"  products with a unit now: {', '.join(named[len(preview.new_products) :])}"


def _listed(said: Mapping[str, str]) -> Iterator[str]:
    width = min(max(map(len, said), default=0), 24)
    for name, words in said.items():
        yield f"    {name:<{width}}  {words}"


def _measure(seen: MeasureSeen) -> str:
    said = []
    if seen.values.count:
        ends = f"{say_number(seen.values.lowest)} to {say_number(seen.values.highest)}"
        said.append(f"{_count(seen.values.count, 'value')}, {ends}")
    if seen.skipped:
        said.append(f"{_count(seen.skipped, 'day')} skipped")
    return f"{', '.join(said)}, {_span(seen.span)}"


def _product(seen: ProductSeen) -> str:
    said = [_count(seen.doses, "dose")] if seen.doses else []
    for unit, amounts in seen.amounts.items():
        lowest, highest = say_number(amounts.lowest), say_amount(amounts.highest, unit or None)
        highest = highest if unit else f"{highest} without a unit"
        said.append(f"{lowest} to {highest}" if amounts.lowest < amounts.highest else highest)
    if seen.unknown:
        said.append(f"{seen.unknown:,} of an amount not known")
    if seen.none:
        said.append(f"none on {_count(seen.none, 'day')}")
    return f"{', '.join(said)}, {_span(seen.span)}"


def _span(span: Span) -> str:
    return f"{span.first}" if span.first == span.last else f"{span.first} to {span.last}"


def _count(number: int, word: str) -> str:
    one, several = _WORDS.get(word, (word, f"{word}s"))
    return f"{number:,} {one if number == 1 else several}"


def preview_data(preview: Preview, unread: Sequence[str]) -> dict[str, object]:
    """The same as data."""
    return {
        "lines": preview.lines,
        "days": len(preview.days),
        "first": min(preview.days, default=None),
        "last": max(preview.days, default=None),
        "entries": dict(preview.kinds),
        "measures": [_measure_data(name, seen) for name, seen in preview.measures.items()],
        "products": [_product_data(seen) for seen in preview.products.values()],
        "empty_cells": preview.empty,
        "local_times": preview.local,
        "columns_not_read": list(unread),
        "new": preview.new,
        "already_there": preview.present,
        "deleted_since": preview.deleted,
        "new_measures": preview.new_measures,
        "new_scales": preview.new_scales,
        "new_products": preview.new_products,
        "new_units": preview.new_units,
        "lines_left_out": preview.lines_out,
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
        **asdict(seen.span),
    }


def _range_data(numbers: Range) -> dict[str, object]:
    """A range, which has no ends where nothing was counted."""
    ends = (numbers.lowest, numbers.highest) if numbers.count else (None, None)
    return {"count": numbers.count, "lowest": ends[0], "highest": ends[1]}
