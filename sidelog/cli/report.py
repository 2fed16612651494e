"""`sidelog report`: one page for a clinician, and what it rests on."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sidelog import dates
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.envelope import write_data
from sidelog.cli.look.looking import From, Last, To, period_of
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.files import write_private
from sidelog.journal.reading import Reader
from sidelog.report.choices import choose
from sidelog.report.data_page import report_data
from sidelog.report.document import Document
from sidelog.report.outline import outline
from sidelog.report.page import Report, make_report

report_app = command_app()
apps = {"report": report_app}

Words = list[str] | None


class Paper(StrEnum):
    """The sizes of paper that a PDF can have."""

    A4 = "a4"
    LETTER = "letter"


@report_app.command()
def report(
    context: typer.Context,
    last: Last = None,
    start: From = None,
    end: To = None,
    since_visit: Annotated[
        bool, typer.Option("--since-visit", help="From the last visit on.")
    ] = False,
    question: Annotated[
        Words, typer.Option(help="What to ask; it opens the page. More may be given.")
    ] = None,
    include: Annotated[
        Words,
        typer.Option(help="Only this measure or product; or a part; or notes, #tag, note:word."),
    ] = None,
    exclude: Annotated[
        Words, typer.Option(help="Leave this measure, product, part, #tag or note:word out.")
    ] = None,
    initials_only: Annotated[
        bool, typer.Option("--initials-only", help="Only the first letters of your name.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The paper of a PDF.")] = Paper.A4,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=".pdf, .html, .txt, .md; - is stdout."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show it here as text; write nothing.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the file that was written.")] = False,
) -> None:
    """Make a page for a clinician: what was recorded, what may be said of it, what is missing.

    Without -o it is a PDF in this folder. Notes are left out unless they are included. What is
    left out leaves no name in the file. The parts are: picture, baseline, taken, else, changes,
    flags, questions, words, days, notes, method.

    Examples:

      sidelog report --last 6m --question "Could my shedding go back to the change in dose?"

      sidelog report --since-visit --exclude mood -o journal.html

      sidelog report --include '#hair' --preview
    """
    app = app_of(context)
    file = None if preview else _file(app, output)
    with app.read() as journal:
        first, final = _period(app, journal, (last, start, end), since_visit=since_visit)
        content = make_report(
            journal,
            first,
            final,
            app.today,
            question or (),
            choose(journal, include or (), exclude or ()),
            initials_only=initials_only,
        )
    if app.json and (file is None or output is None):
        write_data(app, "report", report_data(content))
    elif file is None:
        app.host.stdout.write(_text(outline(content), app.today, paper).decode())
    else:
        _write(app, content, file, paper, force=force)
        if show:
            typer.launch(str(file))


def _write(app: App, content: Report, file: Path, paper: Paper, *, force: bool) -> None:
    page = _FORMS[file.suffix](outline(content), content.made, paper)
    write_private(file, page, overwrite=force)
    if app.json:
        write_data(app, "report", {"file": str(file), "fingerprint": content.fingerprint})
    app.say(f"Written, readable by you alone: {file}")


def _period(
    app: App,
    journal: Reader,
    words: tuple[str | None, str | None, str | None],
    *,
    since_visit: bool,
) -> dates.Span:
    """The period that was asked for.

    Raises:
        UsageError: two ways of saying it are given together.
        NothingMatchedError: there was no visit yet.
    """
    if not since_visit:
        return period_of(app, *words)
    if any(words):
        raise UsageError("--since-visit goes without --last, --from and --to.")
    visit = journal.visit_before(app.today)
    if visit is None:
        raise NothingMatchedError("No visit before today is recorded.", hint="Such as: --last 6m")
    return visit.day, app.today


def _file(app: App, output: str | None) -> Path | None:
    """Where the page goes; None for stdout.

    Raises:
        UsageError: it is a file of a form that there is no renderer for.
    """
    if output == "-":
        return None
    file = Path(output or f"health-journal-{app.today.isoformat()}.pdf").expanduser()
    if file.suffix not in _FORMS:
        forms = ", ".join(_FORMS)
        raise UsageError(f"{output!r} does not end in one of {forms}.", hint="Such as: -o page.pdf")
    return file


def _pdf(document: Document, made: date, paper: Paper) -> bytes:
    from sidelog.report.pdf import render  # noqa: PLC0415  (only the renderer that is needed)

    return render(document, made, paper)


def _html(document: Document, _: date, __: Paper) -> bytes:
    from sidelog.report.html import render  # noqa: PLC0415

    return render(document).encode()


def _text(document: Document, _: date, __: Paper) -> bytes:
    from sidelog.report.text import render  # noqa: PLC0415

    return render(document).encode()


def _markdown(document: Document, _: date, __: Paper) -> bytes:
    from sidelog.report.markdown import render  # noqa: PLC0415

    return render(document).encode()


_FORMS: dict[str, Callable[[Document, date, Paper], bytes]] = {
    ".pdf": _pdf,
    ".html": _html,
    ".txt": _text,
    ".md": _markdown,
}
"""Each form and its renderer, by the end of a file's name."""
