"""`sidelog measure`: what is recorded, on which scale, and which of it the check-in asks."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind
from sidelog.catalog.values import say_number, say_scale
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, list_by_itself
from sidelog.cli.help.signs import measures_of
from sidelog.cli.keep.common import Prefer, join_after_asking, keep_alike, say_changes
from sidelog.cli.typed.finding import find_measure
from sidelog.cli.typed.options import Yes
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.keeping.measures import (
    add_measure,
    edit_measure,
)
from sidelog.journal.rules import LONGEST_GAP
from sidelog.report.words.basics import how_often

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal
    from sidelog.journal.keeping.measures import MeasureChanges

measure_app = command_app()
apps = {"measure": measure_app}


def _lower(name: str) -> str:
    """A name as measures have them."""
    return name.strip().casefold()


Name = Annotated[
    str, typer.Argument(help="The word to type, such as itch or leg-cramps.", callback=_lower)
]
Names = Annotated[list[str], typer.Argument(metavar="NAME...", help="Measures, such as itch.")]
Title = Annotated[str | None, typer.Option(help="Its heading in tables.")]
Question = Annotated[str | None, typer.Option(help="What the check-in asks.")]
Range = Annotated[
    str | None, typer.Option("--range", help="Lowest and highest value: 0..4, 0..10, or 0.. .")
]
Anchors = Annotated[
    list[str] | None, typer.Option("--anchor", help="Words for a value, such as 0=none; repeat it.")
]
Unit = Annotated[str | None, typer.Option(help="The unit of a number that is measured or counted.")]
Direction = Annotated[Better | None, typer.Option(help="Which way is better.")]
Rule = Annotated[
    DayRule | None, typer.Option(help="How several values of a day with times become one.")
]
Lag = Annotated[
    str | None, typer.Option(help="Days after an exposure in which it could respond: 3..28.")
]
Bad = Annotated[
    str | None, typer.Option(help="From which value on a day is a bad day: 3; none for no value.")
]
Every = Annotated[
    int | None,
    typer.Option(
        "--every",
        min=1,
        max=LONGEST_GAP,
        help="Days from one entry to the next: 1, or 3 for wash days.",
    ),
]


@measure_app.callback(invoke_without_command=True)
def measure(context: typer.Context) -> None:
    """List, add and change measures, and choose which are asked."""
    list_by_itself(context)


@measure_app.command("list")
def list_measures(context: typer.Context) -> None:
    """Show every measure with its scale; a star marks what the check-in asks."""
    app = app_of(context)
    measures, away = measures_of(app)
    lines = (
        line
        for one in measures.values()
        for line in (f"{'*' if one.tracked else ' '} {one.name:<14} {one.title}", _about(one, 4))
    )
    remarks = [
        "A star is asked. Ask another: sidelog measure track NAME",
        "One no longer: sidelog measure untrack NAME",
    ]
    if away:
        remarks.append(
            f"Put away: {', '.join(sorted(away))}. Back with: sidelog measure restore NAME"
        )
    app.answer(list(measures.values()), lines, remarks)


def _facts(measure: Measure) -> dict[str, str]:
    """What can be changed of a measure, in words; empty ones where nothing is set."""
    scale = measure.scale
    end = "less" if scale.better is Better.HIGHER else "more"
    bad, lag = scale.bad_from, scale.lag
    return {
        "name": measure.name,
        "title": measure.title,
        "question": measure.question,
        "scale": say_scale(scale),
        "better": "neither way" if scale.better is Better.NEITHER else scale.better,
        "bad day": "" if bad is None else f"{say_number(bad)} or {end}",
        "lag window": f"{lag.first}-{lag.last} days" if lag else "",
        "rhythm": how_often(scale.every_days),
        "value of a day": scale.day_rule,
    }


def _about(measure: Measure, indent: int = 0) -> str:
    """The scale of a measure, and what it is read by."""
    facts, every = _facts(measure), measure.scale.every_days
    said = [facts["scale"], f"{facts['better']} is better"]
    said += [f"a bad day is {facts['bad day']}"] if facts["bad day"] else []
    said += [f"lag window {facts['lag window']}"] if facts["lag window"] else []
    said += [f"entered {facts['rhythm']}"] if every != 1 else []
    return " " * indent + "; ".join(said)


@measure_app.command()
def track(context: typer.Context, names: Names) -> None:
    """Ask these measures, each at its rhythm."""
    _set_tracked(app_of(context), names, tracked=True)


@measure_app.command()
def untrack(context: typer.Context, names: Names) -> None:
    """Ask these measures no longer; they can still be logged."""
    _set_tracked(app_of(context), names, tracked=False)


def _set_tracked(app: App, names: list[str], *, tracked: bool) -> None:
    with app.write() as journal:
        measures = [
            edit_measure(journal, find_measure(journal, name).name, tracked=tracked)
            for name in names
        ]
    lines = (
        f"{one.name} is "
        + (f"asked {how_often(one.scale.every_days)}" if tracked else "no longer asked")
        for one in measures
    )
    app.answer(measures, lines)


@measure_app.command()
def add(
    context: typer.Context,
    name: Name,
    title: Title = None,
    question: Question = None,
    span: Range = "0..4",
    anchors: Anchors = None,
    unit: Unit = None,
    better: Direction = Better.LOWER,
    day_rule: Rule = None,
    lag: Lag = None,
    bad: Bad = None,
    days: Every = 1,
    untracked: Annotated[
        bool, typer.Option("--untracked", help="Do not ask it in the check-in.")
    ] = False,
) -> None:
    """Add a measure of your own.

    Examples:

      sidelog measure add leg-cramps --anchor 0=none --anchor 4=awful --bad 3

      sidelog measure add steps --range 0.. --unit steps --better higher
    """
    app = app_of(context)
    low, high = parse_range(span or "0..4")
    unit = _words("unit", unit or "").strip()
    kind = ScaleKind.QUANTITY if unit else ScaleKind.RATING
    scale = Scale(
        version=1,
        kind=kind,
        minimum=low,
        maximum=high,
        whole=kind is ScaleKind.RATING,
        unit=unit,
        anchors=tuple(sorted(_anchor(words) for words in anchors or [])),
        better=better or Better.LOWER,
        recall="today",
        day_rule=day_rule or (DayRule.MEAN if unit else DayRule.MAXIMUM),
        lag=_lag(lag) if lag else None,
        every_days=days or 1,
        source="the person's own",
        bad_from=_bad(bad) if bad else None,
    )
    shown = _words("title", title or name.replace("-", " ").capitalize())
    asked = _words("question", question or f"{shown} today?")
    measure = Measure(name, shown, asked, scale, tracked=not untracked, built_in=False)
    with app.write() as journal:
        add_measure(journal, measure)
    app.answer(measure, [f"{name}: {_about(measure)}"])


@measure_app.command()
def edit(
    context: typer.Context,
    name: Name,
    rename: Annotated[
        str | None, typer.Option("--name", help="Another name for a measure of your own.")
    ] = None,
    title: Title = None,
    question: Question = None,
    span: Range = None,
    anchors: Anchors = None,
    unit: Unit = None,
    better: Direction = None,
    day_rule: Rule = None,
    lag: Lag = None,
    bad: Bad = None,
    days: Every = None,
) -> None:
    """Change a measure. Another range or unit makes a new version of its scale.

    Values keep the version they were recorded on; different versions are never mixed. With
    another name it keeps its entries.
    """
    app = app_of(context)
    changes = _wording(title, question, unit, anchors)
    if rename is not None:
        changes["name"] = _lower(rename)
    if span is not None:
        changes["minimum"], changes["maximum"] = parse_range(span)
    if better is not None:
        changes["better"] = better
    if day_rule is not None:
        changes["day_rule"] = day_rule
    if lag is not None:
        changes["lag"] = _lag(lag)
    if bad is not None:
        changes["bad_from"] = _bad(bad)
    if days is not None:
        changes["every_days"] = days
    with app.write() as journal:
        before = find_measure(journal, name)
        if not changes:
            raise UsageError(f"What is to change of {name}?", hint="Such as --title or --anchor.")
        measure = edit_measure(journal, name, **changes)
    say_changes(app, measure, _facts(before), _facts(measure))
    _say_what_went(app, measure, before.scale, anchored=bool(anchors), bad_set=bad is not None)


def _say_what_went(
    app: App, measure: Measure, before: Scale, *, anchored: bool, bad_set: bool
) -> None:
    """What no longer holds on the scale as it is now, and was not set anew."""
    edit_it, now = f"sidelog measure edit {measure.name}", measure.scale
    if now.version != before.version:
        app.say(f"This is version {now.version} of the scale; trends begin anew with it.")
    if not anchored and now.anchors != before.anchors:
        app.say(
            f"Its words are gone with the old range. To set new ones: {edit_it} --anchor 0=none"
        )
    if not bad_set and now.bad_from != before.bad_from:
        app.say(f"Its bad days are no longer set. To set them: {edit_it} --bad 3")


def _wording(
    title: str | None, question: str | None, unit: str | None, anchors: list[str] | None
) -> "MeasureChanges":
    """What was typed of a measure's words."""
    changes: MeasureChanges = {}
    if title is not None:
        changes["title"] = _words("title", title)
    if question is not None:
        changes["question"] = _words("question", question)
    if unit is not None:
        changes["unit"] = _words("unit", unit).strip()
    if anchors:
        changes["anchors"] = tuple(sorted(_anchor(words) for words in anchors))
    return changes


@measure_app.command()
def join(
    context: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(help="The one that has them all.", callback=_lower)],
    prefer: Prefer = None,
    yes: Yes = False,
) -> None:
    """Let the values of one measure be those of another, where they mean the same.

    Example:

      sidelog measure join hair shedding
    """
    from sidelog.journal.keeping.joined_measures import plan_measures  # noqa: PLC0415  (seldom)

    stands = None if prefer is None else _lower(prefer)
    join_after_asking(
        app_of(context), lambda journal: plan_measures(journal, name, into, stands), yes=yes
    )


def _find(journal: "Journal", name: str) -> str:
    """The name of a measure as it has it, also of one that is put away."""
    name = _lower(name)
    return name if name in journal.put_away else find_measure(journal, name).name


keep_alike(measure_app, "measure", _find)

_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER})?")
_DAYS = re.compile(r"([0-9]{1,4})\.\.([0-9]{1,4})")


def parse_range(words: str) -> tuple[float, float | None]:
    """The lowest and the highest value of a scale, such as 0..10; no highest of "0..".

    Raises:
        UsageError: the words are no range.
    """
    match = _RANGE.fullmatch(words.strip())
    if match is None or (match[2] and float(match[2]) <= float(match[1])):
        raise UsageError(f"{words!r} is not a range.", hint="Such as 0..4, 0..10, or 0.. .")
    return float(match[1]), float(match[2]) if match[2] else None


def _anchor(words: str) -> tuple[float, str]:
    value, _, meaning = words.partition("=")
    if not re.fullmatch(_NUMBER, value.strip()) or not meaning.strip():
        raise UsageError(f"{words!r} gives no words to a value.", hint="Such as --anchor 0=none")
    return float(value), _words("anchor", meaning.strip())


def _lag(words: str) -> LagWindow:
    match = _DAYS.fullmatch(words.strip())
    if match is None or int(match[1]) > int(match[2]):
        raise UsageError(f"{words!r} is not a lag window.", hint="Days from..to, such as 3..28.")
    return LagWindow(int(match[1]), int(match[2]), "set by the person")


def _bad(words: str) -> float | None:
    text = words.strip()
    if text.casefold() == "none":
        return None
    if not re.fullmatch(_NUMBER, text):
        raise UsageError(
            f"{words!r} is no value of a scale.", hint="Such as --bad 3, or --bad none"
        )
    return float(text)


def _words(field: str, text: str) -> str:
    """The words of a measure, when every table can show them.

    Raises:
        BadDataError: they hold a line break or another control character, or are not text.
    """
    if not text.isprintable():
        raise BadDataError(f"The {field} of a measure is one line, without control characters.")
    return text
