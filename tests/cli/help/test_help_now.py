"""`sidelog help-now`: whom to turn to, whatever is wrong with everything else."""

from pathlib import Path

import pytest

from sidelog.catalog.helplines import NOBODY_WATCHES, regions
from tests.cli.transcripts import transcript
from tests.processes import finish, python
from tests.snapshots import Snapshots
from tests.terminal import Terminal

NOBODY = "\n".join((*NOBODY_WATCHES, ""))


def test_whom_to_turn_to_by_region(run: Terminal, snapshot: Snapshots) -> None:
    lines = [f"help-now --region {code}" for code in ("US", "gb", "IE", "DE", "AU")]
    snapshot("help-now", transcript(run, "help-now", *lines))


def test_as_json_the_lines_are_data(run: Terminal, snapshot: Snapshots) -> None:
    snapshot("help-now-json", transcript(run, "help-now --json", "help-now --region US --json"))


@pytest.mark.parametrize("region", [*regions(), "", "UK", "XX", "nowhere at all", "💥"])
def test_every_region_gets_an_emergency_line_a_helpline_and_the_plain_statement(
    run: Terminal, region: str
) -> None:
    result = run("help-now", "--region", region)
    assert result.code == 0
    assert result.out.startswith("Emergency services: ")
    assert "findahelpline.com" in result.out
    assert result.out.endswith(NOBODY)


def test_the_region_is_taken_from_the_settings(run: Terminal) -> None:
    run("settings", "region", "GB")
    assert "116 123" in run("help-now").out
    assert run("help-now").out == run("help-now", "--region", "GB").out


@pytest.mark.parametrize("config", ["region = [", "region = 5", 'day_starts = "noon"', "\0"])
def test_broken_settings_do_not_stand_before_help(run: Terminal, config: str) -> None:
    run("settings", "region", "US")
    Path(run.environ["SIDELOG_CONFIG"]).write_text(config)
    assert run("help-now").code == 0
    assert run("help-now").out == run("help-now", "--region", "").out


@pytest.mark.parametrize("variable", ["SIDELOG_REGION", "SIDELOG_DAY_STARTS"])
def test_a_broken_environment_does_not_stand_before_help(run: Terminal, variable: str) -> None:
    assert run("help-now", env={variable: "no such thing"}).code == 0


def test_a_journal_that_cannot_be_used_does_not_stand_before_help(
    run: Terminal, journal: Path, tmp_path: Path
) -> None:
    for place in (str(tmp_path), "", "\0"):
        assert run("help-now", "--journal", place).code == 0
    assert not journal.exists()


def test_help_needs_neither_the_record_nor_the_network(journal: Path) -> None:
    program = """
import sys
from sidelog.cli.main import main
assert main(["help-now"]) == 0
print(sorted({"sqlmodel", "sqlalchemy", "urllib.request", "http.client"} & set(sys.modules)))
"""
    done = finish(python(program, journal))
    assert done.stdout.endswith(f"{NOBODY}[]\n"), done.stderr
