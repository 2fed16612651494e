"""What a column has is counted before anything of it is read."""

from collections.abc import Sequence

import pytest

from sidelog.exchange.table import evidence
from tests.exchange.table.tables import Taken


def test_a_number_beyond_all_measure_is_none_of_those_that_a_column_has() -> None:
    taken = Taken("date,x\n2026-05-01,1e400\n2026-05-02,-1e15\n2026-05-03,4\n2026-05-04,6\n")
    assert taken.how("x").endswith("0 and up")
    assert taken.values == ["2026-05-03 x 4", "2026-05-04 x 6"]
    assert [error.partition(",")[0] for error in taken.errors] == ["line 2", "line 3"]


@pytest.mark.parametrize("most", [2, 3, 5])
@pytest.mark.parametrize(
    "times",
    [
        ("T00:00", "T00:00", "T00:00", "T00:00"),
        ("T08:00Z", "T09:00", "T10:00+02:00", "T00:00"),
        (" 08:30", "", " soon", " 8:30 pm"),
    ],
)
def test_what_is_not_held_of_a_long_column_is_counted_nevertheless(
    monkeypatch: pytest.MonkeyPatch, most: int, times: Sequence[str]
) -> None:
    content = "date,x\n" + "".join(
        f"2026-05-0{day}{time},{number}.5\n"  # several a day: of many that is supposed
        for number in (4, 5)
        for day, time in enumerate((*times, *times), start=1)
    )
    held = Taken(content)
    monkeypatch.setattr(evidence, "_MOST_TEXTS", most)
    counted = Taken(content)
    assert counted.reading.brought == held.reading.brought
    assert counted.lines == held.lines


@pytest.mark.parametrize("limit", ["_MOST_TEXTS", "_MOST_HELD"])
def test_of_many_words_a_few_are_enough_to_know_them_for_a_persons_own(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    words = [f"a walk by the river, for the time no {number}" for number in range(1, 10)]
    rows = "".join(f"2026-05-0{day},{day},{said!r}\n" for day, said in enumerate(words, start=1))
    monkeypatch.setattr(evidence, limit, 3)
    assert Taken(f"date,x,thoughts\n{rows}".replace("'", '"')).notes == [
        f"2026-05-0{day} {said}" for day, said in enumerate(words, start=1)
    ]
