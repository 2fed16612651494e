"""What goes with a change: lapses after a stop, and what else was changed in the same days."""

from tests.report.findings.lives import Day, Lived, finding


def test_a_lapse_is_a_day_with_it_after_a_stop(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 60:
            day.event("stop")
        if day.place == 120:
            day.event("restart")
        if day.place < 60 or day.place >= 120 or day.place in {70, 71, 100}:
            day.take(4.0)
        elif day.place % 2:
            day.take()

    lived.write(live, 150)
    found = lived.taken(119)
    assert found.lapses == tuple(map(lived.ordinal, (70, 71, 100)))
    assert found.last_use == lived.ordinal(100)
    assert found.since is not None
    assert (found.since.taken, found.since.none) == (3, 29)
    # What is taken after a restart is none.
    assert lived.taken(149).lapses == found.lapses
    assert lived.taken(149).last_use == lived.ordinal(149)


def test_a_short_return_that_was_told_is_a_lapse_and_a_long_one_ends_the_stop(
    lived: Lived,
) -> None:
    def live(day: Day) -> None:
        if day.place in {60, 84}:
            day.event("stop")
        if day.place == 80:
            day.event("restart")
        day.take(*([4.0] if day.place < 60 or day.place in {80, 82} or day.place >= 110 else []))

    lived.write(live, 140)
    short = lived.taken(109)
    (stop,) = short.changes
    assert stop.stopped
    assert short.lapses == tuple(map(lived.ordinal, (80, 82)))  # on the others none was said
    assert short.returned(stop) is None
    assert lived.taken(123).returned(stop) is None
    # More than two weeks of it are no lapse any more.
    assert lived.taken(139).returned(stop) == lived.ordinal(110)


def test_on_the_day_of_a_stop_it_may_still_be_taken(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 20:
            day.event("stop")
        day.take(*([4.0] if day.place <= 20 else []))

    lived.write(live, 40)
    found = lived.taken(39)
    assert found.lapses == ()
    assert found.since is not None
    assert (found.since.taken, found.since.none) == (0, 19)
    stopping = lived.taken(20)
    assert stopping.since is not None
    assert (stopping.since.known, stopping.since.period.days) == (0, 0)


def test_what_else_was_changed_in_the_same_days_goes_with_it(lived: Lived) -> None:
    begins = {"iron": 180, "zinc": 186, "tea": 240}

    def live(day: Day) -> None:
        day.rate(mood=5)
        for name, begin in begins.items():
            if day.place == begin:
                day.event("start", name)
            if day.place >= begin:
                day.take(1.0, name=name)

    lived.write(live, 300)
    findings = [one for one in lived.answers(299).findings if one.change]
    beside = {one.product: [other.product for other in one.beside] for one in findings}
    assert beside == {"iron": ["zinc"], "zinc": ["iron"], "tea": []}


def test_a_stop_is_over_where_it_was_taken_again_for_good(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 180:
            day.event("stop")
        gone = 180 <= day.place < 300
        day.take(*([] if gone else [4.0]))
        day.rate(dryness=1.0 if 200 < day.place < 300 else 3.0)

    lived.write(live, 340)
    while_stopped = finding(lived.answers(299), "dryness")
    assert while_stopped.now is not None
    assert while_stopped.now.last == lived.ordinal(299)
    again = finding(lived.answers(339), "dryness")
    assert (again.verdict, again.lapses) == (while_stopped.verdict, 0)
    assert again.now is not None
    assert again.now.last == lived.ordinal(299)


def test_a_day_with_it_is_left_out_after_a_stop_and_counted(lived: Lived) -> None:
    def live(day: Day) -> None:
        if day.place == 180:
            day.event("stop")
        day.take(*([4.0] if day.place < 180 or day.place in {270, 271} else []))
        day.rate(dryness=1.0 if day.place > 200 else 3.0)

    lived.write(live, 300)
    assert finding(lived.answers(299), "dryness").lapses == 2
