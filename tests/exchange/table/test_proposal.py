"""A guess at what a file's columns mean, for the person to read."""

from datetime import datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from sidelog.exchange.table.cells import Cells
from sidelog.exchange.table.mapping import Proposal, propose
from sidelog.exchange.table.text import read_table

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def proposal(content: str) -> Proposal | None:
    return propose(read_table(BytesIO(content.encode()), "file.csv"), Cells(NOW, time(0)))


@pytest.mark.parametrize(
    ("content", "flags"),
    [
        ("day,mood\n2026-09-01,5\n", "--day day --measure mood"),
        ("day,mood\n03/04/2026,5\n2026-09-01,skip\n", "--day day --measure mood"),
        (
            "alarm,date,happy,id\n2026-09-01T08:00,2026-09-01T08:01,5,7\n",
            "--at date --measure happy",
        ),
        (
            "day,what,how\n" + "2026-09-01,mood,5\n2026-09-01,itch,0\n" * 2,
            "--day day --measure-column what --value-column how",
        ),
        (
            "datetime,of,amount,id\n2026-09-01T08:00,tea,2g,1a\n2026-09-01T09:00,tea,?,2b\n",
            "--at datetime --product-column of --amount amount",
        ),
        ("day,tea,coffee\n2026-09-01,2 cups,none\n", "--day day --amount tea --amount coffee"),
        ("day,notes\n2026-09-01,slept badly\n", "--day day --note notes"),
        ("day,,mood,x\n2026-09-01,,5,\n2026-09-01,short\n", "--day day --measure mood"),
    ],
)
def test_a_file_is_recognised(content: str, flags: str) -> None:
    found = proposal(content)
    assert found is not None
    assert " ".join(found.mapping.flags()) == flags


def test_measures_come_with_the_ends_of_their_values() -> None:
    found = proposal("day,Mood,itch\n2026-09-01,5,0\n2026-09-02,skip,2.5\n")
    assert found is not None
    assert found.measures == {"mood": (5, 5), "itch": (0, 2.5)}


@pytest.mark.parametrize(
    "content",
    [
        "mood,itch\n5,0\n".replace("5,0", "x5,y0"),
        "day,words\n2026-09-01,free\n",
        "day,x\nmonday,5\n",
    ],
)
def test_where_nothing_is_recognised_nothing_is_said(content: str) -> None:
    assert proposal(content) is None
