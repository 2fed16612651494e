"""Two columns of days: which is that of the lines."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Question, Said
from tests.exchange.table.tables import Taken

MEALS = (
    "Last meal,,{group},,,\ndate,T,date,T,t,glucose\n"
    "2026-05-01,19:00,2026-05-02,14:00,19.5,5.2\n2026-05-03,19:00,2026-05-02,20:10,25.2,5.1\n"
    "2026-05-04,19:00,2026-05-03,06:15,35.3,5\n"
)
TWO = (
    "date of visit,date of letter,x\n2026-05-01,2026-05-09,0.5\n2026-05-02,2026-05-10,1.5\n"
    "2026-05-03,2026-05-11,2.5\n"
)


def days(content: str, said: Said | None = None) -> list[str]:
    return [value[:10] for value in Taken(content, said or Said()).values]


def test_a_row_of_groups_tells_apart_what_is_called_the_same() -> None:
    taken = Taken(MEALS.format(group="Measured"))
    assert taken.values == [
        "2026-05-02T14:00 measured-t 19.5",
        "2026-05-02T14:00 measured-glucose 5.2",
        "2026-05-02T20:10 measured-t 25.2",
        "2026-05-02T20:10 measured-glucose 5.1",
        "2026-05-03T06:15 measured-t 35.3",
        "2026-05-03T06:15 measured-glucose 5",
    ]
    assert taken.reading.why.startswith("its column 'Measured date' says the day of each line")
    assert taken.why_left("Last meal date")


def test_a_unit_of_a_group_stays_at_the_end() -> None:
    rows = "date,Pressure (mmHg),,Slept\n,high,low,deep\n2026-05-01,120,80,3\n2026-05-02,121,81,3\n"
    assert "Pressure high (mmHg)" in str(Taken(rows).reading.brought)


def test_which_of_two_days_is_meant_is_asked_where_they_differ() -> None:
    question = Taken(TWO).reading.question
    assert question == Question(
        "day",
        "--day",
        "date of visit and date of letter have different days, as in line 2: which is the day of "
        "each line?",
        {"date of visit": "2026-05-01", "date of letter": "2026-05-09"},
    )
    letters = ["2026-05-09", "2026-05-10", "2026-05-11"]
    assert days(TWO, question.answered(Said(), "date of letter")) == letters
    assert days(TWO.replace("date of letter", "date measured")) == letters
    assert days(TWO.replace("date of letter", "letter")) == [
        "2026-05-01",
        "2026-05-02",
        "2026-05-03",
    ]
    assert Taken(MEALS.format(group="This meal")).reading.question


def test_moments_of_two_clocks_are_no_question_and_the_local_one_counts() -> None:
    rows = (
        "time of report (GMT),time of report (local),x\n2026-05-02T02:09:00Z,2026-05-01 22:09,7\n"
    )
    assert days(rows) == ["2026-05-01"]
    assert days(rows.replace("local", "phone")) == ["2026-05-02"]


SENT = (
    "{stamp},{day},x\n2026-05-01 21:00,2026-05-01,0.5\n2026-05-03 08:00,2026-05-02,1.5\n"
    "2026-05-03 21:00,2026-05-03,2.5\n"
)
OWN, OF_FORM = ["2026-05-01", "2026-05-02", "2026-05-03"], ["2026-05-01", "2026-05-03"]


@pytest.mark.parametrize(
    ("stamp", "day", "is_own"),
    [
        ("Timestamp", "Date of dose", True),
        ("Timestamp", "Which day is this for?", True),
        ("Data utworzenia", "Czas pomiaru", True),
        ("Zeitstempel", "Tag der Einnahme", True),
        ("Marca temporal", "Fecha de la toma", True),
        ("Horodateur", "Jour de la prise", True),
        ("Submission date", "Evening of", True),
        ("Timestamp", "Date of last dose", False),
        ("Timestamp", "Date of birth", False),
        ("Timestamp", "Due date", False),
        ("Timestamp", "Refill date", False),
    ],
)
def test_the_day_that_a_form_asks_for_is_that_of_its_lines_and_not_when_it_was_sent(
    stamp: str, day: str, *, is_own: bool
) -> None:
    content = SENT.format(stamp=stamp, day=day)
    taken = Taken(content)
    assert sorted({value[:10] for value in taken.values}) == (OWN if is_own else OF_FORM)
    assert (f"{stamp} says when it was sent" in taken.how(day)) is is_own
    assert days(content, Said(day=stamp)) == ["2026-05-01", "2026-05-03", "2026-05-03"]


def test_the_time_that_a_form_asks_for_goes_with_its_day() -> None:
    rows = (
        "Timestamp,Date of dose,Time of dose,x\n2026/05/01 9:00:00 PM GMT,01/05/2026,07:30,0.5\n"
        "2026/05/01 9:01:00 PM GMT,01/05/2026,20:00,1.5\n"
        "2026/05/14 8:00:00 AM GMT,13/05/2026,20:00,2.5\n"
    )
    moments = ["2026-05-01T07:30", "2026-05-01T20:00", "2026-05-13T20:00"]
    assert [value.split()[0] for value in Taken(rows).values] == moments


@pytest.mark.parametrize(
    ("last", "first"),
    [("2026-05-02 21:00", "2026-05-01T08:00"), ("2026-05-03 08:00", "2026-05-01")],
)
def test_the_times_at_which_lines_were_sent_are_theirs_where_all_were_sent_on_their_day(
    last: str, first: str
) -> None:
    rows = (
        "Date,Timestamp,Weight (kg)\n2026-05-01,2026-05-01 08:00,70\n"
        f"2026-05-01,2026-05-01 20:00,71\n2026-05-02,{last},72\n"
    )
    assert Taken(rows, Said(several=("mean",))).values[0].split()[0] == first


def test_a_day_far_from_when_lines_were_sent_is_another() -> None:
    rows = SENT.format(stamp="Timestamp", day="Date of injection").replace(",2026-05", ",2026-04")
    assert sorted(set(days(rows))) == OF_FORM


def test_two_columns_of_the_same_days_are_no_question() -> None:
    rows = "date of visit,date of letter,x\n2026-05-01,1 May 2026,0.5\n2026-05-02,2 May 2026,1.5\n"
    assert days(rows) == ["2026-05-01", "2026-05-02"]


def test_the_column_of_the_day_can_be_said() -> None:
    rows = "date,seen,x\n2026-05-01,2026-05-03 08:00,0.5\n"
    assert Taken(rows, Said(day="Seen")).values == ["2026-05-03T08:00 x 0.5"]
    counted = "date,day,x\n2026-05-01,46143,0.5\n"
    assert Taken(counted, Said(day="day")).values == ["2026-05-01 x 0.5"]
    with pytest.raises(UsageError, match="no column 'when'") as refusal:
        Taken(rows, Said(day="when"))
    assert refusal.value.hint == "It has date, seen, x."


_ANSWERS = (
    ("2026-05-01", "09:00", "no", "2026-05-01T09:12"),
    ("2026-05-01", "15:00", "no", "2026-05-01T10:03"),
    ("2026-05-01", "15:00", "no", "2026-05-01T15:07"),
    ("2026-05-01", "15:00", "yes", "2026-05-01T15:09"),
    ("2026-05-02", "09:00", "no", "2026-05-02T09:05"),
)


def test_of_answers_of_one_slot_each_is_at_its_own_moment() -> None:
    lines = "".join(f"{day},{slot},{said},{at}:30\n" for day, slot, said, at in _ANSWERS)
    taken = Taken(f"date,slot,answer,message_ts\n{lines}")
    assert taken.values == [f"{at} answer {said == 'yes':d}" for _, _, said, at in _ANSWERS]
    assert "times of the day" in taken.how("slot")
    assert taken.why_left("date") == "the same day again"


def test_a_slot_is_the_time_of_its_line_where_nothing_else_says_it() -> None:
    lines = "".join(f"{day},{slot},{said}\n" for day, slot, said, _ in _ANSWERS)
    taken = Taken(f"date,slot,answer\n{lines}")
    assert taken.values == [
        f"{day}T{slot} answer {said == 'yes':d}" for day, slot, said, _ in _ANSWERS
    ]


def test_a_start_in_full_on_the_day_of_its_line_is_the_moment_of_it() -> None:
    taken = Taken(
        "Date,Start Time,Severity\n3/1/2026,3/1/2026 18:00,2\n3/15/2026,3/15/2026 23:00,4\n"
    )
    assert taken.values == ["2026-03-01T18:00 severity 2", "2026-03-15T23:00 severity 4"]
    assert taken.why_left("Date") == "the same day again"


@pytest.mark.parametrize(
    ("start", "name"), [("2026-04-30 23:00", "pain"), ("2026-05-01 23:00", "sleep quality")]
)
def test_the_day_of_a_line_stays_beside_starts_of_another_or_of_nights(
    start: str, name: str
) -> None:
    taken = Taken(f"date,start time,{name}\n2026-05-01,{start},2\n2026-05-02,2026-05-02 23:10,3\n")
    assert all("T" not in value for value in taken.values)


def test_a_day_that_stands_in_every_line_is_not_asked_about() -> None:
    rows = "".join(f"2026-05-0{day},2026-05-01,{day}\n" for day in range(1, 6))
    taken = Taken(f"date_today,starting_date,steps\n{rows}")
    assert taken.reading.question is None
    assert taken.values[-1] == "2026-05-05 steps 5"
