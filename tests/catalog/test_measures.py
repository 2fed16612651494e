"""Laws that hold for every measure that comes with sidelog, named or added later."""

import re
from pathlib import Path
from zlib import crc32

import pytest

from sidelog import catalog
from sidelog.catalog.measures import BUILT_IN, EDITION, find
from sidelog.catalog.scales import Better, DayRule, Measure, ScaleKind

PROTECTED = re.compile(
    r"pro-?ctcae|\bctcae|sinclair|\bsows\b|\bcows\b|who-?5|\bphq|\bgad-?\d|ketum|naranjo"
    r"|\bmild\b|\bmoderate\b|very severe|a little bit|quite a bit|almost constantly",
    re.IGNORECASE,
)
every_measure = pytest.mark.parametrize("measure", BUILT_IN, ids=lambda measure: measure.name)


@every_measure
def test_it_can_be_typed_and_read(measure: Measure) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", measure.name)
    assert 0 < len(measure.title) <= 60
    assert measure.question.strip().endswith(("?", ")"))
    assert len(measure.question) <= 60
    assert measure.built_in
    assert measure.scale.source
    assert measure.scale.recall


@every_measure
def test_its_anchors_ascend_within_its_range(measure: Measure) -> None:
    scale = measure.scale
    values = [value for value, _ in scale.anchors]
    assert values == sorted(set(values))
    assert all(scale.minimum <= value <= (scale.maximum or 0) for value in values)
    assert all(words and len(words) <= 40 for _, words in scale.anchors)
    assert len({words for _, words in scale.anchors}) == len(scale.anchors)


@every_measure
def test_ratings_have_the_anchor_words_that_they_need(measure: Measure) -> None:
    scale = measure.scale
    values = {value for value, _ in scale.anchors}
    if scale.kind is ScaleKind.RATING:
        assert values >= ({0, 1, 2, 3, 4} if scale.maximum == 4 else {0, 5, 10})
        assert scale.unit == ""
        assert scale.whole
    elif scale.kind is ScaleKind.YES_NO:
        assert scale.anchors == ((0, "no"), (1, "yes"))
    else:
        assert scale.unit
        assert scale.whole == (scale.kind is ScaleKind.COUNT)


@every_measure
def test_its_lag_window_is_ordered_and_says_what_it_rests_on(measure: Measure) -> None:
    if measure.scale.lag:
        assert 0 <= measure.scale.lag.first <= measure.scale.lag.last
        assert measure.scale.lag.source.endswith(".")


@every_measure
def test_a_day_is_formed_as_fits_what_is_measured(measure: Measure) -> None:
    scale = measure.scale
    if scale.kind is ScaleKind.COUNT:
        assert scale.day_rule is DayRule.SUM
    elif scale.kind is ScaleKind.YES_NO or scale.maximum == 4:
        assert scale.day_rule is DayRule.MAXIMUM
    elif measure.name != "sleep-hours":
        assert scale.day_rule is DayRule.MEAN


def test_the_daily_check_in_is_short_and_comes_first() -> None:
    tracked = [measure.name for measure in BUILT_IN if measure.tracked]
    assert tracked == ["shedding", "dryness", "nails", "mood"]
    assert [measure.name for measure in BUILT_IN[:4]] == tracked


@every_measure
def test_its_bad_days_begin_on_its_scale_and_only_where_one_way_is_better(
    measure: Measure,
) -> None:
    scale = measure.scale
    levels = {(4, Better.LOWER): 3, (10, Better.HIGHER): 3, (10, Better.LOWER): 7}
    is_rated = scale.kind is ScaleKind.RATING
    assert scale.bad_from == (levels[scale.maximum or 0, scale.better] if is_rated else None)


@pytest.mark.parametrize(
    ("name", "bad", "good"),
    [
        ("shedding", [3, 4], [0, 2, 2.9]),
        ("mood", [0, 3], [3.1, 10]),
        ("stress", [7, 10], [0, 6.9]),
        ("weight", [], [0, 70]),
        ("hair-count", [], [0, 500]),
    ],
)
def test_a_day_is_bad_at_its_level_and_beyond_it(
    name: str, bad: list[float], good: list[float]
) -> None:
    measure = find(name)
    assert measure
    assert [measure.scale.is_bad(value) for value in (*bad, *good)] == (
        [True] * len(bad) + [False] * len(good)
    )


def test_a_change_of_the_catalog_is_another_edition() -> None:
    # Raise EDITION in catalog/measures.py, or no journal that is there already is brought it.
    assert (EDITION, f"{crc32(repr(BUILT_IN).encode()):08x}") == (1, "e4f17475")


def test_darkening_has_no_lag_window_and_says_why() -> None:
    darkening = find("darkening")
    assert darkening
    assert darkening.scale.lag is None
    assert darkening.scale.every_days == 28
    assert "10.64550/joid.s60n3136" in darkening.scale.source
    assert not darkening.tracked


def test_names_and_titles_are_unique() -> None:
    assert len({measure.name for measure in BUILT_IN}) == len(BUILT_IN)
    assert len({measure.title for measure in BUILT_IN}) == len(BUILT_IN)


def test_which_way_is_better() -> None:
    by_way = {
        way: {measure.name for measure in BUILT_IN if measure.scale.better is way} for way in Better
    }
    assert by_way[Better.HIGHER] == {"mood", "sleep", "energy"}
    assert by_way[Better.NEITHER] == {
        *("sleep-hours", "moisturiser", "hair-washed", "weight", "ferritin", "tsh"),
    }


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("shedding", 60, 120), ("dryness", 3, 28), ("nails", 90, 180), ("mood", 0, 2)],
)
def test_the_lag_windows_of_the_daily_measures(name: str, first: int, last: int) -> None:
    measure = find(name)
    assert measure
    assert measure.scale.lag
    assert (measure.scale.lag.first, measure.scale.lag.last) == (first, last)


def test_itch_and_dryness_tell_themselves_apart() -> None:
    dryness, itch = find("dryness"), find("itch")
    assert dryness
    assert itch
    assert "itch" in dryness.question
    assert "dry" in itch.question
    assert not any("itch" in words for _, words in dryness.scale.anchors)


def test_measures_are_found_by_name_in_any_case() -> None:
    assert find("MOOD") is find("mood")
    assert find("mood") in BUILT_IN
    assert find("nothing") is None


def test_no_words_of_a_protected_instrument_occur_in_the_catalog() -> None:
    for path in Path(catalog.__path__[0]).glob("*.py"):
        assert not PROTECTED.search(path.read_text(encoding="utf-8")), path.name
