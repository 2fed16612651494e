import re
from itertools import product as pairs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.products import (
    FORMS,
    UNITS,
    Dimension,
    Form,
    Unit,
    convert,
    fits,
    is_unit,
    likely_form,
    parse_form,
    parse_unit,
    say_amount,
)
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, UsageError

exact_units = [unit for unit in UNITS if unit.dimension is not Dimension.COUNTED]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_word_for_a_unit_is_read_back_in_any_case(unit: Unit) -> None:
    for word in (unit.name, unit.plural, *unit.aliases):
        assert parse_unit(word) is unit
        assert parse_unit(f" {word.upper()} ") is unit


def test_no_word_means_two_units() -> None:
    words = [fold(word) for unit in UNITS for word in {unit.name, unit.plural, *unit.aliases}]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("word", ["\N{MICRO SIGN}g", "\N{GREEK SMALL LETTER MU}g", "ug", "mcg"])
def test_every_spelling_of_micrograms_is_one_unit(word: str) -> None:
    assert parse_unit(word).name == "\N{MICRO SIGN}g"


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("Tablette", "tablet"),
        ("gélules", "capsule"),
        ("CAPSULAS", "capsule"),
        ("Stück", "piece"),
        ("gouttes", "drop"),
        ("bustina", "sachet"),
        ("druppels", "drop"),
    ],
)
def test_a_unit_may_be_in_another_language_with_its_accents_or_without(
    word: str, unit: str
) -> None:
    assert parse_unit(word).name == unit


@pytest.mark.parametrize("word", ["", "stone", "m g"])
def test_unknown_units_are_refused_with_what_to_write(word: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_unit(word)
    assert "Write g, mg, µg, ml, tablets" in caught.value.hint


@pytest.mark.parametrize(
    ("word", "near"), [("capsuls", "capsules"), ("tablett", "tablets"), ("dropes", "drops")]
)
def test_the_nearest_units_are_named(word: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_unit(word)
    assert near in caught.value.hint.partition("?")[0]


@pytest.mark.parametrize("word", ["gr", "grains", "oz", "pounds", "u", "units", "spoon"])
def test_a_unit_with_two_meanings_is_never_one_of_them(word: str) -> None:
    assert not is_unit(word)
    with pytest.raises(UsageError) as caught:
        parse_unit(word)
    hinted = caught.value.hint.removeprefix("Write ").rstrip(".").replace(" or ", " ").split(", ")
    assert all(is_unit(unit.strip()) for unit in hinted)


@pytest.mark.parametrize(
    ("unit", "name", "form"),
    [
        ("mg", "aspirin", "tablet"),
        ("mg", "ibuprofen", "tablet"),
        ("\N{MICRO SIGN}g", "levothyroxine", "tablet"),
        ("g", "creatine", "powder"),
        ("g", "Red Leaf", "leaf-powder"),
        ("g", "kratom", "leaf-powder"),
        ("tablet", "zinc", "tablet"),
        ("tablet", "7-OH", "7-oh-tablet"),
        ("mg", "7-oh", "7-oh-tablet"),
        ("capsule", "kratom capsules", "capsule"),
        ("cup", "green tea", "tea"),
        ("cup", "coffee", "other"),
        ("IU", "vitamin d", "other"),
    ],
)
def test_a_form_is_likely_by_the_unit_and_the_name(unit: str, name: str, form: str) -> None:
    assert likely_form(parse_unit(unit), name).name == form


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_likely_form_can_be_given_in_its_unit(unit: Unit) -> None:
    for name in ("aspirin", "kratom", "7-oh", "tea"):
        assert fits(unit, likely_form(unit, name))


@pytest.mark.parametrize(
    ("amount", "unit", "to", "expected"),
    [
        (2.5, "g", "mg", 2500),
        (0.1, "g", "mg", 100),
        (300, "ug", "mg", 0.3),
        (1.5, "kg", "g", 1500),
        (250, "ml", "l", 0.25),
        (3, "capsules", "capsule", 3),
    ],
)
def test_amounts_convert_exactly(amount: float, unit: str, to: str, expected: float) -> None:
    assert convert(amount, parse_unit(unit), parse_unit(to)) == expected


def test_different_things_never_convert() -> None:
    for unit, to in pairs(UNITS, UNITS):
        alike = unit.dimension is to.dimension and unit.dimension is not Dimension.COUNTED
        if unit is not to and not alike:
            with pytest.raises(BadDataError, match="cannot be converted"):
                convert(1, unit, to)


@given(st.floats(1e-6, 1e6), st.sampled_from(exact_units), st.sampled_from(exact_units))
def test_converting_there_and_back_returns(amount: float, unit: Unit, to: Unit) -> None:
    if unit.dimension is to.dimension:
        there = convert(amount, unit, to)
        assert convert(there, to, unit) == pytest.approx(amount, rel=1e-15)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_has_a_name_to_type_and_units_that_exist(form: Form) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", form.name)
    assert parse_form(form.name) is form
    assert parse_form(form.title.upper()) is form
    assert all(parse_unit(name).name == name for name in form.units)


def test_the_forms_of_kratom_are_apart() -> None:
    names = [form.name for form in FORMS]
    assert len(set(names)) == len(names)
    assert {"leaf-powder", "capsule", "extract", "tea", "7-oh-tablet"} <= set(names)


def test_unknown_forms_are_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        parse_form("smoke")
    assert "leaf-powder" in caught.value.hint


def test_units_fit_forms() -> None:
    assert fits(parse_unit("cup"), parse_form("tea"))
    assert not fits(parse_unit("cup"), parse_form("tablet"))
    assert all(fits(unit, parse_form("other")) for unit in UNITS)


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (4, "g", "4 g"),
        (1, "capsule", "1 capsule"),
        (2.5, "capsule", "2.5 capsules"),
        (3, None, "3"),
        (None, "g", "amount not known"),
    ],
)
def test_amounts_are_said(amount: float | None, unit: str | None, said: str) -> None:
    assert say_amount(amount, unit) == said
