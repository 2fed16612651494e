"""`sidelog report`: one page for a clinician, and what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sidelog.analysis.changes import Change
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import recorded_span
from sidelog.cli.look.pages import PAGE_FILE, called_of, renderer_of, write_page
from sidelog.cli.typed.options import Anyway, Force, From, Last, To, period_of, ways_said
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import said_of_person, visit_before
from sidelog.period import Period
from sidelog.report.findings.choices import Choice, choose
from sidelog.report.findings.sheets.form import Form, worksheet_of
from sidelog.report.findings.sheets.taking import taking_of
from sidelog.report.findings.visit import Shown, Visit, visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document, with_warning
from sidelog.report.page.form import outline_form
from sidelog.report.page.taking import outline_taking
from sidelog.report.render import Paper
from sidelog.report.render.json import page_data
from sidelog.report.words.page import DAMAGED, NOT_SURE
from sidelog.report.words.sheets.forms import INITIALS_LEFT_OUT, which

report_app = command_app()
apps = {"report": report_app}

Words = list[str] | None

_USUAL_DAYS = 183
"""What is drawn where only its last day is said."""


@report_app.command()
def report(
    context: typer.Context,
    words: Annotated[
        Words, typer.Argument(metavar="[PERIOD]", help="Such as 6m, october or last month.")
    ] = None,
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
    named: Annotated[
        bool, typer.Option("--named", help="With your name, as sidelog profile has it.")
    ] = False,
    initials_only: Annotated[
        bool, typer.Option("--initials-only", help="Only the first letters of your name.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The paper of a PDF.")] = Paper.A4,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Its ending is the form, as in .pdf; - is stdout.",
        ),
    ] = None,
    force: Force = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show it here as text; write nothing.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help="Show eight lines to paste into a record.")
    ] = False,
    taking: Annotated[
        bool, typer.Option("--taking", help="Only what you take now, on one sheet.")
    ] = False,
    form: Annotated[
        Form | None, typer.Option(help="A worksheet for a public form on side effects.")
    ] = None,
    password: Annotated[
        bool, typer.Option("--password", help="A PDF that a password opens; it is asked for.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the file that was written.")] = False,
    anyway: Anyway = False,
) -> None:
    """Make a page for a clinician: what changed, what may be said of it, what it rests on.

    What is drawn is what the answers need, unless a period is named. Without -o it is a PDF in
    this folder. Notes are left out unless they are included. What is
    left out leaves no name in the file. The parts are: flags, answers, picture, taken, else,
    questions, words, changes, days, notes, method.

    Examples:

      sidelog report --question "Could my shedding go back to the change in dose?"

      sidelog report --since-visit --exclude mood -o journal.html

      sidelog report --include '#hair' --preview

      sidelog report --taking --named

      sidelog report --form yellowcard --include kratom --include shedding
    """
    app = app_of(context)
    spans = [" ".join(words)] if words else []
    _refuse_unmeant(output, question or (), preview=preview, brief=brief)
    if taking or form:
        said = dict.fromkeys(ways_said(last, start, end, spans), True)
        said |= {"--since-visit": since_visit, "--question": bool(question), "--brief": brief}
        _refuse_beside(said | {"--form": taking and form is not None}, taking=taking)
    if password and (preview or brief or Path(output or "page.pdf").suffix != ".pdf"):
        raise UsageError("--password is for a PDF alone.", hint="Such as: -o page.pdf")
    on_screen = preview or brief or output == "-"
    if output is not None and not on_screen:
        renderer_of(output)
    with app.read(anyway=anyway) as journal:
        recorded_span(journal)  # a page of nothing is none
        choice = choose(journal, include or (), exclude or ())
        shown = _named(named=named, initials_only=initials_only)
        document = _other_page(app, journal, choice, shown, taking=taking, form=form)
        document = document or outline(
            visit_of(
                journal,
                app.today,
                period=_period(app, journal, last, start, end, spans, since_visit=since_visit),
                questions=question or (),
                choice=choice,
                named=shown,
                called=called_of(app),
            )
        )
        has_name = said_of_person(journal, "name") is not None
    if app.damaged:
        document = with_warning(document, DAMAGED, NOT_SURE)
    if on_screen or (app.json and output is None):
        lines = _on_screen(document, paper, brief=brief)
        app.answer(lambda: page_data(document), lines, as_is=True)
    else:
        write_page(
            app,
            document,
            output,
            paper=paper,
            force=force,
            show=show,
            password=password,
            called="-".join(
                [PAGE_FILE, *(["taking"] if taking else []), *([form] if form else [])]
            ),
        )
    if has_name and not (named or initials_only or brief or app.json):
        app.say(INITIALS_LEFT_OUT if form else "Your name is not on it; with it: --named")
    if named and not has_name:
        app.say('You did not say your name yet: sidelog profile name "Ada L."')


def _other_page(
    app: App, journal: Journal, choice: Choice, shown: Shown, *, taking: bool, form: Form | None
) -> Document | None:
    """A page that is not the visit page; None where that is asked for."""
    called = called_of(app)
    if taking:
        found = taking_of(journal, app.today, choice=choice, named=shown, called=called)
        return outline_taking(found)
    if form is None:
        return None
    sheet = worksheet_of(journal, app.today, form, choice=choice, named=shown, called=called)
    if len(sheet.products) > 1 and not choice.products and not app.json:
        app.say(which(sheet.products))
    return outline_form(sheet)


def _refuse_beside(said: Mapping[str, bool], *, taking: bool) -> None:
    """Refuse what a page of another kind would leave out without a word.

    Raises:
        UsageError: something of it was said.
    """
    beside = [flag for flag, is_said in said.items() if is_said]
    if beside:
        flag, what = ("--taking", "today") if taking else ("--form", "the whole record")
        raise UsageError(
            f"{flag} is of {what}, and goes without {' and '.join(beside)}.",
            hint=f"Such as: sidelog report {flag}{'' if taking else ' medwatch'} --exclude biotin",
        )


def _on_screen(document: Document, paper: Paper, *, brief: bool) -> Iterator[str]:
    """The page as text, or eight lines of it."""
    if brief and isinstance(document.found, Visit):
        from sidelog.report.render.txt import brief_lines  # noqa: PLC0415  (only where asked for)

        yield from brief_lines(document, document.found)
    else:
        from sidelog.report.render.txt import render  # noqa: PLC0415  (the same)

        yield render(document, paper).decode().removesuffix("\n")


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


def write_page_about(
    app: App,
    journal: Journal,
    change: Change | None,
    names: Sequence[str],
    output: str,
    *,
    force: bool,
) -> None:
    """Write a page about a change, or about the latest of each product.

    Raises:
        UsageError: the file is of no form that can be made.
    """
    renderer_of(output)
    visit = visit_of(
        journal,
        app.today,
        change=change,
        choice=choose(journal, [f"measure:{name}" for name in names], ()),
        called=called_of(app),
    )
    write_page(app, outline(visit), output, force=force)


def _named(*, named: bool, initials_only: bool) -> Shown:
    if initials_only:
        return Shown.INITIALS
    return Shown.NAME if named else Shown.NOTHING


def _period(
    app: App,
    journal: Journal,
    last: str | None,
    start: str | None,
    end: str | None,
    spans: list[str],
    *,
    since_visit: bool,
) -> Period | None:
    """The period that was asked for; None where none was.

    Raises:
        UsageError: two ways of saying it are given together.
        NothingMatchedError: there was no visit yet.
    """
    if not since_visit:
        return period_of(app, last, start, end, spans, days=_USUAL_DAYS)
    if said := ways_said(last, start, end, spans):
        raise UsageError(f"--since-visit goes without {' and '.join(said)}.")
    visit = visit_before(journal, app.today)
    if visit is None:
        raise NothingMatchedError(
            "No visit before today is recorded.",
            hint='Those that are: sidelog visit. To record one: sidelog visit add "WHO" --on DAY',
        )
    return Period(visit.day, app.today)
