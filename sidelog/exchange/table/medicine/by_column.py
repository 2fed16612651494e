"""Columns that are each of one product: how much of it was taken, or whether it was."""

from collections.abc import Sequence
from datetime import time

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Left
from sidelog.exchange.table.amount.columns import (
    asked_with,
    first_bare,
    is_ticked,
    is_yes_no,
    unit_of,
    which_unit,
)
from sidelog.exchange.table.amount.how_many import by_parts
from sidelog.exchange.table.amount.named import named_amount, unit_in
from sidelog.exchange.table.amount.units import COUNTED, parse_known
from sidelog.exchange.table.cell.numbers import IU, Kind, Sign, token
from sidelog.exchange.table.cell.words import YES
from sidelog.exchange.table.column.names import (
    is_given_as,
    is_insulin,
    of_insulin,
    split_unit,
    tokens,
)
from sidelog.exchange.table.dating.which import is_sent
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.columns_of_one import (
    Known,
    add_amounts,
    add_clocks,
    join_parts,
    leave_totals,
)
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.of_what import OfWhat
from sidelog.exchange.table.medicine.words import AMOUNTS, TAKEN
from sidelog.exchange.table.product.called import (
    are_amounts,
    asked_of,
    is_any_amount,
    is_product,
    is_unnamed,
    names_product,
    product_said,
)
from sidelog.exchange.table.product.column_names import (
    day_said,
    is_called_total,
    is_part_of_day,
    is_question,
    product_name,
    timed_name,
    without_a_day,
    without_concentration,
    without_part_of_day,
)
from sidelog.exchange.table.product.known import (
    OF_LABORATORIES,
    OF_SUGAR,
    STRAINS,
    is_form,
    is_generic,
    is_taken,
    is_taken_by_name,
)
from sidelog.exchange.table.product.of_food import in_food
from sidelog.exchange.table.product.strengths import (
    are_bare,
    count_of,
    each_called,
    held_by_piece,
    is_called_count,
    is_of_pieces,
    strength_of,
)
from sidelog.exchange.table.regimen.listed import as_list
from sidelog.exchange.table.rows.names import first_called

_OF_EACH = "how much each has, and not how much was taken"
_NEARLY_ALL = 0.9
_NOTHING_TAKEN = "no line says that anything was taken, nor of what"


class ByColumn:
    """Finds the columns that are each of one product."""

    def __init__(self, found: Doses, known: Known) -> None:
        self._found, self._known = found, known
        self._here, self._dating, self._titled = known.here, known.dating, known.titled
        self._rest: Sequence[Seen] = ()
        self._words = frozenset[str]()
        self._strengths: dict[int, str] = {}
        self._counts: dict[int, Seen] = {}

    def add(self, rest: Sequence[Seen]) -> Doses | None:
        """Add those of some columns; returns all that were found, or None."""
        found = self._found
        of_food = in_food(rest, self._dating, self._here)
        self._rest = rest
        self._words = frozenset().union(*(tokens(one.name) for one in rest))
        self._find_counts(rest)
        of_what = self._of_what = OfWhat(found, rest, self._known, self._strengths, self._add_one)
        of_what.find_nameless()
        counts = [*self._counts.values()]
        for one in (one for one in rest if one not in counts):
            if one in of_what.nameless:
                of_what.amounts.append(one)
            elif one in of_food or self._add_again(one):
                continue
            elif each_called(one.name) or one.place in self._counts:
                self._add_each(one)
            elif not self._add_strength(one) and not self._add_whether(one):
                self._add_amounts(one)
        join_parts(found, rest)
        of_what.add_all()
        leave_totals(found)
        if any(left.why == _NOTHING_TAKEN for left in found.left):
            amounts = [one for one in rest if tokens(one.name) <= AMOUNTS]
            zeros = [one for one in amounts if set(one.texts) == {"0"}]
            found.left += [Left(one.name, "0 in every line, of nothing taken") for one in zeros]
        add_clocks(found, rest, self._dating)
        self._add_days()
        if found.amounts and not self._dating.has_times:
            about = [] if found.parted else rest  # how often each part of a day is, nobody says
            as_list(found, about, self._dating, self._known.unit)
        found.places |= {amounts.place for amounts in found.amounts}
        left = {left.found for left in found.left}
        found.places |= {one.place for one in rest if one.name in left}
        return found if found.places else None

    def _add_again(self, one: Seen) -> bool:
        """Add a second column of the very name of one of doses."""
        called, found = first_called(one.name), self._found
        first = next((other for other in self._rest if called and other.name == called), None)
        of = next((other for other in found.amounts if first and other.place == first.place), None)
        is_of_it = is_yes_no(one) if of and of.asked else are_amounts(one)
        if first is None or not is_of_it or not (of or first in self._of_what.amounts):
            return False
        one.unit = one.unit or first.unit or split_unit(first.name)[1]
        if of is None:
            self._of_what.amounts.append(one)
        elif of.asked:
            self._add_asked(one, of.product or "", of.each)
        elif of.each:
            self._add_pieces(one, of.product or "", of.each)
        else:
            self._add_one(one, of.product or "")
        return True

    def _find_counts(self, rest: Sequence[Seen]) -> None:
        """Find how many there were of what another column says that each has so much."""
        totals = [one for one in rest if is_called_total(one.name)]
        totals = [one for one in totals if unit_of(one, self._known.unit)]
        for one in rest:
            each = each_called(one.name)
            count = count_of(each, rest) if each else None
            if each is None or count is None:
                continue
            if not totals or (_counted(count) and one.filled >= count.filled):
                self._counts[one.place] = count
                one.unit = each.unit
        held = [one for one in rest if not totals and held_by_piece(one.name)]
        held = [one for one in held if names_product(one, self._here)]
        count = next(filter(is_called_count, rest), None)
        if len(held) == 1 and count and not self._counts:
            self._counts[held[0].place] = count

    def _add_each(self, one: Seen) -> None:
        """Add a column of how much each has, where another says how many there were."""
        if (count := self._counts.get(one.place)) is None:
            self._found.left.append(Left(one.name, _OF_EACH))
        elif product := held_by_piece(one.name) or _counted(count):
            self._add_one(one, product)
        else:
            self._of_what.amounts.append(one)

    def _add_one(self, one: Seen, product: str) -> None:
        found = self._found
        if each := self._strengths.get(one.place):
            self._add_pieces(one, product, each)
            return
        add_amounts(found, one, product, self._known)
        if count := self._counts.get(one.place):
            found.count_last(one, count)

    def _add_days(self) -> None:
        """Add of which day, or at what time, amounts are that are not of the moment of lines."""
        dating, day, starts = self._dating, self._dating.day, self._here.day_starts
        days = {text.split()[0] for text in day.texts} if is_sent(day) else frozenset[str]()
        is_form = is_sent(day) and len(days) >= day.filled * _NEARLY_ALL  # each of another day
        for one in self._found.amounts:
            of_day = day_said(one.column)
            if of_day is None and (dating.ended or (is_form and is_question(one.column))):
                of_day = 0  # and not of when its night was over
            clock = timed_name(split_unit(one.column)[0]).clock  # of "Kratom 8:00"
            if one.product and of_day is not None and (of_day or dating.has_times):
                one.of_day = of_day
                how = "the day before that of its line" if of_day else "its day as a whole"
                if starts > time.min and dating.has_times:
                    how += f", which begins at {starts:%H:%M}"
                self._found.say_also(one.column, f"of {how}, without a time")
            elif one.product and clock and one.of_day is None and one.at is None:
                one.at = clock
                self._found.say_also(one.column, f"at {clock:%H:%M}")

    def _add_strength(self, one: Seen) -> bool:
        """Add a column called by what a piece holds: whether, how many, or how much was taken."""
        whether = is_yes_no(one)
        alike = (one.name, without_part_of_day(one.name), timed_name(one.name).text)
        names = dict.fromkeys(alike)
        found = (strength_of(name, self._here, is_ticked=whether) for name in names)
        product, each = next((some for some in found if some[1]), (one.name, ""))
        if not each or tokens(product) & TAKEN:
            return False
        if whether:
            self._add_asked(one, product, each)
            return True
        said = [text for text in one.texts if token(text).kind is not Kind.MISSING]
        is_by_parts = bool(said) and all(map(by_parts, said))  # "1-0-1", at each part of the day
        if not are_bare(one) and not is_by_parts:
            return False
        if is_form(product):
            self._strengths[one.place] = each
            self._of_what.amounts.append(one)
            return True
        in_pieces, unit = is_by_parts or is_of_pieces(one, each), self._known.unit
        if in_pieces is None and unit:
            in_pieces = unit in COUNTED
        if in_pieces:
            self._add_pieces(one, product, each)
            return True
        one.unit = unit_in(each, product)
        add_amounts(self._found, one, product, self._known)
        if in_pieces is None:
            asked = which_unit(one.name, first_bare(one))
            self._found.question = asked_with(self._found.question, asked)
        return True

    def _add_pieces(self, one: Seen, product: str, each: str) -> None:
        has_zeros = one.numbers[Sign.POINT].low == 0
        amounts = Amounts(one.place, one.name, product, None, each=each, has_zeros=has_zeros)
        self._found.add(amounts, f"so many of {each}" + "; 0 is none that day" * has_zeros)

    def _add_whether(self, one: Seen) -> bool:
        base, unit = split_unit(one.name)
        if is_part_of_day(base) and is_yes_no(one):
            base, unit = one.name, ""  # whether it was taken, and not how many pills
        base = timed_name(base).text.replace("_", " ")
        name = without_part_of_day(base)
        is_of_it = not unit and is_ticked(one) and is_product(one, base, unit, self._here)
        if not unit and is_yes_no(one):
            is_of_it |= any(is_taken(said, self._here) for said in (base, name, product_name(base)))
        if (titled := self._titled) and titled.is_asked_by(one, self._words):
            self._add_asked(one, titled.product, titled.each)
            self._found.say_also(one.name, f"of {titled.product}, as {titled.where} says")
            return True
        asked = asked_of(one) or (product_name(base) if is_of_it else "")
        is_new = fold(asked) not in self._here.products
        is_ever = any(text.casefold() in YES or text == "1" for text in one.texts)
        if asked and is_generic(asked) and is_new and not is_ever:
            self._found.left.append(Left(one.name, _NOTHING_TAKEN))
            return True
        of_some = without_part_of_day(asked)
        if asked and (is_generic(of_some) or is_form(of_some)) and is_new:
            # What was taken no column names, and a person may.
            said = product_said(self._known.said.product)
            self._add_asked(one, said.product if said else asked, "")
            if said is None:
                self._found.say_also(one.name, "--product says of what")
        elif asked:
            self._add_asked(one, *named_amount(asked))
        return bool(asked)

    def _add_asked(self, one: Seen, product: str, each: str) -> None:
        amounts = Amounts(one.place, one.name, product, None, asked=True, each=each)
        yes, no = ("1", "0") if is_ticked(one) else ("yes", "no")
        how = f"{yes}: {each}" if each else f"{yes}: taken, how much is not said"
        how += "" if self._dating.has_times else f"; {no}: none that day"
        self._found.add(amounts, how)

    def _add_amounts(self, one: Seen) -> None:
        """Add a column of amounts, or keep it for those of what no column says."""
        base, unit = _split(without_a_day(without_concentration(one.name)))
        name = without_part_of_day(base)
        if self._is_strain(one, name, unit):
            add_amounts(self._found, one, name, self._known)
            return
        beside = self._words
        if is_insulin(base) and beside & OF_LABORATORIES:
            return
        is_given = is_given_as(base) and not unit and bool(beside & OF_SUGAR)
        is_taken = is_product(one, name, unit or one.unit, self._here)
        if are_amounts(one) and (is_given or is_taken):
            if product := product_name(base):
                is_in_iu = is_given or unit_of(one, self._known.unit) == IU
                product = of_insulin(product) if is_in_iu else product
                one.unit = one.unit or unit
                add_amounts(self._found, one, product, self._known)
            else:
                self._of_what.amounts.append(one)
        elif is_unnamed(one) or self._of_what.may_be_insulin(one, beside):
            self._of_what.amounts.append(one)
        elif are_amounts(one) and is_any_amount(one):
            self._of_what.any_amounts.append(one)

    def _is_strain(self, one: Seen, name: str, unit: str) -> bool:
        """Whether grams are called by the kind of kratom in a file of it: "Red AM g"."""
        of_kratom = self._titled is not None and self._titled.product == "kratom"
        is_called = of_kratom and unit == "g" and tokens(name) <= STRAINS
        return is_called and are_amounts(one)


def _split(name: str) -> tuple[str, str]:
    """A name without its unit, which may stand before a part of the day (Kratom g AM), and that."""
    base, unit = split_unit(name)
    of_part = ("", "") if unit else split_unit(without_part_of_day(name))
    base, unit = of_part if of_part[1] else (base, unit)
    return timed_name(base).text, unit


def _counted(count: Seen) -> str:
    """The product of which a column counts pieces, as "7-OH tabs" does; empty where of none."""
    base, unit = split_unit(count.name)
    product = product_name(base)
    is_named = is_taken_by_name(product) or parse_known(unit) in COUNTED
    return product if is_named else ""
