"""What becomes of entries on their way in: in a scratch journal the same as in the journal."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest

from sidelog.catalog.scales import Better
from sidelog.errors import BadDataError
from sidelog.exchange.arrival import Fate
from sidelog.exchange.incoming import (
    Definition,
    Line,
    LineError,
    Note,
    Written,
)
from sidelog.exchange.rehearsal import Rehearsal
from sidelog.exchange.scales import range_scale
from sidelog.journal.connection import JournalFile
from sidelog.journal.journal import open_journal
from sidelog.journal.trying import attempt, scratch_journal
from tests.exchange.entries import (
    DAY,
    JOY,
    NOON,
    dose,
    fates,
    lines,
    reasons,
    step,
    take,
    tried_on,
    value,
)
from tests.journal.files import recorded, rows
from tests.terminal import Terminal

REFUSED = {
    "another value": (
        [value("a", 5.0), value("b", 6.0)],
        (
            "mood of Fri 20 Nov 2026 is 5 (neither good nor bad) in another line; a day has one "
            "value, with times it may have many"
        ),
    ),
    "off the scale": (
        [value("a", 11.0)],
        "mood cannot be 11. The scale of Mood goes from 0 to 10",
    ),
    "no measure": (
        [value("a", 1.0, measure="glee")],
        "there is no measure glee; --add-measures LOW..HIGH would add it",
    ),
    "another scale": (
        [value("a", 1.0, scale=range_scale(1, 5, Better.HIGHER))],
        "mood was given on a scale from 1 to 5; here it goes from 0 to 10",
    ),
    "skipped after values": (
        [value("a", 5.0, at=NOON), value("b", None)],
        (
            "A day that has a value with a time is not skipped. "
            "What is there: sidelog show; taken away with: sidelog delete NAME"
        ),
    ),
    "no unit": ([dose(unit=None)], "'4g' has no unit; say --unit mg"),
    "no unit of its own": ([dose(), dose("e", unit=None)], "'4g' has no unit; say --unit g"),
    "another unit": (
        [dose(), dose("e", unit="capsule")],
        (
            "kratom is recorded in g, not in capsules; another form is another product, and has a "
            "name of its own"
        ),
    ),
    "none after a dose": (
        [dose(), dose("e", taken=False, amount=None, unit=None, entered="none")],
        "kratom has doses on Fri 20 Nov 2026; a day has doses or none, not both",
    ),
    "a dose after none": (
        [dose("e", taken=False, amount=None, unit=None, entered="none"), dose()],
        "kratom has 'none' on Fri 20 Nov 2026; a day has doses or none, not both",
    ),
    "too much": (
        [dose(amount=1e300, entered="1e300g"), dose("e", unit="mg")],
        (
            "A dose is a number of more than 0. A day with none is recorded as none; an amount not "
            "known as unknown"
        ),
    ),
    "another step": (
        [step("a", 50.0), step("b", 25.0)],
        "a step of zinc begins on Fri 20 Nov 2026 already; it is 50 mg daily",
    ),
    "a step without a unit": ([step("a", 50.0, None)], "50 of zinc has no unit"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_journal_refuses_is_said_and_leaves_nothing(
    run: Terminal, journal: Path, name: str
) -> None:
    parts, reason = REFUSED[name]
    *before, last = take(journal, run.writer("import"), lines(*parts))
    if name == "too much":  # the first is refused
        last = before[0]
    (said,) = reasons([last])
    assert said.startswith(reason) if "scale" in name else said == reason
    if len(parts) == 1:
        assert not journal.exists() or not any(recorded(journal)[t] for t in ("dose", "product"))


def test_what_says_the_same_is_there_already(run: Terminal, journal: Path) -> None:
    none = dose("n", day=DAY - timedelta(days=1), taken=False, amount=None, unit=None)
    parts = [value("a", 5.0), none, step("s", 50.0)]
    again = [replace(part, identity=f"{part.identity}2") for part in parts]
    done = take(journal, run.writer("import"), lines(*parts, *again))
    assert fates(done) == [Fate.NEW] * 3 + [Fate.REPEATS, Fate.REPEATS, Fate.THERE]
    third = [replace(part, identity=f"{part.identity}3") for part in parts]
    assert fates(take(journal, run.writer("import"), lines(*third))) == [Fate.THERE] * 3


def test_a_product_gets_its_unit_with_the_first_amount(run: Terminal, journal: Path) -> None:
    unknown = dose("u", amount=None, unit=None, entered="?")
    made = [one.made for one in take(journal, run.writer("import"), lines(unknown, dose()))]
    assert [[tuple(new) for new in some] for some in made] == [
        [("kratom", None, True)],
        [("kratom", "g", False)],
    ]


def test_a_form_that_no_amount_fits_keeps_its_product(run: Terminal, journal: Path) -> None:
    with open_journal(journal, run.writer("add")) as kept:
        kept.add_product("kratom", form="leaf-powder")
    done = take(journal, run.writer("import"), lines(dose(unit="capsule")))
    assert reasons(done) == [
        "capsules do not fit kratom, which is leaf-powder; another form is another product"
    ]


def test_a_measure_comes_with_its_definition_and_a_wider_range_is_a_new_version(
    run: Terminal, journal: Path
) -> None:
    wider = JOY._replace(scale=JOY.scale._replace(maximum=20.0, version=2))
    older = JOY._replace(scale=JOY.scale._replace(maximum=5.0, version=1))
    parts = [Definition("t", JOY), Definition("t", wider), Definition("t", older)]
    made = [one.made for one in take(journal, run.writer("import"), lines(*parts))]
    assert [len(some) for some in made] == [1, 1, 0]
    assert run("measure", "retire", "joy").code == 0
    done = take(journal, run.writer("import"), lines(parts[0], value("v", 1.0, measure="joy")))
    assert reasons(done) == [
        "the measure joy is retired; bring it back first: sidelog measure restore joy"
    ]
    assert fates(done) == []


def test_what_was_deleted_since_stays_deleted_and_what_was_edited_is_there(
    run: Terminal, journal: Path
) -> None:
    parts = [value("a", 5.0), dose(), value("b", 3.0, day=DAY - timedelta(days=1))]
    take(journal, run.writer("import"), lines(*parts))
    assert run("delete", "d1", "--yes").code == 0
    assert run("edit", "o1", "--value", "7").code == 0
    done = take(journal, run.writer("import"), lines(*parts))
    assert fates(done) == [Fate.THERE, Fate.DELETED, Fate.THERE]


def test_what_was_deleted_does_not_come_in_by_a_line_that_repeats_it(
    run: Terminal, journal: Path
) -> None:
    none = dose(taken=False, amount=None, unit=None)
    parts = [value("a", 5.0), value("b", 5.0), none, replace(none, identity="e"), value("c", 6.0)]
    assert fates(take(journal, run.writer("import"), lines(*parts[:4]))) == [
        *(Fate.NEW, Fate.REPEATS),
        *(Fate.NEW, Fate.REPEATS),
    ]
    assert run("delete", "o1", "d1", "--yes").code == 0
    done = take(journal, run.writer("import"), lines(*parts))
    assert fates(done) == [*(Fate.DELETED,) * 4, Fate.NEW]


def test_what_was_typed_by_hand_is_there_and_as_often_as_it_was(
    run: Terminal, journal: Path
) -> None:
    assert run("dose", "kratom", "4g", "--on", "2026-11-20").code == 0
    assert run("log", "-n", "wash day", "--on", "2026-11-20").code == 0
    note = Note(identity="n", column="c", day=DAY, text="wash day")
    again = [dose(), dose("e"), note, replace(note, identity="m")]
    done = take(journal, run.writer("import"), lines(*again))
    assert fates(done) == [Fate.THERE, Fate.BESIDE, Fate.THERE, Fate.NEW]


def test_the_same_instant_is_the_same_whatever_its_offset(run: Terminal, journal: Path) -> None:
    parts = [dose(at=NOON), value("a", 5.0, at=NOON)]
    take(journal, run.writer("import"), lines(*parts))
    utc = NOON.astimezone(UTC)
    other = lines(dose("e", at=utc), value("b", 5.0, at=utc))
    with open_journal(journal, run.writer("import")) as kept:
        elsewhere = Rehearsal(kept, "daylio:y")
        assert fates([elsewhere.take(line) for line in other]) == [Fate.THERE] * 2


def test_another_value_of_a_moment_that_was_there_is_left_out(run: Terminal, journal: Path) -> None:
    take(journal, run.writer("import"), lines(value("a", 5.0, at=NOON)))
    changed = [value("b", 7.0, at=NOON), value("c", 6.0, at=NOON.replace(hour=13))]
    done = take(journal, run.writer("import"), lines(*changed))
    assert reasons(done) == [
        (
            "mood of Fri 20 Nov 2026 12:00 has another value already; "
            "to take this one, delete that first"
        )
    ]
    assert fates(done) == [Fate.NEW]


def test_doses_that_are_alike_are_told_and_all_come_in(run: Terminal, journal: Path) -> None:
    done = take(journal, run.writer("import"), lines(dose(), dose("e"), dose("f", at=NOON)))
    assert fates(done) == [Fate.NEW, Fate.ALIKE, Fate.NEW]
    assert sum(len(one.written) for one in done) == 3


def test_other_doses_of_a_day_are_told(run: Terminal, journal: Path) -> None:
    take(journal, run.writer("import"), lines(dose()))
    more = [dose("e", at=NOON), dose("f", day=DAY - timedelta(days=1))]
    done = take(journal, run.writer("import"), lines(*more))
    assert fates(done) == [Fate.BESIDE, Fate.NEW]


@pytest.mark.parametrize(
    "day", [date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 26), date(1, 1, 1)]
)
def test_the_first_day_that_programs_count_is_no_day(
    run: Terminal, journal: Path, day: date
) -> None:
    done = take(journal, run.writer("import"), lines(value("a", 5.0, day=day)))
    assert "is what programs write where no day is known" in reasons(done)[0]


def test_a_year_in_which_nobody_recorded_anything_may_be_a_typing_error(
    run: Terminal, journal: Path
) -> None:
    done = take(journal, run.writer("import"), lines(value("a", 5.0, day=date(202, 1, 10))))
    assert reasons(done)[0].endswith("Sun 10 Jan 202: is 202 a typing error?")


def test_a_bad_cell_costs_that_cell(run: Terminal, journal: Path) -> None:
    wrong = LineError(2, "sleep", "'x' is no number")
    (done,) = take(journal, run.writer("import"), [Line(2, (value("a", 5.0),), errors=(wrong,))])
    assert (len(done.written), done.errors) == (1, (wrong,))


def test_an_entry_keeps_when_it_was_first_written(run: Terminal, journal: Path) -> None:
    first = Written(NOON, DAY, "phone")
    parts = [value("a", 5.0, written=first), value("b", 5.0, day=DAY - timedelta(days=1))]
    take(journal, run.writer("import"), lines(*parts))
    query = "SELECT recorded_at, recorded_on, source FROM observation ORDER BY id"
    assert rows(journal, query) == [
        ("2026-11-20T12:00:00+01:00", "2026-11-20", "phone"),
        ("2026-11-22T21:00:00+01:00", "2026-11-22", "csv:x"),
    ]


def test_nothing_is_kept_of_a_scratch_journal(run: Terminal, journal: Path) -> None:
    assert run("log", "mood=5", "--on", "2026-11-01").code == 0
    before = journal.read_bytes()
    file = JournalFile(journal)
    with open_journal(file) as there, scratch_journal(file, run.writer("x"), there) as scratch:
        Rehearsal(scratch, "csv:x").take(*lines(value("a", 5.0)))
        with closing(scratch.connection.execute("SELECT count(*) FROM observation")) as found:
            assert found.fetchone() == (2,)
    assert journal.read_bytes() == before


def test_of_moments_a_scratch_journal_remembers_that_a_day_has_some(
    run: Terminal, journal: Path
) -> None:
    moments = [value(f"m{hour}", 5.0, at=NOON.replace(hour=hour)) for hour in range(12)]
    with scratch_journal(JournalFile(journal), run.writer("x")) as scratch:
        assert len(list(tried_on(scratch, lines(*moments)))) == 12
        assert scratch.query("SELECT count(*) FROM observation").fetchone() == (1,)


def test_a_moment_that_differs_from_those_taken_is_judged_by_the_tables(
    run: Terminal, journal: Path
) -> None:
    odd = NOON.replace(tzinfo=timezone(timedelta(hours=15)))
    ahead = Written(NOON, DAY - timedelta(days=1), None)
    parts = [
        *(value("a", 5.0, at=NOON), value("b", 7.0, at=NOON), value("c", 6.0, at=NOON)),
        *(value("d", 11.0, at=NOON), value("e", 5.5, at=NOON), value("f", -1.0, at=NOON)),
        *(value("g", 6.0, at=odd), value("h", 6.0, at=NOON, written=ahead)),
        value("i", 6.0, at=NOON),
    ]
    done = take(journal, run.writer("import"), lines(*parts))
    assert [bool(one.written) for one in done] == [*(True,) * 3, *(False,) * 5, True]


def test_no_rule_of_the_tables_compares_what_is_known_apart_of_moments_that_were_taken(
    run: Terminal, journal: Path
) -> None:
    """Who adds one looks at what a scratch journal takes for like others; see `MomentsTaken`."""
    assert run("log", "mood=5").code == 0
    ((table,),) = rows(journal, "SELECT sql FROM sqlite_schema WHERE name = 'observation'")
    of_rows = {line.strip(" ,") for line in table.split("\n") if line.strip().startswith("CHECK")}
    assert of_rows == {
        "CHECK (value IS NOT NULL OR at IS NULL)",  # asked of moments that have a value
        "CHECK (day <= recorded_on)",  # written at one time
    }
    query = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'observation'"
    before = {name for (name,) in rows(journal, f"{query} AND sql LIKE '%BEFORE INSERT%'")}
    assert before == {"observation_on_the_scale", "text_observation_insert"}


def test_what_takes_back_all_that_was_written_is_said_and_no_savepoint_missed(
    run: Terminal, journal: Path
) -> None:
    assert run("log", "mood=5").code == 0
    before = recorded(journal)
    with (
        pytest.raises(BadDataError, match=r"measure\.name"),
        open_journal(JournalFile(journal), run.writer("import")) as kept,
        attempt(kept),
    ):
        # As a disk does that is full, but for the reason.
        kept.connection.execute("UPDATE OR ROLLBACK measure SET name = 'mood'")
    assert recorded(journal) == before
