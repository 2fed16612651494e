"""What `sidelog export ical` does: appointments for a calendar."""

from collections.abc import Iterator
from datetime import datetime

from sidelog.cli.app import App
from sidelog.cli.keep.export.files import keep, pipe, refuse_unmeant
from sidelog.errors import NothingMatchedError
from sidelog.exchange.ical import Visit, calendar_lines
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.identities import identities
from sidelog.journal.keeping.people import Appointment, Asked, questions, visits
from sidelog.journal.references import Kind


def export_ical(
    app: App,
    output: str,
    *,
    details: bool,
    ahead: bool,
    passphrase: bool,
    force: bool,
    anyway: bool,
) -> None:
    """Write appointments to a path, or - for stdout.

    With `details` it is said what is wanted of each and asked there; `ahead` leaves out those that
    are over.  `force` replaces a file that is there, and `anyway` takes a damaged journal too.

    Raises:
        NothingMatchedError: there are none.
        CannotCreateError: the file is there already, or cannot be written.
    """
    refuse_unmeant(app, output, "The calendar", passphrase=passphrase)
    with app.read(anyway=anyway) as journal:
        found = list(_visits(app, journal, details=details, ahead=ahead))
    if not found:
        kept = "No visit lies ahead." if ahead else "No visit is recorded yet."
        raise NothingMatchedError(kept, hint='Such as: sidelog visit add "Dr. Berg" --on DAY')
    lines = calendar_lines(found)
    if output == "-":
        pipe(app, lines)
    else:
        counts = {"visits": len(found)}
        keep(app, lines, output, lambda: counts, passphrase=passphrase, force=force)
    if details:
        app.say("What you want of a visit, and ask there, is in it; a calendar may be seen.")


def _visits(app: App, journal: Journal, *, details: bool, ahead: bool) -> Iterator[Visit]:
    written, asked = identities(journal, Kind.VISIT), questions(journal)
    for one in visits(journal):
        if ahead and one.is_over(app.today):
            continue
        identity, at = written[one.id]
        about = tuple(_about(one, asked)) if details else ()
        yield Visit(identity, one.day, datetime.fromisoformat(at), one.who or "", about)


def _about(one: Appointment, asked: list[Asked]) -> Iterator[str]:
    if one.goal:
        yield one.goal
    yield from (f"- {each.text}" for each in asked if each.visit == one.id)
