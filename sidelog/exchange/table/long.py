"""A file with a name and a value in each line: measures by name, each with its own evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.mapping import measure_name
from sidelog.exchange.table.names import tokens
from sidelog.exchange.table.rows.header import Columns
from sidelog.exchange.table.values import Planner, Values

_NAMES = word_set(
    "metric metrics measure name item variable parameter habit tracker feature test analyte "
    "indicator marker biomarker component key field attribute vital sign series symptom what "
    "metrik messwert medida habitname featurename observation"
)
_MAYBE_NAMES = frozenset({"type", "category", "kind", "label", "measurement", "activity", "event"})
_VALUES = word_set(
    "value amount score result rating level severity count quantity reading number measurement "
    "intensity points val wert valeur valor strength"
)
_UNITS = frozenset({"unit", "units", "einheit", "uom", "unite", "unidad"})
_MOST_NAMES = 2000
_MOSTLY = 0.8


@dataclass(slots=True)
class Long:
    """The columns of a name, a value and perhaps a unit, and what each name is.

    Attributes:
        name, value: places of the columns.
        unit: that of the unit; None where there is none.
        column: what the column of values is called.
        values: by the name as a measure is called, what its values are, or why they stay out.
        brought, left: what comes in as what.
        places: of all columns that are accounted for.
    """

    name: int
    value: int
    unit: int | None
    column: str
    values: dict[str, tuple[Values, ...] | str]
    brought: list[Brought] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    places: set[int] = field(default_factory=set)


def find_long(rest: Sequence[Seen], columns: Columns, planner: Planner) -> Long | None:
    """The columns of a name and a value, where a file has them."""
    worded = [one for one in rest if one.share(Kind.WORD) >= _MOSTLY]
    numeric = [one for one in rest if _may_be_value(one)]
    strong = [one for one in worded if tokens(one.name) & _NAMES]
    weak = [one for one in worded if tokens(one.name) & _MAYBE_NAMES]
    named_values = [one for one in numeric if tokens(one.name) & _VALUES]
    value = _chosen(named_values) or (numeric[0] if strong and len(numeric) == 1 else None)
    names = [one for one in strong or (weak if named_values else []) if one is not value]
    if value is None or not names:
        return None
    name = max(names, key=lambda one: (one.filled, -one.place))
    unit = next((one for one in rest if is_unit_column(one)), None)
    return _grouped(name, value, unit, columns, planner)


def _may_be_value(one: Seen) -> bool:
    return bool(one.filled) and (
        one.share(*NUMBERISH) >= _MOSTLY or bool(tokens(one.name) & _VALUES)
    )


def _chosen(values: Sequence[Seen]) -> Seen | None:
    """Of several columns with values, the one that is called so and no more."""
    return min(values, key=lambda one: (len(tokens(one.name)), one.place), default=None)


def is_unit_column(one: Seen) -> bool:
    """Whether a column says units, by its name."""
    return fold(one.name) in _UNITS or bool(tokens(one.name) & _UNITS and one.share(Kind.WORD) == 1)


def _grouped(
    name: Seen, value: Seen, unit: Seen | None, columns: Columns, planner: Planner
) -> Long:
    """The evidence of each name by itself."""
    groups: dict[str, Seen] = {}
    called: dict[str, str] = {}
    width = len(columns.names)
    cells: dict[str, list[str]] = defaultdict(list)
    lines: dict[str, list[int]] = defaultdict(list)

    def hand_over() -> None:
        for which, texts in cells.items():
            seen = groups.setdefault(which, Seen(value.place, called[which]))
            seen.add(texts, lines[which], planner.missing)
        cells.clear()
        lines.clear()

    held = 0
    for row in columns.rows():
        if len(row.cells) != width or not (words := row.cells[name.place].strip()):
            continue
        which = measure_name(words) or words.casefold()
        if which not in called and len(called) >= _MOST_NAMES:
            continue
        called.setdefault(which, words)
        cells[which].append(with_unit(row.cells, value.place, unit.place if unit else None))
        lines[which].append(row.line)
        held += 1
        if held % 4096 == 0:
            hand_over()
    hand_over()
    found = Long(name.place, value.place, unit.place if unit else None, value.name, {})
    found.places = {one.place for one in (name, value, unit) if one}
    for which, seen in groups.items():
        seen.finish(planner.missing)
        if not seen.filled:
            continue
        planned = planner.plan(seen)
        if isinstance(planned, Left):
            found.left.append(Left(f"{name.name} {seen.name}", planned.why))
            found.values[which] = planned.why
        else:
            found.values[which] = planned
            found.brought += [
                Brought(f"{value.name} of {seen.name}", one.brought.name, one.brought.how)
                for one in planned
            ]
    return found


def with_unit(cells: Sequence[str], value: int, unit: int | None) -> str:
    """A value with the unit that another cell says."""
    text = cells[value].strip()
    said = cells[unit].strip() if unit is not None else ""
    return f"{text} {said}" if text and said and text[-1].isdigit() else text
