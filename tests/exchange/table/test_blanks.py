"""First lines between blanks above others between tabs."""

from tests.exchange.table.tables import Taken

LINES = (
    "blood_sugar when_taken  Date_and_time\n7.7 BeforeLunch Jul 1, 2022 12:36:47\n"
    "8.1 mmol/L\tBeforeLunch\tJun 30, 2022 12:15:23\n"
    "8.6 mmol/L\tBeforeLunch\tJun 29, 2022 12:14:38\n"
    "7.3 mmol/L\tBeforeLunch\tJun 27, 2022 12:07:44\n"
)


def test_first_lines_between_blanks_are_read() -> None:
    taken = Taken(LINES)
    assert not taken.errors
    assert taken.reading.what == "a table (CSV, between tabs, first lines between blanks)"
    assert taken.values == [
        "2022-07-01T12:36 blood-sugar 7.7",
        "2022-06-30T12:15 blood-sugar 8.1",
        "2022-06-29T12:14 blood-sugar 8.6",
        "2022-06-27T12:07 blood-sugar 7.3",
    ]


def test_a_header_of_other_words_is_left_as_it_is() -> None:
    taken = Taken(LINES.replace("when_taken", "when taken"))
    assert len(taken.values) == 3
    assert len(taken.errors) == 2


def test_a_line_of_other_kinds_is_left_as_it_is() -> None:
    taken = Taken(LINES.replace("7.7 BeforeLunch", "BeforeLunch 7.7"))
    assert len(taken.values) == 3
    assert len(taken.errors) == 1
