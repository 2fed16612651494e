"""Where a row stands: what was made apart for one place cannot stand beside each other."""

from collections.abc import Callable, Hashable, Mapping

from sidelog.journal.columns import Row
from sidelog.journal.upkeep.merging.sides import instant
from sidelog.journal.upkeep.merging.versions import ASIDE


def dose_day(row: Row) -> Hashable:
    """The day of a dose or of a none, for its product."""
    return row["product_id"], row["day"]


def same_dose(row: Row) -> Hashable:
    """What two doses have in common that may be one, written down on two machines."""
    at = row["at"] and instant(row["at"])
    return (row["product_id"], row["day"], at, row["amount"]) if row["taken"] else None


def observed_day(row: Row) -> Hashable:
    """The day of a skip, or of a value with a time."""
    is_either = row["at"] is not None or row["value"] is None
    return (row["measure_id"], row["day"]) if is_either else None


def _observed(row: Row) -> Hashable:
    at = row["at"] and instant(row["at"])
    return row["measure_id"], at or row["day"]


def everything_said(row: Row) -> Hashable:
    """Everything that a row says: only the same twice has one place."""
    return tuple(sorted((name, str(value)) for name, value in row.items() if name not in ASIDE))


PLACES: Mapping[str, tuple[Callable[[Row], Hashable], ...]] = {
    "observation": (_observed,),
    "note": (everything_said,),
    "dose": (
        lambda row: None if row["taken"] else dose_day(row),
        lambda row: everything_said(row) if row["at"] else None,
    ),
    "regimen_step": (lambda row: (row["product_id"], row["from_day"]),),
    "event": (everything_said,),
    "nail_finding": (everything_said,),
    "visit": (lambda row: (row["day"], row["who"]),),
    "question": (everything_said,),
    "photo": (everything_said,),
    "profile": (lambda row: row["key"],),
}
"""What says of a row where it stands: of one place there is one row; None: beside any other."""
