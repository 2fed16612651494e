"""SVG as text: elements with escaped content and short numbers, nothing else.

Colours are presentation attributes, so that a drawing stands alone on paper; a style sheet that
knows the classes may overrule them, as the page does in the dark.
"""

from collections.abc import Iterable
from html import escape
from typing import Literal

LETTERS = 8.5
"""The size of every letter, in points: what is drawn is printed at its own size."""

_INK, _SOFT = "#1a1a1a", "#595959"

CLASSES = {
    "ink": f'fill="{_INK}"',
    "soft": f'fill="{_SOFT}"',
    "grid": 'fill="none" stroke="#dcdcd8" stroke-width=".5"',
    "frame": f'fill="none" stroke="{_SOFT}" stroke-width=".6"',
    "bad": 'fill="#1f3d57"',
    "dot": 'fill="#0b4a7a"',
    "level": f'fill="none" stroke="{_SOFT}" stroke-width=".5" stroke-dasharray="1 1.6"',
    "half": 'fill="#c3d3e0"',
    "line": 'fill="none" stroke="#0b4a7a" stroke-width="1.3" stroke-linejoin="round"',
    "dose": 'fill="#a8510d"',
    "part": f'fill="#f3e3d3" stroke="{_SOFT}" stroke-width=".4"',
    "none": f'fill="{_SOFT}"',
    "step": 'fill="none" stroke="#8a8a86" stroke-width=".5" stroke-dasharray="2 1.5"',
    "span": 'fill="#8a8a86"',
}
"""How each part looks on white paper, in colour or grey; every text is at least 7 to 1."""


def num(value: float) -> str:
    """A coordinate in as few characters as a tenth of a point needs."""
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def text(
    x: float,
    y: float,
    words: str,
    *,
    style: str = "ink",
    anchor: Literal["start", "end"] = "start",
    width: float | None = None,
) -> str:
    """A line of text at its baseline.

    Args:
        x: where it begins, or ends.
        y: its baseline.
        words: what it says, as it is; escaped here.
        style: one of `CLASSES`.
        anchor: which part of it stands at `x`.
        width: how wide it is made, whatever the font; None for as wide as it is.
    """
    fitted = f' textLength="{num(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return (
        f'<text class="{style}" {CLASSES[style]} x="{num(x)}" y="{num(y)}" '
        f'font-size="{num(LETTERS)}" text-anchor="{anchor}"{fitted}>{escape(words)}</text>'
    )


def wide(words: str) -> float:
    """About how wide a line of text is, in points: rather too much than too little."""
    return sum(0.62 if one.isupper() else 0.5 for one in words) * LETTERS


def path(style: str, steps: Iterable[str]) -> str:
    """A path of that style; nothing where there are no steps."""
    drawn = "".join(steps)
    return f'<path class="{style}" {CLASSES[style]} d="{drawn}"/>' if drawn else ""


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as steps of a path: many of them make one element."""
    across, down = num(width), num(height)
    return f"M{num(x)} {num(y)}h{across}v{down}h-{across}z"


def dot(x: float, y: float, radius: float) -> str:
    """A round dot around a place as a step of a path."""
    arc, across = f"a{num(radius)} {num(radius)} 0 1 ", num(2 * radius)
    return f"M{num(x - radius)} {num(y)}{arc}0 {across} 0{arc}0 -{across} 0z"


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


def picture(width: float, height: float, parts: Iterable[str]) -> str:
    """A whole drawing; what it shows is said in words where it is put."""
    size = f'width="{num(width)}" height="{num(height)}" viewBox="0 0 {num(width)} {num(height)}"'
    font = "font-family=\"'Libertinus Serif', 'Palatino Linotype', Palatino, Georgia, serif\""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>{"".join(parts)}</svg>'
