"""Every sentence around a chart, held here and nowhere else."""

from collections.abc import Iterable

import pytest

from sidelog.analysis.series import from_days
from sidelog.analysis.summary import Summary
from sidelog.journal.rows import Happened
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.drawn import Chart, Rated
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import lay_out
from sidelog.report.words import chart as say
from tests.report.words.test_screens import TODAY, WEEK, history, measure, taken_over


def chart(
    *, rated: bool = True, taken: Taken | None = None, events: Iterable[Happened] = ()
) -> Chart:
    series = from_days({}, *WEEK.ordinals)
    mood = Rated(measure("mood"), (), series)
    return Chart(WEEK, mood if rated else None, taken, tuple(events))


@pytest.mark.parametrize(
    ("weeks", "sentence"),
    [
        (4, "A dot is a day; the thick line is the middle value of 7 entries, where there are 4."),
        (26, "A dash is the middle value of a week."),
        (104, "A dash is the middle value of 3 weeks."),
    ],
)
def test_how_days_are_read(weeks: int, sentence: str) -> None:
    period = Period.of(TODAY - 7 * weeks + 1, TODAY)
    time = lay_out(period, 20)
    assert list(say.how_to_read(chart(), time)) == [
        sentence,
        "No entry: · nothing was said, s skipped on purpose.",
    ]


def test_how_what_is_yes_or_no_is_read() -> None:
    days = from_days({TODAY - place: float(place % 3 == 0) for place in range(6)}, TODAY - 9, TODAY)
    washed = chart()._replace(rated=Rated(measure("hair-washed"), (), days))
    assert next(say.how_to_read(washed, lay_out(WEEK, 20))) == "Yes on 2 of 6 days recorded."
    weeks = lay_out(Period.of(TODAY - 181, TODAY), 20)
    assert next(say.how_to_read(washed, weeks)).endswith(" A dash is the share of a week.")


def test_of_what_is_not_asked_every_day_only_days_when_it_was_due_are_missing() -> None:
    nails = chart()._replace(rated=Rated(measure("nails"), (), from_days({}, *WEEK.ordinals)))
    assert list(say.how_to_read(nails, lay_out(WEEK, 20)))[1] == (
        "No entry: · nothing was said when it was due, s skipped on purpose."
    )


@pytest.mark.parametrize(
    ("days", "bar"),
    [
        (30, "total of a day"),
        (60, "middle daily total of 2 days"),
        (300, "middle daily total of 2 weeks; a low one may be a few days of use"),
    ],
)
def test_how_bars_are_read(days: int, bar: str) -> None:
    time = lay_out(Period.of(TODAY - days + 1, TODAY), 15)
    assert list(say.how_to_read(chart(rated=False, taken=history()), time)) == [
        f"kratom (leaf powder): a bar is the {bar}.",
        "Amounts: ? not all are known, so the bar is the least; 0 none taken; · nothing recorded.",
    ]


def test_events_have_a_key() -> None:
    flu = Happened("e1", "illness", None, TODAY - 3, TODAY, "flu", None, None)
    assert list(say.event_key(chart(events=[flu]))) == [
        "1 19 Nov to 22 Nov 2026: Illness or fever, flu."
    ]


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (Summary(0, 0, 0), "nothing."),
        (Summary(0, 0, 5, median=0, minimum=0, maximum=1, yes=2), "yes on 2 of 5 days."),
        (Summary(0, 0, 1, median=2, minimum=2, maximum=2), "2, middle value 2, 1 entry."),
        (
            Summary(0, 0, 5, median=2.5, minimum=1, maximum=4),
            "1 to 4, middle value 2.5, 5 entries.",
        ),
    ],
)
def test_values_in_words(of: Summary, said: str) -> None:
    assert say.values("Mood", WEEK, Unit.WEEK, of) == f"Mood, 16 Nov 2026: {said}"


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            taken_over(3.5, in_part=1),
            (
                "taken on 4 of 7 days, 3.5 g a day, amount not fully known on 1, "
                "none taken on 2, nothing noted on 1"
            ),
        ),
        (
            Amounts(WEEK, 7, 0, 7, 0, None, None, None, 1.0, None, None),
            "taken on 7 of 7 days, amount not fully known on 7",
        ),
    ],
)
def test_doses_in_words(of: Amounts, said: str) -> None:
    assert say.doses(history(), WEEK, Unit.MONTH, of) == f"kratom, Nov 2026: {said}."


def test_a_product_without_a_form_is_its_name() -> None:
    taken = history()
    bare = Taken(
        taken.product.__class__(1, "kratom", None, "g", None),
        (),
        (),
        WEEK,
        None,
        taken.now,
        None,
        (),
        None,
    )
    assert say.product(bare) == "kratom"
