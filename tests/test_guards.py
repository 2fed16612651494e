"""What no single test would notice: slow imports, rooms that leak, undocumented commands."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.commands import COMMANDS, root
from tests.processes import ROOT, environ, finish, start
from tests.terminal import Terminal

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "numpy", "scipy", "asyncio"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib"} | {
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}

PACKAGE = ROOT / "sidelog"
SOURCES = sorted(PACKAGE.rglob("*.py"))
BELOW_CLI = [source for source in SOURCES if PACKAGE / "cli" not in source.parents]


# What a command costs to start


@pytest.fixture
def loaded(journal: Path) -> "Loaded":
    """Runs command lines, each in a fresh interpreter."""
    return Loaded(journal)


class Loaded:
    """The modules that a command line loads, and whether it reached for the network."""

    def __init__(self, journal: Path) -> None:
        self._env = environ(journal)

    def __call__(self, *argv: str, code: int = 0) -> set[str]:
        """Run a command line; returns the top-level modules that were loaded by its end."""
        ended = finish(start((sys.executable, "-c", TELL, *argv), self._env))
        told = json.loads(ended.stderr.splitlines()[-1])
        assert told["code"] == code, ended.stderr
        assert told["network"] == []
        return set(told["modules"])


TELL = """
import sys
network = []
sys.addaudithook(lambda event, _: network.append(event) if event.startswith("socket.") else None)
from sidelog.cli.main import main
code = main(sys.argv[1:])
modules = sorted({name.partition(".")[0] for name in sys.modules})
import json
print("", json.dumps({"code": code, "modules": modules, "network": network}), sep="\\n",
      file=sys.stderr)
"""

DAILY = [
    ("log", "mood=6", "shedding=2", "-n", "wash day"),
    ("dose", "kratom", "4g", "--at", "00:00"),
    ("event", "illness", "flu"),
    ("undo",),
    ("redo",),
    (),
    ("trends", "--last", "90d"),
    ("--names", "entries"),
]


def test_what_is_typed_every_day_loads_nothing_heavy(loaded: Loaded) -> None:
    assert not loaded("log", "mood=5") & HEAVY  # which makes the journal
    for argv in DAILY:
        assert not loaded(*argv) & HEAVY, argv


def test_asking_for_the_version_loads_next_to_nothing(loaded: Loaded) -> None:
    assert not loaded("--version") & {*HEAVY, "typer", "rich", "sqlite3", "platformdirs"}


def test_completing_a_name_loads_no_typer(loaded: Loaded) -> None:
    loaded("log", "mood=5")
    assert not loaded("--names", "measures") & {*HEAVY, "typer", "rich"}


@pytest.mark.parametrize("argv", [("--help",), ("completion", "bash"), ("nonsense",)])
def test_what_never_reaches_the_journal_loads_nothing_heavy(
    loaded: Loaded, argv: tuple[str, ...]
) -> None:
    assert not loaded(*argv, code=2 if argv == ("nonsense",) else 0) & HEAVY


HELP_OF_ALL = """
import sys
from sidelog.cli.commands import COMMANDS
from sidelog.cli.main import main
for command in COMMANDS:
    assert main([command, "--help"]) == 0, command
    heavy = {name.partition(".")[0] for name in sys.modules} & set(sys.argv[1:])
    assert not heavy, (command, heavy)
"""


def test_the_help_of_no_command_loads_anything_heavy(journal: Path) -> None:
    command = (sys.executable, "-c", HELP_OF_ALL, *sorted(HEAVY))
    assert finish(start(command, environ(journal))).returncode == 0


# What a person can find out


def test_every_command_answers_help_with_how_it_is_typed(
    run: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in COMMANDS:
        answer = run(command, "--help")
        shown = answer.out + capsys.readouterr().out  # Typer writes its help past the host
        assert (answer.code, answer.err) == (0, ""), command
        assert shown.startswith(f"Usage: sidelog {command} ")


def every_command(command: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """A command and all below it, each with the words that reach it."""
    yield path, command
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from every_command(command.get_command(None, name), f"{path} {name}")


def test_every_command_and_every_option_is_explained() -> None:
    unexplained = [
        f"{path} {getattr(one, 'name', '')}"
        for name in COMMANDS
        for path, command in every_command(root().get_command(None, name), name)
        for one in (command, *command.params)
        if not (getattr(one, "help", None) or "").strip()
    ]
    assert unexplained == []


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [name for name in COMMANDS if not re.search(rf"sidelog {name}\b", readme)]
    assert missing == []


# The rules of the rooms


def test_no_module_knows_the_network() -> None:
    assert [source.name for source in SOURCES if imported(source) & NETWORK] == []


def test_below_the_command_line_nothing_prints_asks_the_clock_or_throws_dice() -> None:
    impure = {"random", "secrets", "getpass", "logging"}
    assert [source.name for source in BELOW_CLI if imported(source) & impure] == []
    assert [f"{source.name} {one}" for source in BELOW_CLI for one in forbidden(source)] == []


IMPURE = {
    "print",
    "input",
    "now",
    "utcnow",
    "today",
    "uuid1",
    "uuid4",
    "urandom",
    "environ",
    "getenv",
    "localtime",
    "strftime",
    "system",
}
PURE_OWNERS = {"self", "writer"}  # Writer.now and Writer.today are handed in


def forbidden(source: Path) -> Iterator[str]:
    """The places where a module prints, asks the machine, or takes something at random."""
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name, owner = node.func.id, ""
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name, owner = node.attr, node.value.id
        else:
            continue
        used_as_data = owner and owner not in {"datetime", "date", "time", "os", "uuid"}
        if name in IMPURE and not used_as_data:
            yield f"line {node.lineno}: {owner}.{name}"


def imported(source: Path) -> set[str]:
    """The top-level modules that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def tree(source: Path) -> ast.Module:
    return ast.parse(source.read_text("utf-8"), source.name)


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("print(1)", True),
        ("datetime.now()", True),
        ("date.today", True),
        ("os.environ['HOME']", True),
        ("uuid4()", True),
        ("writer.now", False),
        ("now = 1", False),
    ],
)
def test_the_guard_finds_what_it_looks_for(line: str, is_found: bool, given: Path) -> None:  # noqa: FBT001
    (given / "module.py").write_text(line)
    assert bool(list(forbidden(given / "module.py"))) is is_found


def test_no_file_is_longer_than_400_lines() -> None:
    every = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    assert [one.name for one in every if len(one.read_text("utf-8").splitlines()) > 400] == []


# What is installed


def test_typer_is_in_the_range_that_starts_quickly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "typer>=0.26,<0.29" in project["dependencies"]
    major, minor = (int(part) for part in version("typer").split(".")[:2])
    assert (0, 26) <= (major, minor) < (0, 29)


def test_the_top_level_holds_the_package_the_tests_and_four_files() -> None:
    visible = {place.name for place in ROOT.iterdir() if not place.name.startswith(".")}
    made = {"build", "dist", "sidelog.egg-info", "venv"}
    files = {"sidelog", "tests", "pyproject.toml", "README.md", "CHANGELOG.md"}
    assert visible - made == files
