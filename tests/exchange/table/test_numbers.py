"""Cells that say a number, or something like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, sign_of, to_number, token, usual_unit
from sidelog.exchange.table.cell.words import anchors_of, scale_of
from sidelog.exchange.table.column.readings import of_scale


@pytest.mark.parametrize(
    ("text", "digits", "unit"),
    [
        ("5", "5", ""),
        ("-0.5", "-0.5", ""),
        ("\N{MINUS SIGN}3", "-3", ""),
        ("1 234,5", "1234,5", ""),
        ("1'234.5", "1234.5", ""),
        (".5", ".5", ""),
        ("70.5kg", "70.5", "kg"),
        ("70 kg", "70", "kg"),
        ("155 lbs", "155", "lb"),
        ("85%", "85", "%"),
        ("98.6 \N{DEGREE SIGN}F", "98.6", "\N{DEGREE SIGN}F"),
        ("5 mg/dL", "5", "mg/dL"),
        ("50 \N{GREEK SMALL LETTER MU}g", "50", "\N{MICRO SIGN}g"),
        ("2 capsules", "2", "capsule"),
        ("45 min", "45", "min"),
        ("2E3", "2E3", ""),
    ],
)
def test_a_number_has_its_digits_and_its_unit(text: str, digits: str, unit: str) -> None:
    found = token(text)
    assert (found.kind, found.digits, found.unit) == (Kind.NUMBER, digits, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026-05-01", Kind.DAY),
        ("4/10", Kind.OF),
        ("4 out of 10", Kind.OF),
        ("2-3", Kind.RANGE),
        ("2 to 3", Kind.RANGE),
        ("~5", Kind.ABOUT),
        ("5?", Kind.ABOUT),
        ("<5", Kind.BOUND),
        (">= 100 mg", Kind.BOUND),
        ("10:45 PM", Kind.TIME),
        ("yes", Kind.YES_NO),
        ("FALSE", Kind.YES_NO),
        ("N/A", Kind.MISSING),
        ("-", Kind.MISSING),
        ("none", Kind.WORD),
        ("5 stars", Kind.WORD),
        ("5 3", Kind.WORD),
        ("500mgg", Kind.WORD),
        ("words", Kind.WORD),
        ("9" * 70, Kind.WORD),
    ],
)
def test_every_other_cell_has_its_kind(text: str, kind: Kind) -> None:
    assert token(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind", "hours"),
    [
        ("7:45", Kind.CLOCK, 7.75),
        ("7:45:36", Kind.CLOCK, 7.76),
        ("-0:30", Kind.CLOCK, -0.5),
        ("6 h 30", Kind.LENGTH, 6.5),
        ("7h45m", Kind.LENGTH, 7.75),
        ("7 hrs 45 min", Kind.LENGTH, 7.75),
        ("7,5 h 15 min", Kind.LENGTH, 7.75),
    ],
)
def test_a_length_of_time_is_in_hours(text: str, kind: Kind, hours: float) -> None:
    assert (token(text).kind, token(text).hours) == (kind, hours)


@pytest.mark.parametrize(
    ("digits", "sign"),
    [
        ("5", Sign.NEITHER),
        ("5.5", Sign.POINT),
        ("5,5", Sign.COMMA),
        ("0.123", Sign.POINT),
        ("1234.567", Sign.POINT),
        ("1.234", Sign.POINT_OR_GROUP),
        ("1,234", Sign.COMMA_OR_GROUP),
        ("1,234.5", Sign.POINT),
        ("1.234,5", Sign.COMMA),
        ("1,234,567", Sign.POINT),
        ("1.234.567", Sign.COMMA),
        ("1.2E3", Sign.POINT),
        ("1,2E3", Sign.COMMA),
        ("1.2.3", Sign.WRONG),
    ],
)
def test_digits_tell_of_the_sign_before_decimals(digits: str, sign: Sign) -> None:
    assert sign_of(digits) is sign


@pytest.mark.parametrize(
    ("digits", "point", "comma"),
    [
        ("1,234", 1234, 1.234),
        ("1.234", 1.234, 1234),
        ("1,234.5", 1234.5, None),
        ("5,5", None, 5.5),
        ("1.2.3", None, None),
        ("12", 12, 12),
    ],
)
def test_a_number_is_read_by_its_sign(
    digits: str, point: float | None, comma: float | None
) -> None:
    assert (to_number(digits, Sign.POINT), to_number(digits, Sign.COMMA)) == (point, comma)


@given(st.floats(-1e9, 1e9), st.sampled_from([Sign.POINT, Sign.COMMA]))
def test_a_number_that_is_written_is_read_back(number: float, sign: Sign) -> None:
    text = repr(number)
    found = token(text if sign is Sign.POINT else text.replace(".", ","))
    assert found.kind is Kind.NUMBER
    assert to_number(found.digits, sign) == number


@given(st.text(max_size=80).map(str.strip).filter(bool))
def test_no_text_is_too_much(text: str) -> None:
    found = token(text)
    if found.digits:
        assert found.kind in {Kind.NUMBER, Kind.OF}
        sign_of(found.digits)
        to_number(found.digits, Sign.POINT)


def test_units_go_by_their_usual_names() -> None:
    words = ["mcg", "Hours", "ng/mL", "pounds", "per cent of it", "grams.", "IU", "xyz"]
    assert [usual_unit(word) for word in words] == [
        *("\N{MICRO SIGN}g", "h", "ng/mL", "lb", "", "g", "IU", "")
    ]


def test_words_whose_order_is_known_are_a_scale() -> None:
    scale = scale_of(["rad", "meh", "awful"])
    assert scale
    assert (scale.first, scale.last) == (1, 5)
    assert anchors_of({"rad": 2, "Meh": 1}, scale.value) == ((3, "Meh"), (5, "rad"))
    assert scale_of(["sunny", "rain"]) is None
    assert scale_of(["good"]) is None


def test_a_word_without_a_place_among_the_others_is_refused() -> None:
    scale = scale_of(["rad", "meh"])
    assert scale
    assert anchors_of({"rad": 1, "odd": 1}, scale.value) == ((5, "rad"),)
    with pytest.raises(BadDataError, match="'odd' has no place among the other words"):
        of_scale(scale)("odd")


def test_a_length_may_have_single_digits_and_an_exponent_is_no_unit() -> None:
    assert token("0:10:0").hours == pytest.approx(1 / 6)
    assert token("1 days 02:30:00.000").hours == pytest.approx(26.5)
    assert token("1e400/2").kind is Kind.OF
    assert usual_unit("mg/24h") == "mg/24h"
    assert token("\\N").kind is Kind.MISSING


def test_so_much_in_something_is_a_unit_and_one_or_the_other_is_none() -> None:
    units = ("ng/mL", "10*3/uL", "kg/m2", "beats/min", "mg/tablet", "kcal/day", "mg/24h")
    assert [usual_unit(unit) for unit in units] == [*units]
    for words in ("N/A", "and/or", "dinner/movies", "AM/PM", "w/o", "his/her"):
        assert not usual_unit(words)
