"""`sidelog dose`: what was taken, how much of it and when; or that nothing was."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Annotated, NamedTuple

import typer

from sidelog import dates
from sidelog.catalog.amounts import Amount, is_amount, parse_amount
from sidelog.catalog.products import likely_form, parse_unit, say_amount
from sidelog.catalog.text import fold, quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, put_away, refuse_options
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import checked_name, said_of_unusual
from sidelog.cli.record.days import OF_A_DAY, day_of, days_between, days_in_words, name_days
from sidelog.cli.record.line import Line, nothing_said, record_each
from sidelog.cli.record.taking import Taken, Typed, say_taken, take_each
from sidelog.cli.typed.finding import leading
from sidelog.cli.typed.options import At, From, New, Note, On, To
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.rules import check_note
from sidelog.report.words.quiet import kept

dose_app = command_app(minus_words=True)
apps = {"dose": dose_app}

_EXAMPLE = "kratom 4g --on yesterday"
_NO_NAMES = frozenset({*OF_A_DAY, "today", "yesterday"})
_AS_USUAL = frozenset({"", "usual", "as usual", "the usual"})
"""What is typed for the usual amount."""


class Receipt(NamedTuple):
    """What was recorded of one line.

    Attributes:
        typed: the line.
        taken: a dose for each of its days that had nothing; one at least.
        left: the days of a span that had something, and were left as they were.
    """

    typed: Typed
    taken: Sequence[Taken]
    left: Sequence[date]

    @property
    def first(self) -> Taken:
        """The dose, or that of the first day."""
        return self.taken[0]


@dose_app.command()
def dose(
    context: typer.Context,
    product: Annotated[
        str,
        typer.Argument(
            help="What was taken, such as kratom. A single - reads lines from stdin, each of them "
            "what would follow 'sidelog dose'; all are recorded or none."
        ),
    ],
    amount: Annotated[
        list[str] | None,
        typer.Argument(
            help="4g, '2 capsules', 'half a tablet', '3 x 2g', '2-3g', none for a day without, or "
            "unknown; the usual amount where none is typed."
        ),
    ] = None,
    on: On = None,
    at: At = None,
    start: From = None,
    until: To = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="The amount is an estimate, not measured.")
    ] = False,
    new: New = False,
    extra: Annotated[
        bool, typer.Option("--extra", help="Beside what is planned, which is recorded too.")
    ] = False,
    note: Note = None,
) -> None:
    """Record a dose. Different forms are different products, and are never converted.

    Examples:

      sidelog dose kratom 4g --at 08:30

      sidelog dose "kratom capsules" 2 capsules --estimate

      sidelog dose kratom none --from monday --to yesterday
    """
    app = app_of(context)
    line = Line(
        [product, *(amount or [])],
        {"on": on, "at": at, "from": start, "to": until, "note": note},
        {"estimate": estimate, "new": new, "extra": extra},
    )
    if not line.is_pipe:
        refuse_options(context, line.words)
    recorded = record_each(
        app, line, lambda one: _understand(app, one), take_each, example=_EXAMPLE
    )
    receipts = [Receipt(typed, *done) for typed, done in recorded]
    _acknowledge(app, receipts, is_pipe=line.is_pipe)
    if notes := [typed.note for typed, _ in recorded if typed.note]:
        from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

        after_saving(app, notes=notes)


def _understand(app: App, line: Line) -> Typed:
    """What a line says.

    Raises:
        SidelogError: the amount, the days or the note are not understood.
    """
    if not line.words:
        raise nothing_said(_EXAMPLE)
    amount, line = _amount(app, line)
    note, flags = line.one("note"), line.flags
    typed = Typed(
        line.words[0],
        amount,
        (),
        estimate=flags["estimate"],
        new=flags["new"],
        extra=flags["extra"],
        note=None if note is None else check_note(note),
    )
    days = days_between(app, line)
    if not days:
        day, at = day_of(app, line)
        return typed._replace(days=[day], times=[at])
    if line.one("on"):
        raise UsageError("A dose has --on, or --from and --to.", hint="Give the one or the other.")
    if typed.note:
        raise UsageError(
            "One note cannot be of many days.", hint="Give it to one of them: sidelog log -n"
        )
    if typed.extra:
        raise UsageError("An extra dose is of one day.", hint="Give the day with --on.")
    times = [app.moment(line.one("at"), day) for day in days]
    return typed._replace(days=days, times=times, is_span=True)


def _amount(app: App, line: Line) -> tuple[Amount | None, Line]:
    """The amount, None where none is said; and the line, where days may stand after it.

    Raises:
        SidelogError: it is no amount.
    """
    name, typed = line.words[0], " ".join(line.words[1:])
    if typed.casefold() in _AS_USUAL:
        return None, line
    try:
        return parse_amount(typed), line
    except UsageError as error:
        other = _with_a_longer_name(app, line) or days_in_words(app, line, OF_A_DAY, bare=1)
        if other is line:
            checked_name(name)  # "4g kratom" has them the wrong way round
            error.hint = _named_by_several(line.words) or error.hint
            raise
    return _amount(app, other)


def _with_a_longer_name(app: App, line: Line) -> Line | None:
    """The line where its first words are a product's name: "vitamin d 1000"; None where not."""
    with (
        suppress(NothingMatchedError),
        app.read(shows=False) as journal,
    ):  # perhaps there is no journal yet
        product, rest = leading(line.words, lambda name: journal.products.get(fold(name)))
        if product and len(rest) < len(line.words) - 1:
            return line._replace(words=[product.name, *rest])
    return None


def _named_by_several(words: Sequence[str]) -> str:
    """What to type where the name may have several words: "vitamin d 2000 IU"; or empty."""
    for place in range(2, len(words)):
        name, amount = " ".join(words[:place]), " ".join(words[place:])
        is_name = all(word[:1].isalpha() and word not in _NO_NAMES for word in words[:place])
        if is_name and words[place][0].isdigit() and is_amount(amount):
            return f"If that is its name: sidelog dose {quote(name)} {amount}"
    return ""


def _acknowledge(app: App, receipts: Sequence[Receipt], *, is_pipe: bool) -> None:
    data = [_as_data(one) for one in receipts]
    app.answer(
        data if is_pipe else data[0],
        (_line(app, one) for one in receipts),
        dict.fromkeys(line for one in receipts for line in _more(one)),
        quiet=(kept(_when(app, one), [one.first.product.name]) for one in receipts),
    )
    for one in receipts:
        if one.first.made:
            offer_signs(app, one.first.product)


def _when(app: App, receipt: Receipt) -> str:
    days, times = receipt.typed.days, receipt.typed.times
    if receipt.typed.is_span:
        return dates.say_span(days[0], days[-1])
    return app.when(days[0], times[0])


def _line(app: App, receipt: Receipt) -> str:
    first = receipt.first
    what = f"{_when(app, receipt)}: {first.product.name}"
    if not receipt.typed.is_span:
        return f"{what}, {say_taken(first, app.today)}"
    said = "none taken"
    if not first.said.is_none:
        said = say_amount(first.amount, first.product.unit)
        said += f"{' (an estimate)' if first.estimate else ''} a day"
    some = f" on {len(receipt.taken)} of them" if receipt.left else ""
    return f"{what}, {said}{some}"


def _more(receipt: Receipt) -> Iterator[str]:
    """What a person should know of what was recorded, and what to type where it is wrong."""
    taken, is_span = receipt.first, receipt.typed.is_span
    product, name = taken.product, quote(taken.product.name)
    if receipt.left:
        yield f"Left as they were, with what they had: {name_days(receipt.left)}."
    if is_span:
        yield from said_of_unusual(taken.unusual)
    elif taken.unusual:  # how much more its line says, unless numbers are not to be seen
        yield "That is far more than usual. Wrong? sidelog undo"
    if product.retired:
        yield put_away("product", product.name)
    if taken.made:
        yield taken.made
    if taken.made and product.unit:
        form = likely_form(parse_unit(product.unit), product.name)
        yield "Say what it is, such as:"
        yield f"  sidelog product edit {name} --form {form.name}"


def _as_data(receipt: Receipt) -> dict[str, object]:
    typed, taken = receipt.typed, receipt.first
    what = {
        "product": taken.product.name,
        "new_product": bool(taken.made),
        "taken": not taken.said.is_none,
        "amount": taken.amount or None,
        "unit": taken.product.unit,
        "estimate": taken.estimate,
        "unusual": taken.unusual or None,
    }
    if typed.is_span:
        return {
            **what,
            "first": typed.days[0],
            "last": typed.days[-1],
            "recorded": len(receipt.taken),
            "left": receipt.left,
        }
    return {
        "reference": taken.entered.reference,
        **what,
        "outcome": taken.entered.outcome,
        "doses_of_day": taken.of_day.doses,
        "total_of_day": taken.of_day.total,
        "unknown_of_day": taken.of_day.unknown,
        "planned_of_day": taken.planned,
        "day": taken.day,
        "at": typed.times[0],
    }
