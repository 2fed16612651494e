"""The first start at a terminal: whose helplines, what is taken, and what is asked every day.

Each question can be passed over.  Nothing is written before the last is answered, or the person
ends it; then what was answered is kept.
"""

from dataclasses import dataclass, field
from datetime import date

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import RegimenStep, Rule, say_rule
from sidelog.catalog.text import fold, quoted
from sidelog.cli.app import App
from sidelog.cli.commands import unknown_word
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import amount_in, checked_name
from sidelog.cli.record.guided.talk import Ended, StoppedError, Talk
from sidelog.cli.record.plan.rules import rule_of
from sidelog.dates import say_date
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.measures import edit_measure
from sidelog.journal.products import edit_product
from sidelog.journal.regimens import write_regimen
from sidelog.journal.rows import Product
from sidelog.report.words import first_start as words
from sidelog.settings import change, find_setting

_REGION = "region"


@dataclass
class _Product:
    """What is taken: how much at a time, by which rule, and since when; None where not said."""

    name: str
    amount: Amount | None = None
    rule: Rule | None = None
    since: date | None = None

    @property
    def unit(self) -> str | None:
        """The unit of its amount."""
        return self.amount.unit.name if self.amount and self.amount.unit else None


@dataclass
class _Answers:
    """What was answered.

    Attributes:
        region: two letters; empty where it was passed over.
        products: what is taken.
        tracked: whether a measure is asked, by name, where that is not as it comes.
    """

    region: str = ""
    products: list[_Product] = field(default_factory=list)
    tracked: dict[str, bool] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.region or self.products or self.tracked)


def first_start(app: App) -> bool:
    """Ask what a new journal needs to know, and keep it; False when the person ended it.

    Raises:
        StoppedError: it was interrupted; what was answered is kept.
    """
    answers, ended = _Answers(), False
    talk = Talk(app, "")
    for line in words.beginning(str(app.settings.journal)):
        app.say(line)
    try:
        _ask(app, talk, answers)
    except Ended:
        ended = True
    except KeyboardInterrupt:
        app.say()
        _keep(app, answers)
        app.acknowledge()
        raise StoppedError(words.STOPPED if answers else words.STOPPED_EMPTY) from None
    _keep(app, answers)
    return not ended


def _ask(app: App, talk: Talk, answers: _Answers) -> None:
    if app.settings.chosen[_REGION].origin == "default":
        _ask_region(app, talk, answers)
    _ask_products(app, talk, answers)
    _ask_measures(app, talk, answers)


def _ask_region(app: App, talk: Talk, answers: _Answers) -> None:
    def take(typed: str) -> None:
        try:
            answers.region = find_setting(_REGION).check(typed)
        except ValueError as error:
            raise UsageError(f"A region is {error}.") from None

    app.say(words.REGION)
    talk.until_it_fits("  region", take)


def _ask_products(app: App, talk: Talk, answers: _Answers) -> None:
    def take(typed: str) -> None:
        name = checked_name(typed)
        if fold(name) in {fold(one.name) for one in answers.products}:
            raise UsageError(f"{name} is there already.")
        answers.products.append(_Product(name))

    app.say(words.PRODUCTS)
    while True:
        before = len(answers.products)
        talk.until_it_fits("  another one" if before else "  one of them", take)
        if len(answers.products) == before:
            return
        _ask_product(app, talk, answers.products[-1])


def _ask_product(app: App, talk: Talk, product: _Product) -> None:
    """Ask how much of it, how often, and since when, as far as the one leads to the other."""

    def take_amount(typed: str) -> None:
        amount = parse_amount(typed)
        if amount.number:
            amount_in(_as_recorded(product), amount)
        product.amount = amount

    def take_rule(typed: str) -> None:
        if typed.casefold() in words.AS_NEEDED:
            return
        said = product.amount.typed if product.amount else ""
        try:
            product.rule, _ = rule_of(f"{said} {typed}", _as_recorded(product))
        except UsageError:
            raise UsageError(f"{quoted(typed)} does not say how often.") from None

    def take_day(typed: str) -> None:
        product.since = app.day(typed)

    talk.until_it_fits("    how much at a time, with its unit", take_amount)
    if product.unit:
        talk.until_it_fits(f"    how often ({words.OFTEN})", take_rule)
    if product.rule:
        talk.until_it_fits(f"    since when ({words.SINCE})", take_day)


def _as_recorded(product: _Product) -> Product:
    return Product(0, product.name, None, product.unit, None)


def _ask_measures(app: App, talk: Talk, answers: _Answers) -> None:
    known = {one.name: one for one in BUILT_IN}

    def take(typed: str) -> None:
        wanted = {}
        for word in typed.replace(",", " ").casefold().split():
            name = word.lstrip("+-")
            if name not in known:
                raise unknown_word("measure", name, list(known), f"Such as: {words.EXAMPLE}")
            wanted[name] = not word.startswith("-")
        different = {name: one for name, one in wanted.items() if one != known[name].tracked}
        answers.tracked.update(different)

    for line in words.measures(BUILT_IN, app.host.columns):
        app.say(line)
    talk.until_it_fits("  more or less", take)


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


def _add(journal: Journal, one: _Product) -> Product:
    """Add a product with its usual amount, and what is taken of it as a rule."""
    product = journal.add_product(one.name)
    if one.amount is not None and one.amount.number and one.unit:
        product = edit_product(journal, product.name, unit=one.unit, usual_amount=one.amount.number)
    if one.rule is not None and one.since is not None:
        write_regimen(journal, product, [RegimenStep(one.since.toordinal(), one.rule)])
    return product


def _said(one: _Product) -> str:
    if one.rule is not None and one.since is not None:
        return f"{one.name}, {say_rule(one.rule, one.unit)} since {say_date(one.since)}"
    said = one.name
    if one.amount is not None and one.amount.number and one.unit:
        said += f", usually {say_amount(one.amount.number, one.unit)}"
    if one.rule is not None:
        said += words.no_rule(one.name, say_rule(one.rule, one.unit))
    return said
