"""A page as a file that only its owner can read: where it lies, and what opens it."""

import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, Popen, TimeoutExpired

import typer

from sidelog.cli.app import App
from sidelog.errors import UsageError
from sidelog.files import path_of, write_private
from sidelog.naming import name_of
from sidelog.report.findings.choices import Part
from sidelog.report.findings.visit import Visit
from sidelog.report.page.document import Document
from sidelog.report.render import Paper, Render, renderer, suffixes

PAGE_FILE = "health-journal"
"""What a page is called where nobody said how: it says nothing of what is in it."""

FLAG_BY_WORDS = "Words in a note or event put a red flag on it; without: --exclude flags"

_UNTIL_REFUSED = 3.0
"""Seconds after which a program that opens a file has not refused to."""


def renderer_of(output: str) -> Render:
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


def write_page(
    app: App,
    document: Document,
    output: str | None,
    *,
    paper: Paper = Paper.A4,
    force: bool,
    show: bool = False,
    password: bool = False,
    called: str = PAGE_FILE,
) -> None:
    """Write a page to a file that only its owner can read, and say where it is.

    Without a name it is a PDF in this folder that is `called` so, with its day; or a web page where
    no PDF can be made.
    """
    if output is None:
        suffix = ".pdf" if find_spec("typst") else ".html"
        if suffix == ".html":
            app.say("No PDF can be made on this machine, so it is a web page.")
        output = f"{called}-{app.today.isoformat()}{suffix}"
    file = path_of(output)
    content = renderer_of(output)(document, paper)
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
    if has_flag_by_words(document):
        app.say(FLAG_BY_WORDS)
    if show and not _opened(file):
        app.say(f"No program here could open it. It is at {file.absolute()}")


def has_flag_by_words(document: Document) -> bool:
    """Whether what the person wrote, rather than a value, put a red flag on a page."""
    found = document.found
    if not isinstance(found, Visit) or Part.FLAGS not in found.parts:
        return False
    return any(one.measure is None for one in found.flags)


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


def called_of(app: App) -> str:
    """The name that the settings give the journal; empty where it has none of its own."""
    return name_of(app.settings.journal, app.settings.journals)
