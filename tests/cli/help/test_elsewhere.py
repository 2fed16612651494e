"""What is said to whom types a command that there is not, and `help` before one that there is."""

import re

import pytest

from sidelog.cli.commands import COMMANDS
from sidelog.cli.help.elsewhere import MEANT
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
    assert refusal(run("help", "backup"), 2).startswith("There is no command 'backup'.")
    assert refusal(run("help", "measure", "nothing"), 2).startswith("No such command 'nothing'.")
