"""What a line of a file would do to the journal that it is to go into, and doing it.

What it brings is new, or is there already, or was deleted there by the person, or cannot be
recorded.  `Arrivals.hold` writes nothing, and returns the steps that would, so that a preview and
an import cannot come to different results; `write_steps` does them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sidelog.catalog.regimen import rules
from sidelog.catalog.scales import Measure, Scale
from sidelog.catalog.text import fold
from sidelog.errors import SidelogError
from sidelog.exchange.expected import (
    TABLES,
    Expected,
    NewMeasure,
    NewProduct,
    NewScale,
    NewUnit,
    Step,
)
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Event,
    Line,
    LineError,
    Note,
    Observation,
    RegimenStep,
    Written,
)
from sidelog.journal.history.batches import changes, history
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.regimens import add_step

if TYPE_CHECKING:
    from sidelog.journal.history.batches import Writer
    from sidelog.journal.journal import Journal

_ALL_BATCHES = 2**62


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a line would do to the journal.

    Attributes:
        steps: what to write, in this order.
        errors: what keeps the line out; then there are no steps.
        present: how many of its entries are there already.
        deleted: how many of them were there, and were deleted by the person.
    """

    steps: tuple[Step, ...] = ()
    errors: tuple[LineError, ...] = ()
    present: int = 0
    deleted: int = 0


class Arrivals:
    """The arrival of one file's lines at a journal, which is only read."""

    def __init__(self, journal: "Journal", new_measures: Scale | None = None) -> None:
        """Begin.

        Args:
            journal: where the entries are to go.
            new_measures: the scale of measures that it does not have; None to refuse them.
        """
        self._journal = journal
        self._expected = Expected.of(journal, new_measures)

    def hold(self, line: Line) -> Arrival:
        """What a line would do to the journal, after the lines that were held before it."""
        trial = self._expected.trial()
        whole = _joined([self._part(trial, line.number, part) for part in line.parts], line.errors)
        if not whole.errors:
            self._expected.confirm(trial)
        return whole

    def _part(self, trial: Expected, line: int, part: Definition | Entry) -> Arrival:
        if isinstance(part, Entry):
            if self._journal.has_identity(TABLES[type(part)], part.identity):
                return Arrival(present=1)
            if part.identity in self._deleted:
                return Arrival(deleted=1)
        try:
            steps = tuple(trial.steps(part))
        except SidelogError as error:
            reason = f"{error.message} {error.hint}".rstrip(" .")
            return Arrival(errors=(LineError(line, part.column, reason),))
        # An entry that changes nothing is there already, under another identity.
        return Arrival(steps, present=int(isinstance(part, Entry) and not steps))

    @cached_property
    def _deleted(self) -> set[str]:
        """The identities of rows that a command removed, and that nobody brought back."""
        return {
            str(change.old["uuid"])
            for batch in history(self._journal, _ALL_BATCHES)
            if batch.kind == "do" and not batch.undone
            for change in changes(self._journal, batch.id)
            if change.old is not None and change.new is None
        }


def _joined(arrivals: Sequence[Arrival], errors: tuple[LineError, ...]) -> Arrival:
    """The arrivals of a line's parts as one: with an error in any part, nothing is written."""
    errors += tuple(error for arrival in arrivals for error in arrival.errors)
    steps = () if errors else tuple(step for arrival in arrivals for step in arrival.steps)
    present = sum(arrival.present for arrival in arrivals)
    return Arrival(steps, errors, present, sum(arrival.deleted for arrival in arrivals))


def write_steps(journal: "Journal", writer: "Writer", steps: Iterable[Step], source: str) -> None:
    """Do the steps, in their order.

    Entries are written now, by the writer, and come from `source`, unless they say it themselves.
    """
    for step in steps:
        match step:
            case NewMeasure(measure):
                add_measure(journal, measure)
            case NewScale(measure):
                _change_scale(journal, measure)
            case NewProduct(name, unit):
                journal.add_product(name, unit=unit)
            case NewUnit(product, unit):
                journal.set_unit(journal.products[fold(product)], unit)
            case Entry():
                first = step.written or Written(writer.now, writer.today, source)
                journal.batch.stamp_as(first.at, first.day)
                _write(journal, step, first.source)


def _change_scale(journal: "Journal", measure: Measure) -> None:
    scale = measure.scale._asdict()
    for name in ("version", "kind", "recall", "source"):  # which stay as they are
        del scale[name]
    edit_measure(journal, measure.name, **scale)


def _write(journal: "Journal", entry: Entry, source: str | None) -> None:
    identity = entry.identity
    match entry:
        case Observation():
            journal.record(
                entry.measure,
                entry.day,
                entry.value,
                at=entry.at,
                source=source,
                identity=identity,
            )
        case Dose():
            _write_dose(journal, entry, source)
        case RegimenStep():
            rule = rules.Rule(entry.amount, entry.every_days, entry.times)
            add_step(
                journal,
                journal.products[fold(entry.product)],
                rules.RegimenStep(entry.day.toordinal(), rule),
                note=entry.note,
                identity=identity,
            )
        case Event():
            journal.add_event(
                entry.kind,
                entry.day,
                until=entry.until,
                ongoing=entry.ongoing,
                product=journal.products[fold(entry.product)] if entry.product else None,
                title=entry.title,
                before=entry.before,
                after=entry.after,
                note=entry.note,
                source=source,
                identity=identity,
            )
        case Note():
            journal.add_note(entry.day, entry.text, at=entry.at, source=source, identity=identity)


def _write_dose(journal: "Journal", dose: Dose, source: str | None) -> None:
    product = journal.products[fold(dose.product)]
    if not dose.taken:
        journal.take_none(product, dose.day, note=dose.note, source=source, identity=dose.identity)
        return
    journal.take(
        product,
        dose.day,
        dose.amount,
        entered=dose.entered,
        at=dose.at,
        estimate=dose.estimate,
        note=dose.note,
        source=source,
        identity=dose.identity,
    )
