"""`sidelog help-now`: whom to turn to, offline, with no journal."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from sidelog.catalog.helplines import NOBODY_WATCHES, HelpKind, Helpline, for_region
from sidelog.catalog.sources import CHECKED_ON, Standing
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.dates import say_date
from sidelog.errors import SidelogError

help_app = command_app()
apps = {"help-now": help_app}


@help_app.command()
def help_now(
    context: typer.Context,
    region: Annotated[
        str | None, typer.Option(help="A country, such as Germany, US or GB.")
    ] = None,
) -> None:
    """Show whom to turn to in danger, now and offline.

    For you, or for somebody with you. Nothing is recorded.
    """
    app = app_of(context)
    code = _region(app) if region is None else region
    lines, elsewhere = for_region(code), _elsewhere(code)
    remarks = [_checked([*lines, *(line for others in elsewhere.values() for line in others)])]
    if elsewhere and code:
        remarks.append(f"No helpline of {code!r} is known here.")
    if elsewhere:
        remarks.append(
            "For your country: sidelog help-now --region XX (US, GB, IE, or a country of the EU)"
        )
    words = " ".join(NOBODY_WATCHES)
    data = {"nobody_watches": words, "lines": lines, "elsewhere": elsewhere}
    app.answer(data, _said(code), remarks)


def say_help(app: App, because: str) -> None:
    """Say on stderr whom to turn to, after an entry that may speak of danger."""
    app.say("")
    app.say(because)
    app.say("sidelog only matches words and may be wrong. If it is not: you are not alone.")
    for line in _said(_region(app)):
        app.say(line)
    app.say("This again, at any time: sidelog help-now")
    app.say("")


def _region(app: App) -> str:
    """The region of the settings; nothing that is wrong with them may stand before help."""
    try:
        return app.settings.region
    except SidelogError:
        return ""


def _said(region: str) -> Iterator[str]:
    """Whom to turn to, a line each; where no region is known, the helplines of all of them."""
    for line in for_region(region):
        yield f"{line.name}: {_contact(line)}"
        yield f"    {line.words}"
    for name, crisis in _elsewhere(region).items():
        yield f"In {name}: {'; '.join(f'{line.name}, {_contact(line)}' for line in crisis)}"
    yield ""
    yield from NOBODY_WATCHES


_CHECKED = {"the US": "US", "the UK": "GB", "Ireland": "IE"}
"""The regions whose helplines were checked."""


def _elsewhere(region: str) -> dict[str, list[Helpline]]:
    """The crisis lines of the regions that are known, where this one is not."""
    if for_region(region) != for_region(""):
        return {}
    return {
        name: [line for line in for_region(code) if line.kind is HelpKind.CRISIS]
        for name, code in _CHECKED.items()
    }


def _contact(line: Helpline) -> str:
    return f"{line.contact} ({', '.join(line.ways)})"


def _checked(lines: Iterable[Helpline]) -> str:
    """How far the lines were checked, and when."""
    checked = dict.fromkeys(line.name for line in lines if line.source.standing is Standing.CHECKED)
    if not checked:
        return "These are general knowledge; they were not checked against a source."
    on = say_date(CHECKED_ON)
    return f"Checked on {on}: {', '.join(checked)}. The rest is general knowledge."
