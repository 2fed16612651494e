"""PsychonautWiki Journal, Herbal Tracker+ and MedTimer: doses, and whose, and how sure."""

import json
from typing import Any

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.incoming import Definition, Dose
from sidelog.exchange.reader import Said
from tests.exchange.readers.fixtures import (
    herbal_tracker,
    herbal_tracker_backup,
    medtimer,
    medtimer_backup,
    psychonautwiki,
)
from tests.exchange.readers.reading import entries, errors, short, understood

MARCH_9 = "2026-03-09"
GERMAN = medtimer.GERMAN.encode()
CAPSULES = Said(unit="capsules")


def encoded(document: object) -> bytes:
    return json.dumps(document).encode()


def journal(**ingestion: object) -> bytes:
    """A journal of PsychonautWiki with one ingestion that is a little different."""
    experience = {"ingestions": [psychonautwiki.ingestion("Kratom", 0) | ingestion]}
    return encoded(psychonautwiki.DOCUMENT | {"experiences": [experience]})


def test_an_experience() -> None:
    content = encoded(psychonautwiki.DOCUMENT)
    assert short(entries("psychonautwiki", content)) == [
        (MARCH_9, "12:00+0100", "A slow day\nSlept long."),
        (MARCH_9, "12:00+0100", "Kratom", 4, "g"),
        (MARCH_9, "14:30+0100", "Kratom", None, None),  # null is unknown
        (MARCH_9, "13:00+0100", "Caffeine", 131, "mg"),  # two espressos of 65.5 mg
        (MARCH_9, "16:00+0100", "Caffeine", None, None),  # a mug that nobody measured
        (MARCH_9, "17:00+0100", "Nicotine", None, None),
        (MARCH_9, "13:00+0100", "headache"),
    ]
    doses = [one for one in entries("psychonautwiki", content) if isinstance(one, Dose)]
    assert [one.entered for one in doses] == [
        "4 g",
        "not known",
        "2 cup = 131 mg",
        "1 mug",
        "3 hits",
    ]
    assert [one.estimate for one in doses] == [True, False, True, False, False]
    assert [one.note for one in doses] == [
        None,
        "forgot to weigh",
        None,
        None,
        "Route: smoked",
    ]
    _, lines = understood("psychonautwiki", content)
    assert lines[0].passed == ("somebody else's dose",)
    assert lines[0].local
    assert errors(lines) == [
        "line 1, column dose: there is no unit '99' among the customUnits",
        "line 1, column time: it is missing",
    ]


@pytest.mark.parametrize(
    ("change", "dose"),
    [
        ({"dose": 2, "units": "mg", "customUnitId": 7.0}, (131, "mg")),  # ids may be floats too
        ({"dose": None, "customUnitId": 7}, (None, None)),
        ({"dose": 20, "units": "mL", "isDoseAnEstimate": None}, (20, "ml")),
    ],
)
def test_a_dose_as_it_is_written(change: dict[str, object], dose: tuple[object, ...]) -> None:
    assert short(entries("psychonautwiki", journal(**change)))[0][3:] == dose


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"dose": "much"}, "dose: 'much' should be a number"),
        ({"dose": True}, "dose: 'True' should be a number"),
        ({"time": 1e300}, "time: 1e+297 seconds since 1970 are in no calendar"),
        ({"time": -62135596800000}, "time: '-62135596800' is at an end of the calendar"),
        ({"substanceName": "  "}, "substanceName: it is missing"),
        ({"notes": 5}, "notes: '5' should be a text"),
        ({"substanceName": "a\0b"}, "ingestions: it holds what is no text"),
    ],
)
def test_a_field_that_is_wrong_is_said(change: dict[str, object], wrong: str) -> None:
    said = errors(understood("psychonautwiki", journal(**change))[1])
    assert said == [f"line 1, column {wrong}"]


def test_a_dose_without_a_unit_is_one_question() -> None:
    content = journal(dose=2.5, units=None)
    reading, lines = understood("psychonautwiki", content)
    assert reading.question
    assert "the 2.5 in '2.5' of 'Kratom'" in reading.question.text
    assert lines == []
    assert short(entries("psychonautwiki", content, Said(unit="g")))[0][3:] == (2.5, "g")
    for known in ({"units": "g"}, {"customUnitId": 7}, {"consumerName": "Sam"}, {"dose": None}):
        asked = understood("psychonautwiki", journal(**{"dose": 2.5, "units": None} | known))
        assert asked[0].question is None


@pytest.mark.parametrize("content", [b'[{"experiences": [], "ingestions": []}]', b'{"experiences"'])
def test_what_is_no_journal_is_refused(content: bytes) -> None:
    with pytest.raises(BadDataError):
        understood("psychonautwiki", content)


def test_the_csv_of_herbal_tracker() -> None:
    content = herbal_tracker.CSV.encode()
    assert short(entries("herbal_tracker", content)) == [
        ("2026-03-07", "08:00+0100", "Green", 1.5, "g"),
        ("2026-03-07", "02:00+0100", "Red", 2, "g"),
        ("2026-03-09", "19:30-0400", "Green", 3.25, "g"),  # as the clock beside it showed
        ("2026-03-09", "20:00+0100", "BLU", 4, "g"),
        ("2026-03-09", "21:00+0100", "Green", None, None),
    ]
    notes = [one.note for one in entries("herbal_tracker", content) if isinstance(one, Dose)]
    assert notes == [None, "sleepy, early", "=later", None, None]
    assert errors(understood("herbal_tracker", content)[1]) == [
        "line 7, column amount_g: 'much' is no amount in grams, such as 2.50"
    ]


def test_a_clock_that_is_not_of_the_instant_is_not_believed() -> None:
    header = herbal_tracker.CSV.split("\n", 1)[0]
    line = "2026-03-09,11:11,2026-03-09T20:00:00.000Z,GRN,Green,1.0,"
    found = entries("herbal_tracker", f"{header}\n{line}\n".encode())
    assert short(found)[0][:2] == ("2026-03-09", "21:00+0100")


def test_a_dose_of_nothing_is_said() -> None:
    header = herbal_tracker.CSV.split("\n", 1)[0]
    lines = "2026-03-09,20:00,,,,1.0,\n2026-03-09,20:00\n"
    assert errors(understood("herbal_tracker", f"{header}\n{lines}".encode())[1]) == [
        "line 2, column strain_name: it is empty, and a dose is of something",
        "line 3: it has 2 cells, and the header 7",
    ]


def test_the_backup_of_herbal_tracker_with_its_old_ratings() -> None:
    content = encoded(herbal_tracker_backup.DOCUMENT)
    assert short(entries("herbal_tracker_backup", content)) == [
        ("2026-03-07", "08:00+0100", "Green", 1.5, "g"),
        ("2026-03-07", "02:00+0100", "BLU", 2, "g"),
        ("2026-03-09", "00:30+0100", "Green", None, None),
        ("2026-03-07", "09:00+0100", "herbal-mood", 3),
        ("2026-03-07", "09:00+0100", "herbal-energy", 5),
        ("2026-03-07", "09:00+0100", "herbal-pain-relief", 4),
        ("2026-03-07", "09:00+0100", "herbal-focus", 2),
        ("2026-03-07", "09:00+0100", "warm"),
    ]
    _, lines = understood("herbal_tracker_backup", content)
    scales = [p.measure.scale for line in lines for p in line.parts if isinstance(p, Definition)]
    assert {(scale.minimum, scale.maximum) for scale in scales} == {(1, 5)}
    assert errors(lines) == ["line 4, column strainId: there is no strain 's3' in the file"]


def test_both_files_of_herbal_tracker_bring_the_same_entries() -> None:
    of_csv = {one.identity for one in entries("herbal_tracker", herbal_tracker.CSV.encode())}
    backup = entries("herbal_tracker_backup", encoded(herbal_tracker_backup.DOCUMENT))
    assert backup[0].identity in of_csv


@pytest.mark.parametrize("version", [2, None, "1"])
def test_another_version_of_herbal_tracker_is_named(version: object) -> None:
    document = herbal_tracker_backup.DOCUMENT | {"version": version}
    with pytest.raises(BadDataError) as refusal:
        understood("herbal_tracker_backup", encoded(document))
    assert f"of version {version!r}" in refusal.value.message


def test_a_backup_without_settings_leaves_none() -> None:
    document = herbal_tracker_backup.DOCUMENT | {"settings": {}, "effects": []}
    assert understood("herbal_tracker_backup", encoded(document))[0].left == ()


def test_an_effect_without_a_time_is_said() -> None:
    document = herbal_tracker_backup.DOCUMENT | {"effects": [{"mood": 3}]}
    _, lines = understood("herbal_tracker_backup", encoded(document))
    assert errors(lines)[-1] == "line 5, column timestamp: it is missing"


def test_the_csv_of_medtimer_in_german() -> None:
    assert short(entries("medtimer", GERMAN, CAPSULES)) == [
        (MARCH_9, "08:02+0100", "Sertralin", 50, "mg"),
        ("2026-03-10", "08:02+0100", "Sertralin", None, None),
        ("2026-03-10", "09:00+0100", "Omega 3", 1, "capsule"),
        ("2026-03-11", "09:00+0100", "Omega 3", 1, "capsule"),  # the second day of a cycle
    ]
    found = [one for one in entries("medtimer", GERMAN, CAPSULES) if isinstance(one, Dose)]
    assert found[0].note == "Tags: Morgen, Arzt"
    assert (found[1].entered, found[1].note) == ("nach Bedarf", 'sie sagte; "nein"; gut')
    _, lines = understood("medtimer", GERMAN, CAPSULES)
    assert lines[1].passed == ("not marked as taken",)
    assert errors(lines)[0].startswith("line 7, column dosage: An amount cannot be negative: '-1'.")
    assert errors(lines)[1] == "line 8: it has 2 cells, and the header 9"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("medtimer", GERMAN),
        (
            "medtimer_backup",
            encoded({"version": 9, "list": [medtimer_backup.event("Iron", "TAKEN", 0, "1")]}),
        ),
    ],
)
def test_amounts_of_medtimer_without_a_unit_are_one_question(name: str, content: bytes) -> None:
    reading, lines = understood(name, content)
    assert reading.question
    assert (reading.question.field, reading.question.flag) == ("unit", "--unit")
    assert "capsule" in reading.question.choices
    assert lines == []
    answer = reading.question.answered(Said(), "capsule")
    assert short(entries(name, content, answer))[-1][3:] == (1, "capsule")
    with pytest.raises(UsageError):
        understood(name, content, Said(unit="heap"))


def test_a_line_of_medtimer_without_a_name_is_said() -> None:
    line = ";;10mg;;;0:00;;2026-03-09T07:00:00Z;2026-03-09T07:02:00Z"
    content = f"{medtimer.GERMAN.splitlines()[0]}\n\n{line}\n".encode()
    assert errors(understood("medtimer", content)[1]) == [
        "line 3, column name: it is empty, and a dose is of something"
    ]


def test_the_backup_of_medtimer() -> None:
    content = encoded(medtimer_backup.BOTH)
    assert short(entries("medtimer_backup", content)) == [
        (MARCH_9, "12:01+0100", "Sertraline", 50, "mg"),
        ("2026-03-10", "", "Sertraline", "none"),  # every reminder of that day was skipped
        ("2026-03-10", "", "Omega 3", "none"),
        ("2026-03-11", "12:01+0100", "Omega 3", None, None),
    ]
    reading, lines = understood("medtimer_backup", content)
    assert [one.how for one in reading.brought] == [
        "in mg; none taken",
        "none taken; 'with food' and the like are kept in words, as amounts not known",
    ]
    assert [line.passed[0] for line in lines if line.passed] == [
        "skipped, on a day that is not without a dose",
        "a reminder that nobody answered",
        "deleted in the application",
        "its status is ACKNOWLEDGED",
    ]
    assert errors(lines) == ["line 9, column medicineName: it is missing"]
    assert reading.left[0].found == "medicines with their reminders (1)"
    dose = lines[0].entries[0]
    assert isinstance(dose, Dose)
    assert dose.note == "late\nTags: work"


def test_both_files_of_medtimer_bring_the_same_entries() -> None:
    event: dict[str, Any] = medtimer_backup.event("Iron", "TAKEN", 0, "5 mg")  # type: ignore[assignment]
    line = "x;Iron;5 mg;x;;0:00;;2026-03-09T11:00:00Z;2026-03-09T11:01:00Z"
    of_csv = entries("medtimer", f"{medtimer.GERMAN.splitlines()[0]}\n{line}\n".encode())
    of_json = entries("medtimer_backup", encoded({"version": 9, "list": [event]}))
    assert [one.identity for one in of_csv] == [one.identity for one in of_json]


@pytest.mark.parametrize("version", [-4, 0, 31, "9", True, None])
def test_another_version_of_medtimer_is_named(version: object) -> None:
    document = medtimer_backup.BOTH["events"] | {"version": version}
    with pytest.raises(BadDataError) as refusal:
        understood("medtimer_backup", encoded(document))
    assert refusal.value.message.endswith(f"of version {version}.")


def test_what_is_no_backup_of_medtimer_is_refused() -> None:
    with pytest.raises(BadDataError, match="no backup of MedTimer"):
        understood("medtimer_backup", b"[]")


def test_events_of_medtimer_without_times_are_said() -> None:
    taken = {"medicineName": "Iron", "status": "TAKEN", "amount": "1 mg", "tags": "none"}
    skipped = taken | {"status": "SKIPPED"}
    _, lines = understood("medtimer_backup", encoded({"version": 9, "list": [taken, skipped]}))
    assert errors(lines) == ["line 1, column processedTimestamp: it is missing"]
    assert lines[1].passed
