"""Whom to turn to when somebody is in danger: shown offline, and never only a number.

Emergency numbers are general knowledge and marked so.  Where no helpline was checked for a
region, the directory is named instead of a number that may have changed.
"""

from dataclasses import dataclass
from enum import StrEnum

from sidelog.catalog.sources import GENERAL_KNOWLEDGE, Source, Standing, read_in

NOBODY_WATCHES = (
    "Nobody is watching this journal.",
    "What you write here reaches no one: please turn to a person.",
)
"""The plain statement that goes with every list of helplines, line by line."""


class HelpKind(StrEnum):
    """What kind of help a line gives."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    DIRECTORY = "directory"
    """A list in which to find a helpline of one's own country."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """One place to turn to.

    Attributes:
        kind: what kind of help it gives.
        name: what it is called.
        contact: the number to call, or the address to open.
        ways: how to reach it there: "call", "text", "chat", "web".
        words: one line on what to expect, at most 78 columns.
        source: where this was read, and when it was checked.
    """

    kind: HelpKind
    name: str
    contact: str
    ways: tuple[str, ...]
    words: str
    source: Source


def _emergency(contact: str) -> Helpline:
    return Helpline(
        HelpKind.EMERGENCY,
        "Emergency services",
        contact,
        ("call",),
        "If a life is in danger now, yours or another's.",
        GENERAL_KNOWLEDGE,
    )


_LOCAL_EMERGENCY = _emergency("your local emergency number")
_DIRECTORY = Helpline(
    HelpKind.DIRECTORY,
    "Find a helpline",
    "findahelpline.com",
    ("web",),
    "Lists helplines by country; needs a browser, which may remember the visit.",
    Source("general knowledge; the site itself was not read", Standing.UNCHECKED),
)
_988 = Helpline(
    HelpKind.CRISIS,
    "988 Lifeline",
    "988",
    ("call", "text", "chat"),
    "For anybody in distress or thinking of suicide.",
    read_in("builtbycommunity.org/crisis"),
)
_SAMARITANS = Helpline(
    HelpKind.CRISIS,
    "Samaritans",
    "116 123",
    ("call",),
    "Free to call.  Samaritans has no text service.",
    read_in("samaritans.org, contact page; fullfact.org, samaritans-text-message-service"),
)
_SHOUT = Helpline(
    HelpKind.CRISIS,
    "Shout",
    "85258",
    ("text",),
    "For when writing is easier than speaking.",
    read_in("fullfact.org, samaritans-text-message-service"),
)

_EUROPEAN_UNION = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)
_BY_REGION = {
    "US": (_emergency("911"), _988),
    "GB": (_emergency("999"), _SAMARITANS, _SHOUT),
    "IE": (_emergency("112 or 999"), _SAMARITANS),
    "EU": (_emergency("112"),),
}
_OTHER_NAMES = {"UK": "GB", "USA": "US"}


def for_region(code: str) -> tuple[Helpline, ...]:
    """Whom to turn to in a region: emergency services first, the directory last.

    Args:
        code: two letters of ISO 3166, such as "US"; "UK" and "EU" are understood too.  Anything
            else, the empty string included, gets what holds everywhere.
    """
    region = _OTHER_NAMES.get(code.strip().upper(), code.strip().upper())
    if region in _EUROPEAN_UNION and region not in _BY_REGION:
        region = "EU"
    return (*_BY_REGION.get(region, (_LOCAL_EMERGENCY,)), _DIRECTORY)


def regions() -> tuple[str, ...]:
    """The codes for which there is more than what holds everywhere."""
    return tuple(sorted(_BY_REGION.keys() | _EUROPEAN_UNION))
