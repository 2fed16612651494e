"""Days in the headings of Markdown, of tables and of lists."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, refused

TABLES = """##### 2017, April 3 --- Monday

|Time | Glucose | Comment|
|-------|------|--------|
|       |      | bad night |
| 08:00 | 15.1 |        |
| 22:00 | 12   | snack  |
| 00:30 | 21   |        |

##### 2017, April 4 --- Tuesday
<details>

|Time | Glucose | Comment|
|-------|-------|------|
| 08:15 | 9.5   | soup

#### week 15

|Time | Glucose | Comment|
|-------|-------|------|
| 09:15 | 10.5   | lost |
"""
LIST = """# INJECTION LOG
***time from start (7/5) : 10m 16d***

## September 2024
### WEEK 4
- Friday, 20/9 - 0,2mL (4mg)
- Thursday, 26/9 - 0,2mL (4mg) • 08:30
                 - 0,4mL (8mg) • 23:59
## October 2024
- Wednesday, 2/10 - 0,2mL (4mg) • 19:15
- Saturday, 5/10 - NO DOSE
- Saturday, 7/5 - 0,3mL (6mg)
  - 0,1mL (2mg)
- Monday, 30/9 - forgotten
"""


def test_a_table_is_of_the_day_in_the_heading_above_it() -> None:
    taken = Taken(TABLES)
    assert taken.values == [
        "2017-04-03T08:00 glucose 15.1",
        "2017-04-03T22:00 glucose 12",
        "2017-04-04T00:30 glucose 21",
        "2017-04-04T08:15 glucose 9.5",
    ]
    assert taken.notes == ["2017-04-03 bad night", "2017-04-03 snack", "2017-04-04 soup"]
    assert taken.errors == ["line 21: no day stands above it"]


def test_a_list_has_its_year_and_month_in_the_heading_above_it() -> None:
    taken = Taken(LIST, Said(product="?"))
    assert taken.notes == [
        "2024-09-20 entry: 0,2mL (4mg)",
        "2024-09-26 entry: 0,2mL (4mg)",
        "2024-09-26 entry: 0,4mL (8mg)",
        "2024-10-02 entry: 0,2mL (4mg)",
        "2024-10-05 entry: NO DOSE",
    ]
    assert taken.lines[-1].passed == ("forgotten, so no dose",)
    assert not taken.doses
    wrong = "'Saturday, 7/5': there is no such day in October 2024"
    assert taken.errors == [f"line 12: {wrong}", f"line 13: {wrong}"]


def test_what_stands_below_a_header_is_not_said_to_be_nothing() -> None:
    assert "nothing below it" not in refused("a|b|c\n|x\n|y\n|z\n|w\n")
