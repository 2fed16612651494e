"""What a run does after it wrote and answered: the journal is remembered as whole, and copied."""

from sidelog.cli.app import App
from sidelog.errors import SidelogError
from sidelog.files import take_away_leftovers
from sidelog.journal.connection import JournalFile
from sidelog.journal.store import inode_of
from sidelog.journal.upkeep.checking.quick import Known, damage_of, known_of, remember, remembering
from sidelog.journal.upkeep.copies import keep_daily_copy


def keep_up(app: App, file: JournalFile, known: Known, batch: str) -> None:
    """Remember a journal that was written to, and make its copy of the day anew, if it is whole.

    Args:
        app: the run.
        file: the journal.
        known: what was known of it before: what was added to it since is ours.
        batch: the identity of what was added last.
    """
    take_away_leftovers(file.path.parent)
    inode = inode_of(file.path)
    is_copied = app.settings.copies and file.path == app.settings.journal
    if known is Known.DAMAGED or (known is Known.WHOLE and not is_copied):
        remember(file, batch, is_whole=known is Known.WHOLE)
    is_damaged = known is Known.DAMAGED or (known is Known.UNKNOWN and damage_of(file) is not None)
    if is_damaged:
        from sidelog.cli.damage import damaged  # noqa: PLC0415  (seldom)

        error = damaged(file.path)
        app.say(f"No copy of the journal was made. {error.message}" if is_copied else error.message)
        app.say(error.hint)
    if is_damaged or not is_copied:
        return
    try:
        if known is Known.UNKNOWN and known_of(file) is not Known.WHOLE:
            return  # another run writes to it just now, and will copy it
        with remembering(file, batch) as pieces:
            copy = keep_daily_copy(file, pieces, app.now)
        if inode_of(file.path) != inode:  # erased meanwhile, or encrypted
            copy.unlink(missing_ok=True)
    except SidelogError as error:
        app.say(f"No copy of the journal was made. {error.message}")
        if error.hint:
            app.say(error.hint)
