"""Every word that sidelog understands, by what its own commands say of themselves; and junk."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from sidelog.catalog.events import EVENT_KINDS
from sidelog.cli.commands import COMMANDS, Commands

DAYS = (
    *("today", "yesterday", "monday", "last friday", "-3d", "3 days ago", "2026-11-20", "12 sep"),
    *("tomorrow", "2026-02-30", "0000-00-00", "9999-12-31", "31/12/2026", "1w", "all", "last week"),
    *("2026-11-01..2026-11-20", "2026-11..", "..", "a..b", "october", "99999999999999999d"),
)
TIMES = ("08:30", "2h ago", "yesterday 23:10", "25:00", "00:00", "noon", "8", "-1:00")
AMOUNTS = (
    *("4g", "2 capsules", "half a tablet", "3 x 2g", "2-3g", "none", "?", "unknown", "0", "-4g"),
    *(
        "1e999g",
        "nan",
        "inf",
        "0.0000001mg",
        "99999999999g",
        "1,5 g",
        "1.000,5g",
        "½",
        "٤g",
        "4 μg",
    ),
)
VALUES = (
    "mood=5",
    "shedding=2",
    "mood=skip",
    "mood",
    "mood=11",
    "nails=",
    "=5",
    "itch=1,dryness=2",
)
NAMES = (
    *("kratom", "zinc", "mood", "shedding", "sertraline", "cramps", "flu", "d1", "o1", "n1", "e1"),
    *("v1", "q1", "r1", "o0", "o99999999999999999999", "d-1", "Dr. Berg", "kratom capsules"),
)
WORDS = (
    "daily",
    "stop",
    "hold",
    "weeks",
    "every",
    "2w",
    "from",
    "to",
    "by",
    "g",
    "-",
    "--",
    "0..4",
)
JUNK = (
    *("", " ", "\t", "\n", "\0", "a\0b", "\udc80", "x\udfffy", "\ud800", "\u202e", "\ufeff"),
    *("é", "🌧️", "Ω" * 40, "a" * 100_000, "9" * 5_000, "'", '"', "\\", "%s", "{0}", "{", "$HOME"),
    *("--=", "---", "-x", "-nnn", "--json=1", "--no-such", "--on=", "-\0", "=", "==", "..", "*"),
    *("'; DROP TABLE dose; --", "\x1b[2J", "null", "None", "True", "1e5", "-0", "0x10", "٣"),
)
FILES = ("in.csv", "moods.csv", "nothing.csv", "folder", "empty", "bytes", "", "-", "no/such/file")

LIKELY: tuple[tuple[str, ...], ...] = (
    *(("log", "VALUE"), ("log", "VALUE", "VALUE", "-n", "WORD"), ("log", "VALUE", "--on", "DAY")),
    *(("log", "VALUE", "--at", "TIME"), ("log", "mood=skip", "--from", "DAY", "--to", "DAY")),
    *(("dose", "NAME", "AMOUNT"), ("dose", "kratom", "AMOUNT", "--on", "DAY", "--at", "TIME")),
    *(("event", "KIND", "WORD", "--from", "DAY"), ("event", "KIND", "NAME", "AMOUNT", "AMOUNT")),
    *(("regimen", "NAME", "AMOUNT", "daily", "--from", "DAY"), ("regimen", "kratom", "WORD")),
    *(("edit", "NAME", "--on", "DAY"), ("edit", "NAME", "--amount", "AMOUNT"), ("edit", "NAME")),
    *(
        ("edit", "NAME", "--value", "WORD"),
        ("edit", "NAME", "--note", "WORD"),
        ("undo",),
        ("redo",),
    ),
    *(
        ("delete", "NAME", "--yes"),
        ("show", "DAY"),
        ("show", "all"),
        ("search", "WORD"),
        ("trends",),
    ),
    *(
        ("trends", "NAME", "--last", "DAY"),
        ("chart", "NAME"),
        ("compare",),
        ("lags", "mood", "NAME"),
    ),
    *(
        ("measure", "add", "WORD", "--range", "WORD"),
        ("measure", "edit", "NAME", "--title", "WORD"),
    ),
    *(
        ("measure", "retire", "NAME"),
        ("product", "add", "WORD"),
        ("product", "join", "NAME", "NAME"),
    ),
    *(("product", "edit", "NAME", "--unit", "WORD"), ("visit", "add", "WORD", "--on", "DAY")),
    *(("visit", "ask", "WORD"), ("visit", "answer", "NAME", "WORD"), ("profile", "why", "WORD")),
    *(
        ("import", "csv", "FILE"),
        ("import", "csv", "moods.csv", "--day", "day", "--measure", "mood"),
    ),
    *(("backup",), ("backup", "COPY"), ("backup", "FILE"), ("restore",), ("restore", "COPY", "-y")),
    *(("merge", "COPY"), ("merge", "COPY", "--apply"), ("merge", "COPY", "--prefer", "newer")),
    *(("check",), ("check", "--repair"), ("journals",), ("privacy",), ("export", "json")),
    *(("export", "csv", "DAY"), ("export", "csv"), ("settings", "WORD", "WORD"), ("history",), ()),
)
"""Lines that may well be meant: a word in capitals stands for one of its kind."""


class Option(NamedTuple):
    """An option, and whether a word follows it."""

    name: str
    has_value: bool


class Command(NamedTuple):
    """A command as it is typed, with its options."""

    words: tuple[str, ...]
    options: tuple[Option, ...]


@cache
def commands() -> tuple[Command, ...]:
    """Every command and every command of a group, with all of their options."""
    found = [Command((), (Option("--version", has_value=False),))]
    for name in COMMANDS:
        found += _below((name,), Commands().get_command(None, name))
    return tuple(found)


def _below(words: tuple[str, ...], command: Any) -> Iterator[Command]:  # noqa: ANN401  (of Typer's)
    options = (
        Option(name, not one.is_flag)
        for one in command.params
        if hasattr(one, "is_flag")
        for name in (*one.opts, *one.secondary_opts)
    )
    yield Command(words, (*options, Option("--help", has_value=False)))
    for name, child in getattr(command, "commands", {}).items():
        yield from _below((*words, name), child)


class Typist:
    """Somebody who types what comes to mind."""

    def __init__(self, chance: Random, written: str) -> None:
        """Begin.

        Args:
            chance: what they think of.
            written: the folder below which every file lies that they have written.
        """
        self._chance, self._written = chance, written
        self._commands = commands()

    def answers(self) -> str:
        """What they type where they are asked, or what comes over a pipe."""
        count = self._chance.choice((0, 1, 3, 30))
        said = (
            self._chance.choice(("y", "n", "5", "skip", "", self._word())) for _ in range(count)
        )
        return "\n".join(said)

    def line(self) -> list[str]:
        """A command line: a command as a rule, then some of its options and some words."""
        chance = self._chance
        if chance.random() < 0.5:
            words = [self._of_kind(word) for word in chance.choice(LIKELY)]
            if chance.random() < 0.3:
                words.insert(chance.randrange(len(words) + 1), self._word())
            return words
        command = chance.choice(self._commands)
        words = list(command.words)
        for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4, 6))):
            words += self._option(command) if chance.random() < 0.5 else [self._word()]
        if chance.random() < 0.1:  # one word out of its place
            words.insert(chance.randrange(len(words) + 1), self._word())
        if chance.random() < 0.05:
            chance.shuffle(words)
        return words

    def _option(self, command: Command) -> list[str]:
        option = self._chance.choice(command.options)
        if self._chance.random() < 0.05:
            option = self._chance.choice(self._chance.choice(self._commands).options)
        if not option.has_value:
            return [option.name]
        value = self._value(option.name)
        if self._chance.random() < 0.1:
            return [f"{option.name}={value}"]
        return [option.name, value]

    def _value(self, option: str) -> str:
        if option in {"--output", "-o", "--folder"}:
            return f"{self._written}/{self._chance.randrange(40)}{self._chance.choice(_SUFFIXES)}"
        if option == "--journal":
            return f"{self._written}/{self._chance.choice(('a', 'b'))}.db"
        likely = {"--on": DAYS, "--from": DAYS, "--to": DAYS, "--at": TIMES, "--amount": AMOUNTS}
        if option in likely and self._chance.random() < 0.7:
            return self._chance.choice(likely[option])
        return self._word()

    def _word(self) -> str:
        some = (*_KINDS.values(), VALUES, NAMES, JUNK, JUNK, WORDS)
        return self._chance.choice(self._chance.choice(some))

    def _of_kind(self, word: str) -> str:
        if word == "WORD":
            return self._word()
        if word == "COPY":
            return self._value("--journal")
        return self._chance.choice(_KINDS.get(word, (word,)))


_KINDS = {
    "DAY": DAYS,
    "TIME": TIMES,
    "AMOUNT": AMOUNTS,
    "VALUE": VALUES,
    "NAME": NAMES,
    "FILE": FILES,
    "KIND": tuple(event.name for event in EVENT_KINDS),
}


_SUFFIXES = ("", ".csv", ".html", ".txt", ".md", ".svg", ".db", ".json", ".doc")
