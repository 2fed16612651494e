"""The starts and the ends of lines while these are read: both, or the one that a line says."""

from collections.abc import Callable, Sequence

from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Here
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import Span

_Says = Callable[[str], bool]


class Ends:
    """Reads the starts and the ends of the lines of one file.

    Attributes:
        span: their columns, and the measures of how long lines were.
    """

    def __init__(
        self, span: Span, dating: Dating, here: Here, missing: frozenset[str], says: _Says
    ) -> None:
        """Begin; `dating` is that of the lines, `says` whether a cell says anything."""
        self.span, self._dating, self._says = span, dating, says
        self._moments = Moments(span.dating, here, missing, ahead=False, are_ends=True)

    def has_day(self, cells: Sequence[str]) -> bool:
        """Whether a line says its day."""
        return self._says(cells[self._dating.day.place].strip())

    def length(self, when: Moment, cells: Sequence[str]) -> float | None:
        """How long a line lasted; None where it says no more than one end.

        Raises:
            BadDataError: its end is not after its start.
        """
        if not (self.has_day(cells) and self._says(cells[self.span.other.place].strip())):
            return None
        return self.span.length(when, cells, self._moments)

    def alone(self, cells: Sequence[str]) -> Seen | None:
        """The end that a line says where it does not say the other."""
        said = [one for one in self.span.ends if self._says(cells[one.place].strip())]
        return said[0] if len(said) == 1 else None

    def at_other(self, cells: Sequence[str], *, has_values: bool) -> Moment | None:
        """When a line is that does not say its day, and its other end; None where it is not so.

        A value beside the start of a night is of the day on which that was over, which is not said.

        Raises:
            BadDataError: that cannot be read.
        """
        is_of_end = self._dating.ended and has_values
        if is_of_end or self.has_day(cells) or self.alone(cells) is not self.span.other:
            return None
        return self._moments.at(cells)
