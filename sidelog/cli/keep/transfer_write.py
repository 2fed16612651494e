"""Writing what an import brings, one step after the other, in one batch."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sidelog.catalog.regimen.rules import RegimenStep as Planned
from sidelog.catalog.regimen.rules import Rule
from sidelog.catalog.text import fold
from sidelog.cli.app import App
from sidelog.exchange.incoming import Dose, Entry, Event, Note, Observation, RegimenStep
from sidelog.exchange.steps import NewMeasure, NewProduct, NewScale, NewUnit, Step
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.regimens import add_step

if TYPE_CHECKING:
    from sidelog.catalog.scales import Measure
    from sidelog.journal.journal import Journal

_RECENT = timedelta(days=14)


def write_steps(app: App, journal: "Journal", steps: Iterable[Step], source: str) -> None:
    """Do the steps.

    Args:
        app: the run.
        journal: open for writing.
        steps: what to write, in this order.
        source: where entries come from that do not say it themselves.
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
                _stamp(app, journal, step)
                _write(journal, step, step.written.source if step.written else source)


def recent_notes(app: App, steps: Iterable[Step]) -> Iterator[str]:
    """What a person wrote of the last two weeks: older words are no call for help now."""
    for step in steps:
        if isinstance(step, Entry) and app.today - step.day <= _RECENT:
            words = step.text if isinstance(step, Note) else getattr(step, "note", None)
            if words:
                yield words


def _change_scale(journal: "Journal", measure: "Measure") -> None:
    scale = measure.scale
    edit_measure(
        journal,
        measure.name,
        minimum=scale.minimum,
        maximum=scale.maximum,
        whole=scale.whole,
        unit=scale.unit,
        anchors=scale.anchors,
        better=scale.better,
        day_rule=scale.day_rule,
        lag=scale.lag,
        bad_from=scale.bad_from,
        every_days=scale.every_days,
    )


def _stamp(app: App, journal: "Journal", entry: Entry) -> None:
    """Say when the entry was first written down: now, unless it says it itself."""
    if entry.written:
        journal.batch.stamp_as(entry.written.at, entry.written.day)
    else:
        journal.batch.stamp_as(app.now, app.today)


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
            add_step(
                journal,
                journal.products[fold(entry.product)],
                Planned(entry.day.toordinal(), Rule(entry.amount, entry.every_days, entry.times)),
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
