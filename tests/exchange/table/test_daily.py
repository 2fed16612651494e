"""Doses of the day that stand in each of its lines, beside readings."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

HEADER = "date,time,systolic,diastolic,Metformin (mg),Aspirin (mg)\n"


def log(days: int = 5, amounts: str = "1500,100", second: str = "1500,100", step: int = 1) -> str:
    rows = [
        f"2026-05-{day:02},08:0{n},{120 + n * step},{80 + n * step},{(amounts, second)[n]}\n"
        for day in range(1, days + 1)
        for n in (0, 1)
    ]
    return HEADER + "".join(rows) + "2026-05-20,09:00,120,80,1000,100\n"


def said(*several: str) -> Said:
    return Said(several=several)


def test_a_dose_that_each_line_of_a_day_has_is_asked_about_once() -> None:
    question = Taken(log()).reading.question
    assert question is not None
    assert question.text == (
        "All lines of a day have the same of Metformin, as on Fri 1 May 2026 (lines 2, 3): is it "
        "taken once a day, or in each line?"
    )
    assert question.choices == {"mean": "once, 1500 mg", "sum": "in each, 3000 mg"}
    assert question.answered(Said(), "mean") == said("Metformin=mean")


def test_of_three_days_it_is_asked_as_well() -> None:
    assert Taken(log(days=3)).reading.question is not None
    assert len(Taken(log(days=3), said("Metformin=mean")).doses) == 8
    assert len(Taken(log(days=3).replace(" (mg)", ""), Said(unit="mg")).doses) == 14


def test_a_dose_of_the_day_is_there_once_and_at_no_time() -> None:
    taken = Taken(log(), said("Metformin=mean"))
    assert taken.doses[:3] == [
        "2026-05-01 Metformin 1500 mg",
        "2026-05-01 Aspirin 100 mg",
        "2026-05-02 Metformin 1500 mg",
    ]
    assert len(taken.doses) == 12
    assert taken.doses[-2] == "2026-05-20 Metformin 1000 mg"
    assert taken.lines[1].passed == ("the dose of its day, as another line says it",) * 2
    how = "each line of a day has it: taken once a day (else --several Metformin=sum)"
    assert taken.how("Metformin (mg)").endswith(how)
    again = Taken(log(), said("Metformin=mean"))
    assert [one.identity for one in again.entries] == [one.identity for one in taken.entries]


def test_a_dose_in_each_line_can_be_said_of_all_or_of_one() -> None:
    assert len(Taken(log(), said("Aspirin (mg)=sum")).doses) == 22
    assert len(Taken(log(), said("Aspirin=sum", "Metformin=mean")).doses) == 17


def test_where_the_unit_was_asked_for_no_more_is_asked() -> None:
    taken = Taken(log().replace(" (mg)", ""), Said(unit="mg"))
    assert len(taken.doses) == 12
    assert "taken once a day" in taken.how("Metformin")


@pytest.mark.parametrize(
    "content",
    [
        log(days=2),
        log(second="500,75"),
        log(second=","),
        log(step=0),
        log().replace("(mg)", "(IU)"),
        "\n".join(",".join(row.split(",")[:2] + row.split(",")[4:]) for row in log().split("\n")),
    ],
    ids=["few days", "other amounts", "one line", "the same readings", "insulin", "doses alone"],
)
def test_doses_of_lines_stay_what_they_are(content: str) -> None:
    taken = Taken(content)
    assert taken.reading.question is None
    assert "once a day" not in str(taken.reading.brought)
    assert len(taken.doses) >= 10
