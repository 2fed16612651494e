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
        "event reduce kratom 8g 4g --on 2026-09-01 -n 'the first step'",
        "event stop KRATOM",
        "event illness flu --from 2026-10-02 --to 2026-10-06",
        "event Illness 'flu again' --from yesterday",
        "event stress --to today --from monday",
        "event lab ferritin 30",
        "event other",
        "event start 'green leaf' --json",
        "event reduce kratom --to 3500mg",
        "event reduce kratom 3.5 to 3 --json",
        "event stop kratom 3 g none",
        "event start sertraline 50mg",
        "event start 'vitamin d 1000 IU' 1 tablet",
        "event increase sertraline --from 50mg --to 0.1g --on yesterday",
        "event stop kratom --from 2g",
        "event illness --from monday --to today -n 'in bed' --json",
        "event reduce kratom --from ~8g --to 2-3g --on -9d",
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


def test_a_title_with_what_nobody_can_see_is_refused(run: Terminal) -> None:
    answer = run("event", "illness", "\x1b[2Jflu\u202e")
    assert (answer.code, answer.out) == (65, "")
    assert answer.err.startswith("The title is one line, and has U+001B at place 1.")


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("ilness flu", 2, "There is no kind of event 'ilness'.", "Did you mean illness? Kinds: st"),
        ("xyzzy", 2, "There is no kind of event 'xyzzy'.", "Kinds: start, stop, reduce, increase"),
        ("reduce", 2, "reduce needs the product.", "Such as: sidelog event reduce kratom"),
        ("reduce kratm", 2, "There is no product 'kratm'. Did you mean kratom?", "--new"),
        ("start zinc 50mg daily", 2, "'daily' is more than an amount", "sidelog regimen"),
        ("reduce 4g", 2, "'4g' cannot be the name of a product.", ""),
        ("stop kratom --from -2d", 2, "An amount cannot be negative: '-2d'.", "its day is --on"),
        ("stop kratom --to yesterday", 2, "'yesterday' is not an amount.", "its day is --on"),
        ("reduce kratom 6g 8g", 65, "reduce goes down, and 6 g to 8 g a day does not.", ""),
        ("reduce kratom --from 6g --to 6g", 65, "reduce goes down, and 6 g to 6 g a day", ""),
        ("increase kratom 8g 6g", 65, "increase goes up, and 8 g to 6 g a day does not.", ""),
        ("stop kratom 8g 6g", 65, "stop goes to none, not 8 g to 6 g a day.", "it is: reduce"),
        ("reduce kratom 8g 6g 4g", 2, "A change has an amount before and an amount after", ""),
        ("reduce kratom 8g --to 4g", 2, "A change has an amount before and an amount after", ""),
        ("reduce kratom 8gr 4gr", 2, "gr may be grams or grains", "quotation marks"),
        ("reduce kratom 8 capsules", 65, "kratom is recorded in g, not in capsules.", ""),
        ("start tea --to 3", 2, "'3' of what? tea has no unit yet.", "Write the unit with"),
        ("lab iron --from -2d --to -1d", 2, "lab happens on one day.", "Give it with --on."),
        ("illness --on -2d --to -1d", 2, "An event has --on, or --from and --to.", "Give the one"),
        (
            "illness --from -1d --to -3d",
            65,
            "It cannot begin on Sat 21 Nov 2026 and end on Thu 19 Nov 2026.",
            "--from is the earlier day.",
        ),
        ("illness --from yesterday --to tomorrow", 65, "Mon 23 Nov 2026 is still to come.", ""),
        ("illness --on 03/04/2026", 2, "'03/04/2026' could be Fri 3 Apr", "Say 2026-04-03"),
        ("illness --on 2026-02-30", 65, "There is no day 2026-02-30 in the calendar.", ""),
        ("illness caf\udce9", 65, "The title is not valid text at place 4.", "It must be UTF-8."),
        ("illness --form -1d", 2, "There is no option '--form'.", "See: sidelog event --help"),
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


# The amounts of a change


def amounts(path: Path) -> list[tuple[object, ...]]:
    """The product, its unit, and how much a day before and after, of every event."""
    return rows(
        path,
        "SELECT name, unit, amount_before, amount_after"
        " FROM event JOIN product ON product.id = product_id",
    )


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("reduce kratom 8g 6g", ("kratom", "g", 8, 6)),
        ("reduce kratom 8 g 6 g", ("kratom", "g", 8, 6)),
        ("reduce kratom from 8g to 6g", ("kratom", "g", 8, 6)),
        ("reduce kratom --from 8g --to 6g", ("kratom", "g", 8, 6)),
        ("reduce kratom 8g → 500mg", ("kratom", "g", 8, 0.5)),
        ("reduce kratom 6g", ("kratom", "g", None, 6)),
        ("reduce kratom 8g none", ("kratom", "g", 8, 0)),
        ("reduce kratom '?' 6g", ("kratom", "g", None, 6)),
        ("reduce green leaf 2 capsules 1 capsule", ("green leaf", "capsule", 2, 1)),
        ("increase drops 2 3drops", ("drops", "drop", 2, 3)),
        ("start 7-oh 15mg", ("7-oh", "mg", None, 15)),
        ("start 'b 12' 1 tablet", ("b 12", "tablet", None, 1)),
        ("stop kratom 2g", ("kratom", "g", 2, None)),
        ("stop kratom --from 2g --to 0g", ("kratom", "g", 2, 0)),
        ("stop kratom --to none", ("kratom", None, None, 0)),
        ("stop kratom", ("kratom", None, None, None)),
    ],
)
def test_amounts_are_kept_in_the_unit_of_the_product(
    run: Terminal, journal: Path, line: str, kept: tuple[object, ...]
) -> None:
    assert run("event", *shlex.split(line)).code == 0
    assert amounts(journal) == [kept]


def test_a_name_that_is_known_is_a_name_though_it_ends_like_an_amount(
    run: Terminal, journal: Path
) -> None:
    run("dose", "omega 3", "1 capsule")
    run("event", "stop", "omega", "3")
    assert amounts(journal) == [("omega 3", "capsule", None, None)]


def test_amounts_are_shown_edited_and_taken_back(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "event reduce kratom 8g 6g -n 'slept well'",
        "show today",
        "show today --json",
        "edit e1 --from 7500mg --to none",
        "edit e1 --from '?' --to 4g",
        "edit e1 --kind stop --to '?'",
        "edit e1 --kind stop",
        "edit e1 --from 8capsules",
        "edit e1 --kind illness",
        "history --limit 4",
        "undo 4",
        "redo",
    )
    snapshot("event-amounts", shown)


def test_only_a_change_of_a_product_is_edited_with_amounts(run: Terminal) -> None:
    run("event", "illness", "flu", "--from", "monday", "--to", "yesterday")
    said = refusal(run("edit", "e1", "--from", "8g"), 2)
    assert said.startswith("Only a change of a product has --from.")
    said = refusal(run("edit", "e1", "--kind", "stop", "--product", "kratom"), 2)
    assert said.startswith("There is no product 'kratom'.")
    run("dose", "kratom", "4g")
    said = refusal(run("edit", "e1", "--kind", "stop", "--product", "kratom"), 2)
    assert "Take its last day away first: sidelog edit e1 --to none" in said
