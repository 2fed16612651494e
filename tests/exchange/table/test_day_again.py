"""The day of a line, said once more without its year."""

import pytest

from tests.exchange.table.tables import Taken


def test_a_day_in_words_without_its_year_is_no_note() -> None:
    taken = Taken(
        "2021-10-16,16 de octubre,sábado,mal\n2021-10-15,15 de octubre,viernes,mal\n"
        "2021-10-11,11 de octubre,lunes,Pos bien\n2020-10-11,11 de octubre,domingo,mal\n"
    )
    assert taken.why_left("column 2") == "the same day again"
    assert taken.notes == [
        "2021-10-16 column 4: mal",
        "2021-10-15 column 4: mal",
        "2021-10-11 column 4: Pos bien",
        "2020-10-11 column 4: mal",
    ]


@pytest.mark.parametrize("other", ["12 de octubre", "fiesta", "4"])
def test_another_day_is_kept(other: str) -> None:
    taken = Taken(f"date,about\n2021-10-16,16 de octubre\n2021-10-11,{other}\n")
    assert [one.split(": ")[1] for one in taken.notes] == ["16 de octubre", other]
