"""What the columns of a file are taken for, all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sidelog.exchange.reader import Brought, Left, Question
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.called import STARTS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dose_lines.status import Status
from sidelog.exchange.table.events.happened import Events
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_lines.said_again import Key
from sidelog.exchange.table.length.spans import Span
from sidelog.exchange.table.long.listed import Listed
from sidelog.exchange.table.long.named import Long
from sidelog.exchange.table.medicine.among import Among
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.regimen.timeline import Timeline
from sidelog.exchange.table.rows.columns import Columns


@dataclass(slots=True)
class Plan:
    """What a file's columns are taken for.

    Attributes:
        dating: those that say when.
        span: that of the end of each line.
        long: those of a name and a value.
        among: those of lines of a medicine, among lines of other things.
        listed: those that list what happened, several in a cell.
        timeline: those of words of which some say a change of what is taken.
        status: that of whether it was taken.
        key: that which tells a line from others, where some are there twice.
        clocks: those of the times of single values, by the places of these.
        question: what has to be answered first.
        is_named: whether a person said what they are.
        seen: what each column has in the lines that are taken.
    """

    dating: Dating
    columns: Columns
    values: list[Values] = field(default_factory=list)
    span: Span | None = None
    long: Long | None = None
    doses: Doses | None = None
    among: Among | None = None
    events: Events | None = None
    listed: list[Listed] = field(default_factory=list)
    timeline: Timeline | None = None
    status: Status | None = None
    key: Key | None = None
    clocks: Mapping[int, Seen] = field(default_factory=dict)
    notes: list[Notes] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    question: Question | None = None
    is_named: bool = False
    seen: Sequence[Seen] = ()

    @property
    def keeps_starts(self) -> bool:
        """Whether a line that says no more than its start is kept, beside others with lengths."""
        of_time = any(one.measure.scale.unit in HOURS for one in self.values)
        return of_time and bool(tokens(self.dating.day.name) & STARTS)

    def add(self, found: tuple[Values, ...] | Left) -> None:
        """Add the values of a column, or why it has none."""
        if isinstance(found, Left):
            self.left.append(found)
        else:
            self.values += found
            self.brought += [values.brought for values in found]

    def bring(self, found: str, name: str, how: str = "") -> None:
        """Say of a column as what it comes in."""
        self.brought.append(Brought(found, name, how))

    def keep_words(self, notes: Notes, how: str, name: str = "") -> None:
        """Keep what a column says in words."""
        self.notes.append(notes)
        self.bring(notes.column, name or self.note_name, how)

    def leave(self, found: str, why: str) -> None:
        """Say of a column why it does not come in."""
        self.left.append(Left(found, why))

    def unleave(self, one: Seen) -> None:
        """Say no more of a column why it does not come in, since it does."""
        self.left = [left for left in self.left if left.found != one.name]

    def say_also(self, column: str, how: str) -> None:
        """Say more of how a column is read."""
        self.brought = [one.also(how) if one.found == column else one for one in self.brought]

    def say_of(self, values: Values, how: str) -> None:
        """Say more of a column of values."""
        self.say_anew(values, values.brought.also(how))

    def say_anew(self, values: Values, brought: Brought) -> None:
        """Say otherwise of values what they become."""
        before, values.brought = values.brought, brought
        self.brought = [brought if one is before else one for one in self.brought]

    @property
    def all_doses(self) -> list[Doses]:
        """The columns of what was taken, and those of lines among others."""
        given = [*self.long.given.values()] if self.long else []
        given += [doses] if self.among and (doses := self.among.doses) else []
        return [self.doses, *given] if self.doses else given

    @property
    def note_name(self) -> str:
        """What words that are kept are notes of."""
        of = "the events" if self.events else "the doses"
        return f"notes of {of if self.notes_are_of_doses else 'the day'}"

    @property
    def has_words_alone(self) -> bool:
        """Whether its lines have words, and nothing else that is recorded."""
        others = (self.values, self.span, self.long, self.doses, self.among, self.events)
        return bool(self.notes) and not any((*others, self.listed, self.timeline, self.status))

    def name_notes(self) -> None:
        """Say of words that are kept what they are notes of, once that is known."""
        kept = {(one.column, "notes of the day") for one in self.notes}
        self.brought = [
            one._replace(name=self.note_name) if (one.found, one.name) in kept else one
            for one in self.brought
        ]

    @property
    def notes_are_of_doses(self) -> bool:
        """Whether the note of a line is about its dose or its event, and not about its day."""
        others = self.values or self.long or self.span
        if self.is_named or self.events or not self.doses:
            return bool(self.doses or self.events) and bool(self.is_named or not others)
        # Of columns that are each of a product, a day's note is about the day; and so are those of
        # several in a line, which each say of which one they are.
        is_of_them = self.doses.is_log or self.dating.has_times
        are_several = self.doses.has_slots and sum(one.is_word for one in self.notes) > 1
        return is_of_them and not others and not are_several
