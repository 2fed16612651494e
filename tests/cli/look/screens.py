"""Laws that every screen keeps, whatever it shows."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from sidelog.report.render.terminal import cell_width
from tests.cli.look.conftest import JARGON
from tests.terminal import Terminal

WIDTHS = (40, 41, 52, 60, 61, 72, 79, 80, 100, 120, 160, 200)
_TERMINALS: tuple[dict[str, Any], ...] = (
    {},
    {"encoding": "ascii"},
    {"tty": True, "env": {"NO_COLOR": "1"}},
)


def fits_every_width(run: Terminal, *typed: str) -> None:
    """Hold that no line is longer than the terminal is wide, on one kind after the other."""
    for columns, how in zip(WIDTHS, cycle(_TERMINALS), strict=False):
        shown = run(*typed, columns=columns, **how)
        assert shown.code == 0, shown.err
        for line in _bare(shown.out).splitlines():
            assert cell_width(line) <= columns, (columns, how, line)
            assert line == line.rstrip(), line


def is_ascii_where_it_must_be(run: Terminal, *typed: str) -> None:
    """Hold that a terminal without Unicode gets ASCII alone."""
    assert run(*typed, encoding="ascii").out.isascii()


def has_no_jargon(run: Terminal, *typed: str) -> None:
    """Hold that a first reading needs no key, as a table and as plain lines."""
    for how in ((), ("--plain",)):
        shown = " ".join(run(*typed, *how).out.split())
        assert [word for word in JARGON if word in shown] == []


def escapes(text: str) -> Sequence[str]:
    """The escape codes of a text."""
    return [f"\x1b[{part.split('m')[0]}m" for part in text.split("\x1b[")[1:]]


def _bare(text: str) -> str:
    for code in set(escapes(text)):
        text = text.replace(code, "")
    return text
