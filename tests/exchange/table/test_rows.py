"""Text becomes rows: delimiters, the header and where it stands."""

import re
from operator import length_hint

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.rows.grid import text_grid
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.text_rows import LONGEST_CELL, rows_of
from tests.exchange.table.tables import Taken, source_of

TABLE = "date,mood\n2026-05-01,6\n2026-05-02,7\n"
MOOD = ["2026-05-01 mood-0-10 6", "2026-05-02 mood-0-10 7"]


def refused(content: str | bytes, said: Said | None = None) -> str:
    with pytest.raises((BadDataError, UsageError)) as refusal:
        Taken(content, said or Said())
    return f"{refusal.value.message} {refusal.value.hint}"


# Delimiters and quotes


def test_the_delimiter_that_the_first_line_says_is_taken() -> None:
    taken = Taken("sep=;\r\ndate;mood\r\n2026-05-01;6\r\n2026-05-02;7\r\n")
    assert taken.values == MOOD
    assert [line.number for line in taken.lines] == [3, 4]


def test_two_delimiters_that_both_fit_are_refused() -> None:
    assert "could be separated by commas or semicolons" in refused("a;b,c\n1;2,3\n4;5,6\n")


def test_the_delimiter_between_which_days_stand_is_taken() -> None:
    assert Taken("day;mood,x\n2026-05-01;7,5\n").values == ["2026-05-01 mood-x 7.5"]


def test_a_quote_that_never_closes_costs_its_line() -> None:
    taken = Taken(
        'date,mood,note\n2026-05-01,6,"of two\nlines"\n2026-05-02,7,"never\n2026-05-03,8,\n'
        '2026-05-04,9,"ends" not\n2026-05-05,5,"a ""b"""\n'
    )
    assert taken.values == [*("2026-05-01 mood 6", "2026-05-03 mood 8", "2026-05-05 mood 5")]
    assert taken.notes == ["2026-05-01 of two\nlines", '2026-05-05 a "b"']
    assert [error[:43] for error in taken.errors] == [
        *(f"line {line}: a quotation mark begins a cell in it"[:43] for line in (4, 6))
    ]
    mapping = Mapping(day="date", measures=("mood",))
    taken = Taken('date,mood\n2026-05-01,6\n2026-05-02,"7\n2026-05-03,8\n', mapping=mapping)
    assert taken.values == ["2026-05-01 mood 6", "2026-05-03 mood 8"]
    assert len(taken.errors) == 1


@pytest.mark.parametrize("count", [1, 2, 4, 5])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_megabytes_in_one_cell_cost_their_line(count: int, line_end: str) -> None:
    cell = "a" * (LONGEST_CELL * count + count)
    for quote in ("", '"'):
        lines = ["date;mood;note", f"2026-05-01;1;{quote}{cell}{quote}", "2026-05-02;9;fine"]
        taken = Taken(line_end.join(lines) + line_end)
        assert taken.values == ["2026-05-02 mood 9"]
        (error,) = taken.errors
        assert re.fullmatch(
            r"line 2: .* has more than [24],000,000 characters, as no .* has", error
        )


def test_a_line_that_is_too_long_is_said_and_no_more_of_it_is_held() -> None:
    cells = ";".join(["a" * 1_999_990] * 6)
    taken = Taken(f"date;mood;a;b\n2026-05-01;{cells}\n2026-05-02;9;fine;so\n")
    assert (taken.values, len(taken.errors)) == (["2026-05-02 mood 9"], 1)


def test_of_a_quote_that_never_closes_no_more_is_held_than_a_cell() -> None:
    rest = [f"2026-05-{day:02},5\n" for day in range(1, 32)] * 10_000
    lines = iter(['2026-05-01,"5\n', *rest])
    rows = rows_of(lines, ",", 0, damaged=False)
    assert next(rows).wrong
    assert length_hint(lines) > len(rest) / 2
    assert next(rows).cells == ["2026-05-01", "5"]
    assert sum(1 for _ in rows) == len(rest) - 1


def test_a_wrong_line_is_said_where_the_header_comes_again() -> None:
    header = "date,mood,place,a\n"
    content = f'{header}2026-05-01,6,x,1\n{header}2026-05-02,"7,x,1\n2026-05-03,7,x,1\n'
    taken = Taken(content)
    assert [error[:8] for error in taken.errors] == ["line 4: "]
    assert len(taken.lines) == 3


def test_where_the_line_is_wrong_that_may_name_the_columns_it_is_refused() -> None:
    assert "line 1: a quotation mark begins" in refused('date,"mood\n2026-05-01,6\n2026-05-02,6\n')
    assert "line 1: a quotation mark begins" in refused('date,"mood\n')
    said = 'x,"y\ndate,mood\n2026-05-01,6\n2026-05-02,7\n'
    assert Taken(said, Said(header=2)).values == MOOD
    assert "line 3: a quotation mark begins" in refused('what,2026-05-01,2026-05-02\na,1,2\n"b,2\n')


def test_rows_of_another_width_are_said_by_line() -> None:
    taken = Taken("date,mood\n2026-05-01,6\n2026-05-02\n2026-05-03,7,8\n2026-05-04,7,,\n")
    assert taken.values == ["2026-05-01 mood-0-10 6", "2026-05-04 mood-0-10 7"]
    assert taken.errors == [
        "line 3: it has 1 cell, and the header 2",
        "line 4: it has 3 cells, and the header 2",
    ]


def test_a_row_may_lack_what_is_empty_in_most() -> None:
    taken = Taken(
        "date,mood,note,tag\n2026-05-01,6,,\n2026-05-02,7\n2026-05-03,5,a,\n2026-05-04,5,b\n"
        "2026-05-05,5,,\n2026-05-06\n"
    )
    assert len(taken.values) == 5
    assert taken.notes == ["2026-05-03 a", "2026-05-04 b"]
    assert taken.errors == ["line 7: it has 1 cell, and the header 4"]


# The header


@pytest.mark.parametrize("end", ["", ";"])
def test_a_header_may_end_with_a_delimiter(end: str) -> None:
    taken = Taken(f"date;mood;note;\n2026-05-01;6;a{end}\n2026-05-02;7;{end}\n")
    assert taken.values == MOOD
    assert taken.reading.why == "its column 'date' says the day of each line"


def test_a_header_below_a_small_table_about_the_whole_is_found() -> None:
    taken = Taken(
        "Serial;Made on;At;;;\n0074;24.04.2017;18:45;;;\nDate;Time;Result;Unit;Before meal;Other\n"
        "24.04.2017;06:26;121;mg/dl; ; ;\n25.04.2017;06:20;118;mg/dl; ; ;\n"
    )
    assert taken.values == ["2017-04-24T06:26 result 121", "2017-04-25T06:20 result 118"]
    assert not taken.errors


def test_a_header_below_titles_and_blank_lines_is_found_and_said() -> None:
    taken = Taken("My diary,,\nof 2026\n\n,,\ndate,mood,note\n2026-05-01,6,a\n2026-05-02,7,\n")
    assert taken.values == MOOD
    assert "line 5 names the columns" in taken.reading.why


@pytest.mark.parametrize(
    "above", ["date,sleep,,pain,,note", "date,sleep,,pain,,", ",sleep,,pain,", "date,sleep,,pain"]
)
def test_a_row_of_groups_above_the_header_is_part_of_the_names(above: str) -> None:
    day, note = ("" if "date" in above else "date"), ("" if "note" in above else "note")
    content = f"{above}\n{day},hours,quality,am,pm,{note}\n2026-05-01,7,3,2,4,a\n"
    taken = Taken(content + "2026-05-02,8,4,9,5,b\n")
    of_pain = [one.partition(" ")[2] for one in taken.values[2:4]]
    assert of_pain == ["pain-am 2", "pain-pm 4"]
    assert taken.values[0] == "2026-05-01 sleep-hours 7"
    assert "line 2 names the columns, too" in taken.reading.why


def test_a_row_above_the_header_that_has_no_groups_is_not_read_and_said() -> None:
    content = "name,Anna,,\ndate,mood,pain,note\n2026-05-01,6,1,a\n2026-05-02,7,0,b\n"
    taken = Taken(content)
    assert taken.values[0] == MOOD[0]
    assert "'name Anna' above it is not read" in taken.reading.why


def test_a_title_that_has_a_day_in_it_is_no_data() -> None:
    taken = Taken("Made on,2026-05-09,by X\nDevice,Date,Mood\nA,2026-05-01,6\nA,2026-05-02,7\n")
    assert taken.values == MOOD


def test_a_table_of_one_column_has_a_header() -> None:
    assert Taken("date\n2026-05-01\n", Said(happened="?")).lines[0].parts == ()


def test_a_header_that_was_said_is_taken() -> None:
    content = "a,b\nx,y\ndate,mood\n2026-05-01,6\n2026-05-02,7\n"
    assert Taken(content, Said(header=3)).values == MOOD
    assert "names no columns" in refused(content, Said(header=99))


def test_without_a_header_columns_are_counted() -> None:
    content = "2026-05-01,6\n2026-05-02,9\n"
    for said in (Said(), Said(header=0)):
        assert Taken(content, said).values == ["2026-05-01 column-2 6", "2026-05-02 column-2 9"]


def test_without_a_header_and_a_day_numbers_are_data() -> None:
    assert "No column of file.csv says the day" in refused("1,2\n3,4\n")


def test_a_header_with_nothing_below_it_is_said() -> None:
    assert "nothing below it" in refused("date,mood\n")


def test_names_that_repeat_are_told_apart_and_said() -> None:
    columns = find_columns(text_grid(source_of("date,a,a,a (2)\n2026-05-01,1,2,3\n")), None)
    assert columns.names == ("date", "a", "a (3)", "a (2)")
    assert columns.remarks == ("column 3 is a second 'a'",)


def test_a_column_without_a_name_is_called_by_its_place() -> None:
    taken = Taken("date,mood,\n2026-05-01,6,9\n2026-05-02,7,8\n")
    assert taken.values[:2] == ["2026-05-01 mood-0-10 6", "2026-05-01 column-3 9"]
    assert "column 3 has no name" in taken.reading.why


def test_the_row_numbers_that_r_writes_are_no_column() -> None:
    taken = Taken("date,mood\n1,2026-05-01,6\n2,2026-05-02,7\n")
    assert taken.values == MOOD
    assert taken.why_left("column 1") == "it counts the lines"


def test_decimal_commas_between_commas_are_refused() -> None:
    assert "line 2: it has 3 cells" in refused("date,weight\n2026-05-01,5,3\n2026-05-02,5,4\n")


def test_rows_beside_which_nothing_is_named_are_refused() -> None:
    assert "names no columns" in refused(",\n2026-05-01,5,3\n", Said(header=1))


def test_days_as_columns_are_turned() -> None:
    content = (
        "Test,Unit,Range,2026-01-10,2026-05-01\n"
        "Ferritin,ng/mL,15-150,18,25\nHbA1c,%,,5.4,\nCRP,,,1,2\n"
    )
    taken = Taken(content)
    assert taken.values == [
        "2026-01-10 ferritin 18",
        "2026-01-10 hba1c 5.4",
        "2026-01-10 crp 1",
        "2026-05-01 ferritin 25",
        "2026-05-01 crp 2",
    ]
    assert taken.defined["hba1c"].scale.unit == "%"


def test_days_as_columns_with_more_rows_than_measures_are_refused() -> None:
    rows = "".join(f"m{number},1,2\n" for number in range(600))
    assert "more than 500 rows" in refused(f"what,2026-01-10,2026-01-11\n{rows}")


def test_a_header_of_ten_thousand_columns_takes_no_longer_than_it_is() -> None:
    names = [f"m{number}" for number in range(10_000)]
    taken = Taken(f"date,{','.join(names)}\n2026-05-01,{','.join('7' for _ in names)}\n")
    assert len(taken.values) == len(names)


def test_a_header_that_comes_again_with_other_columns_has_those_that_all_have() -> None:
    taken = Taken(
        "Id,Zone,From,Hours,Rating,2:37,2:40\n1,Home,2026-05-01 02:30,5.5,4,0.7,0.1\n,,,,,0.1,0.2\n"
        "Id,Zone,From,Hours,Rating,23:40\n2,Home,2026-05-02 23:30,8,3,0.2\n,,,,,0.3\n"
    )
    assert taken.values == [
        *("2026-05-01T02:30 hours 5.5", "2026-05-01T02:30 rating 4"),
        *("2026-05-02T23:30 hours 8", "2026-05-02T23:30 rating 3"),
    ]
    assert "what is behind Rating is left out" in taken.reading.why
    assert not taken.errors


def test_lines_may_end_before_the_last_columns_where_most_of_them_do() -> None:
    rows = "".join(f"2026-05-0{day},{day},tired\n" for day in range(1, 6))
    taken = Taken(f"date,mood,state,comment\n{rows}2026-05-06,6,glad,a walk\n2026-05-07,7\n")
    assert len(taken.values) == 6
    assert taken.notes[-2:] == ["2026-05-06 a walk", "2026-05-06 state: glad"]
    assert taken.errors == ["line 8: it has 2 cells, and the header 4"]


def test_a_day_that_stands_once_is_that_of_the_lines_below_it() -> None:
    taken = Taken(
        "date,when,sys\n2026-05-01,am,120\n,pm,130\n2026-05-02,am,121\n,pm,131\n2026-05-03,am,122\n"
    )
    assert taken.values == [
        *("2026-05-01 sys-am 120", "2026-05-01 sys-pm 130"),
        *("2026-05-02 sys-am 121", "2026-05-02 sys-pm 131"),
        "2026-05-03 sys-am 122",
    ]
    assert "a line without date is of the day above it" in taken.reading.why


def test_a_comma_in_a_day_parts_nothing() -> None:
    rows = "June 20, 2025 at 09:47AM,70.5\nJune 21, 2025 at 10:12PM,71.5\n"
    for header in ("", "when,kg\n"):
        taken = Taken(header + rows)
        assert [value.split()[0] for value in taken.values] == [
            *("2025-06-20T09:47", "2025-06-21T22:12")
        ]


def test_a_column_without_a_name_is_said_once() -> None:
    taken = Taken("2026-05-01,08:00,5\n2026-05-01,9.99,6\n2026-05-01,10:00,7\n2026-05-02,11:00,5\n")
    assert taken.errors[0].startswith("line 2, column 2: '9.99' is no time")


def test_most_lines_of_another_width_than_the_first_are_no_table_of_it() -> None:
    lines = "".join(f'"5";"{day}.11.2015";"x";"1";"2"\n' for day in range(1, 10))
    content = f'"13";"1";"__EMPTY__";"14"\n{lines}"12";"1.12.2015";"3";"4"\n'
    why = refused(content)
    assert "line 2: it has 5 cells, and line 1 above it 4" in why
    assert "--header 1 takes the lines that fit" in why
    assert len(Taken(content, Said(header=1)).errors) == 9


def test_a_last_line_that_ends_as_many_others_do_is_whole() -> None:
    whole = "".join(f"2026-05-0{day},7,{day},08:0{day}\n" for day in range(1, 5))
    short = "".join(f"2026-05-{day},5,{day}\n" for day in range(11, 26))
    assert Taken(f"date,mood,pages,up\n{whole}{short}").errors == []
