"""`sidelog profile`: what a report may say of the person, and why they keep the journal."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.errors import UsageError
from sidelog.journal.keeping.people import forget_of_person, said_of_person, say_of_person

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

profile_app = command_app()
apps = {"profile": profile_app}

KEYS = ("name", "born", "gender", "why")
"""What can be said, in the order in which it is shown."""

Words = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="In your own words.")]
Forget = Annotated[bool, typer.Option("--forget", help="Say it no longer.")]


@profile_app.callback(invoke_without_command=True)
def profile(context: typer.Context) -> None:
    """Show what a report may say of you; nothing is said that you did not write here.

    On a report your name, birth date and gender stand only with --named.

    Examples:

      sidelog profile name "Ada L."

      sidelog profile born 1990-02-03

      sidelog profile gender female

      sidelog profile why "to see whether the taper helps my hair"

      sidelog profile name --forget
    """
    if context.invoked_subcommand is None:
        app = app_of(context)
        with app.read() as journal:
            said = _said(journal)
        _answer(app, said)


@profile_app.command()
def name(context: typer.Context, words: Words = None, forget: Forget = False) -> None:
    """Say your name, as your clinic has it."""
    _keep(app_of(context), "name", _text("name", words, forget=forget))


@profile_app.command()
def born(
    context: typer.Context,
    day: Annotated[
        list[str] | None, typer.Argument(metavar="[DAY]", help="With its year: 1990-02-03.")
    ] = None,
    forget: Forget = False,
) -> None:
    """Say when you were born."""
    app = app_of(context)
    words = _text("born", day, forget=forget)
    if words is not None:
        if not re.search(r"\d{4}", words, re.ASCII):  # without a year it would be the latest one
            raise UsageError(f"{words!r} does not say the year.", hint="Such as 1990-02-03.")
        words = app.day(words).isoformat()
    _keep(app, "born", words)


@profile_app.command()
def gender(context: typer.Context, words: Words = None, forget: Forget = False) -> None:
    """Say your gender, as your clinic has it."""
    _keep(app_of(context), "gender", _text("gender", words, forget=forget))


@profile_app.command()
def why(context: typer.Context, words: Words = None, forget: Forget = False) -> None:
    """Say what you keep this journal for.

    A report puts it before its answers.
    """
    app = app_of(context)
    text = _text("why", words, forget=forget)
    _keep(app, "why", text)
    if text is not None:
        from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

        after_saving(app, notes=[text])


def _text(key: str, words: list[str] | None, *, forget: bool) -> str | None:
    """What was typed; None to forget it.

    Raises:
        UsageError: neither was typed, or both.
    """
    if forget == bool(words):
        raise UsageError(
            f"Say what stands for {key}, or --forget.", hint=f"See: sidelog profile {key} --help"
        )
    return " ".join(words).strip() if words else None


def _keep(app: App, key: str, text: str | None) -> None:
    with app.write(begins=text is not None) as journal:
        if text is None:
            forget_of_person(journal, key)
        else:
            say_of_person(journal, key, text)
        said = _said(journal)
    _answer(app, said)


def _said(journal: "Journal") -> dict[str, str | None]:
    return {key: said_of_person(journal, key) for key in KEYS}


def _answer(app: App, said: dict[str, str | None]) -> None:
    lines = (f"{key:<7} {'not said' if text is None else text}" for key, text in said.items())
    app.answer(said, lines)
