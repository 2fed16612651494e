"""Columns that are the difference of two others of their line."""

from tests.exchange.table.tables import Taken

_DAYS = [(day, 300 + day * 17 % 90, 10 + day * 7 % 40) for day in range(1, 29)]


def _sheet(whole: str, part: str, name: str, *, hours: bool, days: int = 28) -> Taken:
    size = 60 if hours else 1
    lines = [
        f"2026-05-{day:02},{one},{other},{round((one - other) / size, 9)}"
        for day, one, other in _DAYS[:days]
    ]
    return Taken("\n".join([f"date,{whole},{part},{name}", *lines]))


def test_a_rest_is_computed() -> None:
    taken = _sheet("allread", "wellread", "rest", hours=False)
    assert taken.why_left("rest") == "computed: allread less wellread"
    assert len(taken.values) == 56


def test_decimals_of_a_formula_tell_a_difference_of_any_name() -> None:
    taken = _sheet("allphone", "workphone", "lostphone", hours=True)
    assert taken.why_left("lostphone") == "computed: allphone less workphone, in hours"
    assert "2026-05-01 allphone 317" in taken.values


def test_what_is_called_as_it_is_measured_stays() -> None:
    assert len(_sheet("in bed", "awake", "asleep", hours=True).values) == 84
    assert len(_sheet("systolic", "diastolic", "pulse pressure", hours=False).values) == 84


def test_of_few_lines_a_rest_may_be_so_by_chance() -> None:
    assert len(_sheet("allread", "wellread", "rest", hours=False, days=19).values) == 57
