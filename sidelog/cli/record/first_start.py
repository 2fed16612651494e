"""The first start at a terminal: whose helplines, what is taken, and what is asked every day.

Each question can be passed over.  Nothing is written before the last is answered, or the person
ends it; then what was answered is kept.
"""

from dataclasses import dataclass, field

from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.text import fold
from sidelog.cli.app import App
from sidelog.cli.commands import unknown_word
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import amount_in, checked_name
from sidelog.cli.record.talk import Ended, StoppedError, Talk
from sidelog.errors import UsageError
from sidelog.journal.measures import edit_measure
from sidelog.journal.products import edit_product
from sidelog.journal.rows import Product
from sidelog.report.words import first_start as words
from sidelog.settings import change, find_setting

_REGION = "region"


@dataclass
class _Answers:
    """What was answered.

    Attributes:
        region: two letters; empty where it was passed over.
        products: the names of what is taken, with an amount where one was said.
        tracked: whether a measure is asked, by name, where that is not as it comes.
    """

    region: str = ""
    products: dict[str, Amount | None] = field(default_factory=dict)
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
    app.say(words.PRODUCTS)
    named: list[str] = []

    def take(typed: str) -> None:
        name = checked_name(typed)
        if fold(name) in {fold(one) for one in answers.products}:
            raise UsageError(f"{name} is there already.")
        answers.products[name] = None
        named.append(name)

    def take_amount(typed: str) -> None:
        amount = parse_amount(typed)
        if amount.number:
            amount_in(Product(0, named[-1], None, None, None), amount)
        answers.products[named[-1]] = amount

    while True:
        before = len(named)
        talk.until_it_fits("  another one" if named else "  one of them", take)
        if len(named) == before:
            return
        talk.until_it_fits("    how much at a time, with its unit", take_amount)


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
            for name, amount in answers.products.items():
                product = journal.add_product(name)
                made.append(product)
                if amount is not None and amount.number and amount.unit:
                    edit_product(
                        journal, product.name, unit=amount.unit.name, usual_amount=amount.number
                    )
            for name, tracked in answers.tracked.items():
                edit_measure(journal, name, tracked=tracked)
    if answers.region:
        change(app.settings.file, _REGION, answers.region)
    said = {
        name: (one.number, one.unit.name) if one and one.number and one.unit else None
        for name, one in answers.products.items()
    }
    for line in words.what_is_kept(answers.region, said, answers.tracked):
        app.say(line)
    for product in made:
        offer_signs(app, product)
