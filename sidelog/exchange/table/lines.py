"""The lines of a file as entries, by the plan of its columns."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sidelog.catalog.amounts import NONE_WORDS, check_amount, parse_amount
from sidelog.catalog.products import parse_unit
from sidelog.catalog.text import quoted
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Line,
    LineError,
    Note,
    Observation,
    RegimenStep,
    identities,
)
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind, to_number, token
from sidelog.exchange.table.cell.words import NO, YES
from sidelog.exchange.table.cells import When, note_text
from sidelog.exchange.table.column.doses import Amounts, Doses
from sidelog.exchange.table.column.long import MOST_NAMES, Long, with_unit
from sidelog.exchange.table.column.medicines import how_often, is_stop, named_amount
from sidelog.exchange.table.column.moments import Moments
from sidelog.exchange.table.column.readings import Kept
from sidelog.exchange.table.column.values import Values, is_skipped
from sidelog.exchange.table.evidence import look_at
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.header import Columns
from sidelog.exchange.table.text import Row

_WITHOUT_OFFSET = len("2026-09-01T08:30:00")


class Lines:
    """Reads the lines of one file."""

    def __init__(self, columns: Columns, plan: Plan, here: Here, missing: frozenset[str]) -> None:
        self._columns, self._plan, self._missing = columns, plan, missing
        ahead = plan.doses is not None and plan.doses.are_steps
        self._moments = Moments(plan.dating, here, missing, ahead=ahead)
        self._identity = identities("csv")
        self._defined: set[str] = set()
        self._width = len(columns.names)
        self._day = plan.dating.day.name

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, self._columns.rows())

    def _line(self, row: Row) -> Line:
        if wrong := _wrong_row(row, self._width):
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
        draft = _Draft(row, when)
        for values in self._plan.values:
            self._value(draft, values, row.cells[values.place].strip())
        if self._plan.long:
            self._long(draft, self._plan.long)
        about = len(draft.parts)
        plan = self._plan
        note = self._note(draft) if plan.notes and plan.notes_are_of_doses else None
        if plan.doses:
            self._doses(draft, plan.doses, note)
        if plan.notes and (note is None or len(draft.parts) == about):
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

    def _value(self, draft: "_Draft", values: Values, text: str) -> None:
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

    def _observe(self, draft: "_Draft", values: Values, value: float | None) -> None:
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

    def _long(self, draft: "_Draft", long: Long) -> None:
        cells = draft.row.cells
        for column in long.columns:
            text = with_unit(cells, column.place, long.unit)
            found = long.of(cells, column)
            if not text:
                draft.empty += 1
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

    def _note(self, draft: "_Draft") -> str | None:
        """All that a person wrote in a line, exactly as it is."""
        texts = [draft.row.cells[notes.place] for notes in self._plan.notes]
        return "\n".join(text for text in texts if self._says(text.strip())) or None

    def _says(self, text: str) -> bool:
        """Whether a cell says anything that is known."""
        return bool(text) and not self._is_missing(text)

    def _is_missing(self, text: str) -> bool:
        return look_at(text.strip(), self._missing).kind is Kind.MISSING

    def _day_notes(self, draft: "_Draft") -> Iterator[Note]:
        for notes in self._plan.notes:
            text = draft.row.cells[notes.place]
            if self._says(text.strip()):
                said = f"{notes.column}: {text.strip()}" if notes.is_word else text
                try:
                    yield self._note_entry(notes.column, draft.when, note_text(said))
                except BadDataError as error:
                    draft.refuse(notes.column, error)

    def _note_entry(self, column: str, when: When, text: str) -> Note:
        return Note(
            identity=self._identity("note", when.written, text),
            column=column,
            day=when.day,
            at=when.at,
            text=text,
        )

    # What was taken

    def _doses(self, draft: "_Draft", doses: Doses, note: str | None) -> None:
        cells = draft.row.cells
        named = " ".join(cells[doses.name].split()) if doses.name is not None else ""
        nothing = not named or self._is_missing(named) or named.casefold() in NONE_WORDS
        if doses.is_log and nothing:
            if not named and any(cells[one.place].strip() for one in doses.amounts):
                draft.errors.append(draft.error(doses.name_column, "it is empty, beside an amount"))
            return
        if not doses.amounts:
            self._by_name(draft, doses.name_column, named, note)
        for one in doses.amounts:
            text = with_unit(cells, one.place, doses.unit)
            product = one.product or named
            try:
                if doses.are_steps:
                    draft.parts += self._steps(one, product, draft, doses, text, note)
                elif text in UNKNOWN_WORDS or (doses.is_log and not self._says(text)):
                    dose = self._dose(one.column, product, draft.when, None, None, text, note)
                    draft.parts.append(dose)
                elif not self._says(text):
                    draft.empty += 1
                elif one.asked:
                    draft.parts.append(self._asked(one, product, draft.when, text, note))
                else:
                    draft.parts.append(self._amount(one, product, draft.when, text, note))
            except SidelogError as error:
                draft.refuse(one.column, error)

    def _by_name(self, draft: "_Draft", column: str, named: str, note: str | None) -> None:
        """Doses of a line that only names them, each perhaps with its amount."""
        parts = [part.strip() for part in re.split(r"[;|+]|,(?!\d)", named) if part.strip()]
        pairs = [named_amount(part) for part in parts]
        if len(pairs) > 1 and not all(amount for _, amount in pairs):
            pairs = [named_amount(named)]
        for product, amount in pairs:
            try:
                if amount:
                    one = Amounts(0, column, product, None)
                    draft.parts.append(self._amount(one, product, draft.when, amount, note))
                else:
                    dose = self._dose(column, product, draft.when, None, None, named, note)
                    draft.parts.append(dose)
            except SidelogError as error:
                draft.refuse(column, error)

    def _asked(self, one: Amounts, product: str, when: When, text: str, note: str | None) -> Entry:
        word = text.casefold()
        if word in YES or word == "1":
            return self._dose(one.column, product, when, None, None, text, note)
        if word in NO or word == "0":
            return self._dose(one.column, product, when, 0, None, text, note)
        raise BadDataError(f"{quoted(text)} is neither yes nor no")

    def _amount(self, one: Amounts, product: str, when: When, text: str, note: str | None) -> Entry:
        number, unit, estimate = self._parsed(one, text)
        return self._dose(one.column, product, when, number, unit, text, note, estimate=estimate)

    def _parsed(self, one: Amounts, text: str) -> tuple[float | None, str | None, bool]:
        """The number, the unit and whether it is an estimate.

        Raises:
            SidelogError: it is no amount.
        """
        cell = token(text)
        if cell.kind is Kind.NUMBER and not cell.unit and to_number(cell.digits, one.sign) == 0:
            return 0, None, False

        def read(digits: str) -> float:
            number = to_number(digits, one.sign)
            if number is None:
                raise BadDataError(f"{quoted(digits)} is not a number")
            return number

        amount = parse_amount(text, read=read)
        if amount.is_share:
            raise BadDataError(f"{quoted(text)} does not say of what; write the unit beside it")
        unit = amount.unit.name if amount.unit else None
        number = amount.number
        if number and unit is None and one.unit:
            unit, number = one.unit, check_amount(number, parse_unit(one.unit), text)
        return number, unit, amount.estimate

    def _dose(
        self,
        column: str,
        product: str,
        when: When,
        number: float | None,
        unit: str | None,
        text: str,
        note: str | None,
        *,
        estimate: bool = False,
    ) -> Dose:
        is_none = number == 0
        said = "none" if is_none else "?" if number is None else repr(number)
        content = (product.casefold(), when.written, said, unit or "", note or "")
        entered = f"{text} {unit}" if unit and text[-1:].isdigit() else text
        return Dose(
            identity=self._identity("dose", *content),
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

    def _steps(
        self,
        one: Amounts,
        product: str,
        draft: "_Draft",
        doses: Doses,
        text: str,
        note: str | None,
    ) -> Iterator[Entry]:
        """The step that a line is; of a list also the stop after the last day."""
        cells, day = draft.row.cells, draft.when.day
        action, often, end = (
            cells[place].strip() if place is not None else ""
            for place in (doses.action, doses.often, doses.end)
        )
        stop = is_stop(action)
        if not stop and not self._says(text):
            raise BadDataError("it is empty, and the line does not say stop")
        number, unit, _ = (0, None, False) if stop else self._parsed(one, text)
        if number is None:
            raise BadDataError(f"{quoted(text)} does not say how much is taken from that day on")
        rule = how_often(often) if self._says(often) else (1, 1)
        if rule is None:
            raise BadDataError(f"{quoted(often)} does not say how often in a way that is known")
        last = read_day(end) if end and not self._is_missing(end) else None
        last_day = last and last.on(self._plan.dating.order)
        if end and not self._is_missing(end) and (last_day is None or last_day < day):
            raise BadDataError(f"{quoted(end)} is no last day of what began on {day}")
        yield self._step(one, product, day, number * rule[0], unit, rule, note)
        if last_day:
            after = last_day + timedelta(days=1)
            yield self._step(one, product, after, 0, unit, (1, 1), None)

    def _step(
        self,
        one: Amounts,
        product: str,
        day: date,
        number: float,
        unit: str | None,
        rule: tuple[int, int],
        note: str | None,
    ) -> RegimenStep:
        times, every = rule
        content = (product.casefold(), day.isoformat(), repr(float(number)), unit or "")
        also = () if rule == (1, 1) else (str(times), str(every))
        return RegimenStep(
            identity=self._identity("regimen", *content, *also),
            column=one.column,
            day=day,
            product=product,
            amount=float(number),
            unit=unit,
            every_days=every,
            times=times,
            note=note,
        )


class _Draft:
    """A line while it is read."""

    __slots__ = ("empty", "errors", "parts", "passed", "row", "when")

    def __init__(self, row: Row, when: When) -> None:
        self.row, self.when = row, when
        self.parts: list[Entry | Definition] = []
        self.errors: list[LineError] = []
        self.empty = 0
        self.passed: list[str] = []

    def error(self, column: str, reason: str) -> LineError:
        return LineError(self.row.line, column, reason)

    def refuse(self, column: str, error: SidelogError) -> None:
        """Keep what is wrong with a cell."""
        hint = f" {error.hint}" if error.hint else ""
        self.errors.append(self.error(column, f"{error.message}{hint}".rstrip(".")))


def _wrong_row(row: Row, width: int) -> str:
    """Why a row cannot be read; empty where it can."""
    found = len(row.cells)
    if found != width:
        return f"it has {found} cell{'s' * (found != 1)}, and the header {width}"
    for cell in row.cells:
        if not cell.isascii() and any("\udc80" <= sign <= "\udcff" for sign in cell):
            byte = next(ord(sign) - 0xDC00 for sign in cell if "\udc80" <= sign <= "\udcff")
            return f"the byte {byte:#04x} is no text in UTF-8"
        if "\0" in cell:
            return "it holds a NUL character, which no text has"
    return ""
