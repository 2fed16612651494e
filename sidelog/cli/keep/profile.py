"""`sidelog profile`: what a report may say of the person, and why they keep the journal."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.help.safety import after_saving
from sidelog.errors import UsageError
from sidelog.journal.keeping.people import forget_of_person, said_of_person, say_of_person

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

profile_app = command_app()
apps = {"profile": profile_app}

KEYS = {
    "name": "Say your name, as your clinic has it.",
    "born": "Say when you were born.",
    "gender": "Say your gender, as your clinic has it.",
    "why": "Say what you keep this journal for.\n\nA report puts it before its answers.",
}
"""What can be said, in the order in which it is shown, and the help of the command that says it."""


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


def _born(app: App, words: str) -> str:
    if not re.search(r"\d{4}", words, re.ASCII):  # without a year it would be the latest one
        raise UsageError(f"{words!r} does not say the year.", hint="Such as 1990-02-03.")
    return app.day(words).isoformat()


def _command(
    key: str,
    read: Callable[[App, str], str] = lambda _, words: words,
    metavar: str = "[WORDS]",
    words: str = "In your own words.",
) -> None:
    """Add the command that keeps what is said, or forgets it."""
    argument = typer.Argument(metavar=metavar, help=words)

    @profile_app.command(key, help=KEYS[key])
    def keep(
        context: typer.Context,
        said: Annotated[list[str] | None, argument] = None,
        forget: Annotated[bool, typer.Option("--forget", help="Say it no longer.")] = False,
    ) -> None:
        app = app_of(context)
        if forget == bool(said):
            raise UsageError(
                f"Say what stands for {key}, or --forget.",
                hint=f"See: sidelog profile {key} --help",
            )
        text = read(app, " ".join(said).strip()) if said else None
        with app.write(begins=text is not None) as journal:
            if text is None:
                forget_of_person(journal, key)
            else:
                say_of_person(journal, key, text)
            every = _said(journal)
        _answer(app, every)
        after_saving(app, notes=[text] if key == "why" else [])


_command("name")
_command("born", _born, "[DAY]", "With its year: 1990-02-03.")
_command("gender")
_command("why")


def _said(journal: "Journal") -> dict[str, str | None]:
    return {key: said_of_person(journal, key) for key in KEYS}


def _answer(app: App, said: dict[str, str | None]) -> None:
    lines = (f"{key:<7} {'not said' if text is None else text}" for key, text in said.items())
    app.answer(said, lines)
