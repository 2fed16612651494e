"""What a product can be, and the units that its doses are given in; `amounts` reads amounts.

Leaf, extract and 7-OH are never converted into one another: the mitragynine in products that the
FDA tested ranged from about 0.04 to 35 per cent (FDA laboratory bulletin 4578).  A different form
is therefore a different product, and `convert` knows units only, never products.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from sidelog.catalog.text import fold, quoted
from sidelog.catalog.values import say_number
from sidelog.errors import BadDataError, UsageError


class Dimension(StrEnum):
    """What a unit measures; amounts convert within mass and within volume only."""

    MASS = "mass"
    VOLUME = "volume"
    COUNTED = "counted"
    """Pieces and household measures: a capsule or a cup holds what its maker put in."""


class Unit(NamedTuple):
    """A unit of an amount.

    Attributes:
        name: the canonical name, as shown for one, such as "mg" or "capsule".
        plural: as shown for any other amount.
        dimension: what it measures.
        size: how many of the smallest unit of its dimension it holds; 1 for counted units.
        aliases: other words for it, in lower case, in the languages that files are written in.
    """

    name: str
    plural: str
    dimension: Dimension
    size: int = 1
    aliases: tuple[str, ...] = ()


def _mass(name: str, size: int, aliases: str) -> Unit:
    return Unit(name, name, Dimension.MASS, size, tuple(aliases.split()))


def _volume(name: str, size: int, aliases: str) -> Unit:
    return Unit(name, name, Dimension.VOLUME, size, tuple(aliases.split()))


def _counted(name: str, plural: str, aliases: str = "") -> Unit:
    return Unit(name, plural, Dimension.COUNTED, 1, tuple(aliases.split()))


MICROGRAM = "\N{MICRO SIGN}g"

UNITS: tuple[Unit, ...] = (
    _mass(
        "g",
        1_000_000,
        "gram grams gramme grammes gm gms \N{CYRILLIC SMALL LETTER GHE} gramm gramo gramos grammo "
        "grammi grama gramas",
    ),
    _mass(
        "mg",
        1_000,
        "milligram milligrams мг 毫克 milligramme milligrammes milligramm miligramo miligramos "
        "milligrammo milligrammi miligrama miligramas",
    ),
    _mass(
        MICROGRAM,
        1,
        "ug mcg microgram micrograms мкг mikrogramm microgramo microgramos microgramme "
        "microgrammes microgrammi",
    ),
    _mass("kg", 1_000_000_000, "kilogram kilograms kilo kilos"),
    _volume("ml", 1, "millilitre millilitres milliliter milliliters mls cc мл"),
    _volume("l", 1_000, "litre litres liter liters"),
    _counted(
        "capsule",
        "capsules",
        "cap caps softgel softgels kapsel kapseln kps "
        "gélule gélules cápsula cápsulas cps kapsułka kapsułki капсула "
        "капсулы капсул капс カプセル",
    ),
    _counted(
        "tablet",
        "tablets",
        "tab tabs pill pills caplet caplets "
        "錠 片 табл tablette tabletten tabl tbl pille pillen comprimé comprimés "
        "cachet cachets comp cp comprimido comprimidos pastilla pastillas compressa compresse cpr "
        "tabletka tabletki tabletek таблетка таблетки таблеток",
    ),
    _counted(
        "drop",
        "drops",
        "tropfen goutte gouttes gota gotas goccia gocce druppel druppels kropla krople kropli "
        "gtt капля капли капель",
    ),
    _counted("dropper", "droppers", "dropperful dropperfuls"),
    _counted("cup", "cups", "tasse tassen tasses taza tazas tazza tazze"),
    _counted(
        "teaspoon",
        "teaspoons",
        "tsp teelöffel cucharadita cucharaditas cucchiaino cucchiaini theelepel theelepels",
    ),
    _counted(
        "tablespoon",
        "tablespoons",
        "tbsp esslöffel cucharada cucharadas eetlepel eetlepels",
    ),
    _counted("scoop", "scoops", "messlöffel"),
    _counted("serving", "servings"),
    _counted(
        "sachet", "sachets", "packet packets beutel bustina bustine zakje zakjes saszetka saszetki"
    ),
    _counted("shot", "shots"),
    _counted("bottle", "bottles"),
    _counted("gummy", "gummies"),
    _counted("patch", "patches", "pflaster parche parches cerotto cerotti pleister pleisters"),
    _counted("puff", "puffs", "hub hübe bouffée bouffées"),
    _counted("spray", "sprays", "sprühstoß sprühstöße"),
    _counted("lozenge", "lozenges"),
    _counted("film", "films", "strip strips"),
    _counted("pump", "pumps"),
    _counted("injection", "injections", "injektion injektionen inyección inyecciones iniezione"),
    _counted("cigarette", "cigarettes", "zigarette zigaretten cigarrillo cigarrillos"),
    _counted("drink", "drinks"),
    _counted(
        "piece",
        "pieces",
        "pc pcs stück stücke stk stck pieza piezas pezzo pezzi stuk stuks шт",
    ),
    _counted("IU", "IU"),
)

# Folded, so that both spellings of µg are found, and words whose accents are left out.
_BY_WORD = {fold(word): unit for unit in UNITS for word in (unit.name, unit.plural, *unit.aliases)}

_BOTH_NUMBERS = re.compile(r"(?<=[^\W\d_])\([^\W\d_]{1,3}\)")

# What has two meanings, or is another size in each country, with what is to be written for it.
_NOT_KEPT = {
    "gr": ("gr may be grams or grains; a grain is about 65 mg.", "Write g, or mg."),
    "grain": ("A grain is about 65 mg, and is not kept as a unit.", "Write mg."),
    "oz": ("An ounce may be of weight, about 28 g, or of volume, about 30 ml.", "Write g, or ml."),
    "fl": (
        "A fluid ounce is about 28 ml or 30 ml by country, and is not kept as a unit.",
        "Write ml.",
    ),
    "lb": ("A pound is about 454 g, and is not kept as a unit.", "Write g, or kg."),
    "unit": ("Units may be IU, or drinks.", "Write IU, or drinks."),
    "spoon": ("A spoon may be a teaspoon or a tablespoon.", "Write tsp, or tbsp."),
}
_ALSO_WRITTEN = {
    "grs": "gr",
    "grains": "grain",
    "floz": "fl",
    "fluid": "fl",
    "ounce": "oz",
    "ounces": "oz",
    "pound": "lb",
    "pounds": "lb",
    "lbs": "lb",
    "u": "unit",
    "units": "unit",
    "spoons": "spoon",
    "spoonful": "spoon",
}


class Form(NamedTuple):
    """What a product is made as.

    Attributes:
        name: the word typed, such as "leaf-powder".
        title: as shown, such as "Leaf powder".
        units: names of the units that fit, the usual one first; empty where any may fit.
    """

    name: str
    title: str
    units: tuple[str, ...]


FORMS: tuple[Form, ...] = (
    Form("leaf-powder", "Leaf powder", ("g", "mg", "teaspoon", "tablespoon", "scoop", "sachet")),
    Form("capsule", "Capsule", ("capsule", "mg", "g", MICROGRAM, "IU")),
    Form("extract", "Extract", ("mg", "g", "ml", "drop", "dropper", "shot", "bottle", "capsule")),
    Form("tea", "Tea", ("cup", "ml", "l", "g")),
    Form("7-oh-tablet", "7-OH tablet", ("tablet", "mg")),
    Form("tablet", "Tablet", ("tablet", "mg", "g", MICROGRAM, "IU")),
    Form(
        "liquid",
        "Liquid or drops",
        (
            "ml",
            "drop",
            "dropper",
            "teaspoon",
            "tablespoon",
            "mg",
            MICROGRAM,
            "IU",
            "shot",
            "bottle",
        ),
    ),
    Form("powder", "Powder", ("g", "mg", "teaspoon", "tablespoon", "scoop", "sachet")),
    Form("gummy", "Gummy", ("gummy", "mg", MICROGRAM, "IU")),
    Form("patch", "Patch", ("patch", "mg", MICROGRAM)),
    Form("inhaled", "Inhaled or sprayed", ("puff", "spray", "mg", MICROGRAM)),
    Form("other", "Other", ()),
)


_LIKELY = {
    "g": "powder",
    "mg": "tablet",
    MICROGRAM: "tablet",
    "ml": "liquid",
    "capsule": "capsule",
    "tablet": "tablet",
    "drop": "liquid",
    "dropper": "liquid",
    "gummy": "gummy",
    "patch": "patch",
    "puff": "inhaled",
    "spray": "inhaled",
}
_LIKELY_BY_NAME = {
    "g": (
        ("extract", "extract"),
        ("kratom", "leaf-powder"),
        ("leaf", "leaf-powder"),
        ("tea", "tea"),
    ),
    "cup": (("kratom", "tea"), ("tea", "tea")),
    "mg": (("extract", "extract"), ("7-oh", "7-oh-tablet")),
    "ml": (("extract", "extract"), ("tea", "tea")),
    "tablet": (("7-oh", "7-oh-tablet"),),
}


def parse_unit(word: str) -> Unit:
    """The unit that a word means, in any case, singular or plural.

    Raises:
        UsageError: no unit is called that, or more than one is.
    """
    unit = _BY_WORD.get(_key(word))
    if unit is None:
        raise _no_unit(word)
    return unit


def _no_unit(word: str) -> UsageError:
    wanted = word.strip().casefold()
    wanted = _ALSO_WRITTEN.get(wanted, wanted)
    if wanted in _NOT_KEPT:
        reason, hint = _NOT_KEPT[wanted]
        return UsageError(reason, hint=hint)
    from difflib import get_close_matches  # noqa: PLC0415  (only where a unit is not known)

    near = dict.fromkeys(_BY_WORD[found].plural for found in get_close_matches(wanted, _BY_WORD))
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    return UsageError(
        f"{quoted(word)} is not a unit that is known here.",
        hint=f"{hint}Write g, mg, {MICROGRAM}, ml, tablets, capsules, drops or IU; "
        "whatever else is counted: pieces.",
    )


def is_unit(word: str) -> bool:
    """Whether a unit is called that."""
    return _key(word) in _BY_WORD


def without_both_numbers(words: str) -> str:
    """Words without the end of "tablet(s)", or of "Kapsel(n)"."""
    return _BOTH_NUMBERS.sub("", words) if "(" in words else words


def _key(word: str) -> str:
    return fold(without_both_numbers(word.strip()))


def parse_form(words: str) -> Form:
    """The form that the words mean: its name or its title, hyphens or spaces alike.

    Raises:
        UsageError: no form is called that.
    """
    wanted = words.strip().casefold().replace(" ", "-")
    for form in FORMS:
        if wanted in (form.name, form.title.casefold().replace(" ", "-")):
            return form
    raise UsageError(
        f"{words!r} is not a form that is known here.",
        hint=f"Known forms: {', '.join(form.name for form in FORMS)}.",
    )


def likely_form(unit: Unit, name: str) -> Form:
    """The form that a product is most likely made as, by the unit of its doses and its name.

    Forms that are kratom's are likely only where the name says so.
    """
    folded = fold(name)
    for word, form in _LIKELY_BY_NAME.get(unit.name, ()):
        if word in folded:
            return parse_form(form)
    return parse_form(_LIKELY.get(unit.name, "other"))


def fits(unit: Unit, form: Form) -> bool:
    """Whether doses of a form can be given in the unit."""
    return not form.units or unit.name in form.units


def is_piece(unit: Unit) -> bool:
    """Whether it counts what a maker made, such as tablets or cups; IU are what is in them."""
    return unit.dimension is Dimension.COUNTED and unit.name != "IU"


def is_convertible(unit: Unit, to: Unit) -> bool:
    """Whether an amount in a unit is one in another: only within mass, and within volume."""
    return unit == to or (unit.dimension is to.dimension is not Dimension.COUNTED)


def convert(amount: float, unit: Unit, to: Unit) -> float:
    """The same amount in another unit of mass, or another of volume.

    Sizes are whole powers of ten of one another, so the result is rounded once at most.

    Raises:
        BadDataError: the units measure different things, or are pieces of different kinds.
    """
    if not is_convertible(unit, to):
        raise BadDataError(
            f"{unit.plural} cannot be converted into {to.plural}.",
            hint="Only units of mass, or units of volume, convert into one another.",
        )
    if unit.size >= to.size:
        return amount * (unit.size // to.size)
    return amount / (to.size // unit.size)


def say_amount(amount: float | None, unit: str | None) -> str:
    """An amount with its unit, such as "4 g" or "2 capsules"; "amount not known" for None."""
    if amount is None:
        return "amount not known"
    if unit is None:
        return say_number(amount)
    known = parse_unit(unit)
    return f"{say_number(amount)} {known.name if amount == 1 else known.plural}"
