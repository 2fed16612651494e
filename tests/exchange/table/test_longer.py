"""Lines that have more than the header has names for."""

import pytest

from tests.exchange.table.tables import Taken, refused

ACHES = """Date,Time,Type,Detail
2026-05-01,10:00,Ache,Knee
2026-05-01,10:02,Stress,Level 3
2026-05-01,11:01,Ache,Knee - Pain,
2026-05-01,12:15,Ache,Neck - Pain,after lifting
2026-05-01,13:20,Stress,Level 1,"Long call, went fine"
"""


def test_words_behind_the_last_column_are_a_note_of_their_line() -> None:
    taken = Taken(ACHES)
    assert taken.errors == []
    assert taken.notes == [
        "2026-05-01 Type: Ache\nDetail: Knee",
        "2026-05-01 Type: Stress\nDetail: Level 3",
        "2026-05-01 Type: Ache\nDetail: Knee - Pain",
        "2026-05-01 after lifting",
        "2026-05-01 Type: Ache\nDetail: Neck - Pain",
        "2026-05-01 Long call, went fine",
        "2026-05-01 Type: Stress\nDetail: Level 1",
    ]
    assert "line 5 and others like it have behind Detail is a note" in taken.reading.why


LEVELS = """date,weight (kg),mood
2026-05-01,71.5,4
2026-05-02,72,7
2026-05-03,70,5
2026-05-04,71,6
"""


def test_numbers_stand_where_words_behind_them_are_the_only_ones() -> None:
    taken = Taken(LEVELS + "2026-05-09,74,5,tired\n")
    assert taken.values[-2:] == ["2026-05-09 weight 74", "2026-05-09 mood-0-10 5"]
    assert taken.notes == ["2026-05-09 tired"]


@pytest.mark.parametrize(
    "row",
    [
        "2026-05-09,70,5,6",  # 70.5 and 6, or 70 and 5
        "2026-05-09,70,5,,tired",  # 70.5 and no mood
        "2026-05-09,tired,70,5",
    ],
)
def test_numbers_that_may_be_of_another_column_are_left_out(row: str) -> None:
    taken = Taken(f"{LEVELS}{row}\n")
    assert taken.errors == [f"line 6: it has {row.count(',') + 1} cells, and the header 3"]
    assert len(taken.values) == 8


def test_numbers_stand_where_all_lines_are_as_wide_and_empty_at_their_end() -> None:
    lines = [
        f"2026-{1 + day // 28:02}-{1 + day % 28:02},{70 + day % 5},{day % 3},,"
        for day in range(300)
    ]
    words = "\n".join(["date,weight (kg),drinks,,", *lines[:250], lines[250] + "le", *lines[251:]])
    taken = Taken(words)
    assert (taken.errors, len(taken.values)) == ([], 600)
    assert taken.notes == ["2026-09-27 le"]
    taken = Taken(words.replace("le\n", "5\n"))
    assert len(taken.values) == 600
    why = "it has 5 cells, and the header 3: no number behind drinks is taken, as its column has"
    assert taken.errors == [f"line 252: {why} no name"]


MEALS = """date,meal,product,grams,kcal
2026-05-01,breakfast,Oats,40.0,150.0
2026-05-01,breakfast,Milk,100.0,60.0
2026-05-02,lunch,Egg,50.0,6.3,5.0,0.4,P,70.0
2026-05-02,lunch,Rice,100.0,2.7,0.3,28.0,C,130.0
2026-05-02,lunch,Bread,30.0,2.5,1.0,15.0,C,80.0
2026-05-03,,Apple,120.0,0.3,0.2,16.0,F,62.0
"""


def test_a_header_names_the_first_columns_of_lines_that_have_more() -> None:
    taken = Taken(MEALS)
    assert taken.doses == [
        "2026-05-01 Oats 40 g",
        "2026-05-01 Milk 100 g",
        "2026-05-02 Egg 50 g",
        "2026-05-02 Rice 100 g",
        "2026-05-02 Bread 30 g",
        "2026-05-03 Apple 120 g",
    ]
    assert taken.values == ["2026-05-01 kcal 210"]  # 6.3 may be of another column, and is
    why = "it has 9 cells, and the header 5: no number from kcal on is taken, as it may be of "
    assert taken.errors == [f"line {line}: {why}another column" for line in (4, 5, 6, 7)]


def test_numbers_that_no_line_has_a_name_for_leave_those_before_them() -> None:
    lines = "".join(f"2026-05-1{day},7{day},well,{day * day},8{day}\n" for day in range(3, 8))
    taken = Taken(f"date,weight (kg),how\n2026-05-01,70,well\n2026-05-02,71,ill\n{lines}")
    assert taken.values[2:] == [f"2026-05-1{day} weight 7{day}" for day in range(3, 8)]
    assert taken.errors[0] == (
        "line 4: it has 5 cells, and the header 3: no number behind how is taken, as its column "
        "has no name"
    )


@pytest.mark.parametrize("last", ["2026-05-09,run,cook", "2026-05-09,run"])
def test_the_last_column_goes_on_with_the_words_behind_it(last: str) -> None:
    lines = "2026-05-01,write,run,cook\n2026-05-02,write,run,cook,chess,swim,sing\n"
    lines += "".join(f"2026-05-0{day},write,run,cook,swim\n" for day in range(3, 9))
    taken = Taken(f"date,habits\n{lines}{last}\n")
    assert taken.errors == []
    assert taken.notes[:2] == [
        "2026-05-01 habits: write,run,cook",
        "2026-05-02 habits: write,run,cook,chess,swim,sing",
    ]
    day, _, words = last.partition(",")
    assert taken.notes[-1] == f"{day} habits: {words}"
    assert len(taken.notes) == 9


def test_a_dose_that_a_comma_has_cut_in_two_is_left_out() -> None:
    lines = "2026-05-01,kratom,4 g,\n2026-05-02,kratom,3 g,calm\n2026-05-03,kratom,2,5 g,tired\n"
    taken = Taken(f"date,product,dose,note\n{lines}2026-05-04,kratom,4 g,sick,at 5 g,late\n")
    assert taken.doses == [f"2026-05-0{day} kratom {g} g" for day, g in ((1, 4), (2, 3), (4, 4))]
    assert taken.errors == ["line 4: it has 5 cells, and the header 4"]


def test_of_a_dose_that_may_be_cut_only_what_is_sure_is_read() -> None:
    lines = "2026-05-01,08:00,4\n2026-05-02,08:00,3\n2026-05-03,08:00,4,felt sick\n"
    taken = Taken(f"date,time,kratom (g)\n{lines}2026-05-04,08:00,2,5\n2026-05-05,08:00,3\n")
    assert [dose.partition(" ")[2] for dose in taken.doses] == [
        *("kratom 4 g", "kratom 3 g", "kratom 4 g", "kratom 3 g")
    ]
    why = "no number from kratom (g) on is taken, as it may be of another column"
    assert taken.errors == [f"line 5: it has 4 cells, and the header 3: {why}"]


def _parted(header: str, rows: int = 10, cell: str = "Mark(day={day}, value={value})") -> str:
    """Lines of as many habits as a header has, each cell of them parted by a comma inside it."""
    habits, lines = header.count("Habit"), [header]
    for row in range(rows):
        day = f"2026-{1 + row // 28:02}-{1 + row % 28:02}"
        cells = [cell.format(day=day, value=row * one % 4) for one in range(habits)]
        lines.append(f"{day},{','.join(cells)},")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("habits", [5, 8, 15, 40])
@pytest.mark.parametrize("rows", [3, 90])
@pytest.mark.parametrize("parts", [1, 3])
def test_lines_whose_cells_are_all_parted_are_refused_at_any_size(
    habits: int, rows: int, parts: int
) -> None:
    header = f"Date,{'Habit,' * (habits - 1)}No Habit{', part' * parts},"
    why = f"line 2: it has {1 + 2 * habits} cells, and the header {1 + habits + parts}"
    assert why in refused(_parted(header, rows))


@pytest.mark.parametrize("last", ["", ",Notes"])
def test_lines_whose_cells_are_parted_are_refused_beside_one_that_is_empty(last: str) -> None:
    header = f"Date{',Habit' * 8}{last}"
    head, *lines = _parted(header, cell="Done, rated {value}").splitlines()
    content = "\n".join([head, f"2026-05-20{',' * 8}", *lines, ""])
    why = f"line 3: it has 17 cells, and the header {9 + bool(last)}; so have most lines."
    assert why in refused(content)


def test_a_last_column_without_a_name_may_have_commas_of_a_person() -> None:
    said = ["went out, then slept", "slept late, ate", "a walk, tea", "home, all day"]
    lines = "".join(f"2026-05-0{day},{day % 3},{said[day % 4]}\n" for day in range(1, 9))
    assert Taken(f"date,mood,\n{lines}").notes[0].startswith("2026-05-01 column 3: slept late")
