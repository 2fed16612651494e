"""The marks of Loop Habit Tracker, as its database and its tables have them."""

from enum import IntEnum

THOUSAND = 1000
"""Numbers of a habit are written so many times as large."""
BY_ITSELF = "marked by the application, and not by hand"


class Mark(IntEnum):
    """What the words of a check mark stand for."""

    UNKNOWN = -1
    NO = 0
    YES_AUTO = 1
    YES_MANUAL = 2
    SKIP = 3
