"""What a journal hands back: plain, frozen, complete."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sidelog.catalog.events import Exposure, find


class Observed(NamedTuple):
    """One observation, as the mathematics needs it.

    Attributes:
        day: the person's local day, as an ordinal.
        value: None where the day was skipped.
        momentary: whether it carries a time of its own.
        delay: how many days after its day it was written down, 0 for the same day; None where that
            is not known, because it was imported.
        hour: the hour of the day, such as 21.5, on the person's own clock: of the time that it
            carries, or of its writing if it was written on its day.  An hour after midnight that
            still belongs to the day counts on from 24.  None where neither is known.
    """

    day: int
    value: float | None
    momentary: bool
    delay: int | None
    hour: float | None


class Dosed(NamedTuple):
    """One dose, or a said "none".

    Attributes:
        day: the person's local day, as an ordinal.
        amount: in the product's unit; None where it is not known.
        at: when it was taken, ISO text with offset; None where no time was given.
    """

    day: int
    taken: bool
    amount: float | None
    at: str | None
    estimate: bool


class DoseDay(NamedTuple):
    """What was taken of one product on one day that is known: said of it, or planned for it.

    Attributes:
        day: the person's local day, as an ordinal.
        total: the amounts that are known, added up, in the product's unit.
        doses: how many doses were taken; 0 where it was said that none was.
        unknown: how many of those have an amount that is not known.
        earliest: when the first dose was taken, `latest` the last; ISO text with offset, or None.
        planned: whether nothing was said of the day, and it counts as its regimen plans it.
    """

    day: int
    total: float
    doses: int
    unknown: int
    estimated: bool
    earliest: str | None
    latest: str | None
    planned: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the total is all that was taken; otherwise it is the least."""
        return not self.unknown


class Happened(NamedTuple):
    """One event, without its note.

    Attributes:
        reference: the short name of the row, such as "e3".
        kind: the kind of event, such as "reduce".
        day: the person's local day, as an ordinal; the first of a span.
        until: its last day, inclusive; of one that still goes on, the last of all.
        before: how much a day was taken before a change, `after` from then on; None: not said.
        unit: of these amounts, the product's.
    """

    reference: str
    kind: str
    product: str | None
    day: int
    until: int
    title: str | None
    before: float | None
    after: float | None
    ongoing: bool = False
    unit: str | None = None

    @property
    def kind_title(self) -> str:
        """What kind it is, as shown, such as "Reduced"."""
        known = find(self.kind)
        return known.title if known else self.kind

    @property
    def about(self) -> str:
        """The product, and what the person called it; empty where there is neither."""
        return ", ".join(part for part in (self.product, self.title) if part)

    @property
    def is_change(self) -> bool:
        """Whether it changes how much of the product is taken."""
        known = find(self.kind)
        return known is not None and known.exposure is not Exposure.UNCHANGED

    def touches(self, first: int, last: int) -> bool:
        """Whether a day of it is one from `first` to `last`, ordinals, both inclusive."""
        return self.day <= last and self.until >= first


class Noted(NamedTuple):
    """One note, exactly, of a day (an ordinal), of an event or of a dose.

    Attributes:
        about: the kind of event, or "dose"; empty for a note of the day.
        product: of the event or dose.
    """

    day: int
    about: str
    product: str | None
    text: str


class Outcome(StrEnum):
    """What became of an entry."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"


class Entered(NamedTuple):
    """What a write did, to the row with a short name such as "o12"."""

    reference: str
    outcome: Outcome
    before: float | None = None
    """The value that was replaced; None for a skipped day or where there was none."""


class Product(NamedTuple):
    """What is taken; its unit, form and strength are None until they are said."""

    id: int
    name: str
    form: str | None
    unit: str | None
    usual_amount: float | None
    retired: bool = False
    strength: str | None = None


class DayLine(NamedTuple):
    """One thing that is recorded for a day.

    Attributes:
        day: the day it is about; of an event that spans days, the first.
        kind: what it is in words, such as "observation" or "nail finding".
        name: the measure's or product's name, or the kind of event; empty for a note.
        at: ISO text with offset, None where no time was given; an event's last day, and the day on
            which a visit was said to be over.
        value: the observation's number, or the dose's amount; None where skipped or unknown.
        text: the note itself, a dose's note, or an event's product, amounts, title and note.
        taken: False for a dose that says "none".
        unit: the unit of a dose's amount, or of the amounts of a change.
        scale: the version of the scale that an observation was recorded on.
        before: how much a day was taken before a change, `after` from then on; None: not said.
        every_days: of a step of a regimen, days from one with it to the next; `times`: doses of
            such a day.
    """

    day: date
    reference: str
    kind: str
    name: str
    at: str | None
    value: float | None
    text: str
    taken: bool = True
    estimate: bool = False
    unit: str | None = None
    scale: int | None = None
    before: float | None = None
    after: float | None = None
    ongoing: bool = False
    every_days: int | None = None
    times: int | None = None
