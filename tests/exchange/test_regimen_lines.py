"""The steps of regimens in an export: what of them comes back, and what is refused."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.exchange.test_round_trip import there_and_back
from tests.terminal import Terminal


def exported(run: Terminal, *flags: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(run("export", "csv", *flags).out, newline="")))


def with_cells(run: Terminal, **cells: str) -> str:
    """The export with other words in some cells of its last line."""
    *others, last = exported(run)
    changed = StringIO(newline="")
    writer = csv.DictWriter(changed, list(last))
    writer.writeheader()
    writer.writerows([*others, last | cells])
    return changed.getvalue()


@pytest.fixture
def planned(tmp_path: Path) -> Terminal:
    run, _ = there_and_back(tmp_path)
    assert run("regimen", "kava", "8g, 6g", "--every", "4w", "--from", "2026-11-01").code == 0
    return run


def test_all_steps_are_exported_and_of_a_period_those_that_begin_in_it(planned: Terminal) -> None:
    lines = exported(planned)
    assert [(one["kind"], one["day"], one["value"]) for one in lines] == [
        ("regimen", "2026-11-01", "8"),
        ("regimen", "2026-11-29", "6"),
    ]
    assert [one["day"] for one in exported(planned, "--from", "2026-10-01")] == ["2026-11-01"]


def test_a_step_that_is_there_already_is_not_added_twice(planned: Terminal) -> None:
    same = with_cells(planned, uuid="", value="6000", unit="mg")
    looked = planned("import", "csv", "-", "--json", stdin=same).data
    assert (looked["new"], looked["already_there"]) == (0, 2)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"uuid": "", "value": "5"}, "a step of kava begins on Sun 29 Nov 2026 already"),
        ({"value": "-5"}, "'-5' is no amount that is taken"),
        ({"value": "many"}, "'many' is not a number"),
        ({"unit": ""}, "column unit: it is empty"),
        ({"unit": "capsule"}, "kava is recorded in g, not in capsules"),
        ({"every_days": "400"}, "every 1 to 366 days"),
        ({"every_days": "-1"}, "no whole number that can be meant"),
        ({"times": "99999"}, "no whole number that can be meant"),
        ({"day": "soon"}, "'soon' is no day"),
    ],
)
def test_what_cannot_be_a_step_is_refused_with_its_line(
    planned: Terminal, cells: dict[str, str], said: str
) -> None:
    changed = with_cells(planned, **({"uuid": ""} | cells))
    back = planned("import", "csv", "-", "--apply", "--strict", stdin=changed)
    assert back.code == 65
    assert said in " ".join((back.out + back.err).split())


def test_a_file_from_before_regimens_had_rhythms_means_daily(
    planned: Terminal, tmp_path: Path
) -> None:
    _, other = there_and_back(tmp_path)
    text = with_cells(planned, every_days="", times="", value="0", unit="")
    assert planned("import", "csv", "-", "--apply", stdin=text, env=other).code == 0
    assert "kava: 8 g daily since" in planned("regimen", env=other).out
