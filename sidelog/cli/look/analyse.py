"""`sidelog analyse`: one statistic at a time, JSON in and JSON out, so that anyone can check it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NoReturn

import typer

from sidelog.analysis.methods import LEFT_OUT, METHODS, CaseCheck, KeyCheck, Outcome, check, run
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.errors import BadDataError, ExitCode, UsageError
from sidelog.exchange.source import open_source

analyse_app = command_app()
apps = {"analyse": analyse_app}

_STDIN = "-"
_SHAPE = 'A case looks like {"input": {"y": [1, 2, null, 4]}, "options": {}}.'
_LONGEST_VALUE = 60


@analyse_app.command()
def analyse(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[METHOD [FILE|-]]", help="A method, and its case as JSON."),
    ] = None,
    known: Annotated[
        bool, typer.Option("--list", help="The methods, what they take and give; what is left out.")
    ] = False,
    checked: Annotated[
        bool,
        typer.Option(
            "--check", help="Hold FILE... against the results they expect, by the names of --list."
        ),
    ] = False,
) -> None:
    """Compute one method on numbers of your own, or check it against published cases.

    A case is a JSON object with "input", and maybe "options"; null is a missing day.

    Examples:

      echo '{"input": {"A": [3, 4, 2], "B": [5, 6, 4]}}' | sidelog analyse nap

      sidelog analyse --check cases/*.json
    """
    app = app_of(context)
    if known:
        _list(app)
    elif checked:
        _check(app, words or ())
    else:
        _compute(app, words or ())


def _list(app: App) -> None:
    offered = [
        {
            "method": one.topic,
            "description": one.description,
            "citation": one.citation,
            "input": one.takes,
            "options": one.options,
            "results": one.gives,
        }
        for one in METHODS.values()
    ]
    app.answer({"methods": offered, "left_out": LEFT_OUT}, _methods())


def _methods() -> Iterator[str]:
    for one in METHODS.values():
        yield f"{one.topic}: {one.description}. {one.citation}."
        for part, names in (("input", one.takes), ("option", one.options), ("result", one.gives)):
            for name, meaning in names.items():
                yield f"  {part} {name}: {meaning}"
    for topic, reason in LEFT_OUT.items():
        yield f"{topic}: not offered, because {reason}."


def _compute(app: App, words: Sequence[str]) -> None:
    if not 1 <= len(words) <= 2:  # noqa: PLR2004  (a method and a file)
        raise UsageError("analyse takes a method and a file.", hint="Methods: analyse --list")
    topic, file = words[0], words[1] if len(words) > 1 else _STDIN
    if topic not in METHODS:
        run(topic, {}, {})  # says why it is not offered
    case = _read(app, file)
    if not isinstance(case, Mapping) or not isinstance(case.get("input"), Mapping):
        raise BadDataError(f'{_named(file)} has no object called "input".', hint=_SHAPE)
    options = case.get("options", {})
    if not isinstance(options, Mapping):
        raise BadDataError(f'"options" of {_named(file)} is not an object.', hint=_SHAPE)
    try:
        results = run(topic, case["input"], options)
    except BadDataError as error:
        _blame(file, error)
    text = json.dumps(results, indent=2, ensure_ascii=False, allow_nan=False)
    app.answer({"method": topic, "results": results}, [text], as_is=True)


def _check(app: App, files: Sequence[str]) -> None:
    """Print how each case fared; exit 1 if one differs."""
    if not files:
        raise UsageError("--check needs the cases.", hint="Such as: analyse --check cases/*.json")
    checks = []
    for file in files:
        case = _read(app, file)
        try:
            checks.append((file, check(case)))
        except BadDataError as error:
            _blame(file, error)
    app.answer(
        [_as_data(file, one) for file, one in checks], (_line(*one) for one in checks), as_is=True
    )
    if not all(_passes(one) for _, one in checks):
        raise typer.Exit(ExitCode.NOTHING_MATCHED)


def _passes(one: CaseCheck) -> bool:
    """Whether something of ours was compared and agrees; what is left out cannot disagree."""
    return one.topic in LEFT_OUT or one.agrees


def _line(file: str, one: CaseCheck) -> str:
    name = one.name or _named(file)
    if one.left_out:
        return f"{name}: not offered: {one.left_out}"
    differing = _with(one, Outcome.DIFFERS)
    missing = ", ".join(key.key for key in _with(one, Outcome.NOT_OFFERED))
    if differing:
        return f"{name}: differs: {'; '.join(map(_difference, differing))}"
    if not one.agrees:
        return f"{name}: {Outcome.NOT_OFFERED}: {missing}"
    agreeing = f"{name}: agrees: {', '.join(key.key for key in _with(one, Outcome.AGREES))}"
    return agreeing + (f"; {Outcome.NOT_OFFERED}: {missing}" if missing else "")


def _with(one: CaseCheck, outcome: Outcome) -> list[KeyCheck]:
    return [key for key in one.keys if key.outcome is outcome]


def _difference(key: KeyCheck) -> str:
    return f"{key.key}: ours {_short(key.found)}, theirs {_short(key.expected)}"


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}..."


def _as_data(file: str, one: CaseCheck) -> dict[str, object]:
    return {
        "file": file,
        "id": one.name,
        "method": one.topic,
        "agrees": one.agrees,
        "left_out": one.left_out,
        "keys": one.keys,
    }


def _read(app: App, file: str) -> object:
    """The JSON document in a file, or on stdin for "-".

    Raises:
        NoInputError: it cannot be read.
        BadDataError: it is not JSON, or has a number that JSON does not know.
    """

    def refuse(token: str) -> NoReturn:
        raise BadDataError(f"{_named(file)} has {token}, which is not a number in JSON.")

    try:
        with open_source(file, app.host.stdin) as source:
            return json.loads(source.rewound().read().decode(), parse_constant=refuse)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadDataError(f"{_named(file)} is not JSON at {where}.", hint=_SHAPE) from None
    except (ValueError, RecursionError):  # no text, a number of thousands of digits, or too deep
        raise BadDataError(f"{_named(file)} is not JSON that can be read.", hint=_SHAPE) from None


def _blame(file: str, error: BadDataError) -> NoReturn:
    """Say in which file the numbers are that were refused."""
    raise BadDataError(f"{_named(file)}: {error.message}", hint=error.hint) from None


def _named(file: str) -> str:
    return "Standard input" if file == _STDIN else file
