"""What is exported comes back into an empty journal as it was, hostile notes included."""

import csv
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelog.catalog.events import EVENT_KINDS, Exposure
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.scales import Better, Measure
from sidelog.catalog.text import fold, hidden_at
from sidelog.exchange.own.csv_layout import FIRST_COLUMNS
from sidelog.exchange.scales import range_scale
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.people import add_visit, ask, say_of_person, visits
from sidelog.journal.keeping.products import edit_product
from sidelog.journal.keeping.regimens import write_regimen
from tests.journal.files import rows
from tests.terminal import Terminal, journal_environ

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=1)))
HAPPY = Measure(
    "happy",
    "How happy, =1+1",
    'Are you "happy", or\nnot?',
    range_scale(-5, 100, Better.HIGHER)._replace(bad_from=2.5),
    tracked=True,
    built_in=False,
)

ENTRIES = {
    "observation": """
        SELECT o.uuid, m.name, s.minimum, s.maximum, o.day, o.at, o.value, o.recorded_at,
               o.recorded_on, o.source
        FROM observation o JOIN measure m ON m.id = o.measure_id
        JOIN scale s ON s.measure_id = o.measure_id AND s.version = o.scale_version""",
    "dose": """
        SELECT d.uuid, p.name, p.unit, d.day, d.at, d.taken, d.amount, d.estimate, d.entered,
               d.note, d.recorded_at, d.recorded_on, d.source
        FROM dose d JOIN product p ON p.id = d.product_id""",
    "event": """
        SELECT e.uuid, e.kind, p.name, p.unit, e.amount_before, e.amount_after, e.day, e.until,
               e.ongoing, e.title, e.note, e.recorded_at, e.recorded_on, e.source
        FROM event e LEFT JOIN product p ON p.id = e.product_id""",
    "regimen": """
        SELECT r.uuid, p.name, p.unit, r.from_day, r.daily_amount, r.every_days, r.times, r.note,
               r.recorded_at
        FROM regimen_step r JOIN product p ON p.id = r.product_id""",
    "note": "SELECT uuid, day, at, text, recorded_at, recorded_on, source FROM note",
    "measure": """
        SELECT m.name, m.title, m.question, m.tracked, s.version, s.minimum, s.maximum, s.whole,
               s.anchors, s.better, s.recall, s.day_rule, s.every_days, s.bad_from
        FROM measure m JOIN scale s ON s.measure_id = m.id WHERE m.name = 'happy'""",
}


def entries(path: Path) -> dict[str, list[Any]]:
    """Every entry with all it says, but for the numbers of rows."""
    return {kind: sorted(map(repr, rows(path, query))) for kind, query in ENTRIES.items()}


def there_and_back(home: Path) -> tuple[Terminal, Mapping[str, str]]:
    """A terminal whose journal lies in a folder, and the environment of an empty one beside it."""
    config = home / "config.toml"
    run = Terminal(NOW, journal_environ(home / "one.db", config))
    return run, journal_environ(home / "other.db", config)


def test_the_round_trip_of_an_export_loses_nothing_of_old_scales(tmp_path: Path) -> None:
    run, other = there_and_back(tmp_path)
    with open_journal(tmp_path / "one.db", run.writer()) as journal:
        add_measure(journal, HAPPY)
        journal.record("happy", date(2026, 9, 2), 100)
        journal.record("mood", date(2026, 9, 2), 7)
        edit_measure(journal, "happy", maximum=10, bad_from=1)
        edit_measure(journal, "mood", maximum=100)
        journal.record("happy", date(2026, 9, 1), 10)
        journal.record("mood", date(2026, 9, 1), 70)
        journal.record("mood", date(2026, 9, 3), None)
    exported = run("export", "csv").out
    back = run("import", "csv", "-", "--apply", stdin=exported, env=other)
    assert back.code == 0, back.err
    assert entries(tmp_path / "one.db") == entries(tmp_path / "other.db")
    assert run("export", "csv", env=other).out == exported


def test_an_export_from_before_amounts_and_bad_days_comes_back(tmp_path: Path) -> None:
    run, other = there_and_back(tmp_path)
    with open_journal(tmp_path / "one.db", run.writer()) as journal:
        add_measure(journal, HAPPY._replace(scale=HAPPY.scale._replace(bad_from=None)))
        journal.record("happy", date(2026, 9, 1), 7)
        journal.add_event("reduce", date(2026, 9, 1), product=journal.add_product("kava"))
    newest = list(csv.reader(StringIO(run("export", "csv").out, newline="")))
    older = StringIO(newline="")
    csv.writer(older).writerows(row[: len(FIRST_COLUMNS)] for row in newest)
    text = older.getvalue().replace(', ""bad_from"": null', "")
    assert "bad_from" not in text
    assert "amount_before" not in text
    back = run("import", "csv", "-", "--apply", stdin=text, env=other)
    assert back.code == 0, back.err
    assert entries(tmp_path / "one.db") == entries(tmp_path / "other.db")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ("g,6,8", "reduce goes down, and 6 g to 8 g a day does not"),
        ("g,8,-6", "An amount a day is a number from 0 up"),
        ("capsule,8,6", "kava is recorded in g, not in capsules"),
        (",8,6", "8 of kava has no unit"),
        ("g,eight,6", "'eight' is not a number"),
    ],
)
def test_amounts_that_cannot_be_kept_are_refused_with_their_line(
    tmp_path: Path, amounts: str, said: str
) -> None:
    run, other = there_and_back(tmp_path)
    run("event", "reduce", "kava", "8g", "6g")
    unit, before, after = amounts.split(",")
    cells = {"uuid": "", "unit": unit, "amount_before": before, "amount_after": after}
    changed = with_another_line(run("export", "csv").out, cells)
    back = run("import", "csv", "-", "--apply", "--strict", stdin=changed, env=other)
    assert back.code == 65
    assert said in back.out + back.err


def with_another_line(exported: str, cells: dict[str, str]) -> str:
    """An export with its first line once more, and other words in some of its cells."""
    lines = list(csv.DictReader(StringIO(exported, newline="")))
    changed = StringIO(newline="")
    writer = csv.DictWriter(changed, list(lines[0]))
    writer.writeheader()
    writer.writerows([*lines, lines[0] | cells])
    return changed.getvalue()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"title": "a\x1bb"}, "The title is one line, and has U+001B at place 2"),
        ({"source": "a\nb"}, "The source is one line, and has U+000A at place 2"),
        (
            {"kind": "dose", "name": "kava", "value": "4", "entered": "\u202e4g"},
            "The amount as it was typed is one line",
        ),
    ],
)
def test_words_that_cannot_be_kept_are_refused_with_their_line(
    tmp_path: Path, cells: dict[str, str], said: str
) -> None:
    run, other = there_and_back(tmp_path)
    run("event", "reduce", "kava", "--from", "8g", "-n", "less")
    changed = with_another_line(run("export", "csv").out, {"uuid": "", **cells})
    back = run("import", "csv", "-", "--apply", "--strict", stdin=changed, env=other)
    assert back.code == 65
    assert "  line 3, " in back.err
    assert said in back.err
    assert not (tmp_path / "other.db").exists()


def test_amounts_convert_to_the_unit_that_the_journal_has(tmp_path: Path) -> None:
    run, other = there_and_back(tmp_path)
    run("event", "reduce", "kava", "8g", "6g")
    run("dose", "kava", "500mg", env=other)
    run("import", "csv", "-", "--apply", stdin=run("export", "csv").out, env=other)
    query = "SELECT amount_before, amount_after FROM event"
    assert rows(tmp_path / "other.db", query) == [(8000, 6000)]


texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30
).filter(str.strip)
hostile = st.sampled_from(
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '"',
        '""',
        "a\r",
        "\nb",
        "a\r\nb",
        ",;\t",
        "\u202eabc",
        "\x1b[31m",
    ]
)
words = texts | hostile
lines = words.filter(lambda text: hidden_at(text) is None)
days = st.dates(date(2025, 6, 1), date(2026, 11, 22))
offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
clocks = st.times().map(lambda clock: clock.replace(microsecond=0))
notes = st.none() | words
sources = st.none() | lines


@st.composite
def stamps(draw: st.DrawFn, day: date) -> tuple[datetime, date]:
    """When something of a day was written down, and the person's day then."""
    on = draw(st.dates(day, date(2026, 11, 22)))
    return datetime.combine(on, draw(clocks), draw(offsets)), on


@st.composite
def moments(draw: st.DrawFn, day: date) -> datetime | None:
    """A moment of a day, or none."""
    offset = draw(offsets)
    at = datetime.combine(day, draw(clocks), offset)
    return draw(st.sampled_from([None, at])) if at <= NOW else None


def observe(data: st.DataObject, journal: Journal) -> None:
    day = data.draw(days)
    at = data.draw(moments(day))
    name, value = data.draw(
        st.tuples(st.just("mood"), st.integers(0, 10))
        | st.tuples(st.just("happy"), st.floats(-5, 100) | (st.nothing() if at else st.none()))
    )
    journal.batch.stamp_as(*data.draw(stamps(day)))
    if at is None:  # a day has one value, which another would replace
        journal.record(name, day, value)
    else:
        identity = data.draw(st.uuids(version=4)).hex
        journal.record(name, day, value, at=at, source=data.draw(sources), identity=identity)


def take(data: st.DataObject, journal: Journal) -> None:
    day = data.draw(days)
    name, unit = data.draw(st.sampled_from([("kratom", "g"), ("Grüner  Tee", "cup"), ("x", None)]))
    product = journal.products.get(fold(name)) or journal.add_product(name, unit=unit)
    amount = data.draw(st.none() | st.floats(1e-9, 1e9)) if unit else None
    journal.batch.stamp_as(*data.draw(stamps(day)))
    taken = any(dose.taken for dose in journal.doses(product, day, day))
    if not taken and data.draw(st.booleans()):
        journal.take_none(product, day, note=data.draw(notes), source=data.draw(sources))
        return
    journal.take(
        product,
        day,
        amount,
        entered=data.draw(lines | st.just("")),
        at=data.draw(moments(day)),
        estimate=data.draw(st.booleans()),
        note=data.draw(notes),
        source=data.draw(sources),
    )


def happen(data: st.DataObject, journal: Journal) -> None:
    day = data.draw(days)
    kind = data.draw(st.sampled_from(EVENT_KINDS))
    product, before, after = None, None, None
    if kind.about_product:
        product = journal.products.get("kava") or journal.add_product("Kava", unit="cup")
        low = 0.0 if kind.from_or_to_none else data.draw(st.floats(0, 8))
        high = data.draw(st.floats(9, 1e9))
        amounts = (low, high) if kind.exposure is Exposure.UP else (high, low)
        before, after = (data.draw(st.sampled_from([None, amount])) for amount in amounts)
    written = data.draw(stamps(day))
    journal.batch.stamp_as(*written)
    until = data.draw(st.none() | st.dates(day, written[1]))
    journal.add_event(
        kind.name,
        day,
        until=until,
        ongoing=until is None and data.draw(st.booleans()),
        product=product,
        title=data.draw(sources),
        before=before,
        after=after,
        note=data.draw(notes),
        source=data.draw(sources),
    )


def plan(data: st.DataObject, journal: Journal) -> None:
    name, unit = data.draw(st.sampled_from([("kratom", "g"), ("x", None)]))
    product = journal.products.get(fold(name)) or journal.add_product(name, unit=unit)
    rules = st.builds(Rule, st.floats(1e-9, 1e9), st.integers(1, 366), st.integers(1, 24))
    rule = data.draw(rules | st.just(Rule(0.0)) if unit else st.just(Rule(0.0)))
    journal.batch.stamp_as(*data.draw(stamps(date(2026, 11, 1))))
    first = data.draw(st.dates(date(2026, 1, 1), date(2027, 12, 31))).toordinal()
    text = data.draw(notes)
    write_regimen(journal, product, [RegimenStep(first, rule)], keeps_later=True, note=text)


def note(data: st.DataObject, journal: Journal) -> None:
    day = data.draw(days)
    journal.batch.stamp_as(*data.draw(stamps(day)))
    at = data.draw(moments(day))
    journal.add_note(day, data.draw(words), at=at, source=data.draw(sources))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_recorded_comes_back_as_it_was(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        run, other = there_and_back(home)
        with open_journal(home / "one.db", run.writer()) as journal:
            add_measure(journal, HAPPY)
            journal.record("happy", date(2026, 1, 1), 5)
            for write in data.draw(st.lists(st.sampled_from([observe, take, happen, plan, note]))):
                write(data, journal)
        exported = run("export", "csv").out
        back = run("import", "csv", "-", "--apply", stdin=exported, env=other)
        assert back.code == 0, back.err
        assert entries(home / "one.db") == entries(home / "other.db")
        assert run("export", "csv", env=other).out == exported
        again = run("import", "csv", "-", "--apply", "--json", stdin=exported, env=other)
        assert again.data["new"] == 0


def appoint(data: st.DataObject, journal: Journal) -> None:
    day = data.draw(st.dates(date(2025, 6, 1), date(2027, 12, 31)))
    if any(one.day == day for one in visits(journal)):
        return
    visit = add_visit(journal, day, who=data.draw(sources), goal=data.draw(sources))
    at = data.draw(st.sampled_from([None, visit]))
    ask(journal, data.draw(lines), at)


def present(data: st.DataObject, journal: Journal) -> None:
    key = data.draw(st.sampled_from(["name", "born", "gender", "why"]))
    say_of_person(journal, key, data.draw(lines))


def describe(data: st.DataObject, journal: Journal) -> None:
    product = journal.products.get("kava") or journal.add_product("Kava", unit="cup")
    edit_product(journal, product.name, strength=data.draw(lines), lot=data.draw(lines))


EVERYTHING = (observe, take, happen, plan, note, appoint, present, describe)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_as_json_everything_comes_back_with_its_history(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        run, other = there_and_back(home)
        assert run("log", "shedding=1").code == 0
        for write in data.draw(st.lists(st.sampled_from(EVERYTHING))):
            with open_journal(home / "one.db", run.writer()) as journal:
                if "happy" not in journal.measures:
                    add_measure(journal, HAPPY)
                write(data, journal)
            if data.draw(st.booleans()):
                run("undo")
        exported = run("export", "json").out
        back = run("import", "json", "-", "--apply", stdin=exported, env=other)
        assert back.code == 0, back.err
        assert run("export", "json", env=other).out == exported
        assert entries(home / "one.db") == entries(home / "other.db")
        again = run("import", "json", "-", "--apply", "--json", stdin=exported, env=other)
        assert (again.data["coming"], again.data["changing"]) == (0, 0)
        assert run("export", "json", env=other).out == exported
