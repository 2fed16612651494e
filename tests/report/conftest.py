"""Journals for the page, each written once, and the documents that are made of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import open_journal
from sidelog.period import Period
from sidelog.report.findings.choices import choose
from sidelog.report.findings.sheets.form import Form, worksheet_of
from sidelog.report.findings.sheets.taking import taking_of
from sidelog.report.findings.visit import Visit, visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document
from sidelog.report.page.form import outline_form
from sidelog.report.page.taking import outline_taking
from tests.report.journals import JOURNALS


@pytest.fixture
def today(now: datetime) -> date:
    return now.date()


@dataclass
class Shelf:
    """The journals, by name; each is written when it is first asked for."""

    folder: Path
    now: datetime
    written: dict[str, Path] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Where a journal lies; it is only read."""
        if name not in self.written:
            numbers = count(10**12)  # far from those of a test that goes on writing
            path = self.folder / f"{name}.db"
            identity = lambda: str(UUID(int=next(numbers), version=4))  # noqa: E731
            writer = Writer(self.now, self.now.date(), "s1", "test", identity)
            JOURNALS[name](path, writer)
            self.written[name] = path
        return self.written[name]

    def visit(
        self,
        name: str,
        *,
        include: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        questions: tuple[str, ...] = (),
        period: Period | None = None,
    ) -> Visit:
        """What a page says of a journal."""
        with open_journal(self.path(name)) as journal:
            choice = choose(journal, include, exclude)
            today = self.now.date()
            return visit_of(journal, today, questions=questions, choice=choice, period=period)

    def document(self, name: str, **asked: tuple[str, ...]) -> Document:
        """The page of a journal."""
        return outline(self.visit(name, **asked))  # type: ignore[arg-type]  # never a period

    def other(self, name: str, kind: str) -> Document:
        """Another page of a journal: what is taken now, or a worksheet, by the name of its form."""
        with open_journal(self.path(name)) as journal:
            if kind == "taking":
                return outline_taking(taking_of(journal, self.now.date()))
            return outline_form(worksheet_of(journal, self.now.date(), Form(kind)))


@pytest.fixture(scope="session")
def shelf(now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"), now)
