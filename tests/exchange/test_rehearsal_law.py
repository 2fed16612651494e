"""Whatever a file holds, to try it on comes to what writing it does, and again adds nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.exchange.arrival import Fate
from sidelog.exchange.incoming import (
    Entry,
    Event,
    Identities,
    Note,
)
from sidelog.journal.history.batches import Writer
from tests.exchange.entries import DAY, NOON, dose, lines, step, take, value
from tests.journal.files import recorded

days = st.integers(0, 6).map(lambda n: DAY - timedelta(days=n))
moments = st.none() | st.integers(0, 23).map(lambda hour: NOON.replace(hour=hour))
values = st.builds(
    lambda day, number, at: value("", number, day=day, at=at and at.replace(day=day.day)),
    days,
    st.integers(-1, 12).map(float),
    moments,
) | days.map(lambda day: value("", None, day=day))
units = st.sampled_from(["g", "mg", "capsule", None])
names = st.sampled_from(["kratom", "tea", "Kratom"])
doses = st.builds(
    lambda day, amount, unit, name: dose(day=day, amount=amount, unit=unit, product=name),
    days,
    st.none() | st.sampled_from([0.5, 4.0, 1e200]),
    units,
    names,
) | st.builds(
    lambda day, name: dose(day=day, product=name, taken=False, amount=None, entered="none"),
    days,
    names,
)
events = st.builds(
    lambda day, kind, name, before: Event(
        identity="", column="c", day=day, kind=kind, product=name, before=before, unit="g"
    ),
    days,
    st.sampled_from(["illness", "stop", "reduce", "start"]),
    st.none() | names,
    st.none() | st.sampled_from([0.0, 4.0]),
)
notes = st.builds(
    lambda day, text: Note(identity="", column="c", day=day, text=text),
    days,
    st.sampled_from(["fine", "", "a\0b"]),
)
plans = st.builds(
    lambda day, amount, unit: step("", amount, unit, day=day),
    days,
    st.sampled_from([0.0, 25.0, 50.0]),
    units,
)
files = st.lists(values | doses | events | notes | plans, max_size=25)


@settings(max_examples=60, deadline=None)
@given(files)
def test_trying_on_comes_to_what_writing_does_and_a_second_time_adds_nothing(
    entries: list[Entry],
) -> None:
    identity = Identities("law").of
    several = lines(*(replace(one, identity=identity(repr(one))) for one in entries))
    with TemporaryDirectory() as folder:
        place = Path(folder) / "journal.db"
        numbers = iter(range(10**6))
        writer = Writer(NOON + timedelta(days=2), DAY, "s", "import", lambda: f"id{next(numbers)}")
        done = take(place, writer, several)
        written = [entry for one in done for entry in one.written]
        tables = ("observation", "dose", "event", "note", "regimen_step")
        if not written:
            return
        after = recorded(place)
        assert sum(len(after[table]) for table in tables) == len(written)
        again = take(place, writer, several)
        assert [one.written for one in again] == [[]] * len(several)
        assert recorded(place) == after
        for first, second in zip(done, again, strict=True):
            known = {fate for _, fate in second.fates}
            assert known <= {Fate.THERE, Fate.REPEATS}
            assert bool(known) is bool(first.fates)
