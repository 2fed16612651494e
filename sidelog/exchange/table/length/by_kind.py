"""How long lines of several kinds were: each kind has lengths of its own, where it has any."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import LENGTHS, Span, measure_of, tells_kinds
from sidelog.exchange.table.long.named import Long, ValueColumn, which
from sidelog.exchange.table.long.told_apart import comes_again, is_second, with_second
from sidelog.exchange.table.rows.columns import Columns

_MOST_KINDS = 200
_FEW = 3


def measured(
    span: Span,
    dating: Dating,
    rest: Sequence[Seen],
    columns: Columns,
    planner: Planner,
    long: Long | None,
) -> Span | None:
    """A span with its measures; None where its lengths are of none.

    They are of a kind where most of its lines end after they start.
    """
    told = [one for one in rest if tells_kinds(one)]
    if long is None and (span.is_of_night or not told):
        span.values[""] = measure_of(span, planner.measures)
        return span
    kinds = long or _kinds_among(told, rest, columns)
    if kinds is None or kinds.is_word or span.is_of_night or _are_lengths(kinds.columns):
        return None
    if not {one.place for one in told} <= kinds.places | {kinds.beside}:
        return None
    last = _which_last(replace(span, kinds=kinds), dating, columns, planner)
    if not any(last.values()):
        return None
    for name in (name for name, lasts in last.items() if lasts):
        span.values[which(name)] = measure_of(span, planner.measures, name)
    others = [name for name, lasts in last.items() if not lasts]
    if long is None and others:
        how = f"where it says {', '.join(others[:_FEW])}, which have no lengths"
        kinds.brought.append(Brought(kinds.name_column, "notes of the day", how))
    return replace(span, kinds=kinds)


def _kinds_among(told: Sequence[Seen], rest: Sequence[Seen], columns: Columns) -> Long | None:
    """What tells kinds apart in lines without values; None where it is not plain which column."""
    first = [one for one in told if not is_second(one)]
    if len(first) != 1 or not comes_again(first[0]):
        return None
    kinds = Long(first[0].place, first[0].name, (), is_word=False, is_event=True)
    kinds.places.add(first[0].place)
    with_second(kinds, rest, columns)
    return kinds


def _are_lengths(values: Sequence[ValueColumn]) -> bool:
    """Whether a column of values says how long something was."""
    return any(one.unit in HOURS or tokens(one.name) & LENGTHS for one in values)


def _which_last(span: Span, dating: Dating, columns: Columns, planner: Planner) -> dict[str, bool]:
    """The kinds of lines as written first, and whether most lines of each have a length."""
    here, missing = planner.measures.here, planner.missing
    starts, ends = (Moments(one, here, missing) for one in (dating, span.dating))
    called: dict[str, str] = {}
    lines, lasting = Counter[str](), Counter[str]()
    for cells in columns.cells():
        key = which(name := span.kind(cells))
        if not name or (key not in called and len(called) >= _MOST_KINDS):
            continue
        called.setdefault(key, name)
        lines[key] += 1
        if cells[span.other.place].strip():
            with suppress(BadDataError):
                lasting[key] += span.length(starts.at(cells), cells, ends) > 0
    return {name: lasting[key] > lines[key] / 2 for key, name in called.items()}
