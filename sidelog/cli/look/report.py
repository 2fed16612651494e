"""`sidelog report`: one page for a clinician, and what it rests on."""

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import Annotated

import typer

from sidelog.analysis.changes import Change
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import recorded_span
from sidelog.cli.options import Anyway, Force, From, Last, To, period_of, ways_said
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.files import path_of, write_private
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import said_of_person, visit_before
from sidelog.naming import name_of
from sidelog.period import Period
from sidelog.report.findings.choices import choose
from sidelog.report.findings.visit import Shown, visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document, with_warning
from sidelog.report.render import Paper, Render, renderer, suffixes
from sidelog.report.render.json import page_data
from sidelog.report.words.page import DAMAGED, NOT_SURE

report_app = command_app()
apps = {"report": report_app}

Words = list[str] | None

_UNTIL_REFUSED = 3.0
"""Seconds after which a program that opens a file has not refused to."""

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
    """
    app = app_of(context)
    spans = [" ".join(words)] if words else []
    _refuse_unmeant(output, question or (), preview=preview, brief=brief)
    if password and (preview or brief or Path(output or "page.pdf").suffix != ".pdf"):
        raise UsageError("--password is for a PDF alone.", hint="Such as: -o page.pdf")
    on_screen = preview or brief or output == "-"
    if output is not None and not on_screen:
        _renderer_of(output)
    with app.read(anyway=anyway) as journal:
        recorded_span(journal)  # a page of nothing is none
        visit = visit_of(
            journal,
            app.today,
            period=_period(app, journal, last, start, end, spans, since_visit=since_visit),
            questions=question or (),
            choice=choose(journal, include or (), exclude or ()),
            named=_named(named=named, initials_only=initials_only),
            called=_called(app),
        )
        has_name = said_of_person(journal, "name") is not None
    document = outline(visit)
    if app.damaged:
        document = with_warning(document, DAMAGED, NOT_SURE)
    if on_screen or (app.json and output is None):
        app.answer(
            lambda: page_data(document), _on_screen(document, paper, brief=brief), as_is=True
        )
    else:
        _write_page(app, document, output, paper=paper, force=force, show=show, password=password)
    if has_name and not (named or initials_only or brief or app.json):
        app.say("Your name is not on it; with it: --named")
    if named and not has_name:
        app.say('You did not say your name yet: sidelog profile name "Ada L."')


def _on_screen(document: Document, paper: Paper, *, brief: bool) -> Iterator[str]:
    """The page as text, or eight lines of it."""
    if brief:
        from sidelog.report.render.txt import brief_lines  # noqa: PLC0415  (only where asked for)

        yield from brief_lines(document)
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
    _renderer_of(output)
    visit = visit_of(
        journal,
        app.today,
        change=change,
        choice=choose(journal, [f"measure:{name}" for name in names], ()),
        called=_called(app),
    )
    _write_page(app, outline(visit), output, force=force)


def _renderer_of(output: str) -> Render:
    """The renderer for a file; asked before anything is read, it refuses what cannot be written.

    Raises:
        UsageError: it is a file of a form that there is no renderer for.
    """
    suffix = Path(output).suffix
    try:
        render = renderer(suffix)
    except ImportError as error:
        raise UsageError(
            f"A {suffix} file needs {error.name}, which is not there for this machine.",
            hint="Such as: -o page.html",
        ) from None
    if render is None:
        forms = ", ".join(suffixes())
        raise UsageError(f"{output!r} does not end in one of {forms}.", hint="Such as: -o page.pdf")
    return render


def _write_page(
    app: App,
    document: Document,
    output: str | None,
    *,
    paper: Paper = Paper.A4,
    force: bool,
    show: bool = False,
    password: bool = False,
) -> None:
    """Write a page to a file that only its owner can read, and say where it is.

    Without a name it is a PDF in this folder, or a web page where no PDF can be made.
    """
    if output is None:
        suffix = ".pdf" if find_spec("typst") else ".html"
        if suffix == ".html":
            app.say("No PDF can be made on this machine, so it is a web page.")
        output = f"health-journal-{app.today.isoformat()}{suffix}"
    file = path_of(output)
    content = _renderer_of(output)(document, paper)
    if password:
        content = _behind_password(app, content)
    with app.putting():
        write_private(file, content, overwrite=force)
    app.answer({"file": str(file), "fingerprint": document.fingerprint})
    app.say(f"Written, readable by you alone: {file}")
    if password:
        app.say("Tell the password by another way than the file. It is no PDF/A for an archive.")
    if whose := app.settings.journal_name:  # never in the file's name: it may be a person's
        app.say(f"It is about: {whose}")
    if any(one.measure is None for one in document.visit.flags):
        app.say("Words in a note or event put a red flag on it; without: --exclude flags")
    if show and not _opened(file):
        app.say(f"No program here could open it. It is at {file.absolute()}")


def _behind_password(app: App, content: bytes) -> bytes:
    """A PDF behind a password that is asked for twice; not the passphrase of the journal."""
    from sidelog.cli.upkeep.unlocking import new_passphrase  # noqa: PLC0415  (seldom)
    from sidelog.report.render.pdf_password import with_password  # noqa: PLC0415  (an extra)

    if not content.startswith(b"%PDF"):  # where no PDF can be made
        raise UsageError("--password needs a PDF, which this machine cannot make.")
    return new_passphrase(
        app,
        "The page",
        lambda password: with_password(content, password),
        called="password",
        variable="",
    )


def _opened(file: Path) -> bool:
    """Whether a program of this machine shows a file; what that program says is not ours."""
    opener = which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return sys.platform == "win32" and typer.launch(str(file)) == 0
    try:
        viewer = Popen([opener, str(file)], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)  # noqa: S603  (ours)
        return viewer.wait(_UNTIL_REFUSED) == 0
    except TimeoutExpired:  # it is still open
        return True
    except OSError:
        return False


def _called(app: App) -> str:
    """The name that the settings give the journal; empty where it has none of its own."""
    return name_of(app.settings.journal, app.settings.journals)


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
