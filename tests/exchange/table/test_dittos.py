"""Cells that say no more than that they are as the one above."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken

HEADER = "Date,Time,Strain,Amount (g),energy\n"
MARKS = ('""""', '"-""-"', "''", "\u3003", "\u201e", "\u2013\u201c\u2013", '"')


def taken(mark: str) -> Taken:
    return Taken(
        f"{HEADER}5/28/2026,6:40,Green,4.5,3\n{mark},11:30,{mark},3,{mark}\n"
        f"{mark},17:15,Red,{mark},\n5/29/2026,6:55,Green,4,4\n{mark},9:00,{mark},{mark},5\n"
    )


@pytest.mark.parametrize("mark", MARKS)
def test_a_cell_may_say_that_it_is_as_the_one_above(mark: str) -> None:
    found = taken(mark)
    assert found.doses == [
        "2026-05-28T06:40 Green 4.5 g",
        "2026-05-28T11:30 Green 3 g",
        "2026-05-28T17:15 Red 3 g",
        "2026-05-29T06:55 Green 4 g",
        "2026-05-29T09:00 Green 4 g",
    ]
    assert [one.split()[-1] for one in found.values] == ["3", "3", "4", "5"]
    assert found.errors == []
    assert "in line 3 is taken for what stands above it (8 cells)" in found.reading.why


def test_what_stands_below_an_empty_cell_stays_and_is_said() -> None:
    rows = "".join(f"2026-04-{day},{day % 8},\n" for day in range(10, 20))
    found = Taken(f'date,mood,energy\n{rows}2026-05-03,,3\n2026-05-04,"""",""""\n2026-05-05,5,4\n')
    assert [one for one in found.values if one >= "2026-05"] == [
        "2026-05-03 energy-0-10 3",
        "2026-05-04 energy-0-10 3",
        "2026-05-05 mood-0-10 5",
        "2026-05-05 energy-0-10 4",
    ]
    assert len(found.errors) == 1
    said = "in line 13 stands below an empty cell, and says no more (1 cell)"
    assert said in found.reading.why


def test_a_mark_that_stands_in_the_first_line_is_none() -> None:
    rows = "2026-05-01,5,''\n2026-05-02,6,3\n2026-05-03,'',''\n2026-05-04,7,4\n"
    found = Taken(f"date,mood,energy\n{rows}")
    assert not [one for one in found.values if one.startswith("2026-05-03")]
    assert "above" not in found.reading.why


@pytest.mark.parametrize("cell", ['"a,"', '",a"', '",a, b,"'])
def test_commas_at_the_ends_of_a_quoted_cell_stay_in_it(cell: str) -> None:
    found = Taken(f"date,mood,note\n2026-05-01,5,x\n2026-05-02,6,{cell}\n")
    assert found.notes[1] == f"2026-05-02 {cell[1:-1]}"


def test_a_curly_mark_of_a_pair_is_a_straight_one() -> None:
    taken = Taken(
        'date,mood,note\n"2026-05-01","5","a"\n\u201c2026-05-02","6","b, c"\n'
        '"2026-05-03\u201d,"7","so \u201cfine\u201d"\n2026-05-04,8,"\u201cso, so\u201d, she said"\n'
        "2026-05-05,9,\u201cwell\u201d\n"
    )
    assert taken.errors == []
    assert taken.values == [f"2026-05-0{n} mood {n + 4}" for n in range(1, 6)]
    assert taken.notes[1:] == [
        "2026-05-02 b, c",
        "2026-05-03 so \u201cfine\u201d",
        "2026-05-04 \u201cso, so\u201d, she said",
        "2026-05-05 \u201cwell\u201d",
    ]


@pytest.mark.parametrize("word", ["do.", "Dito", "ditto", "idem", "same", "same as above"])
def test_a_word_in_the_name_of_what_was_taken_may_say_it(word: str) -> None:
    found = Taken(
        f"Date,Drug,mg,note\n2026-09-01,Methadone,10,ok\n2026-09-02,{word},9,same\n"
        f"2026-09-03,Diazepam,5,\n2026-09-04,{word},4,{word}\n"
    )
    assert found.doses == [
        "2026-09-01 Methadone 10 mg",
        "2026-09-02 Methadone 9 mg",
        "2026-09-03 Diazepam 5 mg",
        "2026-09-04 Diazepam 4 mg",
    ]
    assert [dose.note for dose in found.entries if isinstance(dose, Dose)] == [
        *("ok", "same", None, word)
    ]


def test_a_word_below_nothing_names_no_product() -> None:
    found = Taken("Date,Drug,mg\n2026-09-01,do.,8\n2026-09-02,Methadone,9\n2026-09-03,do.,7\n")
    assert found.doses == ["2026-09-02 Methadone 9 mg", "2026-09-03 Methadone 7 mg"]
    assert found.errors == ["line 2, column Drug: it is empty, beside an amount"]
    assert "'do.' in line 2 stands below an empty cell, and says no more" in found.reading.why


def test_a_word_among_changes_is_an_answer() -> None:
    found = Taken(
        "date,meds,mood\n2026-05-01,started Lexapro 10 mg,5\n2026-05-02,same,6\n"
        "2026-05-03,increased to 20 mg,6\n2026-05-04,same,7\n"
    )
    assert "above" not in found.reading.why
