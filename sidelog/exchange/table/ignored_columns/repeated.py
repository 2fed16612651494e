"""Columns that say what another one of their line says: tags of a comment, and numbers in words.

An app that has a column for each tag writes 1 where the comment has it, such as "#tired", and 0
elsewhere.  That a medicine is such a tag is no dose of it, and a tag that no line has says nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations, permutations
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token, usual_unit
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.lengths import have_halves, is_length_by_name
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_known, is_taken_by_name
from sidelog.exchange.table.rows.columns import Columns

NO_LINE_HAS = "tags that no line has: 0 in every line"
"""Why tags are left out, all of them in one sentence."""
_TAG = re.compile(r"#(\w+)")
_EITHER = re.compile(r"\((\w+) (?:or|oder|ou|o) \w+\)$")
_NUMBERED = re.compile(r"[(\[]?(\d+)[)\].:]?[\s=-]+[^\W\d]\D*")
_MANY_TAGS = 20
"""So many columns of 0 alone, more than have a 1, are of a list of tags, and no answers."""
_FEW, _FEW_TAGS = 3, 2
_NEARLY_ALL = 0.9
_ONE = "1"
_RATIOS = {
    ("lb", "kg"): 0.45359237,
    ("mi", "km"): 1.609344,
    ("in", "cm"): 2.54,
    ("h", "min"): 60.0,
    ("oz", "ml"): 29.5735,
    ("fl oz", "ml"): 29.5735,
    ("oz", "g"): 28.3495,
}
"""How much of one unit is one of another."""
_SMALL = 10
"""Where so many and more of a unit are one of another, whole numbers of it may be cut off."""
_TURNED = frozenset(chain.from_iterable(_RATIOS))
_ROUNDED = 0.005
_A_DAY, _A_MINUTE, _HALF_A_TENTH = 24, 1 / 60, 0.051
_PARTED = re.compile(r"(-?\d+(?:\.\d+)?|\?) h (-?\d+(?:\.\d+)?|\?) min")
_MOST_TIMES = 8
_OF_COPIES = word_set("number numeric num value copy decimal converted text")
"""Words of what says another column once more; of no other day time, and of no other part."""


_Agree = Callable[[Sequence[str]], bool | None]
"""Whether two cells of a line say the same; None where one of them says nothing."""


class _Pair(NamedTuple):
    """A column that may say again what another does, and in which part of its lines it has to.

    Where it need not do so `wholly` the lines count in which both say something.
    """

    one: Seen
    why: str
    agree: _Agree
    part: float = _NEARLY_ALL
    wholly: bool = True


def why_repeated(columns: Columns, seen: Sequence[Seen], here: Here) -> dict[int, str]:
    """Why columns say no more than another one of their line, by their places."""
    pairs = [*_numbers_in_words(seen), *_in_other_units(seen), *_copies(seen)]
    pairs += _decimals_of_times(seen)
    told, agreeing = Counter[int](), Counter[int]()
    for cells in columns.cells() if pairs else ():
        for at, pair in enumerate(pairs):
            said = pair.agree(cells)
            told[at] += said is not None
            agreeing[at] += bool(said)
    again = {
        pair.one.place: pair.why
        for at, pair in enumerate(pairs)
        if agreeing[at] >= max(_FEW, pair.part * (pair.one.filled if pair.wholly else told[at]))
    }
    return {**again, **_tags(columns, seen, here)}


def _tags(columns: Columns, seen: Sequence[Seen], here: Here) -> dict[int, str]:
    """The tags that no line has, and those of medicines that a comment has."""
    answers = [one for one in seen if one.texts.keys() <= {"0", _ONE}]
    marks = [one for one in answers if one.filled >= _FEW and not one.many]
    zeros = {one.place for one in marks if _ONE not in one.texts}
    comment, said = _commented(columns, seen, [one for one in marks if one.place not in zeros])
    are_many = len(zeros) >= _MANY_TAGS and len(zeros) * 2 > len(marks)
    found = dict.fromkeys(zeros, NO_LINE_HAS) if are_many or len(said) >= _FEW_TAGS else {}
    why = f"a tag of {comment}, which says it; no dose"
    taken = [one for one in said if is_known(one.name, here) or is_taken_by_name(one.name)]
    return found | {one.place: why for one in taken}


def _commented(
    columns: Columns, seen: Sequence[Seen], marks: Sequence[Seen]
) -> tuple[str, list[Seen]]:
    """The comment whose tags columns are, and those of them that are 1 where it has their tag."""
    comments = [one for one in seen if any(map(_TAG.search, one.texts))]
    if not marks or len(comments) != 1:
        return "", []
    place = comments[0].place
    tagged, ones = Counter[int](), Counter[int]()
    for cells in columns.cells():
        tags = frozenset(map(fold, _TAG.findall(cells[place])))
        for one in marks:
            if cells[one.place].strip() == _ONE:
                ones[one.place] += 1
                tagged[one.place] += fold(one.name) in tags
    said = [one for one in marks if tagged[one.place] >= ones[one.place] * _NEARLY_ALL]
    return comments[0].name, said


def _numbers_in_words(seen: Sequence[Seen]) -> Iterator[_Pair]:
    """The words that begin with the number of another column in each line, such as "(6) Okay"."""
    numbers = [one for one in seen if one.share(Kind.NUMBER) == 1 and not one.many]
    for one in seen:
        if one.share(Kind.WORD) < 1 or one.filled < _FEW or one.many:
            continue
        if all(map(_NUMBERED.fullmatch, one.texts)):
            for of in numbers:
                if of.filled >= one.filled:
                    yield _Pair(one, f"{of.name} again, in words", partial(_says, one, of), 1)


def _says(one: Seen, of: Seen, cells: Sequence[str]) -> bool:
    found = _NUMBERED.fullmatch(cells[one.place].strip())
    return found is not None and float(found[1]) == _number(cells[of.place])


def _in_other_units(seen: Sequence[Seen]) -> Iterator[_Pair]:
    """The numbers that are those of another column in another unit, such as lb and kg.

    Of two the one with fewer numbers is left out, or the later.
    """
    units = {one: _unit_of(one.name) for one in seen if one.share(Kind.NUMBER) == 1}
    units |= dict.fromkeys(_lengths(seen), "h")
    turned = [one for one, unit in units.items() if unit in _TURNED]
    for of, one in permutations(turned, 2):
        if ratio := _RATIOS.get((units[of], units[one])):
            kept, left = sorted((of, one), key=lambda each: (-each.filled, each.place))
            agree = partial(_is_turned, of, one, ratio)
            unit = "inches" if units[left] == "in" else units[left]
            yield _Pair(left, f"{kept.name} again, in {unit}", agree)


def _is_turned(of: Seen, one: Seen, ratio: float, cells: Sequence[str]) -> bool:
    first, second = _number(cells[of.place]), _number(cells[one.place])
    if first is None or second is None:
        return False
    is_cut = one.numbers[Sign.POINT].whole and ratio > _SMALL
    return abs(second - first * ratio) <= max(abs(second) * _ROUNDED, is_cut)


def _unit_of(name: str) -> str:
    """The unit that a name says; of "(ml or g)" the first."""
    either = _EITHER.search(name)
    return split_unit(name)[1] or (usual_unit(either[1]) if either else "")


def _copies(seen: Sequence[Seen]) -> Iterator[_Pair]:
    """The numbers that are those of another column, called so, or alike: "Number weight"."""
    numbers = [one for one in seen if one.share(Kind.NUMBER) == 1 and len(one.texts) >= _FEW]
    by_name = {one.name: one for one in numbers}
    by_words = {tokens(one.name): one for one in numbers}
    for one in numbers:
        words = tokens(one.name)
        more = words & _OF_COPIES
        some = chain.from_iterable(combinations(more, size + 1) for size in range(len(more)))
        alike = [by_words.get(words.difference(copied)) for copied in some]
        # A second column of a name has its number behind that.
        alike.append(by_name.get(one.name.rpartition(" (")[0]))
        for of in filter(None, alike):
            yield _Pair(one, f"{of.name} again", partial(_is_copy, of, one))


def _is_copy(of: Seen, one: Seen, cells: Sequence[str]) -> bool:
    first, second = (
        to_number(token(cells[each.place].strip()).digits, each.sign) for each in (of, one)
    )
    return first is not None and first == second


def _decimals_of_times(seen: Sequence[Seen]) -> Iterator[_Pair]:
    """The numbers that are times of another column in hours: 3.5 of 3:30; 25.5 behind midnight."""
    clocks = [one for one in seen if _are_hours(one)]
    for one in seen if len(clocks) <= _MOST_TIMES else ():
        if one.share(Kind.NUMBER) == 1 and not one.numbers[one.sign].whole:
            for of in clocks:
                agree = partial(_is_in_hours, of, one, _how_close(one))
                yield _Pair(one, f"{of.name} again, in hours", agree, wholly=False)


def _is_in_hours(of: Seen, one: Seen, close: float, cells: Sequence[str]) -> bool | None:
    hours, parted = _number(cells[one.place]), _PARTED.fullmatch(cells[of.place].strip())
    time = _whole(*parted.groups()) if parted else _number(cells[of.place])
    if time is None or hours is None:
        return None
    return abs((hours - time + _A_DAY / 2) % _A_DAY - _A_DAY / 2) <= close


def _are_hours(one: Seen) -> bool:
    """Whether a column has times or lengths, and beside them only hours and minutes in two parts.

    Such a part may be below 0, or not known.
    """
    if one.share(Kind.CLOCK, Kind.LENGTH) <= 1 / 2:
        return False
    known = {Kind.CLOCK, Kind.LENGTH, Kind.MISSING}
    return all(token(text).kind in known or _PARTED.fullmatch(text) for text in one.texts)


def _whole(*parts: str) -> float:
    """The hours of a length in two parts; what is not known of it is none."""
    hours, minutes = (0.0 if part == "?" else float(part) for part in parts)
    return hours + minutes * _A_MINUTE


def _how_close(one: Seen) -> float:
    decimals = [len(text.replace(",", ".").partition(".")[2]) for text in one.texts]
    are_tenths = max(decimals, default=0) == 1
    return _HALF_A_TENTH if are_tenths else _A_MINUTE


def _lengths(seen: Sequence[Seen]) -> list[Seen]:
    halves = have_halves(seen)
    return [
        one
        for one in seen
        if one.share(Kind.CLOCK, Kind.LENGTH) == 1
        and (one.kinds[Kind.LENGTH] or is_length_by_name(one, beside_halves=halves))
    ]


def _number(text: str) -> float | None:
    """The number of a cell; of 1:30 its hours."""
    cell = token(text.strip())
    of_time = cell.kind in {Kind.CLOCK, Kind.LENGTH}
    return cell.hours if of_time else to_number(cell.digits, Sign.POINT)
