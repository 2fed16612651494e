"""What lines say is taken as a rule: steps, changes in words, and the stops after last days."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import Definition, Entry, Event, Line, LineError, Note, RegimenStep
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.amount.how_many import how_often, speaks_of_need, with_often
from sidelog.exchange.table.amount.named import named_amounts
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.words import key, word_set
from sidelog.exchange.table.draft import Draft, with_words
from sidelog.exchange.table.medicine.doses import About, Amounts, Doses
from sidelog.exchange.table.medicine.words import ONGOING, PARTS_OF_DAY
from sidelog.exchange.table.regimen.changes import (
    LAST_DOSE,
    is_over,
    is_stop,
    kind_of_change,
    read_change,
)
from sidelog.exchange.table.regimen.phrase import in_plain_words

_DAILY = (1, 1)
_WHEN = PARTS_OF_DAY | word_set("mornings evenings nights nightly")
KEPT = "; its words are kept as a note"


class _Said(NamedTuple):
    """What a line of a list says: how much, how often, what was done, and the last day."""

    amount: str
    often: str
    action: str
    end: str


class StepReader:
    """Reads the steps of regimens in the lines of one file."""

    def __init__(
        self,
        doses: Doses,
        identity: Callable[..., str],
        says: Callable[[str], bool],
        order: DateOrder | None,
    ) -> None:
        self._doses, self._identity, self._says = doses, identity, says
        self._order = order

    def read(self, draft: Draft, one: Amounts, of: About, text: str) -> Iterator[Entry]:
        """The step that a line is; what is none, and its words, are kept as a note of its day."""
        if self._doses.action == one.place:
            yield from self.changed(draft, one, of, text)
        elif one.names is None or one.names.place != one.place:
            yield from self._of_list(draft, one, of, text)
        else:
            for named, amount in named_amounts(of.product):
                yield from self._of_list(draft, one, of._replace(product=named), amount)

    def of_parts(
        self, draft: Draft, parts: Sequence[Amounts], note: str | None
    ) -> Iterator[RegimenStep]:
        """The step of a product of which each part of the day has a column: what they come to."""
        texts = [(one, draft.row.cells[one.place].strip()) for one in parts]
        said = [(one, text) for one, text in texts if self._says(text)]
        draft.empty += len(parts) - len(said)
        if not said:
            return
        first, product = said[0][0], parts[0].product or ""
        try:
            read = [one.read(text, product) for one, text in said]
            numbers = [one.number for one in read if one.number is not None]
            units = {one.unit for one in read}
            if len(numbers) < len(read) or len(units) > 1:
                raise BadDataError("the parts of the day do not come to one amount")
        except SidelogError as error:
            draft.refuse(first.column, error)
            return
        words = with_words("; ".join(f"{one.column}: {text}" for one, text in said), note)
        of = About(first.column, product, draft.when, words)
        yield self._step(of, draft.when.day, sum(numbers), units.pop())

    def _of_list(self, draft: Draft, one: Amounts, of: About, text: str) -> Iterator[Entry]:
        is_alone = one.names is not None and one.names.place == one.place
        said = self._said(draft, text)
        is_needed = speaks_of_need(said.often or of.note or "") and not is_stop(said.action)
        try:
            if is_needed or (is_alone and not text):
                yield self._without_plan(of, said)
            else:
                yield from self._steps(draft, one, of, said)
        except SidelogError as error:
            if not self._says(text) and (kind := kind_of_change(said.action)):
                reason = "how much is not said, so that it is no step of a plan, but an event"
                draft.errors.append(draft.error(one.column, reason))
                yield self.event(of, kind, said.action)
                return
            draft.errors.append(draft.error(one.column, _kept(error)))
            words = ", ".join(filter(self._says, (text, said.often, said.action)))
            until = f", until {said.end}" if self._says(said.end) else ""
            yield self.note(of, f"{of.product}: {words}{until}")

    def _said(self, draft: Draft, text: str) -> _Said:
        places = (self._doses.often, self._doses.action, self._doses.end)
        cells = [draft.row.cells[place].strip() if place is not None else "" for place in places]
        amount, often = (text, cells[0]) if self._says(cells[0]) else with_often(text)
        return _Said(amount, often, *cells[1:])

    def _steps(self, draft: Draft, one: Amounts, of: About, said: _Said) -> Iterator[Entry]:
        """A step, and the stop after its last day."""
        day, (text, often, action, end) = of.when.day, said
        stop = is_stop(action)
        if not stop and not self._says(text):
            raise BadDataError("it is empty, and the line does not say stop")
        number, unit, *_ = (0, None) if stop else one.read(text, of.product)
        if number is None:
            raise BadDataError(f"{quoted(text)} does not say how much is taken from that day on")
        rule = how_often(often) if self._says(often) and not stop else _DAILY
        if rule is None:
            raise BadDataError(f"{quoted(often)} does not say how often in a way that is known")
        last, standing = self._last_day(end, day), self._doses.standing
        if last is None and standing is not None and is_over(draft.row.cells[standing].strip()):
            raise BadDataError("it was stopped, and the line does not say when")
        says_when = _WHEN & set(key(often).split())
        about = of._replace(note=with_words(often if says_when else "", of.note))
        yield self._step(about, day, number * rule[0], unit, rule)
        if last:
            yield self._step(of._replace(note=None), last + timedelta(days=1), 0, unit)

    def _last_day(self, end: str, first: date) -> date | None:
        """The last day of what began on a day, if any; raises where it is no such day."""
        if not self._says(end) or key(end) in ONGOING:
            return None
        said = read_day(end)
        day = said and said.on(self._order)
        if day is None or day < first:
            raise BadDataError(f"{quoted(end)} is no last day of what began on {first}")
        return day

    def _without_plan(self, of: About, said: _Said) -> Event:
        """What is taken now and then, or nobody says how much of: it is there, since a day."""
        column, product, when, note = of
        day, last = when.day, self._last_day(said.end, when.day)
        title = ", ".join(filter(self._says, (said.amount, said.often))) or None
        content = ("medicine", day.isoformat(), product, title or "", str(last or ""), note or "")
        return Event(
            identity=self._identity("event", *content, day=day),
            column=column,
            day=day,
            kind="medicine",
            until=last,
            ongoing=last is None,
            product=product,
            title=title,
            note=note,
        )

    def changed(self, draft: Draft, one: Amounts, of: About, text: str) -> Iterator[Entry]:
        """What words such as "increased to 75 mg" say: a step; without an amount, the change."""
        if not self._says(text):
            draft.empty += 1
            return
        day = of.when.day + timedelta(days=key(text) in LAST_DOSE)
        change = read_change(text) or read_change(in_plain_words(text))
        if change:
            try:
                number, unit, *_ = one.read(change.amount, of.product)
            except SidelogError as error:
                draft.errors.append(draft.error(one.column, _kept(error)))
            else:
                amount = (number or 0) * change.rule[0]
                yield self._step(of, day, amount, unit, change.rule)
                return
        elif kind := kind_of_change(text):
            yield self.event(of, kind, text)
            return
        elif any(map(str.isdecimal, text)):
            reason = BadDataError(f"{quoted(text)} is not understood as a change")
            draft.errors.append(draft.error(one.column, _kept(reason)))
        yield self.note(of, f"{of.product}: {text}")

    def event(self, of: About, kind: str, text: str) -> Event:
        """A change that is no step; at one moment the same words are said again, and no more."""
        column, product, when, note = of
        content = (kind, when.written, product, text, note or "")
        return Event(
            identity=self._identity("event", *content, day=when.day, once=when.at is not None),
            column=column,
            day=when.day,
            at=when.at,
            kind=kind,
            product=product,
            title=text if " " in text else None,
            note=note,
        )

    def note(self, of: About, text: str) -> Note:
        """The words of a line that say no more than words."""
        when, text = of.when, f"{text}\n{of.note}" if of.note else text
        return Note(
            identity=self._identity("note", when.written, text, day=when.day),
            column=of.column,
            day=when.day,
            at=when.at,
            text=text,
        )

    def _step(
        self, of: About, day: date, number: float, unit: str | None, rule: tuple[int, int] = _DAILY
    ) -> RegimenStep:
        product, (times, every) = of.product, rule
        content = (product.casefold(), day.isoformat(), repr(float(number)), unit or "")
        also = () if rule == _DAILY else (str(times), str(every))
        return RegimenStep(
            identity=self._identity("regimen", *content, *also, day=day),
            column=of.column,
            day=day,
            product=product,
            amount=float(number),
            unit=unit,
            every_days=every,
            times=times,
            note=of.note,
        )


def _kept(error: SidelogError) -> str:
    return f"{error.message.rstrip('.')}{KEPT}"


class Course(NamedTuple):
    """What a line says is taken: from a day on, until the day from which on it is not."""

    first: date
    stop: date


class Courses:
    """The courses of one product in a file, in the order of their first days."""

    def __init__(self, courses: Iterable[Course]) -> None:
        self._all = sorted(courses)
        ends = (date.min if one.stop == date.max else one.stop for one in self._all)
        self._last = list(accumulate(ends, max))

    def is_overtaken(self, course: Course) -> bool:
        """Whether another begins before a course has stopped, or on that day, and goes on."""
        later = bisect_right(self._all, Course(course.first, date.max))
        until = bisect_right(self._all, Course(course.stop, date.max))
        return any(course.stop <= one.stop for one in self._all[later:until])

    def is_within(self, course: Course) -> bool:
        """Whether another began before a course, and ends after it."""
        before = bisect_left(self._all, Course(course.first, date.min))
        return bool(before) and self._last[before - 1] > course.stop


def find_courses(lines: Iterable[Line]) -> Mapping[str, Courses]:
    """The courses of each product, whatever the order of the lines."""
    found: dict[str, list[Course]] = {}
    for line in lines:
        for name, course in _courses(line):
            found.setdefault(name, []).append(course)
    return {name: Courses(courses) for name, courses in found.items()}


def _courses(line: Line) -> Iterator[tuple[str, Course]]:
    steps = [part for part in line.parts if isinstance(part, RegimenStep)]
    for step in steps:
        stops = (one.day for one in steps if one.product == step.product and not one.amount)
        if step.amount:
            yield fold(step.product), Course(step.day, next(stops, date.max))


def without_overtaken_stops(
    lines: Iterable[Line], courses: Mapping[str, Courses]
) -> Iterator[Line]:
    """The lines, without the stops of what was changed on their day or before it.

    A last day that lies within another line of the product, which goes on, is no stop either; and
    what is taken from then on nobody knows, which is an error of its line.
    """
    for line in lines:
        own = dict(_courses(line))
        parts, errors = list[Entry | Definition](), list(line.errors)
        for part in line.parts:
            if not isinstance(part, RegimenStep) or part.amount:
                parts.append(part)
                continue
            name = fold(part.product)
            course = own.get(name)
            if course is None:
                parts.append(part)
            elif courses[name].is_within(course):
                ended = part.day - timedelta(days=1)
                reason = f"another line of {part.product} goes on after it ended on {ended}: "
                reason += "what is taken from then on is not plain, and no stop is made"
                errors.append(LineError(line.number, part.column, reason))
            elif not courses[name].is_overtaken(course):
                parts.append(part)
        yield line._replace(parts=tuple(parts), errors=tuple(errors))
