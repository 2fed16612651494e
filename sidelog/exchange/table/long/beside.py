"""The other values of a line that names what its value is of: whose they are.

Most are of the line's name.  Some are of the whole day, and some say the value again.
"""

from collections.abc import Callable, Hashable, Sequence

from sidelog.exchange.reader import Left
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.cell.words import scale_of, word_set
from sidelog.exchange.table.column.measures import Measures
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dose_lines.status import COMPLETED
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.plans import OF_GOALS, was_to_be
from sidelog.exchange.table.mapping import measure_name
from sidelog.exchange.table.medicine.words import PLANNED
from sidelog.exchange.table.rows.columns import Columns

_AGAIN = word_set("raw normalized normalised standardized standardised zscore")
_PARTIAL = word_set("partial part provisional preliminary interim incomplete")
_ABOUT = word_set("flag interpretation ref reference abnormal")
"""Words of what a laboratory says about a value."""
_POINTS = word_set(
    "reward rewards points xp coins gold belohnung punkte recompensa puntos recompense ricompensa "
    "punti nagroda punkty награда очки баллы"
)
"""Words of what somebody gets for what was done."""
_COLOURS = word_set("color colour colors farbe couleur kleur")
_SHOWN = _COLOURS | word_set("icon emoji symbol image size scale width")
"""What an app keeps of how a line is drawn, by a name that says no more than that."""
_MOSTLY, _NEARLY_ALL = 0.8, 0.9
_SURE = 3
"""Of so many days it is no chance that they agree."""


def has_values(one: Seen) -> bool:
    """Whether a column has values: numbers, yes and no, or words of a scale."""
    worded = one.share(Kind.WORD, Kind.YES_NO) >= _NEARLY_ALL and scale_of(one.words())
    return one.share(*NUMBERISH) >= _MOSTLY or one.share(Kind.YES_NO) == 1 or bool(worded)


def without(one: Seen, others: Sequence[Seen], columns: Columns) -> list[Seen]:
    """The columns that have values only where another is empty: nights, in a file of habits."""
    found = [other for other in others if 1 < other.filled <= one.empty]
    for cells in columns.cells() if found else ():
        if cells[one.place].strip():
            found = [other for other in found if not cells[other.place].strip()]
    return found


def points_for(rest: Sequence[Seen]) -> tuple[list[Seen], Seen | None]:
    """The columns of points for what was done, and the one beside them that says whether it was."""
    done = [
        one
        for one in rest
        if tokens(one.name) & COMPLETED and one.share(Kind.YES_NO) >= _NEARLY_ALL
    ]
    called = [one for one in rest if tokens(one.name) & _POINTS and one.share(*NUMBERISH) == 1]
    return (called, done[0]) if called and len(done) == 1 else ([], None)


def said_again(name: Seen, value: Seen, others: Sequence[Seen], columns: Columns) -> list[Left]:
    """The columns that say the value of their line again, or only how an app draws the line."""
    found = []
    are_drawn = any(tokens(one.name) & _COLOURS for one in others)
    for one in others:
        words = tokens(one.name)
        if are_drawn and words and words <= _SHOWN:
            why = f"how lines are shown by their {name.name}, and no value"
        elif again := sorted(words & _AGAIN - tokens(value.name)):
            why = f"{value.name} once more, as its name says: {', '.join(again)}"
        elif words & _PARTIAL and _is_same(value, one, columns):
            why = f"{value.name} as far as it was known, and the same wherever that is"
        elif _is_planned(one, value):
            why = was_to_be(value)
        elif words & _ABOUT:
            why = f"it says something about {value.name}, and is no value"
        else:
            continue
        found.append(Left(one.name, why))
    return found


def _is_same(value: Seen, one: Seen, columns: Columns) -> bool:
    both = [(cells[value.place].strip(), cells[one.place].strip()) for cells in columns.cells()]
    return all(first == second for first, second in both if first and second)


def _is_planned(one: Seen, value: Seen) -> bool:
    words, of = tokens(one.name), tokens(value.name)
    is_called = bool(words & PLANNED) and not of & PLANNED
    return is_called and words <= PLANNED | of | OF_GOALS and one.share(*NUMBERISH) >= _MOSTLY


def of_whole_days(
    others: Sequence[Seen], dating: Dating, columns: Columns, measures: Measures
) -> set[int]:
    """The places of the columns that have a measure that every journal has, once for each day."""
    common = [one for one in others if _is_common(split_unit(one.name)[0], measures)]
    if dating.day.many or not common:
        return set()
    return {*told_of(common, _moments_of(dating), columns)}


def notes_of_moments(notes: Sequence[Seen], dating: Dating, columns: Columns) -> set[int]:
    """The places of the notes that stand in each line of their moment, and are of none alone."""
    if dating.day.many or not notes:
        return set()
    told = told_of(notes, _moments_of(dating), columns, has_empty=True)
    return {place for place, one in told.items() if one.is_sure and one.comes_again}


def _moments_of(dating: Dating) -> Callable[[Sequence[str]], Hashable]:
    when = [dating.day, dating.clock, dating.hour, *(dating.apart or {}).values()]
    places = [one.place for one in when if one]
    return lambda cells: tuple([cells[place].strip() for place in places])


def told_of(
    others: Sequence[Seen],
    when: Callable[[Sequence[str]], Hashable],
    columns: Columns,
    *,
    has_empty: bool = False,
) -> dict[int, "Told"]:
    """What columns have on each day, or at each moment, that have the same in all lines of it."""
    told = {one.place: Told() for one in others}
    for cells in columns.cells() if told else ():
        on = when(cells)
        for place in list(told):
            text = cells[place].strip()
            if (text or has_empty) and not told[place].agrees(on, text):
                del told[place]
        if not told:
            break
    return told


class Told:
    """What a column has on each day, as long as it is the same in all lines of it."""

    __slots__ = ("again", "texts")

    def __init__(self) -> None:
        self.texts: dict[Hashable, str] = {}
        self.again: dict[Hashable, str] = {}

    def agrees(self, on: Hashable, text: str) -> bool:
        """Whether a line says the same as those of its day before it."""
        if on not in self.texts:
            self.texts[on] = text
        elif self.texts[on] == text:
            self.again[on] = text
        return self.texts[on] == text

    @property
    def is_sure(self) -> bool:
        """Whether days enough have it several times, and not all of them the same."""
        return len(self.again) >= _SURE and len(set(self.again.values())) > 1

    @property
    def comes_again(self) -> bool:
        """Whether most of what is not empty stands in several lines of its day."""
        again, all_of = (sum(map(bool, some.values())) for some in (self.again, self.texts))
        return again * 2 > all_of


def _is_common(name: str, measures: Measures) -> bool:
    """Whether a measure that every journal has is called so, and no column is it already."""
    called = measure_name(name)
    is_common = any(called == one.name for one in measures.here.common)
    return is_common and called not in measures.taken
