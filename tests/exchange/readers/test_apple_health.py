"""Apple Health: symptoms, amounts and nights, out of XML that is not always well formed."""

from io import BytesIO

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Definition
from sidelog.exchange.readers.apple_health import stream
from sidelog.exchange.readers.apple_health.kinds import in_words, short_name
from tests.exchange.readers.fixtures.apple_health import (
    CATEGORY,
    QUANTITY,
    SEVERITY,
    XML,
    export,
    record,
    sleep,
)
from tests.exchange.readers.reading import entries, errors, reader, short, source_of, zipped
from tests.exchange.readers.reading import understood as understood_by

DAY, AT_9 = "2026-08-05", "09:00+0200"
HAIR = record(f"{CATEGORY}HairLoss", f"{SEVERITY}Mild")


def values(*elements: str) -> list[tuple[object, ...]]:
    """The measures and values of an export of these elements."""
    return [one[2:] for one in short(entries("apple_health", export(*elements)))]


def wrong(content: bytes) -> list[str]:
    return errors(understood_by("apple_health", content)[1])


def test_an_export() -> None:
    assert short(entries("apple_health", XML)) == [
        (DAY, AT_9, "health-hair-loss", 0),  # "not present" is a true zero
        (DAY, "02:00-0400", "health-hair-loss", 3),  # the night of the 5th, where it was
        (DAY, AT_9, "health-acne", 2),
        (DAY, AT_9, "health-mood-changes", 1),
        (DAY, AT_9, "health-sleep-changes", 0),
        (DAY, AT_9, "health-appetite-changes", -1),
        (DAY, AT_9, "weight", 69.9893),
        (DAY, AT_9, "health-blood-pressure-systolic", 120),  # once, and not in its correlation too
        (DAY, AT_9, "health-state-of-mind", -0.5),
        (DAY, "06:00+0200", "sleep-hours", 6.5),  # 23:00 to 4:00 and 4:30 to 6:00
        (DAY, "14:45+0200", "sleep-hours", 0.75),
    ]
    reading, lines = understood_by("apple_health", XML)
    assert [left.found for left in reading.left] == [
        "me (1)",
        "sleep analysis (1)",
        "correlation (1)",
        "state of mind (1)",
        "medication dose event (1)",
        "step count (2)",
    ]
    assert [line.passed for line in lines if line.passed] == [
        ("DrySkin there, but how much is not said",)
    ]
    assert [error.split(":")[0] for error in errors(lines)] == [
        "line 10, column Nausea",
        "line 12, column BodyMass",
        "line 25, column Fatigue",
    ]


def test_severities_are_no_scale_of_sidelogs_own() -> None:
    _, lines = understood_by("apple_health", export(HAIR))
    scale = next(p.measure.scale for p in lines[0].parts if isinstance(p, Definition))
    assert scale.anchors == ((0, "not present"), (1, "mild"), (2, "moderate"), (3, "severe"))
    assert scale.better == "lower"


@pytest.mark.parametrize(
    ("kind", "value", "unit", "found"),
    [
        ("HairLoss", f"{SEVERITY}Moderate", "", ("health-hair-loss", 2)),
        ("HairLoss", "1", "", ("health-hair-loss", 0)),
        ("HairLoss", "4", "", ("health-hair-loss", 3)),
        ("MoodChanges", "0", "", ("health-mood-changes", 1)),  # present is 0 there
        ("AppetiteChanges", "1", "", ("health-appetite-changes", 0)),
        ("AppetiteChanges", "3", "", ("health-appetite-changes", 1)),
        ("SomethingNew", f"{SEVERITY}Mild", "", ("health-something-new", 1)),
    ],
)
def test_words_and_apples_numbers(
    kind: str, value: str, unit: str, found: tuple[str, float]
) -> None:
    assert values(record(f"{CATEGORY}{kind}", value, unit=unit)) == [found]


@pytest.mark.parametrize(
    ("kind", "value", "unit", "found"),
    [
        ("BodyMass", "70.5", "kg", ("weight", 70.5)),
        ("BodyMass", "11", "st", ("weight", 69.8532)),
        ("RestingHeartRate", "58", "count/min", ("health-resting-heart-rate", 58)),
        ("BodyTemperature", "98.6", "degF", ("health-body-temperature", 37)),
        ("BodyTemperature", "36.9", "degC", ("health-body-temperature", 36.9)),
    ],
)
def test_amounts_in_their_units(kind: str, value: str, unit: str, found: tuple[str, float]) -> None:
    assert values(record(f"{QUANTITY}{kind}", value, unit=unit)) == [found]


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (record(f"{CATEGORY}HairLoss", "9" * 9999), "HairLoss: '9999"),
        (record(f"{CATEGORY}HairLoss", "9"), "HairLoss: '9' is none of Unspecified, NotPresent"),
        (record(f"{QUANTITY}BodyMass", "heavy", unit="kg"), "BodyMass: 'heavy' is not a number"),
        (sleep("Asleep", "05 06:00", "05 05:00"), "SleepAnalysis: it does not end within a day"),
        (sleep("Asleep", "05 06:00", "06 07:00"), "SleepAnalysis: it does not end within a day"),
        (
            '<StateOfMind valence="fine" startDate="2026-08-05 09:00:00 +0200"/>',
            "StateOfMind: its valence is not a number",
        ),
        ('<Record type="HKCategoryTypeIdentifierAcne" value="2"/>', "Acne: '' is no moment"),
    ],
)
def test_what_is_wrong_is_said_with_its_record(element: str, said: str) -> None:
    found = wrong(export(HAIR, element, HAIR))
    assert len(found) == 1
    assert found[0].startswith(f"line 3, column {said}")


def test_a_state_of_mind_of_a_day_has_no_time() -> None:
    said = '<StateOfMind kind="dailyMood" valence="1" startDate="2026-08-05 09:00:00 +0200"/>'
    assert short(entries("apple_health", export(said))) == [(DAY, "", "health-state-of-mind", 1)]


def test_a_copy_of_a_record_is_counted_and_not_read() -> None:
    other = record(f"{CATEGORY}HairLoss", f"{SEVERITY}Mild", "2026-08-05 12:00:00 +0200")
    mind = '<StateOfMind valence="1" startDate="2026-08-05 09:00:00 +0200"/>'
    again = [HAIR.replace("sourceName", 'creationDate="2026-09-01" sourceName'), mind, HAIR]
    content = export(HAIR, other, mind, *again)
    assert [one[2] for one in short(entries("apple_health", content))] == [
        *("health-hair-loss", "health-hair-loss", "health-state-of-mind"),
    ]
    assert [(left.found, left.why) for left in understood_by("apple_health", content)[0].left] == [
        ("copies of a record (3)", "one of them is read")
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            "HKMedicationDoseEventTypeIdentifierMedicationDoseEvent",
            (
                "medication dose event (1)",
                "how doses of medicines are written here is not known yet",
            ),
        ),
        (
            "HKDataTypeStateOfMind",
            ("state of mind (1)", "it has no valence and date that are known"),
        ),
        (
            "HKScoredAssessmentTypeIdentifierPHQ9",
            ("phq 9 (1)", "sidelog makes no daily measure of it"),
        ),
    ],
)
def test_what_is_not_known_of_newer_kinds_is_said(kind: str, said: tuple[str, str]) -> None:
    reading, _ = understood_by("apple_health", export(record(kind, "")))
    assert [(left.found, left.why) for left in reading.left] == [said]


def test_sleep_is_added_up_by_nights() -> None:
    found = values(
        sleep("AsleepCore", "06 01:00", "06 02:00"),
        sleep("AsleepCore", "05 23:00", "06 01:00"),
        sleep("AsleepDeep", "05 23:30", "06 00:30"),  # of the phone, within that of the watch
        sleep("Awake", "06 02:00", "06 04:00"),
        sleep("AsleepREM", "06 04:59", "06 05:59"),  # less than three hours later
        sleep("AsleepREM", "06 09:00", "06 09:30"),
    )
    assert found == [("sleep-hours", 4), ("sleep-hours", 0.5)]


@pytest.mark.parametrize("cut", [0.4, 0.7, 0.99])
def test_a_tail_that_is_broken_is_said_with_its_record(cut: float) -> None:
    content = export(*[HAIR] * 100)
    said = wrong(content[: int(len(content) * cut)])
    assert len(said) == 1
    number = int(said[0].split()[1].rstrip(":"))
    assert 100 * cut - 5 < number < 100 * cut + 5
    assert "the file is no XML from line" in said[0]


def test_what_follows_a_broken_record_is_not_read() -> None:
    content = export(HAIR, "<Record type=>", HAIR)
    assert len(entries("apple_health", content)) == 1
    reason = "not well-formed (invalid token)"
    said = f"line 3: the file is no XML from line 10 on ({reason}); the rest is not read"
    assert wrong(content) == [said]


def test_entities_are_refused() -> None:
    entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;">'
    bomb = f"<!DOCTYPE HealthData [{entities}]>\n<HealthData>&b;</HealthData>".encode()
    with pytest.raises(BadDataError, match="declares entities"):
        understood_by("apple_health", bomb)


def test_an_entity_that_is_not_declared_breaks_the_file() -> None:
    assert "undefined entity" in wrong(export(HAIR, "<Record>&b;</Record>"))[0]


def test_a_file_without_its_root_is_refused() -> None:
    with pytest.raises(BadDataError, match="has no element HealthData"):
        understood_by("apple_health", b"<?xml version='1.0'?>\n<!DOCTYPE HealthData [")


def test_a_definition_longer_than_any_is_not_read_to_its_end() -> None:
    class Endless(BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return b" " * 1_000_000

    with pytest.raises(BadDataError, match="has no element HealthData"):
        next(stream.elements(Endless(), "endless"))


def test_elements_are_handed_on_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_CHUNK", 512)
    file = BytesIO(export(*[HAIR] * 1000))
    found = stream.elements(file, "export.xml")
    next(found)
    assert file.tell() < 2000
    assert len(list(found)) == 1000  # with the date of the export, of which one was taken


@pytest.mark.parametrize("kind", [b"ClinicalDocument", b"plist"])
def test_other_xml_is_not_recognised(kind: bytes) -> None:
    assert reader("apple_health").recognise(source_of(b"<?xml version='1.0'?><" + kind)) is None
    other = zipped({"export.xml": b"<?xml version='1.0'?><" + kind, "notes.txt": XML})
    assert reader("apple_health").recognise(source_of(other)) is None


@pytest.mark.parametrize(
    ("kind", "short_form", "words"),
    [
        ("HKCategoryTypeIdentifierHairLoss", "HairLoss", "hair loss"),
        ("HKQuantityTypeIdentifierVO2Max", "VO2Max", "vo 2 max"),
        ("HKDataTypeSleepDurationGoal", "SleepDurationGoal", "sleep duration goal"),
        ("Workout", "Workout", "workout"),
        ("\u00e9", "\u00e9", "\u00e9"),
    ],
)
def test_types_in_words(kind: str, short_form: str, words: str) -> None:
    assert short_name(kind) == short_form
    assert in_words(short_form) == words
