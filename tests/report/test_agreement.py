"""What is said of a change is one thing, wherever it is asked and whatever else is shown."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.year import writing
from tests.terminal import Terminal, journal_environ

_DAYS = 420

changes = st.lists(
    st.tuples(
        st.sampled_from(("kratom", "sertraline")),
        st.sampled_from(("start", "stop", "reduce", "increase", "restart")),
        st.integers(40, _DAYS - 10),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda change: (change[0], change[2]),
)


def lived(folder: Path, now: datetime, seed: int, steps: list[tuple[str, str, int]]) -> Terminal:
    """A journal of four measures, two products and their changes."""
    run = Terminal(now, journal_environ(folder / "journal.db", folder / "config.toml"))
    chance = Random(seed)  # noqa: S311  (the same every time)
    begin = now.date() - timedelta(days=_DAYS - 1)
    with writing(folder / "journal.db", run.writer()) as on:
        products = {
            name: on(begin).add_product(name, unit="g") for name in ("kratom", "sertraline")
        }
        shift = 0
        for place in range(_DAYS):
            day = begin + timedelta(days=place)
            written = on(day + timedelta(days=chance.choice((0, 0, 0, 1, 3)) * (place < _DAYS - 3)))
            for name, kind, at in steps:
                if at == place:
                    written.add_event(kind, day, product=products[name])
                    shift += chance.choice((-1, 0, 1))
            if chance.random() < 0.2:
                continue
            for measure, top in (("shedding", 4), ("dryness", 4), ("nails", 4), ("mood", 10)):
                value = round(chance.gauss(top / 2 + shift, top / 5))
                written.record(measure, day, min(max(value, 0), top))
            written.take(products["kratom"], day, chance.choice((2, 3, 4)), entered="x")
    return run


def about(findings: list[dict[str, Any]]) -> dict[tuple[object, ...], dict[str, Any]]:
    """The findings by what they are about."""
    return {
        (one["measure"], one["question"], one["product"], (one["change"] or {}).get("first")): one
        for one in findings
    }


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), steps=changes)
def test_what_is_said_of_a_change_is_the_same_wherever_it_is_asked(
    tmp_path_factory: pytest.TempPathFactory, now: datetime, seed: int, steps: list[Any]
) -> None:
    run = lived(tmp_path_factory.mktemp("lived"), now, seed, steps)
    page = run("report", "--json").data
    said = about(page["findings"])
    assert any(question == "change" for _, question, *_ in said)
    for argv in (
        ("report", "--last", "60d"),
        ("report", "--from", "2026-01-05", "--exclude", "mood"),
        ("trends",),
        ("trends", "--last", "3w"),
        ("trends", "--from", "2026-02-01", "--to", "2026-06-30", "mood"),
        ("compare",),
        *(("compare", "--around", name) for name in {step[0] for step in steps}),
    ):
        found = run(*argv, "--json")
        assert found.code == 0, (argv, found.err)
        elsewhere = about(found.data["findings"])
        same = {key: said[key] for key in elsewhere if key in said}
        assert same, argv
        assert {key: elsewhere[key] for key in same} == same, argv


def test_json_leaves_nothing_out_and_says_null_for_what_is_absent(
    tmp_path: Path, now: datetime
) -> None:
    run = lived(tmp_path, now, 1, [("kratom", "reduce", 150), ("kratom", "stop", 190)])
    data = run("report", "--json").data
    members = {"measure", "question", "product", "change", "before", "during", "now", "verdict"}
    members |= {"pairs", "shift", "p", "p_adjusted", "would_show", "since", "as_of", "next_look"}
    members |= {"reason", "earliest"}
    for one in data["findings"]:
        assert members <= one.keys()
        assert (one["p"] is None) == (one["pairs"] is None) == (one["shift"] is None)
        assert one["reason"] is None or one["verdict"] not in {"better", "worse", "no change seen"}
    (kratom,) = [one for one in data["taken"] if one["product"] == "kratom"]
    assert kratom["changes"][0]["first"] < kratom["changes"][0]["last"]
    assert kratom["lapses"], "doses after a stop are lapses, each a day"
