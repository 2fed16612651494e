"""A damaged journal never gives a page that is not what was recorded, without saying so.

And what a check calls whole, is: every row is as it was.

8 files by default; with SIDELOG_DAMAGE=5000 so many.  SIDELOG_FROM is the first seed.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.campaign.damage import content_of, damage, differing, filled
from tests.terminal import Result, Terminal

FILES = int(os.environ.get("SIDELOG_DAMAGE", "8"))
FIRST = int(os.environ.get("SIDELOG_FROM", "0"))
READERS = (
    (),
    ("show", "all"),
    ("search", "words"),
    ("history", "--detail"),
    ("trends",),
    ("chart", "mood", "--plain"),
    ("compare",),
    ("lags", "mood", "kratom"),
    ("report", "--preview"),
    ("report", "--brief"),
    ("measure", "list"),
    ("product", "list"),
    ("visit",),
    ("profile",),
    ("export", "csv"),
    ("export", "csv", "--wide"),
)
HELD_ONCE = frozenset(
    {("batch", "at"), ("batch", "session"), ("batch", "summary")}
    | {("measure", "position"), ("measure", "tracked"), ("scale", "every_days")}
    | {("merged", "mark")}
)
"""What stands nowhere else in the file: what commands were called and when they were typed, and in
which order and how often sidelog's own measures are asked.  Where no look at the file is
remembered, nothing can know that it was another."""
SHOWN_OF_THAT = frozenset({("history", "--detail"), ("measure", "list"), ()})
"""The reading commands that show it."""


@pytest.fixture
def journal(given: Path) -> Path:
    """Where the journal lies: among the files that a test may spoil."""
    return given / "journal.db"


def readings(run: Terminal, seed: int) -> list[tuple[tuple[str, ...], Result]]:
    """What some of the reading commands say; which, turns with the seed."""
    some = [READERS[(seed * 4 + place) % len(READERS)] for place in range(4)]
    return [(argv, run(*argv)) for argv in some]


def test_no_damage_is_shown_as_if_it_were_recorded(run: Terminal, journal: Path) -> None:
    nothing = {argv: run(*argv) for argv in READERS}
    filled(run)
    right = {argv: run(*argv) for argv in READERS}
    assert {one.code for one in right.values()} <= {0, 1}
    whole = {
        place.name: place.read_bytes() for place in journal.parent.iterdir() if place.is_file()
    }
    rows = content_of(journal)
    wrong: list[tuple[object, ...]] = []
    codes: Counter[tuple[str, int]] = Counter()
    for seed in range(FIRST, FIRST + FILES):
        done = damage(seed, whole, journal)
        is_remembered = "remembers=True" in done
        for argv, said in readings(run, seed):
            is_known = is_remembered or argv not in SHOWN_OF_THAT
            codes["reading", said.code] += 1
            if said.code not in {0, 1, 74}:
                wrong.append((done, argv, said.code, said.err))
            elif said.code == 0 and said.out != right[argv].out and "damaged" not in said.err:
                wrong += [(done, argv, "another output", said.err)] if is_known else []
            elif said.code == 1 and right[argv].code == 0 and said.err != nothing[argv].err:
                wrong.append((done, argv, "nothing found", said.err))
        checked = run("check")
        codes["check", checked.code] += 1
        if checked.code not in {0, 1, 74} or (checked.code == 74 and "damaged" in checked.err):
            wrong.append((done, "check", checked.code, checked.err))
        elif checked.code == 0 and (unseen := differing(content_of(journal), rows)):
            codes["whole, and not as it was", len(unseen - HELD_ONCE)] += 1
            if is_remembered or unseen - HELD_ONCE:
                wrong.append((done, "check", "called whole", unseen))
    print(FILES, "files:", dict(codes))  # noqa: T201  (the table that -s shows)
    assert wrong == []
    assert codes["reading", 74] > FILES  # most damage is found
