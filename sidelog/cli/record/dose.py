"""`sidelog dose`: what was taken, how much of it and when; or that nothing was."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sidelog import dates
from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.products import likely_form, parse_unit, say_amount
from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.asking import Doubts
from sidelog.cli.commands import command_app, put_away, refuse_options
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.notes import checked_note
from sidelog.cli.options import At, From, New, Note, On, To
from sidelog.cli.record.taking import Taken, TakenDaily, say_taken, take, take_daily
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product
from sidelog.report.words.quiet import kept

if TYPE_CHECKING:
    from sidelog.cli.record.pipe import Located

dose_app = command_app(minus_words=True)
apps = {"dose": dose_app}

_EXAMPLE = "kratom 4g --on yesterday"


class Typed(NamedTuple):
    """A dose as it was typed, before the journal is opened.

    Attributes:
        name: the product.
        amount: None where the usual one is meant.
        days: the day, or each day of a span.
        times: when it was taken, on each of the days.
        is_span: whether days from one to another were given.
        estimate: whether the amount was said to be an estimate.
        new: whether it was said to be a new product.
        extra: whether it was said to be beside what is planned.
        note: a note on it.
        place: where it was written, such as "line 3: "; empty on the command line.
    """

    name: str
    amount: Amount | None
    days: Sequence[date]
    times: Sequence[datetime | None]
    is_span: bool = False
    estimate: bool = False
    new: bool = False
    extra: bool = False
    note: str | None = None
    place: str = ""


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
    words, when = amount or [], (on, at, start, until)
    if product == "-":
        from sidelog.cli.record import pipe  # noqa: PLC0415  (only for a pipe)

        pipe.refuse_beside(*words, *when, estimate, new, extra, note, example=_EXAMPLE)
        _record(app, _from_stdin(app), Doubts(), pipe.located)
        return
    refuse_options(context, [product, *words])
    typed = _understand(app, product, words, when, note)
    if extra and typed.is_span:
        raise UsageError("An extra dose is of one day.", hint="Give the day with --on.")
    _record(app, [typed._replace(estimate=estimate, new=new, extra=extra)], Doubts(app))


def _from_stdin(app: App) -> list[Typed]:
    from sidelog.cli.record import pipe  # noqa: PLC0415  (only for a pipe)

    def understand(line: pipe.Line) -> Typed:
        if not line.words:
            raise UsageError("It does not say what was taken.", hint=f"Such as: {_EXAMPLE}")
        when = (line.one("on"), line.one("at"), line.one("from"), line.one("to"))
        typed = _understand(app, line.words[0], line.words[1:], when, line.one("note"))
        return typed._replace(
            estimate="estimate" in line.flags,
            new="new" in line.flags,
            extra="extra" in line.flags,
            place=line.place,
        )

    return pipe.read_lines(
        app.host.stdin,
        understand,
        options=(*pipe.NOTE, "--on", "--at", "--from", "--to"),
        flags=("--estimate", "--new", "--extra"),
        example=_EXAMPLE,
    )


def _understand(
    app: App,
    name: str,
    words: Sequence[str],
    when: tuple[str | None, str | None, str | None, str | None],
    note: str | None,
) -> Typed:
    """What was typed.

    Args:
        app: the run.
        name: the product.
        words: the amount.
        when: what was said with --on, --at, --from and --to.
        note: the note.

    Raises:
        SidelogError: the amount, the days or the note are not understood.
    """
    on, at, start, until = when
    amount = parse_amount(" ".join(words)) if words else None
    kept = checked_note(note) if note is not None else None
    if not (start or until):
        day = app.day(on) if on else None
        moment = app.moment(at, day)
        if day is None:
            day = dates.local_day(moment, app.settings.day_starts) if moment else app.today
        return Typed(name, amount, [day], [moment], note=kept)
    if on:
        raise UsageError("A dose has --on, or --from and --to.", hint="Give the one or the other.")
    if kept:
        raise UsageError(
            "One note cannot be of many days.", hint="Give it to one of them: sidelog log -n"
        )
    from sidelog.cli.record.days import days_of, period_between  # noqa: PLC0415  (only for a span)

    days = days_of(period_between(app, start, until))
    times = [app.moment(at, day) for day in days]
    return Typed(name, amount, days, times, is_span=True)


def _record(
    app: App, doses: Sequence[Typed], doubts: Doubts, located: "Located" = nullcontext
) -> None:
    """Record doses in one batch, and say what was understood; `located` says where one failed."""

    def record() -> list[Taken | TakenDaily]:
        receipts = []
        with app.write() as journal:
            for typed in doses:
                with located(typed.place):
                    receipts.append(_take(journal, typed, doubts))
        return receipts

    _acknowledge(app, doses, doubts.settle(record))
    if notes := [typed.note for typed in doses if typed.note]:
        from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

        after_saving(app, notes=notes)


def _take(journal: Journal, typed: Typed, doubts: Doubts) -> Taken | TakenDaily:
    if typed.is_span:
        return take_daily(
            journal,
            typed.name,
            typed.amount,
            days=typed.days,
            times=typed.times,
            estimate=typed.estimate,
            new=typed.new,
            doubts=doubts,
        )
    return take(
        journal,
        typed.name,
        typed.amount,
        day=typed.days[0],
        at=typed.times[0],
        estimate=typed.estimate,
        new=typed.new,
        extra=typed.extra,
        note=typed.note,
        doubts=doubts,
    )


def _acknowledge(app: App, doses: Sequence[Typed], receipts: Sequence[Taken | TakenDaily]) -> None:
    pairs = list(zip(receipts, doses, strict=True))
    data = [_as_data(one, typed) for one, typed in pairs]
    app.answer(
        data if doses[0].place else data[0],
        (_line(app, one, typed) for one, typed in pairs),
        dict.fromkeys(line for receipt in receipts for line in _more(receipt)),
        quiet=(kept(_when(app, one, typed), [_first(one).product.name]) for one, typed in pairs),
    )
    for product in _made(receipts):
        offer_signs(app, product)


def _made(receipts: Sequence[Taken | TakenDaily]) -> list[Product]:
    """The products that are new with these doses."""
    return [one.product for one in map(_first, receipts) if one.made]


def _first(receipt: Taken | TakenDaily) -> Taken:
    return receipt if isinstance(receipt, Taken) else receipt.recorded[0]


def _when(app: App, receipt: Taken | TakenDaily, typed: Typed) -> str:
    if isinstance(receipt, Taken):
        return app.when(receipt.day, typed.times[0])
    return dates.say_span(*receipt.period)


def _line(app: App, receipt: Taken | TakenDaily, typed: Typed) -> str:
    when, first = _when(app, receipt, typed), _first(receipt)
    if isinstance(receipt, Taken):
        return f"{when}: {first.product.name}, {say_taken(receipt, app.today)}"
    said = "none taken" if first.said.is_none else f"{_amount_a_day(first)} a day"
    some = f" on {len(receipt.recorded)} of them" if receipt.left else ""
    return f"{when}: {first.product.name}, {said}{some}"


def _amount_a_day(taken: Taken) -> str:
    return say_amount(taken.amount, taken.product.unit) + (
        " (an estimate)" if taken.estimate else ""
    )


def _more(receipt: Taken | TakenDaily) -> Iterator[str]:
    """What a person should know of what was recorded, and what to type where it is wrong."""
    taken = _first(receipt)
    product, name = taken.product, quote(taken.product.name)
    if isinstance(receipt, TakenDaily) and receipt.left:
        from sidelog.cli.record.days import name_days  # noqa: PLC0415  (only for a span)

        yield f"Left as they were, with what they had: {name_days(receipt.left)}."
    if isinstance(receipt, TakenDaily) and taken.unusual:
        yield f"That is {taken.unusual}."
    if taken.unusual:
        yield "Wrong? sidelog undo"
    if product.retired:
        yield put_away("product", product.name)
    if taken.made:
        yield taken.made
    if taken.made and product.unit:
        form = likely_form(parse_unit(product.unit), product.name)
        yield "Say what it is, such as:"
        yield f"  sidelog product edit {name} --form {form.name}"


def _as_data(receipt: Taken | TakenDaily, typed: Typed) -> dict[str, object]:
    if isinstance(receipt, TakenDaily):
        first = receipt.recorded[0]
        return {
            **_what(first),
            "first": receipt.period.first,
            "last": receipt.period.last,
            "recorded": len(receipt.recorded),
            "left": receipt.left,
        }
    return {
        "reference": receipt.entered.reference,
        **_what(receipt),
        "outcome": receipt.entered.outcome,
        "doses_of_day": receipt.of_day.doses,
        "total_of_day": receipt.of_day.total,
        "unknown_of_day": receipt.of_day.unknown,
        "planned_of_day": receipt.planned,
        "day": receipt.day,
        "at": typed.times[0],
    }


def _what(taken: Taken) -> dict[str, object]:
    return {
        "product": taken.product.name,
        "new_product": bool(taken.made),
        "taken": not taken.said.is_none,
        "amount": taken.amount or None,
        "unit": taken.product.unit,
        "estimate": taken.estimate,
        "unusual": taken.unusual or None,
    }
