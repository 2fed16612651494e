"""A column that was taken for something else: the person says what it is, and the others stay."""

from dataclasses import replace
from typing import Any

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.incoming import Event
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, NOTHING_SAID, Taken

SHEET = """Date,Time,Kratom (g),Stock left,Hair (0-10),Remarks,id
2026-03-01,08:00,3,120,4,slept badly,17
2026-03-02,08:10,2.5,117.5,6,fine,18
2026-03-03,08:05,2.5,115,5,,19
2026-03-04,09:00,2,113,7,dry hands,20
"""
DOSES = [
    *("2026-03-01T08:00 Kratom 3 g", "2026-03-02T08:10 Kratom 2.5 g"),
    *("2026-03-03T08:05 Kratom 2.5 g", "2026-03-04T09:00 Kratom 2 g"),
]


def corrected(content: str, said: Said = NOTHING_SAID, **columns: Any) -> Taken:  # noqa: ANN401  (as Mapping takes them)
    return Taken(content, said, mapping=Mapping(**columns))


def test_what_is_left_out_is_gone_and_the_others_stay() -> None:
    found, whole = corrected(SHEET, left_out=("Stock left",)), Taken(SHEET)
    assert found.doses == DOSES
    assert found.values == [value for value in whole.values if "stock-left" not in value]
    assert found.notes == whole.notes
    assert found.why_left("Stock left") == "as you said"


def test_a_time_that_is_left_out_is_that_of_no_line() -> None:
    found = corrected(SHEET, left_out=("Time", "Stock left", "Hair (0-10)"))
    assert found.doses == [f"{dose[:10]}{dose[16:]}" for dose in DOSES]


def test_the_day_of_the_lines_stays_where_it_is() -> None:
    with pytest.raises(UsageError, match="'Date' says the day of each line") as refusal:
        corrected(SHEET, left_out=("Date",))
    assert refusal.value.hint == "--day COLUMN names another that does."


def test_a_note_says_which_column_has_its_number() -> None:
    found = corrected(SHEET, notes=("Stock left", "Remarks"))
    assert {value.split()[1] for value in found.values} == {"hair"}
    assert found.notes[:2] == ["2026-03-01 slept badly", "2026-03-01 Stock left: 120"]


def test_a_measure_has_the_name_that_the_person_says_and_else_its_column_s() -> None:
    found = corrected(SHEET, measures=("id=visits", "Hair (0-10)"), left_out=("Stock left",))
    assert found.values[:2] == ["2026-03-01T08:00 hair 4", "2026-03-01T08:00 visits 17"]
    assert found.doses == DOSES


def test_amounts_are_of_the_product_that_the_person_says_and_else_of_their_column_s() -> None:
    said = Said(unit="mg")
    found = corrected(SHEET, said, amounts=("Stock left=Magnesium",), left_out=("Hair (0-10)",))
    assert found.doses[:2] == [DOSES[0], "2026-03-01T08:00 Magnesium 120 mg"]
    named = corrected(SHEET, said, amounts=("Kratom (g)", "id"), left_out=("Hair (0-10)",))
    assert named.doses[:2] == [DOSES[0], "2026-03-01T08:00 id 17 mg"]
    asked = corrected(SHEET, amounts=("Stock left",)).reading.question
    assert asked
    assert asked.flag == "--unit"


def test_names_of_what_was_taken_are_doses_of_which_nobody_knows_how_much() -> None:
    content = "Date,Sleep (h),Extra\n2026-03-01,7,Bang\n2026-03-02,8,No\n2026-03-03,6,Celsius\n"
    found = Taken(content, mapping=Mapping(product_column="Extra"))
    assert found.doses == ["2026-03-01 Bang ?", "2026-03-03 Celsius ?"]
    assert len(found.values) == 3
    with_amounts = Taken(
        content, Said(unit="mg"), mapping=Mapping(product_column="Extra", amounts=("Sleep (h)",))
    )
    assert with_amounts.doses[0] == "2026-03-01 Bang 7 mg"


def test_a_column_that_no_table_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no column 'Stock'") as refusal:
        corrected(SHEET, left_out=("Stock",))
    assert refusal.value.hint
    assert refusal.value.hint.startswith("Did you mean Stock left? Its columns: Date, Time")


TABLES = """Walks
Date,km,pages
2026-03-01,5,14
2026-03-02,6,13


Weight
Date,weight (kg),pages
2026-03-01,70,1
2026-03-02,70.5,2
"""


def test_each_table_of_a_file_is_corrected_in_the_columns_that_it_has() -> None:
    found = corrected(TABLES, measures=("weight (kg)=body",), left_out=("pages",))
    assert found.values == [
        *("2026-03-01 km 5", "2026-03-02 km 6", "2026-03-01 body 70", "2026-03-02 body 70.5")
    ]


def test_a_column_may_be_called_by_its_table() -> None:
    found = corrected(TABLES, left_out=("Weight: pages",))
    assert found.why_left("Weight: pages") == "as you said"
    assert [value for value in found.values if " pages " in value] == [
        *("2026-03-01 pages 14", "2026-03-02 pages 13")
    ]


def test_one_thing_is_said_of_a_column() -> None:
    with pytest.raises(UsageError, match="Of 'id' two things are said"):
        corrected(SHEET, notes=("id",), left_out=("id",))
    with pytest.raises(UsageError, match="Of 'first' two things are said"):
        corrected("first,date\n5,2026-05-01\n", notes=("first",), left_out=("first",))
    with pytest.raises(UsageError, match="Of 'pages' two things are said"):
        corrected(TABLES, notes=("pages",), measures=("Weight: pages",))


LOG = """Date,Time,Substance,Dose,Unit,Taken,Rating,Comment
2026-01-01,08:00,Kratom,4,g,yes,3,fine
2026-01-01,12:00,Coffee,1,cup,yes,4,
2026-01-02,08:00,Kratom,3,g,no,2,skipped it
2026-01-02,12:00,Coffee,2,cup,yes,5,
2026-01-03,13:00,Magnesium,200,mg,yes,,
"""


def test_the_units_of_amounts_that_are_left_out_are_those_of_nothing_else() -> None:
    found = corrected(LOG, left_out=("Dose",))
    assert found.doses[:2] == ["2026-01-01T08:00 Kratom ?", "2026-01-01T12:00 Coffee ?"]
    assert found.how("Rating").startswith("measure rating (new): 0 to 10")
    with pytest.raises(UsageError, match="'Unit' says units, and nothing tells whether they are"):
        corrected(LOG, amounts=("Rating=Kratom",))
    with pytest.raises(UsageError, match="Another column names of what 'Dose' is the amount"):
        corrected(LOG, amounts=("Dose=zinc",))


def test_it_is_said_of_all_notes_alike_what_they_are_of() -> None:
    assert Taken(LOG).how("Comment").startswith("notes of the day")
    found = corrected(LOG, notes=("Rating",))
    assert [found.how(name)[:18] for name in ("Comment", "Rating")] == ["notes of the doses"] * 2


def test_what_a_column_is_already_may_be_said_once_more() -> None:
    found = corrected(LOG, product_column="Substance", amounts=("Dose",), measures=("Rating",))
    assert found.doses == Taken(LOG).doses
    assert found.values == Taken(LOG).values


def test_words_are_no_measure_and_are_not_lost() -> None:
    with pytest.raises(UsageError, match="'Comment' is no measure: words, such as fine"):
        corrected(LOG, measures=("Comment",))


def test_a_measure_of_the_journal_is_in_its_unit() -> None:
    minutes = "Date,Sleep min\n2026-01-01,420\n2026-01-02,450\n2026-01-03,400\n"
    found = corrected(minutes, measures=("Sleep min=sleep-hours",))
    assert found.values[0] == "2026-01-01 sleep-hours 7"
    pounds = "Date,Weight (lb)\n2026-01-01,150\n2026-01-02,151\n"
    with pytest.raises(UsageError, match="its numbers are in lb, and weight is in kg"):
        corrected(pounds, measures=("Weight (lb)=weight",))


def test_a_length_is_one_by_another_name_too() -> None:
    content = "Date,sleep,bedtime\n2026-01-01,7:30,23:10\n2026-01-02,8:05,22:50\n"
    found = corrected(content, measures=("sleep=night",))
    assert found.values == ["2026-01-01 night 7.5", "2026-01-02 night 8.08333"]


def test_the_names_of_the_others_are_those_of_the_whole_file() -> None:
    content = "Date,Mood,mood\n2026-01-01,5,1\n2026-01-02,,2\n2026-01-03,7,3\n"
    whole = [value for value in Taken(content).values if "mood-0-10-2" in value]
    assert corrected(content, left_out=("Mood",)).values == whole


def test_words_with_numbers_come_in_as_before() -> None:
    content = "Date,Hair\n2026-01-01,a lot\n2026-01-02,little\n2026-01-03,none\n"
    first = corrected(content, measures=("Hair=thinning",))
    again = Taken(
        content,
        here=replace(HERE, measures={**HERE.measures, **first.defined}),
        mapping=Mapping(measures=("Hair=thinning",)),
    )
    assert again.values == first.values
    assert again.how("Hair").startswith("measure thinning: 0 to 3, as in the journal")


def test_an_end_that_is_left_out_ends_nothing() -> None:
    content = "From,To,Illness\n2026-01-01,2026-01-03,flu\n2026-02-01,2026-02-05,cold\n"
    found = corrected(content, left_out=("To",))
    assert found.why_left("To") == "as you said"
    assert "last day" not in " ".join(one.how for one in found.reading.brought)


LONG = """date,name,value
2026-03-01,Hair fall,2
2026-03-01,Steps,7000
2026-03-01,batch,12
2026-03-02,Hair fall,3
2026-03-02,Steps,8000
2026-03-02,Batch,13
"""


def test_a_name_in_lines_is_left_out_or_called_otherwise_as_a_column_is() -> None:
    found = corrected(LONG, left_out=("BATCH",), measures=("Hair fall=shedding",))
    assert found.values == [
        *("2026-03-01 shedding 2", "2026-03-01 steps 7000"),
        *("2026-03-02 shedding 3", "2026-03-02 steps 8000"),
    ]
    assert found.why_left("Batch") == found.why_left("batch") == "as you said"
    assert "'Hair fall' is called 'shedding', as you said" in found.reading.why


def test_a_product_in_lines_is_left_out_or_called_otherwise() -> None:
    log = "date,substance,amount\n2026-03-01,APAP,500 mg\n2026-03-02,Kratom,3 g\n"
    assert corrected(log, amounts=("APAP=Paracetamol",)).doses == [
        *("2026-03-01 Paracetamol 500 mg", "2026-03-02 Kratom 3 g"),
    ]
    assert corrected(log, left_out=("apap",)).doses == ["2026-03-02 Kratom 3 g"]


@pytest.mark.parametrize(
    "said", [{"left_out": ("Foo",)}, {"measures": ("APAP=x",)}, {"amounts": ("Batch=x",)}]
)
def test_a_name_that_no_line_has_is_refused_as_a_column_is(said: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="has no column"):
        corrected(LONG, **said)


def test_a_dose_among_other_lines_is_called_otherwise_as_one_in_a_log_is() -> None:
    content = "date,type,name,value\n2026-03-01,symptom,Pain,3\n2026-03-01,medication,APAP,500 mg\n"
    content += "2026-03-02,symptom,Itch,2\n2026-03-02,medication,APAP,500 mg\n"
    assert corrected(content, amounts=("APAP=Paracetamol",)).doses == [
        *("2026-03-01 Paracetamol 500 mg", "2026-03-02 Paracetamol 500 mg"),
    ]


def test_a_name_may_be_called_by_its_table_as_the_preview_does() -> None:
    tables = f"{LONG}\n\nDate,km\n2026-03-01,3\n2026-03-02,4\n"
    whole = Taken(tables)
    found = next(one for one in whole.reading.brought if one.found.endswith(": Steps")).found
    assert not [one for one in corrected(tables, left_out=(found,)).values if "steps" in one]


def test_where_all_lines_are_left_out_it_is_said() -> None:
    names = ("Hair fall", "Steps", "batch")
    with pytest.raises(UsageError, match=r"All lines of file\.csv were left out"):
        corrected(LONG, left_out=names)
    assert corrected(LONG, left_out=names[1:]).values


def test_one_column_may_be_said_to_have_what_happened() -> None:
    sheet = "at,mood 0-10,what\n2026-01-01 08:00,5,ran\n2026-01-02 09:00,6,\n2026-01-03 09:00,6,\n"
    found = corrected(sheet, event_column="what")
    assert found.how("what") == "events: its time in the note"
    assert [one.split()[-1] for one in found.values] == ["5", "6", "6"]
    events = [one for one in found.entries if isinstance(one, Event)]
    assert [(one.title, one.note) for one in events] == [("ran", "08:00")]
