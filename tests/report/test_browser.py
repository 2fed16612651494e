"""The page in a real browser: nobody is shut out, and nothing is asked for."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from sidelog.report.page.document import Document
from sidelog.report.render import Paper
from sidelog.report.render.html import render
from tests.report.conftest import Shelf

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


@pytest.mark.parametrize("name", ["demo", "many", "hostile", "empty"])
def test_it_is_open_to_everybody(workshop: Path, shelf: Shelf, name: str) -> None:
    asked = ("Is it the dose?", "Why?")
    hold_open(workshop, shelf.document(name, include=("notes",), questions=asked))


@pytest.mark.parametrize("kind", ["taking", "medwatch"])
@pytest.mark.parametrize("name", ["many", "hostile"])
def test_every_other_page_is_open_to_everybody(
    workshop: Path, shelf: Shelf, name: str, kind: str
) -> None:
    hold_open(workshop, shelf.other(name, kind))


def hold_open(workshop: Path, document: Document) -> None:
    """A page bars nobody in any window, and asks for nothing."""
    (workshop / "page.html").write_bytes(render(document, Paper.A4))
    command = ["node", "browser.mjs", shutil.which("chromium") or "", str(workshop / "page.html")]
    done = subprocess.run(command, cwd=workshop, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()
    looks = json.loads(done.stdout)
    assert [look["name"] for look in looks] == ["wide", "phone", "narrow", "dark"]
    for look in looks:
        assert look["violations"] == [], look["name"]
        assert look["requests"] == 0
        assert look["overflow"] <= 0, f"{look['name']}: the page itself scrolls sideways"
        assert look["passes"] > 10
