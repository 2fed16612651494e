"""Keeping measures: names, scales and their versions, the check-in's order."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.entries import find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import MeasureChanges, add_measure, bad_set_on, edit_measure
from sidelog.journal.keeping.products import edit_product
from tests.journal.conftest import Write
from tests.journal.files import rows

SUNDAY = date(2026, 11, 22)
FLAKES = BUILT_IN[0]._replace(
    name="flakes", title="Flakes", question="How many?", built_in=False, tracked=True
)


def with_scale(**changes: object) -> Measure:
    return FLAKES._replace(scale=FLAKES.scale._replace(**changes))  # type: ignore[arg-type]


def edit(kept: Journal, table: str, name: str) -> object:
    return edit_measure(kept, name) if table == "measure" else edit_product(kept, name)


def scales(path: Path, name: str = "flakes") -> list[tuple[object, ...]]:
    """Version, maximum and when the lag window was declared, of every scale of a measure."""
    return rows(
        path,
        "SELECT version, maximum, lag_set_at FROM scale"
        " JOIN measure ON measure.id = measure_id WHERE name = ? ORDER BY version",
        name,
    )


# Adding


def test_a_measure_of_ones_own_is_asked_last_and_takes_values(kept: Journal) -> None:
    assert add_measure(kept, FLAKES) == FLAKES
    assert list(kept.measures)[-1] == "flakes"
    assert kept.measures["flakes"] == FLAKES
    kept.record("flakes", SUNDAY, 3)
    assert kept.observations("flakes", SUNDAY, SUNDAY)[0].value == 3


def test_its_lag_window_says_when_it_was_declared(journal: Path, write: Write) -> None:
    with write() as kept:
        add_measure(kept, FLAKES)
        add_measure(kept, with_scale(lag=None)._replace(name="specks"))
    assert scales(journal) == [(1, 4.0, "2026-11-22T21:00:00+01:00")]
    assert scales(journal, "specks") == [(1, 4.0, None)]


def test_what_claims_to_be_built_in_or_of_a_later_version_is_not(kept: Journal) -> None:
    claimed = with_scale(version=7)._replace(built_in=True)
    assert add_measure(kept, claimed) == FLAKES


@pytest.mark.parametrize(
    "name",
    ["", "Flakes", "2nd", "-a", "a b", "a_b", "ä", "a" * 41, "a\n", "skip", "none", "all", "today"],
)
def test_a_name_that_cannot_be_typed_is_refused(kept: Journal, name: str) -> None:
    with pytest.raises(BadDataError, match="cannot be the name of a measure"):
        add_measure(kept, FLAKES._replace(name=name))


@pytest.mark.parametrize("name", ["a", "a" * 40, "sleep-2", "x9"])
def test_a_name_that_can_be_typed_is_taken(kept: Journal, name: str) -> None:
    assert add_measure(kept, FLAKES._replace(name=name)).name == name


def test_a_name_is_taken_once_retired_or_not(kept: Journal) -> None:
    with pytest.raises(BadDataError, match="a measure mood already") as refused:
        add_measure(kept, FLAKES._replace(name="mood"))
    assert "restore" not in refused.value.hint
    common.retire(kept, "measure", "mood")
    with pytest.raises(BadDataError) as refused:
        add_measure(kept, FLAKES._replace(name="mood"))
    assert "sidelog measure restore mood" in refused.value.hint


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (FLAKES._replace(title=" "), "title"),
        (FLAKES._replace(title="a" * 61), "title"),
        (FLAKES._replace(question=" "), "question"),
        (with_scale(minimum=float("nan")), "not a usable number"),
        (with_scale(maximum=float("inf")), "not a usable number"),
        (with_scale(maximum=0, anchors=()), "ends where it begins"),
        (with_scale(maximum=3), "An anchor is off its scale: flakes cannot be 4"),
        (with_scale(anchors=((0, "none"), (1.5, "some"))), "An anchor is off its scale"),
        (with_scale(anchors=((0, " "),)), "The anchor of flakes is empty"),
        (with_scale(anchors=((1, "some"), (0, "none"))), "not in order"),
        (with_scale(anchors=((1, "some"), (1, "much"))), "not in order"),
        (with_scale(every_days=0), "every 1 to 366 days"),
        (with_scale(every_days=367), "every 1 to 366 days"),
        (with_scale(lag=LagWindow(-1, 3, "")), "lag window"),
        (with_scale(lag=LagWindow(4, 3, "")), "lag window"),
        (with_scale(bad_from=5), "A bad day is off its scale: flakes cannot be 5"),
        (with_scale(bad_from=2.5), "A bad day is off its scale"),
        (with_scale(better=Better.NEITHER), "neither way is better, so no day"),
    ],
)
def test_what_could_not_be_asked_or_answered_is_refused(
    kept: Journal, measure: Measure, said: str
) -> None:
    with pytest.raises(BadDataError, match=said):
        add_measure(kept, measure)


# Changing


def test_words_rules_and_window_change_the_scale_in_force(
    journal: Path, write: Write, now: datetime
) -> None:
    with write() as kept:
        add_measure(kept, with_scale(lag=None))
    changes: MeasureChanges = {
        "title": "Flaking",
        "question": "How bad?",
        "tracked": False,
        "anchors": ((0, "none"), (4, "all over")),
        "better": Better.HIGHER,
        "day_rule": DayRule.MEAN,
        "lag": LagWindow(1, 2, "my doctor"),
        "every_days": 3,
    }
    with write(now=now + timedelta(hours=1)) as kept:
        changed = edit_measure(kept, "flakes", **changes)
        assert kept.measures["flakes"] == changed
    assert (changed.title, changed.question, changed.tracked) == ("Flaking", "How bad?", False)
    scale = changed.scale
    assert (scale.version, scale.anchors) == (1, ((0, "none"), (4, "all over")))
    assert (scale.better, scale.day_rule, scale.every_days) == (Better.HIGHER, DayRule.MEAN, 3)
    assert scale.lag == LagWindow(1, 2, "my doctor")
    assert scales(journal) == [(1, 4.0, "2026-11-22T22:00:00+01:00")]


def test_other_changes_leave_the_declared_window_alone(
    journal: Path, write: Write, now: datetime
) -> None:
    with write() as kept:
        add_measure(kept, FLAKES)
    with write(now=now + timedelta(hours=1)) as kept:
        edit_measure(kept, "flakes", every_days=3)
        edit_measure(kept, "flakes", maximum=10)
    assert [declared for *_, declared in scales(journal)] == ["2026-11-22T21:00:00+01:00"] * 2
    with write(now=now + timedelta(hours=2)) as kept:
        edit_measure(kept, "flakes", lag=None)
    assert [declared for *_, declared in scales(journal)] == ["2026-11-22T21:00:00+01:00", None]


def bad_days(path: Path, name: str) -> list[tuple[object, ...]]:
    """From where on a day is a bad day, and when that was set, by version of a scale."""
    return rows(
        path,
        "SELECT bad_from, bad_set_at FROM scale"
        " JOIN measure ON measure.id = measure_id WHERE name = ? ORDER BY version",
        name,
    )


def test_bad_days_that_the_person_set_say_when(journal: Path, write: Write, now: datetime) -> None:
    with write(now=now - timedelta(days=1)) as kept:
        assert bad_set_on(kept, "shedding") is None
        add_measure(kept, FLAKES)
        assert bad_set_on(kept, "flakes") == SUNDAY - timedelta(days=1)
    with write() as kept:
        edit_measure(kept, "shedding", bad_from=2)
        edit_measure(kept, "flakes", every_days=3)
        assert bad_set_on(kept, "shedding") == SUNDAY
        assert bad_set_on(kept, "flakes") == SUNDAY - timedelta(days=1)
        edit_measure(kept, "flakes", bad_from=None)
        assert bad_set_on(kept, "flakes") is None
    assert bad_days(journal, "shedding") == [(2, "2026-11-22T21:00:00+01:00")]
    assert bad_days(journal, "mood") == [(3, None)]
    assert bad_days(journal, "flakes") == [(None, None)]
    with write() as kept:
        kept.undo()
        assert kept.measures["shedding"].scale.bad_from == 3
        assert bad_set_on(kept, "shedding") is None


@pytest.mark.parametrize(
    "changes", [{"maximum": 10}, {"unit": "mm"}, {"better": Better.HIGHER}, {"minimum": -1}]
)
def test_another_range_or_direction_has_no_bad_days_until_they_are_set(
    kept: Journal, changes: MeasureChanges
) -> None:
    assert edit_measure(kept, "shedding", **changes).scale.bad_from is None
    again = edit_measure(kept, "itch", **changes, bad_from=1)
    assert again.scale.bad_from == 1
    assert bad_set_on(kept, "itch") == SUNDAY


@pytest.mark.parametrize(
    "changes",
    [{"maximum": 10}, {"maximum": None}, {"minimum": -1}, {"whole": False}, {"unit": "mm"}],
)
def test_another_range_or_unit_is_another_version(kept: Journal, changes: MeasureChanges) -> None:
    kept.record("shedding", SUNDAY, 2)
    changed = edit_measure(kept, "shedding", **changes)
    assert changed.scale.version == 2
    another_range = {"maximum", "minimum"} & set(changes)
    assert changed.scale.anchors == (() if another_range else BUILT_IN[0].scale.anchors)
    assert find_entry(kept, "o1").row["scale_version"] == 1
    assert kept.record("shedding", SUNDAY - timedelta(days=1), 3).reference == "o2"
    assert find_entry(kept, "o2").row["scale_version"] == 2


def test_what_would_not_be_a_scale_changes_nothing(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.record("mood", date(2026, 11, 22), 5)
    with pytest.raises(BadDataError), write() as kept:
        edit_measure(kept, "shedding", maximum=2, anchors=((0, "none"), (4, "all of it")))
    assert scales(journal, "shedding") == [(1, 4.0, None)]


def test_an_edit_that_changes_nothing_leaves_nothing_in_the_history(
    journal: Path, write: Write
) -> None:
    with write() as kept:
        edit_measure(kept, "shedding", title="Hair shedding", maximum=4, position=1)
    assert rows(journal, "SELECT count(*) FROM change") == [(0,)]


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (1, ["mood", "shedding", "dryness", "nails"]),
        (2, ["shedding", "mood", "dryness", "nails"]),
        (0, ["mood", "shedding", "dryness", "nails"]),
    ],
)
def test_a_measure_can_be_asked_at_another_place(
    kept: Journal, position: int, order: list[str]
) -> None:
    edit_measure(kept, "mood", position=position)
    assert list(kept.measures)[:4] == order
    edit_measure(kept, "mood", position=999)
    assert list(kept.measures)[-1] == "mood"


# Retiring and deleting


def test_a_retired_measure_is_out_of_sight_and_comes_back(kept: Journal) -> None:
    kept.record("itch", SUNDAY, 2)
    common.retire(kept, "measure", "itch")
    assert "itch" not in kept.measures
    assert kept.lines(SUNDAY, SUNDAY)
    with pytest.raises(NothingMatchedError, match="itch is retired"):
        edit_measure(kept, "itch", tracked=True)
    common.restore(kept, "measure", "itch")
    assert kept.observations("itch", SUNDAY, SUNDAY)[0].value == 2


def test_a_measure_that_is_retired_twice_was_retired_on_the_first_day(
    journal: Path, write: Write, now: datetime
) -> None:
    with write(now=now - timedelta(days=3)) as kept:
        common.retire(kept, "measure", "itch")
    with write() as kept:
        common.retire(kept, "measure", "itch")
    assert rows(journal, "SELECT retired_on FROM measure WHERE name = 'itch'") == [("2026-11-19",)]


@pytest.mark.parametrize("table", ["measure", "product"])
@pytest.mark.parametrize("keep", [edit, common.retire, common.restore, common.delete_unused])
def test_what_is_not_there_is_not_found(
    kept: Journal, keep: Callable[[Journal, str, str], object], table: str
) -> None:
    with pytest.raises(NothingMatchedError, match=f"no {table} 'flakes'"):
        keep(kept, table, "flakes")


def test_what_came_with_sidelog_is_not_deleted(kept: Journal) -> None:
    with pytest.raises(BadDataError, match="came with sidelog"):
        common.delete_unused(kept, "measure", "itch")


def test_a_measure_with_entries_is_not_deleted(kept: Journal) -> None:
    add_measure(kept, FLAKES)
    kept.record("flakes", SUNDAY, 2)
    with pytest.raises(BadDataError, match="has 1 entry"):
        common.delete_unused(kept, "measure", "flakes")


def test_an_unused_measure_is_deleted_with_its_scales(journal: Path, write: Write) -> None:
    with write() as kept:
        add_measure(kept, FLAKES)
        edit_measure(kept, "flakes", maximum=10)
    with write() as kept:
        common.delete_unused(kept, "measure", "flakes")
        assert "flakes" not in kept.measures
    assert scales(journal) == []
