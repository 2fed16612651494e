"""What the values of each name of a file are: each name is understood by itself."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sidelog.catalog.products import is_piece, is_unit, parse_unit
from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.said_units import give_units
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.readings import is_remark
from sidelog.exchange.table.column.reasons import are_words
from sidelog.exchange.table.column.units import give, has_others, is_known_unit, own_unit
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen, finish
from sidelog.exchange.table.long.listed import DENIED, SYMPTOMS
from sidelog.exchange.table.long.named import Key, Long, ValueColumn, as_written, which
from sidelog.exchange.table.long.units_in_words import units_in_words
from sidelog.exchange.table.mapping import measure_name
from sidelog.exchange.table.medicine.long_doses import find_taken
from sidelog.exchange.table.rows.columns import Columns

INTENSITIES = word_set(
    "severity intensity intensitat schwere schweregrad intensidad gravedad intensite gravite "
    "severite intensita gravita intensidade gravidade intensiteit ernst nasilenie"
)
RATINGS = INTENSITIES | word_set("score rating level points strength rpe")
MOST_NAMES = 2000
_FEW = 3
_ROWS_AT_ONCE = 4096
_Ways = dict[str, Counter[str]]


def understand(
    long: Long, columns: Columns, planner: Planner, dating: Dating | None = None
) -> None:
    """Understand the values of each name by themselves; without `dating` none was taken."""
    groups, units = _looked_at(long, columns, planner)
    if dating:
        find_taken(long, groups, planner, has_times=dating.has_times)
    whole = groups
    if apart := _find_apart(long, groups, columns):
        groups = {key: seen for key, seen in groups.items() if key[0] not in apart}
        told, units_told = _looked_at(long, columns, planner, apart)
        groups, units = groups | told, units | units_told
    called = Counter(measure_name(seen.name) for seen in groups.values())
    words: dict[int, set[str]] = defaultdict(set)
    for seen in groups.values():
        words[seen.place] |= set(seen.words())
    _share_scales(list(groups.values()), is_word=long.is_word)
    numeric = _places_of_numbers(groups.values())
    of_place = {column.place: column for column in long.columns}
    unsaid = {**columns.grouped, **columns.unsaid}
    for key, seen in groups.items():
        seen.also = frozenset(words[seen.place])
        if not seen.filled or (key[0] in long.given and seen.place == long.columns[0].place):
            continue
        needs_unit = of_place[seen.place].needs_unit
        no_value = _no_value(seen, units[key].values(), needs_unit=needs_unit)
        no_value = no_value or _none_of(seen, long.name_column)
        once = unsaid.pop(seen.place, "")  # which is said once of a column
        seen.unsaid = "; ".join(filter(None, (seen.unsaid, once)))
        is_shared = called[measure_name(seen.name)] > 1 and not split_unit(seen.name)[1]
        name = seen.name.replace("/", " per ") if is_shared else ""
        is_measured = _is_measured(seen, beside_numbers=seen.place in numeric)
        planned = no_value or planner.plan(seen, name, is_measured=is_measured)
        is_kept = seen.share(Kind.WORD, Kind.YES_NO) > 1 / 2 or no_value or are_words(seen)
        if isinstance(planned, Left) and is_kept:
            long.values[key] = ()
            long.brought.append(Brought(seen.name, "notes of the day", planned.why))
        elif isinstance(planned, Left):
            long.left.append(planned)
            long.values[key] = planned.why
        else:
            long.values[key] = planned
            long.brought += [one.brought for one in planned]
    _find_happened(long, whole)


def _find_happened(long: Long, groups: Mapping[Key, Seen]) -> None:
    """Find the names that never have a value, and say that something happened."""
    if long.happened is None:
        return
    valued = {key for (key, _), seen in groups.items() if seen.filled}
    found = {key for key, _ in groups} - valued
    long.happened = found
    if found and not (long.is_event or long.are_timed):
        how = f"where it says {', '.join(sorted(found)[:_FEW])}, which never has a value"
        how += f" (nor have {len(found) - _FEW:,} more)" if len(found) > _FEW else ""
        long.brought.append(Brought(long.name_column, "notes of the day", how))


def _looked_at(
    long: Long, columns: Columns, planner: Planner, only: frozenset[str] = frozenset()
) -> tuple[dict[Key, Seen], dict[Key, dict[str, str]]]:
    """What the values of each name, or of `only` some, are in each column, and in which units."""
    groups: dict[Key, Seen] = {}
    units: dict[Key, dict[str, str]] = defaultdict(dict)
    of_place = {column.place: column for column in long.columns}
    for key, name, texts, lines in _grouped(long, columns, units, only):
        if key not in groups:
            column = of_place[key[1]]
            groups[key] = Seen(column.place, _called(long, column, name))
            groups[key].unit, groups[key].ends = column.unit, column.ends
            groups[key].column = f"{column.name} drinks" if long.are_drunk else column.name
        groups[key].add(texts, lines, planner.missing)
    finish(groups.values(), planner.missing)
    for key, seen in groups.items():
        if len(units[key]) == 1:  # which its name cannot contradict
            give(seen, next(iter(units[key].values())))
    _give_said(long, groups, columns)
    give_units(groups.values(), planner.units)
    return groups, units


def _give_said(long: Long, groups: Mapping[Key, Seen], columns: Columns) -> None:
    """Give the numbers of names the units that the words of their lines say."""
    bare = {
        key
        for key, seen in groups.items()
        if seen.kinds[Kind.NUMBER] and not (seen.unit or seen.ends or any(filter(None, seen.units)))
    }
    lines = (
        (key, cells)
        for cells in (columns.cells() if bare else ())
        if (name := long.said(cells))
        for column in long.columns
        if (key := long.key(name, cells, column)) in bare
        and token(cells[column.place].strip()).kind is Kind.NUMBER
    )
    for key, said in units_in_words(lines, columns, {long.name, long.beside}).items():
        give(groups[key], said.unit)
        groups[key].unsaid = f"in {said.unit}, as {said.column} says"


def _no_value(seen: Seen, units: Collection[str], *, needs_unit: bool) -> Left | None:
    """Why numbers of one name are none of one measure: their units differ, or are not said."""
    is_number = seen.share(*NUMBERISH) > 0
    written = sorted(filter(None, units))
    if is_number and len(units) > 1 and not all(map(is_known_unit, written)):
        return Left(seen.name, f"its unit changes: {', '.join(written)}")
    if needs_unit and not any(count for unit, count in seen.units.items() if unit):
        return Left(seen.name, f"without a unit, such as {next(iter(seen.texts), '')[:40]}")
    return None


def _places_of_numbers(groups: Collection[Seen]) -> set[int]:
    names = Counter(seen.place for seen in groups if seen.filled)
    numeric = Counter(seen.place for seen in groups if seen.share(*NUMBERISH) == 1)
    return {place for place, count in numeric.items() if count > names[place] / 2}


def _is_measured(seen: Seen, *, beside_numbers: bool) -> bool:
    """Whether a name was measured: it has numbers, and beside them a few words such as TNP.

    One number with a unit tells it; without a unit it takes other names of numbers, and as many
    numbers as words.
    """
    words, count = seen.words(), seen.kinds[Kind.NUMBER]
    are_few = len(words) <= _FEW and all(map(is_remark, words))
    if not (count and are_few) or seen.share(Kind.NUMBER, Kind.WORD) < 1:
        return False
    units = filter(None, (seen.unit, *seen.units))
    return any(map(is_known_unit, units)) or (beside_numbers and sum(words.values()) <= count)


def _none_of(seen: Seen, names: str) -> Left | None:
    first, *others = words_of(seen.name) or [""]
    is_none = first in DENIED and tokens(" ".join(others)) <= tokens(names) | SYMPTOMS
    return Left(seen.name, "that there was none") if is_none else None


def _share_scales(groups: Sequence[Seen], *, is_word: bool) -> None:
    """Give the names of a column the numbers of all, where they are ratings on one scale."""
    shared: dict[int, Numbers] = defaultdict(Numbers)
    for seen in groups:
        if (
            (is_word or tokens(seen.column) & RATINGS)
            and seen.share(Kind.NUMBER) == 1
            and not any(seen.units)
        ):
            shared[seen.place].include(seen.numbers[Sign.POINT])
            seen.among = shared[seen.place]


def _told(words: str, long: Long, unit: str) -> str:
    is_of_unit = {which(words), as_written(words)} & long.by_unit
    return f"{words} ({unit})" if is_of_unit and unit not in {"", own_unit(words)} else words


def _called(long: Long, column: ValueColumn, name: str) -> str:
    if column.is_named:
        return name
    return f"{column.name} {name}" if long.is_word else f"{name} {column.name}"


def _grouped(
    long: Long, columns: Columns, units: dict[Key, dict[str, str]], only: frozenset[str]
) -> Iterator[tuple[Key, str, list[str], list[int]]]:
    """The texts of each name in each column, with its lines, many at a time; and all `units`."""
    called: dict[str, str] = {}
    texts: dict[Key, list[str]] = defaultdict(list)
    lines: dict[Key, list[int]] = defaultdict(list)
    held = 0
    for row in columns.rows():
        if len(row.cells) != len(columns.names) or not (words := long.said(row.cells)):
            continue
        name = which(words)
        if (only and name not in only) or (name not in called and len(called) >= MOST_NAMES):
            continue
        called.setdefault(name, words)
        long.ways[name].add(words)
        for column in long.columns:
            key = long.key(words, row.cells, column)
            texts[key].append(text := column.text(row.cells))
            if key[0] != name:
                called.setdefault(key[0], _told(words, long, column.any_unit(row.cells)))
            if text and column.unit_place is not None:
                unit = column.unit_of(row.cells)
                units[key].setdefault(unit.casefold(), unit)
            lines[key].append(row.line)
        held += 1
        if held % _ROWS_AT_ONCE == 0:
            yield from ((one, called[one[0]], texts[one], lines[one]) for one in texts)
            texts.clear()
            lines.clear()
    yield from ((one, called[one[0]], texts[one], lines[one]) for one in texts)


def _find_apart(long: Long, groups: Mapping[Key, Seen], columns: Columns) -> frozenset[str]:
    """Find the names that are of several things, and return them as they are looked up.

    A name that is written in several ways is, where some of these have a unit and others have none;
    and one in several units of which none becomes another, and of which each comes again.
    """
    written = _written(long, groups, columns)
    by_writing = {key[0] for key, ways in written.items() if len({*map(any, ways.values())}) > 1}
    of_each: dict[Key, Counter[str]] = defaultdict(Counter)
    for (name, place), ways in written.items():
        for way, units in ways.items():
            of_each[way if name in by_writing else name, place].update(units)
    by_unit = {key[0] for key, units in of_each.items() if _are_of_several(units)}
    long.by_writing, long.by_unit = frozenset(by_writing), frozenset(by_unit)
    return long.by_writing | long.by_unit


def _written(long: Long, groups: Mapping[Key, Seen], columns: Columns) -> dict[Key, _Ways]:
    """The units of the numbers of names of several writings, or units, by how they are written."""
    several = {
        key
        for key, seen in groups.items()
        if key[0] not in long.given and (len(long.ways[key[0]]) > 1 or len(seen.units) > 1)
    }
    found: dict[Key, _Ways] = defaultdict(lambda: defaultdict(Counter))
    for cells in columns.cells() if several else ():
        name = long.said(cells)
        for column in long.columns:
            key = (which(name), column.place)
            if key in several and token(cells[column.place].strip()).kind is Kind.NUMBER:
                unit = column.any_unit(cells) or own_unit(name) or column.unit
                found[key][as_written(name)][unit] += 1
    return found


def _are_of_several(units: Counter[str]) -> bool:
    """Whether numbers are in several units of things measured, of which none becomes another."""
    first, *others = [unit for unit in units if unit] or [""]
    return (
        has_others(first, others)
        and all(units[unit] > 1 for unit in (first, *others))
        and not any(is_unit(unit) and is_piece(parse_unit(unit)) for unit in (first, *others))
    )
