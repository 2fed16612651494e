"""`sidelog compare` as a person sees it; the journals are told in `tests.cli.changes`."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.invented import invent
from sidelog.journal.daily import open_daily
from tests.cli.changes import DATASETS, ON_AND_OFF, STOPPED, TAPER, Story, put_real_journal, tell
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal

JARGON = re.compile(
    r"\bNAP\b|\bp[=<]|VIF|Mann|Holm|R2|interval|median differ|significan", re.IGNORECASE
)


@pytest.fixture
def stopped(run: Terminal, journal: Path) -> Terminal:
    """`run`, where kratom was stopped 139 days ago."""
    tell(STOPPED, journal, run.writer())
    return run


@pytest.fixture
def on_and_off(run: Terminal, journal: Path) -> Terminal:
    """`run`, where kratom was taken, stopped, taken again, and stopped again."""
    tell(ON_AND_OFF, journal, run.writer())
    return run


@pytest.fixture
def taper(run: Terminal, journal: Path) -> Terminal:
    """`run`, where kratom was reduced every thirty days."""
    tell(TAPER, journal, run.writer())
    return run


def measure_of(shown: Result, name: str) -> Any:  # noqa: ANN401  (what JSON holds)
    return next(one for one in shown.data["measures"] if one["measure"]["name"] == name)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_page_at_each_width(stopped: Terminal, snapshot: Snapshots, columns: int) -> None:
    shown = stopped("compare", "--around", "stop kratom", columns=columns)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= columns
    snapshot(f"compare-{columns}", shown.out)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("detail", ["--around", "e1", "--detail"]),
        ("plain", ["--around", "e1", "--plain"]),
        ("plain-detail", ["dryness", "--around", "e1", "--plain", "--detail"]),
        ("json", ["mood", "--around", "e1", "--json"]),
        ("periods", ["mood", "2026-02-01..2026-05-31", "2026-08-01..2026-11-15"]),
        ("periods-plain", ["mood", "2026-02-01..2026-05-31", "2026-08", "--plain"]),
        ("event", ["stress", "--around", "illness"]),
    ],
)
def test_every_form(stopped: Terminal, snapshot: Snapshots, name: str, typed: list[str]) -> None:
    shown = stopped("compare", *typed)
    assert (shown.code, shown.err) == (0, "")
    snapshot(f"compare-{name}", shown.out)


def test_a_terminal_gets_bold_and_no_box(stopped: Terminal) -> None:
    shown = stopped("compare", "--around", "e1", tty=True).out
    assert "\x1b[1m" in shown
    assert not any(sign in shown for sign in "┃│─━┏")


def test_a_pipe_gets_plain_text(stopped: Terminal) -> None:
    assert "\x1b" not in stopped("compare").out


def test_a_terminal_without_unicode_gets_ascii(stopped: Terminal) -> None:
    assert stopped("compare", encoding="ascii").out.isascii()


def test_every_change_with_how_many_agreed(on_and_off: Terminal, snapshot: Snapshots) -> None:
    shown = on_and_off("compare", "dryness")
    snapshot("compare-on-and-off", shown.out)
    changes = measure_of(on_and_off("compare", "dryness", "--json"), "dryness")["changes"]
    assert (changes["agreed"], changes["compared"]) == (3, 3)
    assert [row["seen"] for row in changes["rows"]] == [None, "better", "worse", "better"]


def test_changes_too_close_are_said_to_be(taper: Terminal, snapshot: Snapshots) -> None:
    shown = taper("compare", "dryness", "mood")
    snapshot("compare-taper", shown.out)
    assert "No change has enough days on both sides yet." in shown.out


def test_the_command_that_is_offered_for_a_whole_taper_works(taper: Terminal) -> None:
    offered = re.findall(
        r"sidelog (compare .*?\.\.\S+\s+\S+\.\.\S+)", taper("compare").out, re.DOTALL
    )
    assert offered
    for words in offered:
        shown = taper(*words.split(), "--json")
        assert shown.code == 0
        assert shown.data["measures"][0]["tier"] != "not enough data"


def test_changes_that_cover_each_other_cannot_be_told_apart(taper: Terminal) -> None:
    shown = taper("compare", "shedding", "--around", "e3")
    assert shown.code == 0
    taper("log", "shedding=1", "--on", "2026-04-01")
    shown = taper("compare", "shedding", "--around", "e3")
    assert "what each of them did cannot be told apart" in " ".join(shown.out.split())


# What may be said, and how


def sentences_of(data: dict[str, Any]) -> Iterator[str]:
    for one in data["measures"]:
        for text in one["sentences"]:
            yield from re.split(r"(?<=[.:;]) ", text)


@pytest.mark.parametrize("around", ["e1", "e2", "e3"])
def test_a_sentence_has_fewer_than_twenty_words(stopped: Terminal, around: str) -> None:
    data = stopped("compare", "--around", around, "--json").data
    assert [text for text in sentences_of(data) if len(text.split()) >= 20] == []


@pytest.mark.parametrize("typed", [[], ["--plain"], ["--around", "e1"], ["--around", "e2"]])
def test_without_detail_there_is_no_jargon(stopped: Terminal, typed: list[str]) -> None:
    assert JARGON.findall(stopped("compare", *typed).out) == []


def test_a_p_is_said_under_detail_with_its_method_and_n(stopped: Terminal) -> None:
    shown = " ".join(stopped("compare", "dryness", "--around", "e1", "--detail").out.split())
    assert "p<.001" in shown
    assert "Mann-Whitney" in shown
    assert "154 v 98 days" in shown
    assert "(tests: 3)" in shown


def test_every_page_ends_with_the_caution(stopped: Terminal) -> None:
    for typed in ([], ["--plain"], ["2026-02-01..2026-03-31", "2026-05-01..2026-06-30"]):
        words = " ".join(stopped("compare", *typed).out.split())
        assert words.endswith("Season, stress, other substances and expectation can look the same.")


def test_no_page_advises_or_names_a_cause(on_and_off: Terminal) -> None:
    shown = on_and_off("compare", "--detail").out.lower()
    for word in ("because of", "due to", " proved", "caused", "you should", "safe", "no effect"):
        assert word not in shown


def test_naming_one_measure_does_not_make_its_p_smaller(stopped: Terminal) -> None:
    every = measure_of(stopped("compare", "--around", "e1", "--json"), "dryness")
    alone = measure_of(stopped("compare", "dryness", "--around", "e1", "--json"), "dryness")
    assert alone["p_adjusted"] == every["p_adjusted"]


def test_measures_are_shown_in_the_order_typed(stopped: Terminal) -> None:
    data = stopped("compare", "mood", "dryness", "mood", "--json").data
    assert [one["measure"]["name"] for one in data["measures"]] == ["mood", "dryness"]


def test_the_table_and_json_have_the_same_numbers(stopped: Terminal) -> None:
    shown = stopped("compare", "dryness", "--around", "e1", columns=120).out
    plain = stopped("compare", "dryness", "--around", "e1", "--plain").out
    for name, phase in measure_of(
        stopped("compare", "dryness", "--around", "e1", "--json"), "dryness"
    )["phases"].items():
        row = next(line for line in shown.splitlines() if line.strip().startswith(f"{name} "))
        assert f"{phase['n']} of {phase['expected']}" in row
        assert f"{phase['minimum']:g} to {phase['maximum']:g}" in row
        spoken = next(line for line in plain.splitlines() if f", {name}: " in line)
        assert f"{phase['n']} of {phase['expected']} entries" in spoken
        assert f"median {phase['median']:g}" in spoken


# What is divided, and what is left out


def test_a_fortnight_of_withdrawal_is_shown_apart(stopped: Terminal) -> None:
    phases = measure_of(stopped("compare", "mood", "--around", "e1", "--json"), "mood")["phases"]
    assert (phases["withdrawal"]["first"], phases["withdrawal"]["last"]) == (
        "2026-07-07",
        "2026-07-20",
    )
    assert phases["after"]["first"] == "2026-07-21"


def test_withdrawal_is_only_told_apart_where_a_measure_answers_within_days(
    on_and_off: Terminal,
) -> None:
    for name, event in (("dryness", "stop"), ("mood", "restart")):
        found = measure_of(on_and_off("compare", name, "--around", event, "--json"), name)
        assert "withdrawal" not in found["phases"]


def test_what_the_missing_days_could_do_is_said(stopped: Terminal) -> None:
    mood = measure_of(stopped("compare", "mood", "--around", "e1", "--json"), "mood")
    assert mood["missing_days"]["flips"] is True
    assert "The days without an entry could change this answer." in mood["sentences"]


def test_a_window_that_is_as_it_came_says_so(stopped: Terminal) -> None:
    assert "Lag window: 3 to 28 days, as it came with sidelog." in stopped("compare").out


def test_a_window_set_after_looking_says_so(stopped: Terminal) -> None:
    assert stopped("measure", "edit", "dryness", "--lag", "1..10").code == 0
    shown = " ".join(stopped("compare", "dryness", "--around", "e1").out.split())
    assert "Lag window: 1 to 10 days, set on Sun 22 Nov 2026." in shown
    assert "By then 124 entries could be seen: read this as a first look." in shown


def test_a_window_set_before_the_change_is_no_first_look(
    run: Terminal, journal: Path, now: datetime
) -> None:
    tell(Story(100, {"mood": lambda _: 5.0}), journal, run.writer())
    run("measure", "edit", "mood", "--lag", "0..4")
    run("event", "stop", "kratom")
    shown = run("compare", "mood", now=now + timedelta(days=1)).out
    assert "set on Sun 22 Nov 2026" in shown
    assert "read this as a first look" not in shown


def test_another_version_of_a_scale_is_never_mixed_in(stopped: Terminal) -> None:
    assert stopped("measure", "edit", "mood", "--range", "0..20").code == 0
    shown = stopped("compare", "mood", "--around", "e1").out
    assert "No entries on the scale in force: Mood." in shown
    stopped("log", "mood=12")
    shown = " ".join(stopped("compare", "mood", "--around", "e1").out.split())
    assert "Left out: 277 entries up to Sat 21 Nov 2026, on an earlier scale." in shown
    assert "The first entry is of Sun 22 Nov 2026: there is no before." in shown


def test_measures_that_cannot_be_divided_are_named(stopped: Terminal) -> None:
    stopped("log", "weight=70")
    shown = stopped("compare", "weight", "nails", "--around", "e1").out
    assert "Not compared, because no lag window is set: Body weight." in shown
    assert "No entries on the scale in force: Nail changes." in shown


def test_periods_need_no_lag_window(stopped: Terminal) -> None:
    stopped("log", "weight=70")
    shown = stopped("compare", "weight", "2026-02-01..2026-05-31", "2026-08-01..2026-11-15")
    assert "0 entries in the earlier period, 28 are needed" in shown.out


def test_periods_may_be_typed_in_any_order(stopped: Terminal) -> None:
    data = stopped("compare", "2026-08", "2026-03", "--json").data
    assert data["periods"] == [["2026-03-01", "2026-03-31"], ["2026-08-01", "2026-08-31"]]


def test_a_measure_without_a_better_end_has_no_table_of_changes(stopped: Terminal) -> None:
    for back in range(100):
        stopped("log", "sleep-hours=7", "--on", f"-{back}d")
    shown = stopped("compare", "sleep-hours", "--around", "e1").out
    assert "Every change" not in shown


def test_counts_have_no_bounds_and_say_why(run: Terminal, journal: Path) -> None:
    story = Story(
        days=300,
        levels={"hair-count": lambda n: 90 - n / 10},
        events=((100, "stop", "kratom"),),
        tops={"hair-count": 200},
    )
    tell(story, journal, run.writer())
    shown = " ".join(run("compare", "hair-count", "--detail").out.split())
    assert "No bounds for the missing days: the scale has no upper end." in shown
    assert "It fell by about" in shown


def test_a_year_on_either_side_is_compared_at_most(run: Terminal, journal: Path) -> None:
    story = Story(1000, {"mood": lambda _: 5.0}, events=((500, "stop", "kratom"),))
    tell(story, journal, run.writer())
    found = measure_of(run("compare", "--json"), "mood")
    assert [found["phases"][name]["expected"] for name in ("before", "after")] == [365, 365]
    assert found["left_out"]["over_a_year_away"] is True
    assert "Left out: days more than a year from the change" in run("compare").out


def test_two_products_that_changed_together_are_said_to(stopped: Terminal) -> None:
    shown = " ".join(stopped("compare", "--around", "e1").out.split())
    assert "Two products changed in these days" in shown


def test_many_events_are_shortened(stopped: Terminal) -> None:
    for day in range(15):
        stopped("event", "lab", f"test {day}", "--on", f"2026-09-{day + 1:02}")
    shown = stopped("compare", "mood", "--around", "e1").out
    assert "5 earlier events: sidelog show 2026-08-05..2026-09-03" in shown


def test_a_title_cannot_play_tricks(stopped: Terminal) -> None:
    stopped("event", "illness", "flu\x1b[2J\nagain", "--on", "2026-08-20")
    assert "flu[U+001B][2J again" in stopped("compare", "mood").out
    assert "\x1b[2J" in stopped("compare", "mood", "--json").data["events"][-1]["title"]


def test_without_a_change_it_says_what_else_can_be_done(begun: Terminal) -> None:
    shown = begun("compare")
    assert (shown.code, shown.out) == (1, "")
    assert "No change of a product is recorded." in shown.err
    assert "name two periods" in shown.err


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("compare")
    assert shown.code == 1
    assert "sidelog log" in shown.err


def test_a_change_of_today_is_too_early(begun: Terminal, snapshot: Snapshots) -> None:
    begun("event", "stop", "kratom")
    snapshot("compare-today", begun("compare").out)


def test_a_change_before_the_first_entry_has_no_before(begun: Terminal) -> None:
    begun("event", "stop", "kratom", "--on", "2026-01-01")
    shown = begun("compare", "mood").out
    assert "The first entry is of Sun 22 Nov 2026: there is no before." in shown


def test_two_changes_of_one_day_are_one(stopped: Terminal) -> None:
    stopped("event", "stop", "kratom", "--on", "2026-07-06")
    data = stopped("compare", "dryness", "--around", "e1", "--json").data
    assert len(data["measures"][0]["changes"]["rows"]) == 1
    assert data["measures"][0]["tier"] == "clear change"


def test_values_that_are_all_equal_are_said_to_be(run: Terminal, journal: Path) -> None:
    story = Story(120, {"mood": lambda _: 50.0}, events=((60, "stop", "kratom"),), missed=0)
    tell(story, journal, run.writer())
    assert "every entry has the same value" in run("compare", "mood").out


def test_what_another_change_still_lacks_is_said(stopped: Terminal) -> None:
    stopped("event", "restart", "kratom", "--on", "2026-11-10")
    for typed in ([], ["--plain"]):
        shown = " ".join(stopped("compare", "mood", "--around", "e1", *typed).out.split())
        assert "Mood, Restarted 2026-11-10 [e4]: Too early to tell: 10 entries" in shown
        assert "All of them went the same way" not in shown


def test_plain_lines_without_anything_to_compare(taper: Terminal) -> None:
    shown = taper("compare", "mood", "shedding", "--plain").out
    assert "No change has enough days on both sides yet." in shown
    assert "What else happened" in shown
    shown = taper("compare", "shedding", "--plain").out
    assert "No entries on the scale in force: Hair shedding." in shown
    assert "What else happened" not in shown


def test_days_without_any_entry_have_no_median(stopped: Terminal) -> None:
    shown = stopped("compare", "mood", "2026-02", "2025-12", "--plain").out
    assert "Mood, before: 1 Dec to 31 Dec 2025, 0 of 31 entries." in shown


# Journals that nobody wrote for these tests


def test_the_demo_year(run: Terminal, journal: Path, snapshot: Snapshots) -> None:
    with open_daily(journal, run.writer()) as empty:
        invent(empty, run.now.date(), run.now)
    shown = run("compare")
    assert (shown.code, shown.err) == (0, "")
    assert JARGON.findall(shown.out) == []
    snapshot("compare-demo", shown.out)


@pytest.mark.skipif(not DATASETS, reason="SIDELOG_DATASETS is not set")
def test_a_real_journal(run: Terminal) -> None:
    put_real_journal(run, DATASETS)
    run("measure", "edit", "happy", "--lag", "0..2")
    run("event", "start", "creatine", "--on", "2023-01-06")
    around = run("compare", "happy", "--json").data
    assert around["measures"][0]["missing"]["reason"] == "too many days missing"
    assert around["measures"][0]["lag_window"]["entries_seen"] > 500
    years = run("compare", "happy", "2021", "2023", "--json").data
    assert years["measures"][0]["tier"] == "no change this journal could detect"
    for text in (*sentences_of(around), *sentences_of(years)):
        assert len(text.split()) < 20
