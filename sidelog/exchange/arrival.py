"""What a line of a file would do to the journal that it is to go into.

What it brings is new, or is there already, or was deleted there by the person, or cannot be
recorded.  Nothing is written here: `Arrivals.hold` returns the steps that would, so that a preview
and an import cannot come to different results.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sidelog.catalog.scales import Scale
from sidelog.errors import SidelogError
from sidelog.exchange.expected import TABLES, Expected
from sidelog.exchange.incoming import Definition, Entry, Line, LineError
from sidelog.exchange.steps import Step
from sidelog.journal.history.batches import changes, history

if TYPE_CHECKING:
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
