"""Daylio: three headers of its CSV, its backup, and moods that people gave other names."""

import json
from io import BytesIO
from typing import Any

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.incoming import Definition
from sidelog.exchange.reader import Said
from sidelog.exchange.readers import daylio
from sidelog.exchange.source import Source
from tests.exchange.readers.fixtures.daylio import OF_2026, OLD, OWN_MOODS, USUAL, WITHOUT_HEADER
from tests.exchange.readers.fixtures.daylio_backup import DOCUMENT, entry, packed
from tests.exchange.readers.reading import entries, errors, short, understood, zipped

MARCH_9 = "A day\nLong way.\nThen rest.\nActivities: walk, good sleep"


def test_the_usual_header() -> None:
    assert short(entries("daylio", USUAL.encode())) == [
        ("2026-03-09", "22:05+0100", "daylio-mood", 5),
        ("2026-03-09", "22:05+0100", MARCH_9),
        ("2026-03-07", "00:30+0100", "daylio-mood", 3),  # the night of the 7th is not over
        ("2026-03-07", "18:52+0100", "daylio-mood", 1),
        ("2026-03-07", "18:52+0100", "Activities: flu"),
        ("2026-03-06", "07:00+0100", "Activities: reading"),
    ]


def test_all_of_a_long_file_is_read() -> None:
    """It is longer than what is read of a file at a time."""
    header = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    minutes = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)]
    lines = [f'2026-03-09,March 9,Monday,{at},good,"","",""\n' for at in minutes]
    assert len(entries("daylio", (header + "".join(lines)).encode())) == len(minutes)


def test_the_old_header_has_the_year_apart_and_the_month_first_or_last() -> None:
    assert short(entries("daylio", OLD.encode())) == [
        ("2019-05-18", "09:15+0200", "daylio-mood", 4),
        ("2019-05-18", "09:15+0200", "Activities: cooking, music"),
        ("2019-05-17", "23:10+0200", "daylio-mood", 2),
        ("2019-05-17", "23:10+0200", 'He said "no"'),
    ]


def test_an_entry_in_the_first_line_tells_the_columns_that_no_header_names() -> None:
    assert short(entries("daylio", WITHOUT_HEADER.encode())) == [
        ("2026-03-07", "18:52+0100", "daylio-mood", 2),
        ("2026-03-07", "18:52+0100", "Long day\nActivities: flu, bed"),
        ("2026-03-06", "07:00+0100", "daylio-mood", 4),
    ]
    wide = WITHOUT_HEADER.replace(",flu | bed,", ",flu | bed,A title,").replace("good,,", "good,,,")
    assert ("2026-03-07", "18:52+0100", "A title\nLong day\nActivities: flu, bed") in short(
        entries("daylio", wide.encode())
    )
    broken = WITHOUT_HEADER.replace("2026-03-06", "2026-03-36")
    assert [line.errors[0].line for line in understood("daylio", broken.encode())[1][1:]] == [2]


@pytest.mark.parametrize(("old", "new"), [("sábado", "lunes"), ("7 de marzo", "8 de marzo")])
def test_days_that_do_not_agree_are_no_entry_of_daylio(old: str, new: str) -> None:
    content = WITHOUT_HEADER.replace(old, new).encode()
    assert daylio.recognise(Source("file.csv", BytesIO(content), "d")) is None


def test_the_header_of_2026_has_scales_of_their_own() -> None:
    _, lines = understood("daylio", OF_2026.encode())
    assert short([one for line in lines for one in line.entries]) == [
        ("2026-02-01", "21:00+0100", "daylio-mood", 4),
        ("2026-02-01", "21:00+0100", "daylio-sleep-quality", 8),
        ("2026-02-01", "21:00+0100", "daylio-sleep-time", 8.5),
        ("2026-02-02", "21:00+0100", "daylio-mood", 2),
        ("2026-02-02", "21:00+0100", "daylio-weight", 70.5),
        ("2026-02-03", "21:00+0100", "daylio-mood", 2),  # a cell that is wrong costs itself
    ]
    scales = {
        part.measure.name: (part.measure.scale.minimum, part.measure.scale.maximum)
        for line in lines
        for part in line.parts
        if isinstance(part, Definition)
    }
    assert scales["daylio-sleep-quality"] == (0, 10)
    assert errors(lines) == [
        "line 4, column scales: 'nothing' is no scale and its value, such as Sleep: 8/10 points",
        "line 5, column date and time: '2026-02-30' is no date, such as 2026-08-05",
    ]


def test_an_entry_without_a_time_is_of_its_day() -> None:
    line = "full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-09,,,,good,,,\n"
    assert short(entries("daylio", line.encode())) == [("2026-03-09", "", "daylio-mood", 4)]


def test_moods_of_other_names_are_one_question() -> None:
    reading, lines = understood("daylio", OWN_MOODS.encode())
    assert reading.question
    assert (reading.question.field, reading.question.flag) == ("words", "--words")
    assert "'so so', 'tired'" in reading.question.text  # and not rad, which is Daylio's own
    assert lines == []
    answer = reading.question.answered(Said(), "so so=3, Tired=2")
    reading, lines = understood("daylio", OWN_MOODS.encode(), answer)
    assert [one[3] for one in short([e for line in lines for e in line.entries])] == [3, 2, 5]
    scale = "1 awful; 2 tired; 3 so so; 4 good; 5 rad; a bad day is 2 or lower"
    assert scale in reading.brought[0].how


def test_an_answer_may_go_without_commas_and_rename_daylios_own_moods() -> None:
    said = Said(words=("so so=3 tired=2 rad=1",))
    assert [one[3] for one in short(entries("daylio", OWN_MOODS.encode(), said))] == [3, 2, 1]


def test_moods_that_are_known_are_named_beside_those_that_are_asked() -> None:
    words = ("good", "brilliant", "bad", "fine", "rotten")
    header = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    rows = (f"2026-03-0{day},,,,{word},,,\n" for day, word in enumerate(words, 1))
    content = (header + "".join(rows)).encode()
    reading, _ = understood("daylio", content)
    assert reading.question
    assert reading.question.text.endswith(
        "Beside them stand bad 2, good 4, unless you say otherwise."
    )
    example = "bad=2, brilliant=.., fine=.., good=4, rotten=.."
    assert reading.question.example == example
    answer = reading.question.answered(Said(), "bad=2, brilliant=5, fine=4, good=3, rotten=1")
    assert [one[3] for one in short(entries("daylio", content, answer))] == [3, 5, 2, 4, 1]


def test_an_answer_that_leaves_a_mood_out_is_asked_again() -> None:
    reading, _ = understood("daylio", OWN_MOODS.encode(), Said(words=("tired=2",)))
    assert reading.question
    assert "'so so'" in reading.question.text
    assert "'tired'" not in reading.question.text


@pytest.mark.parametrize(
    ("answer", "wrong", "unsaid"),
    [
        ("tired=6", "tired=6", "so so=.., tired=.."),
        ("tired", "tired", "so so=.., tired=.."),
        ("so so=3, tired=2.5", "tired=2.5", "tired=.."),
        ("so so=3, tired=2,5", "tired=2,5", "tired=.."),
        ("tired=two", "tired=two", "so so=.., tired=.."),
        ("=3", "=3", "so so=.., tired=.."),
        ("tired=2; so so", "; so so", "so so=.."),
    ],
)
def test_an_answer_that_is_none_is_refused(answer: str, wrong: str, unsaid: str) -> None:
    with pytest.raises(UsageError) as refusal:
        understood("daylio", OWN_MOODS.encode(), Said(words=(answer,)))
    assert refusal.value.message == f"'{wrong}' is no mood with a whole number."
    assert refusal.value.hint == f"From 1, the worst, to 5, the best: {unsaid}"


def test_a_line_with_other_columns_costs_itself() -> None:
    _, lines = understood("daylio", (USUAL + "2026-03-05,March 5\n").encode())
    assert errors(lines) == ["line 6: it has 2 cells, and the header 8"]


def test_the_backup_knows_its_levels_and_its_offsets() -> None:
    content = packed(DOCUMENT)
    assert short(entries("daylio_backup", content)) == [
        ("2026-03-09", "22:05-0400", "daylio-mood", 5),
        ("2026-03-09", "22:05-0400", MARCH_9),
        ("2026-03-07", "00:05+0100", "daylio-mood", 3),
        ("2026-03-07", "18:05+0100", "daylio-mood", 1),
        ("2026-03-07", "18:05+0100", "Activities: activity 99"),
    ]
    reading, lines = understood("daylio_backup", content)
    assert [line.local for line in lines] == [False, True, True, False, False]
    assert "1 flat; 2 bad; 3 so so; 4 good; 5 rad" in reading.brought[0].how
    assert [left.found for left in reading.left] == ["goals (2)", "assets of entries (2)"]
    assert errors(lines) == [
        "line 4, column mood: nothing says which level the mood '8' is",
        "line 5, column day and time: there is no 2026-3-40 7:5",
    ]


def test_an_offset_that_the_instant_beside_it_denies_is_not_believed() -> None:
    odd = [entry(9, 22, mood=1, datetime=0, timeZoneOffset=-14400000)]
    content = packed(DOCUMENT | {"dayEntries": odd})
    assert short(entries("daylio_backup", content))[0][1] == "22:05+0100"


def test_the_csv_and_the_backup_bring_the_same_entries() -> None:
    of_csv = {one.identity for one in entries("daylio", USUAL.encode())}
    of_backup = {one.identity for one in entries("daylio_backup", packed(DOCUMENT))}
    assert len(of_csv & of_backup) == 2  # the mood and the note of 9 March


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped({"backup.daylio": "bm90IEpTT04"}), "is not written in base64"),
        (zipped({"backup.daylio": "bm90IEpTT04="}), "it is not JSON"),
        (packed({"version": 15}), "has no dayEntries"),
        (packed([]), "has no dayEntries"),
        (packed(DOCUMENT | {"dayEntries": {}}), "something else where its list of dayEntries"),
        (packed(DOCUMENT | {"tags": [4]}), "something else where its list of tags"),
    ],
)
def test_a_backup_that_is_none_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadDataError, match=said):
        understood("daylio_backup", content)


def test_activities_that_are_no_list_cost_the_note_alone() -> None:
    document: dict[str, Any] = json.loads(json.dumps(DOCUMENT))
    document["dayEntries"] = [entry(9, 22, mood=1, tags={"4": 1}), entry(8, 9)]
    _, lines = understood("daylio_backup", packed(document))
    assert len(lines[0].entries) == 1
    assert errors(lines) == ["line 1, column note: its tags are no list"]


HEADER = "full_date,date,weekday,time,mood,activities,note\n"


def test_dates_that_a_spreadsheet_wrote_anew_are_told_by_their_weekdays() -> None:
    content = HEADER + (
        "7/11/2020,11-Jul,Saturday,10:00,good,,\n7/7/2020,7-Jul,Tuesday,10:00,bad,,\n"
        "7/13/2020,13-Jul,Monday,10:00,rad,,\n7/13/2020,13-Jul\n"
    )
    _, lines = understood("daylio", content.encode())
    days = [one[0] for one in short([entry for line in lines for entry in line.entries])]
    assert days == ["2020-07-11", "2020-07-07", "2020-07-13"]
    neither = HEADER + "7/11/2020,11-Jul,Saturday,10:00,good,,\n"
    _, lines = understood("daylio", neither.encode())
    assert errors(lines) == [
        "line 2, column date and time: '7/11/2020' is no date, such as 2026-08-05"
    ]


def test_moods_and_months_may_be_in_another_language() -> None:
    german = HEADER + "2020-07-11,11. Juli,Samstag,10:00,Lausig,,\n"
    _, lines = understood("daylio", german.encode())
    assert short([entry for line in lines for entry in line.entries])[0][3] == 1
    polish = OLD.splitlines()[0] + '\n2017,7 września,czwartek,12:10,dobrze,"",""\n'
    polish += '2017,7 wrz?,czwartek,12:10,źle,"",""\n'
    _, lines = understood("daylio", polish.encode())
    assert short([entry for line in lines for entry in line.entries]) == [
        ("2017-09-07", "12:10+0200", "daylio-mood", 4)
    ]
    assert "'7 wrz? 2017' is no date" in errors(lines)[0]


def test_a_line_that_lacks_only_its_empty_last_field_is_whole() -> None:
    before = f'{OLD.splitlines()[0]}\n2019,May 17,Friday,23:10,bad,"",'
    short_line = '2019,May 16,Thursday,22:10,awful,""\n'
    _, lines = understood("daylio", f'{before}""\n{short_line}'.encode())
    assert not errors(lines)
    assert short(entries("daylio", f'{before}""\n{short_line}'.encode()))[-1] == (
        "2019-05-16",
        "22:10+0200",
        "daylio-mood",
        1.0,
    )
    # Here its last field may have been a note, and there its time is what it lacks.
    for content in (
        f"{before}tired\n{short_line}",
        f'{before}""\n2019,May 16,Thursday,awful,"",""\n',
    ):
        _, lines = understood("daylio", content.encode())
        assert errors(lines) == ["line 3: it has 6 cells, and the header 7"]


def test_a_mood_that_has_the_number_of_another_is_said_in_the_note() -> None:
    lines = ["Monday,21:00,tired,walk,", "Sunday,20:00,hungry,,", "Saturday,20:00,meh,,well"]
    days = [f"2026-03-{9 - n:02},March {9 - n},{line}" for n, line in enumerate(lines)]
    content = "\n".join(["full_date,date,weekday,time,mood,activities,note", *days, ""]).encode()
    _, read = understood("daylio", content, Said(words=("tired=3, hungry=1",)))
    assert short([one for line in read for one in line.entries]) == [
        ("2026-03-09", "21:00+0100", "daylio-mood", 3),
        ("2026-03-09", "21:00+0100", "Mood: tired\nActivities: walk"),
        ("2026-03-08", "20:00+0100", "daylio-mood", 1),
        ("2026-03-07", "20:00+0100", "daylio-mood", 3),
        ("2026-03-07", "20:00+0100", "well"),
    ]
