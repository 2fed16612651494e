"""`sidelog completion`: a script that lets the shell finish commands, options and names.

The commands and options stand in the script; the names of measures and products are asked of the
journal at each TAB, over a way that needs neither Typer nor SQLModel (`names.py`).  No name is
ever given to a shell to evaluate: one that came with an import could be a command.
"""

from dataclasses import dataclass
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
    "regimen": "products",
    "event": "events",
    "trends": "shown",
    "chart": "shown",
    "compare": "measures",
    "lags": "measures",
    "measure": "measures",
    "product": "products",
    "visit": "visits",
    "journals": "journals",
}
"""Which names fit the words of a command; see `names.py`."""


class Shell(StrEnum):
    """The shells that a script can be written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@dataclass(frozen=True, slots=True)
class _Words:
    """What may follow a command.

    Attributes:
        command: the command.
        subcommands: its subcommands.
        options: its long options, and whether each is followed by the path of a file.
    """

    command: str
    subcommands: list[str]
    options: dict[str, bool]

    @property
    def names(self) -> str:
        """Which names fit, as `names.py` calls them; empty where none do."""
        return NAMED.get(self.command, "")

    def __str__(self) -> str:
        return " ".join([*self.subcommands, *self.options])


# `compgen -W` and an unquoted expansion would run what a name says: hence read, and printf %q.
_BASH = """\
# sidelog: completion for bash. Load it with:  eval "$(sidelog completion bash)"
_sidelog() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" words="" names="" name
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{commands} --help --version"
  else
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
  fi
  COMPREPLY=()
  while IFS= read -r name; do
    printf -v name '%q' "$name"
    [[ "$name" == "$word"* ]] && COMPREPLY+=("$name")
  done < <(printf '%s\\n' $words; [ -n "$names" ] && sidelog --names "$names" 2>/dev/null)
  [[ "${{COMPREPLY[0]}}" == *= ]] && compopt -o nospace
}}
complete -o default -F _sidelog sidelog
"""
_ZSH = """\
# sidelog: completion for zsh. Load it with:  eval "$(sidelog completion zsh)"
_sidelog() {{
  local -a fixed named
  local names=""
  if (( CURRENT == 2 )); then
    fixed=({commands} --help --version)
  else
    case "${{words[2]}}" in
{cases}
    esac
  fi
  [[ -n "$names" ]] && named=("${{(@f)$(sidelog --names "$names" 2>/dev/null)}}")
  compadd -a fixed
  if [[ "$names" == entries ]]; then compadd -S "" -a named; else compadd -a named; fi
  (( compstate[nmatches] )) || _files
}}
compdef _sidelog sidelog
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
    text = script(shell).rstrip("\n")
    app_of(context).answer({"shell": shell, "script": text}, [text], as_is=True)


def script(shell: Shell) -> str:
    """The completion script of a shell."""
    every = [_words(name) for name in COMMANDS]
    if shell is Shell.FISH:
        return _fish(every)
    template, fixed = (_BASH, 'words="{}"') if shell is Shell.BASH else (_ZSH, "fixed=({})")
    cases = (
        f"      {one.command}) {fixed.format(one)}{f' names={one.names}' if one.names else ''} ;;"
        for one in every
    )
    return template.format(commands=" ".join(COMMANDS), cases="\n".join(cases))


def _words(name: str) -> _Words:
    command = root().get_command(None, name)
    children: dict[str, Any] = getattr(command, "commands", {})
    options = {
        option: parameter.type.name == "path" or str(parameter.metavar).endswith("PATH")
        for part in (command, *children.values())
        for parameter in part.params
        for option in parameter.opts
        if option.startswith("--")
    }
    return _Words(name, list(children), options)


def _fish(every: list[_Words]) -> str:
    lines = [
        "# sidelog: completion for fish. Load it with:  sidelog completion fish | source",
        "complete -c sidelog -n __fish_use_subcommand -f",
        f'complete -c sidelog -n __fish_use_subcommand -a "{" ".join(COMMANDS)}"',
        "complete -c sidelog -n __fish_use_subcommand -l help",
        "complete -c sidelog -n __fish_use_subcommand -l version",
    ]
    for words in every:
        here = f'complete -c sidelog -n "__fish_seen_subcommand_from {words.command}"'
        lines += [f"{here} -a {word}" for word in words.subcommands]
        lines += [
            f"{here} -l {option[2:]}{' -rF' if is_path else ''}"
            for option, is_path in words.options.items()
        ]
        if words.names:
            lines.append(f'{here} -f -a "(sidelog --names {words.names} 2>/dev/null)"')
    return "\n".join(lines)
