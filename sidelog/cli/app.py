"""What every command has in hand: the machine, the settings, the journal, a voice."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sidelog import dates, settings
from sidelog.catalog.text import visible
from sidelog.cli.host import Host
from sidelog.cli.nowhere import refuse_nowhere
from sidelog.cli.opening import opened
from sidelog.cli.stops import Stops
from sidelog.cli.wrapping import at_words
from sidelog.errors import AmbiguousError, SidelogError, StorageError, UsageError
from sidelog.journal.connection import JournalFile, identity_of
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal
from sidelog.journal.store import is_there

if TYPE_CHECKING:
    import typer

    from sidelog.report.render.terminal import Screen

_Read = TypeVar("_Read")


class App:
    """One run of sidelog.

    Attributes:
        host: the machine.
        typed: the command as it was typed, without the text of notes: the name of the batch.
        command: the name of the command, such as "product add"; empty for `sidelog` alone.
        flags: settings that were given on the command line.
        json: whether data is written as JSON.
        plain: whether tables and pictures are written as plain lines.
        stops: what of the run is on disk, and when an interrupt may end it.
        new_journal: the journal that this run made; None where it made none.
        written: the journal that this run wrote to; None where it wrote to none.
        opened: the journal that this run opened; None where it opened none.
        damaged: what is said of the journal where it is damaged, and shown all the same.
        has_answered: whether the envelope of the answer went to stdout.
        files: the journals and copies that were opened, each with what opens it.
    """

    def __init__(
        self, host: Host, typed: str = "", *, json: bool = False, stops: Stops | None = None
    ) -> None:
        self.host = host
        self.typed = typed
        self.command = ""
        self.flags: dict[str, str] = {}
        self.json, self.plain, self.damaged = json, False, ""
        self.stops = stops or Stops()
        self.new_journal: Path | None = None
        self.written: Path | None = None
        self.opened: Path | None = None
        self._holds = 0  # journals that are open now
        self._was_whole = False  # before it was written to
        self._looked_at: Path | None = None
        self.has_answered = False
        self.files: dict[Path, JournalFile] = {}
        self._begins: dict[Path, bytes | None] = {}  # of those files, when they were looked at
        self._has_said_whose = False

    @cached_property
    def settings(self) -> settings.Settings:
        """The settings as they stand for this run."""
        return settings.load(self.host.environ, self.flags)

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
        from sidelog.journal.upkeep.quick import is_as_remembered  # noqa: PLC0415  (to write)

        self.stops.begin()
        if self.written is None:
            self._was_whole = not is_there(place) or is_as_remembered(place)
        with self.stops.deciding(), self._open(place, self.writer) as journal:
            yield journal
            self.stops.hold()
        self.written = place

    def keep_copy(self, reason: str) -> Path | None:
        """Copy the journal before a large change, such as "before-import", unless told not to."""
        place = self.place(begins=True)
        if not self.settings.copies or not is_there(place):
            return None
        from sidelog.journal.upkeep.copies import keep_copy  # noqa: PLC0415  (seldom)

        return keep_copy(self.file(place), reason, self.now)

    def after_writing(self) -> None:
        """Remember a journal that was written to as whole, and copy it once a day."""
        if self.written is None:
            return
        if self._was_whole:  # what was added to it since is ours
            from sidelog.journal.upkeep.quick import remember  # noqa: PLC0415  (to write)

            remember(self.file(self.written))
        if self.settings.copies and self.written == self.settings.journal:
            from sidelog.journal.upkeep.copies import keep_daily_copy  # noqa: PLC0415  (to write)

            try:
                keep_daily_copy(self.file(self.written), self.now)
            except SidelogError as error:
                self.say(f"No copy of the journal was made. {error.message}")

    @contextmanager
    def putting(self) -> Iterator[None]:
        """A block in which a file is put in its place, or raises; an interrupt waits for it."""
        self.stops.hold()
        with self.stops.deciding():
            yield

    def acknowledge(self) -> None:
        """Bring out what was said of what is on disk; from here on an interrupt may come again."""
        self.host.stdout.flush()
        self.stops.finish()
        self.stops.release()

    def file(self, path: Path) -> JournalFile:
        """What lies at a path, with what opens it; looked at once, as that drops SQLite's locks."""
        if path not in self.files:
            self._begins[path] = begins = identity_of(path)
            if not begins:
                return self.files.setdefault(path, JournalFile(path))
            from sidelog.cli.upkeep.sealing import opened  # noqa: PLC0415  (not where plain)

            self.files[path] = opened(self, path, begins)
        return self.files[path]

    def is_replaced(self, path: Path) -> bool:
        """Whether a file that was looked at is another now; not where a journal is open too."""
        return self._holds <= 1 and self._begins.get(path) != identity_of(path)

    def place(self, *, begins: bool) -> Path:
        """Where the journal lies; a path that was said is refused where it leads nowhere."""
        chosen, path = self.settings.chosen["journal"], self.settings.journal
        if chosen.origin != "default" and not is_there(path):
            refuse_nowhere(chosen, self.host.environ, begins=begins)
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
                from sidelog.cli.asking import ask_which  # noqa: PLC0415  (seldom)

                words = ask_which(self, error)

    @cached_property
    def screen(self) -> "Screen":
        """What stdout can show."""
        from sidelog.report.picture.canvas import Pictures  # noqa: PLC0415  (only to look)
        from sidelog.report.render.terminal import Screen  # noqa: PLC0415

        host, wanted = self.host, self.settings.pictures
        drawn = Pictures(wanted) if wanted else Pictures.BRAILLE
        # Who chose braille or blocks has seen them: the setting says more than the locale.
        chosen = drawn in {Pictures.BRAILLE, Pictures.BLOCKS} and bool(wanted)
        has_unicode = host.can_encode if chosen else host.has_unicode
        if not has_unicode or not (wanted or host.has_braille):
            drawn = Pictures.NONE if drawn is Pictures.NONE else Pictures.ASCII
        return Screen(
            host.columns,
            style=host.has_style and not self.plain,
            unicode=has_unicode,
            pictures=Pictures.NONE if self.plain else drawn,
            plain=self.plain,
        )

    def answer(
        self,
        data: object,
        lines: Iterable[str] = (),
        remarks: Iterable[str] = (),
        *,
        quiet: Iterable[str] | None = None,
        as_is: bool = False,
        drawn: bool = False,
    ) -> None:
        """Write what a command found or did: lines to stdout, and remarks on them to stderr.

        With --json the data instead, alone.

        Args:
            data: what there is for a program; a function gives it where that costs something.
            lines: the same for a person.
            remarks: what a person should know beside it.
            quiet: the lines for somebody who wants to see no numbers before asking for them;
                None where there are no numbers, or where they were asked for.
            as_is: whether no line is broken where it is wider than the terminal.
            drawn: whether they are of a screen, as wide as it is, with its styles.
        """
        if self.json:
            from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

            write_data(self, data() if callable(data) else data)
            return
        # An empty line is nothing to a screen reader.
        lines = quiet if quiet is not None and self.settings.quiet else lines
        some = [part for line in lines if line or not self.plain for part in line.split("\n")]
        if drawn:
            some = list(map(self.screen.shown, some))
        else:
            whole = as_is or self.plain or not self.host.draws
            some = [line if whole else self._broken(line) for line in map(visible, some)]
        if whose := self._whose:
            some[:1] = [f"{whose}: {line}" for line in some[:1] or ["recorded"]]
        if some:
            print("\n".join(some), file=self.host.stdout)
        for remark in remarks:
            self.say(remark)

    @property
    def _whose(self) -> str:
        """The name of the journal that was written to, where it has to be told from others."""
        is_own = self.written is not None and self.written == self.settings.journal
        return self.settings.journal_name if is_own else ""

    def _broken(self, line: str) -> str:
        """A line in as many as it needs; the others stand further in."""
        inner = len(line) - len(line.lstrip()) + 2
        return at_words(line, self.host.columns, " " * inner)

    def out(self, line: str = "") -> None:
        """Write a line of data to stdout."""
        print(visible(line), file=self.host.stdout)

    def say(self, line: str = "") -> None:
        """Write a line of words to stderr; on a terminal no word is broken at its edge."""
        line = visible(line)
        self._words(f"{at_words(line, self.host.columns) if self.host.asks else line}\n")

    def ask(self, prompt: str) -> str:
        """What a person types after a prompt, with its line end; empty where the input ended."""
        self.acknowledge()
        if not self._has_said_whose and self.settings.journal_name:
            self.say(f"This is about: {self.settings.journal_name}")  # nobody else's is meant
        self._has_said_whose = True
        self._words(visible(prompt))
        return self.host.stdin.readline()

    def _words(self, text: str) -> None:
        try:
            self.host.stderr.write(text)
            self.host.stderr.flush()
        except OSError as error:  # not the reader of stdout, who may leave at any time
            raise StorageError(f"No words can be written: {error.strerror}.") from None


class _NothingKeptError(Exception):
    """A new journal would be empty."""


def app_of(context: "typer.Context") -> App:
    """The run that a command belongs to, and that goes by its name from here on."""
    app = context.obj
    if not isinstance(app, App):
        raise TypeError("a command was started without its run")
    app.command = context.command_path.partition(" ")[2]
    return app
