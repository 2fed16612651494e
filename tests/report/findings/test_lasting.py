"""What may not fade: it is compared with what came before, and never called unchanged."""

from sidelog.analysis.verdict import Verdict
from sidelog.journal.journal import open_journal
from sidelog.period import Period
from sidelog.report.findings.answers import compare_periods
from sidelog.report.findings.finding import Reason
from sidelog.report.findings.measured import series_of
from tests.report.findings.lives import Day, Lived


def test_what_may_never_fade_is_not_called_unchanged_by_days_without_an_event(
    lived: Lived,
) -> None:
    def days(day: Day) -> None:
        day.rate(darkening=1.0, dryness=1.0)
        day.take(*([4.0] if day.place < 200 else []))

    lived.write(days, 400)
    answers = lived.answers(399)
    assert answers.changes == ()
    dark, dry = answers.now("darkening"), answers.now("dryness")
    assert dark
    assert dry
    assert dry.verdict is Verdict.NO_CHANGE
    assert (dark.verdict, dark.reason) == (Verdict.REFUSED, Reason.LASTING)
    assert (dark.p, dark.pairs, dark.shift, dark.would_show) == (None, None, None, None)


def test_that_what_may_never_fade_grew_worse_is_said(lived: Lived) -> None:
    lived.write(lambda day: day.rate(darkening=0.5 if day.place < 200 else 3.0), 400)
    dark = lived.answers(399).now("darkening")
    assert dark
    assert dark.verdict is Verdict.WORSE


def test_two_periods_never_call_what_may_not_fade_unchanged(lived: Lived) -> None:
    lived.write(lambda day: day.rate(darkening=1.0, dryness=1.0), 200)
    before, after = Period(lived.on(0), lived.on(99)), Period(lived.on(100), lived.on(199))
    with open_journal(lived.path) as journal:
        measures = {name: journal.measures[name] for name in ("darkening", "dryness")}
        whole = Period(before.first, after.last)
        series = {name: series_of(journal, name, whole) for name in measures}
    dark, dry = compare_periods(measures, series, before, after)
    assert dry.verdict is Verdict.NO_CHANGE
    assert (dark.verdict, dark.reason, dark.contrast) == (Verdict.REFUSED, Reason.LASTING, None)
    assert dark.before is not None
    assert dark.now is not None
