"""`sidelog learn`: what is known of kratom and the body, how well, and what nobody here knows."""

from collections.abc import Iterator
from textwrap import fill
from typing import Annotated

import typer

from sidelog.catalog.claims import CARE, CLAIMS, GRADE_MEANINGS, UNKNOWN, Topic, about
from sidelog.catalog.sources import CHECKED_ON
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, unknown_word
from sidelog.dates import say_date

learn_app = command_app()
apps = {"learn": learn_app}

_SUBJECT = "kratom"
_WIDEST = 80


@learn_app.command()
def learn(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help="What about; there is: kratom.")] = _SUBJECT,
) -> None:
    """Read what is known of kratom and the body, each statement with its grade and its source.

    Works without a journal, offline. It gives no advice on what to take.
    """
    app = app_of(context)
    if subject.casefold() != _SUBJECT:
        raise unknown_word("page about", subject, [_SUBJECT], f"There is: {_SUBJECT}.")
    data = {"claims": CLAIMS, "grades": GRADE_MEANINGS, "unknown": UNKNOWN, "care": CARE}
    app.answer(data, _lines(app))


def _lines(app: App) -> Iterator[str]:
    width = min(app.host.columns, _WIDEST)
    for topic in Topic:
        yield from (topic.value, "")
        for claim in about(topic):
            said = f"{claim.text} [{claim.grade}; {claim.source.words}]"
            yield fill(" ".join(said.split()), width, initial_indent="  ", subsequent_indent="  ")
            yield ""
    yield from ("What is not known", "")
    for line in UNKNOWN:
        yield fill(line, width, initial_indent="  - ", subsequent_indent="    ")
    yield ""
    yield fill(" ".join(CARE.split()), width)
    yield ""
    for grade, meaning in GRADE_MEANINGS.items():
        yield f"{grade}: {meaning}"
    yield f"Held against the sources on {say_date(CHECKED_ON)}."
