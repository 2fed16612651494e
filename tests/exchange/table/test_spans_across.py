"""Several spans a day, each between two columns: each a length, at its time."""

from tests.exchange.table.tables import Taken

NIGHTS = """date;from_1;to_1;from_2;to_2;from_3;to_3
2023.10.23;05:27;09:59;22:11;23:59;;
2023.10.24;00:00;02:06;14:00;15:30;18:32;23:59
2023.10.25;;;;;;
2023.10.26;23:30;;08:00;08:20;;
"""


def test_each_span_is_a_length_at_its_time() -> None:
    taken = Taken(NIGHTS)
    assert [value.replace(" duration ", " ") for value in taken.values] == [
        "2023-10-23T05:27 4.53333",
        "2023-10-23T22:11 1.8",
        "2023-10-24T00:00 2.1",
        "2023-10-24T14:00 1.5",
        "2023-10-24T18:32 5.45",
        "2023-10-26T08:00 0.333333",
    ]
    assert taken.notes == ["2023-10-26 start: 23:30"]
    assert not taken.errors
    assert "up to 3 spans, from_1 to to_3" in taken.reading.why


def test_spans_have_the_number_of_what_they_are_of() -> None:
    taken = Taken(
        "Date,Sleep1 start,Sleep1 end,Sleep2 start,Sleep2 end\n"
        "2026-03-01,05:30,09:30,22:00,23:30\n2026-03-02,00:15,02:15,,\n"
    )
    assert [value.split()[-1] for value in taken.values] == ["4", "1.5", "2"]


def test_beside_other_values_times_stay_words_of_their_day() -> None:
    taken = Taken(
        "date,from_1,to_1,from_2,to_2,steps\n"
        "2026-03-01,05:30,09:30,22:00,23:30,4000\n2026-03-02,00:15,02:15,,,5000\n"
    )
    assert taken.values == ["2026-03-01 steps 4000", "2026-03-02 steps 5000"]
    assert "from_2: 22:00" in taken.notes[0]
