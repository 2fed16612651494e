"""Instants as the tables hold them: ISO text that keeps the offset of the person's clock."""

from datetime import datetime


def instant_text(instant: datetime) -> str:
    """When something was written, to the second."""
    return instant.isoformat(timespec="seconds")


def moment_or_none(moment: datetime | None) -> str | None:
    """When something happened, if that is known."""
    return None if moment is None else moment_text(moment)


def moment_text(moment: datetime) -> str:
    """When something happened: to the minute, as people say it, unless seconds were given."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
