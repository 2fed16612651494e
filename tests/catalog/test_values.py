from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.measures import BUILT_IN, find
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import (
    LARGEST,
    SKIP_WORDS,
    check_value,
    parse_value,
    say_number,
    say_scale,
    say_value,
)
from sidelog.errors import BadDataError, SidelogError, UsageError


def built_in(name: str) -> Measure:
    measure = find(name)
    assert measure
    return measure


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("shedding", "2", 2),
        ("mood", " 6.0 ", 6),
        ("weight", "71.4", 71.4),
        ("hair-count", "126", 126),
        ("moisturiser", "Yes", 1),
        ("moisturiser", "n", 0),
        ("moisturiser", "1", 1),
        ("mood", "skip", None),
        ("moisturiser", "S", None),
    ],
)
def test_values_are_read(name: str, words: str, value: float | None) -> None:
    assert parse_value(words, built_in(name)) == value


@pytest.mark.parametrize("words", ["", "yes", "many", "1_0", "inf", "nan", "２", "3,5"])  # noqa: RUF001
def test_what_is_no_number_is_refused_with_the_scale(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_value(words, built_in("mood"))
    assert "10 best I can imagine" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shedding", 5),
        ("shedding", -1),
        ("shedding", 1.5),
        ("shedding", inf),
        ("shedding", nan),
        ("hair-count", 12.5),
        ("hair-count", inf),
        ("weight", nan),
        ("weight", LARGEST),
        ("moisturiser", 2),
    ],
)
def test_what_is_off_the_scale_is_refused_with_the_scale(name: str, value: float) -> None:
    with pytest.raises(BadDataError) as caught:
        check_value(value, built_in(name))
    assert built_in(name).title in caught.value.hint


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.0, "2"),
        (-3, "-3"),
        (0.25, "0.25"),
        (0.1 + 0.2, "0.3"),
        (1200.0, "1200"),
        (1e15, "1000000000000000"),
        (0.0000001, "0.0000001"),
        (1e-30, "0"),
        (inf, "inf"),
    ],
)
def test_numbers_are_said_as_people_write_them(value: float, said: str) -> None:
    assert say_number(value) == said


def test_values_are_said_with_their_words() -> None:
    assert say_value(built_in("mood"), 10) == "10 (best I can imagine)"
    assert say_value(built_in("mood"), 7) == "7"
    assert say_value(built_in("weight"), 71.5) == "71.5 kg"
    assert say_value(built_in("mood"), None) == "skipped"


def test_scales_are_said_with_their_ends_and_words() -> None:
    assert say_scale(built_in("hair-count").scale) == "from 0 hairs up, whole numbers only"
    assert say_scale(built_in("sleep-hours").scale) == "from 0 to 24 h"
    assert say_scale(built_in("moisturiser").scale) == (
        "from 0 to 1, whole numbers only: 0 no; 1 yes"
    )
    bare = built_in("mood").scale._replace(anchors=(), whole=False)
    assert say_scale(bare) == "from 0 to 10"


@given(st.sampled_from(BUILT_IN), st.one_of(st.text(), st.floats().map(str)))
def test_any_words_give_a_value_on_the_scale_or_a_refusal(measure: Measure, words: str) -> None:
    try:
        value = parse_value(words, measure)
    except SidelogError:
        return
    if value is None:
        assert words.strip().casefold() in SKIP_WORDS
    else:
        assert check_value(value, measure) == value
        assert parse_value(say_number(value), measure) == pytest.approx(value, rel=1e-14, abs=1e-20)
