"""What the check-in asks: a measure, a product, a note; and how each answer is understood."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import SKIP_WORDS, parse_value, say_number
from sidelog.cli.app import App
from sidelog.cli.asking import is_yes
from sidelog.cli.lines import clock_of
from sidelog.cli.notes import checked_note
from sidelog.cli.record.amounts import amount_in, unusual
from sidelog.cli.record.guided.talk import YES
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.rows import DayLine
from sidelog.report.findings.due import Wanted
from sidelog.report.words import day as words_of
from sidelog.report.words.quiet import KEPT


@dataclass
class Answers:
    """What a person answered, before any of it is recorded."""

    values: dict[str, float | None] = field(default_factory=dict)
    doses: dict[str, Amount] = field(default_factory=dict)
    note: str | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.doses or self.note)


class Question(Protocol):
    """One thing that is asked."""

    @property
    def hint(self) -> str:
        """What would be right; empty where the refusal itself says it."""

    def lines(self) -> Sequence[str]:
        """What is said before the answer."""

    def prompt(self, answers: Answers) -> str:
        """What stands before the cursor: the name, and what there is of it already."""

    def take(self, words: str, answers: Answers) -> None:
        """Keep an answer.

        Raises:
            SidelogError: it is none.
        """


@dataclass(frozen=True)
class Rated:
    """A measure that is asked about; `there` is what the day has of it."""

    app: App
    measure: Measure
    there: DayLine | None
    is_today: bool

    @property
    def hint(self) -> str:
        """How it is answered."""
        choose = "Choose a value above" if self.measure.scale.anchors else "Type a number"
        return f"{choose}; Enter leaves it open."

    def lines(self) -> list[str]:
        """The question, in the past tense's words for a past day, and the words of the scale."""
        question, scale = self.measure.question, self.measure.scale
        if not self.is_today:
            question = question.replace("today", "that day").replace("last night", "that night")
        anchors = " · ".join(f"{say_number(value)} {words}" for value, words in scale.anchors)
        wide = _wide(self.app)
        return [
            *textwrap.wrap(question, wide),
            *textwrap.wrap(anchors, wide, initial_indent="  ", subsequent_indent="  "),
        ]

    def prompt(self, answers: Answers) -> str:
        """The name, with the value that Enter keeps."""
        name = self.measure.name
        if name in answers.values:
            return f"  {name}, now {_said(answers.values[name])}, Enter keeps it"
        if self.there is None:
            return f"  {name}"
        now = KEPT if self.app.settings.quiet else f"now {_said(self.there.value)}"
        return f"  {name}, {now}, Enter keeps it"

    def take(self, words: str, answers: Answers) -> None:
        """Keep a value of the scale, or that the day is skipped."""
        answers.values[self.measure.name] = parse_value(words, self.measure)


def _said(value: float | None) -> str:
    return "skipped" if value is None else say_number(value)


def _wide(app: App) -> int:
    return min(app.host.columns, 80) - 1


@dataclass(frozen=True)
class Dosed:
    """A product that is asked about; `there` is what the day has of it, in the order of time."""

    app: App
    wanted: Wanted
    there: Sequence[DayLine]
    hint = ""

    def lines(self) -> list[str]:
        """What there is, or what is usual."""
        product = self.wanted.product
        if self._taken:
            amounts = [(clock_of(one), one.value) for one in self._taken]
            there = KEPT if self.app.settings.quiet else words_of.so_far(amounts, product.unit)
            said = words_of.one_more(product, there)
        elif self.there:
            said = words_of.one_more(product, "none taken")
        else:
            said = words_of.how_much(self.wanted)
        return textwrap.wrap(said, _wide(self.app))

    def prompt(self, answers: Answers) -> str:
        """The name, with the amount that Enter keeps."""
        name = self.wanted.product.name
        if name not in answers.doses:
            return f"  {name}"
        return f"  {name}, now {answers.doses[name].typed}, Enter keeps it"

    def take(self, words: str, answers: Answers) -> None:
        """Keep an amount; what is skipped stays open."""
        name = self.wanted.product.name
        if words.casefold() in SKIP_WORDS:
            answers.doses.pop(name, None)
            return
        amount = self._usual() if words.casefold() in YES else parse_amount(words)
        number = amount_in(self.wanted.product, amount)
        if amount.is_none and self._taken:
            raise BadDataError("There are doses for that day already.")
        self._confirm(number)
        answers.doses[name] = amount

    def _confirm(self, number: float | None) -> None:
        """Ask about an amount that is unusual.

        Raises:
            NothingMatchedError: it is not meant.
        """
        product = self.wanted.product
        with self.app.read() as journal:
            strange = unusual(journal, product, number)
        if strange:
            said = say_amount(number, product.unit)
            if not is_yes(self.app, f"  {said} of {product.name} is {strange}. Record it?"):
                raise NothingMatchedError("Not taken.", hint="Type the amount again.")

    @property
    def _taken(self) -> list[DayLine]:
        return [one for one in self.there if one.taken]

    def _usual(self) -> Amount:
        amount, product = self.wanted.amount, self.wanted.product
        if amount is None or self.there:
            raise UsageError(f"Nothing is usual for {product.name} here.", hint="Type the amount.")
        return parse_amount(say_amount(amount, product.unit) if amount else "none")


class Noted:
    """The note of the day."""

    hint = ""

    def lines(self) -> list[str]:
        """Nothing: the prompt says it."""
        return []

    def prompt(self, answers: Answers) -> str:
        """What is asked, and whether there is one already."""
        return "A note, there is one now, Enter keeps it" if answers.note else "A note"

    def take(self, words: str, answers: Answers) -> None:
        """Keep it; of a question that is skipped nothing is kept."""
        answers.note = None if words.casefold() in SKIP_WORDS else checked_note(words)
