"""A measure over a period in a few characters: gaps are blank, the lowest value is one dot."""

from sidelog.analysis.ranks import median
from sidelog.analysis.series import Series
from sidelog.catalog.scales import Scale, ScaleKind
from sidelog.report.canvas import Canvas, height_of
from sidelog.report.time_axis import by_place, days_per_dot
from sidelog.report.value_axis import drawn_range


def sparkline(
    series: Series,
    scale: Scale,
    period: tuple[int, int],
    columns: int,
    *,
    rows: int = 2,
    unicode: bool = True,
) -> list[str]:
    """Draw the daily values of a period in a few lines of characters.

    Days that share a column of dots are drawn as their median.  A day that was not recorded is
    blank, and stays so: nothing is drawn between the days before and after it.

    Args:
        series: the entries.
        scale: what they are on; it says how high a value stands.
        period: first and last day, ordinals.
        columns: how many characters wide.
        rows: how many lines high.
        unicode: whether braille can be shown.
    """
    first, last = period
    share = days_per_dot(last - first + 1, columns)
    low, high = drawn_range(series, scale)
    canvas = Canvas(columns, rows)
    draw = canvas.dot if scale.kind is ScaleKind.QUANTITY else canvas.bar
    places = by_place(series.days, series.values, lambda day: (day - first) // share)
    for x, values in places.items():
        draw(x, height_of(median(values), low, high, canvas.height))
    return canvas.lines(unicode=unicode)
