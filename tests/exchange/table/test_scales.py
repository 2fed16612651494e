"""On what scale a rating is: as its header says it, as an earlier file had it, or as it is seen."""

from dataclasses import replace

import pytest

from sidelog.catalog.scales import Better
from sidelog.exchange.reader import Here, Said
from tests.exchange.table.tables import HERE, Taken, new, ranges, table, value

_GUESS = "--add-measures LOW..HIGH"


def after(*files: str) -> Here:
    """The journal after files came in, one after the other."""
    here = HERE
    for content in files:
        taken = Taken(content, here=here)
        names = dict.fromkeys(value.split()[1] for value in taken.values)
        imported = tuple(dict.fromkeys((*here.imported, *names)))
        here = replace(here, measures={**here.measures, **taken.defined}, imported=imported)
    return here


# What the header says


def test_a_scale_in_a_header_holds_though_a_value_breaks_it() -> None:
    taken = Taken(table("Pain (0-10)", 3, 12, 5, 2))
    assert ranges(taken.defined.values()) == {"pain": "0..10"}
    assert [value.split()[2] for value in taken.values] == ["3", "5", "2"]
    assert taken.errors[0].startswith("line 3, column Pain (0-10): ")
    assert _GUESS not in taken.how("Pain (0-10)")


def test_what_a_header_says_is_no_scale_where_most_values_are_beyond_it() -> None:
    assert new("Group (0-10)", 55, 80, 7) == {"group": "0.."}


def test_a_value_beyond_the_scale_of_a_header_does_not_part_it_from_the_journals() -> None:
    taken = Taken(table("Mood (0-10)", 3, 12, 5))
    assert {value.split()[1] for value in taken.values} == {"mood"}


@pytest.mark.parametrize(
    ("name", "measure", "range_"),
    [
        ("Pain (0-10) Morning", "pain-morning", "0..10"),
        ("Ache [1 to 5] (evening)", "ache-evening", "1..5"),
        ("Energy (low=1 high=10)", "energy-1-10", "1..10"),
        ("Joy (1 = none, 7 = much)", "joy", "1..7"),
        ("Joy (9=much, 1=none, 5=some)", "joy", "1..9"),
        ("Joy (a=b=c)", "joy", "0..10"),
    ],
)
def test_the_ends_of_a_scale_may_stand_elsewhere_in_a_name(
    name: str, measure: str, range_: str
) -> None:
    assert new(name, 2, 4) == {measure: range_}


@pytest.mark.parametrize(
    ("name", "measure", "range_", "better"),
    [
        ("Dryness (1-5, 5 worst)", "dryness-1-5", "1..5", Better.LOWER),
        ("Ache (0 = no pain, 10 = worst)", "ache", "0..10", Better.LOWER),
        ("Hair Loss Scale (1=none 5=severe)", "hair-loss", "1..5", Better.LOWER),
        ("Mood [1 to 5, 5 = best]", "mood-1-5", "1..5", Better.HIGHER),
        ("Mood (0-10, 10 is worst)", "mood-0-10", "0..10", Better.LOWER),
        ("Focus 1-10 (10 high)", "focus", "1..10", Better.HIGHER),
        ("Itch: 0-10", "itch-0-10", "0..10", Better.LOWER),
        ("stress_1_5", "stress-1-5", "1..5", Better.LOWER),
        ("Joy /7", "joy", "0..7", Better.HIGHER),
        ("Joy on a scale of 1-10", "joy", "1..10", Better.HIGHER),
        ("Hair feel (1 bad - 5 good)", "hair-feel", "1..5", Better.HIGHER),
        ("Redness: 1 (mild) to 5 (severe)", "redness", "1..5", Better.LOWER),
        ("Skin (0 = fine, 4 = awful)", "skin", "0..4", Better.LOWER),
        ("Rash 0-10 (higher=worse)", "rash", "0..10", Better.LOWER),
        ("Skin (0-4) [4 = cracked]", "skin", "0..4", Better.NEITHER),
        ("phase_1_2", "phase-1-2", "0..", Better.NEITHER),
        ("Walk (2 laps, 4 rests)", "walk-2-laps-4-rests", "0..", Better.NEITHER),
    ],
)
def test_what_a_name_says_of_its_ends_is_the_scale_and_which_way_is_better(
    name: str, measure: str, range_: str, better: Better
) -> None:
    (made,) = Taken(table(name, 2, 4)).defined.values()
    assert ranges([made]) == {measure: range_}
    assert made.scale.better is better


@pytest.mark.parametrize("name", ["Itch (0 none - 4 severe)", "Nails 0-4 (4=worst)"])
def test_a_scale_in_words_that_is_the_journals_is_its_measure(name: str) -> None:
    assert not Taken(table(name, 2, 4)).defined


def test_the_scale_of_a_header_is_that_of_each_part_of_the_day() -> None:
    taken = Taken(
        "date,when,Pain (0-10)\n2026-05-01,Morning,2\n2026-05-01,Evening,7\n"
        "2026-05-02,Morning,12\n2026-05-02,Evening,3\n"
    )
    assert ranges(taken.defined.values()) == {"pain-morning": "0..10", "pain-evening": "0..10"}
    assert len(taken.errors) == 1


def test_the_scale_of_a_column_of_values_is_that_of_each_name() -> None:
    taken = Taken(
        "date,symptom,severity (1-5)\n2026-05-01,Rash,2\n2026-05-01,Cough,4\n2026-05-02,Rash,1\n"
    )
    assert set(ranges(taken.defined.values()).values()) == {"1..5"}


# What the numbers say


@pytest.mark.parametrize("name", ["Mood", "Pain"])
def test_the_files_of_several_months_are_one_measure(name: str) -> None:
    months = [table(name, *numbers) for numbers in ((4, 5, 3), (6, 7.5, 2), (9, 0, 10), (5, 5))]
    here = after(*months)
    assert len(here.imported) == 1
    for month in months:
        assert not Taken(month, here=here).defined


def test_a_file_that_comes_again_is_what_it_was() -> None:
    reaching, said = table("Mood", 2, 8, 5), table("Mood (1-10)", 3, 6)
    for files in ((reaching, said), (said, reaching)):
        first = [Taken(one, here=after(*files[:at])).values for at, one in enumerate(files)]
        assert [Taken(one, here=after(*files)).values for one in files] == first


def test_a_smaller_scale_takes_no_numbers_of_a_wider_one() -> None:
    here = after(table("Joy", *(1, 5, 3) * 8))
    assert list(Taken(table("Joy", 2, 8), here=here).defined) == ["joy-0-10"]
    assert not Taken(table("Joy", 2, 4), here=here).defined
    wide = after(table("Joy", 2, 80))
    assert list(Taken(table("Joy", 2, 8), here=wide).defined) == ["joy-0-10"]


def test_what_other_columns_became_is_of_no_matter() -> None:
    here = after(table("Calm", 2, 4), table("Joy", 2, 4))
    assert Taken(table("Joy", 3, 5), here=here).values[0] == "2026-05-01 joy 3"
    assert not Taken(table("Joy", 3, 5), here=here).defined


def test_numbers_are_not_put_among_words() -> None:
    here = after(table("Joy", "good", "bad"))
    assert list(Taken(table("Joy", 2, 4), here=here).defined) == ["joy-0-10"]


def test_a_scale_that_is_taken_from_numbers_says_so() -> None:
    assert _GUESS in Taken(table("Joy", 2, 4)).how("Joy")
    again = Taken(table("Joy", 2, 4), here=after(table("Joy", 2, 8)))
    assert f"its numbers fit (else {_GUESS})" in again.how("Joy")
    assert _GUESS not in Taken(table("Mood", 2, 9)).how("Mood")
    said = Taken(table("Joy", 2, 4), Said(range=(1, 5)))
    assert _GUESS not in said.how("Joy")


def test_nobody_weighs_less_than_nothing() -> None:
    taken = Taken(table("weight kg", 70, -71, 70.5))
    assert [value.split()[2] for value in taken.values] == ["70", "70.5"]
    assert len(taken.errors) == 1
    assert list(new("weight change kg", -1, 2).values()) == ["-10.. kg"]


def test_columns_of_one_name_for_parts_of_the_day_are_on_one_scale() -> None:
    taken = Taken("date,joy am,joy pm,joy of work\n2026-05-01,5,60,7\n2026-05-02,8,70,8\n")
    assert ranges(taken.defined.values()) == {
        "joy-am": "0..100",
        "joy-pm": "0..100",
        "joy-of-work": "0..10",
    }


# Words


def test_three_words_are_numbered_by_their_order() -> None:
    taken = Taken(table("effort", "low", "high", "medium"))
    assert [value.split()[2] for value in taken.values] == ["1", "3", "2"]
    assert "1 to 3; low 1, medium 2, high 3" in taken.how("effort")
    wider = Taken(table("effort", "low", "high", "very low"))
    assert ranges(wider.defined.values()) == {"effort": "1..5"}


@pytest.mark.parametrize(
    ("words", "values", "range_"),
    [
        (("nada", "leve", "moderado", "fuerte"), "0 1 2 3", "0..3"),
        (("ninguna", "grave", "muy fuerte"), "0 3 4", "0..4"),
        (("no", "leve", "severo"), "0 1 3", "0..3"),
        (("keine", "leicht", "mäßig", "schwer"), "0 1 2 3", "0..4"),
        (("keine", "mittel", "stark"), "0 2 3", "0..4"),
        (("aucune", "légère", "modérée", "forte"), "0 1 2 3", "0..3"),
        (("nessuno", "lieve", "moderato", "grave"), "0 1 2 3", "0..3"),
        (("nenhuma", "leve", "moderada", "forte"), "0 1 2 3", "0..3"),
        (("geen", "licht", "matig", "zwaar"), "0 1 2 3", "0..3"),
        (("Licht", "Ernstig"), "1 3", "0..3"),
    ],
)
def test_words_of_severity_are_a_scale_in_other_languages(
    words: tuple[str, ...], values: str, range_: str
) -> None:
    taken = Taken(table("ache", *words))
    assert " ".join(value.split()[2] for value in taken.values) == values
    assert ranges(taken.defined.values()) == {"ache": range_}
    assert taken.defined["ache"].scale.better is Better.LOWER


def test_an_own_word_among_those_of_a_scale_is_kept_in_a_note() -> None:
    words = ("rad", "good", "meh", "good", "not great", "good", "rad", "skipped")
    taken = Taken(table("mood", *words))
    assert [value.split()[2] for value in taken.values] == ["5", "4", "3", "4", "4", "5", "skipped"]
    assert taken.notes == ["2026-05-05 mood not great"]
    assert taken.errors == []
    how = taken.how("mood")
    assert 'no numbers (else --words "meh=3, good=4, rad=5, not great=..")' in how
    assert "not great in line 6 is kept as it is, in a note (1 so)" in how
    said = Said(words=("meh=3, good=4, rad=5, not great=2, skipped=2",))
    assert Taken(table("mood", *words), said).values[4] == "2026-05-05 mood-0-10 2"


def test_of_words_that_are_one_number_each_is_said() -> None:
    taken = Taken(table("day", "awful", "terrible", "bad", "good"))
    assert "awful / terrible 1, bad 2, good 4" in taken.how("day")
    said = Said(words=("awful=1, terrible=1, bad=2, good=4",))
    assert "awful / terrible 1, bad 2, good 4" in Taken(
        table("day", "awful", "terrible", "bad", "good"), said
    ).how("day")


@pytest.mark.parametrize(
    "words", [("good", "bad", "cat", "dog"), ("good", "meh", "bad", "cat", "dog", "cow")]
)
def test_words_of_which_many_are_on_no_scale_are_words(words: tuple[str, ...]) -> None:
    assert Taken(table("day", *words)).values == []


@pytest.mark.parametrize("odd", ["Yes (late)", "a little", "2"])
def test_an_odd_cell_among_yes_and_no_is_kept_in_a_note(odd: str) -> None:
    taken = Taken(table("wine", "yes", "no", odd, "no", "n/a"))
    assert [value.split()[2] for value in taken.values] == ["1", "0", "0"]
    assert taken.notes == [f"2026-05-03 wine {odd}"]
    assert taken.errors == []
    assert f"{odd} in line 4 is kept as it is, in a note (1 so)" in taken.how("wine")


def test_no_alone_beside_words_tells_no_yes_or_no() -> None:
    assert Taken(table("wine", "no", "no", "2 beers")).values == []
    assert Taken(table("ache", "no", "no", "mild", "severe")).defined["ache"].scale.maximum == 3


def test_what_a_meter_shows_beyond_its_range_is_kept_in_a_note() -> None:
    taken = Taken(table("glucose mg/dL", 110, "HI", "LO", "<40", 98, 105))
    assert taken.notes == [
        *(
            "2026-05-02 glucose mg/dL HI",
            "2026-05-03 glucose mg/dL LO",
            "2026-05-04 glucose mg/dL <40",
        )
    ]
    assert taken.errors == []
    assert "HI in line 3 is kept as it is, in a note (3 so, such as LO, <40)" in taken.how(
        "glucose mg/dL"
    )


def test_a_unit_behind_a_name_takes_its_preposition_with_it() -> None:
    assert new("Schlaf in Std", 7.5) == {"schlaf": "0.. h"}


def test_the_halves_of_a_later_month_are_on_the_scale_of_the_header() -> None:
    here = after(table("Ache (1-7)", 2, 4))
    assert not Taken(table("Ache (1-7)", 2.5, 4), here=here).defined


def test_ratings_that_go_on_with_another_scale_are_left_out_until_a_person_says() -> None:
    table = "date,mood\n" + "".join(
        f"2026-05-{day:02},{mood}\n" for day, mood in enumerate((3, 4, 2, 3, 55, 60, 70), start=1)
    )
    taken = Taken(table)
    assert not taken.values
    assert taken.why_left("mood").startswith(
        "before line 6 its numbers are 4 at most, and from there on 55 at least"
    )
    assert len(Taken(table, Said(range=(0, 100))).values) == 7
    assert len(Taken(table.replace(",55", ",15").replace(",60", ",9")).values) == 7


WHETHER = table("Headache", *([0, 1] * 5))


def test_a_few_numbers_of_no_and_yes_are_of_the_measure_that_the_journal_has() -> None:
    here = after(WHETHER)
    assert ranges(here.measures.values())["headache"] == "0..1"
    taken = Taken(table("Headache", 1), here=here)
    assert (taken.values, taken.defined) == (["2026-05-01 headache 1"], {})
    taken = Taken(table("Headache (hours)", 1), here=here)
    assert ranges(taken.defined.values()) == {"headache-h": "0.. h"}


def test_it_is_said_that_values_beyond_no_and_yes_are_all_of_another_measure() -> None:
    taken = Taken(table("Headache", *([0, 1] * 5), 2), here=after(WHETHER))
    assert list(taken.defined) == ["headache-0-10"]
    said = "headache of the journal, no 0, yes 1, cannot hold 2: all values are of this other"
    assert said in taken.how("Headache")
    assert "of the journal" not in Taken(table("Headache", *([0, 1] * 5), 2)).how("Headache")


def test_a_scale_below_zero_may_have_a_sign_of_its_own() -> None:
    name = "Stimmung (\N{MINUS SIGN}5 bis +5)"
    assert new(name, "+2", "-1", "0") == {"stimmung": "-5..5"}
    assert value(name, "+2", "-1", "0") == ["stimmung 2", "stimmung -1", "stimmung 0"]


def test_which_way_is_better_is_what_the_person_says_the_second_time_too() -> None:
    said = Said(better=Better.LOWER)
    made = Taken(table("Wake up", ":(", ":|", ":)"), said).defined
    assert {one.scale.better for one in made.values()} == {Better.LOWER}
    here = replace(HERE, measures={**HERE.measures, **made})
    assert not Taken(table("Wake up", ":(", ":|", ":)"), said, here).defined
    neither = Taken(table("pain", 3, 5), Said(better=Better.NEITHER)).defined
    assert {one.scale.better for one in neither.values()} == {Better.NEITHER}
