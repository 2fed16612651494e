"""How long lines of several kinds were: each kind has lengths of its own, where it has any."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import LENGTHS, Span, measure_of, tells_kinds
from sidelog.exchange.table.long.named import Long, ValueColumn, which
from sidelog.exchange.table.long.told_apart import comes_again, is_second, with_second
from sidelog.exchange.table.rows.columns import Columns

_MOST_KINDS = 200
_FEW = 3
_NEARLY_ALL = 0.9


def measured(
    span: Span,
    dating: Dating,
    rest: Sequence[Seen],
    columns: Columns,
    planner: Planner,
    long: Long | None,
) -> Span | None:
    """A span with its measures; None where its lengths are of none.

    They are of a kind where most of its lines end after they start.  Where most lines have a
    value, their starts and ends are of that.

    Args:
        span: the starts and ends.
        dating: the columns that say when.
        rest: those that may have values.
        columns: the file.
        planner: knows the names that are taken.
        long: the columns of names and values; None where there are none.
    """
    told = [one for one in rest if tells_kinds(one)]
    if span.begun and not (long or told):
        return None  # of what they are nothing says
    if long is None and (span.is_of_night or not told):
        span.values[""] = measure_of(span, planner.measures)
        return span
    kinds = long or _kinds_among(told, rest, columns)
    if kinds is None or kinds.is_word or span.is_of_night or _are_lengths(kinds.columns):
        return None
    if not {one.place for one in told} <= kinds.places | {kinds.beside}:
        return None
    lines = _Kinds(replace(span, kinds=kinds), dating, columns, planner)
    lasting = lines.lasting()
    if not lasting or (long and all(map(lines.is_valued, lasting))):
        return None
    for key in lasting:
        span.values[key] = measure_of(span, planner.measures, lines.called[key])
    others = [name for key, name in lines.called.items() if key not in lasting]
    if long is None and others:
        how = f"where it says {', '.join(others[:_FEW])}, which have no lengths"
        kinds.brought.append(Brought(kinds.name_column, "notes of the day", how))
    return replace(span, kinds=kinds)


def find_halves(dating: Dating, rest: Sequence[Seen], columns: Columns) -> Span | None:
    """Lines that end what others began, and say when: at the moment of one of those.

    Each moment is said once, and by a line whose own is said by none: a line that says when
    something was before it is itself said by the next.
    """
    day = dating.day
    if not dating.has_times or dating.clock or dating.form is not Form.TEXT or day.many:
        return None
    width = len(columns.names)
    for one in rest:
        if one.many or one.share(Kind.DAY) < 1 or not _FEW <= one.filled < day.filled:
            continue
        begun = one.texts.keys() & day.texts.keys()
        rows = (row.cells for row in columns.rows() if len(row.cells) == width)
        ended = {cells[day.place].strip() for cells in rows if cells[one.place].strip()}
        is_each_once = one.filled * _NEARLY_ALL < len(begun) and not begun & ended
        if is_each_once:
            of_start = replace(dating, day=one, question=None)
            return Span(of_start, (one, day), is_start=True, begun=frozenset(begun))
    return None


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


def _is_in_hours(found: tuple[Values, ...] | str | None) -> bool:
    """Whether a value says how long something was."""
    return isinstance(found, tuple) and any(one.measure.scale.unit in HOURS for one in found)


class _Kinds:
    """The lines of each kind: how many there are, and how many have a value, and a length.

    Attributes:
        called: the kinds, each as it is written first.
    """

    def __init__(self, span: Span, dating: Dating, columns: Columns, planner: Planner) -> None:
        here, missing, kinds = planner.measures.here, planner.missing, span.kinds
        starts, ends = (Moments(one, here, missing, ahead=False) for one in (dating, span.dating))
        self.called: dict[str, str] = {}
        self._valued, self._lines, self._lasting = Counter[str](), Counter[str](), Counter[str]()
        self._in_hours = set[str]()
        width = len(columns.names)
        for row in columns.rows():
            cells = row.cells
            if len(cells) != width or not kinds or not (name := span.kind(cells)):
                continue
            key = which(name)
            if key not in self.called and len(self.called) >= _MOST_KINDS:
                continue
            if span.begins(cells):
                continue
            self.called.setdefault(key, name)
            self._lines[key] += 1
            if some := [one for one in kinds.columns if cells[one.place].strip()]:
                self._valued[key] += 1
                if any(_is_in_hours(kinds.of(cells, one)) for one in some):
                    self._in_hours.add(key)
            if cells[span.other.place].strip():
                with suppress(BadDataError):
                    self._lasting[key] += span.length(starts.at(cells), cells, ends) > 0

    def is_valued(self, key: str) -> bool:
        """Whether most lines of a kind have a value, which their start and their end are of."""
        return self._valued[key] > self._lines[key] / 2

    def lasting(self) -> list[str]:
        """The kinds of which most lines end after they start, and no value is a length."""
        return [
            key
            for key, count in self._lines.items()
            if self._lasting[key] > count / 2 and key not in self._in_hours
        ]
