"""What a terminal can show, and text for it."""

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

_ASCII = str.maketrans("→\N{EN DASH}…─│┤└┬·", ">-.-|+++.") | {ord("→"): "->"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a terminal can show.

    Attributes:
        columns: how wide it is.
        boxes: whether lines may be drawn around things; not in a pipe.
        colour: whether colour may be used.
        unicode: whether braille and dashes can be shown.
    """

    columns: int
    boxes: bool = False
    colour: bool = False
    unicode: bool = True


def text_of(parts: "Iterable[RenderableType]", look: Look) -> str:
    """Rich's parts as the text for a terminal, without spaces at the ends of lines."""
    from rich.console import Console  # noqa: PLC0415  (four bare interpreters)

    console = Console(
        file=StringIO(),
        width=look.columns if look.unicode else look.columns - 1,  # an arrow becomes two signs
        force_terminal=look.boxes,
        no_color=not look.colour,
        color_system="standard" if look.boxes else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = "\n".join(line.rstrip() for line in captured.get().splitlines())
    return text if look.unicode else text.translate(_ASCII)
