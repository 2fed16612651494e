"""Lines of several kinds: each kind has a name, a unit and a length of its own."""

from sidelog.exchange.incoming import Note
from tests.exchange.table.tables import Taken, ranges


def test_a_kind_and_what_says_more_of_it_are_one_name_with_its_own_unit() -> None:
    rows = ("Sleep,,07:20,7:20", "Growth,Weight,11:38,6.1kg", "Growth,Height,20:34,61cm")
    rows += ("Growth,Weight,12:00,6kg", "Growth,Head,20:35,40cm", "Diapering,Poo,21:00,")
    content = "".join(
        f"{kind},{sub},{day}-Nov-2026 {time},{details}\n"
        for day, row in enumerate(rows, start=1)
        for kind, sub, time, details in [row.split(",")]
    )
    taken = Taken(f"RecordCategory,RecordSubCategory,Date,Details\n{content}")
    assert taken.values == [
        "2026-11-02T11:38 growth-weight 6.1",
        "2026-11-03T20:34 growth-height 61",
        "2026-11-04T12:00 growth-weight 6",
        "2026-11-05T20:35 growth-head 40",
    ]
    assert ranges(taken.defined.values())["growth-height"] == "0.. cm"
    assert taken.notes == ["2026-11-01 Sleep: 7:20", "2026-11-06 RecordCategory: Diapering Poo"]
    assert taken.how("Sleep") == "notes of the day: without a unit, such as 7:20"
    assert not taken.errors


def test_portions_beside_other_numbers_are_no_values_of_meals() -> None:
    rows = "".join(
        f"2026-05-0{day} 08:00,{meal},{food},{portion},{kcal}\n"
        for day in (1, 2, 3)
        for meal, food, portion, kcal in (
            *(("breakfast", "coffee", "250 mL", 3), ("breakfast", "oats", "50 g", 190)),
            *(("lunch", "beer", "1 bottle", 140), ("lunch", "hummus", "60 mL", 94)),
        )
    )
    taken = Taken(f"date,meal_type,food,portion,kcal\n{rows}")
    assert {one.split()[1] for one in taken.values} == {"portion", "kcal"}


def test_of_a_name_in_units_of_several_kinds_others_than_the_first_are_notes() -> None:
    taken = Taken(
        "timestamp,event_type,value,unit\n2026-05-01 03:39,feed,20,min\n"
        "2026-05-01 06:29,feed,120,ml\n2026-05-01 08:00,feed,30,\n"
        "2026-05-01 09:00,nap,1,h\n2026-05-01 11:00,nap,30,min\n"
    )
    assert taken.values == [
        "2026-05-01T03:39 feed 20",
        *("2026-05-01T09:00 nap 1", "2026-05-01T11:00 nap 0.5"),
    ]
    assert taken.notes == ["2026-05-01 feed 120 ml", "2026-05-01 feed 30"]


def test_each_kind_of_lines_has_lengths_of_its_own_where_most_of_it_has_an_end() -> None:
    rows = ("nap,bed,07:36,08:06", "feed,left,09:36,09:51", "nap,sofa,10:00,")
    rows += ("feed,left,11:00,11:30", "feed,right,12:00,12:06", "nappy,,13:00,13:00")
    rows += ("feed,left,14:00,13:50", "nappy,,15:00,")
    content = "".join(
        f"{kind},{sub},2026-02-26 {start},{end and f'2026-02-26 {end}'}\n"
        for kind, sub, start, end in (row.split(",") for row in rows)
    )
    taken = Taken(f"type,subtype,start,end\n{content}")
    assert taken.values == [
        *("2026-02-26T07:36 nap-bed-duration 0.5", "2026-02-26T09:36 feed-left-duration 0.25"),
        *("2026-02-26T11:00 feed-left-duration 0.5", "2026-02-26T12:00 feed-right-duration 0.1"),
    ]
    kept = ("nap sofa", "nappy", "feed left", "nappy")
    assert taken.notes == [f"2026-02-26 type: {kind}" for kind in kept]
    assert [error.partition(":")[0] for error in taken.errors] == ["line 8, column end"]
    said = "measure feed-left-duration (new): 0 h and up; from start to end"
    assert taken.how("feed left duration").startswith(said)
    assert (
        taken.how("type")
        == "notes of the day: where it says nap sofa, nappy, which have no lengths"
    )


def test_lengths_and_values_of_lines_may_stand_side_by_side() -> None:
    rows = ("Sleep,,07:20,08:00,7:20", "Growth,Weight,11:38,,6.1kg", "Growth,Height,11:40,,61cm")
    content = "".join(
        f"{kind},{sub},06-Nov-2026 {start},{end and f'06-Nov-2026 {end}'},{details}\n"
        for kind, sub, start, end, details in (row.split(",") for row in rows)
    )
    sleep = "Sleep,,06-Nov-2026 15:58,06-Nov-2026 16:49,\n"
    taken = Taken(f"Category,SubCategory,StartDate,FinishDate,Details\n{content}{sleep}")
    assert taken.values == [
        *("2026-11-06T07:20 sleep-hours 0.666667", "2026-11-06T11:38 growth-weight 6.1"),
        *("2026-11-06T11:40 growth-height 61", "2026-11-06T15:58 sleep-hours 0.85"),
    ]
    assert taken.notes == ["2026-11-06 Sleep: 7:20"]


def test_of_lines_that_each_have_a_value_start_and_end_are_of_that() -> None:
    rows = "".join(
        f"{name},2026-05-0{day} 08:00,2026-05-0{day} 08:05,{value}\n"
        for day in (1, 2, 3)
        for name, value in (("steps", 400 + day), ("pulse", 70 + day))
    )
    taken = Taken(f"type,start,end,value\n{rows}")
    assert {one.split()[1] for one in taken.values} == {"steps", "pulse"}


def test_a_kind_of_one_line_may_have_a_length() -> None:
    taken = Taken("Date,Start,End,Type\n2026-01-01,22:00,23:30,migraine\n2026-01-04,,,tension\n")
    assert taken.values == ["2026-01-01T22:00 migraine-duration 1.5"]


def test_lines_of_kinds_that_seldom_come_again_have_no_lengths() -> None:
    rows = "".join(
        f"event {day},2026-05-0{day} 08:00,2026-05-0{day} 09:00\n" for day in range(1, 8)
    )
    assert not Taken(f"event,start,end\n{rows}").values


def test_the_time_of_the_line_before_is_no_start() -> None:
    rows = "".join(
        f"2026-05-01 {hour:02}:00,feed,{f'2026-05-01 {hour - 2:02}:00' if hour > 8 else ''}\n"
        for hour in range(8, 22, 2)
    )
    assert not Taken(f"timestamp,event_type,last_feed\n{rows}").values


BABY = """Activity,Start,End,Amount,Unit
Sleep,2026-05-01 20:00,2026-05-02 01:10,,
Bottle,2026-05-02 01:20,2026-05-02 01:35,120,ml
Diaper,2026-05-02 01:40,,,
Bottle,2026-05-02 05:00,2026-05-02 05:20,4,oz
Feed,2026-05-02 05:30,2026-05-02 05:45,15,min
Weight,2026-05-02 08:00,,5.4,kg
"""


def test_few_lines_are_told_apart_where_their_units_differ() -> None:
    taken = Taken(BABY)
    assert taken.values == [
        *("2026-05-01T20:00 baby-sleep-duration 5.16667", "2026-05-02T01:20 bottle-duration 0.25"),
        *("2026-05-02T01:20 bottle 120", "2026-05-02T05:00 bottle-duration 0.333333"),
        *(
            "2026-05-02T05:30 feed-duration 0.25",
            "2026-05-02T05:30 feed 15",
            "2026-05-02T08:00 baby-weight 5.4",
        ),
    ]
    assert taken.notes == ["2026-05-02 Activity: Diaper", "2026-05-02 Bottle 4 oz"]


NURSED = """Date,Time,Type,Amount (oz),Left (min),Comments
2026-05-18,18:32,Bottle,1.0,,
2026-05-18,21:10,Nursing,,5,
2026-05-19,07:29,Nursing,,,
2026-05-19,13:09,Bottle,,,sleepy
2026-05-20,11:00,Nursing,,3,
2026-05-20,15:15,Bottle,2.0,,
"""


def test_what_a_line_with_its_time_names_happened_though_it_has_no_value() -> None:
    taken = Taken(NURSED)
    assert taken.notes == [
        "2026-05-19 Type: Nursing",
        "2026-05-19 Bottle: sleepy",
        "2026-05-19 Type: Bottle",
    ]
    notes = [note for note in taken.entries if isinstance(note, Note)]
    assert [f"{note.at:%H:%M}" for note in notes if note.at] == ["07:29", "13:09", "13:09"]
    assert [value.split()[1] for value in taken.values] == [
        *("bottle", "nursing-left", "nursing-left", "bottle")
    ]
    assert taken.how("Type") == "notes of the day: where a line with its time has no value"


def test_what_a_line_of_a_day_names_without_a_value_is_nothing() -> None:
    days = "\n".join(line.replace(line[10:16], "") for line in NURSED.splitlines()[1:])
    assert Taken(f"Date,Type,Amount (oz),Left (min),Comments\n{days}\n").notes == [
        "2026-05-19 sleepy"
    ]


def test_the_sleep_of_a_baby_is_not_that_of_the_owner() -> None:
    rows = "".join(
        f"Sleep,{day}-Nov-2026 0{hour}:00,{day}-Nov-2026 0{hour}:40\n"
        f"Feeding,{day}-Nov-2026 0{hour}:45,{day}-Nov-2026 0{hour}:55\n"
        f"{{0}},{day}-Nov-2026 0{hour}:58,{day}-Nov-2026 0{hour}:58\n"
        for day in (1, 2, 3)
        for hour in (5, 7)
    )
    head = "Category,StartDate,FinishDate\n"
    baby, other = (Taken(head + rows.format(what)) for what in ("Diapering", "Walk"))
    assert baby.values[0] == "2026-11-01T05:00 baby-sleep-duration 0.666667"
    assert other.values[0] == "2026-11-01T05:00 sleep-hours 0.666667"
    assert "of several a day: their sum" in baby.how("Sleep duration")


def test_kinds_that_are_told_apart_in_no_plain_way_have_no_lengths() -> None:
    rows = "".join(
        f"2026-05-0{day} 08:00,2026-05-0{day} 09:00,{'ab'[day % 2]}{{0}},{'cd'[day % 2]}\n"
        for day in range(1, 8)
    )
    head = "start,end,event,phase\n"
    assert not any("duration" in one for one in Taken(head + rows.format("")).values)
    never_over = rows.replace(" 09:00", " 07:00").replace(",c", ",").replace(",d", ",")
    assert not any("duration" in one for one in Taken(head + never_over.format("")).values)
    valued = "".join(
        f"2026-05-0{day} 08:00,2026-05-0{day} 09:00,{('feed,9', 'nap,')[day % 2]},{'cd'[day % 2]}\n"
        for day in range(1, 9)
    )
    taken = Taken(f"start,end,activity,amount,phase\n{valued}")
    assert {one.split()[1] for one in taken.values} == {"feed"}


def test_what_is_left_or_was_planned_is_no_dose_of_a_log() -> None:
    taken = Taken(
        "Date,Name,Metric,Value\n2026-05-01,Tramadol,Dose,50 mg\n"
        "2026-05-01,Tramadol,Remaining,30 tablets\n2026-05-02,Tramadol,Dose,50 mg\n"
        "2026-05-02,Tramadol,Planned dose,25 mg\n2026-05-02,Tramadol,Stock left,29 tablets\n"
    )
    assert taken.doses == ["2026-05-01 Tramadol 50 mg", "2026-05-02 Tramadol 50 mg"]
    passed = [why for line in taken.lines for why in line.passed]
    assert passed == [f"{one}, so no dose" for one in ("Remaining", "Planned dose", "Stock left")]


def test_what_is_left_or_was_planned_is_no_dose_among_measures() -> None:
    taken = Taken(
        "Date,Metric,Value\n2026-05-01,Tramadol,50 mg\n2026-05-01,Tramadol left,30 tablets\n"
        "2026-05-01,Tramadol stock,60 tablets\n2026-05-01,Planned tramadol,25 mg\n"
        "2026-05-01,Weight,70.5 kg\n2026-05-02,Tramadol left thigh,25 mg\n"
    )
    assert taken.doses == [
        "2026-05-01 Tramadol 50 mg",
        "2026-05-02 Tramadol left thigh 25 mg",
    ]
    assert [value.split()[1:] for value in taken.values] == [
        ["tramadol-left", "30"],
        ["tramadol-stock", "60"],
        ["planned-tramadol", "25"],
        ["weight", "70.5"],
    ]


def test_a_second_name_may_say_what_is_left() -> None:
    taken = Taken(
        "Date,Subtype,Metric,Value\n2026-05-01,Kratom,Dose,3 g\n2026-05-01,Stock left,Dose,200 g\n"
        "2026-05-01,Face,Severity,4\n2026-05-02,Kratom,Dose,2 g\n2026-05-02,Face,Severity,3\n"
    )
    assert taken.doses == ["2026-05-01 Kratom 3 g", "2026-05-02 Kratom 2 g"]
    assert "2026-05-01 dose-stock-left 200" in taken.values


def test_what_is_left_is_a_measure_where_lines_name_measures_as_well() -> None:
    taken = Taken(
        "Date,Subtype,Metric,Value\n2026-05-01,Kratom,Dose,3 g\n"
        "2026-05-01,Kratom,Remaining,200 g\n2026-05-01,Face,Severity,4\n"
        "2026-05-02,Kratom,Dose,2 g\n2026-05-02,Kratom,Remaining,198 g\n"
        "2026-05-02,Face,Severity,3\n"
    )
    assert taken.doses == ["2026-05-01 Kratom 3 g", "2026-05-02 Kratom 2 g"]
    assert "2026-05-01 remaining-kratom 200" in taken.values
    assert "2026-05-02 severity-face 3" in taken.values
