"""What an import writes, one thing at a time."""

from dataclasses import dataclass

from sidelog.catalog.scales import Measure
from sidelog.exchange.incoming import Entry


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure that the journal does not have."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class NewScale:
    """Another range for a measure that the journal has: a new version of its scale."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that the journal does not have; the unit is None until an amount says it."""

    name: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The unit of a product that had none."""

    product: str
    unit: str


Step = NewMeasure | NewScale | NewProduct | NewUnit | Entry
"""One thing to write; what it needs comes before it."""
