"""The guided check-in: one question a line, on a terminal or over a pipe, under a minute."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from sidelog import dates
from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import SKIP_WORDS, parse_value, say_number
from sidelog.cli.app import App
from sidelog.cli.asking import is_yes
from sidelog.cli.lines import say_dose
from sidelog.cli.notes import checked_note
from sidelog.cli.record.amounts import amount_in, unusual
from sidelog.cli.record.entry import Saved, say_saved
from sidelog.cli.record.taking import say_taken, take
from sidelog.errors import BadDataError, NothingMatchedError, SidelogError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import DayLine, Product

_MISSED_DAYS = 14
"""How far back `--missed` goes by itself: further back, memory is not a record."""

_USED_DAYS = 30
"""A product that was taken in these days is asked about."""

_HELP = "Enter leaves a question open, s skips it on purpose, q ends and keeps the answers."


@dataclass
class Answers:
    """What a person answered, before any of it is recorded."""

    values: dict[str, float | None] = field(default_factory=dict)
    doses: dict[str, Amount] = field(default_factory=dict)
    note: str | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.doses or self.note)


class _Ended(Exception):  # noqa: N818  (not a failure: the person has said enough)
    """The person ended the check-in, or the pipe did."""


def check_in(app: App, day: date) -> None:
    """Ask about a day, then record the answers in one batch."""
    _Conversation(app).hold(day)


def check_in_missed(app: App, since: str | None) -> None:
    """Ask about each day without an answer, from `since` or two weeks ago; each is its own batch.

    Raises:
        NothingMatchedError: every day has an answer.
        UsageError: there is no day to look back on.
    """
    first = app.day(since) if since else app.today - timedelta(days=_MISSED_DAYS)
    last = app.today - timedelta(days=1)
    with app.read() as journal:
        answered = journal.answered(first, last)
    if first > last:
        raise UsageError("--missed looks back.", hint="With --on, it begins on an earlier day.")
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    open_days = [day for day in days if day not in answered]
    if not open_days:
        raise NothingMatchedError(f"Every day since {dates.say_date(first)} has an answer.")
    conversation = _Conversation(app)
    days_in_words = "1 day" if len(open_days) == 1 else f"{len(open_days)} days"
    app.say(f"{days_in_words} without an answer. Leave open what you do not remember.")
    for day in open_days:
        if not conversation.hold(day):
            break


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a day before it is asked about.

    Attributes:
        day: the day.
        is_today: whether it is the present one; questions speak of "that day" otherwise.
        measures: the measures to ask, in their order.
        products: the products that were taken of late.
        lines: what is recorded for the day already.
    """

    day: date
    is_today: bool
    measures: list[Measure]
    products: list[Product]
    lines: list[DayLine]


class _Conversation:
    """Questions on stderr, answers from stdin."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._explained = False

    def hold(self, day: date) -> bool:
        """Ask about one day and record what was answered; False when the person ended it."""
        known = self._know(day)
        self._app.say(f"\n{dates.say_day(day, self._app.today)}")
        if not self._explained:
            self._app.say(_HELP)
            self._explained = True
        answers, goes_on = Answers(), True
        try:
            self._ask(known, answers)
        except _Ended:
            goes_on = False
        self._record(day, answers)
        return goes_on

    def _know(self, day: date) -> _Known:
        is_today = day == self._app.today
        try:
            with self._app.read(begins=True) as journal:
                measures = list(journal.measures.values())
                products = [one for one in journal.products.values() if self._used(journal, one)]
                lines = journal.lines(day, day)
        except NothingMatchedError:  # no journal yet: this check-in makes it
            from sidelog.catalog.measures import BUILT_IN  # noqa: PLC0415  (the first time)

            measures, products, lines = list(BUILT_IN), [], []
        tracked = [measure for measure in measures if measure.tracked]
        return _Known(day, is_today, tracked, products, lines)

    def _used(self, journal: Journal, product: Product) -> bool:
        first = self._app.today - timedelta(days=_USED_DAYS)
        return bool(journal.doses(product, first, self._app.today))

    def _ask(self, known: _Known, answers: Answers) -> None:
        for measure in known.measures:
            self._ask_measure(known, measure, answers)
        for product in known.products:
            self._ask_product(known, product, answers)
        self._ask_note(answers)

    def _ask_measure(self, known: _Known, measure: Measure, answers: Answers) -> None:
        for line in _question(measure, self._app.host.columns, is_today=known.is_today):
            self._app.say(line)
        there = [line.value for line in known.lines if _is_value_of(line, measure)]
        now = ""
        if there:
            now = f", now {'skipped' if there[0] is None else say_number(there[0])}"
        for words in self._answers(f"  {measure.name}{now}"):
            with self._another_try("Choose a value above; Enter leaves it open."):
                answers.values[measure.name] = parse_value(words, measure)
                return

    def _ask_product(self, known: _Known, product: Product, answers: Answers) -> None:
        doses = [line for line in known.lines if line.kind == "dose" and line.name == product.name]
        now = f", so far {', '.join(say_dose(line) for line in doses)}" if doses else ""
        example = say_amount(product.usual_amount or 2, product.unit) if product.unit else "4g"
        self._app.say(f"{product.name}: how much, such as {example}; none, or ? if not known")
        for words in self._answers(f"  {product.name}{now}"):
            if words.casefold() in SKIP_WORDS:
                return
            with self._another_try():
                amount = parse_amount(words)
                number = amount_in(product, amount)
                if amount.is_none and any(line.taken for line in doses):
                    raise BadDataError("There are doses for that day already.")
                if self._is_meant(product, number):
                    answers.doses[product.name] = amount
                    return

    def _is_meant(self, product: Product, number: float | None) -> bool:
        """Whether an amount is no slip: one that is unusual is asked about."""
        with self._app.read() as journal:
            strange = unusual(journal, product, number)
        if not strange or not self._app.host.asks:
            return True
        said = say_amount(number, product.unit)
        return is_yes(self._app, f"  {said} of {product.name} is {strange}. Record it?")

    def _ask_note(self, answers: Answers) -> None:
        for words in self._answers("A note"):
            with self._another_try():
                answers.note = checked_note(words)
                return

    def _answers(self, prompt: str) -> Iterator[str]:
        """Ask until there is an answer that fits; nothing where the question is left open."""
        while True:
            line = self._app.ask(f"{prompt}: ")
            if not (self._app.host.asks and line):
                self._app.say()  # neither a pipe nor Ctrl-D types a line end
            if not line or line.strip().casefold() in {"q", "quit"}:
                raise _Ended
            if not line.strip():
                return
            yield line.strip()

    @contextmanager
    def _another_try(self, hint: str = "") -> Iterator[None]:
        """Let a person at a terminal answer again; over a pipe a wrong answer ends everything."""
        try:
            yield
        except SidelogError as error:
            if not self._app.host.asks:
                raise
            self._app.say(f"  {error.message} {hint or error.hint}")

    def _record(self, day: date, answers: Answers) -> None:
        if not answers:
            self._app.say("Nothing recorded.")
            return
        with self._app.write() as journal:
            rated = [(journal.measures[name], value) for name, value in answers.values.items()]
            said = [
                say_saved(Saved(measure, value, journal.record(measure.name, day, value)))
                for measure, value in rated
            ]
            for name, amount in answers.doses.items():
                taken = take(journal, name, amount, day=day)
                said.append(f"{taken.product.name} {say_taken(taken, self._app.today)}")
            if answers.note:
                journal.add_note(day, answers.note)
                said.append("note kept")
        self._app.out(f"{dates.say_day(day, self._app.today)}: {', '.join(said)}")
        from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

        notes = [answers.note] if answers.note else []
        after_saving(self._app, notes=notes, values=rated)


def _is_value_of(line: DayLine, measure: Measure) -> bool:
    """Whether it is the day's value of a measure: an event may be called as one is."""
    return line.kind == "observation" and line.name == measure.name and not line.at


def _question(measure: Measure, columns: int, *, is_today: bool) -> list[str]:
    question = measure.question
    if not is_today:
        question = question.replace("today", "that day").replace("last night", "that night")
    anchors = " · ".join(f"{say_number(value)} {words}" for value, words in measure.scale.anchors)
    text = textwrap.wrap(anchors, min(columns, 80) - 1, initial_indent="  ", subsequent_indent="  ")
    return [question, *text]
