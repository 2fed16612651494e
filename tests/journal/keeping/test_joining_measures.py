"""Joining two measures: what becomes of each value, what is refused, and the way back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelog.catalog.scales import Better, Measure, ScaleKind
from sidelog.errors import BadDataError, NothingMatchedError, SidelogError, UsageError
from sidelog.journal.history.batches import changes, history
from sidelog.journal.history.describe import describe, names_of
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.joined_measures import plan_measures
from sidelog.journal.keeping.joined_products import plan_products
from sidelog.journal.keeping.joining import join
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.upkeep.checking.check import check
from tests.journal.conftest import Write
from tests.journal.files import recorded, rows
from tests.journal.keeping.joins import HAIR, SUNDAY, days, joined, values
from tests.terminal import Terminal


def on_scale(measure: Measure, **changes: object) -> Measure:
    return measure._replace(scale=measure.scale._replace(**changes))  # type: ignore[arg-type]


def quantity(name: str, unit: str, **changes: object) -> Measure:
    """A measured amount, such as a weight."""
    scale = HAIR.scale._replace(
        kind=ScaleKind.QUANTITY, maximum=None, whole=False, unit=unit, anchors=(), bad_from=None
    )
    return on_scale(HAIR._replace(name=name, title=name, scale=scale), **changes)


def test_values_and_skipped_days_become_those_of_the_other(kept: Journal) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", days(3), 2)
    kept.record("hair", days(2), None)
    kept.record("hair", days(1), 3, at=datetime.fromisoformat("2026-11-21T08:00+01:00"))
    kept.record("shedding", SUNDAY, 1)
    plan = joined(kept, plan_measures(kept, "hair", "shedding"))
    assert (plan.moved, plan.left_out, plan.stays) == ({"observation": 3}, 0, False)
    assert values(kept, "shedding") == [(3, 2), (2, None), (1, 3), (0, 1)]
    assert "hair" not in kept.measures


def test_when_they_were_written_stays_what_it_was(
    journal: Path, write: Write, now: datetime
) -> None:
    with write(now=now - timedelta(days=2)) as kept:
        add_measure(kept, HAIR)
        kept.record("hair", days(2), 2)
    before = rows(journal, "SELECT uuid, recorded_at, recorded_on FROM observation")
    with write() as kept:
        joined(kept, plan_measures(kept, "hair", "shedding"))
    assert rows(journal, "SELECT uuid, recorded_at, recorded_on FROM observation") == before


def test_one_of_sidelogs_own_is_put_away_and_one_of_the_persons_own_is_gone(
    kept: Journal,
) -> None:
    add_measure(kept, HAIR)
    kept.record("shedding", SUNDAY, 1)
    assert joined(kept, plan_measures(kept, "shedding", "hair")).stays
    assert "shedding" in kept.put_away
    assert values(kept, "hair") == [(0, 1)]


@pytest.mark.parametrize(
    ("own", "theirs", "stands"),
    [
        (2, 2, 2),  # the same
        (None, 3, 3),  # that it was skipped under one name says nothing of the other
        (3, None, 3),
        (None, None, None),
    ],
)
def test_a_day_of_both_that_says_one_thing_is_no_question(
    kept: Journal, own: float | None, theirs: float | None, stands: float | None
) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", SUNDAY, own)
    kept.record("shedding", SUNDAY, theirs)
    assert joined(kept, plan_measures(kept, "hair", "shedding")).left_out == 1
    assert values(kept, "shedding") == [(0, stands)]


def test_moments_that_the_other_has_as_well_are_no_question(kept: Journal) -> None:
    add_measure(kept, HAIR)
    morning, evening = (datetime.fromisoformat(f"2026-11-22T{at}:00+01:00") for at in ("08", "20"))
    for name, moments in (("hair", {morning: 2, evening: 3}), ("shedding", {morning: 2})):
        for at, value in moments.items():
            kept.record(name, SUNDAY, value, at=at)
    assert joined(kept, plan_measures(kept, "hair", "shedding")).left_out == 1
    assert sorted(value or 0 for _, value in values(kept, "shedding")) == [2, 3]


def test_days_with_values_of_both_are_refused_by_name(kept: Journal) -> None:
    add_measure(kept, HAIR)
    for count in range(7):
        kept.record("hair", days(count), 2)
        kept.record("shedding", days(count), count // 2)
    with pytest.raises(BadDataError) as refused:
        plan_measures(kept, "hair", "shedding")
    assert refused.value.message.startswith(
        "hair and shedding both have values on 5 days: Mon 16 Nov 2026 (2 (more than my normal) "
        "and 3 (much more than my normal)), "
    )
    assert refused.value.message.count("2026") == 5
    assert refused.value.hint == ("Say whose stand then: --prefer hair or --prefer shedding.")
    for count in (7, 8, 9):
        kept.record("hair", days(count), 4)
        kept.record("shedding", days(count), 0)
    with pytest.raises(BadDataError, match=r"on 8 days: .*, and 3 more\.$"):
        plan_measures(kept, "hair", "shedding")


@pytest.mark.parametrize(("prefer", "stands"), [("hair", 2), ("shedding", 1)])
def test_the_preferred_ones_stand_on_such_days(kept: Journal, prefer: str, stands: float) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", SUNDAY, 2)
    kept.record("hair", days(1), 3)
    kept.record("shedding", SUNDAY, 1)
    plan = joined(kept, plan_measures(kept, "hair", "shedding", prefer))
    assert plan.left_out == 1
    assert values(kept, "shedding") == [(1, 3), (0, stands)]


def test_a_value_goes_to_the_scale_on_which_it_means_the_same(kept: Journal) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", days(1), 2)
    edit_measure(kept, "hair", maximum=10)
    kept.record("hair", SUNDAY, 9)
    edit_measure(kept, "shedding", maximum=10)
    joined(kept, plan_measures(kept, "hair", "shedding"))
    kept.batch.close()
    query = "SELECT day, scale_version, value FROM observation ORDER BY day"
    assert kept.connection.execute(query).fetchall() == [
        ("2026-11-21", 1, 2),
        ("2026-11-22", 2, 9),
    ]


def test_units_of_mass_convert(kept: Journal) -> None:
    add_measure(kept, quantity("grams", "g", better=Better.NEITHER))
    kept.record("grams", SUNDAY, 70500)
    plan = joined(kept, plan_measures(kept, "grams", "weight"))
    assert plan.units == ("g", "kg")
    assert values(kept, "weight") == [(0, 70.5)]


@pytest.mark.parametrize(
    "measure",
    [
        on_scale(HAIR, maximum=10, anchors=()),
        on_scale(HAIR, minimum=-1, anchors=()),
        on_scale(HAIR, whole=False),
        on_scale(HAIR, unit="mm"),
        on_scale(HAIR, better=Better.HIGHER),
    ],
)
def test_a_value_that_would_mean_another_thing_is_refused(kept: Journal, measure: Measure) -> None:
    add_measure(kept, measure)
    joined_empty = plan_measures(kept, "hair", "shedding")
    assert joined_empty.moved == {}
    kept.record("hair", SUNDAY, 1)
    with pytest.raises(BadDataError, match=r"hair goes from .*, shedding from 0 to 4"):
        plan_measures(kept, "hair", "shedding")


@pytest.mark.parametrize(
    ("unit", "other"), [("capsule", "kg"), ("ml", "kg"), ("paces", "kg"), ("kg", "paces")]
)
def test_other_units_do_not_convert(kept: Journal, unit: str, other: str) -> None:
    add_measure(kept, quantity("one", unit))
    add_measure(kept, quantity("two", other))
    kept.record("one", SUNDAY, 2)
    with pytest.raises(BadDataError, match="one goes from 0"):
        plan_measures(kept, "one", "two")


def test_a_converted_value_has_to_be_on_the_scale(kept: Journal) -> None:
    add_measure(kept, quantity("grams", "g"))
    add_measure(kept, quantity("kilos", "kg", maximum=50))
    kept.record("grams", SUNDAY, 70000)
    with pytest.raises(BadDataError, match="kilos cannot be 70"):
        plan_measures(kept, "grams", "kilos")
    assert values(kept, "grams") == [(0, 70000)]


def test_the_other_is_asked_if_one_of_them_was(kept: Journal) -> None:
    add_measure(kept, HAIR._replace(tracked=True))
    assert not kept.measures["itch"].tracked
    joined(kept, plan_measures(kept, "hair", "itch"))
    assert kept.measures["itch"].tracked


def test_the_words_of_the_other_stand(kept: Journal) -> None:
    add_measure(kept, on_scale(HAIR, anchors=((0, "nil"), (4, "all"))))
    words = plan_measures(kept, "hair", "shedding").words
    assert words[0].endswith("0 nil; 4 all")
    assert "clumps" in words[1]
    add_measure(kept, HAIR._replace(name="mane"))
    assert plan_measures(kept, "mane", "shedding").words == ()


@pytest.mark.parametrize(
    ("name", "into", "prefer", "error", "said"),
    [
        ("hair", "hair", None, UsageError, "joined with itself"),
        ("hair", "beard", None, NothingMatchedError, "no measure 'beard'"),
        ("beard", "hair", None, NothingMatchedError, "no measure 'beard'"),
        ("hair", "itch", None, NothingMatchedError, "itch is put away"),
        ("hair", "shedding", "mood", UsageError, "'mood' is neither of the two"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    kept: Journal, name: str, into: str, prefer: str | None, error: type[SidelogError], said: str
) -> None:
    add_measure(kept, HAIR)
    common.retire(kept, "measure", "itch")
    with pytest.raises(error, match=said):
        plan_measures(kept, name, into, prefer)


def test_a_measure_that_is_put_away_can_be_joined_with_one_that_is_not(kept: Journal) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", SUNDAY, 2)
    common.retire(kept, "measure", "hair")
    joined(kept, plan_measures(kept, "hair", "shedding"))
    assert values(kept, "shedding") == [(0, 2)]


# The way back


def test_one_undo_takes_a_join_back_and_the_history_tells_of_it(
    journal: Path, write: Write
) -> None:
    with write() as kept:
        add_measure(kept, HAIR)
        kept.record("hair", SUNDAY, 2)
        kept.record("hair", days(1), 3)
        kept.record("shedding", SUNDAY, 1)
        kept.take(kept.add_product("bag", unit="mg"), SUNDAY, 4500, entered="4.5 g", note="x")
        kept.take_none(kept.add_product("kratom", unit="g"), SUNDAY, note="y")
    before = recorded(journal)
    with write() as kept:
        join(kept, plan_measures(kept, "hair", "shedding", "hair"))
        join(kept, plan_products(kept, "bag", "kratom"))
    after = recorded(journal)
    with open_journal(journal) as kept:
        assert check(kept).is_whole
        told = describe(changes(kept, history(kept, 1)[0].id), names_of(kept))
    assert "hair on Sun 22 Nov 2026: measure hair → shedding" in told
    assert "measure hair removed" in told
    assert "product bag removed" in told
    with write() as kept:
        kept.undo()
    assert recorded(journal) == before
    with write() as kept:
        kept.redo()
    assert recorded(journal) == after


@given(
    own=st.dictionaries(st.integers(0, 9), st.none() | st.integers(0, 4), max_size=6),
    theirs=st.dictionaries(st.integers(0, 9), st.none() | st.integers(0, 4), max_size=6),
    prefer=st.sampled_from(["hair", "shedding"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_day_is_lost_whatever_both_have(
    run: Terminal,
    tmp_path: Path,
    own: dict[int, int | None],
    theirs: dict[int, int | None],
    prefer: str,
) -> None:
    path = tmp_path / "journal.db"
    path.unlink(missing_ok=True)
    with open_journal(path, run.writer()) as kept:
        add_measure(kept, HAIR)
        for name, said in (("hair", own), ("shedding", theirs)):
            for count, value in said.items():
                kept.record(name, days(count), value)
    before = recorded(path)
    with open_journal(path, run.writer()) as kept:
        join(kept, plan_measures(kept, "hair", "shedding", prefer))
        found = dict(values(kept, "shedding"))
    first, second = (own, theirs) if prefer == "shedding" else (theirs, own)
    stands = {**first, **second}
    for count in own.keys() & theirs.keys():
        known = [said[count] for said in (second, first) if said[count] is not None]
        stands[count] = known[0] if known else None
    assert found == stands
    with open_journal(path, run.writer()) as kept:
        assert check(kept).is_whole
        kept.undo()
    assert recorded(path) == before
