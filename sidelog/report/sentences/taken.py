"""What was taken, and what happened, in words."""

from collections.abc import Iterator

from sidelog.catalog.products import parse_form
from sidelog.report.doses import DoseRecord, DoseSummary
from sidelog.report.happenings import Happening
from sidelog.report.sentences.basics import amount, number, one_line, period


def product(record: DoseRecord) -> str:
    """A product with its form."""
    name, form = record.product.name, record.product.form
    return f"{name} ({parse_form(form).title.lower()})" if form else name


def taken(summary: DoseSummary, unit: str | None) -> str:
    """What was taken over a stretch of days, in words that leave nothing out."""
    days = summary.last - summary.first + 1
    return ", ".join([f"taken on {summary.taken} of {days} days", *_amounts(summary, unit)])


def _amounts(summary: DoseSummary, unit: str | None) -> Iterator[str]:
    if summary.median is not None:
        reach = f" ({number(summary.lowest)} to {amount(summary.highest, unit)})"
        steady = summary.lowest == summary.highest
        yield f"median {amount(summary.median, unit)} a day{'' if steady else reach}"
    if summary.in_part:
        yield f"amount not fully known on {summary.in_part}"
    if summary.none:
        yield f"none taken on {summary.none}"
    if summary.unsaid:
        yield f"nothing recorded on {summary.unsaid}"


def happening(one: Happening) -> str:
    """An event with its days."""
    separator = " " if one.product else ": "
    about = f"{separator}{one_line(one.about)}" if one.about else ""
    return f"{period(one.day, one.until)}: {one.kind}{about}."
