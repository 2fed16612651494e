"""What is said instead of a number, to who does not want to see any until they ask."""

from collections.abc import Iterable

KEPT = "kept"


def kept(when: str, names: Iterable[str], *, noted: bool = False) -> str:
    """What was recorded, and for when."""
    return f"{when}: {', '.join([*names, *(['note'] if noted else [])])} {KEPT}"


def undone(done: str, command: str, when: str) -> str:
    """Which command was taken back, or brought back, without what was typed behind its name."""
    return f"{done}: {command} ({when}). What it changed: sidelog history"


def changed(name: str, day: str) -> str:
    """Which entry was changed."""
    return f"{day}: {name} changed. To see it: sidelog edit {name}"
