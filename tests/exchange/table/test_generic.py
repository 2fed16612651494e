"""What says that something was taken, and nothing of what; and the kind of a headache."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

HEADACHES = (
    "Id,Date,Duration,Severity,Type,Location,Medication,Quantity\n"
    "1,2026-01-09 21:09,01:00,5,Other,Back,0,0\n2,2026-01-13 13:06,03:00,5,Other,Left,0,0\n"
    "3,2026-01-23 10:00,02:00,5,Sinus,All Over,,0\n4,2026-02-06 15:00,04:00,4,Other,Left,,0\n"
    "5,2026-02-13 14:55,04:00,6,Other,Left,,0\n"
)


def test_a_medication_that_is_none_in_all_lines_is_no_product() -> None:
    taken = Taken(HEADACHES)
    assert not taken.doses
    assert taken.why_left("Medication") == "no line says that anything was taken, nor of what"
    assert taken.why_left("Quantity") == "0 in every line, of nothing taken"


def test_a_kind_that_tells_no_lines_of_a_day_apart_is_a_word_of_the_line() -> None:
    taken = Taken(HEADACHES)
    assert taken.values[4:6] == ["2026-01-23T10:00 duration 2", "2026-01-23T10:00 severity 5"]
    assert taken.notes[2] == "2026-01-23 Type: Sinus\nLocation: All Over"
    apart = Taken(HEADACHES.replace("2026-01-23 10:00", "2026-01-13 20:00"))
    assert "2026-01-13T20:00 sinus-severity 5" in apart.values


def test_whether_a_medicine_was_taken_is_of_the_product_that_was_said() -> None:
    content = "date,mood,Medication\n2026-01-01,5,yes\n2026-01-02,4,no\n2026-01-03,4,yes\n"
    assert Taken(content).doses[0] == "2026-01-01 Medication ?"
    assert Taken(content, Said(product="Zoloft")).doses == [
        "2026-01-01 Zoloft ?",
        "2026-01-02 Zoloft none",
        "2026-01-03 Zoloft ?",
    ]
