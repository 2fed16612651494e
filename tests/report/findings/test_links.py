from collections.abc import Callable

import pytest

from sidelog.analysis.verdict import Verdict
from sidelog.journal.journal import open_journal
from sidelog.period import Period
from sidelog.report.findings.finding import Question, Reason
from sidelog.report.findings.links import LinkFindings, link_findings
from tests.report.findings.lives import Day, Lived


def asked(
    lived: Lived,
    last: int,
    name: str = "dryness",
    first: int = 0,
    *,
    picture: bool = False,
    window: tuple[int, int] | None = None,
) -> LinkFindings:
    """The link of a measure to kratom, asked on a day of the entries from another on."""
    with open_journal(lived.path) as journal:
        measure = journal.measures[name]
        lag = measure.scale.lag
        assert lag is not None
        if window is not None:
            lag = lag._replace(first=window[0], last=window[1])
        return link_findings(
            journal,
            measure,
            lag,
            journal.products["kratom"],
            Period(lived.on(first), lived.on(last)),
            lived.on(last),
            picture=picture,
        )


def on_and_off(effect: float = 0.0) -> Callable[[Day], None]:
    """Forty days on, forty off; the skin follows two weeks later."""

    def live(day: Day) -> None:
        day.take(*([6.0] if day.place // 40 % 2 == 0 else []))
        acting = day.place >= 14 and (day.place - 14) // 40 % 2 == 0
        day.rate(dryness=1.0 + effect * acting, mood=5.0)

    return live


def test_what_follows_the_doses_is_answered(lived: Lived) -> None:
    lived.write(on_and_off(2.0), 320)
    found = asked(lived, 319)
    assert found.finding.question is Question.LINK
    assert (found.finding.verdict, found.finding.product) == (Verdict.WORSE, "kratom")
    assert found.finding.link is not None
    assert found.finding.p == found.finding.link.p
    assert (found.have, found.curve, found.set_on) == (0, (), None)
    assert found.finding.reason is None


def test_what_does_not_follow_them_is_not(lived: Lived) -> None:
    lived.write(on_and_off(), 320)
    found = asked(lived, 319).finding
    assert (found.verdict, found.contrast) == (Verdict.NO_CHANGE, None)


def test_who_asks_one_question_has_asked_the_whole_list(lived: Lived) -> None:
    def live(day: Day) -> None:
        on_and_off(2.0)(day)
        day.take(*([50.0] if day.place // 30 % 2 else []), name="sertraline")
        day.rate(itch=1.0)

    lived.write(live, 320)
    found = asked(lived, 319)
    # Four measures that the check-in asks, by two products; hair and nails have no entries.
    assert (found.listed, found.finding.tests) == (8, 4)
    assert found.finding.p_adjusted is not None
    assert found.finding.p is not None
    assert found.finding.p < found.finding.p_adjusted <= 4 * found.finding.p
    # One that it does not ask is added to the list when it is asked about.
    assert asked(lived, 319, "itch").listed == 10


def test_a_stop_is_refused_for_good(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(*([6.0] if day.place < 100 else []))
        day.rate(dryness=2.0 if day.place < 120 else 1.0)

    lived.write(live, 220)
    found = asked(lived, 219, picture=True)
    assert (found.finding.verdict, found.finding.reason) == (Verdict.REFUSED, Reason.ONE_WAY)
    assert (found.finding.earliest, found.curve, found.finding.p) == (None, (), None)
    assert found.finding.p_adjusted is None


def varied(day: Day) -> None:
    """Doses that differ from day to day, and a rating."""
    day.take(float(1 + day.place * day.place % 7))
    day.rate(dryness=1.0 + day.place % 3)


def test_too_few_entries_are_told_with_the_day_on_which_there_are_enough(lived: Lived) -> None:
    lived.write(varied, 120)
    # The first ones have no doses far enough back: the pace is that of those that can be used.
    early = asked(lived, 39)
    assert (early.finding.verdict, early.finding.reason) == (
        Verdict.TOO_EARLY,
        Reason.LINK_ENTRIES,
    )
    assert early.have == 40
    assert early.finding.earliest == lived.ordinal(87)
    later = asked(lived, 59)
    assert (later.finding.reason, later.have) == (Reason.LINK_DOSES, 32)
    assert later.finding.earliest == lived.ordinal(87)
    assert asked(lived, 87).finding.verdict is not Verdict.TOO_EARLY
    # Before the record is as long as the window, entries and doses go on as they have begun.
    assert asked(lived, 9).finding.earliest == lived.ordinal(88)
    # Of fewer than seven ratings there is no pace.
    assert asked(lived, 5).finding.earliest is None


def test_unknown_amounts_promise_no_day(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(None)
        day.rate(dryness=1.0 + day.place % 3)

    lived.write(live, 100)
    for last in (9, 99):
        found = asked(lived, last).finding
        assert (found.verdict, found.earliest) == (Verdict.NOT_ENOUGH, None)


def test_a_short_period_of_a_long_record_is_told_so(lived: Lived) -> None:
    lived.write(varied, 200)
    short = asked(lived, 199, first=179)
    assert (short.finding.reason, short.have) == (Reason.LINK_ENTRIES, 21)
    assert (short.whole_has_enough, short.finding.earliest) == (True, None)
    assert not asked(lived, 199).whole_has_enough


def test_who_stopped_recording_is_promised_no_day(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(float(1 + day.place * day.place % 7))
        if day.place < 30:
            day.rate(dryness=1.0)

    lived.write(live, 120)
    found = asked(lived, 119)
    assert (found.finding.verdict, found.finding.reason) == (
        Verdict.NOT_ENOUGH,
        Reason.LINK_ENTRIES,
    )
    assert (found.have, found.finding.earliest) == (30, None)


def test_a_dose_that_never_changed_is_not_told_to_wait(lived: Lived) -> None:
    def live(day: Day) -> None:
        day.take(4.0)
        day.rate(dryness=1.0)

    lived.write(live, 20)
    found = asked(lived, 19)
    assert (found.finding.verdict, found.finding.reason) == (
        Verdict.NOT_ENOUGH,
        Reason.SAME_DOSE,
    )
    assert (found.have, found.finding.earliest) == (0, None)


@pytest.mark.parametrize(
    ("rating", "amount", "reason"),
    [(None, 4.0, Reason.SAME_DOSE), (2.0, None, Reason.SAME_VALUE)],
)
def test_what_never_changes_shows_nothing(
    lived: Lived, rating: float | None, amount: float | None, reason: Reason
) -> None:
    def live(day: Day) -> None:
        day.take(amount or 1.0 + day.place % 5)
        day.journal.record("dryness", day.date, rating or float(day.place % 3))

    lived.write(live, 150)
    found = asked(lived, 149)
    assert (found.finding.verdict, found.finding.reason) == (Verdict.NOT_ENOUGH, reason)


def test_a_measure_without_an_entry_has_none(lived: Lived) -> None:
    lived.write(on_and_off(), 100)
    found = asked(lived, 99, "nails")
    assert (found.have, found.series.days) == (0, ())


def test_an_experiment_inside_a_longer_record_can_be_asked(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place >= 100:
            on_and_off(2.0)(day)
        elif day.place % 20 == 0:
            day.rate(dryness=1.0)

    lived.write(live, 400)
    found = asked(lived, 399, first=100)
    assert found.finding.verdict is Verdict.WORSE
    assert found.series.first == lived.ordinal(100)
    assert found.period == Period(lived.on(100), lived.on(399))


def test_other_lags_are_a_picture_of_few_points(lived: Lived) -> None:
    lived.write(on_and_off(2.0), 320)
    curve = asked(lived, 319, picture=True).curve
    lags = [point.lag for point in curve]
    assert lags == list(range(0, 54, 2))
    best = max(curve, key=lambda point: point.correlation or 0.0)
    assert 10 <= best.lag <= 18
    shortest = asked(lived, 319, "mood", picture=True).curve
    assert [point.lag for point in shortest] == list(range(17))
