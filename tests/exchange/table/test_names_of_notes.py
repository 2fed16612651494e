"""Notes of several columns: each keeps its name, and none melts into another of its line."""

from tests.exchange.table.tables import Taken

CHOICES = (
    "Day,Time,Focus_text,Chess_text,Radio_text,Car_text,Rest (Points)\n"
    "2024-03-01,20:00,Ok,None,20-40minutes,None,3\n"
    "2024-03-02,18:25,Calm,None,40-60minutes,None,4\n"
    "2024-03-03,08:12,Wild,None,None,20-40minutes,4\n"
    "2024-03-04,07:46,Ok,1-2h,None,None,2\n"
    "2024-03-05,16:00,Calm,None,20-40minutes,40-60minutes,3\n"
)


def test_a_text_of_something_keeps_its_name() -> None:
    taken = Taken(CHOICES)
    assert taken.notes[0] == (
        "2024-03-01 Focus_text: Ok\nChess_text: None\nRadio_text: 20-40minutes\nCar_text: None"
    )
    assert "Radio_text: 20-40minutes\nCar_text: 40-60minutes" in taken.notes[4]
    assert len(taken.notes) == 5
    assert len(taken.values) == 5


def test_a_text_alone_is_word_for_word() -> None:
    taken = Taken("Date,Mood,Free text\n2024-03-01,4,A long walk\n2024-03-02,5,Rain\n")
    assert taken.notes == ["2024-03-01 A long walk", "2024-03-02 Rain"]


def test_each_of_several_columns_of_notes_keeps_its_name() -> None:
    taken = Taken(
        "Date,Time,Mood,Skin notes,Work notes,Notes,Comment\n"
        "2024-03-01,08:00,4,fine,fine,slept in,slept in\n"
        "2024-03-02,08:00,5,itchy,,went out,\n"
    )
    assert taken.notes == [
        "2024-03-01 Skin notes: fine",
        "2024-03-01 Work notes: fine",
        "2024-03-01 Notes: slept in",
        "2024-03-01 Comment: slept in",
        "2024-03-02 Skin notes: itchy",
        "2024-03-02 went out",
    ]


def test_ranges_of_something_are_kept_as_words() -> None:
    taken = Taken(
        "Day,Reading_text,Binned (hours),Rest\n2024-03-01,100-150pages,6-8h,3\n"
        "2024-03-02,20-50pages,0-6h,4\n2024-03-03,0-20pages,6-8h,2\n"
    )
    assert taken.notes == [
        "2024-03-01 Reading_text: 100-150pages",
        "2024-03-02 Reading_text: 20-50pages",
        "2024-03-03 Reading_text: 0-20pages",
    ]
    assert taken.why_left("Binned (hours)").startswith("ranges, and a value is one number")
