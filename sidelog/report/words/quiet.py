"""What is said instead of a number, to who does not want to see any until they ask."""

from collections.abc import Iterable

KEPT = "kept"


def kept(names: Iterable[str]) -> str:
    """What was recorded."""
    return f"{', '.join(names)} {KEPT}"
