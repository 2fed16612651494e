"""One file for a clinic: an HL7 FHIR R4 Bundle of who somebody is, what they take, and two pages.

Its shape is that of what patients hand over under the CMS pledge "Kill the Clipboard": a collection
with one Patient, discrete resources, and PDFs in a DocumentReference each, of the category
patient-shared.  It is the payload alone: how it gets to a clinic, and whether that takes it, is not
decided here, and no conformance is claimed.  What is only a plan is a MedicationRequest that the
Patient reports, as in US Core's example of a medicine somebody takes on their own.

Read for it: the shape as github.com/jmandel/kill-the-clipboard-skill documents and checks it
(skill/partials/bundle-rules.md, validate-bundle.ts), and what its reader of medicines shows; US
Core's example self-tylenol, whose dosage is words alone, and its page of the medication list; of
hl7.org/fhir/R4 the pages bundle, patient, medicationrequest, documentreference, dosage, datatypes
and narrative.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from sidelog.catalog.products import MICROGRAM, Dimension, parse_unit
from sidelog.catalog.regimen.rules import RegimenStep, day_of, say_rule
from sidelog.dates import say_date

Resource = dict[str, Any]

_GENDERS = {
    **dict.fromkeys(("female", "woman", "f", "w"), "female"),
    **dict.fromkeys(("male", "man", "m"), "male"),
    **dict.fromkeys(("other", "diverse", "divers", "non-binary", "nonbinary", "x"), "other"),
    "unknown": "unknown",
}
"""What people write, with the code of FHIR's administrative-gender that it is."""

_UCUM = {MICROGRAM: "ug", "ml": "mL", "l": "L", "IU": "[iU]"}
_LOINC = "http://loinc.org"
_SHARED = "https://cms.gov/fhir/CodeSystem/patient-shared-category"
_ASSERTED = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"
_XHTML = "http://www.w3.org/1999/xhtml"


class Whose(NamedTuple):
    """The person that a file is about; empty where they did not say it.

    Attributes:
        identity: a UUID of their journal.
        name: as they wrote it; "Family, Given" tells the two apart.
        born: an ISO date.
        gender: as they wrote it.
    """

    identity: str
    name: str = ""
    born: str = ""
    gender: str = ""


class Plan(NamedTuple):
    """What is taken of a product as a rule.

    Attributes:
        identity: the UUID of the product.
        name: of the product, with its form and strength where they were said.
        unit: of its amounts.
        steps: what holds now and what follows, in order; or the last that held before a stop.
        said_on: the day on which the first of them was written down.
        until: the last day of the last of them, where it was stopped.
    """

    identity: str
    name: str
    unit: str | None
    steps: tuple[RegimenStep, ...]
    said_on: date
    until: date | None = None


class Page(NamedTuple):
    """A PDF that goes with it: its LOINC code with its display, its title, its bytes."""

    code: str
    display: str
    title: str
    pdf: bytes


PATIENT_NOTE = ("51855-5", "Patient Note")
"""What a page in the person's own words is."""
SUMMARY = ("60591-5", "Patient summary Document")
"""What the page is that renders every other resource."""


def gender_code(said: str) -> str:
    """The code of a gender as a person wrote it; empty where FHIR has none for it."""
    return _GENDERS.get(said.strip().casefold(), "")


def not_matched(whose: Whose) -> list[str]:
    """What a clinic cannot match the person by, since it was not said or has no code."""
    said = {
        "name": whose.name,
        "birth date": whose.born,
        "gender": gender_code(whose.gender),
    }
    return [what for what, text in said.items() if not text]


def bundle(whose: Whose, plans: Sequence[Plan], pages: Sequence[Page], at: datetime) -> Resource:
    """The Bundle; the same data and moment give the same.

    Args:
        whose: who it is about.
        plans: what they take as a rule.
        pages: the PDFs.
        at: when it is put together, with an offset.
    """
    patient = _identity(whose.identity, "patient")
    moment = _moment(at)
    resources = [
        _patient(whose, patient),
        *(_request(one, whose, patient) for one in plans),
        *(_document(one, whose, patient, at) for one in pages),
    ]
    entries = [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources]
    return {
        "resourceType": "Bundle",
        "id": str(_identity(str(patient), f"bundle {moment}")),
        "type": "collection",
        "timestamp": moment,
        "entry": entries,
    }


def bundle_lines(of: Resource) -> Iterator[str]:
    """The Bundle as JSON, in pieces that each end a line."""
    yield f"{json.dumps(_whole(of), ensure_ascii=False, indent=1)}\n"


def _moment(at: datetime) -> str:
    """An instant as FHIR writes it."""
    return at.isoformat(timespec="seconds")


def _identity(of: str, what: str) -> UUID:
    """An identity that is made of another, and the same whenever it is made."""
    return uuid5(UUID(of) if of else NAMESPACE_OID, what)


def _whole(value: Any) -> Any:  # noqa: ANN401  (any part of a resource)
    """A part of a resource as FHIR takes it: no member is empty, no sign is one that XML lacks."""
    if isinstance(value, dict):
        kept = {name: _whole(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [part for part in map(_whole, value) if part not in (None, "", [], {})]
    return _shown(value) if isinstance(value, str) else value


def _shown(text: str) -> str:
    """The text, with what a FHIR string must not hold replaced."""
    return "".join(sign if _may_stand(sign) else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _may_stand(sign: str) -> bool:
    """Whether XML 1.0 has a sign."""
    return sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")


def _narrative(*facts: tuple[str, str]) -> Resource:
    """What a resource says, for a person to read: a line each, without those that are empty."""
    lines = (
        f"<p><b>{escape(label, quote=False)}:</b> {escape(_shown(said), quote=False)}</p>"
        for label, said in facts
        if said
    )
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{"".join(lines)}</div>'}


def _reference(whose: Whose, patient: UUID) -> Resource:
    return {"reference": f"urn:uuid:{patient}", "display": whose.name}


def _patient(whose: Whose, identity: UUID) -> Resource:
    said = (("Name", whose.name), ("Born", whose.born), ("Gender", whose.gender))
    told = _narrative(*said) if any(text for _, text in said) else _narrative(("Name", "not said"))
    return {
        "resourceType": "Patient",
        "id": str(identity),
        "text": told,
        "name": [_name(whose.name)],
        "gender": gender_code(whose.gender),
        "birthDate": whose.born,
    }


def _name(said: str) -> Resource:
    """A name as it was written; which part is the family's is known only behind a comma."""
    family, comma, given = (part.strip() for part in said.partition(","))
    parts = {"family": family, "given": given.split()} if comma and family and given else {}
    return {"text": said, **parts}


def _request(plan: Plan, whose: Whose, patient: UUID) -> Resource:
    ends = [one.day - 1 for _, one in pairwise(plan.steps)]
    last = plan.until.toordinal() if plan.until else None
    held = [one for one in zip(plan.steps, [*ends, last], strict=True) if not one[0].rule.is_stop]
    dosages = [
        _dosage(step, plan.unit, place, _last_day(step, end), alone=len(held) == 1)
        for place, (step, end) in enumerate(held, start=1)
    ]
    person = _reference(whose, patient)
    takes = "Took" if plan.until else "Takes"
    return {
        "resourceType": "MedicationRequest",
        "id": str(_identity(plan.identity, f"plan {day_of(plan.steps[0]).isoformat()}")),
        "text": _narrative((takes, plan.name), *(("Plan", one["text"]) for one in dosages)),
        "status": "stopped" if plan.until else "active",
        "intent": "plan",
        "reportedBoolean": True,
        "medicationCodeableConcept": {"text": plan.name},
        "subject": person,
        "authoredOn": plan.said_on.isoformat(),
        "requester": person,
        "note": [{"text": "Reported by the person. Who advised it is not recorded."}],
        "dosageInstruction": dosages,
    }


def _last_day(step: RegimenStep, end: int | None) -> int | None:
    known = [one for one in (step.until, end) if one is not None]
    return min(known, default=None)


def _dosage(
    step: RegimenStep, unit: str | None, place: int, last: int | None, *, alone: bool
) -> Resource:
    """One step: in words, and in numbers where these say the same alone.

    Receivers show the numbers of every step, where there are some, instead of its words, and leave
    out from when to when it holds: 50 mg now and 75 mg from December would read as both at once.
    How an amount is divided over the doses of a day is not known, either.
    """
    rule, first = step.rule, day_of(step)
    end = date.fromordinal(last) if last is not None else None
    to = f" to {say_date(end)}" if end else ""
    said = {"sequence": place, "text": f"{say_rule(rule, unit)} from {say_date(first)}{to}"}
    if not alone or rule.times > 1:
        return said
    return {
        **said,
        "timing": {
            "repeat": {
                "boundsPeriod": {"start": first.isoformat(), "end": end and end.isoformat()},
                "frequency": 1,
                "period": rule.every_days,
                "periodUnit": "d",
            }
        },
        "doseAndRate": [{"doseQuantity": _quantity(rule.amount, unit)}],
    }


def _quantity(amount: float, unit: str | None) -> Resource:
    value = int(amount) if float(amount).is_integer() else amount
    if unit is None:
        return {"value": value}
    known = parse_unit(unit)
    counted = known.dimension is Dimension.COUNTED and known.name not in _UCUM
    code = f"{{{known.name}}}" if counted else _UCUM.get(known.name, known.name)
    said = {"system": "http://unitsofmeasure.org", "code": code}
    return {"value": value, "unit": known.name, **said}


def _document(page: Page, whose: Whose, patient: UUID, at: datetime) -> Resource:
    person, moment = _reference(whose, patient), _moment(at)
    digest = hashlib.sha256(page.pdf).hexdigest()
    coding = {"system": _LOINC, "code": page.code, "display": page.display}
    shared = {"system": _SHARED, "code": "patient-shared", "display": "Patient Shared"}
    return {
        "resourceType": "DocumentReference",
        "id": str(_identity(str(patient), f"{page.code} {digest}")),
        "meta": {"security": [{"system": _ASSERTED, "code": "PATAST"}]},
        "text": _narrative(("Page", page.title), ("Made", say_date(at.date()))),
        "status": "current",
        "type": {"coding": [coding], "text": page.display},
        "category": [{"coding": [shared]}],
        "subject": person,
        "date": moment,
        "author": [person],
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "language": "en",
                    "data": b64encode(page.pdf).decode(),
                    "size": len(page.pdf),
                    "title": page.title,
                }
            }
        ],
    }
