"""What a worksheet for a public form on side effects says: its fields in plain words.

The forms, as they were in November 2026: FDA 3500B, MedWatch's form for consumers (sections A to
E, fda.gov/safety/medwatch), and the Yellow Card for members of the public (five sections,
yellowcard.mhra.gov.uk).  Their own words are not copied; a form asks more than stands here.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from sidelog.catalog.regimen.rules import say_rule
from sidelog.catalog.values import say_number
from sidelog.report.findings.sheets.form import Form, Problem, Used, Worksheet
from sidelog.report.findings.taken import Taken
from sidelog.report.words.basics import (
    amount,
    capital,
    counted,
    event_days,
    event_in_full,
    listed,
    short,
    value,
)
from sidelog.report.words.page import single_values
from sidelog.report.words.sheets.sheet import BLANK
from sidelog.report.words.sheets.taking import form_title
from sidelog.report.words.sheets.taking import how_much as how_much_now
from sidelog.report.words.taken import changed

RELIABILITY = "A worksheet, not the form. Nothing was sent to anybody."
RATED = "What I rated"
RATED_CAPTION = "A bad day is one at or beyond a level of its scale that I set, or left as it was."
RATED_HEADS = ("What", "First entry", "Worst", "Bad days", "Last entry")
_NO_LEVEL = "no level was set"
_NEITHER = "neither way is worse"
SUSPECTED = "Which of these I suspect, if any"
INITIALS_LEFT_OUT = "Your initials and birth date are not on it; with them: --initials-only"
NO_PRODUCTS = "No product is recorded."


class Known(Enum):
    """What a journal may know of a field."""

    INITIALS = auto()
    BORN = auto()
    GENDER = auto()
    WEIGHT = auto()
    OTHERS = auto()
    LABORATORY = auto()
    PRODUCT = auto()
    KIND = auto()
    STRENGTH = auto()
    LOT = auto()
    AMOUNT = auto()
    FIRST = auto()
    LAST = auto()
    CHANGES = auto()


Field = tuple[str, Known | None]
"""A label, and what the journal may know of it; None where it never does."""


class Layout(NamedTuple):
    """A form in plain words.

    Attributes:
        title: of the worksheet.
        where: where the form itself is, and another way to report.
        problem: the heading and the fields of what happened; the last of them is told at length.
        product: the heading of the products, and the fields of each of them.
        others: headings with their fields, in order.
    """

    title: str
    where: str
    problem: tuple[str, tuple[Field, ...]]
    product: tuple[str, tuple[Field, ...]]
    others: tuple[tuple[str, tuple[Field, ...]], ...]


_OF_A_PRODUCT: tuple[Field, ...] = (
    ("Name, as on the package", Known.PRODUCT),
    ("Kind", Known.KIND),
    ("Strength", Known.STRENGTH),
    ("Lot or batch number", Known.LOT),
    ("How much, how often", Known.AMOUNT),
    ("First day", Known.FIRST),
    ("Last day, if it was stopped", Known.LAST),
    ("How the amount changed", Known.CHANGES),
    ("How it was taken: by mouth, on skin", None),
    ("What it was taken for", None),
)
_MEDWATCH = Layout(
    title="MedWatch worksheet",
    where="The form itself is Form FDA 3500B, at www.fda.gov/medwatch; by phone: 1-800-FDA-1088 "
    "in the United States.",
    problem=(
        "The problem",
        (
            ("A side effect, wrong use, poor quality, or after a change of maker", None),
            ("Whether it led to a hospital stay, danger to life, disability or the like", None),
            ("Day on which it began", None),
            ("Tests and laboratory results", Known.LABORATORY),
            ("What happened, and how", None),
        ),
    ),
    product=(
        "Each product",
        (
            *_OF_A_PRODUCT,
            ("Company that makes it", None),
            ("Expiry date; NDC or UPC number", None),
            ("Whether it is still at hand", None),
            ("Whether the problem stopped with less, or none", None),
            ("Whether it came back with the product", None),
        ),
    ),
    others=(
        (
            "The person who had the problem",
            (
                ("Initials", Known.INITIALS),
                ("Born, or age then", Known.BORN),
                ("Sex or gender", Known.GENDER),
                ("Weight", Known.WEIGHT),
                ("Known conditions", None),
                ("Allergies", None),
                ("Pregnancy, smoking, alcohol, and the like", None),
                ("Other medicines, vitamins, herbs", Known.OTHERS),
            ),
        ),
        (
            "Who fills in the form",
            (
                ("Name, address, phone or email", None),
                ("Whether the maker may know who it is", None),
            ),
        ),
    ),
)
_YELLOWCARD = Layout(
    title="Yellow Card worksheet",
    where="The form itself is at yellowcard.mhra.gov.uk and in the Yellow Card app; by phone: "
    "0800 731 6789 in the United Kingdom.",
    problem=(
        "The side effect",
        (
            ("Day on which it began", None),
            ("Day on which it ended", None),
            ("How it is now", None),
            ("What was done about it", None),
            ("Test results", Known.LABORATORY),
            ("How bad it was, and what it kept me from", None),
            ("What it was, and what it was like", None),
        ),
    ),
    product=(
        "Each medicine or remedy",
        (
            *_OF_A_PRODUCT,
            ("From where: prescribed, a shop, the internet", None),
            ("What was done with it, and what came of that", None),
        ),
    ),
    others=(
        (
            "The person who had it",
            (
                ("Who: me, my child, somebody else", None),
                ("Initials", Known.INITIALS),
                ("Born, or age then", Known.BORN),
                ("Sex or gender", Known.GENDER),
                ("Weight", Known.WEIGHT),
                ("Height", None),
                ("Conditions and allergies", None),
                ("Other medicines and remedies, last 3 months", Known.OTHERS),
            ),
        ),
        (
            "Who reports",
            (
                ("Name, address, email", None),
                ("A doctor who may be asked", None),
            ),
        ),
    ),
)
LAYOUTS = {Form.MEDWATCH: _MEDWATCH, Form.YELLOWCARD: _YELLOWCARD}


def of_person(known: Known | None, of: Worksheet) -> str:
    """What is known of a field that is about no product; empty where nothing is."""
    said = {
        Known.INITIALS: " ".join(f"{part[0]}." for part in of.person.name.split()),
        Known.BORN: of.person.born,
        Known.GENDER: of.person.gender,
        Known.WEIGHT: _weight(of),
        Known.OTHERS: _others(of),
        Known.LABORATORY: _laboratory(of),
    }
    return said.get(known, "") if known else ""


def _weight(of: Worksheet) -> str:
    if of.weight is None:
        return ""
    measure, weight, day = of.weight
    return f"{say_number(weight)} {measure.scale.unit}, {short(day)}"


def _others(of: Worksheet) -> str:
    said = [f"{one.taken.product.name} ({_beside(one)})" for one in of.beside]
    said += [f"{one.about or one.kind_title} ({event_days(one)})" for one in of.others]
    return capital("; ".join(said))


def _beside(one: Used) -> str:
    """How much of another product, and until when where it is not taken now."""
    last = "" if one.is_now else f", last on {short(one.taken.last_use or 0)}"
    return f"{how_much(one.taken, is_now=one.is_now)}{last}"


def _laboratory(of: Worksheet) -> str:
    said = [
        f"{measure.title}: {single_values(series, measure.scale).rstrip('.')}"
        for measure, series in of.laboratory
    ]
    said += [event_in_full(one) for one in of.said_of_laboratory]
    return "; ".join(said)


def of_product(known: Known | None, one: Used, today: int) -> str:
    """What is known of a field about a product; empty where nothing is."""
    taken, product = one.taken, one.taken.product
    said = {
        Known.PRODUCT: capital(product.name),
        Known.KIND: form_title(product.form),
        Known.STRENGTH: product.strength or "",
        Known.LOT: one.lot or "",
        Known.AMOUNT: capital(how_much(taken, is_now=one.is_now)),
        Known.FIRST: _first_day(taken),
        Known.LAST: _last_day(taken),
        Known.CHANGES: capital("; ".join(changed(change, today) for change in taken.changes)),
    }
    return said.get(known, "") if known else ""


def how_much(one: Taken, *, is_now: bool) -> str:
    """What is taken now; of what is not, the last rule that held, or the highest month."""
    if is_now:
        return ", ".join(how_much_now(one).split("\n"))
    unit = one.product.unit
    held = [step for step in one.regimen if not step.rule.is_stop]
    if held:
        return say_rule(held[-1].rule, unit)
    return f"at most about {amount(one.peak, unit)} a day" if one.peak else "amount not known"


def _first_day(one: Taken) -> str:
    """The day on which it began, where that was said; else the first noted one, and a blank."""
    taken = [day.day for day in one.days if day.doses]
    starts = [change.first for change in one.changes if change.before == 0 and not change.again]
    begun = (step for step in one.regimen if step.day <= one.period.ordinals[1])
    starts += [step.day for step in begun if not step.rule.is_stop]
    first = min((*taken, *starts), default=None)
    if first is None:
        return ""
    return short(first) if first in starts else f"First noted {short(first)}; began: {BLANK}"


def _last_day(one: Taken) -> str:
    """The last day before a stop; what was taken after it is said too."""
    if not one.changes or not one.changes[-1].stopped:
        return ""
    change = one.changes[-1]
    if one.returned(change) is not None or one.last_use is None:
        return "" if one.last_use else f"stopped on {short(change.last)}"
    return f"{short(one.last_use)}, stopped on {short(change.last)}"


def problem_cells(of: Problem) -> tuple[str, ...]:
    """A measure, a cell each; where its scale says of no day that it was bad, that is said."""
    scale = of.measure.scale
    bad = f"{len(of.bad)} of {of.entries}"
    if of.bad:
        first, last = short(of.bad[0]), short(of.bad[-1])
        bad = f"{bad}\n{f'on {first}' if first == last else f'first {first}, last {last}'}"
    elif scale.bad_from is None:
        bad = f"{_NO_LEVEL}\n{counted(of.entries, 'entry', 'entries')}"

    def entry(one: tuple[float, int]) -> str:
        return f"{value(scale, one[0])}\n{short(one[1])}"

    worst = entry(of.worst) if of.worst else _NEITHER
    return of.measure.title, entry(of.first), worst, bad, entry(of.last)


def names(products: tuple[Used, ...]) -> Iterator[str]:
    """The products that a form may be about."""
    return (one.taken.product.name for one in products)


def which(products: tuple[Used, ...]) -> str:
    """Where to choose: a form is about what the person suspects."""
    every = listed(list(names(products)))
    return f"It has {every}. For those alone that you suspect: --include NAME"
