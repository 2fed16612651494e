"""The fixed rules: they fire on what they name, and not on what merely sounds like it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.flag_words import sentences
from sidelog.catalog.measures import find
from sidelog.catalog.red_flags import (
    MATCHED_NOT_UNDERSTOOD,
    RED_FLAGS,
    RedFlag,
    Tier,
    flags_for_duration,
    flags_for_value,
    flags_held,
    flags_in_note,
)
from sidelog.catalog.scales import Better, Measure
from sidelog.catalog.sources import CHECKED_ON


def names(text: str, *recorded: str) -> set[str]:
    return {flag.name for flag in flags_in_note(text, recorded=recorded)}


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.name)
def test_every_flag_says_something_short_and_can_be_called_for(flag: RedFlag) -> None:
    assert flag.text.endswith(".")
    assert len(flag.text) <= 78
    assert flag.words or flag.value or flag.lasting or flag.held
    assert not flag.on_page.startswith("You")
    assert flag.source.words
    assert flag.source.checked <= CHECKED_ON


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.name)
def test_no_flag_speaks_of_doses_or_gives_a_diagnosis(flag: RedFlag) -> None:
    said = f"{flag.text} {flag.tier.value}".lower()
    for word in ("dose", "taper", "reduce", "stop taking", "restart", "you have ", "gram"):
        assert word not in said


def test_names_are_unique_and_the_most_urgent_come_first() -> None:
    assert len({flag.name for flag in RED_FLAGS}) == len(RED_FLAGS)
    tiers = [list(Tier).index(flag.tier) for flag in RED_FLAGS]
    assert tiers == sorted(tiers)
    assert all(len(line) <= 78 for line in (*MATCHED_NOT_UNDERSTOOD, *(t.value for t in Tier)))


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.name)
def test_every_phrase_is_found_as_it_is_written(flag: RedFlag) -> None:
    for phrases in product(*flag.words):
        for phrase in phrases:
            assert phrase == phrase.lower()
            assert phrase.isascii()
        if phrases:
            note = ". ".join(phrase.replace(" + ", " and ") for phrase in phrases)
            assert flag in flags_in_note(note.upper())


@pytest.mark.parametrize(
    ("note", "flag"),
    [
        ("I don't want to be here anymore", "self-harm"),
        ("i don’t want to wake up", "self-harm"),  # noqa: RUF001 - as phones type it
        ("thinking about killing myself", "suicide-plan"),
        ("Had a SEIZURE last night", "seizure"),
        ("he couldn't be woken", "breathing"),
        ("woke with chest pain", "chest-or-fainting"),
        ("my lips are swollen", "swelling"),
        ("rash on the arms. Mouth is sore.", "rash-mouth-eyes"),
        ("can't keep anything down", "cannot-drink"),
        ("my pee was really dark", "liver"),
        ("Yellow eyes in the mirror", "liver"),
        ("itchy all day; also stomach pain", "liver-itch"),
        ("rash, and a fever tonight", "rash-fever"),
        ("withdrawals are bad. drank some wine", "withdrawal-sedatives"),
        ("I'm pregnant and in withdrawal", "withdrawal-pregnant"),
        ("it comes out in clumps", "hair-loss"),
        ("found a bald patch", "hair-loss"),
        ("a dark line in my thumbnail", "nail-streak"),
        ("the skin looks blue-grey", "blue-grey-skin"),
        ("lost 4 kg this month", "weight-loss"),
    ],
)
def test_notes_call_for_their_flags(note: str, flag: str) -> None:
    assert flag in names(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "dyeing my hair, killing time",
        "a hangnail, nothing else",
        "this headache is killing me, dying for a coffee",
        "had a fitting for the dress",
        "faint ridges on two nails",
        "nails a bit yellow, skin dry",
        "itchy legs after shaving",
        "rash from the new soap",
        "withdrawal is better today",
        "went clubbing with friends",
        "skin peeling on the nose",
        "confused by the label",
        "had to kill an hour by myself",
        "wash day. dark hair in the drain",
    ],
)
def test_ordinary_notes_call_for_nothing(note: str) -> None:
    assert names(note) == set()


def test_negations_are_not_understood() -> None:
    assert "liver" in names("no dark urine")


def test_both_words_must_stand_in_one_sentence() -> None:
    assert "liver" not in names("Dark evening. Urine sample given.")


def test_a_recorded_measure_counts_as_a_word() -> None:
    assert "liver-itch" not in names("stomach pain")
    assert "liver-itch" in names("stomach pain", "itch")
    assert "withdrawal-pregnant" in names("pregnant", "withdrawal")


def measured(name: str) -> Measure:
    """The measure as it comes with sidelog."""
    found = find(name)
    assert found is not None
    return found


def test_on_another_range_a_number_means_something_else() -> None:
    for name in ("shedding", "itch"):
        known = measured(name)
        wider = known._replace(scale=known.scale._replace(maximum=10.0))
        assert flags_for_value(wider, 6) == flags_for_duration(wider, 400) == ()
        assert flags_held(wider, range(20), [4.0] * 20) == ()
    turned = measured("mood")
    turned = turned._replace(scale=turned.scale._replace(better=Better.LOWER))
    assert flags_held(turned, range(20), [0.0] * 20) == ()
    own = measured("shedding")._replace(name="leg-cramps")
    assert flags_for_value(own, 4) == ()


def test_the_ends_of_scales_call_for_flags() -> None:
    assert [flag.name for flag in flags_for_value(measured("shedding"), 4)] == ["hair-loss"]
    assert [flag.name for flag in flags_for_value(measured("nails"), 4)] == ["nails-severe"]
    assert flags_for_value(measured("shedding"), 3) == ()
    assert flags_for_value(measured("dryness"), 4) == ()


def test_shedding_for_more_than_half_a_year_calls_for_a_flag() -> None:
    assert [flag.name for flag in flags_for_duration(measured("shedding"), 184)] == [
        "shedding-lasts"
    ]
    assert flags_for_duration(measured("shedding"), 183) == ()
    assert flags_for_duration(measured("nails"), 500) == ()


@pytest.mark.parametrize(
    ("measure", "values", "name"),
    [
        ("mood", (5, 1, 0, 1, 5), "mood-lowest"),
        ("withdrawal", (4,) * 7, "withdrawal-lasts"),
        ("itch", (1, *(4,) * 8), "itch-lasts"),
    ],
)
def test_values_that_hold_for_days_in_a_row_call_for_a_flag(
    measure: str, values: tuple[int, ...], name: str
) -> None:
    days = range(10, 10 + len(values))
    ((flag, held),) = flags_held(measured(measure), days, values)
    assert flag.name == name
    at = [day for day, value in zip(days, values, strict=True) if value in {0, 1, 4}]
    assert held == tuple(at[-len(held) :])
    # A day that is not known parts them, and so does another measure.
    apart = [day + (day > 12) for day in days]
    assert flags_held(measured(measure), apart, values) == ()
    assert flags_held(measured("nails"), days, values) == ()


def test_rules_on_values_name_measures_that_exist() -> None:
    for flag in RED_FLAGS:
        for rule in (flag.value, flag.lasting):
            assert rule is None or find(rule[0])
        assert flag.held is None or find(flag.held.measure)


def mentions_self_harm(text: str) -> bool:
    return any(flag.self_harm for flag in flags_in_note(text))


@pytest.mark.parametrize(
    "note",
    [
        *("I want to die", "feeling suicidal", "self-harm again", "wish I was dead"),
        *("I do not want to be here any more", "I did not want to live", "I can not go on"),
        *("I might not wake up", "everyone would be better without me", "I want it all to end"),
    ],
)
def test_self_harm_is_noticed(note: str) -> None:
    assert mentions_self_harm(f"Long day.\n{note}, and tired.")


@pytest.mark.parametrize("note", ["dyed my hair", "killing time", "hangnail", "seizure"])
def test_other_things_are_not_taken_for_self_harm(note: str) -> None:
    assert not mentions_self_harm(note)


@given(st.text())
def test_any_note_is_read_without_failing(text: str) -> None:
    assert all(part.startswith(" ") and part.endswith(" ") for part in sentences(text))
    assert mentions_self_harm(text) in {True, False}
