"""`sidelog completion`: a script that lets the shell finish commands, options and names.

The commands and options stand in the script; the names of measures and products are asked of the
journal at each TAB, over a way that needs neither Typer nor SQLModel (`names.py`).
"""

from enum import StrEnum
from typing import Annotated, Any

import typer

from sidelog.cli.app import app_of
from sidelog.cli.commands import COMMANDS, command_app, root

completion_app = command_app()
apps = {"completion": completion_app}

NAMED = {
    "log": "entries",
    "dose": "products",
    "event": "events",
    "trends": "measures",
    "chart": "measures",
    "measure": "measures",
    "product": "products",
}
"""Which names fit the words of a command; see `names.py`."""


class Shell(StrEnum):
    """The shells that a script can be written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


_BASH = """\
# sidelog: completion for bash. Load it with:  eval "$(sidelog completion bash)"
_sidelog() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" command="${{COMP_WORDS[1]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{commands} --help --version"
  else
    case "$command" in
{cases}
    esac
  fi
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(printf '%s' "$words" | tr ' ' '\\n')" -- "$word"))
  [[ "${{COMPREPLY[0]}}" == *= ]] && compopt -o nospace
}}
complete -F _sidelog sidelog
"""
_ZSH = """\
# sidelog: completion for zsh. Load it with:  eval "$(sidelog completion zsh)"
autoload -U +X bashcompinit && bashcompinit
"""


@completion_app.command()
def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(help="The shell that will read it.")],
) -> None:
    """Write a completion script to stdout.

    Example:

      eval "$(sidelog completion bash)"
    """
    app_of(context).out(script(shell).rstrip("\n"))


def script(shell: Shell) -> str:
    """The completion script of a shell."""
    options = {name: _options(name) for name in COMMANDS}
    if shell is Shell.FISH:
        return _fish(options)
    cases = "\n".join(_case(name, words) for name, words in options.items())
    bash = _BASH.format(commands=" ".join(COMMANDS), cases=cases)
    return bash if shell is Shell.BASH else _ZSH + bash.split("\n", 1)[1]


def _options(name: str) -> list[str]:
    """The subcommands and long options of a command."""
    command = root().get_command(None, name)
    children: dict[str, Any] = getattr(command, "commands", {})
    options = [
        option
        for part in (command, *children.values())
        for parameter in part.params
        for option in parameter.opts
        if option.startswith("--")
    ]
    return [*children, *dict.fromkeys(options)]


def _case(name: str, words: list[str]) -> str:
    asked = f" $(sidelog --names {NAMED[name]} 2>/dev/null)" if name in NAMED else ""
    return f'      {name}) words="{" ".join(words)}{asked}" ;;'


def _fish(options: dict[str, list[str]]) -> str:
    lines = [
        "# sidelog: completion for fish. Load it with:  sidelog completion fish | source",
        "complete -c sidelog -f",
        f'complete -c sidelog -n __fish_use_subcommand -a "{" ".join(COMMANDS)}"',
    ]
    for name, words in options.items():
        here = f'complete -c sidelog -n "__fish_seen_subcommand_from {name}"'
        lines += [
            f"{here} {'-l ' + word[2:] if word[:2] == '--' else '-a ' + word}" for word in words
        ]
        if name in NAMED:
            lines.append(f'{here} -a "(sidelog --names {NAMED[name]} 2>/dev/null)"')
    return "\n".join(lines)
