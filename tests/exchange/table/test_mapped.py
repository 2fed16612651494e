"""Another program's file: which column says what, and what its lines bring."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.incoming import Dose, Entry, Event, Line, Note, Observation
from sidelog.exchange.reader import Here, Said
from sidelog.exchange.table.mapping import Mapping, find_named, measure_name
from tests.exchange.table.tables import HERE, NOW, Taken

NO_NUMBER = "is not a number; if it means that nothing is known, say --missing"


def taken(content: str, unit: str | None = None, **columns: Any) -> Taken:  # noqa: ANN401  (as Mapping takes them)
    return Taken(content, Said(unit=unit), mapping=Mapping(**columns))


def lines(content: str, unit: str | None = None, **columns: Any) -> list[Line]:  # noqa: ANN401
    return taken(content, unit, **columns).lines


def entries(content: str, unit: str | None = None, **columns: Any) -> list[Entry]:  # noqa: ANN401
    found = taken(content, unit, **columns)
    assert found.errors == []
    return found.entries


def errors(content: str, unit: str | None = None, **columns: Any) -> list[str]:  # noqa: ANN401
    return taken(content, unit, **columns).errors


def values(found: list[Entry]) -> list[tuple[str, str, float | None]]:
    return [
        (str(entry.day), entry.measure, entry.value)
        for entry in found
        if isinstance(entry, Observation)
    ]


def test_a_wide_file_has_a_column_for_each_measure() -> None:
    found = entries(
        "day,Happy face,sad\n2026-09-01,5,0\n2026-09-02,,1.5\n",
        day="day",
        measures=("Happy face", "sad=gloom"),
    )
    assert values(found) == [
        ("2026-09-01", "happy-face", 5),
        ("2026-09-01", "gloom", 0),
        ("2026-09-02", "gloom", 1.5),
    ]


def test_an_empty_cell_is_missing_and_never_zero() -> None:
    (line,) = lines("day,a,b\n2026-09-01,,\n", day="day", measures=("a=mood", "b=sleep"))
    assert (line.parts, line.errors, line.empty) == ((), (), 2)


def test_a_long_file_names_the_measure_in_each_line() -> None:
    found = entries(
        "when,what,how\n2026-09-01,Mood,5\n2026-09-01,sleep,7\n2026-09-02,mood,\n",
        day="when",
        measure_column="what",
        value_column="how",
    )
    assert values(found) == [("2026-09-01", "mood", 5), ("2026-09-01", "sleep", 7)]


def test_a_day_that_was_skipped_is_said_so() -> None:
    found = entries(
        "day,mood\n2026-09-01,Skipped\n2026-09-02,skip\n", day="day", measures=("mood",)
    )
    assert values(found) == [("2026-09-01", "mood", None), ("2026-09-02", "mood", None)]


def test_a_moment_cannot_be_skipped() -> None:
    content = "at,mood\n2026-09-01T08:30,skip\n"
    assert "column mood: 'skip' is not a number" in errors(content, at="at", measures=("mood",))[0]


def test_a_time_makes_an_entry_momentary_and_a_line_without_one_is_of_the_day() -> None:
    content = "day,time,mood\n2026-09-01,08:30,5\n2026-09-01,,6\n"
    first, second = entries(content, day="day", at="time", measures=("mood",))
    assert str(first.at) == "2026-09-01 08:30:00+02:00"
    assert second.at is None
    assert [line.local for line in lines(content, day="day", at="time", measures=("mood",))] == [
        True,
        False,
    ]


def test_a_time_of_another_day_than_the_line_says_is_refused() -> None:
    content = "day,at,mood\n2026-09-01,2026-09-05T08:30,5\n"
    assert errors(content, day="day", at="at", measures=("mood",)) == [
        "line 2, column at: '2026-09-05T08:30' is not on the day that the line says, 2026-09-01"
    ]


def doses(found: list[Entry]) -> list[tuple[str, bool, float | None, str | None, str]]:
    return [
        (entry.product, entry.taken, entry.amount, entry.unit, entry.entered)
        for entry in found
        if isinstance(entry, Dose)
    ]


def test_a_long_file_names_the_product_in_each_line() -> None:
    found = entries(
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
    assert [entry.at is None for entry in found] == [False, False, False, True]


def test_a_wide_file_has_a_column_for_each_product() -> None:
    content = "day,kratom (g),coffee\n2026-09-01,4,2 cups\n"
    found = entries(content, "g", day="day", amounts=("kratom (g)=kratom", "coffee"))
    assert doses(found) == [("kratom", True, 4, "g", "4 g"), ("coffee", True, 2, "cup", "2 cups")]


def test_a_unit_is_never_put_in_place_of_another() -> None:
    found = entries("day,dose\n2026-09-01,4 mg\n", "g", day="day", amounts=("dose",))
    assert doses(found) == [("dose", True, 4, "mg", "4 mg")]


def test_a_note_belongs_to_the_dose_or_the_event_of_its_line_and_else_to_the_day() -> None:
    content = (
        'day,dose,what,words\n2026-09-01,4g,," early "\n2026-09-02,,flu,bad\n2026-09-03,,,free\n'
    )
    found = entries(content, day="day", amounts=("dose",), event_column="what", note="words")
    assert isinstance(found[0], Dose)
    assert found[0].note == " early "
    assert isinstance(found[1], Event)
    assert (found[1].kind, found[1].title, found[1].note) == ("other", "flu", "bad")
    assert isinstance(found[2], Note)
    assert found[2].text == "free"


def test_an_event_of_a_known_kind_needs_its_product() -> None:
    content = "day,what,of\n2026-09-01,Stop,kratom\n2026-09-02,illness,\n2026-09-03,reduce,\n"
    found = lines(content, day="day", event_column="what", product_column="of")
    kinds = [
        (entry.kind, entry.product)
        for line in found
        for entry in line.entries
        if isinstance(entry, Event)
    ]
    assert kinds == [("stop", "kratom"), ("illness", None)]
    assert [str(error) for error in found[2].errors] == [
        "line 4, column what: reduce needs its product; say --product-column"
    ]


def test_everything_that_is_wrong_in_a_line_is_said_at_once() -> None:
    content = "day,mood,b,dose\n2026-09-01,x,5,1 furlong\nsoon,1,2,3g\n,1,2,3g\n2026-09-01,1\n"
    assert errors(content, day="day", measures=("mood", "b=sleep"), amounts=("dose",)) == [
        f"line 2, column mood: 'x' {NO_NUMBER}",
        (
            "line 2, column dose: 'furlong' is not a unit that is known here. Write g, mg, µg, ml,"
            " tablets, capsules, drops or IU; whatever else is counted: pieces"
        ),
        "line 3, column day: 'soon' is not a date in full, such as 2026-09-01",
        "line 4, column day: it is empty, and every line needs its day",
        "line 5: it has 2 cells, and the header 4",
    ]


def test_a_value_needs_its_measure_and_an_amount_its_product() -> None:
    long = errors("d,m,v\n2026-09-01,,5\n", day="d", measure_column="m", value_column="v")
    assert long == ["line 2, column m: it is empty, and the line has a value"]
    dose = errors("d,p,v\n2026-09-01,,5g\n", day="d", product_column="p", amounts=("v",))
    assert dose == ["line 2, column p: it is empty, beside an amount"]


def test_a_note_that_cannot_be_kept_is_an_error() -> None:
    content = 'day,words\n2026-09-01,"a\0b"\n'
    assert "NUL" in errors(content, day="day", note="words")[0]


def test_lines_are_numbered_after_cells_with_lines_of_their_own() -> None:
    content = 'day,words,mood\n2026-09-01,"one\ntwo\nthree",5\n2026-09-02,x,bad\n'
    assert errors(content, day="day", measures=("mood",), note="words")[:1] == [
        f"line 5, column mood: 'bad' {NO_NUMBER}"
    ]


MOOD = "at,mood\n2026-09-01T08:30,5\n2026-09-01T08:30,5\n2026-09-01T08:30,6\n"


def test_alike_lines_both_stay_and_a_sorted_file_brings_the_same() -> None:
    header, *body = MOOD.splitlines()
    first = {entry.identity for entry in entries(MOOD, at="at", measures=("mood",))}
    content = "\n".join([header, "2026-09-02T08:30,5", *reversed(body), body[0]])
    again = [entry.identity for entry in entries(content, at="at", measures=("mood",))]
    assert len(first) == 3
    assert first < set(again)
    assert len(set(again)) == 5


def test_an_identity_does_not_depend_on_how_a_number_or_a_time_is_written() -> None:
    one = entries("at,m\n2026-09-01 8:30,5.0\n", at="at", measures=("m",))
    other = entries("x;m;at\n1;5;2026-09-01T08:30:00\n", at="at", measures=("m",))
    assert one[0].identity == other[0].identity


def test_an_identity_does_not_depend_on_the_zone_of_the_machine() -> None:
    tokyo = Here(NOW.astimezone(ZoneInfo("Asia/Tokyo")), time(4), HERE.measures)
    there = Taken(MOOD, here=tokyo, mapping=Mapping(at="at", measures=("mood",))).entries
    here = entries(MOOD, at="at", measures=("mood",))
    assert [entry.identity for entry in there] == [entry.identity for entry in here]
    assert [entry.at for entry in there] != [entry.at for entry in here]


def test_the_day_is_a_plain_date() -> None:
    (entry,) = entries("d,m\n2026-09-01,5\n", day="d", measures=("m",))
    assert entry.day == date(2026, 9, 1)


def complaint(**columns: Any) -> str:  # noqa: ANN401  (as Mapping takes them)
    with pytest.raises(UsageError) as refusal:
        find_named(Mapping(**columns), ("day", "mood", "dose", "a=b"), "file.csv")
    return f"{refusal.value.message} {refusal.value.hint}"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"measures": ("mood",)}, "says the day"),
        ({"day": "day"}, "what to record"),
        ({"day": "day", "measure_column": "mood"}, "--measure-column and --value-column"),
        ({"day": "day", "product_column": "mood"}, "have no amounts"),
        ({"day": "day", "product_column": "mood", "amounts": ("dose", "a=b")}, "one --amount"),
        ({"at": "day", "event_column": "mood"}, "no time"),
        ({"day": "day", "measures": ("mod",)}, "Did you mean mood? Its columns: day, mood"),
        ({"day": "weekday", "measures": ("mood",)}, "no column 'weekday'"),
        ({"day": "day", "measures": (" =mood",)}, "no column ' '"),
    ],
)
def test_a_mapping_that_says_too_little_is_refused(columns: dict[str, Any], words: str) -> None:
    assert words in complaint(**columns)


def test_the_name_of_a_column_may_have_an_equals_sign() -> None:
    header = ("day", "a=b", "c")
    columns = find_named(Mapping(day="day", measures=("a=b", "a=b=d", "c=e")), header, "f")
    assert [name for _, name in columns.measures] == ["a-b", "d", "e"]
    assert columns.used() == {0, 1, 2}


def test_the_name_of_a_measure_is_one_that_can_be_typed() -> None:
    assert measure_name(" Größe (0-10) ") == "grosse-0-10"
