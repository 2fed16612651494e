"""Which reader a file is for, told by what is in it."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, cast

from sidelog.exchange import readers
from sidelog.exchange.own import csv_read
from sidelog.exchange.reader import Reader
from sidelog.exchange.source import Source


class Recognised(NamedTuple):
    """A reader that takes a file, and how it knew it."""

    reader: Reader
    why: str


def all_readers() -> Iterator[tuple[str, Reader]]:
    """Every reader of another application's files, by the name of its module."""
    for found in iter_modules(readers.__path__):
        yield found.name, cast("Reader", import_module(f"{readers.__name__}.{found.name}"))


def recognise(source: Source) -> Recognised | None:
    """The reader that knows a file; None where none does, and it may be any table.

    Raises:
        BadDataError: it is an archive, and damaged.
    """
    own = cast("Reader", csv_read)
    for reader in (own, *(reader for _, reader in all_readers())):
        why = reader.recognise(source)
        if why is not None:
            return Recognised(reader, why)
    return None
