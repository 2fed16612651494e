"""Codes of public terminologies for what sidelog records, and which of them may leave it.

Only a code that was seen in its terminology is ever emitted.  The others stay listed with the
reason, so that nobody adds them again.  Left out altogether are LOINC, whose codes at hand are
those of questionnaires and of pain, which sidelog does not ask, and MedDRA, which needs a
subscription.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from sidelog.catalog.sources import Source, Standing, read_in


class System(Enum):
    """A terminology; the value is the identifier that FHIR uses for it."""

    HPO = "http://human-phenotype-ontology.org"
    SNOMED_CT = "http://snomed.info/sct"
    UNII = "http://fdasis.nlm.nih.gov"
    ICD_10 = "http://hl7.org/fhir/sid/icd-10"
    UCUM = "http://unitsofmeasure.org"


class Status(StrEnum):
    """Whether a code is known to mean what is written beside it."""

    VERIFIED = "verified"
    UNCERTAIN = "uncertain"


HPO_VERSION = "2025-01-16"
"""The release of the Human Phenotype Ontology in which its codes were seen."""

WITHHELD = {
    System.SNOMED_CT: "needs an affiliate licence outside its member countries",
    System.ICD_10: "codes diagnoses, which only a clinician assigns",
}
"""Terminologies that are never emitted, with the reason."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a terminology.

    Attributes:
        concept: what it is the code of: the name of a built-in measure, of a unit, or a plain word.
        system: the terminology.
        code: the code itself.
        display: the terminology's own name for it.
        status: whether it is known to mean that.
        source: where that was seen, or why it is uncertain.
    """

    concept: str
    system: System
    code: str
    display: str
    status: Status
    source: Source


_HP = read_in(f"hp.obo, release {HPO_VERSION}")
_SUBSTANCES = read_in("api.fda.gov/other/substance.json")
_UCUM = read_in("ucum-essence.xml of ucum-org/ucum")
_PHR = read_in("HL7/personal-health-record-format-ig")
_SUBSET = read_in(f"cross-references of hp.obo, release {HPO_VERSION}")
_ICD = read_in("icd.who.int, ICD-10, L60 to L75")


def _hpo(concept: str, code: str, display: str) -> Code:
    return Code(concept, System.HPO, f"HP:{code}", display, Status.VERIFIED, _HP)


def _seen(concept: str, system: System, code: str, display: str, source: Source) -> Code:
    return Code(concept, system, code, display, Status.VERIFIED, source)


def _unsure(concept: str, system: System, code: str, display: str, reason: str) -> Code:
    source = Source(reason, Standing.UNCHECKED)
    return Code(concept, system, code, display, Status.UNCERTAIN, source)


CODES: tuple[Code, ...] = (
    # "Hair loss" is an exact synonym of HPO's alopecia.
    _hpo("shedding", "0001596", "Alopecia"),
    _hpo("dryness", "0000958", "Dry skin"),
    _hpo("nails", "0001597", "Abnormal nail morphology"),
    _hpo("itch", "0000989", "Pruritus"),
    # What a note or a clinician may name; no measure is any of these.
    _hpo("telogen effluvium", "0025470", "Telogen effluvium"),
    _hpo("ridged nail", "0001807", "Ridged nail"),
    _hpo("fragile nails", "0001808", "Fragile nails"),
    _hpo("beau's lines", "0041093", "Beau's lines"),
    _hpo("nail colour", "0100643", "Abnormality of nail color"),
    _hpo("onycholysis", "0001806", "Onycholysis"),
    _hpo("clubbing", "0001217", "Clubbing"),
    _hpo("hyperpigmentation", "0000953", "Hyperpigmentation of the skin"),
    _hpo("depression", "0000716", "Depression"),
    _hpo("anxiety", "0000739", "Anxiety"),
    _hpo("insomnia", "0100785", "Insomnia"),
    _hpo("fatigue", "0012378", "Fatigue"),
    _hpo("jaundice", "0000952", "Jaundice"),
    _hpo("dark urine", "0040319", "Dark urine"),
    _hpo("seizure", "0001250", "Seizure"),
    _hpo("rash", "0000988", "Skin rash"),
    _hpo("suicidal ideation", "0031589", "Suicidal ideation"),
    _seen("mitragynine", System.UNII, "EP479K822J", "MITRAGYNINE", _SUBSTANCES),
    _seen("7-oh", System.UNII, "2T3TWA75R0", "7-HYDROXYMITRAGYNINE", _SUBSTANCES),
    _unsure(
        "kratom leaf",
        System.UNII,
        "754HG7WK00",
        "",
        "likely, but the exact name of the substance was not seen",
    ),
    _seen("g", System.UCUM, "g", "gram", _UCUM),
    _seen("mg", System.UCUM, "mg", "milligram", _UCUM),
    _seen("kg", System.UCUM, "kg", "kilogram", _UCUM),
    _seen("\N{MICRO SIGN}g", System.UCUM, "ug", "microgram", _UCUM),
    _seen("ml", System.UCUM, "mL", "millilitre", _UCUM),
    _seen("l", System.UCUM, "L", "litre", _UCUM),
    _seen("h", System.UCUM, "h", "hour", _UCUM),
    _seen("\N{MICRO SIGN}g/L", System.UCUM, "ug/L", "microgram per litre", _UCUM),
    _seen("IU", System.UCUM, "[iU]", "international unit", _UCUM),
    _seen("mIU/L", System.UCUM, "m[iU]/L", "milli-international unit per litre", _UCUM),
    _seen("score", System.UCUM, "{score}", "score", read_in("hl7.org/fhir/us/core, an example")),
    _unsure("capsule", System.UCUM, "{capsule}", "capsule", "general knowledge"),
    _seen("alopecia", System.SNOMED_CT, "56317004", "Alopecia", _SUBSET),
    _seen("ridged nail", System.SNOMED_CT, "271768001", "Ridged nail", _SUBSET),
    _seen("itch", System.SNOMED_CT, "418363000", "Pruritus", _SUBSET),
    _seen("mood", System.SNOMED_CT, "106131003", "Mood changes", _PHR),
    _unsure(
        "shedding",
        System.SNOMED_CT,
        "278040002",
        "Loss of hair",
        "HL7's guide for personal health records marks it as pending",
    ),
    _unsure(
        "dryness",
        System.SNOMED_CT,
        "16386004",
        "Dry skin",
        "sources disagree whether it was replaced",
    ),
    _seen("telogen effluvium", System.ICD_10, "L65.0", "Telogen effluvium", _ICD),
    _seen("hair loss", System.ICD_10, "L65.9", "Nonscarring hair loss, unspecified", _ICD),
    _seen("nail dystrophy", System.ICD_10, "L60.3", "Nail dystrophy", _ICD),
    _seen("beau's lines", System.ICD_10, "L60.4", "Beau's lines", _ICD),
)


def emittable() -> tuple[Code, ...]:
    """The codes that may leave sidelog: verified, and of a terminology that is not withheld."""
    return tuple(
        code for code in CODES if code.status is Status.VERIFIED and code.system not in WITHHELD
    )


def for_concept(concept: str) -> tuple[Code, ...]:
    """The codes that may be emitted for a measure, a unit or a plain word."""
    return tuple(code for code in emittable() if code.concept == concept)
