"""`sidelog measure join` and `product join`, other names, and what a former name answers."""

import shlex
from pathlib import Path

import pytest

from tests.cli.days import lived, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal

LINES = (
    ("measure", "add", "Hair", "--anchor", "0=none", "--anchor", "4=all"),
    ("log", "hair=2", "--on", "-2d"),
    ("log", "hair=3", "shedding=1", "--on", "yesterday"),
    ("dose", "kratom", "4g", "--on", "yesterday"),
    ("dose", "kratom powder", "3000mg", "--on", "yesterday", "--new"),
    ("dose", "kratom powder", "2000mg", "--on", "-2d"),
    ("event", "reduce", "kratom powder", "3g", "2g"),
)


@pytest.fixture
def double(run: Terminal) -> Terminal:
    """`run`, where a measure and a product go under two names each."""
    return lived(run, LINES)


@pytest.mark.parametrize("command", ["measure join", "product join", "measure edit"])
def test_the_help_is_whole(run: Terminal, snapshot: Snapshots, command: str) -> None:
    snapshot(f"{command.replace(' ', '-')}-help", run(*command.split(), "--help").out)


def test_what_it_does_is_said_before_it_is_done(double: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        double,
        "measure join hair shedding",
        "measure join hair shedding --prefer hair",
        "product join 'kratom powder' kratom --both",
        tty=True,
        stdin="n\n",
    )
    shown += transcript(
        double,
        "measure join HAIR Shedding --prefer Hair",
        "product join 'Kratom powder' kratom --both",
        "show -2d..yesterday",
        "measure join shedding mood",
        tty=True,
        stdin="y\n",
    )
    snapshot("join-asked", shown)


def test_where_nobody_is_asked_it_is_done_and_said(double: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        double,
        "measure join hair shedding",
        "measure join hair shedding --prefer shedding",
        "product join 'kratom powder' kratom",
        "product join 'kratom powder' kratom --prefer kratom --json",
        "history --limit 2",
        "undo",
    )
    snapshot("join-said", shown)


def test_with_yes_nobody_is_asked(double: Terminal) -> None:
    answer = double("product", "join", "kratom powder", "kratom", "--both", "--yes", tty=True)
    assert answer.out == (
        "kratom powder is kratom now: 2 doses, 1 event. Back with: sidelog undo\n"
    )
    assert answer.err == ""


@pytest.mark.parametrize(
    "line",
    [
        "measure join hair shedding --prefer hair",
        "product join 'kratom powder' kratom --both",
        "measure edit hair --name mane",
        "product edit kratom --name leaf",
    ],
)
def test_one_undo_takes_it_back(double: Terminal, line: str) -> None:
    taken_back_by_undo(double, *shlex.split(line))


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("measure join hair hair", 2, "hair cannot be joined with itself."),
        ("measure join beard hair", 1, "There is no measure 'beard'."),
        ("measure join hair mood", 65, "hair goes from 0 to 4, whole numbers only, lower"),
        ("product join tea kratom", 2, "There is no product 'tea'."),
        ("product join kratom 'kratom powder' --prefer tea", 2, "'tea' is neither of the two."),
        (
            "product join kratom 'kratom powder' --prefer kratom --both",
            2,
            "--prefer goes without --both.",
        ),
        ("measure edit shedding --name hairs", 65, "shedding came with sidelog and keeps its name"),
        ("measure edit hair --name mood", 65, "There is a measure mood already."),
        ("measure edit hair --name 'my hair'", 65, "'my hair' cannot be the name of a measure."),
        ("product edit kratom --name 'KRATOM powder'", 65, 'There is a product "kratom powder"'),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    double: Terminal, journal: Path, line: str, code: int, sentence: str
) -> None:
    with nothing_changes(journal):
        assert refusal(double(*shlex.split(line)), code).startswith(sentence)


def test_an_edit_to_what_it_is_says_so(double: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        for line in ("measure edit hair --title Hair", "product edit kratom --unit g"):
            answer = double(*line.split())
            name = line.split()[2]
            assert answer.out == f"Nothing changed: {name} is like that already.\n"


def test_a_former_name_says_the_new_one(double: Terminal, journal: Path) -> None:
    double("measure", "edit", "hair", "--name", "Mane")
    assert double("log", "mane=1").code == 0
    for line in ("log hair=1", "measure edit HAIR --title x", "chart hair", "trends hair"):
        with nothing_changes(journal):
            said = refusal(double(*line.split()), 2)
        assert said == "hair is called mane now.\nWrite mane instead.\n"
    double("measure", "join", "mane", "shedding", "--prefer", "mane")
    assert refusal(double("log", "hair=1"), 2).startswith("hair is called shedding now.")
    double("undo")
    assert double("log", "mane=2").code == 0


def test_names_are_typed_in_any_case(run: Terminal) -> None:
    run("measure", "add", "Leg-Cramps")
    for line in ("track", "untrack", "edit --title Cramps", "retire", "restore", "delete --yes"):
        command, *options = line.split()
        answer = run("measure", command, "LEG-cramps", *options)
        assert answer.code == 0, answer.err
