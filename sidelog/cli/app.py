"""What every command has in hand beside its voice: the clock, the journal, what was typed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sidelog import dates
from sidelog.cli.host import Host
from sidelog.cli.opening import opened
from sidelog.cli.stops import Stops
from sidelog.cli.typed.nowhere import refuse_nowhere
from sidelog.cli.voice import Voice
from sidelog.errors import AmbiguousError, DamagedError, SidelogError, UsageError
from sidelog.journal.connection import JournalFile, identity_of
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal
from sidelog.journal.store import is_there

if TYPE_CHECKING:
    import typer

    from sidelog.journal.upkeep.checking.quick import Known

_Read = TypeVar("_Read")


class App(Voice):
    """One run of sidelog.

    Attributes:
        typed: the command as it was typed, without the text of notes: the name of the batch.
        opened: the journal that this run opened; None where it opened none.
        damaged: what is said of the journal where it is damaged, and shown all the same.
        files: the journals and copies that were opened, each with what opens it.
    """

    def __init__(
        self, host: Host, typed: str = "", *, json: bool = False, stops: Stops | None = None
    ) -> None:
        super().__init__(host, stops or Stops(), json=json)
        self.typed, self.damaged = typed, ""
        self.opened: Path | None = None
        self._holds = 0  # journals that are open now
        self._known: Known  # before it was written to
        self._batch = ""  # the last of those that were written
        self._looked_at: Path | None = None
        self.files: dict[Path, JournalFile] = {}
        self._begins: dict[Path, bytes | None] = {}  # of those files, when they were looked at

    @cached_property
    def now(self) -> datetime:
        """The instant of this run, the same for everything it writes."""
        return self.host.now()

    @cached_property
    def today(self) -> date:
        """The person's local day."""
        return dates.local_day(self.now, self.settings.day_starts)

    @property
    def writer(self) -> Writer:
        """What the journal needs to know of who writes."""
        return Writer(
            now=self.now,
            today=self.today,
            session=self.host.session,
            command=self.typed,
            new_identity=self.host.new_identity,
        )

    @contextmanager
    def read(
        self, *, begins: bool = False, shows: bool = True, anyway: bool = False
    ) -> Iterator[Journal]:
        """The journal, to be read.

        Args:
            begins: whether the command goes on to make a journal where none is there.
            shows: whether what is read is shown: then it has to be what was recorded.
            anyway: whether it is shown all the same, with the sentence that is then in `damaged`.

        Raises:
            DamagedError: the file is damaged, and what it holds was to be shown.
        """
        place = self.place(begins=begins)
        if shows and place != self._looked_at and not self._holds:
            from sidelog.cli.damage import refuse_damaged  # noqa: PLC0415  (not to record)

            self._looked_at = place
            refuse_damaged(self, place, anyway=anyway)
        with self._open(place) as journal:
            yield journal

    @contextmanager
    def _open(self, place: Path, writer: Writer | None = None) -> Iterator[Journal]:
        """A journal while it is open: to read its file apart would drop SQLite's lock on it."""
        self.opened, self._holds = place, self._holds + 1
        try:
            with opened(self, place, writer) as journal:
                if place.stat().st_mode & 0o077 and self.host.system != "win32":
                    from sidelog.cli.damage import mend_modes  # noqa: PLC0415  (seldom)

                    mend_modes(self, place)
                yield journal
        except DamagedError as error:
            from sidelog.cli.damage import explained  # noqa: PLC0415  (seldom)

            raise explained(self, place, error) from None
        finally:
            self._holds -= 1

    @contextmanager
    def write(self, *, begins: bool = True) -> Iterator[Journal]:
        """The journal, for one batch: on disk when the block has ended, unless it raises.

        With `begins` a journal is made where none is there, by the first row of the block.
        """
        place = self.place(begins=begins)
        is_new = not is_there(place)
        if is_new and not begins:
            with self.read():  # says that there is none
                pass
        with suppress(_NothingKeptError), self.keeping(place) as journal:
            yield journal
            if is_new and not journal.batch.is_open:
                is_new = False
                raise _NothingKeptError
        if is_new:
            self.new_journal = place
            if not self.json:
                self.say(f"A new journal was made: {place}")

    @contextmanager
    def keeping(self, place: Path) -> Iterator[Journal]:
        """Any journal, for one batch; an interrupt in the block undoes it, and waits after that."""
        from sidelog.journal.upkeep.checking.quick import Known, batch_of, known_of  # noqa: PLC0415  (to write)

        self.stops.begin()
        if self.written is None:
            self._known = known_of(self.file(place)) if is_there(place) else Known.WHOLE
        with self.stops.deciding(), self._open(place, self.writer) as journal:
            yield journal
            self.stops.hold()
            self._batch = batch_of(journal)
        self.written = place

    def keep_copy(self, reason: str) -> Path | None:
        """Copy the journal before a large change, such as "before-import", unless told not to.

        Raises:
            DamagedError: it is damaged; then nothing large should be done to it either.
        """
        place = self.place(begins=True)
        if not self.settings.copies or not is_there(place):
            return None
        from sidelog.cli.damage import refuse_damaged  # noqa: PLC0415  (seldom)
        from sidelog.journal.upkeep.copies import keep_copy  # noqa: PLC0415  (the same)

        refuse_damaged(self, place, anyway=False)  # its copy would outlive good ones
        return keep_copy(self.file(place), reason, self.now)

    def after_writing(self) -> None:
        """Remember the journal that was written to, and keep its copy of the day up to date."""
        if self.written is not None and is_there(self.written):  # it may have been erased since
            from sidelog.cli.upkeep.afterwards import keep_up  # noqa: PLC0415  (to write)

            keep_up(self, self.file(self.written), self._known, self._batch)

    @contextmanager
    def putting(self) -> Iterator[None]:
        """A block in which a file is put in its place, or raises; an interrupt waits for it."""
        self.stops.hold()
        with self.stops.deciding():
            yield

    def file(self, path: Path) -> JournalFile:
        """What lies at a path, with what opens it; looked at once, as that drops SQLite's locks."""
        if path not in self.files:
            self._begins[path] = begins = identity_of(path)
            if not begins:
                return self.files.setdefault(path, JournalFile(path))
            from sidelog.cli.upkeep.sealing import opened  # noqa: PLC0415  (not where plain)

            self.files[path] = opened(self, path, begins)
        return self.files[path]

    def other(self, path: Path) -> JournalFile:
        """A file that is not the journal, as a copy or the journal of another machine."""
        return self.file(path)._replace(is_other=True)

    def is_replaced(self, path: Path) -> bool:
        """Whether a file that was looked at is another now; not where a journal is open too."""
        return self._holds <= 1 and self._begins.get(path) != identity_of(path)

    def place(self, *, begins: bool) -> Path:
        """Where the journal lies; a path that was said is refused where it leads nowhere."""
        chosen, path = self.settings.chosen["journal"], self.settings.journal
        if chosen.origin != "default" and not is_there(path):
            refuse_nowhere(chosen, self.host.environ, begins=begins)
        self.about = path
        return path

    def day(self, words: str | None, *, allow_future: bool = False) -> date:
        """The day that was typed, or today."""
        if words is None:
            return self.today
        from sidelog.dates.days import parse_day  # noqa: PLC0415  (only where a day was typed)

        return self.understand(parse_day, words, allow_future=allow_future)

    def day_ahead(self, words: str) -> date:
        """The day that was typed, which may lie ahead: that of a plan, unless it says "since"."""
        past = words.removeprefix("since ")
        return self.first_day(past, allow_future=past == words)

    def first_day(self, words: str, *, allow_future: bool = False) -> date:
        """The day that was typed, from which on something holds.

        Raises:
            SidelogError: it is none; of a month or a year, which its first day is.
        """
        try:
            return self.day(words, allow_future=allow_future)
        except AmbiguousError:
            raise
        except UsageError as error:
            from sidelog.dates.periods import parse_span  # noqa: PLC0415  (seldom)

            try:
                first = self.understand(parse_span, words).first
            except SidelogError:
                raise error from None
            hint = f"Say the first day, such as {first}."
            raise UsageError(error.message, hint=hint) from None

    def moment(self, words: str | None, day: date | None) -> datetime | None:
        """The time that was typed, on the day that was typed."""
        if words is None:
            return None
        from sidelog.dates.times import parse_moment  # noqa: PLC0415  (only where it was typed)

        return self.understand(parse_moment, words, day=day)

    def when(self, day: date, moment: datetime | None = None) -> str:
        """The day and the time of an entry, as its answer says them."""
        clock = self.settings.day_starts
        return dates.say_when(day, moment, now=self.now, day_starts=clock)

    def understand(self, parse: Callable[..., _Read], words: str, **known: object) -> _Read:
        """What was typed, as `parse` reads it; of several readings, the one that a person chooses.

        Raises:
            SidelogError: it is not understood, or nobody says which reading is meant.
        """
        while True:
            try:
                clock = self.settings.day_starts
                return parse(words, now=self.now, day_starts=clock, **known)
            except AmbiguousError as error:
                from sidelog.cli.typed.asking import ask_which  # noqa: PLC0415  (seldom)

                words = ask_which(self, error)


class _NothingKeptError(Exception):
    """A new journal would be empty."""


def app_of(context: "typer.Context") -> App:
    """The run that a command belongs to, and that goes by its name from here on."""
    app = context.obj
    if not isinstance(app, App):
        raise TypeError("a command was started without its run")
    app.command = context.command_path.partition(" ")[2]
    return app
