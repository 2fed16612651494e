"""Opening a journal while another command may put another file in its place, as `encrypt` does."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sidelog.errors import DamagedError, ReplacedError
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal, open_journal

if TYPE_CHECKING:
    from sidelog.cli.app import App

_TRIES = 5


@contextmanager
def opened(app: "App", place: Path, writer: Writer | None) -> Iterator[Journal]:
    """An open journal; where another file was put in its place meanwhile, that one.

    Raises:
        ReplacedError: one was, again and again.
        SidelogError: see `open_journal`.
    """
    with ExitStack() as stack:
        for left in reversed(range(_TRIES)):
            try:
                opening = open_journal(app.file(place), writer, app.say)
                journal = stack.enter_context(opening)
                break
            except (DamagedError, ReplacedError) as error:
                # What was plain a moment ago, and is encrypted now, looks like a damaged file.
                if not left or not (isinstance(error, ReplacedError) or app.is_replaced(place)):
                    raise
                app.files.pop(place)
        yield journal
