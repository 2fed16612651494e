"""Whom to turn to when somebody is in danger: shown offline, and never only a number.

Emergency numbers are general knowledge and marked so.  Where no helpline was checked for a
region, the directory is named instead of a number that may have changed.
"""

from dataclasses import dataclass
from enum import StrEnum

from sidelog.catalog.sources import GENERAL_KNOWLEDGE, Source, Standing, read_in
from sidelog.catalog.text import fold

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

_BY_REGION = {
    "US": (_emergency("911"), _988),
    "GB": (_emergency("999"), _SAMARITANS, _SHOUT),
    "IE": (_emergency("112 or 999"), _SAMARITANS),
    "EU": (_emergency("112"),),
}
_NAMES = {
    "AT": ("Austria", "Österreich"),
    "BE": ("Belgium", "België", "Belgique"),
    "BG": ("Bulgaria",),
    "CY": ("Cyprus",),
    "CZ": ("Czechia", "Czech Republic", "Česko"),
    "DE": ("Germany", "Deutschland"),
    "DK": ("Denmark", "Danmark"),
    "EE": ("Estonia", "Eesti"),
    "ES": ("Spain", "España"),
    "EU": ("European Union",),
    "FI": ("Finland", "Suomi"),
    "FR": ("France",),
    "GB": (
        "United Kingdom",
        "UK",
        "Great Britain",
        "Britain",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
    ),
    "GR": ("Greece", "Hellas"),
    "HR": ("Croatia", "Hrvatska"),
    "HU": ("Hungary", "Magyarország"),
    "IE": ("Ireland", "Éire"),
    "IT": ("Italy", "Italia"),
    "LT": ("Lithuania", "Lietuva"),
    "LU": ("Luxembourg", "Luxemburg"),
    "LV": ("Latvia", "Latvija"),
    "MT": ("Malta",),
    "NL": ("Netherlands", "Nederland", "Holland"),
    "PL": ("Poland", "Polska"),
    "PT": ("Portugal",),
    "RO": ("Romania", "România"),
    "SE": ("Sweden", "Sverige"),
    "SI": ("Slovenia", "Slovenija"),
    "SK": ("Slovakia", "Slovensko"),
    "US": ("United States", "USA", "America", "United States of America"),
}
"""Every region for which there is more than what holds everywhere, by its code: what it is called.

Those without helplines of their own are in the European Union.
"""


def region_of(words: str) -> str:
    """The code of the region that some words name, or are; empty where there is none for them."""
    name = " ".join(fold(words).replace(".", "").split()).removeprefix("the ")
    found = (code for code, names in _NAMES.items() if name in map(fold, (code, *names)))
    return next(found, "")


def for_region(words: str) -> tuple[Helpline, ...]:
    """Whom to turn to in a region: emergency services first, the directory last.

    Args:
        words: its code or its name.  Anything else, the empty string included, gets what holds
            everywhere.
    """
    code = region_of(words)
    lines = _BY_REGION.get(code, _BY_REGION["EU"]) if code else (_LOCAL_EMERGENCY,)
    return (*lines, _DIRECTORY)


def regions() -> tuple[str, ...]:
    """The codes for which there is more than what holds everywhere."""
    return tuple(_NAMES)


def region_names() -> tuple[str, ...]:
    """What each of them is called first."""
    return tuple(names[0] for names in _NAMES.values())
