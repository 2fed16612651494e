"""Text without columns, each of whose lines begins with its day, or stands below one: a diary.

A time at the beginning of what a line says, or at its end, is that of the line; a day without its
year is of that of the day before it.  Where lines below their days are names with values, such as
"Mood: 6", each name is a column.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import groupby, zip_longest
from typing import NamedTuple

from sidelog.catalog.products import is_unit
from sidelog.catalog.text import fold
from sidelog.dates import WEEKDAYS
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.amount.named import (
    NO_BRACKET,
    named_amount,
    unit_in,
    with_sentences_apart,
)
from sidelog.exchange.table.amount.timed import timed
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import Said, is_day, lacks_year, read_day, read_without_year
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.dating.called import is_called_day
from sidelog.exchange.table.product.known import is_product_word
from sidelog.exchange.table.rows.day_cells import is_day_alone
from sidelog.exchange.table.rows.dittos import SAME
from sidelog.exchange.table.rows.grid import LOOKED_AT, Grid
from sidelog.exchange.table.rows.longer import kind_of
from sidelog.exchange.table.rows.text_rows import Row

_TITLES = 3
"""Lines that may stand above the first day."""
_MOST_WORDS = 6
"""Words of a day with its time, such as Mon 5 January 2026 7:30 AM."""
_MOSTLY = 0.8
_HALF_A_YEAR = timedelta(days=183)
PARTING = " \t:;,.|-\N{EN DASH}\N{EM DASH}*>#"
_BULLETS = " \u2022\u00b7"
"""Signs that part a time from the words before it."""
_ENTRY = "entry"
"""What the column of the lines is called."""
_TOOK = re.compile(
    r"^(?:i )?(?:took|take|had|dosed|dose of|taken)[: ]+(?=.*\d)(?=(?:\S+ ){0,4}\S+$)",
    re.IGNORECASE,
)
"""Words before an amount and its name; before a sentence they are a part of it."""
COLON = r":(?!(?<=\d:)\d\d)"
"""That behind a name, and not that of a time: "slept 8:30"."""
_NAMED = re.compile(r"([^\W\d_][\w /%()-]{0,30})" + COLON + r" *(\S.*)")
_MOST_NAMES = 12
_PARTED = re.compile(rf"[;,](?!\d){NO_BRACKET}")


class _Spoken(NamedTuple):
    """What a line says, with its day as it is written, that of the line above it included."""

    line: int
    day: str
    text: str
    wrong: str = ""


_AllLines = Callable[[], Iterator[_Spoken]]


def with_days_in_front(grid: Grid) -> Grid:
    """The grid with a column of days and what is said of them; as it is where it is a table.

    Each line, or the first of those of a day, begins with that day.
    """
    rows = [row for row in grid.sound_head() if any(row.cells)]
    parted = [day_in_front(grid.text(row, PARTING)) for row in rows]
    days = [day for day, _ in parted if day]
    texts = [text for _, text in parted if text]
    worded = [text for text in texts if any(map(str.isalpha, text))]
    is_begun = len(days) > 1 and any(day for day, _ in parted[: _TITLES + 1])
    if not is_begun or len(worded) < max(len(days), len(texts) / 2) or _is_table(rows, parted):
        return grid
    what = f"lines of text, of which {len(days):,} of the first {len(rows):,} begin with their day"
    if len({is_day(day) for day in days}) > 1:
        what += "; a day without its year is of that of the day above it"
    names = _names(texts)
    is_all = len(rows) < LOOKED_AT and all(map(_NAMED.fullmatch, texts))
    named = names if is_all else [*names, _ENTRY]
    weekdays = sum(said is not None and said.weekday is not None for said in map(_said, days))
    lines = partial(_lines, grid, has_weekdays=weekdays * 2 > len(days))
    read = partial(_by_name, lines, named) if names else partial(_by_line, lines)
    above = next(place for place, (day, _) in enumerate(parted) if day)
    title = " ".join(text for _, text in parted[:above])
    return replace(grid, what=what, delimiter="", read=read, title=title)


def _is_table(rows: Sequence[Row], parted: Sequence[tuple[str, str]]) -> bool:
    """Whether rows have as many cells, and more than one, or a day in one of several.

    Or those between the lines of days have the columns that a row above them names.  Lines that
    all begin with their day and go on with a sentence may have a comma each.
    """
    widths = Counter(len(row.cells) for row in rows)
    width, alike = max(
        ((width, count) for width, count in widths.items() if width > 1),
        key=lambda one: one[1],
        default=(1, 0),
    )
    days = sum(any(map(is_day, row.cells)) for row in rows if len(row.cells) > 1)
    all_begin = width == 2 and all(day and text for day, text in parted)  # noqa: PLR2004
    if days * 2 > len(rows) or (alike * 2 > len(rows) and not all_begin):
        return True
    first = next((place for place, row in enumerate(rows) if is_day_alone(row)), 0)
    below = [row for row in rows[first:] if not is_day_alone(row)]
    return first > 0 and _has_columns(rows[first - 1], below)


def _has_columns(header: Row, body: Sequence[Row]) -> bool:
    """Whether most rows have the columns that a row of words names, one of them of no words."""
    kinds = [list(map(kind_of, row.cells)) for row in body if 1 < row.width <= header.width]
    if len(kinds) * 2 <= len(body) or not set(map(kind_of, header.cells)) <= {None, Kind.WORD}:
        return False
    said = (sum(kind not in (None, Kind.WORD) for kind in of) for of in zip_longest(*kinds))
    return any(count * 2 > len(kinds) for count in said)


def _names(texts: Sequence[str]) -> list[str]:
    """The names of which the lines have values; none where lines are sentences."""
    named = [found[1].strip() for text in texts if (found := _NAMED.fullmatch(text))]
    names = [*dict.fromkeys(named)]
    is_form = len(named) >= len(texts) * _MOSTLY and len(names) * 2 <= len(named)
    return names if is_form and len(names) <= _MOST_NAMES else []


def _by_line(lines: _AllLines) -> Iterator[Row]:
    for number, said in enumerate(lines()):
        if number == 0:
            yield Row(said.line - 1, ["day", _ENTRY])
        if said.wrong:
            yield Row(said.line, [], said.wrong)
        for moment, text in _in_parts(said.day, said.text):
            yield Row(said.line, [moment, text])


def _by_name(all_lines: _AllLines, names: Sequence[str]) -> Iterator[Row]:
    """A header of names, and below it each day with their values.

    Other words are its entry, which is the last name where there may be some.
    """
    for number, (day, lines) in enumerate(groupby(all_lines(), key=lambda said: said.day)):
        of_day = list(lines)
        if number == 0:
            yield Row(of_day[0].line - 1, ["day", *names])
        values: dict[str, list[str]] = {}
        for said in of_day:
            found = _NAMED.fullmatch(said.text)
            name, text = (found[1].strip(), found[2]) if found else ("", said.text)
            name, text = (name, text) if name in names else (_ENTRY, said.text)
            values.setdefault(name, []).append(text)
        cells = [", ".join(values.get(name, [])) for name in names]
        yield Row(of_day[0].line, [day, *cells])


def _lines(grid: Grid, *, has_weekdays: bool) -> Iterator[_Spoken]:
    """The lines with their days; what stands above the first is left out.

    Where most days have no weekday, a wrong one behind a day is a word: "2026-03-05 sat at home".
    """
    day = ""
    before: Said | None = None
    for row in grid.read():
        written = grid.text(row, PARTING)
        own, text = day_in_front(written)
        if own:
            may_be_word = not has_weekdays and _goes_on(written, own, text)
            bare, words = _weekday_off(own) if may_be_word else ("", "")
            whole, said = _in_full(own, before)
            if bare and said and _is_on_another_day(said):
                text = f"{words} {text}".rstrip()
                whole, said = _in_full(bare, before)
            day, before = whole, said
        if day and (text or row.wrong):
            yield _Spoken(row.line, day, text, row.wrong)


def _said(day: str) -> Said | None:
    return read_day(day) or read_without_year(day)


def _weekday_off(day: str) -> tuple[str, str]:
    """A day without the weekday behind it, and the words from that on; empty where it has none."""
    words = day.split()
    for count in range(1, len(words)):
        bare = " ".join(words[:count]).strip(PARTING)
        said = _said(bare)
        if said and said.weekday is None and fold(words[count]).strip(PARTING) in WEEKDAY_NAMES:
            return bare, " ".join(words[count:])
    return "", ""


def _goes_on(written: str, day: str, text: str) -> bool:
    """Whether what stands behind a day goes on with its last word, as no sign and no product do."""
    behind = " ".join(written.split()).partition(day)[2].strip()
    return behind == text and not is_product_word(text.partition(" ")[0].rstrip(PARTING))


def _is_on_another_day(said: Said) -> bool:
    """Whether a day is in no order on the weekday that is named with it."""
    days = {day.weekday() for order in DateOrder if (day := said.on(order))}
    return said.weekday is not None and bool(days) and said.weekday not in days


def _in_full(text: str, before: Said | None) -> tuple[str, Said | None]:
    """A day, with the year of the one before it where it has none, which goes on at New Year."""
    whole = read_day(text)
    known = [day.year for order in DateOrder if before and (day := before.on(order))]
    if whole or not known:
        return text, whole
    year = known[0]
    said = read_without_year(text, year)
    if before and said and _is_long_before(said, before):
        said = read_without_year(text, year + 1)
    if said is None:
        return text, before
    numbers = "/".join(map(str, said.numbers or ()))
    parts = [f"{said.day or numbers}"]
    parts += [WEEKDAYS[said.weekday]] if said.weekday is not None else []
    parts += [said.clock.isoformat()] if said.clock else []
    return " ".join(parts), said


def _is_long_before(said: Said, before: Said) -> bool:
    pairs = [(said.on(order), before.on(order)) for order in DateOrder]
    gaps = [then - day for day, then in pairs if day and then]
    return bool(gaps) and all(gap > _HALF_A_YEAR for gap in gaps)


def _in_parts(day: str, text: str) -> Iterable[tuple[str, str]]:
    """The parts of a line that have a time each, with their moment; or all of it, with its own.

    An amount alone is of what the part before it names, and "same" is that part again.
    """
    bare, clock = _clock_off(day)
    parts = _PARTED.split(with_sentences_apart(f"{clock} {text}"))
    parts = [part.strip() for part in parts if part.strip()]
    if sum(timed(part).clock is not None for part in parts) <= 1:
        whole = (day, _TOOK.sub("", text, count=1)) if clock else _with_time(day, text)
        return [whole] if text else []
    found: list[tuple[str, str]] = []
    for moment, said in (_with_time(bare, part) for part in parts):
        words = found[-1][1] if found and fold(said) in SAME else said
        name, amount = named_amount(found[-1][1]) if found and unit_in(words) else ("", "")
        found.append((moment, f"{name} {words}" if amount else words))
    return found


def _clock_off(day: str) -> tuple[str, str]:
    """A day without the time behind it, and that as it is written; empty where it has none."""
    words = day.split()
    for count in range(len(words) - 1, 0, -1):
        bare, clock = " ".join(words[:count]).strip(PARTING), " ".join(words[count:])
        if is_day(bare) and timed(f"{clock} .").clock:
            return bare, clock
    return day, ""


def _with_time(day: str, text: str) -> tuple[str, str]:
    words, clock = timed(text)
    words = words.rstrip(_BULLETS) if clock else words
    return f"{day} {clock:%H:%M}" if clock else day, _TOOK.sub("", words, count=1)


def day_in_front(text: str) -> tuple[str, str]:
    """The day with which a line begins, empty where it does not, and what stands behind it.

    It may be called so: "Date: 3 May 2026".
    """
    words = text.split()
    if len(words) > 1 and words[0].endswith(":") and is_called_day(words[0][:-1]):
        words = words[1:]
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        day = " ".join(words[:count]).strip(PARTING)
        if words[count - 1].isdecimal() and is_unit("".join(words[count : count + 1])):
            continue  # of "2026-05-01 100 mg tramadol" 100 is no time
        is_short = count <= 2 or fold(words[0]).strip(PARTING) in WEEKDAY_NAMES  # noqa: PLR2004  (3 May)
        if is_day(day) or (is_short and lacks_year(day)):
            return day, " ".join(words[count:]).strip(PARTING)
    return "", text
