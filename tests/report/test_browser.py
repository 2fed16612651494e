"""The page in a real browser: nobody is shut out, and nothing is asked for."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sidelog.report import html
from sidelog.report.outline import outline
from tests.report.journals import write_hostile
from tests.report.visit import report_of
from tests.report.year import put_year
from tests.terminal import Terminal

SCRIPT = Path(__file__).with_name("browser.mjs")
PACKAGES = ("playwright-core@1.56.1", "axe-core@4.11.0")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder with the script and what it needs; skipped where that cannot be had."""
    for name in ("node", "npm", "chromium"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed: apt-get install nodejs npm chromium")
    folder = tmp_path_factory.mktemp("browser")
    install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    done = subprocess.run(install, cwd=folder, capture_output=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip("npm could not install playwright-core and axe-core")
    shutil.copy(SCRIPT, folder)
    return folder


def looked_at(workshop: Path, page: str) -> list[dict[str, Any]]:
    file = workshop / "page.html"
    file.write_text(page, "utf-8")
    command = ["node", "browser.mjs", shutil.which("chromium") or "", str(file)]
    done = subprocess.run(command, cwd=workshop, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()
    looks: list[dict[str, Any]] = json.loads(done.stdout)
    return looks


def judge(looks: list[dict[str, Any]]) -> None:
    assert [look["name"] for look in looks] == ["wide", "narrow", "dark"]
    for look in looks:
        assert look["violations"] == [], look["name"]
        assert look["requests"] == 0
        assert look["overflow"] <= 0, f"{look['name']}: the page itself scrolls sideways"
        assert look["passes"] > 10


def test_a_year(workshop: Path, journal: Path, run: Terminal, today: date) -> None:
    put_year(journal, run.writer())
    judge(looked_at(workshop, html.render(outline(report_of(journal, today, 365)))))


def test_hostile_notes(workshop: Path, journal: Path, run: Terminal, today: date) -> None:
    journal.parent.mkdir(mode=0o700)
    write_hostile(journal, run.writer())
    report = report_of(journal, today, 100, include=("notes",))
    judge(looked_at(workshop, html.render(outline(report))))


def test_an_empty_journal(workshop: Path, journal: Path, run: Terminal, today: date) -> None:
    run("log", "mood=5")
    run("undo")
    judge(looked_at(workshop, html.render(outline(report_of(journal, today, 84)))))
