"""Every command by name, and where it lies; a module is imported when its command is typed."""

from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup, TyperOption

from sidelog import __version__
from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.typed.unquoted import join_unquoted
from sidelog.errors import UsageError


class Place(NamedTuple):
    """Where a command lies, and what it is for.

    Attributes:
        module: the module that holds it, by its dotted path below this folder.
        summary: one line of the help, known without importing the module.
    """

    module: str
    summary: str


COMMANDS: dict[str, Place] = {
    "log": Place("record.log", "Record how a day was."),
    "dose": Place("record.dose", "Record what was taken, and how much."),
    "regimen": Place("record.plan.regimen", "Say what is taken as a rule, and what is planned."),
    "event": Place("record.event", "Record what else happened."),
    "show": Place("look.show", "Show what is recorded, day by day."),
    "search": Place("look.show", "Find words in what is recorded."),
    "edit": Place("keep.edit", "Change one entry."),
    "delete": Place("keep.edit", "Delete entries, after asking."),
    "undo": Place("keep.undo", "Take back the latest command, or the latest few."),
    "redo": Place("keep.undo", "Bring back what was undone last."),
    "history": Place("keep.undo", "Show every command that wrote something."),
    "trends": Place("look.trends", "Show how measures and doses went, and what may be said."),
    "chart": Place("look.chart", "Draw a measure or a product over time, with events."),
    "compare": Place("look.compare", "Compare before and after a change."),
    "lags": Place("look.lags", "See whether a measure follows a product."),
    "analyse": Place("look.analyse", "Check the mathematics on numbers of your own."),
    "report": Place("look.report", "Make a page for a clinician."),
    "measure": Place("keep.measure", "List, add and change measures."),
    "product": Place("keep.product", "List, add and change products."),
    "profile": Place("keep.profile", "Say what a report may say of you."),
    "visit": Place("keep.visit", "Keep appointments, and what to ask there."),
    "import": Place("keep.bring", "Bring in the entries of a file."),
    "export": Place("keep.transfer", "Write the journal to a file."),
    "backup": Place("upkeep.backup", "Copy the journal to a safe place."),
    "restore": Place("upkeep.backup", "List the copies, and bring one back."),
    "merge": Place("upkeep.merge", "Bring another copy of the journal and this one together."),
    "check": Place("upkeep.check", "See whether the journal is whole."),
    "journals": Place("upkeep.journals", "List the journals that have a name."),
    "privacy": Place("upkeep.privacy", "Show what lies where, and who can read it."),
    "erase": Place("upkeep.erase", "Erase the journal, or one thing with its history."),
    "settings": Place("keep.preferences", "Show the settings, and change one."),
    "where": Place("keep.preferences", "Show where the journal and the settings lie."),
    "encrypt": Place("upkeep.locking", "Encrypt the journal and its copies."),
    "decrypt": Place("upkeep.locking", "Make an encrypted journal a plain file again."),
    "lock": Place("upkeep.locking", "Ask for the passphrase from now on."),
    "unlock": Place("upkeep.locking", "Open an encrypted journal without being asked again."),
    "passphrase": Place("upkeep.locking", "Change the passphrase of an encrypted journal."),
    "completion": Place("help.completion", "Let the shell complete commands and names."),
    "help-now": Place("help.help_now", "Show whom to turn to when somebody is in danger."),
    "learn": Place("help.learn", "Read what is known of kratom, and how well."),
    "demo": Place("help.demo", "Look around in an invented year."),
}
"""Each command, in the order of the help."""


_EXAMPLE = "  sidelog "
"""How the line of an example begins in the help of a command."""


def command_app(*, minus_words: bool = False, cls: type[TyperGroup] | None = None) -> typer.Typer:
    """A Typer app for one command, or for a group of them.

    With `minus_words`, -4g and -2d reach the command as words; it calls `refuse_options`.
    Plain help is quicker than drawn boxes, and a screen reader can bear it.  Completion is ours
    (`completion.py`): Typer's own starts Typer at each TAB.
    """
    return typer.Typer(
        cls=cls or Group,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={
            "help_option_names": ["-h", "--help"],
            "ignore_unknown_options": minus_words,
        },
    )


class Group(TyperGroup):
    """Commands that belong together."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that was typed.

        Raises:
            UsageError: there is none of that name; the error says what there is instead.
        """
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            from sidelog.cli.help.elsewhere import instead_of_command  # noqa: PLC0415  (seldom)

            group = ctx.command_path.partition(" ")[2]
            kind = f"{group} command".lstrip()
            if meant := instead_of_command(group, args):
                raise UsageError(f"There is no {kind} {args[0]!r}.", hint=meant)
            raise unknown_word(kind, args[0], known, f"All commands: {ctx.command_path} --help")
        return super().resolve_command(ctx, args)


class Commands(Group):
    """The commands, each imported when it is asked for, with the options that all of them share."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  (Typer vendors click)
        """The names, in the order of the help."""
        return [*COMMANDS, "help"]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"sidelog.cli.{COMMANDS[cmd_name].module}")
        app: typer.Typer = module.apps[cmd_name]
        command = typer.main.get_command(app)
        command.name = cmd_name
        _share_options(command)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the commands of the help; no module is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in COMMANDS.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that was typed; `help` before it asks for its help."""
        if args[:1] == ["help"]:
            words = [word for word in args[1:] if not word.startswith("-")]
            if not words:
                app_of(ctx).command = "help"
                print(ctx.get_help())
                raise typer.Exit
            args = [*words, "--help"]
        if args and not args[0].startswith("-"):
            app_of(ctx).command = args[0]
        return super().resolve_command(ctx, args)


def unknown_word(kind: str, word: str, known: list[str], otherwise: str) -> UsageError:
    """The error for a word that names nothing, with the nearest names that do."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for what is not known)

    bare = {name.removeprefix("--"): name for name in known}
    near = [bare[one] for one in get_close_matches(word.lower().lstrip("-"), bare, 3, 0.6)]
    hint = f"Did you mean {' or '.join(near)}? {otherwise}" if near else otherwise
    return UsageError(f"There is no {kind} {word!r}.", hint=hint)


def put_away(kind: str, name: str) -> str:
    """That a measure or a product is put away, and what brings it back."""
    return f"{name} is put away. Back with: sidelog {kind} restore {quote(name)}"


def list_by_itself(context: typer.Context) -> None:
    """Run `list` of a group of commands, where nothing else was typed after its name."""
    if context.invoked_subcommand is None:
        command: Any = context.command
        with command.commands["list"].make_context("list", [], parent=context) as listing:
            listing.command.invoke(listing)


def refuse_options(context: typer.Context, words: Sequence[str]) -> None:
    """Refuse words that were meant as options; not -4, an amount or a day, nor a dash alone.

    Raises:
        UsageError: a word is no option of the command.
    """
    for word in words:
        if word.startswith("-") and word[1:] and not word[1].isdigit():
            raise unknown_option(context, word)


def unknown_option(context: typer.Context, word: str) -> UsageError:
    """The error for an option that a command does not have, with those that may be meant."""
    from sidelog.cli.help.elsewhere import OPTIONS  # noqa: PLC0415  (only for what is not known)

    word = word.partition("=")[0]
    known = [name for one in context.command.params for name in (*one.opts, *one.secondary_opts)]
    see = f"See: {context.command_path} --help"
    for meant in OPTIONS.get(word.casefold(), ()):
        if meant in known:
            return UsageError(f"There is no option {word!r}.", hint=f"Did you mean {meant}? {see}")
    return unknown_word("option", word, [one for one in known if one.startswith("--")], see)


def _share_options(command: Any) -> None:  # noqa: ANN401
    """Add --journal, --json and --plain, so that they may stand after any command too."""
    for child in getattr(command, "commands", {}).values():
        _share_options(child)
    command.help = a_line_each(command.help or "")
    taken = {name for parameter in command.params for name in parameter.opts}
    shared = (
        _option(
            "--journal",
            "Use the journal of this name, or in this file.",
            _use_journal,
            metavar="NAME|PATH",
        ),
        _flag("--json", "Write data as JSON.", "json"),
        _flag("--plain", "No boxes, no pictures: for screen readers.", "plain"),
    )
    command.params.extend(option for option in shared if not taken & set(option.opts))


def a_line_each(words: str) -> str:
    """The help of a command, in which each example is a paragraph: others are filled into one."""
    example = f"\n{_EXAMPLE}"
    return words.replace(example, f"\n{example}").replace(f"\n\n{example}", f"\n{example}")


def _option(name: str, words: str, keep: Callable[..., None], **more: Any) -> TyperOption:  # noqa: ANN401
    return TyperOption(param_decls=[name], help=words, callback=keep, expose_value=False, **more)


def _flag(name: str, words: str, attribute: str) -> TyperOption:
    def keep(context: typer.Context, _: object, value: bool) -> None:  # noqa: FBT001
        if value:
            setattr(app_of(context), attribute, True)

    return _option(name, words, keep, is_flag=True)


def _use_journal(context: typer.Context, _: object, value: str | None) -> None:
    if value is not None:
        app_of(context).flags["journal"] = value


def root() -> Any:  # noqa: ANN401
    """The command `sidelog` itself: without a command, it shows today."""
    app = typer.Typer(
        cls=Commands,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def sidelog(context: typer.Context) -> None:
        """A private side-effect journal. Everything stays in one file on this machine.

        Without a command: what is recorded today, and what is not.
        """
        if context.invoked_subcommand is None:
            from sidelog.cli.look.today import show_today  # noqa: PLC0415  (only without a command)

            show_today(app_of(context))

    command = typer.main.get_command(app)
    command.params.append(
        TyperOption(
            param_decls=["--version", "-V"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help="Show the version and exit.",
        )
    )
    _share_options(command)
    return command


def _show_version(context: typer.Context, _: object, value: bool) -> None:  # noqa: FBT001
    if value:
        app = app_of(context)
        app.command = "version"
        app.answer({"version": __version__}, [f"sidelog {__version__}"])
        raise typer.Exit


def run(arguments: list[str], app: App) -> int:
    """Run one command line; returns its exit code.

    Not through Typer's `main`, which ends the process itself where a pipe or a person breaks off.
    """
    arguments = join_unquoted(arguments, app.now)
    command = root()
    width = max(min(app.host.columns, 80) - 2, 50)  # of the help
    shown = StringIO()
    try:
        with (
            redirect_stdout(shown),  # where Typer shows the help
            command.make_context("sidelog", arguments, obj=app, terminal_width=width) as context,
        ):
            return int(command.invoke(context) or 0)
    except typer.Exit as ended:
        return ended.exit_code
    finally:
        if text := shown.getvalue().rstrip("\n"):
            app.answer({"help": text}, [text], as_is=True)
