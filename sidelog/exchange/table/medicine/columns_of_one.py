"""Columns of amounts of one product each: their times, how often they were taken, and totals."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.amount.columns import (
    asked_with,
    first_bare,
    only_unit,
    unit_of,
    units_of,
    which_unit,
)
from sidelog.exchange.table.amount.doses_in_cell import times_said
from sidelog.exchange.table.amount.how_many import OFTEN_NAMES, by_parts
from sidelog.exchange.table.amount.units import COUNTED, parse_known
from sidelog.exchange.table.cell.numbers import IU, Kind, token
from sidelog.exchange.table.cell.said_units import unit_said_of
from sidelog.exchange.table.cell.words import NO, YES, says_whether, word_set
from sidelog.exchange.table.column.names import is_insulin, split_unit, tokens, words_of
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dating.which import is_sent
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses, all_said
from sidelog.exchange.table.medicine.words import MOSTLY
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.product.called import product_said
from sidelog.exchange.table.product.clocks import clock_of
from sidelog.exchange.table.product.column_names import (
    is_a_dose,
    is_called_total,
    parts_of_day,
    without_part_of_day,
)
from sidelog.exchange.table.product.known import MEDICINES, is_product_word
from sidelog.exchange.table.product.strengths import is_zero
from sidelog.exchange.table.product.titled import Titled
from sidelog.exchange.table.rows.names import first_called

OF_OTHERS = "a total of the others"
_OF_PRODUCTS = frozenset({"pm", "night", "daytime", "nighttime"})
"""Parts of the day by which a product itself may be called, as "Tylenol PM" is."""
_MOST_ML = 3
"""No pen of insulin holds more."""
_LAST_HOUR = 24
"""Where lines say no more than whether, the numbers of products may be hours up to this one."""
_TIMES = OFTEN_NAMES | word_set("times doses veces mal fois volte vezes keer razy")
_OF_TIMES = _TIMES | word_set(
    "per a day daily how many number of no taken al dia por am pro tag par jour giorno dag na "
    "dziennie"
)
_BAD = frozenset({"mal"})
"""Alone it is how bad something was, and not how often."""
_OF_A_DAY = word_set("daily total day")
"""Words of an amount that is of the whole day, however often it was taken."""


class Known(NamedTuple):
    """What is known of a file before its doses are looked for.

    Attributes:
        dating: when its lines are.
        said: what the person said of it.
        planner: knows the journal, and the sign before decimals.
        titled: the product that the file is called by, if any.
    """

    dating: Dating
    said: SaidOfFile
    planner: Planner
    titled: Titled | None = None

    @property
    def here(self) -> Here:
        """What may be known of the journal."""
        return self.planner.measures.here

    @property
    def unit(self) -> str:
        """The unit that the person said; empty where they said none."""
        return parse_known(self.said.unit or "")

    @property
    def product(self) -> str:
        """What amounts without a name are of: as the person said, or by the title."""
        if named := product_said(self.said.product):
            return named.product
        return self.titled.product if self.titled else ""


def add_amounts(found: Doses, one: Seen, product: str, known: Known) -> None:
    """Add a column of amounts of one product."""
    sign, why = known.planner.sign(one)
    said = unit_said_of(product, known.planner.units)
    of_file = said or unit_of(one, "" if is_insulin(product) else known.unit) or only_unit(one)
    if not of_file and is_insulin(product):
        of_insulin = (one for one in found.amounts if is_insulin(one.product or ""))
        in_iu = (other.column for other in of_insulin if other.unit == IU)
        if one.numbers[sign].high > _MOST_ML:
            of_file, why = IU, all_said([why, f"more than {_MOST_ML} cannot be ml"])
        elif beside := next(in_iu, ""):
            of_file, why = IU, all_said([why, f"as {beside} is"])
        else:
            of_file = known.unit
    has_zeros = one.numbers[sign].low == 0
    words = [text for text in one.texts if says_whether(text)]
    yes = [f"{word}: taken, how much is not said" for word in words if word.casefold() in YES]
    no = [f"{word}: none" for word in words if word.casefold() in NO]
    amounts = Amounts(one.place, one.name, product, of_file or None, sign=sign, has_zeros=has_zeros)
    amounts.asked_at = one.place if words else None
    zero = ("0 is no dose" if is_insulin(product) else "0 is none that day") * has_zeros
    written = f"in {of_file}" if of_file else "each in the unit that it is written in"
    found.add(amounts, all_said([why, written, zero, *yes[:1], *no[:1]]))
    if not of_file and one.units.get("", 0) > one.filled / 2:
        found.question = asked_with(found.question, which_unit(one.name, first_bare(one)))


def join_parts(found: Doses, rest: Sequence[Seen]) -> None:
    """Take columns of one product, each of a part of the day or one of its doses, for that.

    So "Bupe AM" and "Bupe PM", or "Kratom 1" and "Kratom 2"; pieces of "Pregabalin 75" and of
    "Pregabalin 150" are of two strengths.  A column alone is "Bupe AM" or "Tylenol PM", of which
    only the first is no name; and "Morning pill" says of what it is by nothing else.
    """
    strengths = _strengths(found, rest)
    joined = {
        one.place: strengths.get(one.place) or _numbered(one.product or "")[0]
        for one in found.amounts
    }
    names = Counter(filter(None, joined.values()))
    for one in found.amounts:
        name = joined[one.place]
        is_named = not MEDICINES.issuperset(words_of(name))
        is_of_part = is_named and bool(parts_of_day(one.product or "") - _OF_PRODUCTS)
        if one.place in strengths or (is_named and names[name] > 1) or is_of_part:
            one.product = name
            _say(found, one.column, name=f"doses of {name}")


def _say(found: Doses, column: str, **said: str) -> None:
    brought = found.brought
    found.brought = [one._replace(**said) if one.found == column else one for one in brought]


def _numbered(product: str) -> tuple[str, str]:
    """A product without the part of the day, and the number behind it; "" where it has none."""
    name = without_part_of_day(product)
    base, _, number = name.rpartition(" ")
    return (base, number) if number.isdecimal() and is_product_word(base) else (name, "")


def _strengths(found: Doses, rest: Sequence[Seen]) -> dict[int, str]:
    """The columns of several strengths of one product, each with its name, by place."""
    numbered: dict[str, list[tuple[Amounts, str]]] = {}
    for one in found.amounts:
        base, number = _numbered(split_unit(one.column)[0])
        if number and one.product and not one.each:
            numbered.setdefault(base, []).append((one, number))
    pieces = {one.place: unit for one in rest if (unit := _piece_of(one))}
    strengths: dict[int, str] = {}
    for base, some in numbered.items():
        units = {one.unit or pieces.get(one.place, "") for one, _ in some if not one.asked}
        counts = sorted(int(number) for _, number in some)
        are_hours = not units and counts[-1] <= _LAST_HOUR
        are_of_doses = counts == [*range(1, len(counts) + 1)]
        if len(counts) <= 1 or are_of_doses or are_hours or not units <= COUNTED:
            continue
        for one, number in some:
            strengths[one.place] = f"{base} {number}"
            if one.asked and len(units) == 1:
                one.asked, one.unit, one.has_zeros = False, min(units), True
                _say(found, one.column, how=f"in {one.unit}; 0 is none that day")
            found.say_also(one.column, f"{number} is taken for what one holds")
    return strengths


def _piece_of(one: Seen) -> str:
    """The one piece, such as a capsule, in which all amounts of a column are written."""
    units = {unit for unit in units_of(one) if unit}
    return units.pop() if len(units) == 1 and units <= COUNTED else ""


def add_clocks(found: Doses, rest: Sequence[Seen], dating: Dating) -> None:
    """Add the times of amounts, which stand in columns of their own."""
    if not dating.has_times or is_sent(dating.day):
        _add_clocks_called(found, rest)
    elif dating.clock:
        _add_clocks_again(found, rest, dating.clock)


def _add_clocks_called(found: Doses, rest: Sequence[Seen]) -> None:
    columns = {one.place: one for one in rest}
    free = [one for one in rest if one.place not in {amounts.place for amounts in found.amounts}]
    for amounts in found.amounts:
        column = columns.get(amounts.place)
        if column and (clock := clock_of(column, free, is_alone=len(found.amounts) == 1)):
            amounts.clock = clock.place
            found.take(clock, f"times of {amounts.column}")


def _add_clocks_again(found: Doses, rest: Sequence[Seen], first: Seen) -> None:
    """Add the times of amounts of one name, beside each of which the line's time comes again."""
    clocks = [first, *(one for one in rest if first_called(one.name) == first.name)]
    clocks = [one for one in clocks if one.share(Kind.TIME, Kind.CLOCK) >= MOSTLY]
    of_name: dict[str, list[Amounts]] = {}
    for one in found.amounts if len(clocks) > 1 else ():
        of_name.setdefault(first_called(one.column) or one.column, []).append(one)
    for some in of_name.values():
        is_before = first.place < some[0].place
        nearest = clocks[::-1] if is_before else clocks
        beside = [
            next((clock for clock in nearest if (clock.place < one.place) is is_before), None)
            for one in some
        ]
        if len(some) == 1 or None in beside or len({*beside}) < len(some):
            continue
        for one, clock in zip(some, beside, strict=True):
            if clock and clock is not first:
                one.clock, one.clock_again, one.of_day = clock.place, True, 0
                found.take(clock, f"times of {one.column}")


def leave_totals(found: Doses) -> None:
    """Leave the total of a product out that has other columns: it would be taken twice."""
    amounts = [(one, fold(one.product)) for one in found.amounts if one.product]
    parts = {product for one, product in amounts if not is_called_total(one.column)}
    for one, product in amounts:
        if product in parts and is_called_total(one.column):
            found.leave(one, OF_OTHERS)


def add_often(plan: Plan, found: Doses, rest: Sequence[Seen]) -> None:
    """Add the column of how often, or when, the amounts of a log, or of each dose, were taken."""
    if found.are_steps or plan.dating.has_times or len(found.amounts) != 1:
        return
    one = found.amounts[0]
    free = [seen for seen in rest if seen.place not in found.places and _says_often(seen)]
    if not free or one.count_at is not None or tokens(one.column) & _OF_A_DAY:
        return
    if one.names is None and not is_a_dose(one.column):
        return  # which may be of the whole day
    if _has_several_lines(plan, one):
        return
    often = free[0]
    one.often_at = often.place
    how = f"each time {one.column} was taken is a dose"
    in_parts = (text for text in often.texts if set(by_parts(text)) - {0, 1})
    if part := next(in_parts, ""):
        how += f", of so many of it as {part} says"
    found.take(often, f"how often {one.column} was taken", how)


def _says_often(one: Seen) -> bool:
    texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    texts = [text for text in texts if not is_zero(text)]
    known = [times for text in texts if (times := times_said(text))]
    is_said = len(known) >= len(texts) * MOSTLY and any(
        len(times) != 1 or times[0].pieces != 1 for times in known
    )
    if any(text.isdecimal() for text in texts):
        words = tokens(one.name)
        return is_said and bool(words & _TIMES) and words <= _OF_TIMES and words != _BAD
    return is_said


def _has_several_lines(plan: Plan, one: Amounts) -> bool:
    day, lines = plan.dating.day.place, set[tuple[str, str]]()
    for cells in plan.columns.cells():
        line = (cells[day].strip(), fold(cells[one.names.place].strip()) if one.names else "")
        if line in lines:
            return True
        lines.add(line)
    return False
