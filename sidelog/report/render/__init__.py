"""One renderer a file: a module whose name is the end of a file's name, such as `pdf`.

It has `SUFFIX`, which is ".pdf", and `render(document, made, paper) -> bytes`.  Renderers are
found, not listed, and only the one that is needed is imported.
"""

from datetime import date
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the screens of every day need no page
    from sidelog.report.page.document import Document


class Paper(StrEnum):
    """The sizes of paper that a page can have."""

    A4 = "a4"
    LETTER = "letter"


class Render(Protocol):
    """What every renderer does."""

    def __call__(self, document: "Document", made: date, paper: Paper) -> bytes:
        """Turn a document into the bytes of a file.

        Args:
            document: what it says.
            made: the day of its making, for the metadata.
            paper: the paper, for forms that have one.
        """


def renderer(suffix: str) -> Render | None:
    """The renderer for files whose name ends so; None where there is none.

    Raises:
        ImportError: what it needs is not installed on this machine.
    """
    suffix = suffix.lower()
    name = suffix.removeprefix(".")
    if not suffix or name not in {module.name for module in iter_modules(__path__)}:
        return None
    module = import_module(f"{__name__}.{name}")
    render: Render | None = getattr(module, "render", None)
    return render if getattr(module, "SUFFIX", "") == suffix else None


def suffixes() -> list[str]:
    """The ends of file names that there are renderers for, on this machine."""
    found = []
    for module in iter_modules(__path__):
        try:
            if renderer(f".{module.name}"):
                found.append(f".{module.name}")
        except ImportError:
            continue
    return found
