"""A log of training: numbers of sets, distances and lengths, each of the exercise in its line."""

from collections.abc import Sequence
from typing import NamedTuple

from sidelog.catalog.scales import DayRule
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import scale_of, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.told_apart import comes_again
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import are_sets

_EXERCISES = word_set(
    "exercise exercises lift lifts movement ubung uebung ejercicio exercice esercizio oefening"
)
_ACTIVITIES = word_set("activity workout training sport")
_ONLY_SAID = word_set("the name of type title typ art tipo nombre nom naam")
"""Words that may stand beside those: "exercise time" names nothing."""
_KINDS_OF_SETS = word_set(
    "normal work working warmup warm-up drop dropset failure amrap left right"
)
_REPS = word_set(
    "reps rep repetition repetitions wiederholungen wdh repeticiones ripetizioni herhalingen"
)
_SETS = word_set("sets set satze saetze satz series serie serien")
_WEIGHT = word_set("weight gewicht peso poids load kg lb")
_DISTANCE = word_set("distance distanz strecke distancia distanza afstand km mi miles meters")
_LENGTH = word_set("time duration seconds minutes dauer duracion duree durata duur")
_EFFORT = word_set("rpe rir effort")
_COUNTS = _REPS | _SETS | {"count"}
_PARTS = (
    (_REPS, "reps", DayRule.SUM),
    (_SETS, "sets", DayRule.SUM),
    (_WEIGHT, "weight", DayRule.MAXIMUM),
    (_DISTANCE, "distance", DayRule.SUM),
    (_LENGTH, "duration", DayRule.SUM),
    (_EFFORT, "effort", DayRule.MEAN),
)
_OF_PERSONS = word_set("calories kcal energy heart hr bpm pulse bodyweight steps")
"""What is of a person, or of a day, though an exercise stands in its line."""
_UNITS = word_set("time kg lb km mi miles meters seconds minutes")
"""Names of parts that say less than the part's own, as those of units do."""
_BESIDE = word_set("of no number total amount count used lifted done completed performed actual in")
_HOW_HARD = word_set("none rest light easy moderate medium hard heavy intense vigorous")
_LISTED = (",", ";", "|", "+", "/")
_MOSTLY = 0.8
_NEARLY_ALL = 0.9
_FEW = 3
_SEVERAL_LINES = 2
_LONGEST = 8
"""Nobody exercises so many hours."""


class Part(NamedTuple):
    """A column of numbers that are each of the exercise in its line.

    Attributes:
        seen: the column.
        name: what of the exercise they are, such as "reps".
        rule: what several of a day become; None where it is no part of every exercise.
    """

    seen: Seen
    name: str
    rule: DayRule | None


def find_training(
    rest: Sequence[Seen], columns: Columns, dating: Dating
) -> tuple[Seen, list[Part]] | None:
    """The column of the exercises, and those of their numbers; None where a file is no such log.

    The weight beside a walk is that of a person, and the length of a workout stands in each of its
    lines: neither is of an exercise.
    """
    kinds = [part for one in rest if (part := _part(one))]
    has_sets = any(part.name in {"reps", "sets"} for part in kinds)
    is_moved = has_sets or any(part.name == "distance" for part in kinds)
    kinds = [part for part in kinds if has_sets or part.name != "effort"]
    named = [one for one in rest if _names(one, _EXERCISES)]
    named = named or [one for one in rest if is_moved and _names(one, _ACTIVITIES)]
    if has_sets and any(part.name == "weight" for part in kinds):
        named = named or [one for one in rest if _names(one, _ONLY_SAID) and _are_a_few(one)]
    if not has_sets:
        named = [one for one in named if _are_a_few(one)]
    if not named or not kinds:
        return None
    name = named[0]
    several = dating.day.filled >= _SEVERAL_LINES * len(dating.day.texts)
    if not has_sets and not several:
        kinds = [part for part in kinds if part.name != "weight"]
    elif has_sets and several:
        kinds += [Part(one, "", None) for one in rest if one is not name and _may_be_part(one)]
    kinds = _of_its_line(name, kinds, dating, columns)
    return (name, _called(kinds)) if kinds else None


def rules_of_lifts(seen: Sequence[Seen]) -> dict[int, DayRule]:
    """What several of a day become where each exercise has columns: "Squat, weight" and its count.

    Sets such as 3x6 in a column that is called after the exercise alone do as well as a count.

    Returns:
        the rules by the places of the columns.
    """
    words = {one.place: tokens(split_unit(one.name)[0]) for one in seen}
    in_loads = {one.place for one in seen if split_unit(one.name)[1] in {"kg", "lb"}}
    in_loads |= {place for place, of in words.items() if of & _WEIGHT}
    loads = {of - _WEIGHT: place for place, of in words.items() if place in in_loads}
    counts = {of - _COUNTS: place for place, of in words.items() if of & _COUNTS}
    sets = {words[one.place] for one in seen if are_sets(one.texts)}
    both = {of for of in loads.keys() & counts.keys() if of}
    lifted = {of for of in loads if of in both | sets}
    return {loads[of]: DayRule.MAXIMUM for of in lifted} | {counts[of]: DayRule.SUM for of in both}


def _part(one: Seen) -> Part | None:
    """What of an exercise a column is; None where it is nothing of one."""
    if one.share(*NUMBERISH) <= 1 / 2 or one.share(Kind.RANGE) > 1 / 2:
        return None
    words = tokens(split_unit(one.name)[0])
    if "time" in words and one.lengths.high > _LONGEST:
        return None  # a time of the day
    return next(
        (
            Part(one, name, rule)
            for called, name, rule in _PARTS
            if words & called and words <= called | _BESIDE
        ),
        None,
    )


def _may_be_part(one: Seen) -> bool:
    """Whether a column that is none of the usual parts may be one, such as what was missed."""
    return (
        _part(one) is None
        and one.share(Kind.NUMBER, Kind.LABELLED, Kind.OF) >= _MOSTLY
        and not tokens(one.name) & _OF_PERSONS
    )


def _names(one: Seen, called: frozenset[str]) -> bool:
    """Whether a column has the names of exercises: not how hard they were, and no whole lists."""
    words = tokens(one.name)
    is_called = bool(words & called) and words <= called | _EXERCISES | _ONLY_SAID
    said = {fold(text) for text in one.texts}
    says_how = scale_of(one.words()) or said <= _HOW_HARD or said <= _KINDS_OF_SETS
    return is_called and one.share(Kind.WORD) >= _MOSTLY and not says_how


def _are_a_few(one: Seen) -> bool:
    """Whether words come again and again, and are no lists of several."""
    is_listed = any(sign in text for text in one.texts for sign in _LISTED)
    return (comes_again(one) or len(one.texts) == 1) and not is_listed


def _of_its_line(name: Seen, parts: Sequence[Part], dating: Dating, columns: Columns) -> list[Part]:
    """The parts whose numbers are of the exercise in their line.

    Others are of the workout, or of the person: of one moment they are the same for every exercise.
    Where many lines have numbers and no exercise, there are none.
    """
    when = [place for place in dating.places() if place != name.place]
    known = [part.seen.place for part in parts]
    same = dict.fromkeys(known, 0)
    some = {place: set[str]() for place in known}
    of_none, count, pairs = 0, 0, dict.fromkeys(known, 0)
    before = [""] * len(columns.names)
    for row in columns.rows():
        cells = row.cells
        if len(cells) != len(columns.names):
            continue
        has = [place for place in known if cells[place].strip()]
        count += bool(has)
        of_none += bool(has) and not cells[name.place].strip()
        at_once = all(cells[place] == before[place] for place in when)
        if at_once and cells[name.place] != before[name.place]:
            for place in has:
                if before[place].strip() and not _is_zero(cells[place]):
                    pairs[place] += 1
                    same[place] += cells[place] == before[place]
                    if len(some[place]) < _FEW:
                        some[place].add(cells[place])
        before = cells
    if of_none > count * (1 - _NEARLY_ALL):
        return []
    return [
        part
        for part in parts
        if part.name in {"reps", "sets"}  # of which a plan has the same for every exercise
        or same[part.seen.place] < pairs[part.seen.place]
        or (part.rule and (pairs[part.seen.place] < _FEW or len(some[part.seen.place]) < 2))  # noqa: PLR2004
    ]


def _is_zero(text: str) -> bool:
    return to_number(token(text.strip()).digits, Sign.POINT) == 0


def _called(parts: Sequence[Part]) -> list[Part]:
    """The parts by the words of their own columns, where these say more than a unit."""
    names = [part.name for part in parts]
    made = []
    for part in parts:
        base = split_unit(part.seen.name)[0]
        own = " ".join(word for word in words_of(base) if word not in _BESIDE | _UNITS)
        is_only = names.count(part.name) == 1
        made.append(part._replace(name=own or (part.name if is_only else base)))
    return made
