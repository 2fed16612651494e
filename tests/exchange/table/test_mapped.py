"""Another program's file: which column says what, and what its lines bring."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.scales import Better
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import Dose, Event, Note
from sidelog.exchange.own.csv_layout import csv_lines
from sidelog.exchange.reader import Decimals, Here, Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, NOW, Taken, ranges

NO_NUMBER = "is not a number; if it means that nothing is known, say --missing"


def taken(content: str, unit: str | None = None, **columns: Any) -> Taken:  # noqa: ANN401  (as Mapping takes them)
    return Taken(content, Said(unit=unit), mapping=Mapping(**columns))


def sound(content: str, unit: str | None = None, **columns: Any) -> Taken:  # noqa: ANN401
    """The same, of a file in which nothing is wrong."""
    found = taken(content, unit, **columns)
    assert found.errors == []
    return found


def test_a_wide_file_has_a_column_for_each_measure() -> None:
    content = "day,Happy face,sad\n2026-09-01,5,0\n2026-09-02,,1.5\n"
    assert sound(content, day="day", measures=("Happy face", "sad=gloom")).values == [
        *("2026-09-01 happy-face 5", "2026-09-01 gloom 0", "2026-09-02 gloom 1.5")
    ]


def test_an_empty_cell_is_missing_and_never_zero() -> None:
    (line,) = taken("day,a,b\n2026-09-01,,\n", day="day", measures=("a=mood", "b=sleep")).lines
    assert (line.parts, line.errors, line.empty) == ((), (), 2)


def test_a_long_file_names_the_measure_in_each_line() -> None:
    content = "when,what,how\n2026-09-01,Mood,5\n2026-09-01,sleep,7\n2026-09-02,mood,\n"
    found = sound(content, day="when", measure_column="what", value_column="how")
    assert found.values == ["2026-09-01 mood 5", "2026-09-01 sleep 7"]


def test_a_day_that_was_skipped_is_said_so() -> None:
    content = "day,mood\n2026-09-01,Skipped\n2026-09-02,skip\n"
    found = sound(content, day="day", measures=("mood",))
    assert found.values == ["2026-09-01 mood skipped", "2026-09-02 mood skipped"]


def test_a_moment_cannot_be_skipped() -> None:
    content = "at,mood\n2026-09-01T08:30,skip\n"
    (error,) = taken(content, at="at", measures=("mood",)).errors
    assert "column mood: 'skip' is not a number" in error


def test_a_time_makes_an_entry_momentary_and_a_line_without_one_is_of_the_day() -> None:
    content = "day,time,mood\n2026-09-01,08:30,5\n2026-09-01,,6\n"
    found = sound(content, day="day", at="time", measures=("mood",))
    first, second = found.entries
    assert str(first.at) == "2026-09-01 08:30:00+02:00"
    assert second.at is None
    assert [line.local for line in found.lines] == [True, False]


def test_a_time_of_another_day_than_the_line_says_is_refused() -> None:
    content = "day,at,mood\n2026-09-01,2026-09-05T08:30,5\n"
    assert taken(content, day="day", at="at", measures=("mood",)).errors == [
        "line 2, column at: '2026-09-05T08:30' is not on the day that the line says, 2026-09-01"
    ]


def test_a_time_may_say_the_day_of_its_line_once_more() -> None:
    content = "day,at,mood\n2026-09-01,2026-09-01T08:30,5\n2026-09-02,2026-09-03T02:00Z,6\n"
    here = Here(NOW, time(5), HERE.measures)
    mapping = Mapping(day="day", at="at", measures=("mood",))
    assert Taken(content, here=here, mapping=mapping).values == [
        *("2026-09-01T08:30 mood 5", "2026-09-03T04:00 mood 6")
    ]


def test_of_a_column_that_was_named_for_the_day_times_only_tell_the_day() -> None:
    content = "when,mood\n2026-09-02 03:59,5\n2026-09-02 04:00,6\n"
    here = Here(NOW, time(4), HERE.measures)
    found = Taken(content, here=here, mapping=Mapping(day="when", measures=("mood",)))
    assert found.values == ["2026-09-01 mood 5", "2026-09-02 mood 6"]
    assert not any(line.local for line in found.lines)
    assert found.how("when") == "day: "


def test_the_order_of_days_is_told_or_asked_as_of_any_file() -> None:
    content = "day,mood\n03/04/2026,5\n13/04/2026,6\n"
    assert taken(content, day="day", measures=("mood",)).values[0] == "2026-04-03 mood 5"
    question = taken(content.replace("13/", "05/"), day="day", measures=("mood",)).reading.question
    assert question
    assert question.flag == "--dates"


def doses(found: Taken) -> list[tuple[str, bool, float | None, str | None, str]]:
    return [
        (entry.product, entry.taken, entry.amount, entry.unit, entry.entered)
        for entry in found.entries
        if isinstance(entry, Dose)
    ]


def test_a_long_file_names_the_product_in_each_line() -> None:
    found = sound(
        "at,what,how much\n"
        "2026-09-01T08:30,kratom,4 g\n"
        "2026-09-01T09:30,Vitamin  D,25μg\n"
        "2026-09-01T10:30,kratom,?\n"
        "2026-09-02T10:30,kratom,none\n",
        at="at",
        product_column="what",
        amounts=("how much",),
    )
    assert doses(found) == [
        ("kratom", True, 4, "g", "4 g"),
        ("Vitamin D", True, 25, "µg", "25μg"),
        ("kratom", True, None, None, "?"),
        ("kratom", False, None, None, "none"),
    ]
    assert [entry.at is None for entry in found.entries] == [False, False, False, True]


def test_a_wide_file_has_a_column_for_each_product() -> None:
    content = "day,kratom (g),coffee\n2026-09-01,4,2 cups\n"
    found = sound(content, "g", day="day", amounts=("kratom (g)=kratom", "coffee"))
    assert doses(found) == [("kratom", True, 4, "g", "4 g"), ("coffee", True, 2, "cup", "2 cups")]


def test_a_unit_is_never_put_in_place_of_another() -> None:
    found = sound("day,dose\n2026-09-01,4 mg\n", "g", day="day", amounts=("dose",))
    assert doses(found) == [("dose", True, 4, "mg", "4 mg")]


def test_a_line_without_an_amount_says_of_no_dose() -> None:
    content = "day,of,dose\n2026-09-01,kratom,\n2026-09-02,kratom,4 g\n"
    found = taken(content, day="day", product_column="of", amounts=("dose",))
    assert found.doses == ["2026-09-02 kratom 4 g"]
    assert [line.empty for line in found.lines] == [1, 0]


def test_amounts_that_have_no_unit_are_asked_about() -> None:
    content = "day,dose\n2026-09-01,4\n2026-09-02,3\n"
    question = taken(content, day="day", amounts=("dose=kratom",)).reading.question
    assert question
    assert question.flag == "--unit"
    assert taken(content, "g", day="day", amounts=("dose=kratom",)).doses == [
        *("2026-09-01 kratom 4 g", "2026-09-02 kratom 3 g")
    ]
    assert taken(content.replace("dose", "g"), day="day", amounts=("g=",)).doses[0].endswith("4 g")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("500\u03bcgg", "is not a unit that is known"),
        ("-3g", "An amount cannot be negative: '-3g'"),
        ("much", "'much' is not an amount. Write a number and its unit"),
        ("half", "does not say of what; write the unit beside it"),
        ("4 gr", "gr may be grams or grains"),
        ("100 kg", "is more than can be meant"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, words: str) -> None:
    content = f'day,dose\n2026-09-01,"{text}"\n2026-09-02,0.5 g\n'
    (error,) = taken(content, day="day", amounts=("dose=kratom",)).errors
    assert error.startswith("line 2, column dose: ")
    assert words in error


def test_a_range_is_an_estimate_and_a_comma_is_what_the_file_has_it_for() -> None:
    content, mapping = 'day,dose\n2026-09-01,"1,5-2,5 mg"\n', Mapping(day="day", amounts=("dose",))
    (dose,) = Taken(content, Said(decimals=Decimals.COMMA), mapping=mapping).entries
    assert isinstance(dose, Dose)
    assert (dose.amount, dose.estimate, dose.entered) == (2, True, "1,5-2,5 mg")


def test_a_new_measure_has_the_range_that_was_said_and_else_one_of_its_own() -> None:
    content = "day,happy,calm\n2026-09-01,67,yes\n2026-09-02,20,no\n"
    mapping = Mapping(day="day", measures=("happy=joy",))
    said = Taken(content, Said(range=(0, 70), better=Better.HIGHER), mapping=mapping)
    assert ranges(said.defined.values()) == {"joy": "0..70"}
    assert said.defined["joy"].scale.better is Better.HIGHER
    mapping = Mapping(day="day", measures=("happy=joy", "calm"))
    assert ranges(Taken(content, mapping=mapping).defined.values()) == {
        "joy": "0..100",
        "calm": "0..1",
    }


def test_values_are_read_as_the_measure_of_the_journal_has_them() -> None:
    hours = value_of("sleep-hours", "7:45", "8")
    assert hours == ["2026-09-01 sleep-hours 7.75", "2026-09-02 sleep-hours 8"]
    assert value_of("hair-washed", "yes", "no") == [
        *("2026-09-01 hair-washed 1", "2026-09-02 hair-washed 0")
    ]


def value_of(measure: str, *cells: str) -> list[str]:
    lines = "".join(f"2026-09-0{day},{cell}\n" for day, cell in enumerate(cells, start=1))
    return taken(f"day,x\n{lines}", day="day", measures=(f"x={measure}",)).values


def test_two_columns_may_be_of_one_measure() -> None:
    content = "day,at,a,b\n2026-09-01,8:00,20,\n2026-09-01,20:00,,60\n"
    found = taken(content, day="day", at="at", measures=("a=joy", "b=joy"))
    assert found.values == ["2026-09-01T08:00 joy 20", "2026-09-01T20:00 joy 60"]
    assert len(found.defined) == 1


def test_a_new_measure_has_the_unit_that_its_column_says() -> None:
    content = "day,Rest (h)\n2026-09-01,7:45\n2026-09-02,8\n"
    found = taken(content, day="day", measures=("Rest (h)=nights",))
    assert found.values == ["2026-09-01 nights 7.75", "2026-09-02 nights 8"]
    assert ranges(found.defined.values()) == {"nights": "0.. h"}


def test_a_column_that_was_named_for_the_day_and_has_none_is_shown() -> None:
    with pytest.raises(BadDataError, match="mood has '5' in line 2"):
        taken("day,mood\n2026-09-01,5\n", day="mood", measures=("day",))


def test_numbers_in_another_unit_than_their_measure_stay_out() -> None:
    content = "day,Weight (lb)\n2026-09-01,150\n"
    found = taken(content, day="day", measures=("Weight (lb)=weight",))
    assert found.why_left("Weight (lb)") == "its numbers are in lb, and weight is in kg"
    assert found.values == []


def test_a_note_belongs_to_the_dose_or_the_event_of_its_line_and_else_to_the_day() -> None:
    content = (
        'day,dose,what,words\n2026-09-01,4g,," early "\n2026-09-02,,flu,bad\n2026-09-03,,,free\n'
    )
    found = sound(content, day="day", amounts=("dose",), event_column="what", notes=("words",))
    dose, event, note = found.entries
    assert isinstance(dose, Dose)
    assert dose.note == " early "
    assert isinstance(event, Event)
    assert (event.kind, event.title, event.note) == ("other", "flu", "bad")
    assert isinstance(note, Note)
    assert note.text == "free"


def test_a_note_of_a_column_that_was_named_is_whatever_stands_there() -> None:
    content = "day,words\n2026-09-01,-\n2026-09-02,n/a\n2026-09-03,\n"
    assert taken(content, day="day", notes=("words",)).notes == ["2026-09-01 -", "2026-09-02 n/a"]
    said = Taken(content, Said(missing=("N/A",)), mapping=Mapping(day="day", notes=("words",)))
    assert said.notes == ["2026-09-01 -"]


def test_an_event_of_a_known_kind_needs_its_product() -> None:
    content = "day,what,of\n2026-09-01,Stop,kratom\n2026-09-02,illness,\n2026-09-03,reduce,\n"
    found = taken(content, day="day", event_column="what", product_column="of")
    events = [entry for entry in found.entries if isinstance(entry, Event)]
    assert [(one.kind, one.product) for one in events] == [("stop", "kratom"), ("illness", None)]
    assert found.errors == ["line 4, column what: reduce needs its product; say --product-column"]


def test_everything_that_is_wrong_in_a_line_is_said_at_once() -> None:
    content = "day,mood,b,dose\n2026-09-01,x,5,1 furlong\nsoon,1,2,3g\n,1,2,3g\n2026-09-01,1\n"
    assert taken(content, day="day", measures=("mood", "b=sleep"), amounts=("dose",)).errors == [
        f"line 2, column mood: 'x' {NO_NUMBER}",
        (
            "line 2, column dose: 'furlong' is not a unit that is known here. Write g, mg, µg, ml,"
            " tablets, capsules, drops or IU; whatever else is counted: pieces; its words are"
            " kept as a note"
        ),
        "line 3, column day: 'soon' is not a date in full, such as 2026-09-01",
        "line 4, column day: it is empty, and every line needs its day",
        "line 5: it has 2 cells, and the header 4",
    ]


def test_a_value_needs_its_measure_and_an_amount_its_product() -> None:
    long = taken("d,m,v\n2026-09-01,,5\n", day="d", measure_column="m", value_column="v")
    assert long.errors == ["line 2, column m: it is empty, and the line has a value"]
    dose = taken("d,p,v\n2026-09-01,,5g\n", day="d", product_column="p", amounts=("v",))
    assert dose.errors == ["line 2, column p: it is empty, beside an amount"]


def test_a_note_that_cannot_be_kept_is_an_error() -> None:
    content = 'day,words\n2026-09-01,"a\0b"\n'
    assert "NUL" in taken(content, day="day", notes=("words",)).errors[0]


def test_lines_are_numbered_after_cells_with_lines_of_their_own() -> None:
    content = 'day,words,mood\n2026-09-01,"one\ntwo\nthree",5\n2026-09-02,x,5o\n'
    found = taken(content, day="day", measures=("mood",), notes=("words",))
    assert found.errors[0] == f"line 5, column mood: '5o' {NO_NUMBER}"


MOOD = "at,mood\n2026-09-01T08:30,5\n2026-09-01T08:30,5\n2026-09-01T08:30,6\n"


def test_alike_lines_both_stay_and_a_sorted_file_brings_the_same() -> None:
    header, *body = MOOD.splitlines()
    both = sound(MOOD, at="at", measures=("mood",)).entries
    first = {entry.identity for entry in both}
    assert [entry.is_alike for entry in both] == [False, True, False]
    content = "\n".join([header, "2026-09-02T08:30,5", *reversed(body), body[0]])
    again = [entry.identity for entry in sound(content, at="at", measures=("mood",)).entries]
    assert len(first) == 3
    assert first < set(again)
    assert len(set(again)) == 5


def test_an_identity_does_not_depend_on_how_a_number_or_a_time_is_written() -> None:
    (one,) = sound("at,m\n2026-09-01 8:30,5.0\n", at="at", measures=("m",)).entries
    (other,) = sound("x;m;at\n1;5;2026-09-01T08:30:00\n", at="at", measures=("m",)).entries
    assert one.identity == other.identity


def test_an_identity_does_not_depend_on_the_zone_of_the_machine() -> None:
    tokyo = Here(NOW.astimezone(ZoneInfo("Asia/Tokyo")), time(4), HERE.measures)
    there = Taken(MOOD, here=tokyo, mapping=Mapping(at="at", measures=("mood",))).entries
    here = sound(MOOD, at="at", measures=("mood",)).entries
    assert [entry.identity for entry in there] == [entry.identity for entry in here]
    assert [entry.at for entry in there] != [entry.at for entry in here]


def test_the_day_is_a_plain_date() -> None:
    (entry,) = sound("d,m\n2026-09-01,5\n", day="d", measures=("m",)).entries
    assert entry.day == date(2026, 9, 1)


@given(st.text(), st.sampled_from(range(6)))
def test_no_cell_is_a_surprise(text: str, place: int) -> None:
    """Whatever a cell holds, it is understood or refused, and costs no more than its line."""
    cells = ["2026-09-01", "08:30", "5", "4 g", "flu", "words"]
    spoilt = [*cells[:place], text, *cells[place + 1 :]]
    header = ["day", "at", "mood", "dose", "what", "note"]
    content = "".join(csv_lines(header, [cells, spoilt, cells]))
    columns = Mapping(day="day", measures=("mood",), amounts=("dose",), notes=("note",))
    for mapping in (replace(columns, at="at"), replace(columns, event_column="what")):
        with suppress(SidelogError):  # the file itself may be none
            numbers = [line.number for line in Taken(content, mapping=mapping).lines]
            assert numbers[0] == 2
            assert len(numbers) >= 2
