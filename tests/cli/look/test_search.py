"""`sidelog search`: words found whatever their case and accents, and taken literally."""

import shlex
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.days import journal_of, looked_at
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal

WRITTEN = (
    ("log", "-n", "Übelkeit am Morgen; 100% sure_thing"),  # n1
    ("log", "-n", "naïve ÜBEL * café", "--on", "2026-09-01"),  # n2
    ("event", "illness", "flu", "--on", "2026-10-03", "-n", "very BAD"),  # e1
    ("dose", "kratom", "4g", "-n", "a strong cup", "--on", "yesterday"),  # d1
    ("product", "edit", "kratom", "--lot", "B-17", "--strength", "1.5 %"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    """A journal with words in every place that has words."""
    return looked_at(tmp_path_factory.mktemp("written"), now, WRITTEN)


def found(run: Terminal, *argv: str) -> list[str]:
    """The names of what has the words, in the order shown."""
    shown = run("search", "--json", *argv)
    if shown.code == 1:
        assert "Nothing has the words" in shown.envelope["error"]["message"]
        return []
    hits = shown.data["found"]
    return [hit.get("reference") or hit["name"] for hit in hits]


def test_the_help_is_whole(run: Terminal, snapshot: Snapshots) -> None:
    snapshot("search-help", run("search", "--help").out)


def test_what_is_found_is_shown_by_its_day_and_name(written: Terminal, snapshot: Snapshots) -> None:
    with nothing_changes(journal_of(written)):
        shown = transcript(
            written,
            "search ubel",
            "search kratom",
            "search itch",
            "search bad flu",
            "search strong --json",
            "search ferritin --json",
            "search ubel --limit 1",
            "search nowhere --json",
        )
    snapshot("search-found", shown)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ubelkeit", ["n1"]),
        ("ÜBELKEIT", ["n1"]),
        ("U\u0308belkeit", ["n1"]),
        ("naive CAFE", ["n2"]),
        ("morgen ubel", ["n1"]),
        ("'morgen ubel'", ["n1"]),
        ("ubel cafe flu", []),
        ("very illness", ["e1"]),
        ("4g", ["d1"]),
        ("b-17", ["kratom"]),
        ("'it keeps me awake'", []),
        ("'blood ferr'", ["ferritin"]),
    ],
)
def test_every_word_has_to_occur_and_case_and_accents_make_no_difference(
    written: Terminal, words: str, names: list[str]
) -> None:
    assert found(written, *shlex.split(words)) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("%", ["n1", "kratom"]),
        ("_", ["n1"]),
        ("*", ["n2"]),
        ("sure%thing", []),
        ("s?re", []),
        ("[a-z]", []),
        (".*", []),
        ("'", []),
        ('"$(x)"', []),
        ("'; DROP TABLE note; --", []),
        ("\x1b[31m", []),
        ("x" * 200, []),
        ("כאב", []),
    ],
)
def test_nothing_is_a_wildcard(written: Terminal, words: str, names: list[str]) -> None:
    assert found(written, words) == names


def test_a_word_that_begins_with_a_minus_is_found_after_two(written: Terminal) -> None:
    assert found(written, "--", "-17") == ["kratom"]


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("--from 2026-09 --to 2026-09", ["n2"]),
        ("--from 2026-09-01 --to 2026-10-03", ["e1", "n2"]),
        ("--to october", ["e1", "n2"]),
        ("--last 2d", ["n1", "d1"]),
        ("--from 2025 --to 2025", []),
    ],
)
def test_a_period_leaves_out_other_days_and_what_has_none(
    written: Terminal, period: str, names: list[str]
) -> None:
    assert found(written, "a", *period.split()) == names


def test_the_newest_come_first_and_the_rest_is_offered_in_words_that_work(
    written: Terminal,
) -> None:
    first = written("search", "ubel", "--limit", "1")
    assert first.out == "Sun 22 Nov 2026\n  n1    “Übelkeit am Morgen; 100% sure_thing”\n"
    assert first.err == "There is more; show it with --limit 2.\n"
    both = written("search", "ubel", *first.err.rstrip(".\n").split()[-2:])
    assert both.out.startswith(first.out)
    assert (len(both.out.splitlines()), both.err) == (4, "")


def test_as_json_it_says_whether_there_is_more(written: Terminal) -> None:
    assert written("search", "ubel", "--limit", "1", "--json").data["more"] is True
    assert written("search", "ubel", "--limit", "2", "--json").data["more"] is False


def test_a_product_that_was_put_away_is_still_found(run: Terminal) -> None:
    run("product", "add", "kratom", "--lot", "B-17")
    run("product", "retire", "kratom")
    assert found(run, "b-17") == ["kratom"]


def test_a_note_is_shown_without_its_tricks(run: Terminal) -> None:
    run("log", "-n", "trick \x1b[2J \u202etxt")
    assert "“trick [U+001B][2J [U+202E]txt”" in run("search", "trick").out


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("nowhere", 1, "Nothing has the words 'nowhere'.", ""),
        ("mood=6", 1, "Nothing has the words 'mood=6'.", ""),
        ("a --to 2025", 1, "Nothing has the words 'a'.", ""),
        ("''", 2, "There is nothing to search for.", "Such as: sidelog search wash day"),
        ("' '", 2, "There is nothing to search for.", "Such as: sidelog search wash day"),
        ("a --last someday", 2, "'someday' is not understood as a period.", "Say a period as"),
        ("a --to tomorrow", 2, "--to: Mon 23 Nov 2026 is still to come.", ""),
        ("a --limit 0", 2, "Invalid value for '--limit': 0 is not in the range", "search --help"),
        ("a --limit 99999999999999999999", 2, "Invalid value for '--limit'", "search --help"),
        ("a --limit x", 2, "Invalid value for '--limit': 'x' is not a valid whole number.", ""),
        ("", 2, "Missing argument 'words'.", "See: sidelog search --help"),
    ],
)
def test_what_is_not_found_or_not_understood_is_said(
    written: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    words = refusal(written("search", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


def test_where_no_journal_is_none_is_made(run: Terminal, journal: Path) -> None:
    assert refusal(run("search", "a"), 1).startswith("There is no journal yet")
    assert not journal.exists()
