"""Lists of things that were bought."""

from tests.exchange.table.tables import Taken

BAGS = (
    "Purchased,Start Date,End Date,Cost,Store,Name,Size,Rating\n"
    "2026/2/1,2026/2/5,2026/2/20,9.50,Corner,Dark Roast,12oz,4\n"
    "2026/2/1,2026/2/20,3/4,8.00,Corner,House Blend,12oz,3\n"
    "2026/3/1,2026/3/4,2026-03-20,14,Market,Kenya AA,16 oz,5\n"
)


def test_what_a_thing_cost_is_no_measure_of_it_and_its_end_is_kept() -> None:
    taken = Taken(BAGS)
    assert taken.values == [
        "2026-02-05 dark-roast 4",
        "2026-02-20 house-blend 3",
        "2026-03-04 kenya-aa 5",
    ]
    words = {line for note in taken.notes for line in note.partition(" ")[2].split("\n")}
    assert {"End Date: 2026/2/20", "End Date: 3/4", "End Date: 2026-03-20"} <= words
    assert {"Cost: 9.50", "Size: 12oz", "Store: Corner", "Kenya AA: Purchased: 2026/3/1"} <= words
    assert taken.how("Cost") == "notes of the day: of what was bought, as it is"
    assert taken.doses == []


def test_what_a_day_cost_is_a_value() -> None:
    rows = [f"2026-05-0{day},Corner,{day}.50" for day in range(1, 6)]
    taken = Taken("\n".join(["date,store,cost", *rows, ""]))
    assert taken.values[0] == "2026-05-01 cost 1.5"
