"""How much was taken, in the words that people write; what is printed is read back the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sidelog.catalog.amounts import (
    LEAST,
    MOST,
    Amount,
    by_strength,
    check_amount,
    is_amount,
    parse_amount,
)
from sidelog.catalog.products import UNITS, Dimension, Unit, parse_unit, say_amount
from sidelog.errors import BadDataError, SidelogError, UsageError


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("4g", "4 g"),
        ("4 G", "4 g"),
        ("+4 grams", "4 g"),
        ("4gm", "4 g"),
        (".5g", "0.5 g"),
        ("5.g", "5 g"),
        ("1e3 mg", "1000 mg"),
        ("250 μg", "250 µg"),
        ("10 mcg", "10 µg"),
        ("2 cc", "2 ml"),
        ("3 drinks", "3 drinks"),
        ("4", "4"),
        # decimals with a comma, and thousands, where there is one reading
        ("1,5 g", "1.5 g"),
        ("3,5g", "3.5 g"),
        (",5g", "0.5 g"),
        ("0,500 g", "0.5 g"),
        ("1.125 g", "1.125 g"),
        ("1.50 g", "1.5 g"),
        ("0.500 g", "0.5 g"),
        ("1,000,000 mg", "1000000 mg"),
        ("1,234.5 mg", "1234.5 mg"),
        ("1.234,5 mg", "1234.5 mg"),
        # parts
        ("½", "0.5"),
        ("½ tsp", "0.5 teaspoons"),
        ("1½ tablets", "1.5 tablets"),
        ("1 1/2 tablets", "1.5 tablets"),
        ("3/4 tab", "0.75 tablets"),
        ("half a tablet", "0.5 tablets"),
        ("a half tablet", "0.5 tablets"),
        ("half tsp", "0.5 teaspoons"),
        ("half of a tablet", "0.5 tablets"),
        ("a quarter tablet", "0.25 tablets"),
        ("one quarter of a tablet", "0.25 tablets"),
        ("three quarters of a tablet", "0.75 tablets"),
        ("a scoop", "1 scoop"),
        ("one capsule", "1 capsule"),
        ("Twelve drops", "12 drops"),
        ("one and a half tablets", "1.5 tablets"),
        ("2 and a half tablets", "2.5 tablets"),
        ("2 tablets and a half", "2.5 tablets"),
        ("none", "0"),
        ("NOTHING", "0"),
        (" no ", "0"),
        ("none taken", "0"),
        ("?", "amount not known"),
        ("Unknown", "amount not known"),
        ("some", "amount not known"),
        ("amount not known", "amount not known"),
    ],
)
def test_what_has_one_reading_is_taken(words: str, said: str) -> None:
    amount = parse_amount(words)
    assert say_amount(amount.number, amount.unit.name if amount.unit else None) == said
    assert amount.typed == words.strip()
    assert not amount.estimate


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2.5g+2g", "4.5 g"),
        ("2.5 g + 2 g", "4.5 g"),
        ("2.5+2g", "4.5 g"),
        ("0.1 + 0.2", "0.3"),
        ("2 g and 500 mg", "2.5 g"),
        ("1 and 1/2 tablets", "1.5 tablets"),
        ("3 x 2g", "6 g"),
        ("3x2g", "6 g"),
        ("3 \N{MULTIPLICATION SIGN} 2g", "6 g"),
        ("3*2g", "6 g"),
        ("4g x3", "12 g"),
        ("4gx3", "12 g"),
        ("4 g x 3", "12 g"),
        ("4g 3x", "12 g"),
        ("4 g 3 times", "12 g"),
        ("2capsx2", "4 capsules"),
        ("3 x 2g + 1g", "7 g"),
    ],
)
def test_sums_and_products_are_worked_out(words: str, said: str) -> None:
    amount = parse_amount(words)
    assert say_amount(amount.number, amount.unit.name if amount.unit else None) == said
    assert (amount.worked_out, amount.estimate, amount.typed) == (True, False, words)


@pytest.mark.parametrize(
    ("words", "number", "worked_out"),
    [
        ("~4g", 4, False),
        ("≈ 4 g", 4, False),
        ("about 4g", 4, False),
        ("ca. 4g", 4, False),
        ("approx 4g", 4, False),
        ("4g?", 4, False),
        ("4 g (an estimate)", 4, False),
        ("2-3g", 2.5, True),
        ("2 to 3 g", 2.5, True),
        ("2\N{EN DASH}3g", 2.5, True),
        ("2g-3g", 2.5, True),
        ("500mg-1g", 0.75, True),
        ("2 x 2-3g", 5, True),
        ("2.5 g (an estimate, from 2-3 g)", 2.5, False),
    ],
)
def test_an_estimate_is_one_by_its_words(words: str, number: float, worked_out: bool) -> None:  # noqa: FBT001
    assert parse_amount(words) == Amount(
        number, parse_unit("g"), words, estimate=True, worked_out=worked_out
    )


def test_a_share_is_of_something_that_is_not_named() -> None:
    shares = ("half", "1/2", "½", "a quarter", "three quarters")
    assert all(parse_amount(words).is_share for words in shares)
    others = ("½ g", "half a tablet", "one", "0.5", "1 1/2")
    assert not any(parse_amount(words).is_share for words in others)


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        ("much", "'much' is not an amount.", "Write a number and its unit"),
        ("", "'' is not an amount.", "none; or unknown."),
        ("a", "'a' is not an amount.", "Write a number"),
        ("a much", "'a much' is not an amount.", "Write a number"),
        ("7-oh", "'7-oh' is not an amount.", "Write a number"),
        ("1/0 g", "'1/0 g' is not an amount.", "Write a number"),
        ("10/325 mg", "'10/325 mg' is two amounts.", "both with a + between them."),
        ("3/2 g", "'3/2 g' is two amounts.", "both with a + between them."),
        ("8mg/2mg", "'8mg/2mg' is two amounts.", "Of a combination, write the amount of one"),
        ("1/g", "'1/g' is not an amount.", "Write a number"),
        ("4 x", "'4 x' is not an amount.", "Write a number"),
        ("٣ g", "'٣ g' is not an amount.", "Write a number"),
        ("²g", "'²g' is not an amount.", "Write a number"),
        ("1+" * 30 + "1g", "'1+1+", "Write a number"),
        ("1.5.5g", "'1.5.5' is not a number.", "Write decimals with a point."),
        ("1,500 mg", "'1,500 mg' could be 1.5 mg or 1500 mg.", "Say 1.5 mg or 1500 mg."),
        ("1.500 mg", "'1.500 mg' could be 1.5 mg or 1500 mg.", "Say 1.5 mg or 1500 mg."),
        ("1.000", "'1.000' could be 1 or 1000.", "Say 1 or 1000."),
        ("skip", "'skip' may be that you took none, or that you say", "If you took none, write"),
        ("1-1/2 tablets", "'1-1/2 tablets' does not go from less to more.", "is 1 1/2, or 1.5"),
        ("8g-500mg", "'8g-500mg' does not go from less to more.", "A range is such as 2-3"),
        ("2 caps x 500 mg", "'2 caps x 500 mg' has a unit on both sides.", "how many times"),
        ("4g 08:30", "'08:30' is more than an amount, in '4g 08:30'.", "a time goes after --at"),
        ("4g each", "'each' is more than an amount, in '4g each'.", "ends with its unit"),
        ("4\x1bg", "'\\x1bg' is more than an amount, in '4\\x1bg'.", ""),
        ("4gr", "gr may be grams or grains; a grain is about 65 mg.", "Write g, or mg."),
        ("12 fl oz", "A fluid ounce is about 28 ml or 30 ml by country", "Write ml."),
        ("1 ounce", "An ounce may be of weight, about 28 g, or of volume", "Write g, or ml."),
        ("3 units", "Units may be IU, or drinks.", "Write IU, or drinks."),
        ("3 tablett", "'tablett' is not a unit that is known here.", "Did you mean tablets? Write"),
        ("4 stones", "'stones' is not a unit that is known here.", "is counted: pieces."),
    ],
)
def test_what_is_not_understood_is_refused_with_a_true_reason(
    words: str, sentence: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        parse_amount(words)
    assert refused.value.message.startswith(sentence)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("-3g", "An amount cannot be negative: '-3g'."),
        ("-1/2g", "An amount cannot be negative"),
        ("0", "'0' is no dose."),
        ("0/5 g", "'0/5 g' is no dose."),
        ("1000000g", "'1000000g' is more than can be meant."),
        ("9999999999", "'9999999999' is more than can be meant."),
        ("1e400g", "'1e400g' is more than can be meant."),
        ("2000 l", "'2000 l' is more than can be meant."),
        ("0." + "0" * 30 + "1g", "'0.000"),
        ("2 ml + 2 g", "g cannot be converted into ml."),
    ],
)
def test_what_nobody_can_mean_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(BadDataError) as refused:
        parse_amount(words)
    assert refused.value.message.startswith(sentence)


def test_nought_a_day_is_an_amount_and_nought_at_once_is_none() -> None:
    assert parse_amount("0g", a_day=True) == Amount(0, parse_unit("g"), "0g")
    assert parse_amount("none") == Amount(0, None, "none")
    assert parse_amount("none").is_none
    assert not parse_amount("?").is_none


def test_digits_are_read_as_a_file_has_them() -> None:
    def with_comma(text: str) -> float:
        return float(text.replace(",", "."))

    assert parse_amount("1,500 mg", read=with_comma).number == 1.5


@pytest.mark.parametrize("words", ["4g", "30", "2 capsules", ".5 mg", "half", "3 x 2g", "0", "-3g"])
def test_words_are_an_amount(words: str) -> None:
    assert is_amount(words)


@pytest.mark.parametrize("words", ["7-oh", "5-htp", "b12", "4 stones", "none", "unknown", "", "a"])
def test_words_are_no_amount(words: str) -> None:
    assert not is_amount(words)


@given(st.text(max_size=30))
@example("half half")
@example("1 1/")
@example("~-3g")
@example("2 x 0g")
def test_any_words_are_an_amount_that_can_be_kept_or_are_refused(words: str) -> None:
    try:
        amount = parse_amount(words)
    except SidelogError:
        return
    assert amount.number is None or amount.is_none or LEAST <= amount.number <= MOST


pieces = st.sampled_from(
    [*"0123456789.,/+-~?½x", " ", "g", "mg", "tablet", "half", "a", "and", "to"]
)


@given(st.lists(pieces, max_size=8).map("".join))
def test_what_is_nearly_an_amount_is_one_or_is_refused(words: str) -> None:
    test_any_words_are_an_amount_that_can_be_kept_or_are_refused.hypothesis.inner_test(words)


def amounts_of(unit: Unit) -> st.SearchStrategy[float]:
    """Amounts that anybody can mean, of the size that a unit is used for and far beyond it."""
    most = {Dimension.MASS: 1e10, Dimension.VOLUME: 1e5}.get(unit.dimension, MOST) / unit.size
    return st.floats(LEAST, min(most, MOST))


@given(st.data(), st.sampled_from(UNITS))
def test_what_is_printed_as_an_amount_is_read_back_as_the_same(
    data: st.DataObject, unit: Unit
) -> None:
    number = check_amount(data.draw(amounts_of(unit)), unit, "it")
    printed = say_amount(number, unit.name)
    assert parse_amount(printed) == Amount(number, unit, printed)
    assert parse_amount(f"{printed} (an estimate, from 2-3)").number == number


@pytest.mark.parametrize(
    ("strength", "amount", "to", "number"),
    [
        ("50 mg a tablet", "0.5 tablets", "mg", 25),
        ("50 mg tablets", "2 tablets", "mg", 100),
        ("50mg/tablet", "25 mg", "tablet", 0.5),
        ("500 mg in each capsule", "2 capsules", "g", 1),
        ("25 µg each", "2 tablets", "mg", 0.05),
        ("25 µg", "3 tablets", "mg", 0.075),
        ("10 mg per 5 ml", "2 ml", "mg", 4),
        ("10 mg per 5 ml", "2 mg", "ml", 1),
        ("1000 IU a drop", "3 drops", "IU", 3000),
        ("50 mg a tablet", "2 capsules", "mg", None),
        ("50 mg a tablet", "2 tablets", "ml", None),
        ("50 mg a day", "2 tablets", "mg", None),
        ("0 mg a tablet", "2 tablets", "mg", None),
        ("50 x", "2 tablets", "mg", None),
        ("1.5 %", "2 tablets", "mg", None),
        ("", "2 tablets", "mg", None),
    ],
)
def test_a_label_tells_how_much_is_in_one(
    strength: str, amount: str, to: str, number: float | None
) -> None:
    said = parse_amount(amount)
    assert said.number is not None
    assert said.unit is not None
    found = by_strength(strength, said.number, said.unit, parse_unit(to), parse_unit("tablet"))
    assert found == (None if number is None else pytest.approx(number, rel=1e-15))


def test_what_one_is_has_to_be_known() -> None:
    tablet, mg = parse_unit("tablet"), parse_unit("mg")
    assert by_strength("50 mg each", 2, tablet, mg, None) is None
