"""Lines that a comma has parted in a person's own sentences."""

import pytest

from tests.exchange.table.tables import Taken

HEADER = "date,nights,rested,when,why,printed\n"
WHYS = (
    "my neighbour is loud again",
    " i want to rest well",
    "a long day at the office",
    " because of the exam",
    "the trip is tomorrow",
    "no reason that i know of",
)
ROWS = "".join(
    f"2026-05-{day:02},{day},{('Tired', 'Calm')[day % 2]},{('EARLY', 'LATE')[day // 2 % 2]},"
    f"{why},False\n"
    for day, why in enumerate(WHYS, start=1)
)


@pytest.mark.parametrize("why", [" the mood is ok,sleepy", " sleepy, but fine, i think"])
def test_what_a_line_has_too_much_is_of_the_one_column_of_sentences(why: str) -> None:
    taken = Taken(f"{HEADER}{ROWS}2026-05-07,7,Tired,LATE,{why},False\n")
    assert taken.errors == []
    assert taken.notes[-1] == f"2026-05-07 rested: Tired\nwhen: LATE\nwhy: {why.strip()}"
    assert f"in line 8 {why!r} is one cell" in taken.reading.why


@pytest.mark.parametrize(
    "row",
    [
        "2026-05-07,7,Tired,LATE, or so,the mood is ok,maybe",  # no False at its end
        "2026-05-07,7,5,Tired,LATE,the mood is ok,False",  # 7,5 nights
        "2026-05-07,7,Tired,LATER, or so,the mood is ok,False",  # of which column is "or so"?
    ],
)
def test_where_another_column_may_have_it_the_line_is_left_out(row: str) -> None:
    taken = Taken(f"{HEADER}{ROWS}{row}\n")
    assert [one.partition(":")[0] for one in taken.errors] == ["line 8"]
    assert not any("the mood is ok" in note for note in taken.notes)


def test_the_decimals_of_an_amount_are_no_words() -> None:
    rows = ROWS.replace(",False", "").replace("Tired", "40").replace("Calm", "50")
    taken = Taken(f"date,nights,weight kg,when,why\n{rows}2026-05-07,7,60,5,LATE,well and good\n")
    assert not any(one.startswith("2026-05-07 weight") for one in taken.values)


def test_between_two_columns_of_sentences_nobody_knows() -> None:
    rows = ROWS.replace(",Tired", ",tired of all this noise 1").replace(",Calm", ",calm as a cat 2")
    rows = "".join(
        row.replace(" 1", f" {n}").replace(" 2", f" {n}") + "\n"
        for n, row in enumerate(rows.splitlines())
    )
    taken = Taken(f"{HEADER}{rows}2026-05-07,7,so and so,LATE,fine,or not,False\n")
    assert len(taken.errors) == 1
