"""Series, scales and measures to test with."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from sidelog.analysis.series import Series, from_days
from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind

FIRST = 737794
"""2021-01-04, a Monday."""

ratings = st.integers(0, 4).map(float)
values = st.one_of(ratings, st.floats(-1e6, 1e6).map(lambda value: round(value, 3)))


@st.composite
def series(draw: st.DrawFn, fewest: int = 2, most: int = 60) -> Series:
    """A series with gaps."""
    days = draw(st.sets(st.integers(FIRST, FIRST + 199), min_size=fewest, max_size=most))
    ordered = sorted(days)
    drawn = draw(st.lists(values, min_size=len(ordered), max_size=len(ordered)))
    return Series(ordered[0], ordered[-1], tuple(ordered), tuple(drawn))


def daily(entries: Sequence[float | None], first: int = FIRST, every: int = 1) -> Series:
    """A series with one number for each day (or each `every` days), None for a missing day."""
    recorded = {first + i * every: v for i, v in enumerate(entries) if v is not None}
    return from_days(recorded, first, first + len(entries) * every - 1)


def diary(levels: Sequence[float], chance: float = 1.0, seed: int = 1, top: float = 4) -> Series:
    """A rating a day around a level, some days left out; the first and the last are there."""
    random = Random(seed)  # noqa: S311 - the same diary every time
    said = {
        FIRST + place: float(min(max(round(level + random.gauss(0, 0.7)), 0), top))
        for place, level in enumerate(levels)
        if random.random() < chance or place in {0, len(levels) - 1}
    }
    return from_days(said, FIRST, FIRST + len(levels) - 1)


def level(*parts: tuple[int, float]) -> list[float]:
    """So many days at each level."""
    return [value for days, value in parts for _ in range(days)]


diaries = st.builds(
    lambda parts, chance, seed: diary(level(*parts), chance, seed),
    st.lists(
        st.tuples(st.integers(30, 200), st.sampled_from([0.5, 1.0, 3.0])), min_size=2, max_size=4
    ),
    st.sampled_from([1.0, 0.8, 0.45, 0.3]),
    st.integers(0, 10**6),
)
"""Diaries of two to four levels, recorded at several paces."""


def scale(
    kind: ScaleKind = ScaleKind.RATING,
    maximum: float | None = 4.0,
    better: Better = Better.LOWER,
    every: int = 1,
    lag: LagWindow | None = None,
    bad_from: float | None = None,
) -> Scale:
    """A scale from 0; a rating where lower is better if nothing else is said."""
    return Scale(
        version=1,
        kind=kind,
        minimum=0.0,
        maximum=maximum,
        whole=True,
        unit="hairs" if kind is ScaleKind.COUNT else "",
        anchors=(),
        better=better,
        recall="today",
        day_rule=DayRule.MEAN,
        lag=lag,
        every_days=every,
        source="",
        bad_from=bad_from,
    )


def measure(of: Scale, name: str = "dryness", title: str = "Skin dryness") -> Measure:
    """A measure with that scale."""
    return Measure(
        name=name, title=title, question="How dry?", scale=of, tracked=True, built_in=True
    )
