"""How measures and doses went, for a terminal: a line each, or by week and month."""

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from typing import NamedTuple

from sidelog.analysis.series import Series, from_days
from sidelog.analysis.stats.ranks import median
from sidelog.period import Period, Unit
from sidelog.report.findings.drawn import Pieces, Rated, Trends, days_of, totals_over
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import TimeAxis, by_place, drawn_range, lay_out
from sidelog.report.picture.canvas import DOTS_WIDE, Canvas, Pictures, height_of
from sidelog.report.render.terminal import Column, Screen, cell_width, row_of, table, widths_of
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words import screens as around
from sidelog.report.words import taken as took
from sidelog.report.words.basics import capital, piece, short

_WIDEST_TITLE, _WIDEST_PICTURE = 24, 42
_PICTURE = "picture"
_COLUMNS = (
    Column(""),
    Column(around.BEFORE, right=True),
    Column(around.NOW, right=True),
    Column(around.BAD_DAYS, right=True),
    Column(_PICTURE, style="cyan"),
    Column(around.RECORDED, right=True),
    Column(around.SHOWS),
)
_LAYOUTS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (20, ()),
    (6, (around.RECORDED,)),
    (6, (around.BAD_DAYS,)),
    (6, (around.BAD_DAYS, around.RECORDED)),
)
"""How wide the picture is at least, and the columns that are left out for it.

Bad days go before days recorded: a median of few words can stay while they fall.
"""
_WITHOUT_BAD_DAYS: tuple[tuple[int, tuple[str, ...]], ...] = ((6, ()), (6, (around.RECORDED,)))
_MOST_PRODUCTS = 4


_STEPS = {
    Pictures.BLOCKS: "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588",
    Pictures.ASCII: "_.-:=+*#",
}
"""From the lowest to the highest, where one character holds one value."""


class Drawn(NamedTuple):
    """What a small picture is drawn of.

    Attributes:
        series: the daily values.
        reach: the lowest and the highest value of the drawing; None for 0 and the highest.
        at_a_place: what is drawn of days that share a place.
    """

    series: Series
    reach: tuple[float, float] | None = None
    at_a_place: Callable[[Sequence[float]], float] = median


class _Row(NamedTuple):
    """One line of trends: a measure or a product."""

    title: str
    before: str
    now: str
    bad_days: str
    recorded: str
    shows: str
    drawn: Drawn
    bold: bool
    about: tuple[Finding, ...] | Taken


# A line each


def show_trends(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    """A line for each measure and product; one at least has something in the period."""
    rows = list(_rows(shown))
    yield screen.styled(screen.text(around.heading(shown.period)), "bold")
    yield ""
    lines = _side_by_side(rows, shown, screen) or _below_each_other(rows, shown, screen)
    for row, some in zip([None, *rows], lines, strict=True):
        yield from some
        if detail and row:
            about = f"{row.title}: " if screen.plain else ""
            for words in _in_full(row, shown.answers.today):
                yield from screen.wrapped(f"{about}{words}", indent=4)
    yield from _end(shown, screen, detail=detail)


def _rows(shown: Trends) -> Iterator[_Row]:
    today = shown.answers.today
    for rated in shown.measures:
        if rated.series.days:
            verdicts = [one.verdict for one in rated.findings]
            yield _Row(
                around.title(rated.measure),
                *around.before_and_now(rated),
                around.bad_days(rated),
                around.out_of(len(rated.series.days), rated.expected),
                say.label(rated.findings, today),
                drawn_of(rated),
                bold=any(one.is_clear or one.is_perhaps for one in verdicts),
                about=rated.findings,
            )
    for taken in shown.products[:_MOST_PRODUCTS]:
        yield _Row(
            around.product_title(taken),
            *around.amounts_before_and_now(taken),
            "",
            around.days_known(taken.over(shown.period)),
            around.dose_label(taken, today),
            Drawn(totals_over(taken, shown.period)),
            bold=False,
            about=taken,
        )


def _side_by_side(
    rows: Sequence[_Row], shown: Trends, screen: Screen
) -> list[Sequence[str]] | None:
    """The heads, then each row; None where the screen is too narrow."""
    if screen.plain:
        return None
    titles = _fill_titles(rows, screen)
    told = {
        "": [lines[0] for lines in titles],
        around.BEFORE: [row.before for row in rows],
        around.NOW: [row.now for row in rows],
        around.BAD_DAYS: [row.bad_days for row in rows],
        around.RECORDED: [row.recorded for row in rows],
        around.SHOWS: [row.shows for row in rows],
    }
    table = {head: [screen.text(cell) for cell in (head, *cells)] for head, cells in told.items()}
    draws = screen.pictures is not Pictures.NONE
    empty = {head for head, cells in told.items() if not any(cells)}  # bad days, of a young record
    every = [one for one in _COLUMNS if one.head not in empty and (draws or one.head != _PICTURE)]
    table[_PICTURE] = [""] * (len(rows) + 1)
    for narrowest, left_out in _LAYOUTS if around.BAD_DAYS not in empty else _WITHOUT_BAD_DAYS:
        columns = [one for one in every if one.head not in left_out]
        widths = (max(map(cell_width, table[one.head])) for one in columns)
        room = screen.columns - sum(widths) - 2 * (len(columns) - 1)
        if room >= (narrowest if draws else 0):
            if draws:
                table[_PICTURE] = _pictures(rows, shown.period, min(room, _WIDEST_PICTURE), screen)
            cells = list(zip(*(table[one.head] for one in columns), strict=True))
            return _drawn(rows, titles, columns, cells, screen)
    return None


def _drawn(
    rows: Sequence[_Row],
    titles: Sequence[list[str]],
    columns: Sequence[Column],
    cells: Sequence[Sequence[str]],
    screen: Screen,
) -> list[Sequence[str]]:
    """The lines of the heads, then those of each row."""
    widths = widths_of(cells)
    faint = [column._replace(style="faint") for column in columns]
    lines: list[Sequence[str]] = [(row_of(cells[0], widths, faint, screen),)]
    for row, title, line in zip(rows, titles, cells[1:], strict=True):
        ends = columns[-1]._replace(style="bold" if row.bold else "")
        lines.append((row_of(line, widths, [*columns[:-1], ends], screen), *title[1:]))
    return lines


def _fill_titles(rows: Sequence[_Row], screen: Screen) -> list[list[str]]:
    """Each title in as many lines as it needs in its column; the first are equally long."""
    narrow = screen._replace(columns=min(_WIDEST_TITLE, screen.columns // 3))
    titles = [list(narrow.wrapped(row.title, hanging=1)) for row in rows]
    width = max(cell_width(line) for lines in titles for line in lines)
    for lines in titles:
        lines[0] += " " * (width - cell_width(lines[0]))
    return titles


def _pictures(rows: Sequence[_Row], period: Period, width: int, screen: Screen) -> list[str]:
    """What stands above the pictures, and the picture of each row, equally long."""
    time = lay_out(period, width)
    first, last = (short(day)[:-5] for day in (time.first, time.last))
    room = time.columns - len(first)
    head = f"{first}{last:>{room}}" if room > len(last) else ""
    drawn = [spark(row.drawn, time, screen.pictures)[0] for row in rows]
    return [f"{one:<{time.columns}}" for one in (head, *drawn)]


def _below_each_other(rows: Sequence[_Row], shown: Trends, screen: Screen) -> list[Sequence[str]]:
    """Nothing for the heads, then two lines and more for each row."""
    lines: list[Sequence[str]] = [()]
    for row in rows:
        facts = f"{around.BEFORE} {row.before}, {around.NOW} {row.now}; "
        facts += f"{around.RECORDED} {row.recorded}"
        if screen.plain:
            lines.append((screen.text(f"{row.title}: {row.shows}; {facts}."),))
            continue
        some = list(screen.wrapped(f"{row.title}: {row.shows}", "bold" if row.bold else ""))
        some += screen.wrapped(facts, indent=2)
        some += picture_of(row.drawn, shown.period, screen)
        lines.append(some)
    return lines


def _in_full(row: _Row, today: int) -> Iterator[str]:
    if isinstance(row.about, Taken):
        yield capital(took.taken(row.about, today))
        return
    yield capital(say.answer(row.about, today))
    for one in row.about:
        yield from filter(None, (evidence.compared_days(one), evidence.technical(one)))


def _end(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    """The caution, what is not shown, and where more of it is."""
    findings = (one for rated in shown.measures for one in rated.findings)
    yield from below([say.caution(findings)], screen)
    names = [one.measure.name for one in shown.measures if one.series.days]
    names += [one.product.name for one in shown.products]
    empty = [one.measure for one in shown.measures if not one.series.days]
    last = [around.without_entries(empty)] if empty else []
    if (more := len(shown.products) - _MOST_PRODUCTS) > 0:
        last.append(around.more_products(more))
    if not detail:
        last.append(around.LOOK_CLOSER.format(name=names[0]))
    yield from below(last, screen)


# Of every screen


def drawn_of(rated: Rated) -> Drawn:
    """A measure, to be drawn small: an entry stands until the next is due."""
    series, apart = rated.series, rated.every_days
    due = (min(day + apart, series.last + 1) for day in series.days)
    spans = zip(series.days, due, series.values, strict=True)
    held = {one: value for day, end, value in spans for one in range(day, end)}
    reach = drawn_range(series, rated.measure.scale)
    return Drawn(from_days(held, series.first, series.last), reach, rated.at_a_place)


def picture_of(
    drawn: Drawn, period: Period, screen: Screen, widest: int = _WIDEST_PICTURE, rows: int = 1
) -> Iterator[str]:
    """The days of a period, as wide as there is room; nothing where no picture can be seen."""
    time = lay_out(period, min(screen.columns - 2, widest))
    for line in map(str.rstrip, spark(drawn, time, screen.pictures, rows)):
        yield f"  {screen.styled(line, 'cyan')}" if line else ""


def spark(drawn: Drawn, time: TimeAxis, pictures: Pictures, rows: int = 1) -> list[str]:
    """Draw the daily values of a period in a few lines of characters.

    A day that was not recorded is blank, and stays so: nothing is drawn between the days before and
    after it.  One line of blocks or ASCII has eight heights.
    """
    if pictures is Pictures.NONE:
        return []
    series = drawn.series
    reach = drawn.reach or (0.0, max(series.values, default=0.0))
    if rows == 1 and pictures in _STEPS:
        return [_one_line(drawn, reach, time, _STEPS[pictures])]
    canvas = Canvas(time.columns, rows)
    for x, values in by_place(series.days, series.values, time.dot).items():
        top = height_of(drawn.at_a_place(values), *reach, canvas.height)
        for wide in range(time.width):
            canvas.bar(x + wide, top)
    return canvas.lines(pictures)


def _one_line(drawn: Drawn, reach: tuple[float, float], time: TimeAxis, steps: str) -> str:
    line = [" "] * time.columns
    wide = max(time.width // DOTS_WIDE, 1)
    places = by_place(drawn.series.days, drawn.series.values, time.column)
    for column, values in places.items():
        step = steps[height_of(drawn.at_a_place(values), *reach, len(steps))]
        line[column : column + wide] = step * wide
    return "".join(line)


def below(sentences: Sequence[str], screen: Screen) -> Iterator[str]:
    """What stands apart below a screen; nothing where there is no sentence."""
    said = list(filter(None, sentences))
    if said:
        yield ""
    for words in said:
        yield from screen.wrapped(words, "faint")


# By day, week, month, quarter or year


def show_pieces(shown: Trends, pieces: Pieces, screen: Screen) -> Iterator[str]:
    """Measures and doses piece by piece of the calendar."""
    yield from screen.wrapped(around.heading(shown.period), "bold")
    if not pieces.measures and len(pieces.products) == 1:
        heads, rows = _doses(pieces)
        yield from _right(heads, rows, screen)
        ((_, amounts),) = pieces.products
        yield from below(
            [took.COUNTS_AS_PLANNED] if any(one.planned for one in amounts) else [], screen
        )
        return
    yield from screen.wrapped(around.cut_into(pieces), "faint")
    names = ("", *(piece(period, pieces.unit) for period in pieces.periods))
    for band in _bands(names, list(_columns(pieces)), screen):
        heads, *rows = zip(*band, strict=True)
        yield ""
        yield from _right(heads, rows, screen)


def _columns(pieces: Pieces) -> Iterator[tuple[str, ...]]:
    """For each measure and product its name, and what it was in every piece."""
    for measure, some in pieces.measures:
        pairs = zip(some, pieces.periods, strict=True)
        yield measure.title, *(around.value_of_piece(of, days.days) for of, days in pairs)
    for one, amounts in pieces.products:
        unit = one.product.unit
        yield one.product.name, *(around.amount_of_piece(of, unit) for of in amounts)


def _bands(
    names: tuple[str, ...], columns: Sequence[tuple[str, ...]], screen: Screen
) -> Iterator[list[tuple[str, ...]]]:
    """As many columns side by side as fit, each band with the names of the pieces."""
    band, width = [names], max(map(cell_width, names))
    for column in columns:
        wide = 2 + max(cell_width(screen.text(cell)) for cell in column)
        if len(band) > 1 and width + wide > screen.columns and not screen.plain:
            yield band
            band, width = [names], max(map(cell_width, names))
        band.append(column)
        width += wide
    yield band


def _doses(pieces: Pieces) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and rows of what was taken of one product."""
    ((taken, amounts),) = pieces.products
    unit = taken.product.unit
    if pieces.unit is Unit.DAY:
        by_day = days_of(taken, Period(pieces.periods[0].first, pieces.periods[-1].last))
        days = (period.first.toordinal() for period in pieces.periods)
        return around.DAY_HEADS, [around.doses_of_day(day, by_day.get(day), unit) for day in days]
    rows = []
    for period, of in zip(pieces.periods, amounts, strict=True):
        total = fsum(one.total for one in days_of(taken, period).values())
        rows.append(around.doses_of_piece(piece(period, pieces.unit), of, total, unit))
    return around.DOSE_HEADS, rows


def _right(heads: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen) -> Iterator[str]:
    """A table whose numbers stand at the right."""
    columns = [Column(head, right=place > 0) for place, head in enumerate(heads)]
    yield from table(columns, rows, screen)
