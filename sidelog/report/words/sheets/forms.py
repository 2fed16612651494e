"""What a worksheet for a public form on side effects says: its fields in plain words.

The forms' own words are not copied; a form asks more than stands here.

FDA 3500B is MedWatch's form for consumers (OMB No. 0910-0291): A about the problem, B product
availability, C about the products, D about the medical device, E about the person who had the
problem, F about the person filling out this form.  Its items were read where HL7 follows it item by
item, in github.com/HL7/fhir-ae-research-ig, input/fsh/usecase6_examples.fsh: "A1 What kind of
problem was it? (Check all that apply)", "A2 Did any of the following happen?", "16. Did the problem
stop after the person reduced the dose or stopped taking or using the product?", "17. Did the
problem return if the person started taking or using the product again?", "10. Did you report this
problem to the company that makes the product (the manufacturer/compounder)?".  Programs that fill
in the edition which expires on 30 September 2027 have the same, with race and ethnicity in one.

Of the Yellow Card for members of the public no copy was found.  "The form, whether paper or online,
has five sections", the first "About the suspected side effect", the second "About the person who
had the suspected side effect" (yccscotland.scot.nhs.uk, for patients).  What they ask was read in
officiallynos.com/pharmacovigilance, gpcpd.heiw.wales and the paper form for professionals; in which
order the other three follow is not known for sure.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from sidelog.catalog.regimen.rules import say_rule
from sidelog.catalog.values import say_number
from sidelog.report.findings.sheets.form import Form, Problem, Used, Worksheet
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import initials
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
from sidelog.report.words.taken import changed, highest_noted

RELIABILITY = "A worksheet, not the form. Nothing was sent to anybody."
RATED = "What I rated"
RATED_CAPTION = "A bad day is one at or beyond a level of its scale that I set, or left as it was."
RATED_HEADS = ("What", "First entry", "Worst", "Bad days", "Last entry")
_NO_LEVEL = "no level was set"
_NEITHER = "neither way is worse"
SUSPECTED = "Which of these I suspect, if any"
INITIALS_LEFT_OUT = "Your initials and birth date are not on it; with them: --initials-only"
NO_PRODUCTS = "No product is recorded."
_NO_YEAR = date.min.toordinal()
"""A day in whose year nothing is taken, so that every day is said with its own."""


class Known(Enum):
    """What a journal may know of a field; or that there is more room to tell it."""

    AT_LENGTH = auto()
    INITIALS = auto()
    BORN = auto()
    GENDER = auto()
    WEIGHT = auto()
    OTHERS = auto()
    LABORATORY = auto()
    PRODUCT = auto()
    STILL = auto()
    KIND = auto()
    STRENGTH = auto()
    LOT = auto()
    AMOUNT = auto()
    FIRST = auto()
    LAST = auto()
    CHANGES = auto()


Field = tuple[str, Known | None]
"""A label, and what the journal may know of it; None where it never does."""


class Part(NamedTuple):
    """A part of a form: its heading and its fields; whether they are asked of each product."""

    heading: str
    fields: tuple[Field, ...]
    of_each: bool = False


class Layout(NamedTuple):
    """A form in plain words.

    Attributes:
        title: of the worksheet.
        where: where the form itself is, and another way to report.
        parts: in their order; the first is of what happened.
    """

    title: str
    where: str
    parts: tuple[Part, ...]


_AS_TAKEN: tuple[Field, ...] = (
    ("How much, how often", Known.AMOUNT),
    ("How it was taken: by mouth, on skin", None),
    ("First day", Known.FIRST),
    ("Last day, if it was stopped", Known.LAST),
    ("How the amount changed", Known.CHANGES),
    ("What it was taken for", None),
)
_MEDWATCH = Layout(
    title="MedWatch worksheet",
    where="The form itself is Form FDA 3500B, at www.fda.gov/medwatch; by phone: 1-800-FDA-1088 "
    "in the United States. Its sections have these letters; D is of medical devices.",
    parts=(
        Part(
            "A. The problem",
            (
                ("A side effect, wrong use, poor quality, or after a change of maker", None),
                ("Whether it led to a hospital stay, danger to life, disability or the like", None),
                ("Day of it, or on which it began", None),
                ("What happened, and how", Known.AT_LENGTH),
                ("Tests and laboratory results", Known.LABORATORY),
            ),
        ),
        Part(
            "B. The product itself",
            (("Whether it, or a picture, is at hand", None),),
        ),
        Part(
            "C. Each product",
            (
                ("Name, as on the package", Known.PRODUCT),
                ("Where and when bought; the maker", None),
                ("Whether it is still taken", Known.STILL),
                ("Kind", Known.KIND),
                ("Over the counter, generic, biosimilar", None),
                ("Expiry date; NDC number", None),
                ("Lot number", Known.LOT),
                ("Strength", Known.STRENGTH),
                *_AS_TAKEN,
                ("Whether it ended with less, or none", None),
                ("Whether it came back with the product", None),
            ),
            of_each=True,
        ),
        Part(
            "E. The person who had the problem",
            (
                ("Initials", Known.INITIALS),
                ("Sex or gender", Known.GENDER),
                ("Born, or age then", Known.BORN),
                ("Weight", Known.WEIGHT),
                ("Race, ethnicity", None),
                ("Known conditions", None),
                ("Allergies", None),
                ("Pregnancy, smoking, alcohol, and the like", None),
                ("Other medicines, vitamins, herbs, and medical devices", Known.OTHERS),
            ),
        ),
        Part(
            "F. Who fills in the form",
            (
                ("Name, address, phone, email", None),
                ("Whether the maker was told", None),
                ("Whether the maker may know who it is", None),
            ),
        ),
    ),
)
_YELLOWCARD = Layout(
    title="Yellow Card worksheet",
    where="The form itself is at yellowcard.mhra.gov.uk and in the Yellow Card app; by phone: "
    "0800 731 6789 in the United Kingdom.",
    parts=(
        Part(
            "The side effect",
            (
                ("What it was, and what it was like", Known.AT_LENGTH),
                ("Day on which it began", None),
                ("Day on which it ended", None),
                ("How it is now: over, better, the same", None),
                ("How bad it was, and what it kept me from", None),
                ("What was done about it", None),
                ("Whether a mistake with the medicine was part of it", None),
                ("Test results", Known.LABORATORY),
            ),
        ),
        Part(
            "The person who had it",
            (
                ("Who: me, my child, somebody else", None),
                ("Initials", Known.INITIALS),
                ("Sex or gender", Known.GENDER),
                ("Born, or age then", Known.BORN),
                ("Weight", Known.WEIGHT),
                ("Height", None),
                ("Ethnicity", None),
                ("Conditions, allergies, pregnancy", None),
            ),
        ),
        Part(
            "Each medicine or remedy",
            (
                ("Name, as on the package", Known.PRODUCT),
                ("Kind", Known.KIND),
                ("Strength", Known.STRENGTH),
                ("Batch number", Known.LOT),
                *_AS_TAKEN,
                ("From where: prescribed, a shop, the internet", None),
                ("What was done with it, and what came of that", None),
            ),
            of_each=True,
        ),
        Part("Other medicines and remedies", (("In the last 3 months", Known.OTHERS),)),
        Part(
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
        Known.INITIALS: initials(of.person.name),
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


def of_product(known: Known | None, one: Used) -> str:
    """What is known of a field about a product; empty where nothing is."""
    taken, product = one.taken, one.taken.product
    said = {
        Known.PRODUCT: capital(product.name),
        Known.STILL: "Yes" if one.is_now else "No" if _last_day(taken) else "",
        Known.KIND: form_title(product.form),
        Known.STRENGTH: product.strength or "",
        Known.LOT: one.lot or "",
        Known.AMOUNT: capital(how_much(taken, is_now=one.is_now)),
        Known.FIRST: _first_day(taken),
        Known.LAST: _last_day(taken),
        Known.CHANGES: capital("; ".join(changed(change, _NO_YEAR) for change in taken.changes)),
    }
    return said.get(known, "") if known else ""


def how_much(one: Taken, *, is_now: bool) -> str:
    """What is taken now; of what is not, the last rule that held, or what was noted."""
    if is_now:
        return ", ".join(how_much_now(one).split("\n"))
    unit = one.product.unit
    held = [step for step in one.regimen if not step.rule.is_stop]
    if held:
        return say_rule(held[-1].rule, unit)
    highest = highest_noted(one)
    if not highest:
        return "amount not known"
    usual = ""
    if one.peak and one.peak < highest:
        usual = f"about {amount(one.peak, unit)} on noted days of its highest month, "
    return f"{usual}at most {amount(highest, unit)} on a noted day"


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
