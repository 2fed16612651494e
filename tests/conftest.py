"""What every test has: a fixed evening, a terminal, a place of its own, and guards.

The guards hold for every test without being asked: nothing opens a socket or looks up a name, and
whatever the project makes on disk is its owner's alone although the umask would allow more.
"""

import os
import signal
import stat
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

from tests.snapshots import Snapshots
from tests.terminal import Terminal, journal_environ

settings.register_profile("sidelog", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("sidelog")

_reached: list[str] = []


def _watch_the_network(event: str, _: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        _reached.append(event)
        raise PermissionError(f"a test reached for the network: {event}")


def pytest_configure() -> None:
    """Let an interrupt stop the tests, and what they start."""
    # In the background of a shell an interrupt is ignored, and so it would be by all started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection(session: pytest.Session) -> None:
    """Watch a process before it reads a test; an audit hook cannot be removed or stepped around.

    Not sooner, nor the one that only hands tests out: processes that run side by side ask for the
    machine's name when they start.
    """
    if session.config.getoption("dist", "no") == "no":
        sys.addaudithook(_watch_the_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the snapshots anew."""
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots anew")


@pytest.fixture(scope="session", autouse=True)
def _permissive_umask() -> Iterator[None]:
    """The usual umask, so that privacy is the project's own doing."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """No test reaches for the network, not even one that hides the refusal."""
    _reached.clear()
    yield
    assert not _reached, f"the network was reached for: {', '.join(_reached)}"


@pytest.fixture(autouse=True)
def _private(tmp_path: Path) -> Iterator[None]:
    """Everything that was made below tmp_path is its owner's alone, but for `given`."""
    yield
    assert _readable_by_others(tmp_path) == []


def _readable_by_others(place: Path) -> list[str]:
    """What below `place` is not exactly 0600, or 0700 for a folder; `given` is not looked at."""
    found = []
    for folder, folders, files in os.walk(place):
        if Path(folder) == place and "given" in folders:
            folders.remove("given")
        for name, right in [(name, 0o700) for name in folders] + [(name, 0o600) for name in files]:
            status = (Path(folder) / name).lstat()
            mode = stat.S_IMODE(status.st_mode)
            if not stat.S_ISLNK(status.st_mode) and mode != right:
                found.append(f"{mode:04o} {Path(folder, name).relative_to(place)}")
    return found


@pytest.fixture(scope="session")
def now() -> datetime:
    """Sunday 22 November 2026, nine in the evening, an hour east of Greenwich."""
    return datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the journal of this test lies; its folder is there, and the file is not yet."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home / "journal.db"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder for files that the test itself writes; their permissions are its own affair."""
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


@pytest.fixture
def run(now: datetime, journal: Path, tmp_path: Path) -> Terminal:
    """`run("log", "mood=5")` runs that command in this process; see `Terminal.__call__`."""
    return Terminal(now, journal_environ(journal, tmp_path / "settings" / "config.toml"))


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshots:
    """`snapshot("name", text)` holds a text against `__snapshots__/name.txt` beside the test."""
    folder = request.path.parent / "__snapshots__"
    return Snapshots(folder, update=bool(request.config.getoption("--update-snapshots")))
