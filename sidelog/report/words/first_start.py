"""What is said at the first start, before there is a journal."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sidelog.catalog.scales import Measure
from sidelog.catalog.text import quote
from sidelog.report.words.basics import how_often, listed

REGION = "Your country, such as Germany or US, for the helplines of help-now."
PRODUCTS = (
    "What do you take? Medicine, supplements, kratom: one after the other, such as",
    "sertraline 50 mg daily since 1 March.",
)
AMOUNT = "how much at a time, with its unit"
OFTEN = "how often (daily, twice a day, every other day; Enter: as needed)"
SINCE = "since when (a day; Enter: not known)"
ONE_BY_ONE = "One after the other, please."
NAME_FIRST = "Type the name alone, or the amount with its unit, such as 50 mg."

EXAMPLE = "sleep -nails"
_HOW = f"Type what to add; with a minus, what to leave out, such as: {EXAMPLE}"


def beginning(journal: str) -> Iterator[str]:
    """What sidelog is, where the journal will be, and how the questions are answered."""
    yield "sidelog keeps a private journal of how your body does and what you take."
    yield f"It will be one file of your own: {journal}"
    yield "Three questions first. Enter passes one over, b goes back, q ends them."
    yield ""


def now_is(question: str, answer: str) -> str:
    """What is asked, with the answer that it has already."""
    return f"{question}, now {answer}, Enter keeps it" if answer else question


def no_helplines(country: str) -> str:
    """That there is nothing of a country itself, and what there is all the same."""
    return f"  None of {country} is known here; help-now shows what holds everywhere."


def whole_name(name: str) -> str:
    """Whether what may hold an amount is a name."""
    return f"  Is {name} the whole name?"


def measures(known: Sequence[Measure], columns: int) -> Iterator[str]:
    """What is asked every day, and what else can be."""
    asked = [_with_rhythm(one) for one in known if one.tracked]
    others = [one.name for one in known if not one.tracked]
    yield f"Asked are {listed(asked)}. There are also:"
    wide = min(columns, 80) - 1
    yield from textwrap.wrap(
        ", ".join(others), wide, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    yield _HOW


def _with_rhythm(measure: Measure) -> str:
    days = measure.scale.every_days
    return measure.name if days == 1 else f"{measure.name} ({how_often(days)})"


def what_is_kept(
    region: str, products: Iterable[str], tracked: Mapping[str, bool]
) -> Iterator[str]:
    """What became of the answers, and how each of them is changed.

    Args:
        region: two letters; empty where none was said.
        products: what is taken, in words.
        tracked: by the name of a measure whether it is asked, where that is not as it comes.
    """
    commands = []
    if region:
        yield f"Region {region}."
        commands.append("settings region")
    if said := "; ".join(products):
        yield f"Taken: {said}."
        commands += ["product", "regimen"]
    for asked, words in ((True, "Asked too"), (False, "No longer asked")):
        names = [name for name, is_asked in tracked.items() if is_asked is asked]
        if names:
            yield f"{words}: {listed(names)}."
    commands += ["measure"] if tracked else []
    if commands:
        yield f"To change it: {', '.join(f'sidelog {one}' for one in commands)}"


def no_rule(name: str, rule: str) -> str:
    """That how often it is taken is not kept without its first day, and what keeps it."""
    return f" ({rule} is not kept without a first day: sidelog regimen {quote(name)} --help)"
