"""A real person's journal, where it is at hand: years of answers and doses, counted twice.

The files are nobody's to copy, so the tests read the folder that SIDELOG_DATASETS names.  What
they expect is computed from the files by a few lines of the standard library.
"""

import csv
import os
import re
from collections import Counter, defaultdict
from copy import copy
from datetime import datetime, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from tests.cli.days import journal_of
from tests.journal.files import is_sound, recorded, rows
from tests.terminal import Result, Terminal, journal_environ

FOLDER = Path(os.environ.get("SIDELOG_DATASETS", ""))
MOOD = FOLDER / "niplav_mood.csv"
SUBSTANCES = FOLDER / "niplav_substances.csv"

pytestmark = pytest.mark.skipif(
    not os.environ.get("SIDELOG_DATASETS"), reason="SIDELOG_DATASETS names no folder"
)

MEASURES = ("happy", "content", "relaxed")
MOOD_FLAGS = (
    *("--at", "date"),
    *(word for measure in MEASURES for word in ("--measure", measure)),
    *("--add-measures", "0..100", "--better", "higher"),
)
DOSE_FLAGS = ("--at", "datetime", "--product-column", "substance", "--amount", "amount")


def given(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day_of(moment: str) -> str:
    """The day that a moment belongs to: a day lasts until 04:00."""
    return (datetime.fromisoformat(moment) - timedelta(hours=4)).date().isoformat()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    """A journal for the answers, to look at only."""
    folder = tmp_path_factory.mktemp("kept")
    return Terminal(now, journal_environ(folder / "journal.db", folder / "config"))


@pytest.fixture(scope="module")
def mood(kept: Terminal) -> Result:
    """The answers imported."""
    return kept("import", "csv", str(MOOD), *MOOD_FLAGS, "--apply", "--json")


def test_every_answer_is_there(mood: Result, kept: Terminal) -> None:
    answers = given(MOOD)
    days = sorted({day_of(answer["date"]) for answer in answers})
    data = mood.data
    assert (data["lines"], data["days"], data["new"]) == (len(answers), len(days), 3 * len(answers))
    assert (data["first"], data["last"]) == (days[0], days[-1])
    assert data["local_times"] == 3043
    assert [one["found"] for one in data["columns_not_read"]] == ["alarm"]
    assert data["new_measures"] == list(MEASURES)
    minutes = Counter(answer["date"] for answer in answers)
    assert sum(count for count in minutes.values() if count > 1) == 88
    stored = rows(
        journal_of(kept),
        "SELECT count(*), count(DISTINCT day), count(DISTINCT at) FROM observation"
        " JOIN measure m ON m.id = measure_id WHERE m.name = 'happy'",
    )
    assert stored == [(3043, 952, len(minutes))]


def test_the_mean_of_every_month_is_right(mood: Result, kept: Terminal) -> None:
    assert mood.code == 0
    for measure in MEASURES:
        months = defaultdict(list)
        for answer in given(MOOD):
            months[answer["date"][:7]].append(float(answer[measure]))
        stored = rows(
            journal_of(kept),
            "SELECT substr(day, 1, 7), avg(value) FROM observation JOIN measure m"
            " ON m.id = measure_id WHERE m.name = ? GROUP BY 1",
            measure,
        )
        assert dict(stored) == pytest.approx({m: fmean(of) for m, of in months.items()})


def test_the_days_of_a_wide_export_are_the_means_of_the_answers(
    mood: Result, kept: Terminal
) -> None:
    assert mood.code == 0
    answers = defaultdict(list)
    for answer in given(MOOD):
        answers[day_of(answer["date"])].append(float(answer["relaxed"]))
    exported = csv.DictReader(kept("export", "csv", "--wide").out.splitlines())
    shown = {line["day"]: line["relaxed"] for line in exported}
    assert len(shown) == 1917
    recorded_days = {day: float(value) for day, value in shown.items() if value}
    assert recorded_days == pytest.approx({day: fmean(of) for day, of in answers.items()})


def test_the_answers_are_added_once_and_one_undo_takes_them_back(
    run: Terminal, journal: Path
) -> None:
    assert run("log", "mood=5").code == 0
    before = recorded(journal)
    assert run("import", "csv", str(MOOD), *MOOD_FLAGS, "--apply").code == 0
    after = recorded(journal)
    again = run("import", "csv", str(MOOD), *MOOD_FLAGS, "--apply", "--json")
    assert (again.data["new"], again.data["already_there"]) == (0, 9129)
    assert recorded(journal) == after
    assert run("undo").code == 0
    assert recorded(journal) == before
    assert is_sound(journal)


def test_doses_without_a_unit_or_with_one_that_is_mistyped_are_refused(run: Terminal) -> None:
    lines = {
        number: dose["amount"]
        for number, dose in enumerate(given(SUBSTANCES), start=2)
        if not re.fullmatch(r"[\d.]+(?:mg|g|ml|[µμ]g)", dose["amount"])
    }
    assert lines == {654: "0.3", 1051: "500μgg"}
    refused = run("import", "csv", str(SUBSTANCES), *DOSE_FLAGS, "--apply", "--strict")
    assert refused.code == 65
    assert "line 654, column amount: '0.3' has no unit; say --unit mg" in refused.err
    assert "line 1051, column amount: 'μgg' is not a unit that is known" in refused.err


def test_every_dose_is_there_with_its_amount_and_its_time(run: Terminal, journal: Path) -> None:
    flags = (*DOSE_FLAGS, "--unit", "mg", "--apply", "--json")
    data = run("import", "csv", str(SUBSTANCES), *flags).data
    doses = [dose for dose in given(SUBSTANCES) if dose["amount"] != "500μgg"]
    assert (data["lines"], data["new"], data["left_out"]) == (1364, len(doses) + 1, 1)
    assert (data["local_times"], len(data["new_products"])) == (0, 11)
    stored = rows(
        journal,
        "SELECT p.name, d.day, d.at, d.amount, p.unit, d.entered FROM dose d"
        " JOIN product p ON p.id = d.product_id ORDER BY d.id",
    )
    sizes = {"µg": 1e-6, "μg": 1e-6, "mg": 1e-3, "g": 1, "ml": 1}
    for dose, (name, day, at, amount, unit, entered) in zip(doses, stored, strict=True):
        number, written = re.fullmatch(r"([\d.]+)(.*)", dose["amount"]).groups()  # type: ignore[union-attr]
        assert (name, day) == (dose["substance"], day_of(dose["datetime"]))
        assert datetime.fromisoformat(at) == datetime.fromisoformat(dose["datetime"])
        assert amount * sizes[unit] == pytest.approx(float(number) * sizes[written or "mg"])
        assert entered == (dose["amount"] if written else "0.3 mg")
    again = run("import", "csv", str(SUBSTANCES), *flags)
    assert (again.data["new"], again.data["already_there"]) == (0, 1364)


def test_all_of_it_goes_out_and_comes_back(
    mood: Result, kept: Terminal, run: Terminal, journal: Path
) -> None:
    assert mood.code == 0
    journal.touch(0o600)
    journal.write_bytes(journal_of(kept).read_bytes())
    run.identities = copy(kept.identities)
    flags = (*DOSE_FLAGS, "--unit", "mg", "--apply")
    assert run("import", "csv", str(SUBSTANCES), *flags).code == 0
    exported = run("export", "csv").out
    elsewhere = {"SIDELOG_JOURNAL": str(journal.with_name("other.db"))}
    back = run("import", "csv", "-", "--apply", "--json", stdin=exported, env=elsewhere)
    assert back.data["new"] == 9129 + 1364
    assert run("export", "csv", env=elsewhere).out == exported


def test_both_files_are_understood_without_a_flag(run: Terminal) -> None:
    mood, substances = (run("import", str(file), "--json").data for file in (MOOD, SUBSTANCES))
    assert (mood["new"], mood["new_measures"]) == (9129, list(MEASURES))
    assert (substances["new"], len(substances["new_products"])) == (1487, 11)
    assert [error["lines"] for error in substances["errors"]] == [[654], [1051]]
