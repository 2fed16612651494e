"""Journals by name: what a word for a journal means, and which names are kept in the settings.

A name is one word without a slash, a backslash or a dot, so that it cannot be taken for a path by
anybody who writes one with its ending.  A file that is there goes on to be found by its bare word.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from sidelog.errors import AmbiguousError, BadDataError, NothingMatchedError, UsageError

JOURNALS = "journals"
"""The table of the settings file that holds the names."""

_NAME = re.compile(r"[^\W_][\w-]{0,39}")


def is_name(words: str) -> bool:
    """Whether words could be the name of a journal."""
    return _NAME.fullmatch(words) is not None


def named_journals(said: Mapping[str, object]) -> dict[str, Path]:
    """The names in the settings, each with its file.

    Raises:
        ValueError: they are not such a table; it says what is right.
    """
    table = said.get(JOURNALS, {})
    if not isinstance(table, dict):
        raise ValueError('a table of names and paths, such as anna = "/home/me/anna.db"')  # noqa: TRY004  (as of every setting)
    paths = {}
    for name, path in table.items():
        if not isinstance(path, str) or not path.strip() or "\0" in path:
            raise ValueError("the path of a file, in quotation marks, for each name")
        paths[str(name)] = Path(path).expanduser().absolute()
    return paths


def find_journal(words: str, journals: Mapping[str, Path]) -> str:
    """The path that words mean: that of the journal of this name, or the words themselves.

    Raises:
        AmbiguousError: a journal has this name, and a file in this folder too.
        UsageError: it could only be a name, and no journal has it.
    """
    name = known_name(words, journals)
    if not is_name(words) and not name:
        return words
    file = Path(words)
    if name and file.exists() and file.absolute() != journals[name]:
        readings = {
            str(journals[name]): f"the journal {name}",
            f"./{words}": f"the file {words} in this folder",
        }
        raise AmbiguousError(repr(words), readings)
    if name or file.exists():
        return str(journals[name]) if name else words
    raise unknown_journal(words, journals)


def known_name(words: str, journals: Mapping[str, Path]) -> str:
    """The name as it was given, whatever the case of the words; empty where there is none."""
    return next((name for name in journals if name.casefold() == words.casefold()), "")


def name_of(path: Path, journals: Mapping[str, Path]) -> str:
    """The name of the journal at a path; empty where it has none."""
    for name, place in journals.items():
        if place == path:
            return name
    # The same file may be reached by another path, over a link.
    real = os.path.realpath(path) if journals else path  # which fails at no loop of links
    same = (name for name, place in journals.items() if os.path.realpath(place) == real)
    return next(same, "")


def unknown_journal(words: str, journals: Mapping[str, Path]) -> UsageError:
    """The error for a name that no journal has, with those that may be meant."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for what is not known)

    folded = {name.casefold(): name for name in journals}
    near = [folded[one] for one in get_close_matches(words.casefold(), folded, 3, 0.6)]
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return UsageError(
        f"No journal is called {words!r}.",
        hint=f"{meant}The names: sidelog journals. A file of that name: ./{words}",
    )


def with_name(journals: Mapping[str, Path], name: str, path: Path) -> dict[str, Path]:
    """The names with one more.

    Raises:
        UsageError: it cannot be a name.
        BadDataError: another journal has it, or the journal has another one.
    """
    _refuse_name(name, journals)
    if other := name_of(path, journals):
        raise BadDataError(
            f"{path} is called {other} already.",
            hint=f"Another name: sidelog journals rename {other} {name}",
        )
    return {**journals, name: path}


def without_name(journals: Mapping[str, Path], name: str) -> dict[str, Path]:
    """The names without one.

    Raises:
        NothingMatchedError: there is none such.
    """
    known = _known(name, journals)
    return {one: path for one, path in journals.items() if one != known}


def renamed(journals: Mapping[str, Path], name: str, new: str) -> dict[str, Path]:
    """The names with one that is called otherwise, in its place.

    Raises:
        NothingMatchedError: there is none such.
        UsageError: the other cannot be a name.
        BadDataError: another journal has it.
    """
    known = _known(name, journals)
    _refuse_name(new, {one: path for one, path in journals.items() if one != known})
    return {new if one == known else one: path for one, path in journals.items()}


def _known(name: str, journals: Mapping[str, Path]) -> str:
    known = known_name(name, journals)
    if not known:
        error = unknown_journal(name, journals)
        raise NothingMatchedError(error.message, hint=error.hint.partition(" A file")[0])
    return known


def _refuse_name(name: str, journals: Mapping[str, Path]) -> None:
    if not is_name(name):
        raise UsageError(
            f"{name[:50]!r} cannot be the name of a journal.",
            hint="It is one word of letters, digits and -, at most 40, such as anna.",
        )
    if taken := known_name(name, journals):
        raise BadDataError(
            f"The journal {journals[taken]} is called {taken}.",
            hint=f"Take another name, or first: sidelog journals forget {taken}",
        )
