"""SVG as text: elements with escaped content and short numbers, nothing else.

Colours are presentation attributes, so that the picture stands alone on paper; a style sheet that
knows the classes may overrule them, as the page does in the dark.
"""

from collections.abc import Iterable
from html import escape
from typing import Literal

_INK, _SOFT = "#1a1a1a", "#595959"

CLASSES = {
    "ink": f'fill="{_INK}"',
    "soft": f'fill="{_SOFT}"',
    "on-ink": 'fill="#ffffff"',
    "grid": 'fill="none" stroke="#dcdcd8" stroke-width=".5"',
    "frame": f'fill="none" stroke="{_SOFT}" stroke-width=".6"',
    "reference": f'fill="none" stroke="{_SOFT}" stroke-width=".6" stroke-dasharray="1 2"',
    "raw": 'fill="none" stroke="#8a8a86" stroke-linecap="round"',
    "line": 'fill="none" stroke="#0b4a7a" stroke-linejoin="round" stroke-linecap="round"',
    "span": 'fill="#0b4a7a"',
    "dose": 'fill="#a8510d"',
    "unknown": f'fill="#f3e3d3" stroke="{_SOFT}" stroke-width=".4"',
    "none": f'fill="{_SOFT}"',
    "plan": f'fill="none" stroke="{_INK}" stroke-width=".9" stroke-dasharray="3 1.5"',
    "event": 'fill="none" stroke="#8a8a86" stroke-width=".4" stroke-dasharray=".6 1.8"',
    "less": 'fill="#f4f4f1"',
    "off": 'fill="#ebebe7"',
}
"""How each part looks on white paper, in colour or grey; every text is at least 7 to 1."""

Anchor = Literal["start", "middle", "end"]


def num(value: float) -> str:
    """A coordinate in as few characters as a tenth of a point needs."""
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    style: str = "ink",
    anchor: Anchor = "start",
    bold: bool = False,
    after: str = "",
) -> str:
    """A line of text at its baseline.

    Args:
        x: where it begins, has its middle, or ends.
        y: its baseline.
        words: what it says, as it is; escaped here.
        size: of the letters.
        style: one of `CLASSES`.
        anchor: which part of it stands at `x`.
        bold: whether it is bold.
        after: softer words that follow on the same line.
    """
    weight = ' font-weight="bold"' if bold else ""
    more = _softer(after, size) if after else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-size="{num(size)}" text-anchor="{anchor}">'
        f'<tspan class="{style}" {CLASSES[style]}{weight}>{escape(words)}</tspan>{more}</text>'
    )


def clipped(words: str, letters: int) -> str:
    """The words, or as many of their letters as there is room for."""
    return words if len(words) <= letters else f"{words[: letters - 1]}…"


def _softer(words: str, size: float) -> str:
    return (
        f'<tspan class="soft" {CLASSES["soft"]} font-size="{num(size - 1)}" '
        f'dx="{num(size / 2)}">{escape(words)}</tspan>'
    )


def path(style: str, steps: Iterable[str], *, width: float | None = None) -> str:
    """A path of that style, with a line of that width; nothing where there are no steps."""
    drawn = "".join(steps)
    if not drawn:
        return ""
    stroke = "" if width is None else f' stroke-width="{width:.2f}"'
    return f'<path class="{style}" {CLASSES[style]}{stroke} d="{drawn}"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as steps of a path: many of them make one element."""
    across, down = num(width), num(height)
    return f"M{num(x)} {num(y)}h{across}v{down}h-{across}z"


def dot(x: float, y: float) -> str:
    """A point as a step of a path with round ends."""
    return f"M{num(x)} {num(y)}h.01"


def horizontal(x: float, until: float, y: float) -> str:
    """A level line as a step of a path."""
    return f"M{num(x)} {num(y)}H{num(until)}"


def vertical(x: float, y: float, until: float) -> str:
    """An upright line as a step of a path."""
    return f"M{num(x)} {num(y)}V{num(until)}"


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Straight lines from point to point as steps of a path."""
    places = [f"{num(x)} {num(y)}" for x, y in points]
    return f"M{'L'.join(places)}" if places else ""


def circle(x: float, y: float, radius: float) -> str:
    """A filled circle, dark."""
    return f'<circle class="ink" {CLASSES["ink"]} cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>'


def picture(width: float, height: float, parts: Iterable[str]) -> str:
    """A whole picture; what it shows is said in words where it is put."""
    size = f'width="{num(width)}" height="{num(height)}" viewBox="0 0 {num(width)} {num(height)}"'
    font = "font-family=\"'Libertinus Serif', 'Palatino Linotype', Palatino, Georgia, serif\""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>{"".join(parts)}</svg>'
