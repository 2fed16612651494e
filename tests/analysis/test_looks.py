import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.analysis import look_dates as days
from sidelog.analysis import looks
from sidelog.analysis.changes import YEAR
from sidelog.analysis.contrast import contrast
from sidelog.analysis.look_dates import (
    BETWEEN,
    EVERY,
    LONGEST_NOW,
    MEMORY,
    NOW,
    before_window,
    first_answer,
    look_dates,
    now_window,
    reach,
)
from sidelog.analysis.looks import Standing, Watched, stand
from sidelog.analysis.series import ENOUGH, Series, from_days, window
from sidelog.analysis.verdict import AT_A_LOOK, Verdict
from sidelog.catalog.scales import Better
from tests.analysis.diaries import FIRST, diaries, diary, level

FIRST_LOOK = FIRST + days.FIRST - 1


def watched(series: Series, better: Better = Better.LOWER) -> Watched:
    return Watched(series, series.days[0], better)


def standing(series: Series, today: int | None = None, better: Better = Better.LOWER) -> Standing:
    return stand({"one": watched(series, better)}, today or series.last)["one"]


# When it is looked


def test_the_first_look_is_on_day_112_and_then_every_28() -> None:
    assert list(look_dates(FIRST, FIRST_LOOK - 1)) == []
    dates = list(look_dates(FIRST, FIRST_LOOK + 60))
    assert dates == [FIRST_LOOK, FIRST_LOOK + 28, FIRST_LOOK + 56]


@given(st.integers(0, 20_000))
def test_years_later_the_look_dates_are_the_same_days(later: int) -> None:
    dates = look_dates(FIRST, FIRST + later)
    assert all((day - FIRST_LOOK) % EVERY == 0 for day in dates)
    assert all(FIRST + later - MEMORY <= day <= FIRST + later for day in dates)
    assert len(dates) in {
        min(max((later - 83) // EVERY, 0), MEMORY // EVERY + more) for more in (0, 1)
    }


@settings(max_examples=15)
@given(st.integers(MEMORY + 2 * YEAR, 3 * MEMORY), st.integers(0, 9))
def test_what_reaches_back_far_enough_stands_as_the_whole_record_does(days: int, seed: int) -> None:
    whole = diary(level((days - 150, 1.0), (150, 2.5)), 0.3, seed)
    cut = window(whole, reach(FIRST, whole.last), whole.last)
    assert cut.first > whole.first
    assert standing(whole) == stand({"one": Watched(cut, FIRST, Better.LOWER)}, whole.last)["one"]


@settings(max_examples=25)
@given(diaries, st.integers(0, 400))
def test_what_stands_depends_on_nothing_after_today(whole: Series, place: int) -> None:
    today = min(FIRST + place, whole.last)
    assert standing(whole, today) == standing(window(whole, FIRST, today), today)


@settings(max_examples=25)
@given(diaries, st.integers(0, 27))
def test_between_two_looks_the_verdict_stands(whole: Series, days: int) -> None:
    dates = look_dates(FIRST, whole.last)
    if dates:
        latest = dates[-1]
        assert standing(whole, latest + days) == standing(whole, latest)


@settings(max_examples=25)
@given(diaries)
def test_a_chapter_once_found_is_found_at_every_later_look(whole: Series) -> None:
    earlier: list[tuple[int, Verdict, Series]] = []
    for day in look_dates(FIRST, whole.last):
        chapters = [(one.found, one.verdict, one.before) for one in standing(whole, day).chapters]
        assert chapters[: len(earlier)] == earlier
        assert all(found == day for found, _, _ in chapters[len(earlier) :])
        earlier = chapters


@given(st.integers(1, 300), st.integers(0, 4))
def test_an_entry_from_memory_makes_no_new_look(place: int, value: int) -> None:
    series = diary(level((330, 1.0)), 0.5)
    values = dict(zip(series.days, series.values, strict=True)) | {FIRST + place: float(value)}
    more = standing(from_days(values, FIRST, series.last))
    before = standing(series)
    assert (more.as_of, more.next_look) == (before.as_of, before.next_look)


# Which days are compared


@settings(max_examples=40)
@given(diaries, st.integers(60, 300))
def test_now_is_eight_weeks_or_as_many_days_as_hold_enough(whole: Series, place: int) -> None:
    day = FIRST + place
    now = now_window(whole, day)
    length = day - now.first + 1
    assert now.last == day
    assert NOW <= length <= LONGEST_NOW
    if length > NOW:
        assert (len(now.days), now.days[0]) == (ENOUGH, now.first)
    elif len(now.days) < ENOUGH:
        assert len(window(whole, day - LONGEST_NOW + 1, day).days) < ENOUGH


@pytest.mark.parametrize("step", [28, 35, 42, 49, 56])
@pytest.mark.parametrize("seed", range(4))
def test_a_jump_soon_after_the_beginning_is_found_and_kept(step: int, seed: int) -> None:
    # It lies within its own "before", where it looks like autocorrelation.
    early = diary(level((step, 0.2), (364 - step, 3.8)), 0.9, seed)
    found = standing(early)
    assert (found.verdict, found.lasts) == (Verdict.WORSE, True)
    assert found.before is not None
    assert found.p_adjusted is not None
    assert found.p_adjusted < AT_A_LOOK.clear


def test_a_level_that_was_over_once_is_not_called_so_since_then() -> None:
    parts = ((150, 1.0), (80, 3.0), (150, 1.0), (90, 3.0))
    once = standing(diary(level(*parts[:2]), seed=3))
    assert once.since is not None
    walk = looks._Walk(watched(diary(level(*parts), seed=3)))
    walk.found = walk.found._replace(chapters=once.chapters[-1:])
    walk.look(FIRST + 150 + 80 + 100, exactly=False)
    assert walk.found.chapters[-1].interrupted
    walk.look(FIRST + 469, exactly=False)
    assert walk.found.chapters[-1].interrupted


def test_the_month_before_now_is_left_out_where_enough_lies_before_it() -> None:
    series = diary(level((500, 1.0)))
    now = FIRST + 400
    assert before_window(series, FIRST, now).last == now - 1 - BETWEEN
    assert before_window(series, FIRST, now).first == now - YEAR
    assert before_window(series, now - 55, now).last == now - 1
    assert before_window(series, now - 56, now) == window(series, now - 56, now - 29)


# What stands


def test_before_the_first_look_it_is_too_early() -> None:
    found = standing(diary(level((111, 1.0))))
    assert found == Standing(None, FIRST_LOOK, Verdict.TOO_EARLY, FIRST)
    assert found.since is None


def test_who_stops_recording_has_not_enough() -> None:
    series = diary(level((200, 1.0)))
    found = standing(series, series.last + 150)
    assert (found.verdict, found.result, found.tests) == (Verdict.NOT_ENOUGH, None, 0)


def test_a_level_that_stays_is_no_change_seen() -> None:
    found = standing(diary(level((400, 1.0))))
    assert (found.verdict, found.chapters, found.lasts) == (Verdict.NO_CHANGE, (), None)
    assert found.before is not None
    assert found.now is not None
    assert found.result == contrast(found.before, found.now)
    assert found.p_adjusted == found.result.p
    assert (found.as_of, found.next_look) == (FIRST_LOOK + 280, FIRST_LOOK + 308)


def test_a_jump_is_told_with_its_day_and_goes_on_being_told() -> None:
    series = diary(level((200, 0.5), (300, 3.0)))
    told = [
        (day, found)
        for day in look_dates(FIRST, series.last)
        if (found := standing(series, day)).verdict is Verdict.WORSE
    ]
    first = told[0][0]
    assert FIRST + 200 < first <= FIRST + 260
    assert len(told) == len(look_dates(first - days.FIRST + 1, series.last))
    for _, found in told:
        assert found.lasts
        assert found.since == found.chapters[0].first
        assert abs(found.since - FIRST - 200) <= EVERY
        assert found.before == found.chapters[0].before


def test_up_and_back_again_are_two_chapters() -> None:
    found = standing(diary(level((180, 0.5), (150, 3.0), (170, 0.5))))
    assert [(one.verdict, one.back) for one in found.chapters] == [
        (Verdict.WORSE, False),
        (Verdict.BETTER, True),
    ]
    assert found.lasts


def test_a_further_rise_does_not_go_back() -> None:
    found = standing(diary(level((180, 0.0), (150, 1.5), (170, 3.5))))
    assert [(one.verdict, one.back) for one in found.chapters] == [
        (Verdict.WORSE, False),
        (Verdict.WORSE, False),
    ]


def test_a_level_that_fades_away_is_not_said_to_last() -> None:
    fading = [1.5 - place / 120 for place in range(120)]
    series = diary([*level((180, 0.5), (60, 1.5)), *fading], 0.6, 3)
    found = [standing(series, day) for day in look_dates(FIRST, series.last)]
    over = [one for one in found if one.chapters and one.lasts is False]
    assert over
    assert all(one.since is None for one in over)


def test_without_entries_it_is_not_known_whether_a_level_lasts() -> None:
    series = diary(level((200, 0.5), (120, 3.0)))
    found = standing(series, series.last + 150)
    assert (found.verdict, found.lasts) == (Verdict.NOT_ENOUGH, None)
    assert len(found.chapters) == 1


def rarer_and_worse() -> Series:
    """Every day for 200 days, then every third day, and worse from then on."""
    daily = {FIRST + place: float(place % 2) for place in range(200)}
    rarer = {FIRST + 200 + place * 3: 3.0 + place % 2 for place in range(80)}
    return from_days(daily | rarer, FIRST, FIRST + 440)


def test_a_change_of_rhythm_is_no_change_of_the_body() -> None:
    series = rarer_and_worse()
    verdicts = [standing(series, day).verdict for day in look_dates(FIRST, series.last)]
    assert verdicts.count(Verdict.RHYTHM) == 1
    assert not any(one.is_clear or one.is_perhaps for one in verdicts)
    assert verdicts[-1] is Verdict.NO_CHANGE


def test_where_the_rhythm_only_may_have_changed_the_next_look_asks_again() -> None:
    # In this diary the days without an entry happen to become more.
    series = diary(level((200, 0.5), (80, 2.5)), 0.7, 42)
    found = [standing(series, day) for day in look_dates(FIRST, series.last)]
    assert [one.verdict for one in found[-3:]] == [
        Verdict.RHYTHM,
        Verdict.WORSE,
        Verdict.WORSE,
    ]


def test_what_was_recorded_at_another_rhythm_is_not_compared_again() -> None:
    series = rarer_and_worse()
    found = [standing(series, day) for day in look_dates(FIRST, series.last)]
    begins = [one.begin for one in found]
    assert set(begins) == {FIRST, begins[-1]}
    place = begins.index(begins[-1])
    assert found[place].verdict is Verdict.RHYTHM
    assert found[place + 1].verdict is Verdict.NOT_ENOUGH
    promised = first_answer(watched(series), begins[-1], 3, found[place].next_look)
    later = [one.as_of for one in found[place:] if one.verdict is Verdict.NO_CHANGE]
    assert promised is not None
    assert later[0] is not None
    assert later[0] <= promised


@settings(max_examples=25)
@given(diaries)
def test_on_a_mirrored_scale_everything_is_told_the_same(series: Series) -> None:
    mirrored = Series(
        series.first, series.last, series.days, tuple(4 - value for value in series.values)
    )
    plain, turned = standing(series), standing(mirrored, better=Better.HIGHER)
    assert plain.verdict is turned.verdict
    assert plain.lasts is turned.lasts
    assert [(one.first, one.verdict, one.back) for one in plain.chapters] == [
        (one.first, one.verdict, one.back) for one in turned.chapters
    ]


OPPOSITE = {
    Verdict.WORSE: Verdict.BETTER,
    Verdict.BETTER: Verdict.WORSE,
    Verdict.PERHAPS_WORSE: Verdict.PERHAPS_BETTER,
    Verdict.PERHAPS_BETTER: Verdict.PERHAPS_WORSE,
}


@settings(max_examples=25)
@given(diaries)
def test_where_the_other_end_is_better_worse_is_better(series: Series) -> None:
    lower, higher = standing(series), standing(series, better=Better.HIGHER)
    assert OPPOSITE.get(lower.verdict, lower.verdict) is higher.verdict
    assert [OPPOSITE[one.verdict] for one in lower.chapters] == [
        one.verdict for one in higher.chapters
    ]


# Several measures


def test_holm_counts_the_measures_that_were_tested() -> None:
    quiet = [diary(level((400, 1.0)), seed=seed) for seed in (2, 3)]
    seldom = diary(level((400, 1.0)), chance=0.1)
    together = {"a": quiet[0], "b": quiet[1], "seldom": seldom}
    found = stand({name: watched(one) for name, one in together.items()}, FIRST + 399)
    assert (found["a"].tests, found["b"].tests, found["seldom"].tests) == (2, 2, 0)
    alone = standing(quiet[0])
    assert alone.tests == 1
    assert found["a"].result == alone.result
    assert found["a"].p_adjusted is not None
    assert alone.p_adjusted is not None
    assert found["a"].p_adjusted >= alone.p_adjusted


def test_a_measure_that_began_later_is_looked_at_on_its_own_dates() -> None:
    early = diary(level((400, 1.0)))
    late = window(diary(level((400, 1.0)), seed=5), FIRST + 130, FIRST + 399)
    found = stand({"early": watched(early), "late": watched(late)}, FIRST + 399)
    assert found["early"].as_of == FIRST_LOOK + 280
    assert found["late"].as_of == FIRST_LOOK + 130 + 140
    assert found["early"].tests == found["late"].tests == 2


@settings(max_examples=15)
@given(st.lists(diaries, min_size=2, max_size=3))
def test_company_never_makes_a_verdict_surer(drawn: list[Series]) -> None:
    together = {str(place): watched(one) for place, one in enumerate(drawn)}
    today = max(one.last for one in drawn)
    for name, found in stand(together, today).items():
        alone = stand({name: together[name]}, today)[name]
        if found.chapters:
            assert alone.chapters
            assert alone.chapters[0].found <= found.chapters[0].found
