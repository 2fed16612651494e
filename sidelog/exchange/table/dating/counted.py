"""Days and moments that are written as numbers: as Excel counts them, or since 1970."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from sidelog.exchange.reader import Here

_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = date(1955, 1, 1)
EARLIEST_EPOCH = 10**8
"""In seconds; nobody records a larger number of anything else."""


class Form(StrEnum):
    """How days are written."""

    TEXT = "text"
    OF_YEAR = "day of a year that is apart"
    PARTS = "year, month and day apart"
    SERIAL = "days since 1900, as Excel counts them"
    SECONDS = "seconds since 1970"
    MILLISECONDS = "milliseconds since 1970"

    @property
    def is_instant(self) -> bool:
        """Whether days are counted as moments of UTC."""
        return self in {Form.SECONDS, Form.MILLISECONDS}


def counted_in(numbers: Collection[float], here: Here) -> tuple[Form | None, float]:
    """What most of some numbers count, if they are days or moments until now; and one of them."""
    last = (here.now.date() - _SERIAL_ZERO).days + 2
    first = (_FIRST_SERIAL - _SERIAL_ZERO).days
    now = here.now.timestamp() + 2 * 86400
    for form, low, high in (
        (Form.SERIAL, first, last),
        (Form.SECONDS, EARLIEST_EPOCH, now),
        (Form.MILLISECONDS, EARLIEST_EPOCH * 1000, now * 1000),
    ):
        within = [number for number in numbers if low <= number <= high]
        if len(within) * 2 > sum(number != 0 for number in numbers):
            return form, min(within)
    return None, 0


def number_moment(form: Form, number: float) -> datetime:
    """The moment of a number, without a zone: of Excel's local time, of the others UTC."""
    if form is Form.SERIAL:
        return datetime.combine(_SERIAL_ZERO, datetime.min.time()) + timedelta(
            seconds=round(number * 86400)
        )
    seconds = number / 1000 if form is Form.MILLISECONDS else number
    return datetime(1970, 1, 1) + timedelta(seconds=int(seconds))  # noqa: DTZ001  (it is UTC's)
