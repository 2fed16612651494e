"""Numbers of formulas in lines in which nothing was entered yet."""

from tests.exchange.table.tables import Taken, days

_KILOS = (80.3, 77.5, 77, 76.6, 76.3, 78.1)


def _sheet(head: str, *, after: tuple[str, ...]) -> str:
    lines, before = list[str](), 0.0
    for day, kilos in enumerate(_KILOS, start=1):
        change = f"{kilos - before:.1f}" if before else ""
        lines.append(f"2026-05-{day:02},{kilos},{change},{kilos * 2.204623:.4f}")
        before = kilos
    lines += [f"2026-05-{day:02},{cells}" for day, cells in enumerate(after, start=7)]
    return "\n".join([head, *lines])


def test_a_formula_that_runs_on_says_nothing() -> None:
    head = "date,weight (kg),change (kg),pounds (lb)"
    taken = Taken(_sheet(head, after=(",-78.1,0", ",0,0", "77.0,77.0,169.7560", "76,-1,167.5514")))
    changes = [one.split()[2] for one in taken.values if "change" in one]
    assert changes == ["-2.8", "-0.5", "-0.4", "-0.3", "1.8", "-1"]
    assert len([one for one in taken.values if "pounds" in one]) == 8
    assert "nothing known where weight (kg) is empty" in taken.how("change (kg)")
    assert "nothing known where weight (kg) is empty" in taken.how("pounds (lb)")


def test_what_was_entered_beside_an_empty_cell_stays() -> None:
    head = "date,weight (kg),change (kg),pounds (lb)"
    taken = Taken(_sheet(head, after=(",,171.5", ",-5,", "77,0,169.7560")))
    assert "2026-05-07 pounds 171.5" in taken.values
    assert "2026-05-08 change -5" in taken.values


def test_of_a_column_without_empty_cells_nothing_is_left_out() -> None:
    content = "date,sessions,minutes\n" + "".join(
        f"2026-05-{day:02},{count},{count * 30 or ''}\n"
        for day, count in enumerate((2, 0, 1, 3, 0, 2, 4, 0, 1), start=1)
    )
    taken = Taken(content)
    assert len([one for one in taken.values if "sessions" in one]) == 9
    assert "nothing known" not in taken.how("sessions")


def test_degrees_that_are_computed_of_an_empty_cell_are_none() -> None:
    lines = [f"2026-05-{day:02},36.{day},{97.88 + day * 0.18 - 1.08:.2f}" for day in range(1, 8)]
    lines += ["2026-05-08,,32", "2026-05-09,,32"]
    content = "\n".join(["date,morning,morning F", *lines])
    assert len(days(content)) == 14


def test_none_of_anything_is_no_change_of_a_weight_that_stays() -> None:
    lines = [f"2026-05-{day:02},{'80' if day < 8 else ''},0" for day in range(1, 12)]
    taken = Taken("\n".join(["date,weight,cigarettes", *lines]))
    assert len([one for one in taken.values if "cigarettes" in one]) == 11


def test_a_sheet_may_have_its_newest_line_at_the_top() -> None:
    kilos = (77, 76.5, 77, 78, 77.6)
    rows = [
        f"2026-05-{9 - at:02},{one},{one - kilos[at + 1]:.1f}" for at, one in enumerate(kilos[:-1])
    ]
    lines = [
        "date,weight (kg),change",
        "2026-05-11,,0",
        "2026-05-10,,-77",
        *rows,
        "2026-05-05,77.6,",
    ]
    values = [one.split()[2] for one in Taken("\n".join(lines)).values if "change" in one]
    assert values == ["0.5", "-0.5", "-1", "0.4"]


def test_answers_that_are_equal_now_and_then_are_not_computed() -> None:
    cells = ("3,3", ",", "2,2", ",", "1,1", ",", ",1", "4,4", "2,-2", ",2")
    lines = [f"2026-05-{day:02},{both}" for day, both in enumerate(cells, start=1)]
    taken = Taken("\n".join(["date,sleepiness,activity", *lines]))
    assert len([one for one in taken.values if "activity" in one]) == 7
