"""What the tests of the visit report share: from a journal to its document, and numbers in text."""

import re
from datetime import date, timedelta
from pathlib import Path

from sidelog.journal.daily import open_daily
from sidelog.report import text
from sidelog.report.choices import choose
from sidelog.report.outline import outline
from sidelog.report.page import Report, make_report


def report_of(
    journal: Path,
    today: date,
    days: int,
    *,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    questions: tuple[str, ...] = (),
) -> Report:
    """The report of the last days of a journal."""
    with open_daily(journal) as opened:
        choice = choose(opened, include, exclude)
        first = today - timedelta(days=days - 1)
        return make_report(opened, first, today, today, questions, choice)


def text_of(report: Report) -> str:
    """A report as plain text."""
    return text.render(outline(report))


def numbers(shown: str) -> set[str]:
    """Every number in a text."""
    return set(re.findall(r"\d+(?:\.\d+)?", shown))


def squeezed(shown: str) -> str:
    """The text without spaces, line breaks and places to break: where lines end is the form's."""
    return re.sub(r"[\s\u200b]+", "", shown)
