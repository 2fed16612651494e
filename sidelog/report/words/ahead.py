"""How far a measure has come: days and a date, never a streak."""

from datetime import date

from sidelog.report.words.basics import counted, near


def until_then(title: str, entries: int, first_answer: date, today: date) -> str:
    """How many days there are, and from when on the last weeks can be compared."""
    earliest = at_the_earliest(first_answer.toordinal(), today.toordinal())
    return f"{title}: {counted(entries, 'day')} so far; {earliest}"


def at_the_earliest(first_answer: int, today: int) -> str:
    """From which day on, an ordinal, the last weeks can be compared."""
    when = near(first_answer, today)
    return f"the last weeks can be compared from {when} at the earliest."


def of_late(title: str, entries: int) -> str:
    """On how many days of the last four weeks a measure was written down."""
    return f"{title}: written down on {counted(entries, 'day')} of the last 28."
