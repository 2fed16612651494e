"""How measures and doses went, for a terminal: a line each, or by week and month."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.period import Period, Unit
from sidelog.report.findings.drawn import Pieces, Trends, days_of, totals_over
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import drawn_range, lay_out
from sidelog.report.picture.canvas import Pictures
from sidelog.report.picture.spark import spark
from sidelog.report.render.terminal import Column, Screen, cell_width, row_of, table, widths_of
from sidelog.report.words import answers as say
from sidelog.report.words import evidence
from sidelog.report.words import screens as around
from sidelog.report.words import taken as took
from sidelog.report.words.basics import capital, piece, short

_WIDEST_TITLE, _WIDEST_PICTURE = 24, 42
_LAYOUTS = ((True, True, 20), (True, False, 12), (False, True, 6), (False, False, 6))
"""Whether bad days and days recorded have a column, and how wide the picture is at least.

Bad days go before days recorded: a median of few words can stay while they fall.
"""
_MOST_PRODUCTS = 4


class _Row(NamedTuple):
    """One line of trends: a measure or a product."""

    title: str
    before: str
    now: str
    bad_days: str
    recorded: str
    shows: str
    series: Series
    reach: tuple[float, float]
    bold: bool
    about: tuple[Finding, ...] | Taken


# A line each


def show_trends(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    """A line for each measure and product.

    Args:
        shown: one of them at least has something in the period.
        screen: what the terminal can show.
        detail: whether the sentences and technical lines are wanted as well.
    """
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
            before, now = around.before_and_now(rated)
            said = say.label(rated.findings, today)
            verdicts = [one.verdict for one in rated.findings]
            yield _Row(
                around.title(rated.measure),
                before,
                now,
                around.bad_days(rated),
                around.out_of(len(rated.series.days), rated.expected),
                said,
                rated.series,
                drawn_range(rated.series, rated.measure.scale),
                any(one.is_clear or one.is_perhaps for one in verdicts),
                rated.findings,
            )
    for taken in shown.products[:_MOST_PRODUCTS]:
        totals = totals_over(taken, shown.period)
        yield _Row(
            around.product_title(taken),
            *around.amounts_before_and_now(taken),
            "",
            around.out_of(taken.over(shown.period).known, _possible(taken, shown.period)),
            around.dose_label(taken, today),
            totals,
            (0.0, max(totals.values, default=0.0)),
            bold=False,
            about=taken,
        )


def _possible(taken: Taken, period: Period) -> int:
    return Period(max(taken.period.first, period.first), period.last).days


def _side_by_side(
    rows: Sequence[_Row], shown: Trends, screen: Screen
) -> list[Sequence[str]] | None:
    """The heads, then each row; None where the screen is too narrow.

    Bad days and the days recorded have columns where there is room.
    """
    if screen.plain:
        return None
    titles = _fill_titles(rows, screen)
    for bad_days, recorded, picture in _LAYOUTS:
        before = ([row.before, row.now, *([row.bad_days] if bad_days else [])] for row in rows)
        after = ([*([row.recorded] if recorded else []), row.shows] for row in rows)
        heads = [around.BEFORE, around.NOW, *([around.BAD_DAYS] if bad_days else [])]
        ends = [*([around.RECORDED] if recorded else []), around.SHOWS]
        left = [["", *heads]] + [
            [lines[0], *cells] for lines, cells in zip(titles, before, strict=True)
        ]
        right = [ends, *after]
        table = _with_pictures(rows, left, right, picture, shown, screen)
        if table is not None:
            return _drawn(rows, titles, table, len(heads), screen)
    return None


def _fill_titles(rows: Sequence[_Row], screen: Screen) -> list[list[str]]:
    """Each title in as many lines as it needs in its column; the first are equally long."""
    narrow = screen._replace(columns=min(_WIDEST_TITLE, screen.columns // 3))
    titles = [list(narrow.wrapped(row.title, hanging=1)) for row in rows]
    width = max(cell_width(line) for lines in titles for line in lines)
    for lines in titles:
        lines[0] += " " * (width - cell_width(lines[0]))
    return titles


def _with_pictures(
    rows: Sequence[_Row],
    left: Sequence[list[str]],
    right: Sequence[list[str]],
    narrowest: int,
    shown: Trends,
    screen: Screen,
) -> list[list[str]] | None:
    """Heads and rows with the picture between; None where there is too little room for it."""
    cells = [[screen.text(cell) for cell in (*a, *b)] for a, b in zip(left, right, strict=True)]
    widths = widths_of(cells)
    room = screen.columns - sum(widths) - 2 * len(widths)
    if screen.pictures is Pictures.NONE:
        return cells if room >= -2 else None  # noqa: PLR2004  (no gap after the last column)
    if room < narrowest:
        return None
    drawn = _pictures(rows, shown.period, min(room, _WIDEST_PICTURE), screen)
    place = len(left[0])
    return [
        [*some[:place], picture, *some[place:]] for some, picture in zip(cells, drawn, strict=True)
    ]


def _drawn(
    rows: Sequence[_Row],
    titles: Sequence[list[str]],
    table: Sequence[list[str]],
    numbers: int,
    screen: Screen,
) -> list[Sequence[str]]:
    """The lines of the heads, then those of each row."""
    widths = widths_of(table)
    heads, *cells = table
    right = [0 < place <= numbers or head == around.RECORDED for place, head in enumerate(heads)]
    columns = [Column("", right=one) for one in right]
    if screen.pictures is not Pictures.NONE:
        columns[numbers + 1] = Column("", style="cyan")
    faint = [column._replace(style="faint") for column in columns]
    lines: list[Sequence[str]] = [(row_of(heads, widths, faint, screen),)]
    for row, title, line in zip(rows, titles, cells, strict=True):
        columns[-1] = Column("", style="bold" if row.bold else "")
        lines.append((row_of(line, widths, columns, screen), *title[1:]))
    return lines


def _pictures(rows: Sequence[_Row], period: Period, width: int, screen: Screen) -> list[str]:
    """What stands above the pictures, and the picture of each row, equally long."""
    time = lay_out(period, width)
    first, last = (short(day)[:-5] for day in (time.first, time.last))
    head = f"{first}{last:>{time.columns - len(first)}}"
    if len(first) + len(last) + 1 > time.columns:
        head = ""
    drawn = [spark(row.series, row.reach, time, screen.pictures)[0] for row in rows]
    return [f"{one:<{time.columns}}" for one in (head, *drawn)]


def _below_each_other(rows: Sequence[_Row], shown: Trends, screen: Screen) -> list[Sequence[str]]:
    """Nothing for the heads, then two lines and more for each row."""
    lines: list[Sequence[str]] = [()]
    for row in rows:
        if screen.plain:
            lines.append((screen.text(f"{row.title}: {row.shows}; {_facts(row)}."),))
            continue
        some = list(screen.wrapped(f"{row.title}: {row.shows}", "bold" if row.bold else ""))
        some += screen.wrapped(_facts(row), indent=2)
        if screen.pictures is not Pictures.NONE:
            time = lay_out(shown.period, min(screen.columns - 2, _WIDEST_PICTURE))
            picture = spark(row.series, row.reach, time, screen.pictures)
            some += (f"  {screen.styled(line.rstrip(), 'cyan')}" for line in picture)
        lines.append(some)
    return lines


def _facts(row: _Row) -> str:
    said = f"{around.BEFORE} {row.before}, {around.NOW} {row.now}; "
    return f"{said}{around.RECORDED} {row.recorded}"


def _in_full(row: _Row, today: int) -> Iterator[str]:
    if isinstance(row.about, Taken):
        yield capital(took.taken(row.about, today))
        return
    yield capital(say.answer(row.about, today))
    for one in row.about:
        yield from filter(None, (evidence.compared_days(one), evidence.technical(one)))


def _missing(shown: Trends) -> Iterator[str]:
    empty = [one.measure for one in shown.measures if not one.series.days]
    if empty:
        yield around.without_entries(empty)
    if (more := len(shown.products) - _MOST_PRODUCTS) > 0:
        yield around.more_products(more)


def _end(shown: Trends, screen: Screen, *, detail: bool) -> Iterator[str]:
    last = list(_missing(shown))
    if not detail and (named := _first_name(shown)):
        last.append(around.LOOK_CLOSER.format(name=named))
    parts = [around.caution(_said(shown)), last]
    for part in parts:
        if part:
            yield ""
            for words in part:
                yield from screen.wrapped(words, "faint")


def _said(shown: Trends) -> Iterator[Finding]:
    return (one for rated in shown.measures for one in rated.findings)


def _first_name(shown: Trends) -> str:
    names = [one.measure.name for one in shown.measures if one.series.days]
    return (names + [one.product.name for one in shown.products])[0]


# By day, week, month, quarter or year


def show_pieces(shown: Trends, pieces: Pieces, screen: Screen) -> Iterator[str]:
    """Measures and doses piece by piece of the calendar.

    Args:
        shown: what is cut up.
        pieces: the pieces.
        screen: what the terminal can show.
    """
    yield from screen.wrapped(around.heading(shown.period), "bold")
    if not pieces.measures and len(pieces.products) == 1:
        heads, rows = _doses(pieces)
        yield from _right(heads, rows, screen)
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
