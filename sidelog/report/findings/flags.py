"""The red flags that the record of some days calls for: by its values, its titles, its notes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.catalog.red_flags import (
    RED_FLAGS,
    RedFlag,
    flags_for_duration,
    flags_for_value,
    flags_held,
    flags_in_note,
)
from sidelog.catalog.scales import Measure

_NORMAL = 1
"""On a scale of 0 to 4, "some, my normal"."""

_GAP = 28
"""Entries further apart do not show what was in between."""

_PLACES = {flag: place for place, flag in enumerate(RED_FLAGS)}


class FlagRecorded(NamedTuple):
    """A red flag that the record calls for.

    Attributes:
        flag: the rule.
        measure: whose values called for it; None where words did.
        days: the days, ordinals, in order.
    """

    flag: RedFlag
    measure: Measure | None
    days: tuple[int, ...]


def flags_recorded(
    rated: Sequence[tuple[Measure, Series]], said: Iterable[tuple[int, str]]
) -> tuple[FlagRecorded, ...]:
    """The flags of some days, the most urgent first.

    Args:
        rated: the measures with their entries of those days.
        said: the days (ordinals) of notes and events, with their words.
    """
    present: dict[int, list[str]] = defaultdict(list)
    for measure, series in rated:
        for day, value in zip(series.days, series.values, strict=True):
            if value > 0:
                present[day].append(measure.name)
    found = [flag for measure, series in rated for flag in _in_values(measure, series)]
    found += _in_words(said, present)
    return tuple(sorted(found, key=lambda one: _PLACES[one.flag]))


def _in_values(measure: Measure, series: Series) -> Iterator[FlagRecorded]:
    days: dict[RedFlag, list[int]] = defaultdict(list)
    for day, value in zip(series.days, series.values, strict=True):
        for flag in flags_for_value(measure, value):
            days[flag].append(day)
    for flag, on in days.items():
        yield FlagRecorded(flag, measure, tuple(on))
    for flag, held in flags_held(measure, series.days, series.values):
        yield FlagRecorded(flag, measure, held)
    for run in _above_normal(series):
        for flag in flags_for_duration(measure, run[-1] - run[0] + 1):
            yield FlagRecorded(flag, measure, tuple(run))


def _above_normal(series: Series) -> Iterator[list[int]]:
    """The days of entries in a row that are all above the normal, without a long gap in them."""
    run: list[int] = []
    for day, value in zip(series.days, series.values, strict=True):
        if run and (value <= _NORMAL or day - run[-1] > _GAP):
            yield run
            run = []
        if value > _NORMAL:
            run.append(day)
    if run:
        yield run


def _in_words(
    said: Iterable[tuple[int, str]], present: dict[int, list[str]]
) -> Iterator[FlagRecorded]:
    days: dict[RedFlag, set[int]] = defaultdict(set)
    for day, text in said:
        for flag in flags_in_note(text, recorded=present.get(day, ())):
            days[flag].add(day)
    for flag, on in days.items():
        yield FlagRecorded(flag, None, tuple(sorted(on)))
