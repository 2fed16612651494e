"""One renderer a file: a module whose name is the end of a file's name, such as `pdf`.

It has `render(document, paper) -> bytes`.  Renderers are found, not listed, and only the one that
is needed is imported.
"""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the screens of every day need no page
    from sidelog.report.page.document import Document


class Paper(StrEnum):
    """The sizes of paper that a page can have."""

    A4 = "a4"
    LETTER = "letter"


Render = Callable[["Document", Paper], bytes]
"""What every renderer does: the bytes of a file; only some forms have a paper."""


def renderer(suffix: str) -> Render | None:
    """The renderer for files whose name ends so, such as ".pdf"; None where there is none.

    Raises:
        ImportError: what it needs is not installed on this machine.
    """
    name = suffix[1:].lower()
    if name not in {module.name for module in iter_modules(__path__)}:
        return None
    render: Render | None = getattr(import_module(f"{__name__}.{name}"), "render", None)
    return render


def suffixes() -> list[str]:
    """The ends of file names that there are renderers for, on this machine."""
    found = []
    for module in iter_modules(__path__):
        with suppress(ImportError):
            if renderer(f".{module.name}"):
                found.append(f".{module.name}")
    return found
