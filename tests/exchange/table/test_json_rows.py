"""JSON of no application that is known: its records are a table."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange import unknown
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, refused, table

RECORDS = """[
 {"date": "2026-05-01", "mood": 4, "sleep": {"hours": 7.25}, "tags": ["tea", "walk"],
  "naps": [{"at": "13:00"}], "sick": false},
 {"date": "2026-05-02", "mood": null, "sleep": {"hours": 6}, "tags": [], "naps": [], "sick": true}
]"""


def test_a_list_of_records_is_a_table() -> None:
    taken = Taken(RECORDS)
    assert taken.values == [
        "2026-05-01 mood-0-10 4",
        "2026-05-01 sleep-hours 7.25",
        "2026-05-01 sick 0",
        "2026-05-02 sleep-hours 6",
        "2026-05-02 sick 1",
    ]
    assert taken.notes == ["2026-05-01 tags: tea, walk"]
    assert taken.why_left("naps") == "it says when, and nothing else"
    assert (taken.reading.what, taken.reading.counted) == ("a list of records (JSON)", "record")


@pytest.mark.parametrize(
    "text",
    [
        '{"2026-05-01": {"mood level": 4}, "2026-05-02": {"mood level": 7}}',
        '{"2026-05-01": 4, "2026-05-02": 7}',
        '{"date": "2026-05-01", "value": 4}\n\n{"date": "2026-05-02", "value": 7}\n',
        '\ufeff{"log": {"all": [{"d": "2026-05-01", "v": 4}, {"d": "2026-05-02", "v": 7}]}}',
        '[{"timestamp": 1777629600, "v": 4}, {"timestamp": 1777716000, "v": 7}]',
    ],
)
def test_records_may_stand_in_other_ways(text: str) -> None:
    assert [f"{one[:10]} {one.split()[2]}" for one in Taken(text).values] == [
        "2026-05-01 4",
        "2026-05-02 7",
    ]


def test_records_within_that_of_a_day_are_a_table_of_that_day() -> None:
    taken = Taken(
        '{"June-16-2026": {"entries": [{"time": 14.8, "calm": 4}, {"time": 18.6666667, "calm": 5}],'
        ' "overview": {"rest": 7, "text": "a day"}},'
        ' "June-17-2026": {"entries": [{"time": 9.2, "calm": 6}], "overview": {"rest": 8}}}'
    )
    assert taken.values == [
        "2026-06-16 overview-rest 7",
        "2026-06-17 overview-rest 8",
        "2026-06-16T14:48 calm 4",
        "2026-06-16T18:40 calm 5",
        "2026-06-17T09:12 calm 6",
    ]
    assert taken.notes == ["2026-06-16 a day"]
    assert taken.how("entries: day + time") == "day and time: times are hours: 18.6666667 is 18:40"


@pytest.mark.parametrize("time", ["9.30", "14.50", "1.25"])
def test_numbers_that_may_be_minutes_or_lengths_are_no_hours(time: str) -> None:
    taken = Taken(f"date,time,calm\n2026-05-01,{time},4\n2026-05-01,{time},4\n2026-05-02,3,5\n")
    assert taken.reading.brought[0].found == "date"


def test_what_a_list_within_is_called_is_said_of_its_units() -> None:
    taken = Taken(
        '[{"date": "2026-05-01", "naps": [{"minutes": 40}]},'
        '{"date": "2026-05-02", "naps": [{"minutes": 20}]}]'
    )
    assert taken.values == ["2026-05-01 naps 40", "2026-05-02 naps 20"]


RATES = ", ".join(f'{{"rate": {n}, "after": {n}}}' for n in range(60, 90))


@pytest.mark.parametrize("held", [RATES, '{"awake": "23:20", "asleep": "05:11", "hours": 5.85}'])
def test_lists_of_a_device_or_over_midnight_are_named_alone(held: str) -> None:
    taken = Taken(f'[{{"date": "2026-05-01", "rest": 5, "heart": [{held}]}}]')
    assert taken.values == ["2026-05-01 rest 5"]
    why = "lists within a day, which are long or go over midnight; --sheet heart"
    assert taken.why_left("heart") == why


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('[["2026-05-01", 4], ["2026-05-02", 7]]', "column-2"),
        ('[["day", "rest"], ["2026-05-01", 4], ["2026-05-02", 7]]', "rest"),
        (
            '{"columns": ["day", "rest"], "data": [["2026-05-01", 4], ["2026-05-02", 7]]}',
            "rest",
        ),
    ],
)
def test_a_list_of_lists_is_a_table(text: str, names: str) -> None:
    taken = Taken(text)
    assert taken.values == [f"2026-05-01 {names} 4", f"2026-05-02 {names} 7"]


def test_records_without_a_day_are_said_with_each_that_they_hold() -> None:
    taken = Taken(
        '{"data": {"metrics": [{"name": "Weight", "units": "kg", "data": ['
        '{"qty": 70.5, "date": "2026-05-01"}, {"qty": 70, "date": "2026-05-02"}]},'
        '{"name": "Steps", "units": "count", "data": [{"qty": 900, "date": "2026-05-01"}]}]}}'
    )
    assert taken.values == [
        "2026-05-01 weight 70.5",
        "2026-05-02 weight 70",
        "2026-05-01 steps 900",
    ]


def test_other_lists_are_named_and_may_be_said() -> None:
    text = (
        '{"moods": [{"day": "2026-05-01", "calm": 4}, {"day": "2026-05-02", "calm": 5}],'
        ' "weights": [{"day": "2026-05-01", "weight": "70 kg"}], "version": 3}'
    )
    assert Taken(text).why_left("weights") == "other lists; --sheet weights"
    assert Taken(text, Said(sheet="weights")).values == ["2026-05-01 weight 70"]
    with pytest.raises(UsageError, match="has no list 'x'") as refusal:
        Taken(text, Said(sheet="x"))
    assert refusal.value.hint == "It has: moods, weights."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"name": "x", "deps": [1, 2]}', "has no list of records with days"),
        ('{"deps": [{"a": 1}]}', "has no list of records with days"),
        ('{"a": ' * 12 + '[{"date": "2026-05-01", "b": 1}]' + "}" * 12, "no list of records"),
        ("[" * 200_000, "nests deeper than any export does"),
        ('{"date": "2026-08-01"}\n' + "[" * 200_000, "nests deeper than any export does"),
        ('{"date": "2026-08-01"}\n{"date" 3}\n', "line 2, column 9: it is JSON with a mistake."),
        ('{"experiences":\n[{"title":\n', "is JSON that breaks off in line 2."),
        ('{"experiences":\n[{"title": "Cut o', "is JSON that breaks off in line 2."),
        ('{"a": 1,\n"b" 2}', "line 2, column 5: it is JSON with a mistake."),
    ],
)
def test_json_without_a_table_is_refused_in_words(text: str, what: str) -> None:
    assert what in refused(text)


def test_long_json_is_not_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown, "_MOST_JSON", 20)
    assert "longer than any journal" in refused('[{"date": "2026-08-01", "mo')


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (
            ("""[{""value"": 56.0, ""day"": ""2026-05-01""}]""", """[{""value"": 55}]"""),
            ["56", "55"],
        ),
        (("{'qty': 70.5, 'units': 'kg'}", "{'qty': 71, 'units': 'kg'}", "[]"), ["70.5", "71"]),
        (("{'count': 9, 'avg': 70}", "{'count': 9, 'avg': 71}", "72"), ["70", "71", "72"]),
    ],
)
def test_the_number_within_text_of_a_program_is_taken(
    cells: tuple[str, ...], values: list[str]
) -> None:
    taken = Taken(table("weight (kg)", *cells))
    assert [one.rpartition(" ")[2] for one in taken.values] == values
    assert taken.errors == []
    assert "of weight (kg), text of a program, the number in it is taken" in taken.reading.why


def test_text_of_a_program_with_several_numbers_is_not_opened() -> None:
    cells = ["[{'qty': 5}, {'qty': 6}]", "[{'qty': 5}, {'qty': 6}]", "{'qty': true}"]
    assert "not opened" in Taken(table("steps", *cells)).why_left("steps")


def test_a_day_may_have_a_list_of_records() -> None:
    taken = Taken(
        '{"2026-02-16": [{"mood": 4, "at": "2026-02-16T16:33"}, '
        '{"mood": 2, "at": "2026-02-16T11:43"}], '
        '"2026-02-17": [{"mood": 5, "at": "2026-02-17T08:00"}]}'
    )
    assert [one.split()[-1] for one in taken.values] == ["4", "2", "5"]
    assert taken.values[0].startswith("2026-02-16T16:33")
