"""Long tables in which the cells of some lines have slipped into the column of units."""

from tests.exchange.table.tables import Taken, ranges

SIGNALS = """date,signal,value,unit,context,source,category
2026-02-01,weight,180,lb,start,chat,health
2026-02-01,walk,0,bool,gave in after lunch,chat,health
2026-02-02,walk,1,bool,,chat,health
2026-02-03,walk,1,bool,,chat,health
2026-02-01,gym,1,bool,,chat,health
2026-02-02,gym,0,bool,knee hurts,chat,health
2026-02-03,gym,1,bool,,chat,health
"""


def test_a_word_of_another_column_is_no_unit_and_costs_no_value() -> None:
    taken = Taken(f"{SIGNALS}2026-02-04,walk,1,health,,chat,\n")
    assert [one for one in taken.values if "walk" in one] == [
        *("2026-02-01 walk 0", "2026-02-02 walk 1", "2026-02-03 walk 1", "2026-02-04 walk 1")
    ]
    assert taken.notes[-1] == "2026-02-04 walk: health"
    assert ranges(taken.defined.values())["weight-lb"] == "0.. lb"


def test_a_sentence_where_the_unit_stands_is_kept_with_its_name() -> None:
    taken = Taken(
        f"{SIGNALS}2026-02-02,mind,pull,thought: so many ways why am I stuck,chat,,work\n"
        "2026-02-03,mind,calm,mental,slept well,chat,work\n"
        "2026-02-05,goal,,no more than one an evening,chat,,work\n"
        "2026-02-05,gym,1,did it though the knee hurt,,chat,work\n"
    )
    assert taken.notes[-4:] == [
        "2026-02-02 mind: pull, thought: so many ways why am I stuck\ncontext: chat",
        "2026-02-03 mind: calm, mental\ncontext: slept well",
        "2026-02-05 goal: no more than one an evening\ncontext: chat",
        "2026-02-05 gym: did it though the knee hurt",
    ]
    assert taken.values[-1] == "2026-02-05 gym 1"
    assert taken.how("mind") == "notes of the day: words, such as pull, calm"


def test_a_unit_behind_most_numbers_of_a_name_is_one_whatever_it_is_called() -> None:
    taken = Taken(
        "date,metric,value,unit,category\n2026-02-01,water,3,glasses,glasses\n"
        "2026-02-02,water,4,glasses,glasses\n2026-02-02,pulse,60,bpm,heart\n"
        "2026-02-01,filter,90,milliliters per minute per square metre,kidney\n"
    )
    assert ranges(taken.defined.values()) == {
        "water": "0.. glasses",
        "pulse": "0.. bpm",
        "filter": "0.. milliliters per minute per square metre",
    }


def test_words_beside_a_value_keep_the_name_of_what_they_are_about() -> None:
    assert Taken(SIGNALS).notes == [
        "2026-02-01 weight: context: start",
        "2026-02-01 walk: context: gave in after lunch",
        "2026-02-02 gym: context: knee hurts",
    ]


def test_words_beside_a_dose_keep_its_name_and_one_in_no_unit_is_kept_as_words() -> None:
    taken = Taken(
        f"{SIGNALS}2026-02-01,magnesium,200,mg,with food,chat,health\n"
        "2026-02-02,magnesium,400,mg,,chat,health\n2026-02-03,magnesium,200,health,,chat,\n"
    )
    assert taken.doses == ["2026-02-01 magnesium 200 mg", "2026-02-02 magnesium 400 mg"]
    assert "2026-02-01 magnesium: context: with food" in taken.notes
    assert taken.notes[-2:] == ["2026-02-03 magnesium: 200 health", "2026-02-03 magnesium: health"]
    (error,) = taken.errors
    assert error.startswith("line 11, column value: 'health' is not a unit that is known here")


def test_a_value_stands_before_what_a_line_has_too_much() -> None:
    taken = Taken(f"{SIGNALS}2026-02-05,gym,1,bool,,chat,,health\n")
    assert taken.values[-1] == "2026-02-05 gym 1"
    assert taken.notes[-1] == "2026-02-05 gym: health"
    assert taken.errors == []


def test_one_word_behind_a_number_of_no_and_yes_is_no_unit_of_all() -> None:
    rows = "".join(
        f"2026-02-0{day},{name},{day % 2},{'bool' * (name == 'walk')}\n"
        for day in range(1, 9)
        for name in ("walk", "gym")
    )
    taken = Taken(f"date,signal,value,unit\n{rows}2026-02-09,walk,1,habit\n2026-02-09,ph,7,\n")
    assert ranges(taken.defined.values())["walk"] == "0..1"
    assert taken.values[-2] == "2026-02-09 walk 1"
    assert taken.notes == ["2026-02-09 walk: habit"]


def test_numbers_of_more_than_no_and_yes_in_another_unit_are_kept_as_words() -> None:
    taken = Taken(
        "date,metric,value,unit\n2026-02-01,water,3,\n2026-02-02,water,4,\n2026-02-03,water,2,jugs\n"
        "2026-02-01,mood,7,\n"
    )
    assert taken.notes == ["2026-02-01 water: 3", "2026-02-02 water: 4", "2026-02-03 water: 2 jugs"]
    assert taken.how("water") == "notes of the day: its unit changes: jugs"
