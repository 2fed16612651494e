"""Every sentence that the screens say around the answers, held here and nowhere else."""

from datetime import date

import pytest

from sidelog.analysis.changes import Change, Direction, Step
from sidelog.analysis.summary import Summary
from sidelog.analysis.verdict import Verdict
from sidelog.catalog.measures import find
from sidelog.catalog.scales import Measure
from sidelog.journal.rows import DoseDay, Happened, Product
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Amounts, amounts
from sidelog.report.findings.drawn import Pieces
from sidelog.report.findings.finding import Finding, Question
from sidelog.report.findings.taken import Taken
from sidelog.report.words import screens as say
from sidelog.report.words.answers import CAUTION, caution
from sidelog.report.words.basics import NO_NUMBER as NONE
from sidelog.report.words.basics import event_in_full, event_name
from sidelog.report.words.taken import changed, latest

TODAY = date(2026, 11, 22).toordinal()
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
AGAIN = Change("kratom", "g", (Step(TODAY - 100, Direction.MORE, 0, 3, again=True),))
STOP = Change("kratom", "g", (Step(TODAY - 100, Direction.LESS, 4, 0),))


def measure(name: str) -> Measure:
    found = find(name)
    assert found is not None
    return found


def history(*changes: Change, unit: str | None = "g") -> Taken:
    product = Product(1, "kratom", "leaf-powder", unit, None)
    return Taken(product, (), changes, WEEK, None, amounts((), WEEK), None, (), None)


def change(direction: Direction, before: float | None, after: float | None) -> Change:
    return Change("kratom", "g", (Step(TODAY - 100, direction, before, after),))


def dosed(
    total: float,
    doses: int,
    unknown: int = 0,
    earliest: str | None = None,
    latest: str | None = None,
    *,
    estimated: bool = False,
) -> DoseDay:
    return DoseDay(TODAY, total, doses, unknown, estimated, earliest, latest)


def event(
    kind: str,
    first: int,
    last: int,
    *,
    product: str | None = None,
    title: str | None = None,
    of: tuple[float | None, float | None] = (None, None),
) -> Happened:
    return Happened("e1", kind, product, TODAY + first, TODAY + last, title, *of, unit="g")


def test_a_period_has_its_length() -> None:
    assert say.heading(Period(date(2026, 8, 31), date(2026, 11, 22))) == (
        "31 Aug to 22 Nov 2026 (12 weeks)"
    )
    assert say.heading(Period(WEEK.last, WEEK.last)) == "22 Nov 2026"


def test_the_caution_goes_with_what_is_spoken() -> None:
    spoken = Finding(measure("mood"), Question.NOW, Verdict.NO_CHANGE)
    silent = Finding(measure("mood"), Question.NOW, Verdict.TOO_EARLY)
    assert caution([silent, spoken]) == CAUTION
    assert caution([silent]) == ""


def test_titles_say_what_the_numbers_are() -> None:
    assert say.title(measure("mood")) == "Mood"
    assert say.title(measure("weight")) == "Body weight, kg"
    assert say.product_title(history()) == "kratom, g a day"
    assert say.product_title(history(unit=None)) == "kratom, amount a day"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ((), "no change recorded"),
        ((STOP,), "stopped 14 Aug"),
        ((change(Direction.LESS, 8, 4),), "reduced 14 Aug"),
        ((change(Direction.MORE, 0, 4),), "started 14 Aug"),
        ((change(Direction.MORE, None, 4),), "increased 14 Aug"),
        ((AGAIN,), "again 14 Aug"),
    ],
)
def test_the_latest_change_of_a_product_in_a_column(made: tuple[Change, ...], said: str) -> None:
    assert say.dose_label(history(*made), TODAY) == said


def test_a_lapse_after_a_stop_is_named_and_is_not_what_is_taken_now() -> None:
    lapsed = history(STOP)._replace(lapses=(TODAY - 50, TODAY - 2))
    assert say.dose_label(lapsed, TODAY) == "stopped 14 Aug"
    assert say.dose_label(lapsed._replace(now=taken_over(4.0)), TODAY) == "stopped; 2 lapses"
    once = lapsed._replace(lapses=(TODAY - 2,), now=taken_over(4.0))
    assert say.dose_label(once, TODAY) == "stopped; lapse 20 Nov"
    back = once._replace(lapses=tuple(range(TODAY - 20, TODAY)))
    assert say.dose_label(back, TODAY) == "again from 2 Nov"
    assert say.amounts_before_and_now(once)[1] == "0"


def test_amounts_before_and_now_do_not_read_alike() -> None:
    assert say.amounts_before_and_now(history()) == (NONE, NONE)
    days = tuple(dosed(70.0, 1)._replace(day=day) for day in range(TODAY - 6, TODAY + 1))
    slight = history(change(Direction.LESS, 70.45, None))._replace(days=days, now=taken_over(70.0))
    assert say.amounts_before_and_now(slight) == ("70.5", "70")


def test_counts_never_say_more_than_all() -> None:
    assert say.out_of(3, 7) == "3 of 7"
    assert say.out_of(9, 7) == "9 of 9"


def test_what_is_not_shown_is_said() -> None:
    assert say.without_entries([measure("mood"), measure("nails")]) == (
        "Nothing in this time: Mood and Nail changes."
    )
    assert say.more_products(2) == "And 2 more products: sidelog trends NAME"
    assert say.more_changes(1) == "And 1 earlier change: sidelog trends PRODUCT"
    assert (
        say.LOOK_CLOSER.format(name="mood")
        == "One in full: sidelog trends mood. All in full: --detail"
    )


def test_a_scale_in_full() -> None:
    assert say.about_scale(measure("moisturiser").scale) == "0 no; 1 yes; neither way is better."


def test_a_stretch_of_days_around_a_change() -> None:
    of = Summary(TODAY - 6, TODAY, 6, median=2.5, bad_days=4.6667)
    assert say.stretch("now", of) == ("now", "16 Nov to 22 Nov 2026", "6", "2.5", "5")
    assert say.stretch("now", Summary(TODAY + 1, TODAY, 0)) == ("now", "none yet", "0", NONE, NONE)


def test_pieces_say_why_they_are_longer_than_was_asked() -> None:
    pieces = Pieces(Unit.WEEK, Unit.MONTH, (), (), ())
    assert say.cut_into(pieces) == (
        "By week it would be too long to read. "
        "Each month: the middle value, and how many days it rests on."
    )
    assert say.cut_into(pieces._replace(unit=Unit.WEEK)).startswith("Each week: ")
    assert say.cut_into(pieces._replace(asked=Unit.DAY, unit=Unit.DAY)) == "Each day."


def test_cells_of_a_piece() -> None:
    assert say.value_of_piece(Summary(0, 6, 5, median=2.0), 7) == "2 (5/7)"
    assert say.value_of_piece(Summary(0, 0, 1, median=2.0), 1) == "2"
    assert say.value_of_piece(Summary(0, 6, 0), 7) == NONE
    assert say.value_of_piece(Summary(0, 6, 5, median=0.0, yes=2), 7) == "2 of 5"
    assert say.amount_of_piece(taken_over(3.5), "g") == "3.5 g (6/7)"
    assert say.amount_of_piece(amounts((), WEEK), "g") == NONE


def taken_over(typical: float, *, in_part: int = 0) -> Amounts:
    return Amounts(WEEK, 4, 2, in_part, 0, typical, 3.0, 4.0, 2.0, None, None)


def test_doses_of_a_piece() -> None:
    assert say.doses_of_piece("week", taken_over(3.5), 14.0, "g") == (
        ("week", "4 days", "2 days", "1 day", "3.5 g", "4 g", "14 g", "2")
    )
    in_part = say.doses_of_piece("week", taken_over(3.5, in_part=1), 14.0, "g")
    assert in_part[6] == "at least 14 g"
    nothing = say.doses_of_piece("week", amounts((), WEEK), 0.0, "g")
    assert nothing == ("week", "0 days", NONE, "7 days", NONE, NONE, NONE, NONE)


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (None, ("not noted", NONE, NONE)),
        (dosed(0.0, 0, 0), ("none", NONE, NONE)),
        (dosed(4.0, 2, 0), ("4 g", "2", NONE)),
        (dosed(4.0, 2, 1), ("at least 4 g", "2", NONE)),
        (dosed(4.0, 1, 0, estimated=True), ("about 4 g", "1", NONE)),
        (
            dosed(4.0, 3, 0, "2026-11-22T08:30+01:00", "2026-11-22T19:05+01:00"),
            ("4 g", "3", "08:30 to 19:05"),
        ),
        (
            dosed(4.0, 2, 0, "2026-11-22T08:30+01:00", "2026-11-23T01:00+01:00"),
            ("4 g", "2", "08:30 to Mon 01:00"),
        ),
        (
            dosed(4.0, 1, 0, "2026-11-22T08:30+01:00", "2026-11-22T08:30+01:00"),
            ("4 g", "1", "08:30"),
        ),
    ],
)
def test_doses_of_a_day(of: DoseDay | None, said: tuple[str, ...]) -> None:
    assert say.doses_of_day(TODAY, of, "g") == ("Sun 22 Nov 2026", *said)


def test_what_is_compared_is_the_change_and_what_came_after_the_latest() -> None:
    later = Change("kratom", "g", (Step(TODAY - 10, Direction.MORE, 0, 2),))
    assert say.about_change(STOP, history(STOP, later), TODAY) == "kratom: 4 g → 0 on 14 August."
    now = taken_over(2.0)
    again = history(later)
    again = Taken(again.product, (), (later,), WEEK, None, now, TODAY, (), now)
    said = say.about_change(later, again, TODAY)
    assert said == f"kratom: {latest(again, TODAY)} 2 doses a day."
    unsaid = amounts((), WEEK)
    silent = say.about_change(later, again._replace(now=unsaid, since=unsaid), TODAY)
    assert silent == f"kratom: {changed(later, TODAY)} (no dose noted since)."


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (event("illness", 0, 0, title="flu"), "Illness or fever, flu"),
        (event("reduce", 0, 0, product="kratom", of=(8, 6)), "Reduced, kratom, 8 g to 6 g a day"),
        (event("reduce", 0, 0, product="kratom", of=(None, 4)), "Reduced, kratom, to 4 g a day"),
        (event("of-its-own", 0, 0), "of-its-own"),
    ],
)
def test_what_happened_has_a_name(happened: Happened, said: str) -> None:
    assert event_name(happened) == said


def test_an_event_is_told_with_its_days() -> None:
    flu = event("illness", 3, 1, title="flu")
    assert event_in_full(flu).endswith(" Nov 2026: Illness or fever, flu")
    still = flu._replace(until=date.max.toordinal(), ongoing=True)
    assert event_in_full(still).startswith("Since ")
    assert event_in_full(still).endswith(", still going on: Illness or fever, flu")


def test_what_else_happened_has_its_distance() -> None:
    first, last = TODAY - 100, TODAY - 50
    events = [
        event("illness", -120, -115, title="flu"),
        event("stress", -90, -80),
        event("shampoo", -48, -48),
        event("diet", -20, -20),
        event("weather", -1, 0),
    ]
    assert list(say.other_events(events, first, last)) == [
        "25 Jul to 30 Jul 2026: Illness or fever, flu (2 weeks before)",
        "24 Aug to 3 Sep 2026: Stressful time (in those days)",
        "5 Oct 2026: Shampoo or hair treatment (2 days after)",
        "2 Nov 2026: Diet or weight change (4 weeks after)",
        "And 1 more: sidelog show",
    ]
