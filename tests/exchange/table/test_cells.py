"""Cells parted otherwise than by the delimiter: within brackets, in comments, between blanks."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, refused


def entry(day: int, value: int) -> str:
    return f"Entry(timestamp=2022-04-0{day}, value={value})"


def habits(*rows: tuple[int, int, int]) -> str:
    lines = (
        f"2022-04-0{day},{','.join(entry(day, value) for value in row)},\n"
        for day, row in enumerate(rows, start=1)
    )
    return f"Date,Bath,Wake Up,Cycling,\n{''.join(lines)}"


def test_entries_are_the_marks_of_their_habits() -> None:
    taken = Taken(habits((2, 7000, -1), (0, 7250, 3000), (2, 6500, -1)))
    assert taken.values == [
        "2022-04-01 bath 1",
        "2022-04-01 wake-up 7",
        "2022-04-02 bath 0",
        "2022-04-02 wake-up 7.25",
        "2022-04-02 cycling 3",
        "2022-04-03 bath 1",
        "2022-04-03 wake-up 6.5",
    ]
    assert not taken.notes
    assert not taken.errors
    assert "of Wake Up, Cycling they are thousandths" in taken.reading.why


def test_an_entry_of_another_day_than_its_line_is_no_mark() -> None:
    rows = habits((2, 7000, -1), (0, 7250, 3000), (2, 6500, -1))
    assert not Taken(rows.replace(entry(2, 0), entry(3, 0))).values


def test_commas_within_brackets_are_of_their_cells() -> None:
    taken = Taken(
        "date,lunch,mood\n2026-01-01,tea (green, hot),4\n"
        "2026-01-02,rice (brown, cold),6\n2026-01-03,soup (leek, oil, salt),5\n",
        Said(range=(0, 10)),
    )
    assert [value.split()[-1] for value in taken.values] == ["4", "6", "5"]
    assert taken.notes[2] == "2026-01-03 lunch: soup (leek, oil, salt)"


def test_brackets_that_stay_open_part_nothing() -> None:
    taken = Taken("date,note,mood\n2026-01-01,well :(,4\n2026-01-02,bad :(,6\n2026-01-03,so,5\n")
    assert [value.split()[-1] for value in taken.values] == ["4", "6", "5"]


DIET = """# my diet file
# If you slept badly, use 'nosleep' instead.
# e.g, one slice, say half, you could do:
#
Date,Weight,Factors
2012-06-01,80.8,
2012-06-10,80.1,salad egg
2012-06-11,79.6,wine bread:2
"""


def test_comments_with_commas_are_no_header() -> None:
    taken = Taken(DIET)
    assert [value.rpartition(" ")[2] for value in taken.values] == ["80.8", "80.1", "79.6"]
    assert taken.notes == ["2012-06-10 Factors: salad egg", "2012-06-11 Factors: wine bread:2"]
    assert not taken.errors
    assert "line 5 names the columns" in taken.reading.why


def test_the_header_may_begin_like_a_comment() -> None:
    for above in ("", "# of Ann, 2026, and Bo\n"):
        taken = Taken(f"{above}# date,mood\n2026-05-01,4\n2026-05-02,5\n")
        assert [value.split()[0] for value in taken.values] == ["2026-05-01", "2026-05-02"]


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


WEIGHTS = " 2017   1   1  81.0\n 2017   1   2  81.5\n 2017   1   3  80.8\n 2017   1  14  80.2\n"
SAID = [
    "2017-01-01 column-2 81",
    "2017-01-02 column-2 81.5",
    "2017-01-03 column-2 80.8",
    "2017-01-14 column-2 80.2",
]


def test_a_table_of_numbers_between_blanks_is_read() -> None:
    taken = Taken(WEIGHTS)
    assert taken.values == SAID
    assert taken.reading.what.startswith("a table (text, between blanks); 2017, 1, 1 is 2017-1-1")
    assert Taken(WEIGHTS, Said(header=0)).values == SAID
    days = Taken("2026-01-05 8 3\n2026-01-06 7 4\n2026-01-07 7 6\n")
    assert days.values[:2] == ["2026-01-05 column-2 8", "2026-01-05 column-3 3"]
    named = Taken(f"year month day  weight\n{WEIGHTS}", Said(unit="kg"))
    assert named.values[3] == "2017-01-14 weight 80.2"


def test_moments_alone_and_sentences_are_no_table_between_blanks() -> None:
    diary = Taken("2026-05-01 slept well\n2026-05-02 slept badly\n2026-05-03 slept well\n")
    assert diary.notes[0] == "2026-05-01 entry: slept well"


def test_numbers_between_blanks_that_say_no_day_are_refused_as_such() -> None:
    assert refused("630 10.0 1 37800 146\n582 10.0 1 37800 147\n576 0.5 0 79200 147\n") == (
        "No column of file.csv says the day of its lines."
    )
