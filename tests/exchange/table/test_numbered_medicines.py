"""Logs of doses that call medicines by their numbers alone."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

LOG = """log_id,med_id,scheduled_dt,action,actual_dt
1,3,2025-05-01 08:00,taken,2025-05-01 08:05
2,7,2025-05-01 20:00,skipped,2025-05-01 20:10
3,3,2025-05-02 08:00,snoozed,2025-05-02 08:01
4,3,2025-05-02 08:00,taken,2025-05-02 08:15
5,7,2025-05-02 20:00,taken,2025-05-02 20:02
"""


def test_each_number_is_a_medicine_and_what_was_skipped_is_no_dose() -> None:
    taken = Taken(LOG)
    assert taken.doses == [
        "2025-05-01T08:05 med 3 ?",
        "2025-05-02T08:15 med 3 ?",
        "2025-05-02T20:02 med 7 ?",
    ]
    assert not taken.values
    assert not taken.notes
    assert taken.lines[1].passed == ("skipped, so no dose",)
    assert "med_id has numbers of medicines" in taken.reading.why


def test_the_lines_of_one_number_can_be_asked_for() -> None:
    assert Taken(LOG, Said(where=("med_id=7",))).doses == ["2025-05-02T20:02 med 7 ?"]
    only = Said(where=("med_id=3", "action=taken"))
    assert Taken(LOG, only).doses == ["2025-05-01T08:05 med 3 ?", "2025-05-02T08:15 med 3 ?"]


def test_beside_its_name_a_number_says_nothing() -> None:
    named = (
        "med_id,medication,action,time\n3,Quietal,taken,2025-05-01 08:05\n"
        "7,Zestor,skipped,2025-05-01 20:10\n3,Quietal,taken,2025-05-02 08:15\n"
    )
    assert Taken(named).doses == ["2025-05-01T08:05 Quietal ?", "2025-05-02T08:15 Quietal ?"]


def test_a_number_where_nothing_says_whether_it_was_taken_stays_one() -> None:
    taken = Taken("date,med_id,mood (0-10)\n2025-05-01,3,5\n2025-05-02,3,6\n2025-05-03,7,4\n")
    assert not taken.doses
    assert taken.values == ["2025-05-01 mood 5", "2025-05-02 mood 6", "2025-05-03 mood 4"]
