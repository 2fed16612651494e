"""What FHIR R4 asks of the resources that sidelog writes, as its pages say it.

Beside the structure, which `fhirkit` knows: the codes of required bindings, the invariants by their
names, and that every reference resolves within the Bundle.
"""

import base64
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

REQUIRED = {
    ("Bundle", "type"): {"collection"},
    ("Patient", "gender"): {"male", "female", "other", "unknown"},
    ("MedicationRequest", "status"): {
        *("active", "on-hold", "cancelled", "completed"),
        *("entered-in-error", "stopped", "draft", "unknown"),
    },
    ("MedicationRequest", "intent"): {"plan"},
    ("DocumentReference", "status"): {"current", "superseded", "entered-in-error"},
}
"""The codes of required bindings; of those with one that this project means alone, that one."""

_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ALLOWED = {"div", "p", "b"}
_XHTML = "{http://www.w3.org/1999/xhtml}"


def broken_rules(bundle: dict[str, Any]) -> list[str]:
    """The rules that a Bundle breaks, each with its place."""
    return [f"{place}: {rule}" for place, rule in _bundle(bundle)]


def parts(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  (JSON)
    """Every part of a document with its place, the whole first."""
    yield place, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from parts(part, f"{place}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from parts(part, f"{place}[{number}]")


def _bundle(bundle: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not _INSTANT.fullmatch(bundle.get("timestamp", "")):
        yield "timestamp", "instant"
    entries = bundle.get("entry", [])
    urls = [entry.get("fullUrl") for entry in entries]
    if len(set(urls)) < len(urls):
        yield "entry", "bdl-7"
    for number, entry in enumerate(entries):
        if set(entry) != {"fullUrl", "resource"}:
            yield f"entry[{number}]", "bdl-2, bdl-3, bdl-4, bdl-5"
        if entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}":
            yield f"entry[{number}]", "fullUrl"
    for place, part in parts(bundle):
        if part is None or part in ("", [], {}):
            yield place, "ele-1"
        if isinstance(part, dict):
            yield from ((place, rule) for rule in _rules(part, set(urls)))
        if isinstance(part, str) and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|^\s*$", part):
            yield place, "string"


def _rules(part: dict[str, Any], urls: set[str]) -> Iterator[str]:
    kind = part.get("resourceType")
    if kind and not _ID.fullmatch(part["id"]):
        yield "id"
    for (of, name), codes in REQUIRED.items():
        if kind == of and part.get(name, next(iter(codes))) not in codes:
            yield f"binding of {name}"
    if "profile" in part.get("meta", {}):
        yield "no meta.profile here"
    if "reference" in part and part["reference"] not in urls:
        yield "ref-1"
    if "code" in part and "value" in part and "system" not in part:
        yield "qty-3"
    if "start" in part and part.get("end", part["start"]) < part["start"]:
        yield "per-1"
    yield from _timing(part)
    yield from _attachment(part)
    if "div" in part:
        yield from _narrative(part)


def _timing(part: dict[str, Any]) -> Iterator[str]:
    if "frequency" not in part:
        return
    if part.get("periodUnit") not in {"s", "min", "h", "d", "wk", "mo", "a"}:
        yield "tim-2"
    if part["period"] <= 0 or not isinstance(part["frequency"], int) or part["frequency"] < 1:
        yield "tim-5"
    for day in part["boundsPeriod"].values():
        if not _DATE.fullmatch(day):
            yield "dateTime"


def _attachment(part: dict[str, Any]) -> Iterator[str]:
    if "data" in part:
        content = base64.b64decode(part["data"], validate=True)
        if part.get("contentType") != "application/pdf" or not content.startswith(b"%PDF"):
            yield "att-1"
        if part["size"] != len(content) or "url" in part:
            yield "attachment"


def _narrative(part: dict[str, Any]) -> Iterator[str]:
    try:
        root = ET.fromstring(part["div"])  # noqa: S314  (written by this project)
    except ET.ParseError:
        yield "txt-1: no XML"
        return
    if {
        one.tag.removeprefix(_XHTML) for one in root.iter()
    } - _ALLOWED or root.tag != f"{_XHTML}div":
        yield "txt-1"
    if not "".join(root.itertext()).strip():
        yield "txt-2"
    if part["status"] not in {"generated", "extensions", "additional", "empty"}:
        yield "binding of narrative status"
