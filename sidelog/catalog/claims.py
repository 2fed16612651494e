"""What is said about kratom and the body, how well that is founded, and what nobody here knows.

Every sentence is in sidelog's own words and rests on the source beside it.  Figures of doses are
left out on purpose: they read as advice.
"""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum

from sidelog.catalog.sources import Source, read_in
from sidelog.catalog.text import fold


class Topic(Enum):
    """What a claim is about; the value is its heading."""

    HAIR_SKIN_NAILS = "Hair, skin and nails"
    OTHER_CAUSES = "What else sheds hair or changes nails"
    PIGMENTATION = "Skin colour"
    LIVER = "Liver"
    DEPENDENCE = "Withdrawal and dependence"
    PRODUCTS = "Products and the law"


class Grade(StrEnum):
    """How well a claim is founded."""

    DOCUMENTED = "documented"
    CASES = "case reports"
    LIMITED = "limited"
    ANECDOTAL = "anecdotal"
    UNSUPPORTED = "unsupported"


GRADE_MEANINGS = {
    Grade.DOCUMENTED: "in the medical literature, or from the authority named",
    Grade.CASES: "single people, described in a journal: that it happens, not how often or why",
    Grade.LIMITED: "one survey, a summary alone, or reports at second hand",
    Grade.ANECDOTAL: "told by people, not found in peer-reviewed reports",
    Grade.UNSUPPORTED: "often repeated; nothing was found that carries it",
}
"""What each grade says, in a line to show beside it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with its grade.

    Attributes:
        topic: what it is about.
        text: the statement, as a sentence or two.
        grade: how well it is founded.
        source: where it was read, and when that was checked.
    """

    topic: Topic
    text: str
    grade: Grade
    source: Source


_HELANDER = read_in("Helander, MT-45, abstract (searchworks.jioinstitute.edu.in)")
_BLOG = read_in("kratomscience.com, 23 June 2021")
_PIGMENT = read_in("doi 10.64550/joid.s60n3136 (jintegrativederm.org)")
_LIVER = read_in("Schimmel and Dart 2020 (springermedicine.com)")
_SINGH = read_in("doi 10.1016/j.drugalcdep.2014.03.017, abstract")

CLAIMS: tuple[Claim, ...] = (
    Claim(
        Topic.HAIR_SKIN_NAILS,
        "Some people tell of hair loss, dry skin or nail changes with kratom.  No peer-reviewed "
        "case report of any of them was found for this page; a search of PubMed by a kratom blog "
        "in 2021 found none of hair loss either.",
        Grade.ANECDOTAL,
        _BLOG,
    ),
    Claim(
        Topic.HAIR_SKIN_NAILS,
        "Near-identical pages that name kratom as a cause of hair loss come from one family of "
        "sites made in bulk.  Being repeated does not make it evidence.",
        Grade.UNSUPPORTED,
        read_in("kratom-cause-hair-loss.kratom-planet.com"),
    ),
    Claim(
        Topic.HAIR_SKIN_NAILS,
        "That changes go away with less kratom is often said.  In the one skin case that was "
        "followed, the change of colour was still there 16 months after stopping.",
        Grade.UNSUPPORTED,
        _PIGMENT,
    ),
    Claim(
        Topic.OTHER_CAUSES,
        "Diffuse shedding begins 3 to 4 months after what set it off, and it may take a year "
        "until the hair is dense again.",
        Grade.DOCUMENTED,
        read_in("clinicaladvisor.com, abrupt onset of hair loss"),
    ),
    Claim(
        Topic.OTHER_CAUSES,
        "Active shedding lasts 1 to 4 months, and for 95 per cent the hair is normal within a "
        "year of its onset.  For about 75 per cent, what set it off can be found.",
        Grade.DOCUMENTED,
        read_in("dermnet.com, telogen effluvium"),
    ),
    Claim(
        Topic.OTHER_CAUSES,
        "The synthetic opioid MT-45 has been linked to hair loss, inflamed skin, white lines "
        "across the nails and raised liver values.  What else is in a product can matter.",
        Grade.LIMITED,
        _HELANDER,
    ),
    Claim(
        Topic.PIGMENTATION,
        "Darker, blue-grey skin where the sun reaches it has been reported in people who use "
        "kratom.  In one case, in which the nails were spared, the colour was unchanged 16 months "
        "after stopping.",
        Grade.CASES,
        _PIGMENT,
    ),
    Claim(
        Topic.LIVER,
        "Liver injury from kratom is held to be probable.  It began after 20.6 days in the "
        "median (2 to 49), with belly discomfort, yellow skin or eyes, itch and dark urine.  "
        "Itch written down as dry skin may be the liver.",
        Grade.DOCUMENTED,
        _LIVER,
    ),
    Claim(
        Topic.DEPENDENCE,
        "Withdrawal from kratom is known: muscle pain, poor sleep, watery eyes and nose, hot "
        "flushes, little appetite, diarrhoea, restlessness and sadness.",
        Grade.DOCUMENTED,
        _SINGH,
    ),
    Claim(
        Topic.DEPENDENCE,
        "In one survey in the United States, 29.5 per cent of those asked had a kratom use "
        "disorder at the time, and 52.7 per cent had never had one.",
        Grade.LIMITED,
        read_in("PMC9402806"),
    ),
    Claim(
        Topic.PRODUCTS,
        "The FDA warns against using kratom and has approved no use of it.  Some states of the "
        "United States ban it: a journal of its use can be sensitive.",
        Grade.DOCUMENTED,
        read_in("aad.org, dermatologists on kratom; garg-law.com"),
    ),
    Claim(
        Topic.PRODUCTS,
        "The mitragynine in products that the FDA tested ranged from about 0.04 to 35 per cent, "
        "so no amount of one product tells the amount of another.",
        Grade.DOCUMENTED,
        read_in("FDA Laboratory Information Bulletin 4578 (cld.bz)"),
    ),
    Claim(
        Topic.PRODUCTS,
        "In July 2025 the FDA recommended scheduling concentrated 7-OH, not the leaf.  7-OH is "
        "up to 13 times as potent as morphine.",
        Grade.DOCUMENTED,
        read_in("epocrates.com; indianpharmapost.com"),
    ),
)

UNKNOWN: tuple[str, ...] = (
    "Whether kratom makes hair shed, skin dry or nails change, in you or in anybody.",
    "How long such changes would last, and whether less kratom would end them.",
    "How long withdrawal lasts: what is published disagrees.",
    "What your product contains.",
    "What caused anything that you record.  Dates can be laid side by side; causes cannot.",
)
"""What sidelog does not know, in the words in which it says so."""

CARE = (
    "Changing what you take is for you and a clinician to decide.  Addiction medicine helps with "
    "dependence and withdrawal, and asks no one to have failed first."
)
"""Whom to ask about taking less; never how."""


def about(topic: Topic) -> tuple[Claim, ...]:
    """The claims of a topic, in the order in which they are read best."""
    return tuple(claim for claim in CLAIMS if claim.topic is topic)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something of the body that was published with a product, and how it is recorded.

    Attributes:
        measure: the name of the built-in measure.
        words: what it is, in few words.
        known_from: where it is known from, in few words.
        claim: what is said of it, with its grade and source.
    """

    measure: str
    words: str
    known_from: str
    claim: Claim


_OF_KRATOM = (
    Sign(
        "darkening",
        "skin that darkens in the sun",
        "case reports",
        about(Topic.PIGMENTATION)[0],
    ),
    Sign("itch", "itch", "a sign of liver injury", about(Topic.LIVER)[0]),
)
_KRATOM = r"kratom|mitragyn"
_SEVEN_OH = r"(?<!\d)7[ -]?oh(?![\w-])|7[ -]?hydroxy[ -]?mitragynine"

NAMES = ("kratom", "mitragynine", "7-hydroxymitragynine")
"""The products of which something is known here, folded: a name nearly so may be a slip."""


def signs_of(product: str) -> tuple[Sign, ...]:
    """The signs that are known of a product by its name; empty where none are known here."""
    name = fold(product)
    return _OF_KRATOM if re.search(f"{_KRATOM}|{_SEVEN_OH}", name) else ()


def known_of(product: str) -> str:
    """What the signs of a product are known of: they were published with kratom."""
    if re.search(_SEVEN_OH, fold(product)):
        return "kratom (of 7-OH alone nothing was read)"
    return "kratom"
