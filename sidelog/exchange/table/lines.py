"""The lines of a file as entries, by the plan of its columns."""

from collections.abc import Iterator

from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Definition, Line, LineError, Note, Observation, identities
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cells import When, note_text
from sidelog.exchange.table.column.long import MOST_NAMES, Long, with_unit
from sidelog.exchange.table.column.readings import Kept
from sidelog.exchange.table.column.spans import Span
from sidelog.exchange.table.column.values import Values, is_skipped
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.draft import Draft, wrong_row
from sidelog.exchange.table.evidence import look_at
from sidelog.exchange.table.plan import Notes, Plan
from sidelog.exchange.table.rows.header import Columns
from sidelog.exchange.table.taken import TakenReader
from sidelog.exchange.table.text import Row

_WITHOUT_OFFSET = len("2026-09-01T08:30:00")


class Lines:
    """Reads the lines of one file."""

    def __init__(self, columns: Columns, plan: Plan, here: Here, missing: frozenset[str]) -> None:
        self._columns, self._plan, self._missing = columns, plan, missing
        ahead = plan.doses is not None and plan.doses.are_steps
        self._moments = Moments(plan.dating, here, missing, ahead=ahead)
        span = plan.span
        self._ends = Moments(span.dating, here, missing, ahead=False) if span else None
        self._identity = identities("csv")
        self._defined: set[str] = set()
        self._width = len(columns.names)
        self._day = plan.dating.day.name
        self._taken = plan.doses and TakenReader(
            plan.doses, self._identity, missing, plan.dating.order
        )

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, self._columns.rows())

    def _line(self, row: Row) -> Line:
        if wrong := wrong_row(row, self._width):
            return Line(row.line, errors=(LineError(row.line, "", wrong),))
        try:
            when = self._moments.at(row.cells)
        except BadDataError as error:
            reason = error.message.rstrip(".")
            return Line(row.line, errors=(LineError(row.line, self._day, reason),))
        status = self._plan.status
        if status and not status.is_taken(row.cells[status.seen.place].strip()):
            return Line(
                row.line, passed=(f"{row.cells[status.seen.place].strip()[:40]}, so no dose",)
            )
        draft = Draft(row, when)
        for values in self._plan.values:
            self._value(draft, values, row.cells[values.place].strip())
        if self._plan.span:
            self._span(draft, self._plan.span)
        if self._plan.long:
            self._long(draft, self._plan.long)
        about = len(draft.parts)
        plan = self._plan
        note = self._note(draft) if plan.notes and plan.notes_are_of_doses else None
        if self._taken:
            self._taken.read(draft, note)
        if note is None or len(draft.parts) == about:
            draft.parts += self._day_notes(draft)
        is_local = when.at is not None and len(when.written) == _WITHOUT_OFFSET
        return Line(
            row.line,
            tuple(draft.parts),
            tuple(draft.errors),
            tuple(draft.passed),
            draft.empty,
            local=is_local,
        )

    # Values

    def _value(self, draft: Draft, values: Values, text: str) -> None:
        if not text:
            draft.empty += 1
            return
        outcome = values.outcome(text)
        if outcome is None:
            draft.empty += 1
        elif isinstance(outcome, float):
            self._observe(draft, values, outcome)
        elif isinstance(outcome, Kept):
            name = values.measure.title if values.is_new else values.measure.name
            draft.parts.append(self._note_entry(values.column, draft.when, f"{name} {outcome}"))
        elif is_skipped(text) and draft.when.at is None:
            self._observe(draft, values, None)
        else:
            draft.refuse(values.column, outcome)

    def _observe(self, draft: Draft, values: Values, value: float | None) -> None:
        name, when = values.measure.name, draft.when
        if values.is_new and name not in self._defined:
            self._defined.add(name)
            draft.parts.append(Definition(values.column, values.measure))
        said = "skipped" if value is None else repr(value)
        draft.parts.append(
            Observation(
                identity=self._identity("observation", name, when.written, said),
                column=values.column,
                day=when.day,
                at=when.at,
                measure=name,
                value=value,
            )
        )

    def _span(self, draft: Draft, span: Span) -> None:
        cells = draft.row.cells
        if not self._says(cells[span.end.place].strip()) or self._ends is None:
            draft.empty += 1
            return
        try:
            self._observe(draft, span.values, span.hours(draft.when, cells, self._ends))
        except BadDataError as error:
            draft.refuse(span.end.name, error)

    def _long(self, draft: Draft, long: Long) -> None:
        cells = draft.row.cells
        for column in long.columns:
            text = with_unit(cells, column.place, long.unit)
            found = long.of(cells, column)
            if not text:
                draft.empty += 1
            elif found == ():
                draft.words.append(f"{cells[long.name].strip()}: {text}")
            elif isinstance(found, tuple):
                for values in found:
                    self._value(draft, values, text)
            elif found is not None:
                draft.passed.append(f"{cells[long.name].strip()[:40]}: {found}")
            else:
                named = bool(cells[long.name].strip())
                reason = "it is empty, and the line has a value"
                reason = f"the file has more names than {MOST_NAMES:,}" if named else reason
                draft.errors.append(draft.error(long.name_column, reason))

    # Notes

    def _note(self, draft: Draft) -> str | None:
        """All that a person wrote in a line, exactly as it is."""
        texts = [self._words(draft, notes) for notes in self._plan.notes]
        return "\n".join(filter(None, texts)) or None

    def _words(self, draft: Draft, notes: Notes) -> str:
        """What a cell says, with its column where a word needs it; empty where it says nothing."""
        text = draft.row.cells[notes.place]
        if not self._says(text.strip()):
            return ""
        return f"{notes.column}: {text.strip()}" if notes.is_word else text

    def _says(self, text: str) -> bool:
        """Whether a cell says anything that is known."""
        return bool(text) and not self._is_missing(text)

    def _is_missing(self, text: str) -> bool:
        return look_at(text.strip(), self._missing).kind is Kind.MISSING

    def _day_notes(self, draft: Draft) -> Iterator[Note]:
        """A note of each column of a person's own words, and one of all the others."""
        plan, said = self._plan, list[tuple[str, str]]()
        for notes in plan.notes:
            if words := self._words(draft, notes):
                if notes.is_word:
                    draft.words.append(words)
                else:
                    said.append((notes.column, words))
        if draft.words:
            column = next((notes.column for notes in plan.notes if notes.is_word), "")
            said.append((column, "\n".join(draft.words)))
        for column, text in said:
            try:
                yield self._note_entry(column, draft.when, note_text(text))
            except BadDataError as error:
                draft.refuse(column, error)

    def _note_entry(self, column: str, when: When, text: str) -> Note:
        return Note(
            identity=self._identity("note", when.written, text),
            column=column,
            day=when.day,
            at=when.at,
            text=text,
        )
