"""`sidelog report`: one page for a clinician, and what it rests on."""

from collections.abc import Sequence
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from sidelog import dates
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.envelope import write_data
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.files import write_private
from sidelog.journal.reading import Reader
from sidelog.period import Period
from sidelog.report.findings.choices import choose
from sidelog.report.findings.visit import visit_of
from sidelog.report.page.document import Document
from sidelog.report.page.outline import outline
from sidelog.report.render import Paper, renderer, suffixes

report_app = command_app()
apps = {"report": report_app}

Words = list[str] | None

_USUAL_DAYS = 183
"""What is drawn where only its last day is said."""


@report_app.command()
def report(
    context: typer.Context,
    last: Annotated[
        str | None, typer.Option(help="Draw so much: 12w, 90d, 6m, 1y; else what the answers need.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day instead.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The last day, if not today.")
    ] = None,
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
        typer.Option(
            "--output", "-o", metavar="FILE", help=".pdf, .html, .txt, .md, .json; - is stdout."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show it here as text; write nothing.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help="Show eight lines to paste into a record.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the file that was written.")] = False,
) -> None:
    """Make a page for a clinician: what changed, what may be said of it, what it rests on.

    Without -o it is a PDF in this folder. Notes are left out unless they are included. What is
    left out leaves no name in the file. The parts are: flags, answers, picture, taken, else,
    questions, words, changes, days, notes, method.

    Examples:

      sidelog report --question "Could my shedding go back to the change in dose?"

      sidelog report --since-visit --exclude mood -o journal.html

      sidelog report --include '#hair' --preview
    """
    app = app_of(context)
    _refuse_unmeant(output, question or (), preview=preview, brief=brief)
    on_screen = preview or brief or output == "-"
    if not on_screen and not (app.json and output is None):
        check_output(output)
    with app.read() as journal:
        visit = visit_of(
            journal,
            app.today,
            period=_period(app, journal, (last, start, end), since_visit=since_visit),
            questions=question or (),
            choice=choose(journal, include or (), exclude or ()),
            initials_only=initials_only,
        )
    document = outline(visit)
    if app.json and (output is None or on_screen):
        from sidelog.report.render.json import page_data  # noqa: PLC0415  (only where asked for)

        write_data(app, "report", page_data(document))
    elif brief:
        from sidelog.report.render.brief import brief_lines  # noqa: PLC0415  (the same)

        for line in brief_lines(document):
            app.out(line)
    elif on_screen:
        from sidelog.report.render.txt import render  # noqa: PLC0415  (the same)

        app.host.stdout.write(render(document, app.today, paper).decode())
    else:
        write_page(app, document, output, paper=paper, force=force, show=show)


def _refuse_unmeant(
    output: str | None, questions: Sequence[str], *, preview: bool, brief: bool
) -> None:
    """Refuse what would be left out without a word.

    Raises:
        UsageError: a file is named and none would be written, or a question has no words.
    """
    if output not in {None, "-"} and (preview or brief):
        flag = "--brief" if brief else "--preview"
        raise UsageError(
            f"{flag} shows it here and writes no file, so it goes without -o.",
            hint=f"One of them: {flag}, or -o {output}",
        )
    if not all(map(str.strip, questions)):
        raise UsageError(
            "A question needs words.", hint='Such as: --question "Is a blood test useful?"'
        )


def check_output(output: str | None) -> None:
    """Refuse a file that no page can be written to, before anything is read.

    Raises:
        UsageError: it is a file of a form that there is no renderer for.
    """
    if output is None:
        return
    suffix = Path(output).suffix
    try:
        known = renderer(suffix) is not None
    except ImportError as error:
        raise UsageError(
            f"A {suffix} file needs {error.name}, which is not there for this machine.",
            hint="Such as: -o page.html",
        ) from None
    if not known:
        forms = ", ".join(suffixes())
        raise UsageError(f"{output!r} does not end in one of {forms}.", hint="Such as: -o page.pdf")


def write_page(
    app: App,
    document: Document,
    output: str | None,
    *,
    paper: Paper = Paper.A4,
    force: bool = False,
    show: bool = False,
) -> None:
    """Write a page to a file that only its owner can read, and say where it is.

    Args:
        app: the run.
        document: what it says.
        output: the file; None for one in this folder, named by the day.
        paper: the paper of a PDF.
        force: whether a file that is there is replaced.
        show: whether it is opened.

    Raises:
        UsageError: there is no renderer for such a file.
    """
    check_output(output)
    file = Path(output).expanduser() if output else _usual_file(app)
    render = renderer(file.suffix)
    if render is None:
        raise ValueError(f"no renderer for {file.suffix}")
    write_private(file, render(document, document.visit.made, paper), overwrite=force)
    if app.json:
        write_data(app, "report", {"file": str(file), "fingerprint": document.fingerprint})
    app.say(f"Written, readable by you alone: {file}")
    if any(one.measure is None for one in document.visit.flags):
        app.say("Words in a note or event put a red flag on it; without: --exclude flags")
    if show:
        typer.launch(str(file))


def _usual_file(app: App) -> Path:
    """A PDF in this folder, or a web page where no PDF can be made."""
    suffix = ".pdf" if find_spec("typst") else ".html"
    if suffix == ".html":
        app.say("No PDF can be made on this machine, so it is a web page.")
    return Path(f"health-journal-{app.today.isoformat()}{suffix}")


def _period(
    app: App, journal: Reader, words: Sequence[str | None], *, since_visit: bool
) -> Period | None:
    """The period that was asked for; None where none was.

    Raises:
        UsageError: two ways of saying it are given together.
        NothingMatchedError: there was no visit yet.
    """
    last, start, end = words
    if since_visit:
        if any(words):
            raise UsageError("--since-visit goes without --last, --from and --to.")
        visit = journal.visit_before(app.today)
        if visit is None:
            raise NothingMatchedError(
                "No visit before today is recorded.", hint="Such as: --last 6m"
            )
        return Period(visit.day, app.today)
    if last and (start or end):
        raise UsageError("--last goes without --from and --to.", hint="Such as: --last 90d")
    now, day_starts = app.now, app.settings.day_starts
    if last:
        return dates.parse_last(last, now=now, day_starts=day_starts)
    if start:
        span = f"{start}..{end or 'today'}"
        return dates.parse_span(span, now=now, day_starts=day_starts)
    if end:
        until = app.day(end)
        return Period(until - timedelta(days=_USUAL_DAYS - 1), until)
    return None
