"""Measures of a later edition of sidelog, and how a journal has them."""

from pathlib import Path

from sidelog.catalog.measures import find
from sidelog.catalog.scales import Measure
from sidelog.journal.journal import open_journal


def named(name: str) -> Measure:
    found = find(name)
    assert found is not None
    return found


def another(measure: Measure, **scale: object) -> Measure:
    """The measure with a scale that was corrected."""
    return measure._replace(scale=measure.scale._replace(**scale))  # type: ignore[arg-type]


NEW = named("shedding")._replace(name="leg-cramps", title="Leg cramps", question="Leg cramps?")
WIDER = another(
    named("shedding"), version=2, maximum=10, anchors=((0, "none"), (10, "all")), bad_from=7
)


def measures(path: Path) -> dict[str, Measure]:
    with open_journal(path) as opened:
        return opened.measures
