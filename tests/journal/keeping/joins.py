"""What the tests of joining have in common: a measure like one of sidelog's own, and days ago."""

from datetime import date, timedelta

from sidelog.catalog.measures import BUILT_IN
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.joining import Plan, join

SUNDAY = date(2026, 11, 22)
HAIR = BUILT_IN[0]._replace(name="hair", title="Hair", question="Hair?", built_in=False)


def days(count: int) -> date:
    return SUNDAY - timedelta(days=count)


def joined(kept: Journal, plan: Plan) -> Plan:
    join(kept, plan)
    return plan


def values(kept: Journal, name: str) -> list[tuple[int, float | None]]:
    """How many days ago, and the value, of everything in force of a measure."""
    found = kept.observations(name, days(99), SUNDAY)
    return [(SUNDAY.toordinal() - one.day, one.value) for one in found]
