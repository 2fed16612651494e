"""Columns that count the lines of a file, or its days: nothing that was recorded."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import islice, pairwise

from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.events.cycles import CYCLES
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_OF_ROWS = word_set(
    "index;idx;nr;no;row;number;n;entry;record;#;set order;set number;set index;lfd nr;lfd;"
    "lfdnr;nummer;laufende nummer;num;numero;row number;row no;row nr;line;line number;line no;"
    "s no;sr no;sl no;sno;s n;sn;serial no;serial number;slot;slot number;prompt;prompt number;"
    "beep;beepno;beep no;beep nr;beep number;cycle number;cycle no;zyklusnummer;zyklus nr;"
    "record number;record no;entry number;entry no;observation number;observation no;obs no;obs nr;"
    "序号;序號;编号;編號;番号;번호;순번"
)
_IN_ORDER = word_set("observation obs beobachtung observacion osservazione")
"""Numbers of lines where they are in order, and else what was observed."""
_OF_DAYS = word_set(
    "day;day number;day no;day nr;day count;days;tag;tage;jour;dia;giorno;dag;dzien;день;天;天数;"
    "天數;日数;日數;第几天"
)
_RANKS = word_set("rank ranking ranked rang rangs rango rangliste rangorde volgorde")
_DAYS = word_set("day days nday tag tage jour jours dia dias giorno giorni dag dagen dzien dni")
_OF_COURSES = word_set(
    "treatment therapy course study program programme trial protocol challenge detox behandlung "
    "therapie kur traitement cure tratamiento curso terapia trattamento tratamento behandeling "
    "leczenia"
)
"""What lasts so many days, as it was meant before it began."""
_UNTIL = word_set(
    "to until till left remaining bis jusqu hasta ate fino tot restants restantes rimanenti ubrig"
)
"""Words of the days to something: "days_to_exam"."""
_BESIDE = _UNTIL | word_set("of the in on n no nr number count total go de del des du do der di")
_BESIDE |= word_set("della van")
_OF_TIMES = word_set("time uhrzeit zeit heure hora ora order when 时间 時間 时刻 時刻 次序")
_MOSTLY, _LEFT_OUT = 0.8, 0.1
_SURE = 2
"""On one day alone readings may be in the order of their numbers by chance."""
_LOOKED_AT = 1000
_FEW, _MISFITS = 4, 20
"""So many different numbers fit by no chance, and one in so many may not."""
_GAPS = 3
"""So many numbers of lines there may be for each that is left."""
_MANY = 7
"""So many lines in which a number goes up by one are no chance."""


def called(one: Seen) -> str:
    """The words of a column's name: "lfd nr" of "Lfd. Nr.", and "#" of a sign alone."""
    return " ".join(words_of(one.name)) or one.name.strip()


def is_called_number(one: Seen) -> bool:
    """Whether a column is called the number of its lines, and has no words, times and units."""
    numbers = one.numbers[Sign.POINT]
    is_dense = numbers.whole and numbers.high - numbers.low < one.filled * _GAPS
    is_counted = one.filled > _FEW and is_dense and _in_order(one) is not None
    is_called = called(one) in _OF_ROWS or (called(one) in _IN_ORDER and is_counted)
    return is_called and one.share(Kind.WORD, Kind.CLOCK) <= 1 / 2 and not any(one.units)


def counts_lines(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether whole numbers go up by one from line to line, from 0 or 1 on.

    Those of a first column without a name may be in any order.
    """
    numbers = one.numbers[Sign.POINT]
    is_each = numbers.whole and numbers.low in {0, 1} and numbers.count == one.filled
    if not is_each or numbers.high - numbers.low + 1 != one.filled:
        return False
    if one is seen[0] and (has_no_name(one.name) or one.name.startswith("Unnamed")):
        return True
    found = _in_order(one, 1)
    return one.filled >= _MANY and found is not None and not _is_amount(one)


def counts_days(one: Seen, dating: Dating) -> bool:
    """Whether whole numbers are how many days it is since the first, or since a day before it.

    Of a column that is called a day a few lines are enough, and it may be of the month.
    """
    numbers = one.numbers[Sign.POINT]
    if not (numbers.whole and numbers.low >= 0 and numbers.count == one.filled and not one.many):
        return False
    words = words_of(one.name)
    steps = [1] if _is_of_course(one) or words[-1:] == ["day"] else []
    steps += [-1] if _DAYS & {*words} and _UNTIL & {*words} and one.filled > _FEW else []
    if any(_counts_from_first(one, dating, step) for step in steps) or _ranks_days(one, dating):
        return True
    is_day = called(one) in _OF_DAYS
    if is_day and len(one.texts) > 1 and _in_order(one, 1):
        return True
    found = _in_order(one)
    if not is_day and (found is None or len(found) < _MANY or _is_amount(one)):
        return False
    on_days = _on_days(one, dating)
    pairs = [(day, number) for day, lines, number, count in on_days if is_day or lines == count]
    if not pairs or len(pairs) < len(one.texts):
        return False
    befores = {day.toordinal() - number for day, number in pairs}
    since = min(day.toordinal() for day, _ in days_by_line(dating).values()) - min(befores)
    is_one = len(befores) == 1 and (is_day or since in {0, 1})
    return is_one or (is_day and all(day.day == number for day, number in pairs))


def _ranks_days(one: Seen, dating: Dating) -> bool:
    """Whether numbers called a rank go up or down by the days, and all lines of one have its."""
    if not {*words_of(one.name)} & _RANKS or len(one.texts) < _FEW:
        return False
    ranked = sorted(_on_days(one, dating))
    numbers = [number for _, _, number, _ in ranked]
    are_all = all(lines == count for _, lines, _, count in ranked)
    are_all = are_all and len(ranked) == len(one.texts)
    return are_all and numbers in (sorted(numbers), sorted(numbers, reverse=True))


def says_days_of_course(one: Seen) -> bool:
    """Whether a column says in every line how many days all of a treatment has."""
    is_number = len(one.texts) == 1 and one.share(Kind.NUMBER) == 1 and not one.many
    return is_number and one.filled > _SURE and _is_of_course(one)


def _is_of_course(one: Seen) -> bool:
    words = {*words_of(one.name)}
    return bool(words & _DAYS and words & _OF_COURSES) and words <= _DAYS | _OF_COURSES | _BESIDE


def _counts_from_first(one: Seen, dating: Dating, step: int) -> bool:
    """Whether numbers, such as those of a "study_day", are those of days from a first one on.

    Now and then a day may have been left out.  With a step of -1 they are of days to a last one.
    """
    befores = [day.toordinal() - number * step for day, _, number, _ in _on_days(one, dating)]
    are_enough = len(befores) > _SURE and len(befores) >= len(one.texts) * _MOSTLY
    return are_enough and max(befores) - min(befores) <= len(befores) * _LEFT_OUT


def counts_readings(one: Seen, dating: Dating, columns: Columns) -> bool:
    """Whether numbers called a time are the order of the readings of a day, and no clock's.

    All from 1 on are there, and those of each day follow each other, be it backwards.
    """
    numbers = one.numbers[Sign.POINT]
    are_whole = numbers.count == one.filled and numbers.whole and numbers.low == 1
    if called(one) not in _OF_TIMES or not are_whole or numbers.high != len(numbers.some):
        return False
    days = defaultdict[str, list[float]](list)
    for cells in columns.cells():
        if number := to_number(cells[one.place].strip(), Sign.POINT):
            days[cells[dating.day.place].strip()].append(number)
    steps = [[after > before for before, after in pairwise(some)] for some in days.values()]
    again = any(len(set(some)) < len(some) for some in days.values())
    several = list(filter(None, steps))
    return len(several) >= _SURE and not again and len({up for some in several for up in some}) == 1


def counts_between(one: Seen, dating: Dating, columns: Columns) -> bool:
    """Whether whole numbers are the days from the line before in time, or to the one after it.

    With these a sheet adds up.  A few may differ, where a line was put in between, or a night went
    on.
    """
    numbers = one.numbers[Sign.POINT]
    are_whole = numbers.whole and numbers.low >= 0 and numbers.count == one.filled
    fewest = _SURE if tokens(one.name) & CYCLES else _FEW
    if not are_whole or len(one.texts) < fewest or _is_amount(one):
        return False
    lines = list[tuple[date, float | None]]()
    for cells in islice(columns.cells(), _LOOKED_AT):
        said = read_day(cells[dating.day.place].strip())
        if said and (day := dating.day_of(said)):
            lines.append((day, to_number(cells[one.place].strip(), Sign.POINT)))
    return any(_fit(some, fewest) for some in (lines, lines[::-1]))


def _fit(lines: Sequence[tuple[date, float | None]], fewest: int) -> bool:
    pairs = [
        (abs((day - before).days), number)
        for (before, _), (day, number) in pairwise(lines)
        if number is not None
    ]
    fits = {days for days, number in pairs if days == number}
    count = sum(days == number for days, number in pairs)
    return len(fits) >= fewest and (len(pairs) - count) * _MISFITS <= count


def _is_amount(one: Seen) -> bool:
    """Whether a column has what is measured or taken, which may go up by one each day as well."""
    return bool(split_unit(one.name)[1] or any(one.units) or parse_known(one.name))


def _on_days(one: Seen, dating: Dating) -> list[tuple[date, int, float, int]]:
    """Its numbers with the day and how many lines that has, and how many lines a number has."""
    days = days_by_line(dating)
    return [
        (*days[line], number, one.texts[text])
        for text, number in _numbers(one).items()
        if (line := one.lines[text]) in days
    ]


def _numbers(one: Seen) -> dict[str, float]:
    read = ((text, to_number(token(text).digits, Sign.POINT)) for text in one.texts)
    return {text: number for text, number in read if number is not None}


def are_drawn(one: Seen) -> bool:
    """Whether numbers are in no order and far from each other, as no numbers of lines are."""
    numbers = one.numbers[Sign.POINT]
    is_far = numbers.high - numbers.low >= one.filled * _GAPS
    return numbers.whole and numbers.count == one.filled and is_far and _in_order(one) is None


def _in_order(one: Seen, step: int = 0) -> dict[str, float] | None:
    """Its numbers where each is above the one before, or each is below it; None where not.

    With a step each is above the one before by that.
    """
    found = _numbers(one)
    steps = [after - before for before, after in pairwise(found.values())]
    if step:
        return found if all(each == step for each in steps) else None
    are_ordered = all(each > 0 for each in steps) or all(each < 0 for each in steps)
    return found if are_ordered else None
