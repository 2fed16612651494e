"""Days that are said: the same on many, and by the last words of a line instead of an option."""

import shlex
from pathlib import Path

import pytest

from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "dose finasteride 1mg --from 2026-08-20 --to yesterday",
        "dose finasteride none --on -3d",
        "undo",
        "dose finasteride none --on -3d",
        "dose finasteride 1mg --from -6d",
        "dose finasteride 1mg --from -9d --to -6d --estimate --json",
        "dose kratom none --from saturday --to saturday",
        "dose kratom 20mg --from -4d",
        "log mood=5 --on -2d",
        "log mood=skip dryness=skip --from -3d --to yesterday",
        "log mood=skip --from -5d --to yesterday --json",
    )
    snapshot("spans", shown)


def test_a_span_is_one_command_to_undo(begun: Terminal, journal: Path) -> None:
    before = recorded(journal)
    assert begun("dose", "kratom", "1g", "--from", "-9d").code == 0
    assert begun("undo").code == 0
    assert recorded(journal) == before


def test_each_day_has_its_dose_with_its_time(run: Terminal, journal: Path) -> None:
    run("dose", "zinc", "10mg", "--from", "-2d", "--to", "yesterday", "--at", "08:30")
    assert rows(journal, "SELECT day, at, amount FROM dose ORDER BY day") == [
        ("2026-11-20", "2026-11-20T08:30+01:00", 10),
        ("2026-11-21", "2026-11-21T08:30+01:00", 10),
    ]


def test_without_an_amount_it_is_the_usual_one(run: Terminal, journal: Path) -> None:
    run("product", "add", "zinc", "--usual", "10mg")
    run("dose", "zinc", "--from", "-2d")
    assert rows(journal, "SELECT amount FROM dose") == [(10,)] * 3


def test_what_a_day_has_is_left_and_named(begun: Terminal, journal: Path) -> None:
    begun("dose", "kratom", "none", "--from", "-7d", "--to", "-5d")
    said = begun("dose", "kratom", "2g", "--from", "-7d")
    assert said.err == (
        "Left as they were, with what they had: Sun 15 Nov 2026, Mon 16 Nov 2026, Tue 17 Nov 2026"
        " and 1 more.\n"
    )
    assert rows(journal, "SELECT sum(taken = 0), sum(amount = 2), sum(amount = 4) FROM dose") == [
        (3, 4, 1)
    ]


def test_what_is_only_planned_is_no_entry(run: Terminal, journal: Path) -> None:
    run("regimen", "sertraline", "50mg", "daily", "--from", "-9d")
    said = run("dose", "sertraline", "none", "--from", "-3d", "--to", "yesterday")
    assert (said.code, said.err) == (0, "")
    assert rows(journal, "SELECT count(*) FROM dose WHERE taken = 0") == [(3,)]


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("kratom 4g --from today", 1, "Every day has something of kratom already: Sun 22", "edit"),
        ("kratom 4g --to yesterday", 2, "It is not said when the days begin.", "Give --from"),
        ("kratom 4g --from -1d --to -3d", 65, "It cannot begin on Sat 21 Nov 2026 and end on", ""),
        ("kratom 4g --from -1d --to tomorrow", 65, "Mon 23 Nov 2026 is still to come.", ""),
        ("kratom 4g --from -1d --on -1d", 2, "A dose has --on, or --from and --to.", "Give the"),
        ("kratom 4g --from -1d -n ill", 2, "One note cannot be of many days.", "sidelog log -n"),
        ("kratom none --from -3d --to -1d --at 8:00", 2, "A day without a dose has no time", ""),
        ("kratm 4g --from -3d", 2, "There is no product 'kratm'. Did you mean kratom?", "--new"),
    ],
)
def test_what_cannot_be_a_span_is_refused_and_changes_nothing(
    begun: Terminal, journal: Path, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("dose", *line.split()), code)
    assert said.startswith(sentence)
    assert hint in said


# Days at the end of a line, without an option


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("event illness flu since friday", "event illness flu --from friday"),
        ("event illness from 1 nov until 5 nov", "event illness --from '1 nov' --to '5 nov'"),
        ("event illness flu since -9d --to -2d", "event illness flu --from -9d --to -2d"),
        ("event lab ferritin on friday", "event lab ferritin --on friday"),
        ("event stop kratom since friday", "event stop kratom --on friday"),
        ("event reduce kratom from 8g to 6g On friday", "event reduce kratom 8g 6g --on friday"),
        ("dose zinc 10mg on friday at 8:30", "dose zinc 10mg --at 8:30 --on friday"),
        ("dose zinc none since friday", "dose zinc none --from friday"),
        ("dose zinc 10mg day before yesterday", "dose zinc 10mg --on -2d"),
        ("dose zinc 10mg 3 hours ago", "dose zinc 10mg --at '3 hours ago'"),
        ("dose zinc 10mg 2h ago", "dose zinc 10mg --at '2h ago'"),
        ("dose zinc none yesterday", "dose zinc none --on yesterday"),
        ("event start zinc 10mg yesterday", "event start zinc 10mg --on yesterday"),
        ("log mood 6 yesterday", "log mood=6 --on yesterday"),
        ("log mood 6 at 8:30", "log mood=6 --at 8:30"),
        ("log mood=skip from friday to yesterday", "log mood=skip --from friday --to yesterday"),
    ],
)
def test_the_last_words_say_days_as_options_do(run: Terminal, line: str, same: str) -> None:
    said = run(*line.split())
    assert said.code == 0
    run("undo")
    assert said.out == run(*shlex.split(same)).out


@pytest.mark.parametrize(
    "words",
    [
        ["the move", "since friday"],
        ["since", "the", "move"],
        ["since", "may"],
        ["from", "work", "to", "home"],
        ["on"],
    ],
)
def test_what_is_no_day_or_is_quoted_stays_a_title(run: Terminal, words: list[str]) -> None:
    said = run("event", "stress", *words).out
    assert said == f"today, Sun 22 Nov 2026: Stressful time, {' '.join(words)}\n"


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("event stress since tomorrow", 65, "Mon 23 Nov 2026 is still to come."),
        ("event stress since 3/4/2026", 2, "'3/4/2026' could be Fri 3 Apr 2026 or Wed 4 Mar 2026"),
        ("event stress since friday --on monday", 2, "An event has --on, or --from and --to."),
    ],
)
def test_a_day_that_cannot_be_is_refused_as_with_an_option(
    run: Terminal, line: str, code: int, sentence: str
) -> None:
    assert refusal(run(*line.split()), code).startswith(sentence)
