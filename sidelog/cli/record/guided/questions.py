"""What the check-in asks: a measure, a product, a note; and how each answer is understood."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import SKIP_WORDS, parse_value, say_number
from sidelog.cli.app import App
from sidelog.cli.lines import clock_of, doses_of
from sidelog.cli.record.amounts import amount_in, ask_if_unusual
from sidelog.cli.record.guided.talk import YES, Question
from sidelog.cli.typed.asking import Doubts
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.rows import DayLine
from sidelog.journal.rules import check_note
from sidelog.report.findings.due import Due, Wanted
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


def questions(app: App, due: Due, lines: Sequence[DayLine], answers: Answers) -> list[Question]:
    """What is asked of a day: measures, products, a note.

    Args:
        app: the run.
        due: what has no answer, or is asked again.
        lines: what the day has already.
        answers: where the answers are kept.
    """
    rated = {one.name: one for one in lines if one.kind == "observation" and not one.at}
    is_today = due.day == app.today
    return [
        *(
            _rated(app, one, rated.get(one.name), answers, is_today=is_today)
            for one in due.measures
        ),
        *(_dosed(app, one, doses_of(lines, one.product.name), answers) for one in due.products),
        _noted(answers),
    ]


def _rated(
    app: App, measure: Measure, there: DayLine | None, answers: Answers, *, is_today: bool
) -> Question:
    """A measure, with the words of its scale; of a past day in the words of a past day."""
    name, question, scale = measure.name, measure.question, measure.scale
    if not is_today:
        question = question.replace("today", "that day").replace("last night", "that night")
    anchors = " · ".join(f"{say_number(value)} {words}" for value, words in scale.anchors)
    lines = [
        *_wrapped(app, question),
        *textwrap.wrap(anchors, _wide(app), initial_indent="  ", subsequent_indent="  "),
    ]
    now = ""
    if name in answers.values:
        now = f"now {_said(answers.values[name])}"
    elif there is not None:
        now = KEPT if app.settings.quiet else f"now {_said(there.value)}"

    def take(words: str) -> None:
        answers.values[name] = parse_value(words, measure)

    choose = "Choose a value above" if scale.anchors else "Type a number"
    return Question(_prompt(f"  {name}", now), take, lines, f"{choose}, or Enter.")


def _dosed(app: App, wanted: Wanted, there: Sequence[DayLine], answers: Answers) -> Question:
    """A product, with what there is of it in the order of time, or what is usual."""
    product, name = wanted.product, wanted.product.name
    taken = [one for one in there if one.taken]
    if taken:
        amounts = [(clock_of(one), one.value) for one in taken]
        so_far = KEPT if app.settings.quiet else words_of.so_far(amounts, product.unit)
        said = words_of.one_more(product, so_far)
    elif there:
        said = words_of.one_more(product, words_of.NONE_TAKEN)
    else:
        said = words_of.how_much(wanted)

    doubts = Doubts(app)

    def ask(number: float | None) -> None:
        try:
            with app.read(shows=False) as journal:
                ask_if_unusual(journal, product, [number], doubts)
        except NothingMatchedError:
            raise UsageError("It is not kept.", hint="Type the amount again.") from None

    def take(words: str) -> None:
        if words.casefold() in SKIP_WORDS:  # what is skipped stays open
            answers.doses.pop(name, None)
            return
        amount = _usual(wanted, there) if words.casefold() in YES else parse_amount(words)
        number = amount_in(product, amount)
        if amount.is_none and taken:
            raise BadDataError("There are doses for that day already.")
        doubts.settle(lambda: ask(number))
        answers.doses[name] = amount

    now = f"now {answers.doses[name].typed}" if name in answers.doses else ""
    return Question(_prompt(f"  {name}", now), take, _wrapped(app, said))


def _noted(answers: Answers) -> Question:
    """The note of the day."""

    def take(words: str) -> None:
        answers.note = None if words.casefold() in SKIP_WORDS else check_note(words)

    return Question(_prompt("A note", "there is one now" if answers.note else ""), take)


def _prompt(name: str, now: str) -> str:
    return f"{name}, {now}, Enter keeps it" if now else name


def _said(value: float | None) -> str:
    return "skipped" if value is None else say_number(value)


def _wrapped(app: App, words: str) -> list[str]:
    return textwrap.wrap(words, _wide(app))


def _wide(app: App) -> int:
    return min(app.host.columns, 80) - 1


def _usual(wanted: Wanted, there: Sequence[DayLine]) -> Amount:
    amount, product = wanted.amount, wanted.product
    if amount is None or there:
        raise UsageError(f"Nothing is usual for {product.name} here.", hint="Type the amount.")
    return parse_amount(say_amount(amount, product.unit) if amount else "none")
