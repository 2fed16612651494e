"""`sidelog completion`: scripts that real shells run, and that never run a name."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sidelog.cli.commands import COMMANDS, root
from sidelog.cli.help import completion
from sidelog.cli.help.completion import Shell, script
from tests.cli.transcripts import refusal
from tests.snapshots import Snapshots
from tests.terminal import Terminal

NAMES = ("kratom", "kratom capsules", "$(touch pwned)", "`touch pwned`", "a*", "it's", 'say "o"')
"""What products may be called; an import may have brought any of them."""


@pytest.mark.parametrize("shell", Shell)
def test_the_script_of_a_few_commands(
    shell: Shell, snapshot: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {name: COMMANDS[name] for name in ("log", "dose", "show", "help-now")}
    monkeypatch.setattr(completion, "COMMANDS", few)
    snapshot(f"completion-{shell}", script(shell))


@pytest.mark.parametrize("shell", Shell)
def test_every_command_and_long_option_is_in_the_script(run: Terminal, shell: Shell) -> None:
    written = run("completion", shell).out
    assert written == script(shell).rstrip("\n") + "\n"
    dashes = "-l " if shell is Shell.FISH else "--"
    for name in COMMANDS:
        assert name in written
        for parameter in root().get_command(None, name).params:
            for option in parameter.opts:
                assert not option.startswith("--") or f"{dashes}{option[2:]}" in written


@pytest.mark.parametrize(
    ("shell", "check"),
    [("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])],
)
def test_a_real_shell_accepts_the_script(given: Path, shell: str, check: list[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    file = given / "script"
    file.write_text(script(Shell(shell)))
    done = subprocess.run([*check, str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_refused_in_a_sentence(run: Terminal) -> None:
    said = refusal(run("completion", "csh"), 2)
    assert "'csh' is not one of 'bash', 'zsh', 'fish'." in said
    assert said.endswith("See: sidelog completion --help\n")


# In a real bash


def bash(folder: Path, *words: str, names: str = "\n".join(NAMES)) -> list[str]:
    """What bash offers for the last of the words, where the journal has these names."""
    (folder / "names").write_text(f"{names}\n")
    line = " ".join(f"'{word}'" for word in ("sidelog", *words))
    program = f"""
sidelog() {{ [ "$1" = --names ] && cat names; }}
compopt() {{ :; }}
{script(Shell.BASH)}
COMP_WORDS=({line}); COMP_CWORD={len(words)}
_sidelog
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


@needs_bash
def test_bash_offers_commands_then_options_and_names(given: Path) -> None:
    assert bash(given, "tre") == ["trends"]
    assert bash(given, "log", "--mi") == ["--missed"]
    assert bash(given, "log", "mo", names="mood=\nnails=") == ["mood="]
    assert bash(given, "dose", "kra") == ["kratom", "kratom\\ capsules"]
    assert bash(given, "dose", "kratom\\ ") == ["kratom\\ capsules"]
    assert "track" in bash(given, "measure", "")
    assert bash(given, "show", "xyz") == [""]


@needs_bash
def test_bash_never_runs_a_name_and_offers_it_quoted(given: Path) -> None:
    (given / "a file").write_text("")
    offered = bash(given, "dose", "")
    assert not (given / "pwned").exists()
    typed = subprocess.run(
        ["bash", "-c", f"printf '%s\\n' {' '.join(offered)}"],
        cwd=given,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(NAMES) <= set(typed.stdout.splitlines())
    assert not (given / "pwned").exists()


# In a real fish


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_offers_commands_options_and_names(given: Path) -> None:
    (given / "names").write_text("\n".join(NAMES))
    program = f"""
function sidelog; test "$argv[1]" = --names; and cat names; end
{script(Shell.FISH)}
complete -C 'sidelog tre'
complete -C 'sidelog log --mi'
complete -C 'sidelog dose kra'
complete -C 'sidelog dose '
"""
    done = subprocess.run(
        ["fish", "--no-config", "-c", program],
        cwd=given,
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(given), "PATH": "/usr/bin:/bin"},
    )
    offered = done.stdout.splitlines()
    assert offered[:4] == ["trends", "--missed", "kratom", "kratom capsules"]
    assert set(NAMES) <= set(offered[4:])
    assert not (given / "pwned").exists()


# The names that a shell asks for


def test_names_are_those_of_the_journal(begun: Terminal) -> None:
    begun("dose", "green leaf", "1g")
    assert begun("--names", "products").out == "green leaf\nkratom\n"
    assert begun("--names", "measures").out.startswith("shedding\ndryness\nnails\nmood\n")
    assert begun("--names", "entries").out.startswith("shedding=\ndryness=\nnails=\nmood=\n")
    assert begun("--names", "events").out.startswith("start\nstop\nreduce\n")
    assert begun("--names", "events").out.endswith("green leaf\nkratom\n")
    both = begun("--names", "measures").out + begun("--names", "products").out
    assert begun("--names", "shown").out == both


def test_retired_measures_are_not_offered(begun: Terminal) -> None:
    begun("measure", "retire", "nails")
    assert "nails" not in begun("--names", "measures").out


def test_a_kind_of_names_that_is_not_known_has_none(begun: Terminal) -> None:
    assert begun("--names", "secrets").out == ""


def test_without_a_journal_there_are_no_names_and_none_is_made(
    run: Terminal, journal: Path
) -> None:
    assert run("--names", "products").out == ""
    assert not journal.exists()
