"""`sidelog erase`: a whole journal, or one thing of it with its history; nothing brings it back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.typed.options import Yes
from sidelog.errors import NoInputError, NothingMatchedError, StorageError, UsageError
from sidelog.journal.connection import JournalFile, identity_of
from sidelog.journal.journal import Journal
from sidelog.journal.references import Kind, parse_reference
from sidelog.journal.store import is_there
from sidelog.journal.upkeep import erasing
from sidelog.journal.upkeep.belongings import (
    Belonging,
    Survey,
    What,
    alone,
    refuse_strange,
    remove,
    survey,
)
from sidelog.journal.upkeep.checking.quick import remember
from sidelog.journal.upkeep.erasing import Erasure
from sidelog.journal.upkeep.subjects import Subject, find, find_one, said_of
from sidelog.naming import name_of, without_name
from sidelog.report.words.basics import counted, listed
from sidelog.settings import change_journals

erase_app = command_app()
apps = {"erase": erase_app}

_WORD = "ERASE"
_NAMED = 12
"""Rows that are named; of more it is said how many."""

Word = Annotated[
    str | None, typer.Option("--word", metavar=_WORD, help="The word that is asked for otherwise.")
]
Copies = Annotated[
    bool, typer.Option("--copies", help="Erase the copies too that sidelog keeps; they hold it.")
]

_BEYOND = (
    "Not reached: backups, reports and exports that you made, on a stick or sent to somebody too, "
    "what a backup service or a synced folder has kept, and the history of your shell."
)
_STAYS = "Backups on a stick, reports and exports stay: sidelog does not know where they are."
_DISK = (
    "A disk may hold for a while what it no longer shows, an SSD above all. Only an encrypted disk "
    "is safe from that."
)
_ELSEWHERE = (_BEYOND, _DISK)
"""What is said of what erasing does not reach: nothing is overwritten, as that would promise it."""

_COMES_BACK = "A copy elsewhere that has it still, or a merge with one, brings it back."
"""Said of one thing: nothing may remember what was erased, so no merge can know it."""


@erase_app.callback(invoke_without_command=True)
def erase(context: typer.Context, word: Word = None, yes: Yes = False) -> None:
    """Erase the journal with its history, its copies and its key. Nothing brings it back.

    It asks for a word first. With a command after it, only one thing is erased, as if it had never
    been. Backups on a stick, reports and exports stay: sidelog does not know where they are.

    Examples:

      sidelog erase

      sidelog erase product kratom

      sidelog erase measure mood --copies
    """
    if context.invoked_subcommand is None:
        _erase_all(app_of(context), word, yes=yes)
    elif word or yes:
        raise UsageError(
            f"The word goes after what is erased: {_WORD}.",
            hint=f"Such as: sidelog erase product kratom --word {_WORD}",
        )


def _erase_all(app: App, word: str | None, *, yes: bool) -> None:
    place = app.settings.journal
    is_there(place)  # refuses a folder
    try:
        refuse_strange(place)
    except StorageError as error:
        error.hint = "Nothing was erased. Delete the file yourself, if it is to go."
        raise
    seen = _everything(app)
    found = seen.found
    if not found:
        raise NoInputError(f"There is no journal at {place}.", hint="Nothing was erased.")
    app.say(f"This erases{_of(app)}, and nothing brings it back: {_counted(found)}")
    for one in found:
        app.say(f"  {one.path}")
    for path, why in seen.passed:
        app.say(f"Left as it is: {path} {why}.")
    if any(one.path.stat(follow_symlinks=False).st_nlink > 1 for one in found if _is_file(one)):
        app.say("One of these files has another name on this disk, which stays, with all in it.")
    _ask_word(app, word, yes=yes)
    identity = identity_of(place)
    with app.putting():
        with alone(JournalFile(place)):
            came = [one for one in _everything(app, keys=False).found if one not in found]
            gone, left = remove([*found, *came])
            remove(_holding(survey(place)))  # what a run was about to copy
        still = _forget(app, identity) if identity and not left and not seen.needed else []
        if left:
            done = f"Erased was only: {_counted(gone)}." if gone else "Nothing was erased:"
            raise StorageError(
                f"{done} {left[0][0].path} is left: {left[0][1]}.",
                hint="Free it, and type sidelog erase again: it goes on with what is left.",
            )
        name = name_of(place, app.settings.journals)
        if name:
            change_journals(app.settings.file, lambda known: without_name(known, name))
    lines = [f"Erased: {_counted(gone)}.", *([f"The name {name} is forgotten."] if name else [])]
    settings = [f"Your settings stay: {app.settings.file}"] if app.settings.file.exists() else []
    data = {"erased": [{"path": str(one.path), "what": one.what} for one in gone]}
    app.answer(data, lines, [*still, *settings, *_ELSEWHERE])


def _forget(app: App, identity: bytes) -> list[str]:
    """Take the key out of where this machine keeps it; says where it may be still."""
    from sidelog.cli.upkeep.unlocking import forget  # noqa: PLC0415  (where encrypted)

    return forget(app, identity)


def _everything(app: App, *, keys: bool = True) -> Survey:
    """What belongs to the journal, with the link by which it is reached; see `survey`."""
    seen, said = survey(app.settings.journal, keys=keys), app.settings.journal_said
    links = [Belonging(said, What.LINK)] if said.is_symlink() else []
    return seen._replace(found=[*seen.found, *links])


def _is_file(one: Belonging) -> bool:
    return one.what is not What.FOLDER and one.what is not What.LINK


def _counted(found: Sequence[Belonging]) -> str:
    """What it is, such as "journal, 3 copies and folder of copies"."""
    kinds = Counter(one.what for one in found)
    return listed([kind if n == 1 else counted(n, kind, kind.many) for kind, n in kinds.items()])


def _holding(seen: Survey) -> list[Belonging]:
    """What may hold still what is erased from the journal: copies of it, and damaged files."""
    return [one for one in seen.found if one.what in {What.COPY, What.DAMAGED}]


def _ask_word(app: App, word: str | None, *, yes: bool) -> None:
    """Go on if the word is typed; `--yes` alone is too quick for this.

    Raises:
        UsageError: nobody can be asked, and it was not said.
        NothingMatchedError: it was another word.
    """
    if word is None:
        if yes or not app.host.asks:
            raise UsageError(
                "Nothing was erased: it takes a word.", hint=f"Say it with --word {_WORD}."
            )
        word = app.ask(f"To go on, type {_WORD}: ").strip()
    if word != _WORD:
        raise NothingMatchedError(f"Nothing was erased: the word is {_WORD}, in capitals.")


def _command(name: str, what: str, finds: Callable[[Journal, str], Subject]) -> None:
    """Add the command that erases one thing."""
    argument = typer.Argument(metavar="NAME", help=what)

    @erase_app.command(name, help=f"{_HELP[name]}\n\n{_STAYS}")
    def erase_one(
        context: typer.Context,
        typed: Annotated[list[str], argument],
        copies_too: Copies = False,
        word: Word = None,
        yes: Yes = False,
    ) -> None:
        app = app_of(context)
        with app.read() as journal:
            subject = finds(journal, " ".join(typed))
            file, erasure = journal.file, erasing.look(journal, subject)
            says = said_of(journal, subject) if name == "entry" else ""
        kept = _holding(survey(file.path))
        for line in _what_goes(erasure, says, kept, _of(app), copies_too=copies_too):
            app.say(line)
        _ask_word(app, word, yes=yes)
        with app.putting():
            done = erasing.erase(file, subject)
            remember(file)  # it was found whole before, and what became of it is ours
            _, left = remove(kept if copies_too else [])
        _answer(app, done, kept, [one.path for one, _ in left], copies_too=copies_too)


_HELP = {
    "product": "Erase a product with its doses, plans and changes, and its history.\n\n"
    "As if it had never been: nothing brings it back, and undo passes over it.",
    "measure": "Erase a measure with its values and its history.\n\n"
    "As if it had never been: nothing brings it back. One that came with sidelog stays in the "
    "list, with nothing of it, and is not asked.",
    "entry": "Erase one entry, such as n3, with what it ever was.\n\n"
    "Unlike sidelog delete, nothing brings it back; one that was deleted can be erased too.",
}

_command("product", "The product.", lambda journal, name: find(journal, "product", name))
_command("measure", "The measure.", lambda journal, name: find(journal, "measure", name))
_command(
    "entry",
    "The entry, by the name that sidelog show has.",
    lambda journal, name: find_one(journal, parse_reference(name)),
)


@erase_app.command("copies")
def erase_copies(context: typer.Context, word: Word = None, yes: Yes = False) -> None:
    """Erase the copies that sidelog keeps of the journal, and damaged files of it that were kept.

    The journal itself stays. Backups on a stick, reports and exports stay: sidelog does not know
    where they are.
    """
    app = app_of(context)
    seen = survey(app.settings.journal)
    found = _holding(seen)
    for path, why in seen.passed:
        app.say(f"Left as it is: {path} {why}.")
    if not found:
        raise NothingMatchedError("There are no copies.", hint="Nothing was erased.")
    app.say(f"This erases, and nothing brings it back: {_counted(found)} of the journal.")
    for one in found:
        app.say(f"  {one.path}")
    _ask_word(app, word, yes=yes)
    with app.putting():
        gone, left = remove(found)
        if left:
            words = f"{left[0][0].path} is left: {left[0][1]}."
            raise StorageError(f"Erased: {_counted(gone) or 'nothing'}. {words}")
    paths = [str(one.path) for one in gone]
    app.answer({"erased": paths}, [f"Erased: {_counted(gone)}."], _ELSEWHERE)


def _of(app: App) -> str:
    """Whose journal it is, where that has to be told; to go on in a sentence."""
    return f" from {app.settings.journal_name}" if app.settings.journal_name else ""


def _what_goes(
    erasure: Erasure, says: str, kept: Sequence[Belonging], whose: str, *, copies_too: bool
) -> Iterator[str]:
    every = [erasure.subject.name]
    if others := erasure.names[1:]:
        every.append(f"(also called {listed(list(others))})")
    if says:
        yield f"{erasure.subject.name} is: {says}"
    entries = "; ".join(filter(None, (_entries(erasure), _history(erasure))))
    yield f"This erases {' '.join(every)}{whose}, and nothing brings it back: {entries}."
    if kept and not copies_too:
        yield f"{_those(kept)} of the journal may hold it still. To erase them with it: --copies"
    elif kept:
        yield f"With it, and with what else is in there: {_those(kept)}."


def _those(kept: Sequence[Belonging]) -> str:
    """How many there are, such as "2 copies and 1 damaged file"."""
    kinds = Counter(one.what for one in kept)
    return listed([counted(n, kind, kind.many) for kind, n in kinds.items()])


def _history(erasure: Erasure) -> str:
    return f"{counted(erasure.changes, 'change')} of the history"


def _entries(erasure: Erasure) -> str:
    """How many entries, such as "12 doses and 1 event"."""
    tables = set(Kind)
    counts = {table: count for table, count in erasure.entries.items() if table in tables}
    said = {"observation": "value"}
    words = [counted(n, said.get(table, Kind(table).words)) for table, n in counts.items()]
    return listed(words) if words else ""


def _answer(
    app: App, done: Erasure, kept: Sequence[Belonging], left: Sequence[Path], *, copies_too: bool
) -> None:
    name = done.subject.name
    lines = [f"Erased: {name}{f', {said}' if (said := _entries(done)) else ''}; {_history(done)}."]
    if done.comes_back:
        lines.append(f"{name} came with sidelog, and stays in the list; it is not asked.")
    remarks = []
    if done.mentions:
        first, more = done.mentions[:_NAMED], len(done.mentions) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        remarks.append(
            f"Its name is said elsewhere still, or was once: {', '.join(first)}{others}. "
            f"Look: sidelog search {quote(name)}"
        )
    if kept and not copies_too:
        folders = listed([str(one) for one in dict.fromkeys(one.path.parent for one in kept)])
        remarks.append(
            f"{_those(kept)} may hold it still, in {folders}. To erase them: sidelog erase copies"
        )
    remarks += [f"This could not be erased: {one}" for one in left]
    data = {
        "erased": name,
        "names": list(done.names),
        "entries": dict(done.entries),
        "changes": done.changes,
        "mentions": list(done.mentions),
        "copies_left": [str(one) for one in (left if copies_too else [one.path for one in kept])],
    }
    app.answer(data, lines, [*remarks, _COMES_BACK, *_ELSEWHERE])
