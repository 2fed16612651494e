"""Values over a period in a few characters: gaps are blank, the lowest value is one dot."""

from sidelog.analysis.series import Series
from sidelog.analysis.stats.ranks import median
from sidelog.report.picture.axes import TimeAxis, by_place
from sidelog.report.picture.canvas import DOTS_WIDE, Canvas, Pictures, height_of

_STEPS = {
    Pictures.BLOCKS: "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588",
    Pictures.ASCII: "_.-:=+*#",
}
"""From the lowest to the highest, where one character holds one value."""


def spark(
    series: Series, reach: tuple[float, float], time: TimeAxis, pictures: Pictures, rows: int = 1
) -> list[str]:
    """Draw the daily values of a period in a few lines of characters.

    Days that share a place are drawn as their median.  A day that was not recorded is blank, and
    stays so: nothing is drawn between the days before and after it.

    Args:
        series: the values.
        reach: the lowest and the highest value of the drawing.
        time: where each day stands.
        pictures: what it is drawn with.
        rows: how many lines high; one line of blocks or ASCII has eight heights.
    """
    if pictures is Pictures.NONE:
        return []
    if rows == 1 and pictures in _STEPS:
        return [_one_line(series, reach, time, _STEPS[pictures])]
    canvas = Canvas(time.columns, rows)
    for x, values in by_place(series.days, series.values, time.dot).items():
        top = height_of(median(values), *reach, canvas.height)
        for wide in range(time.width):
            canvas.bar(x + wide, top)
    return canvas.lines(pictures)


def _one_line(series: Series, reach: tuple[float, float], time: TimeAxis, steps: str) -> str:
    drawn = [" "] * time.columns
    wide = max(time.width // DOTS_WIDE, 1)
    for column, values in by_place(series.days, series.values, time.column).items():
        step = steps[height_of(median(values), *reach, len(steps))]
        drawn[column : column + wide] = step * wide
    return "".join(drawn)
