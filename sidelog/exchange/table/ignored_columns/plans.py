"""What was planned, in columns beside what was measured: the line of a goal, and the ends of it.

A goal is called so, and is called like what was measured, or goes on in a straight line, but for
what its decimals were rounded of, or mostly stays as it is; what always is as far above or below it
is an end of its band.
"""

from collections.abc import Collection, Sequence
from itertools import islice, pairwise

from sidelog.exchange.table.cell.numbers import Kind, read_number, token
from sidelog.exchange.table.cell.words import SLEEP, STAGES, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.computed.sums import OF_MANY
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import AMOUNTS, DONE, PLANNED
from sidelog.exchange.table.product.not_taken import LIMITS
from sidelog.exchange.table.rows.columns import Columns

_IS_STRAIGHT = "a goal that goes on in a straight line, and nothing that was measured"
_STAYS = "a goal that mostly stays as it is, and nothing that was measured"
_IS_REACHED = "how much of a goal was reached: computed of what was measured"
OF_GOALS = AMOUNTS | word_set("daily weekly monthly value count my day")
"""Words beside those of what was planned, in the name of how much that is."""
_REACHED = word_set(
    "reached met achieved hit completed completion progress score done percent pct "
    "erreicht alcanzado alcanzada atteint atteinte raggiunto raggiunta atingido atingida bereikt"
)
"""Words of whether a goal was reached, or how far."""
_NEEDED = word_set("need needs needed bedarf besoin necesidad bisogno")
"""Words of a goal where they are of a length of time: what else is needed may be rated."""
_MODELLED = word_set("model modelled modeled predicted prediction forecast")
_ESTIMATED = word_set("estimated estimate")
"""With these a name ends of what a model says; people estimate, too, where they do not measure."""
_OF_MODEL = "what a model says that it is, and nothing that was measured"
_CALLED = PLANNED | LIMITS | word_set("bound bounds")
_LOOKED_AT, _ENOUGH, _SOME = 1000, 3, 5
_NEARLY_ALL, _MOSTLY = 0.9, 0.75
_ROUNDED, _TENTH = 1e-6, 0.1


def was_to_be(of: Seen) -> str:
    """Why a goal is no value beside what it is the goal of."""
    return f"what {of.name} was to be, and not what it was"


def why_planned(rest: Sequence[Seen], columns: Columns) -> dict[int, str]:
    """Why columns are of what was planned, beside others of what was measured, by their places."""
    numeric = [one for one in rest if one.share(Kind.NUMBER) == 1]
    called = [one for one in numeric if tokens(one.name) & _CALLED or _is_goal(one)]
    others = [one for one in numeric if one not in called and len(one.texts) > 1]
    modelled = dict.fromkeys(_modelled(others), _OF_MODEL)
    others = [one for one in others if one.place not in modelled]
    called = [one for one in called if not one.numbers[one.sign].some <= {0, 1}]
    if not called or not others:
        return modelled
    numbers, found = _numbers(called, columns), dict[int, str]()
    for one in called:
        read = numbers[one.place]
        is_goal = _is_goal(one) and not tokens(one.name) & _REACHED
        if _is_straight(read):
            found[one.place] = _IS_STRAIGHT
        elif is_goal and (of := _of_which(one, others)):
            found[one.place] = was_to_be(of)
        elif is_goal and _is_steady(read):
            found[one.place] = _STAYS
    return modelled | found | _reached(called, found)


def _modelled(numeric: Sequence[Seen]) -> list[int]:
    """The places of columns that a model reckoned, beside others that were measured."""
    words = {one.place: words_of(split_unit(one.name)[0]) or [""] for one in numeric}
    measured = [some for some in words.values() if not {*some[-1:]} & (_MODELLED | _ESTIMATED)]
    own = {word for some in measured for word in some}
    return [
        place
        for place, (*of_it, last) in words.items()
        if measured and (last in _MODELLED or (last in _ESTIMATED and own & {*of_it}))
    ]


def _is_goal(one: Seen) -> bool:
    base, unit = split_unit(one.name)
    return bool(tokens(base) & (PLANNED | _NEEDED if unit in HOURS else PLANNED))


def _of_which(one: Seen, others: Sequence[Seen]) -> Seen | None:
    """What was measured of that of which a column is the goal, by name and unit; None where none.

    "Step goal" is that of "Steps", "Goal (ml)" of any ml, and "Goal" of "Actual".
    """
    base, unit = split_unit(one.name)
    of_it = tokens(base) - PLANNED - _NEEDED - OF_GOALS
    is_of_night = any(tokens(of.name) & STAGES for of in others)
    for of in others:
        name, own = split_unit(of.name)
        measured = tokens(name)
        if of_it and _is_called(of_it, measured - DONE - OF_GOALS):
            return of
        is_slept = unit == own and measured - OF_MANY <= SLEEP and (is_of_night or measured & SLEEP)
        if of_it and of_it <= SLEEP and is_slept:
            return of
        if not of_it and (unit == own != "%" if unit else measured & DONE):
            return of
    return None


def _is_called(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two names have the same words, each as it is or with an end: "step" and "steps"."""
    return len(words) == len(others) and all(
        any(
            min(len(word), len(other)) >= _ENOUGH
            and (word.startswith(other) or other.startswith(word))
            for other in others
        )
        for word in words
    )


def _reached(called: Sequence[Seen], goals: Collection[int]) -> dict[int, str]:
    """How much of a goal was reached, in percent, in a file that says the goal, too."""
    is_said = any(one.place in goals and not tokens(one.name) & _REACHED for one in called)
    shares = [one for one in called if tokens(one.name) & _REACHED and is_said]
    return {
        one.place: _IS_REACHED
        for one in shares
        if tokens(split_unit(one.name)[0]) <= PLANNED | _REACHED | OF_GOALS
        and ("%" in {split_unit(one.name)[1], *one.units} or one.numbers[one.sign].high > 1)
    }


def _numbers(called: Sequence[Seen], columns: Columns) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {one.place: [] for one in called}
    for cells in islice(columns.cells(), _LOOKED_AT):
        for one in called:
            cell = token(cells[one.place].strip())
            number = read_number(cell.digits, one.sign) if cell.kind is Kind.NUMBER else None
            found[one.place] += [] if number is None else [number]
    return found


def _is_steady(numbers: Sequence[float]) -> bool:
    same = sum(one == later for one, later in pairwise(numbers))
    return len(numbers) >= _SOME and same >= (len(numbers) - 1) * _MOSTLY


def _is_straight(numbers: Sequence[float]) -> bool:
    """Whether nearly all numbers are as far from the one before as that is from its own."""
    steps = [later - one for one, later in pairwise(numbers)]
    bends = [abs(later - one) for one, later in pairwise(steps)]
    are_whole = all(map(float.is_integer, numbers))
    unit = _TENTH if all(round(one, 1) == one for one in numbers) and not are_whole else 0.0
    straight = sum(bend <= unit + _ROUNDED for bend in bends)
    return len(numbers) >= _ENOUGH and straight >= len(bends) * _NEARLY_ALL
