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
        ("mood", "Four", 4),
        ("mood", "6/10", 6),
        ("mood", "6 of 10", 6),
        ("mood", "6 out of 10", 6),
        ("moisturiser", "1/1", 1),
        ("weight", "70,5", 70.5),
        ("weight", "70.5 kg", 70.5),
        ("weight", "1,234.5", 1234.5),
        ("hair-count", "120 hairs", 120),
        ("hair-count", "1,200", 1200),
        ("sleep-hours", "7,5", 7.5),
        ("sleep-hours", "7h30", 7.5),
        ("sleep-hours", "7:30", 7.5),
        ("sleep-hours", "7 h 30 min", 7.5),
        ("sleep-hours", "7h", 7),
        ("sleep-hours", "7.5 hours", 7.5),
        ("sleep-hours", "7:20", 7.33333333333333),
        ("shedding", "More than my normal", 2),
        ("shedding", "3 (much more than my normal)", 3),
        ("mood", "5 neither good nor bad", 5),
        ("shedding", "much more than my normal", 3),
        ("shedding", "far more than my normal", 4),
        ("shedding", "my normal", 1),
        ("shedding", "clumps", 4),
        ("shedding", "none", 0),
        ("craving", "none", 0),
        ("energy", "none", 0),
        ("mood", "neither good nor bad", 5),
    ],
)
def test_values_are_read(name: str, words: str, value: float | None) -> None:
    assert parse_value(words, built_in(name)) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yes",
        "many",
        "1_0",
        "inf",
        "nan",
        "\uff12",
        "none",
        "6/5",
        "5-6",
        "~6",
        "5 (best I can imagine)",
    ],
)
def test_what_is_no_number_is_refused_with_the_scale(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_value(words, built_in("mood"))
    assert "10 best I can imagine" in caught.value.hint


def test_what_is_not_known_stays_open() -> None:
    with pytest.raises(UsageError) as caught:
        parse_value("?", built_in("mood"))
    assert caught.value.hint.startswith("What you do not know stays open: leave mood out.")


def test_what_could_be_two_values_is_refused_with_both() -> None:
    with pytest.raises(UsageError) as caught:
        parse_value("70,125", built_in("weight"))
    assert caught.value.message == "'70,125' could be 70.125 or 70125."


@pytest.mark.parametrize("words", ["plain to", "no", "i"])
def test_words_that_begin_those_of_two_values_or_are_too_few_are_none(words: str) -> None:
    with pytest.raises(UsageError):
        parse_value(words, built_in("darkening"))


@pytest.mark.parametrize("measure", BUILT_IN, ids=lambda measure: measure.name)
def test_the_words_of_a_scale_are_its_values(measure: Measure) -> None:
    for value, words in measure.scale.anchors:
        assert parse_value(words, measure) == value


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
        (1e-30, "0.000000000000000000000000000001"),
        (-1.5e-7, "-0.00000015"),
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
        assert parse_value(say_number(value), measure) == pytest.approx(value, rel=1e-14)
