"""One line a tap of one button among several."""

from dataclasses import replace

from tests.exchange.table.tables import HERE, Taken

TAPS = (
    "At,Wine,Beer,Strong\n2026-01-17 11:47:58,0,1,0\n2026-01-18 14:02:40,1,0,0\n"
    "2026-01-18 14:02:45,1,0,0\n2026-01-18 17:35:57,0,0,1\n2026-01-18 20:07:54,1,0,0\n"
    "2026-01-19 21:00:00,0,3,0\n2026-01-19 21:00:00,0,1,0\n2026-01-20 20:00:26,1,0,0\n"
)


def test_a_tap_counts_one_thing_and_says_nothing_of_the_others() -> None:
    taken = Taken(TAPS)
    assert taken.values == [
        "2026-01-17T11:47 beer 1",
        "2026-01-18T14:02 wine 1",
        "2026-01-18T14:02 wine 1",
        "2026-01-18T17:35 strong 1",
        "2026-01-18T20:07 wine 1",
        "2026-01-19T21:00 beer 3",
        "2026-01-19T21:00 beer 1",
        "2026-01-20T20:00 wine 1",
    ]
    assert {str(one.scale.day_rule) for one in taken.defined.values()} == {"sum"}
    assert {one.scale.minimum for one in taken.defined.values()} == {0}
    assert "0 beside a count of another is no value" in taken.how("Beer")


def test_where_a_line_has_two_numbers_or_a_day_one_line_0_is_a_value() -> None:
    both = Taken(TAPS.replace("11:47:58,0,1,0", "11:47:58,1,1,0"))
    assert "2026-01-18T14:02 beer 0" in both.values
    days = "".join(f"2026-02-0{day} 09:00,{day % 2},{1 - day % 2}\n" for day in range(1, 8))
    assert "2026-02-01T09:00 tired 0" in Taken(f"At,happy,tired\n{days}").values


def test_taps_of_one_each_are_the_same_measures_when_they_come_again() -> None:
    rows = "".join(f"2026-01-{day:02} 12:0{n},{1 - n},{n}\n" for day in range(1, 9) for n in (0, 1))
    content = f"at,wine,beer\n{rows}"
    taken = Taken(content)
    again = Taken(content, here=replace(HERE, measures={**HERE.measures, **taken.defined}))
    assert taken.values[:2] == ["2026-01-01T12:00 wine 1", "2026-01-01T12:01 beer 1"]
    assert again.values == taken.values
