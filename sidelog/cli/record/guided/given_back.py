"""What `log` gives back at a terminal: how far a measure has come, in one true line."""

from collections.abc import Sequence

from sidelog.cli.app import App
from sidelog.report.findings.awaited import Ahead, ahead_of
from sidelog.report.words import basics as words


def give_back(app: App, names: Sequence[str]) -> None:
    """Say how far one of some measures has come; after the commit, and only to a person."""
    if app.json and not app.has_answered:  # nothing was recorded, which is an answer too
        app.answer([])
    if not names or not app.host.draws or app.settings.quiet:
        return
    ahead = how_far(app, names)
    if ahead is None:
        return
    if ahead.first_answer is None:
        app.say(words.of_late(ahead.title, ahead.entries))
    else:
        app.say(words.until_then(ahead.title, ahead.entries, ahead.first_answer, app.today))


def how_far(app: App, names: Sequence[str]) -> Ahead | None:
    """How far the measure has come whose first answer comes next."""
    with app.read(shows=False) as journal:
        return ahead_of(journal, names, app.today)
