"""`sidelog event`: something dated, for a day or a span, with a product or a title."""

import shlex
from pathlib import Path

import pytest

from sidelog.catalog.events import EVENT_KINDS
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "event reduce kratom --on 2026-09-01 -n 'from 8 g to 4 g'",
        "event stop KRATOM",
        "event illness flu --from 2026-10-02 --to 2026-10-06",
        "event Illness 'flu again' --from yesterday",
        "event stress --to today --from monday",
        "event lab ferritin 30",
        "event other",
        "event start 'green leaf' --json",
        "event illness --from monday --to today -n 'in bed' --json",
    )
    snapshot("event-acknowledged", shown)


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_recorded_and_is_shown_by_its_title(run: Terminal, kind: object) -> None:
    name, title = kind.name, kind.title  # type: ignore[attr-defined]
    assert run("event", name, "kratom").code == 0
    assert f"{title}: kratom" in run("show", "today").out


def test_a_span_keeps_both_its_days(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu", "--from", "-6d", "--to", "yesterday")
    assert rows(journal, "SELECT kind, day, until, title FROM event") == [
        ("illness", "2026-11-16", "2026-11-21", "flu")
    ]


def test_a_title_is_shown_without_its_tricks(run: Terminal) -> None:
    title = "\x1b[2Jflu\u202e"
    assert run("event", "illness", title).out.endswith("Illness or fever, [U+001B][2Jflu[U+202E]\n")
    for command in ("show", "history", "undo"):
        assert "\x1b" not in run(command).out


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("ilness flu", 2, "There is no kind of event 'ilness'.", "Did you mean illness? Kinds: st"),
        ("xyzzy", 2, "There is no kind of event 'xyzzy'.", "Kinds: start, stop, reduce, increase"),
        ("reduce", 2, "reduce needs the product.", "Such as: sidelog event reduce kratom"),
        ("reduce kratm", 2, "There is no product 'kratm'. Did you mean kratom?", "--new"),
        ("reduce 4g", 2, "'4g' cannot be the name of a product.", ""),
        ("stop kratom --from -2d --to -1d", 2, "stop happens on one day.", "Give it with --on."),
        ("lab iron --from -2d --to -1d", 2, "lab happens on one day.", "Give it with --on."),
        ("illness --on -2d --to -1d", 2, "An event has --on, or --from and --to.", "Give the one"),
        (
            "illness --from -1d --to -3d",
            65,
            "An event cannot begin on Sat 21 Nov 2026 and end on Thu 19 Nov 2026.",
            "--from is the earlier day.",
        ),
        ("illness --from yesterday --to tomorrow", 65, "Mon 23 Nov 2026 is still to come.", ""),
        ("illness --on 03/04/2026", 2, "'03/04/2026' does not say which", "Say 3 April 2026 or"),
        ("illness --on 2026-02-30", 65, "There is no day 2026-02-30 in the calendar.", ""),
        ("illness caf\udce9", 65, "The note is not valid text at place 4.", "It must be UTF-8."),
        ("illness --form -1d", 2, "No such option: --form", "See: sidelog event --help"),
        ("", 2, "Missing argument 'kind'.", "See: sidelog event --help"),
    ],
)
def test_what_cannot_be_an_event_is_refused_in_a_sentence_and_changes_nothing(
    begun: Terminal, journal: Path, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("event", *shlex.split(line)), code)
    assert said.startswith(sentence)
    assert hint in said


def test_the_kinds_are_in_the_help(run: Terminal) -> None:
    words = " ".join(run("event", "--help").out.split())
    assert all(kind.name in words for kind in EVENT_KINDS)
