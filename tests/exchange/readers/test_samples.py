"""The files that people published, from the folder that SIDELOG_SAMPLES names."""

import os
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Said
from sidelog.exchange.recognise import recognise
from tests.exchange.readers.reading import short, source_of, understood

_FOLDER = Path(os.environ.get("SIDELOG_SAMPLES", "there is none"))
pytestmark = pytest.mark.skipif(not _FOLDER.is_dir(), reason="SIDELOG_SAMPLES names no folder")

MOODS = Said(words=("average=3, sad=2",))
SEPTEMBER_14 = "2024-09-14"


def sample(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "reader", "said", "found"),
    [
        (
            "daylio/michaelcurrin_sample.csv",
            "daylio",
            MOODS,
            [
                ("2021-09-28", "22:00+0200", "daylio-mood", 2),
                ("2021-09-27", "23:00+0200", "daylio-mood", 3),
                ("2021-09-26", "23:00+0200", "daylio-mood", 3),
            ],
        ),
        (
            "bearable/omegajak_parser_test_rows.csv",
            "bearable",
            Said(),
            [
                ("2022-01-05", "09:00+0100", "bearable-headache", 1),
                ("2022-01-05", "09:00+0100", "bearable-neck-pain", 1),
                ("2022-01-05", "14:00+0100", "bearable-neck-pain", 1),
                ("2022-01-05", "20:00+0100", "bearable-neck-pain", 1),
                ("2022-01-05", "05:00+0100", "bearable-back-lower-pain", 1),
                ("2022-01-05", "09:00+0100", "bearable-back-lower-pain", 2),
                ("2022-01-05", "14:00+0100", "bearable-back-lower-pain", 2),
                ("2022-01-05", "20:00+0100", "bearable-back-lower-pain", 2),
                ("2022-01-05", "05:00+0100", "bearable-back-mid-pain", 1),
                ("2022-01-05", "09:00+0100", "bearable-back-mid-pain", 3),
                ("2022-01-05", "14:00+0100", "bearable-back-mid-pain", 3),
                ("2022-01-05", "20:00+0100", "bearable-back-mid-pain", 4),
            ],
        ),
        (
            "herbal_tracker/backup_codec_test_fixture.json",
            "herbal_tracker_backup",
            Said(),
            [
                ("2025-01-02", "08:00+0100", "Green", 1.5, "g"),
                ("2025-01-02", "09:00+0100", "herbal-mood", 3),
                ("2025-01-02", "09:00+0100", "herbal-energy", 5),
                ("2025-01-02", "09:00+0100", "herbal-pain-relief", 4),
                ("2025-01-02", "09:00+0100", "herbal-focus", 2),
            ],
        ),
        (
            "medtimer/events_from_CSVExportUnitTest.csv",
            "medtimer",
            Said(),
            [("2021-05-02", "02:02+0200", "Medicine 1", 10, "mg")],
        ),
        (
            "medtimer/fullBackup.json",
            "medtimer_backup",
            Said(),
            [
                (SEPTEMBER_14, "", "B12 (500\N{MICRO SIGN}g)", "none"),
                (SEPTEMBER_14, "", "Omega 3 (EPA/DHA 500mg)", "none"),
                (SEPTEMBER_14, "", "Ginseng (200mg)", "none"),
                (SEPTEMBER_14, "", "Selen (200 \N{MICRO SIGN}g)", "none"),
                (SEPTEMBER_14, "", "Omega 3 (EPA/DHA 500mg)", "none"),
                (SEPTEMBER_14, "", "Selen (200 \N{MICRO SIGN}g)", "none"),
            ],
        ),
        ("medtimer/validMedicineExport.json", "medtimer_backup", Said(), []),
        ("apple_health/dogsheep_export.xml", "apple_health", Said(), []),
    ],
)
def test_a_published_file(
    name: str, reader: str, said: Said, found: list[tuple[object, ...]]
) -> None:
    reading, lines = understood(reader, sample(name), said)
    entries = [entry for line in lines for entry in line.entries]
    assert [one for one in short(entries) if len(one) > 3] == found
    assert not any(line.errors for line in lines)
    assert entries or reading.left


def test_the_moods_of_a_published_diary_are_asked_once() -> None:
    reading, _ = understood("daylio", sample("daylio/michaelcurrin_sample.csv"))
    assert reading.question
    assert "'average', 'sad'" in reading.question.text


def test_a_version_that_is_wrong_on_purpose_is_named() -> None:
    with pytest.raises(BadDataError, match="of version -4"):
        understood("medtimer_backup", sample("medtimer/invalidVersion.json"))


def test_what_apple_health_leaves_is_counted() -> None:
    reading, _ = understood("apple_health", sample("apple_health/dogsheep_export.xml"))
    assert {one.found for one in reading.left} == {
        "me (1)",
        "body mass index (1)",
        "heart rate (1)",
        "workout (1)",
        "activity summary (2)",
    }


@pytest.mark.parametrize("copy", ["", "_alt"])
def test_published_tables_of_loop(copy: str) -> None:
    habits = sample(f"loop_habit/conorsheehan_Habits{copy}.csv")
    assert understood("loop_tables", habits)[0].left[0].found == "habits (6)"
    _, lines = understood("loop_tables", sample(f"loop_habit/conorsheehan_Repetitions{copy}.csv"))
    found = short([entry for line in lines for entry in line.entries])
    assert len(found) == 13
    assert found[:4] == [
        ("2016-08-15", "", "loop-habit-1", 1),
        ("2016-08-16", "", "loop-habit-1", 1),
        ("2018-10-03", "", "loop-habit-6", 1),
        ("2021-12-04", "", "loop-habit-6", 1),
    ]


def test_of_other_tables_none_is_taken_for_an_applications() -> None:
    known = {"year_apart.csv"}  # which is of the oldest Daylio
    files = sorted(_FOLDER.glob("csv_min/*"))
    taken = {one.name for one in files if recognise(source_of(one.read_bytes())) is not None}
    assert taken <= known
