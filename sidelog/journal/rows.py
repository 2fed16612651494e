"""What the quick way in hands back: plain, frozen, complete."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Observed(NamedTuple):
    """One observation, as the mathematics needs it.

    Attributes:
        day: the person's local day, as an ordinal.
        value: the number; None where the day was skipped.
        momentary: whether it carries a time of its own.
        late: whether it was written down on a later day.
    """

    day: int
    value: float | None
    momentary: bool
    late: bool


class Dosed(NamedTuple):
    """One dose, or a said "none".

    Attributes:
        day: the person's local day, as an ordinal.
        taken: False for a day on which none was taken.
        amount: in the product's unit; None where it is not known.
        at: when it was taken, ISO text with offset; None where no time was given.
        estimate: whether the amount is an estimate.
    """

    day: int
    taken: bool
    amount: float | None
    at: str | None
    estimate: bool


class Outcome(StrEnum):
    """What became of an entry."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Entered:
    """What a write did.

    Attributes:
        reference: the short name of the row, such as "o12".
        outcome: new, replaced, or already there with the same content.
        before: the value that was replaced; None for a skipped day or where there was none.
    """

    reference: str
    outcome: Outcome
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the quick way in knows it; `unit` and `form` are None until they are said."""

    id: int
    name: str
    form: str | None
    unit: str | None
    usual_amount: float | None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One thing that is recorded for a day.

    Attributes:
        reference: the short name of the row, such as "d3".
        kind: "observation", "dose", "event" or "note".
        name: the measure's or product's name, or the kind of event; empty for a note.
        at: ISO text with offset; None where no time was given.
        value: the observation's number, or the dose's amount; None where skipped or unknown.
        text: the note, the event's title, or the amount as it was typed.
        taken: False for a dose that says "none".
        estimate: whether a dose's amount is an estimate.
    """

    reference: str
    kind: str
    name: str
    at: str | None
    value: float | None
    text: str
    taken: bool = True
    estimate: bool = False
