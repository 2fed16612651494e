"""Amounts of which no column says what they are of: a title says it, a person, or a question."""

from collections.abc import Callable, Sequence

from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Left, Question
from sidelog.exchange.table.amount.columns import has_dose_units, unit_of, units_of
from sidelog.exchange.table.amount.units import WEIGHED
from sidelog.exchange.table.cell.numbers import IU, Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.layout.corner import SUMMED, UNNAMED
from sidelog.exchange.table.medicine.columns_of_one import OF_OTHERS, Known
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.names import may_name_amounts
from sidelog.exchange.table.medicine.words import MOSTLY
from sidelog.exchange.table.product.called import are_amounts, product_said
from sidelog.exchange.table.product.column_names import (
    is_called_total,
    is_part_of_day,
    parts_of_day,
    product_name,
    time_named,
)
from sidelog.exchange.table.product.known import OF_SUGAR
from sidelog.exchange.table.product.not_taken import why_planned
from sidelog.exchange.table.product.strengths import is_zero

_INS = "ins"
_BESIDE_INS = OF_SUGAR | {"meal", "hypo"}
"""Beside these "ins" may be short for insulin."""
_MOST_RATED = 10
"""Lower numbers are as likely ratings, though somebody added them up."""
_OF_LIQUIDS = word_set(
    "volume vol volumen injected injection inject inj drawn draw liquid solution syringe vial oil "
    "fluid water shot gespritzt injiziert inyectado injecte"
)
_ALIKE = 1.02
"""What a ml holds is the same in all lines, but for how it was rounded."""
_OF_WHAT = "how much was taken, and no column says of what"
_DOSES = word_set("doses dosen times")
_OF_DOSES = _DOSES | word_set("of number no count how many total daily taken a per day")
_FEW = 3


class OfWhat:
    """Finds what the amounts of some columns are of."""

    def __init__(
        self,
        found: Doses,
        rest: Sequence[Seen],
        known: Known,
        strengths: dict[int, str],
        add: Callable[[Seen, str], None],
    ) -> None:
        self._found, self._rest, self._known = found, rest, known
        self._said, self._titled = known.said, known.titled
        self._strengths, self._add = strengths, add
        self.amounts: list[Seen] = []  # the columns that are surely of amounts
        self.any_amounts: list[Seen] = []  # those that are where a question asks whether it was
        self.nameless: list[Seen] = []  # those that are called by times alone, or by nothing

    def find_nameless(self) -> None:
        """Find amounts in columns called by times alone, or by nothing, as others tell."""
        rest, said = self._rest, self._said.product or "?"
        parts = self._titled.parts if self._titled else frozenset[int]()
        nameless = [one for one in rest if one.place in parts] or without_names(rest)
        nameless = nameless or self._parts_of_taper()
        beside = {one.place: why for one in rest if (why := why_planned(one.name))}
        is_of_one = said not in UNKNOWN_WORDS or (self._titled and self._titled.is_above) or parts
        are_summed = [one for one in nameless if one.name == SUMMED]
        are_of_taken = any(one.numbers[Sign.POINT].high > _MOST_RATED for one in are_summed)
        are_of_taken |= any(map(has_dose_units, nameless))
        if not (is_of_one or are_of_taken or beside):
            return
        self.nameless = nameless
        if nameless:
            self._found.left += [Left(o.name, beside[o.place]) for o in rest if o.place in beside]

    def _parts_of_taper(self) -> list[Seen]:
        """The columns of parts of the day below a title with how much a taper, or a piece, has."""
        titled = self._titled
        begins_at, unit = titled.begins_at if titled and titled.is_above else (0, "")
        numeric = [one for one in self._rest if one.share(Kind.NUMBER, Kind.MISSING) > MOSTLY]
        parts = [one for one in numeric if is_part_of_day(one.name) and parts_of_day(one.name)]
        most = sum(one.numbers[Sign.POINT].high for one in parts)
        if len(parts) > 1 and titled and all(map(titled.has_parts_of, parts)):
            return parts
        if len(parts) < 2 or not begins_at / 2 <= most <= begins_at:  # noqa: PLR2004  (AM, PM)
            return []  # they may be ratings, or pieces
        for one in parts:
            one.unit = one.unit or unit
        return parts

    def may_be_insulin(self, one: Seen, beside: frozenset[str]) -> bool:
        """Whether numbers may be of some insulin: by a short name, or by that of their file."""
        if fold(one.name) == _INS and beside & _BESIDE_INS:
            return are_amounts(one)
        numeric = (other for other in self._rest if other.share(Kind.NUMBER) > 1 / 2)
        return self._is_of_boluses and [*numeric] == [one]

    @property
    def _is_of_boluses(self) -> bool:
        return self._titled is not None and not self._titled.product

    def add_all(self) -> None:
        """Add amounts of what no column says: of the one product asked for, or as was said."""
        found, said = self._found, self._said
        unnamed = self._without_totals(self.amounts)
        if any(unit_of(one, self._known.unit) for one in unnamed):  # and not the number of doses
            unnamed = [one for one in unnamed if not is_called_doses(one)]
        asked = [one for one in found.amounts if one.asked and not one.each]
        of_asked = unnamed or self.any_amounts
        if len(of_asked) == len(asked) == 1:
            self._add_asked_amount(asked[0], of_asked[0])
        elif named := product_said(said.product):
            self._add_all(unnamed, named.product, named.unit)
        elif not said.product and self._is_titled and (titled := self._titled):
            bare = [one for one in unnamed if not unit_of(one, self._known.unit)]
            each = {one.place: titled.each_of(one) for one in bare}
            self._strengths |= {place: said for place, said in each.items() if said}
            for one in unnamed:
                one.unit = one.unit or titled.unit_of(one)
            self._add_all(unnamed, titled.product, "")
            for one in unnamed:
                found.say_also(one.name, f"of {titled.product}, as {titled.where} says")
        elif not said.product and (liquid := self._liquid_of(unnamed)):
            product = product_name(split_unit(liquid.name)[0])
            # How many ml there were is no dose, though the journal has the product by now.
            found.amounts[:] = [one for one in found.amounts if one.place != liquid.place]
            found.brought[:] = [one for one in found.brought if one.found != liquid.name]
            found.places.discard(liquid.place)
            self._add_all(unnamed, product, "")
            found.say_also(unnamed[0].name, f"of {product}, as {liquid.name} says")
        else:
            found.left += [Left(one.name, _OF_WHAT) for one in unnamed]
            if unnamed and not said.product:
                bare = [one for one in unnamed if one.place not in self._strengths]
                bare = [one for one in bare if not unit_of(one, self._known.unit)]
                has_units = all(any(units_of(one)) for one in bare)
                is_ins = self._is_of_boluses or any(fold(one.name) == _INS for one in unnamed)
                names = _names_of(unnamed, self._rest)
                found.question = ask_product(unnamed, names, has_units=has_units, is_insulin=is_ins)

    def _liquid_of(self, unnamed: Sequence[Seen]) -> Seen | None:
        """The one column of how many ml there were of what a column of mg alone says how much.

        It is called by what was taken, and each ml of it has as many mg: 0.4 ml is 80, 0.35 is 70.
        """
        if len(unnamed) != 1 or unit_of(unnamed[0], self._known.unit) not in WEIGHED | {IU}:
            return None
        named = [one for one in self._rest if split_unit(one.name)[1] == "ml"]
        named = [one for one in named if product_name(split_unit(one.name)[0])]
        liquids = [one for one in named if not tokens(one.name) & _OF_LIQUIDS]
        liquids = [one for one in liquids if _have_as_many(one, unnamed[0])]
        return liquids[0] if len(liquids) == 1 else None

    @property
    def _is_titled(self) -> bool:
        product = self._titled.product if self._titled else ""
        parts = [one for one in self._found.amounts if not is_called_total(one.column)]
        return bool(product) and all(fold(one.product or "") != fold(product) for one in parts)

    def _add_all(self, unnamed: Sequence[Seen], product: str, unit: str) -> None:
        for one in unnamed:
            one.unit = one.unit or unit
            self._add(one, product)
            self._found.amounts[-1].at = time_named(one.name)

    def _without_totals(self, unnamed: Sequence[Seen]) -> list[Seen]:
        parts = [one for one in unnamed if not is_called_total(one.name)]
        if not parts and all(one.asked for one in self._found.amounts):
            return [*unnamed]
        totals = [one for one in unnamed if one not in parts]
        self._found.left += [Left(one.name, OF_OTHERS) for one in totals]
        return parts

    def _add_asked_amount(self, asked: Amounts, one: Seen) -> None:
        """Add the amounts of what another column says was taken: "Kratom today?", "Grams"."""
        found = self._found
        found.amounts.remove(asked)
        self._add(one, asked.product or "")
        found.amounts[-1].asked_at = asked.place
        found.places.add(asked.place)
        found.say_also(asked.column, f"how much, where {one.name} says it")


def _names_of(amounts: Sequence[Seen], rest: Sequence[Seen]) -> list[Seen]:
    """The columns with a word for half of the lines with an amount, which they may name."""
    taken = max(sum(a.texts[text] for text in a.texts if not is_zero(text)) for a in amounts)
    return [one for one in may_name_amounts(rest) if one.filled * 2 >= taken]


def _have_as_many(liquid: Seen, amount: Seen) -> bool:
    """Whether each ml of one column is as much of another, which has a number as often."""
    volumes, amounts = _by_line(liquid), _by_line(amount)
    if volumes.keys() != amounts.keys() or not all(volumes.values()):
        return False
    has = [amounts[line] / volumes[line] for line in volumes]
    is_as_often = liquid.kinds[Kind.NUMBER] == amount.kinds[Kind.NUMBER]
    return is_as_often and len(has) > 1 and max(has) <= min(has) * _ALIKE


def _by_line(one: Seen) -> dict[int, float]:
    sign = Sign.COMMA if Sign.COMMA in one.signs else Sign.POINT
    cells = ((line, token(text)) for text, line in one.lines.items())
    return {
        line: to_number(cell.digits, sign) or 0 for line, cell in cells if cell.kind is Kind.NUMBER
    }


def is_called_doses(one: Seen) -> bool:
    """Whether a column without a unit is called how many doses there were, of a number each."""
    is_called = bool(tokens(one.name) & _DOSES) and tokens(one.name) <= _OF_DOSES
    is_bare = one.share(Kind.NUMBER) == 1 and set(one.units) == {""}
    return is_called and is_bare and one.numbers[Sign.POINT].whole


def without_names(rest: Sequence[Seen]) -> list[Seen]:
    """The columns of numbers that are called by times of the day alone, or by nothing."""
    numeric = [one for one in rest if one.share(Kind.NUMBER, Kind.MISSING) > MOSTLY]
    at_hours = [one for one in numeric if time_named(one.name)]
    if len(at_hours) > 1:
        return at_hours
    return [one for one in numeric if one.name in {UNNAMED, SUMMED} and len(rest) == 1]


def ask_product(
    unnamed: Sequence[Seen], names: Sequence[Seen], *, has_units: bool, is_insulin: bool = False
) -> Question:
    """The question of what amounts are, which columns of words may name."""
    some = ", ".join(one.name for one in unnamed[:_FEW])
    some += f" and {len(unnamed) - _FEW} more" if len(unnamed) > _FEW else ""
    place = unnamed[0].first.get(Kind.NUMBER) or next(iter(unnamed[0].first.values()))
    have = "have" if len(unnamed) > 1 else "has"
    of_what = "of what?" if has_units else "of what, and in which unit?"
    may_be = "".join(
        f" If {one.name} names it, such as {next(iter(one.texts))}, say {one.name}."
        for one in names[:_FEW]
    )
    text = f"{some} {have} amounts, such as {place}: {of_what}{may_be} Say ? to leave them out."
    product, unit = ("insulin", IU) if is_insulin else ("kratom", "g")
    example = names[0].name if names else product if has_units else f"{product} {unit}"
    return Question("product", "--product", text, example=example, otherwise="?")
