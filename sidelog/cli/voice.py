"""What a run says: data to stdout, words to stderr; whose journal it is about; what it asks."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from sidelog import settings
from sidelog.catalog.text import at_words, visible
from sidelog.cli.host import Host
from sidelog.cli.stops import Stops
from sidelog.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from sidelog.report.render.terminal import Screen


class Voice:
    """The part of a run that a person hears.

    Attributes:
        host: the machine.
        stops: what of the run is on disk, and when an interrupt may end it.
        json: whether data is written as JSON.
        plain: whether tables and pictures are written as plain lines.
        command: the name of the command, such as "product add"; empty for `sidelog` alone.
        flags: settings that were given on the command line.
        new_journal: the journal that this run made; None where it made none.
        has_answered: whether the envelope of the answer went to stdout.
        written: the journal that this run wrote to; None where it wrote to none.
        about: the journal that this run is about; None where it asked for none.
    """

    def __init__(self, host: Host, stops: Stops, *, json: bool) -> None:
        self.host, self.stops = host, stops
        self.json, self.plain = json, False
        self.command, self.has_answered = "", False
        self.flags: dict[str, str] = {}
        self.new_journal: Path | None = None
        self.written: Path | None = None
        self.about: Path | None = None
        self._has_said_whose = False

    @cached_property
    def settings(self) -> settings.Settings:
        """The settings as they stand for this run."""
        return settings.load(self.host.environ, self.flags)

    def acknowledge(self) -> None:
        """Bring out what was said of what is on disk; from here on an interrupt may come again."""
        self.host.stdout.flush()
        self.stops.finish()
        self.stops.release()

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
            as_is: whether it is a text of its own: no line is broken, and nothing put before it.
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
        if (whose := self._whose) and not as_is:
            first = some[:1] or (["recorded"] if self.written else [])
            some[:1] = [f"{whose}: {line}" for line in first]
        if some:
            some = some if as_is else list(map(self._typable, some))
            print("\n".join(some), file=self.host.stdout)
        for remark in remarks:
            self.say(remark)

    @property
    def _whose(self) -> str:
        """The name of the journal that this is about, where it has to be told from others."""
        return self.settings.journal_name if self.about else ""

    def _typable(self, line: str) -> str:
        """A line whose commands are about the journal that this one was about, by its flag."""
        said = self.flags.get("journal")
        if not said or "sidelog " not in line:
            return line
        from sidelog.cli.typed.nowhere import about_journal  # noqa: PLC0415  (only with the flag)

        return about_journal(line, said)

    def _broken(self, line: str) -> str:
        """A line in as many as it needs; the others stand further in."""
        inner = len(line) - len(line.lstrip()) + 2
        return at_words(line, self.host.columns, " " * inner)

    def out(self, line: str = "") -> None:
        """Write a line of data to stdout."""
        print(visible(line), file=self.host.stdout)

    def say(self, line: str = "") -> None:
        """Write a line of words to stderr; on a terminal no word is broken at its edge."""
        line = self._typable(visible(line))
        self._words(f"{at_words(line, self.host.columns) if self.host.asks else line}\n")

    def say_over(self, line: str) -> None:
        """Write a line of words to stderr in the place of the one before, such as how far it is."""
        end = "" if line else "\r"
        self._words(f"\r{line:<{self.host.columns - 1}}{end}")

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
