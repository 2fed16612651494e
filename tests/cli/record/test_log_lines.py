"""`sidelog log -`: lines from a pipe, each as one would type it; all of them or none."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import recorded, rows
from tests.terminal import Terminal

LINES = """\
# what the phone had
mood=5 --on monday

  mood=6 nails=0 --on tuesday -n "wash day"
mood=4 --at "2026-11-18 08:30"
-n 'a note alone' --on=yesterday
"""


def test_every_line_is_recorded_and_said(run: Terminal, journal: Path) -> None:
    result = run("log", "-", stdin=LINES)
    assert result.out == (
        "Mon 16 Nov 2026 (6 days ago): mood 5 (neither good nor bad)\n"
        "Tue 17 Nov 2026 (5 days ago): mood 6, nails 0, note kept\n"
        "Wed 18 Nov 2026 (4 days ago) 08:30: mood 4\n"
        "yesterday, Sat 21 Nov 2026: note kept\n"
    )
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


def test_one_undo_takes_all_lines_back(begun: Terminal, journal: Path) -> None:
    before = recorded(journal)
    begun("log", "-", stdin=LINES)
    assert begun("undo").code == 0
    assert recorded(journal) == before


def test_as_json_the_lines_are_one_document(run: Terminal) -> None:
    data = run("log", "-", "--json", stdin=LINES).data
    assert [entry["day"] for entry in data] == [
        "2026-11-16",
        "2026-11-17",
        "2026-11-18",
        "2026-11-21",
    ]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("mood=11", "line 1: mood cannot be 11. Nothing was recorded."),
        ("mood=5\n\n# no\nmoon=5", "line 4: There is no measure 'moon'. Nothing was recorded."),
        ("mood=5\nmood=6 --on tomorrow", "line 2: Mon 23 Nov 2026 is still to come. Nothing"),
        ("mood=5\nmood=6 --on 03/04/2026", "line 2: '03/04/2026' could be Fri 3 Apr 2026"),
        ("mood=5\n-n ''", "line 2: The note is empty. Nothing was recorded."),
        ("mood=5 -n 'wash day", "line 1: a quotation mark is not closed. Nothing was recorded."),
        ("mood=5 --on", "line 1: --on needs a word after it. Nothing was recorded."),
        ("mood=5 --on monday --on tuesday", "line 1: --on is given twice. Nothing was recorded."),
        ("mood=5\n--on monday", "line 2: It does not say what to record. Nothing was recorded."),
        ("mood=5\nmood", "line 2: 'mood' does not say what to record. Nothing was recorded."),
        ("mood=skip --at 08:00", "line 1: A moment cannot be skipped. Nothing was recorded."),
        ("mood=5\n-n caf\udce9", "stdin, line 2: the byte 0xe9 is no text in UTF-8."),
        ("", "There was nothing to record on stdin."),
        ("\n# nothing\n", "There was nothing to record on stdin."),
    ],
)
def test_one_wrong_line_refuses_them_all_and_is_named(
    begun: Terminal, journal: Path, lines: str, sentence: str
) -> None:
    with nothing_changes(journal):
        assert refusal(begun("log", "-", stdin=lines), 65).startswith(sentence)


pieces = st.sampled_from(
    ["mood=5", "mood=11", "nails=0", "moon=1", "-n", "'a note'", "--on", "monday", "--at", "8:30"]
)
lines = st.lists(st.one_of(st.lists(pieces, max_size=4).map(" ".join), st.text()), max_size=3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines.map("\n".join))
def test_any_lines_are_recorded_in_one_batch_or_not_at_all(
    run: Terminal, journal: Path, text: str
) -> None:
    batches = "SELECT coalesce(max(id), 0) FROM batch"
    run("log", "mood=1")  # there is a journal
    before, [(last,)] = recorded(journal), rows(journal, batches)
    result = run("log", "-", stdin=text)
    assert result.code in {0, 65}
    [(newest,)] = rows(journal, batches)
    assert newest - last <= 1
    if result.code == 65:
        assert recorded(journal) == before
    elif newest > last:
        run("undo")
        assert recorded(journal) == before
