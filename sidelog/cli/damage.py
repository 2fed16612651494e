"""What a damaged journal means to a command: nothing is shown that may not be what was recorded."""

from collections.abc import Sequence
from pathlib import Path

from sidelog.cli.app import App
from sidelog.errors import DamagedError, SidelogError
from sidelog.journal.connection import TO_BE_SAVED, identity_of
from sidelog.journal.upkeep.checking.around import Loosened, mend
from sidelog.journal.upkeep.checking.check import Check
from sidelog.journal.upkeep.checking.quick import damage_of, seal_of
from sidelog.journal.upkeep.copies import copies_of
from sidelog.journal.upkeep.encryption.keys import is_random
from sidelog.settings import default_journal

_OF_ALL = frozenset({"the file", "the tables", "the header"})
"""What a check says of all tables together."""


def refuse_damaged(app: App, place: Path, *, anyway: bool) -> None:
    """Refuse to show what a damaged journal holds, or say so and keep the sentence for the page.

    Raises:
        DamagedError: it is damaged, and was not to be shown anyway.
    """
    found = damage_of(app.file(place))
    if found is None:
        return
    error = damaged(place)
    if not anyway:
        raise error
    app.damaged = "The journal is damaged: what stands here may not be what was recorded."
    app.say(error.message)
    if names := _unread(found):
        app.say(f"What cannot be read of it: {names}.")
    app.say(error.hint)


def _unread(found: Check) -> str:
    """What of a journal cannot be read, table by table."""
    names = dict.fromkeys((*(table.replace("_", " ") for table in found.lost), *found.unread))
    return ", ".join(name for name in names if name not in _OF_ALL)


def damage_behind(app: App) -> SidelogError | None:
    """The damage that an unforeseen failure of a run comes from; None where it is our own bug.

    A damaged row may be anything, and fails wherever it is understood.
    """
    if app.opened is None or damage_of(app.file(app.opened)) is None:
        return None
    if app.damaged:  # which was said, with what cannot be read
        return DamagedError(
            "It cannot be made without that.", hint="What can be read: sidelog export json --anyway"
        )
    return damaged(app.opened)


def explained(app: App, place: Path, error: DamagedError) -> DamagedError:
    """The error of a file that does not begin as a journal does: one that was one is damaged.

    That is told by what sidelog left beside it, or by the settings.  One that may be encrypted is
    as it should be, and lacks its key.
    """
    begins = identity_of(place)
    if begins is None or app.file(place).key or is_random(begins):
        return error
    is_usual = app.settings.chosen["journal"].origin in {"default", "file"}
    if is_usual or seal_of(place).exists() or copies_of(place):
        return damaged(place)
    return error


def mend_modes(app: App, place: Path) -> None:
    """Let the owner alone get at a journal and what sidelog made around it, and say so."""
    for one in mend(place, own_folder(place)):
        if one.mended:  # what cannot be changed is said by the check, and not at every command
            app.say(say_loosened(one))


def own_folder(path: Path) -> Path | None:
    """The folder of the journal where it is the one that sidelog makes by itself."""
    folder = path.parent
    return folder if folder == Path(default_journal()).parent else None


def say_loosened(one: Loosened) -> str:
    """That others could get at a place, and what became of that."""
    became = "It is yours alone again." if one.mended else "That could not be changed."
    return f"Others could get at {one.path} ({one.mode}). {became}"


def say_plain(places: Sequence[Path]) -> str:
    """That files beside an encrypted journal are plain, and what to do; there are some."""
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return (
        f"Not encrypted beside it: {places[0]}{more}. "
        "Copies: sidelog encrypt; a damaged file, once it is of no use: delete it."
    )


def damaged(place: Path) -> DamagedError:
    """That a journal is damaged, and what can be done."""
    return DamagedError(
        f"The journal {place} is damaged.",
        hint=TO_BE_SAVED,
    )
