"""The lines of a file as entries, by the plan of its columns."""

from collections.abc import Iterable, Iterator
from functools import partial

from sidelog.catalog.scales import DayRule
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import (
    COUNTED,
    DAY_ALONE,
    Definition,
    Identities,
    Line,
    LineError,
    Note,
    Observation,
)
from sidelog.exchange.moments import Moment, whole_day
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.sums import OF_SUMS, is_of_sums
from sidelog.exchange.table.column.readings import Kept, is_skipped
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.moments import Moments, NoTimeError
from sidelog.exchange.table.dating.own_clocks import own_moment
from sidelog.exchange.table.dose_lines.status import heed_comments
from sidelog.exchange.table.draft import Draft, wrong_row
from sidelog.exchange.table.events.happened import EventReader
from sidelog.exchange.table.evidence import Seen, says
from sidelog.exchange.table.length.spans import Ends
from sidelog.exchange.table.long.by_name import MOST_NAMES
from sidelog.exchange.table.long.listed import ListedReader
from sidelog.exchange.table.long.named import Long, ValueColumn, keep_slipped, which
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.medicine.taken import TakenReader
from sidelog.exchange.table.note_reader import NoteReader
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.regimen.steps import StepReader
from sidelog.exchange.table.regimen.timeline import TimelineReader
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_HEADER_AGAIN = "the names of the columns, again"
_TIME_ALONE = "lines that say no more than when they were"
MEANS = frozenset({DayRule.MEAN, DayRule.MEDIAN})
"""Rules by which a value that is there twice weighs twice: of alike sets both were done."""


class Lines:
    """Reads the lines of one file."""

    def __init__(self, columns: Columns, plan: Plan, here: Here, missing: frozenset[str]) -> None:
        self._columns, self._plan, self._missing = columns, plan, missing
        self._says = partial(says, missing=missing)
        ahead = plan.doses is not None and plan.doses.are_steps
        self._moments = Moments(plan.dating, here, missing, ahead=ahead)
        self._ends = plan.span and Ends(plan.span, plan.dating, here, missing)
        self._has_ends = bool(self._ends) or plan.keeps_starts
        self._identities = Identities("csv")
        self._identity = self._identities.of
        self._notes = NoteReader(plan, self._identity, missing)
        self._defined: set[str] = set()
        self._width = len(columns.names)
        self._of_days = plan.long.of_days if plan.long else set[int]()
        self._given_once = set[tuple[int, str]]()
        self._keys = set[str]()
        are_words = any(notes.is_word for notes in plan.notes)
        self._names_things = are_words and not plan.notes_are_of_doses
        self._happened = plan.events and EventReader(plan.events, self._identity, here, missing)
        self._here = here
        steps = StepReader(Doses(), self._identity, self._says, plan.dating.order)
        told = plan.timeline
        self._told = told and TimelineReader(told, steps, self._reader(Doses()))
        self._taken = plan.doses and self._reader(plan.doses)
        given = plan.long.given if plan.long else {}
        self._given = {key: self._reader(doses) for key, doses in given.items()}
        among = plan.among and plan.among.doses
        self._among = among and self._reader(among)
        others = (plan.notes, plan.events, plan.timeline, plan.doses, plan.status, plan.listed)
        self._are_values_alone = not (any(others) or self._has_ends)

    def _reader(self, doses: Doses) -> TakenReader:
        order = self._plan.dating.order
        return TakenReader(doses, self._identity, self._missing, order, self._here)

    def __iter__(self) -> Iterator[Line]:
        self._given_once.clear()
        self._keys.clear()
        listed = ListedReader(self._plan.listed, self._identity)
        for row in self._columns.rows():
            yield self._line(row, listed)

    def _line(self, row: Row, listed: ListedReader) -> Line:
        if wrong := wrong_row(row, self._width):
            return self._refused(row, "", wrong)
        if self._plan.key and (why := self._passed(row)):
            return Line(row.line, passed=(why,))
        try:
            draft = self._begun(row)
        except BadDataError as error:
            return self._without_day(row, error)
        self._all_values(draft)
        if draft.words or not self._are_values_alone:
            self._others(draft, listed)
        if not (draft.parts or draft.errors or draft.passed):
            draft.passed.append(_TIME_ALONE if draft.when.at else DAY_ALONE)
        return Line(
            row.line,
            tuple(draft.parts),
            tuple(draft.errors),
            tuple(draft.passed),
            draft.empty,
            draft.is_local,
        )

    def _others(self, draft: Draft, listed: ListedReader) -> None:
        """Add what is no value to a line: doses, events, and what it says in words."""
        about = len(draft.parts)
        plan = self._plan
        note = self._notes.of_dose(draft) if plan.notes and plan.notes_are_of_doses else None
        self._doses(draft, note)
        if self._happened:
            self._happened.read(draft, note)
        if self._told:
            self._told.read(draft)
        is_kept = note is not None and len(draft.parts) > about
        if plan.listed:
            listed.read(draft)  # whose events have no note
        if not is_kept and (plan.notes or draft.words):
            draft.parts += self._notes.of_day(draft)
        if self._has_ends:
            draft.parts += self._one_end(draft)

    def _doses(self, draft: Draft, note: str | None) -> None:
        """Add what was taken to a line, but for what it says was not."""
        plan = self._plan
        if why := self._not_taken(draft.row):
            draft.passed.append(why)
        elif self._taken:
            self._taken.read(draft, note)
            heed_comments(draft, plan.notes, of_dose=not plan.values)
            if plan.status:
                plan.status.with_amounts(draft)

    def _passed(self, row: Row) -> str:
        """Why a line is passed over before it is read; empty where it is not."""
        if (key := self._plan.key) and (said := key.of(row.cells)):
            if said in self._keys:
                return key.why
            self._keys.add(said)
        return ""

    def _not_taken(self, row: Row) -> str:
        """Why a line is of no dose; empty where it may be of one."""
        return self._plan.status.why_not(row.cells) if self._plan.status else ""

    def _without_day(self, row: Row, error: BadDataError) -> Line:
        """A line that does not say its day, which one of no dose need not."""
        if why := self._not_taken(row):
            planned = self._moments.planned(row.cells)
            notes = self._notes.of_day(Draft(row, planned)) if planned else ()
            return Line(row.line, tuple(notes), passed=(why,))
        return self._refused(row, self._moments.column_of(error), error.message.rstrip("."))

    def _refused(self, row: Row, column: str, reason: str) -> Line:
        """A line that is not taken; nothing is wrong where it is one of sums, or the header."""
        day = self._plan.dating.day
        text = row.text(day.place)
        if is_of_sums(text):
            return Line(row.line, passed=(OF_SUMS,))
        if text and fold(text) == fold(day.name):
            return Line(row.line, passed=(_HEADER_AGAIN,))
        return Line(row.line, errors=(LineError(row.line, column, reason),))

    def _begun(self, row: Row) -> Draft:
        """A line with its day, and with its time where that can be read."""
        try:
            draft = Draft(row, self._moments.at(row.cells))
        except NoTimeError as error:
            draft = Draft(row, self._moments.day_of(row.cells))
            column = self._moments.column_of(error)
            draft.refuse(column, error, "; the line is taken without a time")
        except BadDataError:
            at_end = self._ends and self._ends.at_other(
                row.cells, has_values=bool(self._plan.values)
            )
            if not at_end:
                raise
            draft = Draft(row, at_end)  # it says its end, and not its start
        if row.unplaced:
            draft.errors.append(draft.error("", row.unplaced))
        return draft

    # Values

    def _all_values(self, draft: Draft) -> None:
        """Add the values of a line to it."""
        plan = self._plan
        for values in plan.values:
            if (text := values.text(draft.row.cells)) is not None:
                self._value(draft, values, text)
        if self._ends:
            self._span(draft, self._ends)
        if self._among and plan.among and plan.among.are_of(draft.row.cells):
            self._among.read(draft, None)
            draft.said |= plan.among.places
        elif plan.long:
            self._long(draft, plan.long)
            keep_slipped(draft, plan.long)

    def _value(self, draft: Draft, values: Values, text: str) -> None:
        if text and values.place in self._of_days and self._is_again(values, draft.when):
            draft.passed.append(COUNTED)
            return
        outcome = values.outcome(text) if text else None
        if outcome is None:
            draft.empty += 1
        elif isinstance(outcome, float):
            self._observe(draft, values, outcome, self._when(draft, values))
        elif isinstance(outcome, Kept) and self._names_things and values.are_of_several:
            draft.words.append(f"{values.column}: {text}")  # in one note with what it is of
        elif isinstance(outcome, Kept):
            words = f"{values.column} {text}"
            draft.parts.append(self._notes.entry(values.column, draft.when, words))
        elif is_skipped(text) and draft.when.at is None:
            self._observe(draft, values, None)
        else:
            draft.refuse(values.column, outcome)

    def _when(self, draft: Draft, values: Values) -> Moment:
        """When a value was: at the time that its line says of it alone, or that of its line."""
        if values.of_day:  # as it is written: what is said at 1:00 is that of the same date
            at = draft.when.at
            return whole_day(at.date() if at else draft.when.day)
        if values.clock is None:
            return draft.when
        text = draft.row.cells[values.clock].strip()
        if not self._says(text):
            return draft.when
        draft.is_local = True
        try:
            return own_moment(draft.when, text, self._here)
        except BadDataError as error:
            draft.refuse(values.column, error, "; the value is taken without a time")
            return draft.when

    def _is_again(self, values: Values, when: Moment) -> bool:
        """Whether a line has a value of its day, or its moment, that one before it has as well."""
        key = (values.place, when.written)
        is_again = key in self._given_once
        self._given_once.add(key)
        return is_again

    def _observe(
        self, draft: Draft, values: Values, value: float | None, when: Moment | None = None
    ) -> None:
        """Add a value to a line; of another time than its own, where that is said."""
        name, when = values.measure.name, when or draft.when
        if values.is_new and name not in self._defined:
            self._defined.add(name)
            draft.parts.append(Definition(values.column, values.measure))
        said = "skipped" if value is None else repr(value)
        identity = self._identity("observation", name, when.written, said, day=when.day)
        rule = values.measure.scale.day_rule
        draft.parts.append(
            Observation(
                identity=identity,
                column=values.column,
                day=when.day,
                at=when.at,
                measure=name,
                value=value,
                is_alike=self._identities.is_alike and when.at is not None and rule in MEANS,
            )
        )

    def _span(self, draft: Draft, ends: Ends) -> None:
        span, cells = ends.span, draft.row.cells
        if not (values := span.of(cells)):
            return  # its kind has no lengths
        try:
            length = ends.length(draft.when, cells)
        except BadDataError as error:
            draft.refuse(span.other.name, error)
            return
        draft.is_named = length is not None
        if length is not None:
            self._observe(draft, values, length)
        draft.empty += not draft.is_named

    def _one_end(self, draft: Draft) -> Iterator[Note]:
        """A note of the one end that a line says, where no other entry is at its start."""
        ends, cells = self._ends, draft.row.cells
        if self._plan.keeps_starts and not (draft.parts or draft.errors or draft.passed):
            of = self._plan.dating.clock or self._plan.dating.day
            yield self._said_at(draft, of)
        if not ends or (draft.parts and ends.has_day(cells)):
            return
        if one := ends.alone(cells):
            yield self._said_at(draft, one)

    def _said_at(self, draft: Draft, one: Seen) -> Note:
        """A note of the start or the end of a line."""
        said = f"{one.name}: {draft.row.cells[one.place].strip()}"
        return self._notes.entry(one.name, draft.when, said)

    def _long(self, draft: Draft, long: Long) -> None:
        cells = draft.row.cells
        name = long.said(cells)
        if given := self._given.get(which(name)):
            given.read(draft, None)
            others = [one for one in long.columns[1:] if cells[one.place].strip()]
            self._values_of(draft, long, name, others)
            return
        has_value = any(cells[one.place].strip() for one in long.columns)
        is_alone = not has_value and not draft.is_named
        is_event = is_alone and long.is_of_event(name, has_time=draft.when.at is not None)
        draft.is_named |= has_value or is_event
        if name and is_event:
            draft.words.append(f"{long.name_column}: {name}")
        if not draft.is_named or has_value:
            self._values_of(draft, long, name, long.columns)

    def _values_of(
        self, draft: Draft, long: Long, name: str, columns: Iterable[ValueColumn]
    ) -> None:
        """Add the values of what a line names to it."""
        cells = draft.row.cells
        for column in columns:
            text = column.text(cells)
            found = long.of(cells, column)
            if not text:
                draft.empty += 1
            elif found == ():
                draft.words.append(f"{name}: {column.words(cells)}")
            elif isinstance(found, tuple):
                for values in found:
                    self._value(draft, values, text)
            elif found is not None:
                draft.passed.append(f"{name[:40]}: {found}")
            else:
                reason = "it is empty, and the line has a value"
                reason = f"the file has more names than {MOST_NAMES:,}" if name else reason
                draft.errors.append(draft.error(long.name_column, reason))
