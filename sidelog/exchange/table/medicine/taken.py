"""What a line says was taken: doses, a day without any, or a step of a regimen."""

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import time, timedelta
from itertools import chain

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold, quoted
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import Dose, Entry
from sidelog.exchange.moments import Moment, whole_day
from sidelog.exchange.reader import DateOrder, Here
from sidelog.exchange.table.amount.amount import AmountSaid, so_much
from sidelog.exchange.table.amount.doses_in_cell import Taking, doses_in, in_order, times_said
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.named import (
    Course,
    amount_at,
    course_of,
    courses_of,
    in_boxes,
    named_doses,
    unit_in,
    without_box,
)
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.numbers import to_number, token
from sidelog.exchange.table.cell.words import MISSED, NO, NOTHING, YES, is_struck, key, says_whether
from sidelog.exchange.table.column.names import is_in_iu
from sidelog.exchange.table.column.units import LIQUID, with_unit
from sidelog.exchange.table.dating.own_clocks import moment_of
from sidelog.exchange.table.dose_lines.in_words import (
    is_missed,
    may_say_dose,
    none_of,
    says_nothing,
)
from sidelog.exchange.table.draft import Draft, with_words
from sidelog.exchange.table.evidence import says
from sidelog.exchange.table.medicine.doses import About, Amounts, Doses, Names, identified
from sidelog.exchange.table.medicine.words import OF_ANOTHER_AMOUNT
from sidelog.exchange.table.product.column_names import time_named
from sidelog.exchange.table.product.known import is_taken_here, may_name
from sidelog.exchange.table.product.of_food import eaten
from sidelog.exchange.table.product.strengths import counted, each_of, is_zero
from sidelog.exchange.table.regimen.changes import read_change
from sidelog.exchange.table.regimen.steps import KEPT, StepReader

_OPEN = AmountSaid()
_UNKNOWN = "; a dose of an amount that is not known, with its words in the note"


class TakenReader:
    """Reads what was taken in the lines of one file."""

    def __init__(
        self,
        doses: Doses,
        identity: Callable[..., str],
        missing: frozenset[str],
        order: DateOrder | None,
        here: Here,
    ) -> None:
        self._doses, self._identity = doses, identity
        self._missing, self._here = missing, here
        self._steps = StepReader(doses, identity, self._says, order)

    def _says(self, text: str) -> bool:
        return says(text, self._missing)

    def read(self, draft: Draft, note: str | None) -> None:
        """Add what was taken in a line to it, with the words that are about it."""
        if product := self._doses.of_lines:
            draft.parts.append(self._dose(About("", product, draft.when, note), "?"))
        for names in self._doses.only_names:
            named = " ".join(draft.row.cells[names.place].split())
            changes = self._doses.changes
            said = draft.row.cells[changes.place].strip() if changes else ""
            if is_missed(draft, names.column, named):
                continue
            is_change = changes and ((changes.is_sure and self._says(said)) or read_change(said))
            if changes and is_change and self._is_named(named):
                one = Amounts(changes.place, changes.column, None, None, names=names)
                about = About(changes.column, named, draft.when, note)
                draft.parts += self._steps.changed(draft, one, about, said)
            elif self._is_named(named) or (names.only and says_nothing(named)):
                self._by_name(draft, names, named, note)
            elif self._says(named) and not names.is_sure:
                draft.words.append(f"{names.column}: {named}")  # of which product, nobody says
        parted = self._doses.parted if self._doses.are_stages else frozenset[str]()
        for product in parted:
            parts = [one for one in self._doses.amounts if fold(one.product or "") == product]
            draft.parts += self._steps.of_parts(draft, parts, note)
        self._amounts(draft, note, parted)

    def _amounts(self, draft: Draft, note: str | None, besides: Container[str]) -> None:
        for one in self._doses.amounts:
            if one.product and fold(one.product) in besides:
                continue
            if draft.row.line not in self._doses.alone.get(one.place, (draft.row.line,)):
                continue
            if draft.row.line in self._doses.carried.get(one.place, ()):
                draft.passed.append("amounts that another line has as well: no dose")
                continue
            course = Course(one.product, "") if one.product else self._course(draft, one)
            if not course.name:
                continue
            of = About(one.column, course.name, draft.when, note)
            try:
                product, each = each_of(course.name) if one.is_count else (course.name, one.each)
                about = of._replace(product=product, note=with_words(course.length, note))
                draft.parts += self._entries(draft, one, about, each)
            except SidelogError as error:
                draft.parts.append(self._unread(draft, one, of, error))

    def _unread(self, draft: Draft, one: Amounts, of: About, error: SidelogError) -> Entry:
        """Words, or of what a line names a dose with these in its note, for an unread amount."""
        cells, unit = draft.row.cells, self._doses.unit
        text, cell = with_unit(cells, one.place, unit), token(cells[one.place].strip())
        is_some = to_number(cell.digits, one.sign) and (unit is not None or cell.unit in LIQUID)
        if not is_some or one.product or self._doses.are_steps:
            draft.refuse(one.column, error, KEPT)
            return self._steps.note(of, f"{of.product}: {text}")
        draft.refuse(one.column, error, _UNKNOWN)
        return self._dose(of._replace(note=with_words(text, of.note)), text)

    def _course(self, draft: Draft, one: Amounts) -> Course:
        """What a line names beside an amount, with how long, or in which part of the day."""
        named = self._named(draft, one)
        parts = one.names.parts if one.names and not self._doses.are_steps else {}
        return Course(*parts[named]) if named in parts else course_of(named)

    def _named(self, draft: Draft, one: Amounts) -> str:
        cells, names = draft.row.cells, one.names
        product = without_box(self._ticked(draft, names, cells[names.place])) if names else ""
        portion = with_unit(cells, one.place, self._doses.unit)
        if names and is_missed(draft, names.column, product, portion):
            return ""
        is_here = self._doses.are_steps or fold(product) in self._here.products
        if names and not is_here and (said := eaten(names.column, product, portion, one.unit)):
            draft.words.append(said)
            return ""
        if names and not product and cells[one.place].strip():
            draft.errors.append(draft.error(names.column, "it is empty, beside an amount"))
        return product if self._is_named(product) else ""

    def _entries(self, draft: Draft, one: Amounts, of: About, each: str) -> Iterator[Entry]:
        """What one column of amounts says of a product, one of which is `each`."""
        text, is_asked = self._said_of(draft.row.cells, one)
        is_said = self._says(text) or text in UNKNOWN_WORDS
        of = of._replace(when=self._when(draft, one) if is_said else draft.when)
        if self._doses.are_steps:
            yield from self._steps.read(draft, one, of._replace(when=draft.when), text)
        elif text in UNKNOWN_WORDS or (one.is_drunk and is_zero(text)):
            yield self._dose(of, text)
        elif one.is_count and is_zero(text):
            draft.empty += 1  # and not none that day
        elif not self._says(text) and (one.names is None or self._doses.needs_amounts):
            draft.empty += 1
        elif not self._says(text) and self._is_nothing(draft, of, text):
            draft.passed.append(f"no amount, where most lines of {of.product} have one: no dose")
        elif not self._says(text):
            yield self._dose(of, text)
        elif is_asked or (text.casefold() in YES and says_whether(text)):
            yield self._asked(one, of, text)
        elif of.when.at and is_zero(text) and is_in_iu(of.product):
            draft.passed.append("0 at a time, which does not say that the day had none: no dose")
        elif key(text) in MISSED or is_struck(text):
            draft.passed.append(f"{text}, so no dose")
        else:
            pairs = in_order(of.product, text) if one.names and not one.is_count else []
            some = pairs or [(of.product, text)]
            several = [self._each(draft, one, of._replace(product=p), t, each) for p, t in some]
            yield from chain.from_iterable(several)

    def _each(self, draft: Draft, one: Amounts, of: About, text: str, each: str) -> list[Dose]:
        """Each dose that a line says, at its time; it raises where one of them is no amount."""
        often, times = self._often(draft, one, text)
        found = []
        for once in doses_in(text, one.unit or each):
            about = with_words(once.words, with_words(often, of.note))
            for clock, pieces in [Taking(once.clock)] if once.clock else times:
                when = self._at(draft, draft.when, clock) if clock else of.when
                own = of._replace(when=when, note=about)
                found.append(self._amount(one, own, counted(once.text, each), pieces))
        return found

    def _often(self, draft: Draft, one: Amounts, text: str) -> tuple[str, Sequence[Taking]]:
        """The words for how often an amount was taken, and each time that it was."""
        often = draft.row.cells[one.often_at].strip() if one.often_at is not None else ""
        if not self._says(often) or is_zero(text) or text.casefold() in NONE_WORDS:
            return "", [Taking()]
        times = times_said(often) or [Taking()]
        return "" if any(taking.clock for taking in times) or often.isdecimal() else often, times

    def _is_nothing(self, draft: Draft, of: About, text: str) -> bool:
        """Whether "-" says that nothing was taken, or an empty cell without a time, or words."""
        may_be = bool(text) or (draft.when.at is None and not of.note)
        return may_be and fold(of.product) in self._doses.measured

    def _said_of(self, cells: Sequence[str], one: Amounts) -> tuple[str, bool]:
        """How much was taken, or whether; it raises where a line says how much of what was not."""
        text = with_unit(cells, one.place, self._doses.unit)
        if one.count_at is not None:
            count = cells[one.count_at].strip()
            is_known = one.names is not None or (count and text)  # else neither says how much
            text = (counted(count, text) or text) if is_known or is_zero(count) else ""
        if one.often_at is not None and is_zero(cells[one.often_at].strip()):
            text = "0"
        if one.asked_at == one.place:
            return text, says_whether(text)
        whether = cells[one.asked_at].strip() if one.asked_at is not None else ""
        if not self._says(whether):
            return text, one.asked
        if not self._says(text) or is_zero(text):
            return whether, True
        if whether.casefold() in NO:
            raise BadDataError(f"{quoted(text)} stands beside {quoted(whether)}")
        return text, False

    def _when(self, draft: Draft, one: Amounts) -> Moment:
        """When the amount of a column was taken; what is before the day begins is of its night."""
        line = draft.when
        if one.of_day is not None:
            line = whole_day(line.day + timedelta(days=one.of_day))
        text = draft.row.cells[one.clock].strip() if one.clock is not None else ""
        if not self._says(text) and not one.at:
            return line
        clock = one.at or read_clock(text)
        if clock is None:
            reason = f"{quoted(text)} is no time, such as 08:30; the dose is taken without a time"
            draft.errors.append(draft.error(one.column, reason))
            return line
        if one.clock_again and draft.when.at and clock >= self._here.day_starts:
            line = whole_day(draft.when.at.date())
        return self._at(draft, line, clock)

    def _at(self, draft: Draft, line: Moment, clock: time) -> Moment:
        """When a clock showed a time on the day of a line, or in the night behind it."""
        draft.is_local = True
        return moment_of(line, clock, self._here)

    def _is_named(self, text: str) -> bool:
        return self._says(text) and fold(text) not in NONE_WORDS | NOTHING

    def _by_name(self, draft: Draft, names: Names, named: str, note: str | None) -> None:
        """Doses of a line that only names them, each perhaps with its amount."""
        if not (named := self._ticked(draft, names, named)):
            return
        if names.only and amount_at(without_box(named)):
            named = f"{names.only} {without_box(named)}"
        none, more = none_of(named, names.only, self._here)
        if none:
            self.add_named(draft, names.column, (none, "0"), named, with_words(more, note))
            return
        some = [(c, named_doses(c.name, are_counted=names.is_sure)) for c in courses_of(named)]
        pairs = [pair for _, of_course in some for pair in of_course]
        others = [] if names.is_sure else [one for one in pairs if not self._is_of_dose(*one)]
        if any(may_say_dose(f"{product} {amount}", names.only) for product, amount in others):
            reason = f"{quoted(named)} is not understood as a whole: a note"
            reason += ", and no dose" if len(others) == len(pairs) else ""
            draft.errors.append(draft.error(names.column, reason))
        beside = [f"{product} {amount}".strip() for product, amount in others]
        if time_named(names.column):  # where nothing but what was taken is looked for
            draft.passed += [f"{one[:40]} is not known, so a note and no dose" for one in beside]
        if len(others) == len(pairs):
            draft.words.append(f"{names.column}: {named}")
            return
        for course, of_course in some:
            about = with_words(", ".join(filter(None, [course.length, *beside])), note)
            for pair in of_course:
                if pair not in others:
                    self.add_named(draft, names.column, pair, named, about)

    def _ticked(self, draft: Draft, names: Names, named: str) -> str:
        """What a cell names in ticked boxes or in none; what is in others is no dose."""
        ticked, others = in_boxes(" ".join(named.split()))
        for one in others:
            if names.is_sure or any(self._is_of_dose(*pair) for pair in named_doses(one)):
                draft.passed.append(f"{one[:40]} is not ticked, so no dose")
            else:
                draft.words.append(f"{names.column}: {one}")
        return ticked

    def _is_of_dose(self, product: str, amount: str) -> bool:
        """Whether a name is known, or has an amount and is no sentence."""
        return is_taken_here(product, self._here) or bool(amount and may_name(product))

    def add_named(
        self, draft: Draft, column: str, pair: tuple[str, str], named: str, about: str | None
    ) -> None:
        """Add a dose of a product, with the amount that stands with its name, if any."""
        product, amount = pair
        when = self._at(draft, draft.when, clock) if (clock := time_named(column)) else draft.when
        of = About(column, product, when, about)
        try:
            if not amount and amount_at(in_digits(product)):
                raise BadDataError(f"{quoted(product)} says how much, and not of what")
            if amount:
                one = Amounts(0, column, product, None)
                draft.parts += self._each(draft, one, of, amount, "")
            else:
                draft.parts.append(self._dose(of, named))
        except SidelogError as error:
            draft.refuse(column, error)

    def _asked(self, one: Amounts, of: About, text: str) -> Dose:
        word = text.casefold()
        is_yes = word in YES or word == "1"
        if amount := one.each if is_yes else so_much(text) or (text if unit_in(text) else ""):
            return self._amount(one, of, amount)
        if is_yes or word in NO or word == "0":
            return self._dose(of, text, _OPEN if is_yes else AmountSaid(0))
        if one.each and (key(text) in OF_ANOTHER_AMOUNT or text.isdecimal()):
            return self._dose(of._replace(note=with_words(text, of.note)), text)
        raise BadDataError(f"{quoted(text)} is neither yes nor no")

    def _amount(self, one: Amounts, of: About, text: str, pieces: float = 1) -> Dose:
        said = one.read_with_words(text, of.product)
        said = said._replace(number=said.number and said.number * pieces)
        return self._dose(of._replace(note=with_words(said.words, of.note)), text, said)

    def _dose(self, of: About, text: str, amount: AmountSaid = _OPEN) -> Dose:
        number, unit, estimate, _ = amount
        column, product, when, note = of
        is_none = number == 0
        is_bare = text[-1:].isdigit() and not text[:1].isalpha()
        entered = f"{text} {unit}" if unit and is_bare else text
        dose = Dose(
            identity="",
            column=column,
            day=when.day,
            at=None if is_none else when.at,
            product=product,
            taken=not is_none,
            amount=number or None,
            unit=unit,
            estimate=estimate,
            entered=entered,
            note=note,
        )
        return identified(dose, when.written, self._identity)
