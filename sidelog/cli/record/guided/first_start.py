"""The first start at a terminal: whose helplines, what is taken, and what is asked every day.

Each question can be passed over, and gone back to.  Nothing is written before the last is answered,
or the person ends it; then what was answered is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.helplines import region_names, region_of
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rhythms import split_rhythm
from sidelog.catalog.regimen.rules import RegimenStep, Rule, say_rule
from sidelog.catalog.regimen.stages import Stage, parse_step
from sidelog.catalog.regimen.words import plain
from sidelog.catalog.text import fold, quoted
from sidelog.catalog.values import SKIP_WORDS
from sidelog.cli.app import App
from sidelog.cli.commands import unknown_word
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import amount_in, checked_name
from sidelog.cli.record.guided.one_line import AS_NEEDED, Line, read_line
from sidelog.cli.record.guided.talk import Question, Talk
from sidelog.cli.record.plan.planning import number_in
from sidelog.cli.typed.asking import is_yes
from sidelog.dates import say_date
from sidelog.errors import SidelogError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.keeping.products import edit_product
from sidelog.journal.keeping.regimens import write_regimen
from sidelog.journal.rows import Product
from sidelog.report.words import first_start as words
from sidelog.settings import change

_REGION = "region"
_AND = frozenset({"and", "&", "+"})


@dataclass
class _Taken:
    """What is taken: how much at a time, by which rule, and since when; None where not said.

    Attributes:
        asks: what its own line did not say, and is asked.
        rhythm: the words for how often, where the line said that without an amount.
    """

    name: str
    amount: Amount | None = None
    stage: Stage | None = None
    since: date | None = None
    asks: frozenset[str] = frozenset()
    rhythm: str = ""

    @property
    def unit(self) -> str | None:
        """The unit of its amount."""
        return self.amount.unit.name if self.amount and self.amount.unit else None

    @property
    def usual(self) -> float | None:
        """How much is one dose; None where it is not known, or is the sum of several."""
        amount, rule = self.amount, self.rule
        if amount is None or (amount.worked_out and not amount.estimate):
            return None
        is_of_a_day = rule is not None and rule.times > 1 and rule.amount == amount.number
        return None if is_of_a_day or not self.unit else amount.number or None

    @property
    def rule(self) -> Rule | None:
        """What is taken, and how often."""
        return self.stage and self.stage.rule(partial(number_in, self.product))

    @property
    def first(self) -> date | None:
        """Its first day: since then, or since the weekday after it that was said."""
        return self.stage.begin(self.since) if self.stage and self.since else None

    @property
    def product(self) -> Product:
        """The product as it will be."""
        return Product(0, self.name, None, self.unit, None)

    def take_rule(self, typed: str) -> None:
        """Keep how often it is taken.

        Raises:
            UsageError: it does not say that, or what it says is no rule.
        """
        said = self.amount.typed if self.amount else ""
        self.stage = None
        if typed.casefold() in {*AS_NEEDED, "no", "n"}:
            return
        try:
            self.stage = parse_step(plain(f"{said} {typed}"))
        except UsageError:
            split_rhythm(typed.casefold())  # says why, where it is one that is no rule
            raise UsageError(f"{quoted(typed)} does not say how often.") from None


@dataclass
class _Answers:
    """What was answered.

    Attributes:
        region: a code; empty where it was passed over.
        taken: what is taken; None where it was taken out again.
        tracked: whether a measure is asked, by name, where that is not as it comes.
    """

    region: str = ""
    taken: list[_Taken | None] = field(default_factory=list)
    tracked: dict[str, bool] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.region or self.products or self.tracked)

    @property
    def products(self) -> list[_Taken]:
        """What is taken."""
        return [one for one in self.taken if one is not None]


def first_start(app: App) -> bool:
    """Ask what a new journal needs to know, and keep it; False when the person ended it.

    Raises:
        CannotCreateError: the journal cannot begin where it is said to lie; nothing was asked.
        StoppedError: it was interrupted; what was answered is kept.
    """
    place = app.place(begins=True)
    answers, talk = _Answers(), Talk(app, "")
    for line in words.beginning(str(place)):
        app.say(line)
    asks_region = app.settings.chosen[_REGION].origin == "default"
    goes_on = talk.walk(lambda: list(_questions(app, answers, asks_region=asks_region)))
    _keep(app, answers)
    talk.end(kept=bool(answers))
    return goes_on


def _questions(app: App, answers: _Answers, *, asks_region: bool) -> Iterator[Question]:
    if asks_region:
        prompt = words.now_is("  country", answers.region)
        yield Question(prompt, partial(_take_region, app, answers), [words.REGION])
    for place, taken in enumerate([*answers.taken, None]):
        prompt = words.now_is(f"  {'another one' if place else 'one of them'}", _said(taken))
        take = partial(_take_line, app, answers, place)
        yield Question(prompt, take, [] if place else words.PRODUCTS)
        if taken:
            yield from _about(app, taken)
    changed = ", ".join(f"{'' if on else '-'}{name}" for name, on in answers.tracked.items())
    lines = list(words.measures(BUILT_IN, app.host.columns))
    yield Question(words.now_is("  more or less", changed), partial(_take_measures, answers), lines)


def _about(app: App, taken: _Taken) -> Iterator[Question]:
    """How much of it, how often, and since when, as far as the one leads to the other."""

    def take_amount(typed: str) -> None:
        amount = parse_amount(typed)
        if amount.number:
            amount_in(_Taken(taken.name, amount).product, amount)
        taken.amount, taken.stage = amount, None
        if taken.rhythm and taken.unit:
            taken.take_rule(taken.rhythm)

    def take_day(typed: str) -> None:
        taken.since = app.first_day(typed)

    if words.AMOUNT in taken.asks:
        now = taken.amount.typed if taken.amount else ""
        yield Question(words.now_is(f"    {words.AMOUNT}", now), take_amount)
    if words.OFTEN in taken.asks and taken.unit:
        now = say_rule(taken.rule, taken.unit) if taken.rule else ""
        yield Question(words.now_is(f"    {words.OFTEN}", now), taken.take_rule)
    if words.SINCE in taken.asks and taken.rule:
        now = say_date(taken.since) if taken.since else ""
        yield Question(words.now_is(f"    {words.SINCE}", now), take_day)


def _take_region(app: App, answers: _Answers, typed: str) -> None:
    """Keep whose helplines are shown; of a country without any that is said.

    Raises:
        UsageError: another country may be meant.
    """
    code = region_of(typed)
    if not code:
        near = unknown_word("country", typed, list(region_names()), "").hint
        if near:
            raise UsageError(f"No helplines are known here for {quoted(typed)}.", hint=near)
        app.say(words.no_helplines(typed))
    answers.region = code


def _take_line(app: App, answers: _Answers, place: int, typed: str) -> None:
    """Keep what is taken, with what its line says of it.

    Raises:
        SidelogError: it is no name, is there already, or its amount is not told from its name.
    """
    if typed.casefold() in SKIP_WORDS:
        answers.taken[place : place + 1] = [None] * len(answers.taken[place : place + 1])
        return
    line = read_line(typed)
    name = checked_name(line.name)
    others = [one.name for at, one in enumerate(answers.taken) if one and at != place]
    if fold(name) in map(fold, others):
        raise UsageError(f"{name} is there already.")
    # A comma within the name is gone from it.
    are_several = line.name not in " ".join(typed.split()) or _AND & set(name.casefold().split())
    holds_number = any(word[0].isdecimal() for word in name.split()[1:])
    if (are_several or holds_number) and not is_yes(app, words.whole_name(quoted(name))):
        raise UsageError("Not kept.", hint=words.ONE_BY_ONE if are_several else words.NAME_FIRST)
    taken = _Taken(name, line.amount, asks=_asked_of(line), rhythm=line.rhythm)
    if line.stage:
        taken.stage = line.stage
        if line.stage.on:
            _take_day_of_line(app, taken, line.stage.on.removeprefix("since "))
    answers.taken[place : place + 1] = [taken]


def _asked_of(line: Line) -> frozenset[str]:
    """What a line leaves to be asked."""
    asks = {words.AMOUNT: not line.amount}
    asks[words.OFTEN] = not (line.stage or line.rhythm or line.as_needed)
    asks[words.SINCE] = not line.as_needed
    return frozenset(question for question, is_open in asks.items() if is_open)


def _take_day_of_line(app: App, taken: _Taken, typed: str) -> None:
    """Keep since when it is taken; where that is no day, it is asked by itself."""
    try:
        taken.since = app.first_day(typed)
    except SidelogError as error:
        app.say(f"  {error.message} {error.hint}".rstrip())
    else:
        taken.asks -= {words.SINCE}


def _take_measures(answers: _Answers, typed: str) -> None:
    """Keep what is asked beside, and instead of, what is asked anyway.

    Raises:
        UsageError: there is no such measure.
    """
    known = {one.name: one for one in BUILT_IN}
    wanted = {}
    for word in typed.replace(",", " ").casefold().split():
        name = word.lstrip("+-")
        if name not in known:
            raise unknown_word("measure", name, list(known), f"Such as: {words.EXAMPLE}")
        wanted[name] = not word.startswith("-")
    answers.tracked = {name: one for name, one in wanted.items() if one != known[name].tracked}


def _keep(app: App, answers: _Answers) -> None:
    """Keep what was answered: the journal's part in one batch, the region in the settings."""
    made: list[Product] = []
    if answers.products or answers.tracked:
        with app.write() as journal:
            made = [_add(journal, one) for one in answers.products]
            for name, tracked in answers.tracked.items():
                edit_measure(journal, name, tracked=tracked)
    if answers.region:
        with app.putting():
            change(app.settings.file, _REGION, answers.region)
    for line in words.what_is_kept(answers.region, map(_said, answers.products), answers.tracked):
        app.say(line)
    for product in made:
        offer_signs(app, product)


def _add(journal: Journal, one: _Taken) -> Product:
    """Add a product with its usual amount, and what is taken of it as a rule."""
    product = journal.add_product(one.name)
    if one.unit:
        product = edit_product(journal, product.name, unit=one.unit, usual_amount=one.usual)
    if one.rule is not None and one.first is not None:
        write_regimen(journal, product, [RegimenStep(one.first.toordinal(), one.rule)])
    return product


def _said(one: _Taken | None) -> str:
    if one is None:
        return ""
    if one.rule is not None and one.first is not None:
        return f"{one.name}, {say_rule(one.rule, one.unit)} since {say_date(one.first)}"
    said = one.name
    if one.usual:
        said += f", usually {say_amount(one.usual, one.unit)}"
    if one.rule is not None:
        said += words.no_rule(one.name, say_rule(one.rule, one.unit))
    return said
