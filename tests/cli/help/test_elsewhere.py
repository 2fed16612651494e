"""What is said to whom types a command that there is not, and `help` before one that there is."""

import re

import pytest

from sidelog.cli.commands import COMMANDS
from sidelog.cli.help.elsewhere import GROUPS, MEANT, OPTIONS
from tests.cli.transcripts import refusal
from tests.terminal import Terminal


@pytest.mark.parametrize("word", MEANT)
def test_a_word_for_a_command_leads_to_one_that_there_is(run: Terminal, word: str) -> None:
    assert word not in COMMANDS
    said = refusal(run(word), 2)
    assert said == f"There is no command '{word}'.\n{MEANT[word]}\n"
    for command in re.findall(r"sidelog ([a-z-]+)", said):
        assert command in {*COMMANDS, "--version"}


def test_a_word_is_read_in_any_case(run: Terminal) -> None:
    assert "sidelog --version" in run("Version").err


def test_another_word_is_answered_by_the_nearest_commands(run: Terminal) -> None:
    assert "Did you mean trends?" in run("trnds").err
    assert run("frobnicate").err.endswith("All commands: sidelog --help\n")


def test_help_is_the_help(run: Terminal) -> None:
    assert run("help").out == run("--help").out
    assert run("help").code == 0


@pytest.mark.parametrize("command", ["log", "measure", "measure add", "help-now"])
def test_help_before_a_command_is_the_help_of_it(run: Terminal, command: str) -> None:
    asked = run("help", *command.split())
    assert (asked.code, asked.err) == (0, "")
    assert asked.out == run(*command.split(), "--help").out


def test_help_on_what_there_is_not_leads_on(run: Terminal) -> None:
    assert refusal(run("help", "status"), 2).startswith("There is no command 'status'.")
    refused = refusal(run("help", "measure", "nothing"), 2)
    assert refused == (
        "There is no measure command 'nothing'.\nAll commands: sidelog measure --help\n"
    )


@pytest.mark.parametrize("word", ["helo", "hlep"])
def test_help_is_near_what_is_like_it(run: Terminal, word: str) -> None:
    assert "Did you mean help" in run(word).err


@pytest.mark.parametrize("group", sorted(set(GROUPS) - {""}))
def test_a_word_after_a_group_leads_to_a_command_that_there_is(run: Terminal, group: str) -> None:
    for word, meant in GROUPS[group].items():
        said = refusal(run(group, word), 2)
        assert said == f"There is no {group} command '{word}'.\n{meant}\n"
        words = meant.partition("sidelog ")[2].split()
        command = words[:1] if words[0] in {"edit", "delete"} else words[:2]
        assert run(*command, "--help").code == 0


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("dose kratom 4g --when yesterday", "--on"),
        ("log --date=monday", "--on"),
        ("show --since monday", "--from"),
        ("event illness --until today", "--to"),
        ("trends --weeks 3", "--last"),
        ("history --last 3", "--limit"),
        ("report --pdf", "--output"),
        ("delete d1 --force", "--yes"),
        ("lags mood kratom --joson", "--json"),
    ],
)
def test_an_option_that_there_is_not_leads_to_one_that_there_is(
    run: Terminal, line: str, meant: str
) -> None:
    said = refusal(run(*line.split()), 2)
    assert said.startswith("There is no option '--")
    assert f"Did you mean {meant}? See: sidelog " in said


def test_no_option_is_led_on_to_itself_alone() -> None:
    assert all(meant != (option,) for option, meant in OPTIONS.items())
