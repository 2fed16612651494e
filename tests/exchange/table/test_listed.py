"""Symptoms and triggers, several in a cell."""

from sidelog.exchange.incoming import Dose, Event
from tests.exchange.table.tables import Taken

LINES = (
    'Date,Time,Symptoms,Triggers\n2026-06-01,04:30 PM,"Bloating, Headache",Stress\n'
    '2026-06-01,08:00 PM,"Headache, Bloating",stress\n2026-06-02,11:30 AM,bloating,\n'
    '2026-06-03,02:15 PM,"Cramps, Headache",coffee\n2026-06-04,09:00 AM,no headache,none\n'
    "2026-06-05,09:00 AM,no headache,none\n"
)


def _events(taken: Taken) -> list[str]:
    return [f"{one.day} {one.title or one.kind}" for one in taken.entries if isinstance(one, Event)]


def test_each_that_comes_again_happened_on_its_day_and_all_words_are_kept() -> None:
    taken = Taken(LINES)
    assert _events(taken) == [
        *("2026-06-01 Bloating", "2026-06-01 Headache", "2026-06-01 stress"),
        *("2026-06-02 Bloating", "2026-06-03 Headache"),
    ]
    assert taken.notes == [
        "2026-06-01 Symptoms: Bloating, Headache\nTriggers: Stress",
        "2026-06-01 Symptoms: Headache, Bloating\nTriggers: stress",
        "2026-06-02 Symptoms: bloating",
        "2026-06-03 Symptoms: Cramps, Headache\nTriggers: coffee",
        *(f"2026-06-0{day} Symptoms: no headache\nTriggers: none" for day in (4, 5)),
    ]
    assert "events: each that comes again, once a day: Bloating (3), Headache (3)" in taken.how(
        "Symptoms"
    )
    assert "events: each that comes again, once a day: Stress (2)" in taken.how("Triggers")


def test_sentences_and_other_columns_list_nothing_that_happened() -> None:
    own = LINES.replace("Symptoms", "People").replace("Triggers", "Places")
    assert _events(Taken(own)) == []
    prose = "Date,Symptoms\n" + "".join(
        f'2026-06-0{day},"felt ill, and {what} since then"\n'
        for day, what in enumerate(("tired", "weak", "cold", "sore"), start=1)
    )
    assert _events(Taken(prose)) == []


def test_a_line_that_makes_an_event_and_no_dose_keeps_its_other_words() -> None:
    taken = Taken(
        "Date,Type,Medication,Trigger\n2021-03-01,0,Sumatriptan,food\n2021-03-04,1,Ibuprofen,food\n"
        "2021-03-09,1,None,food\n2021-03-15,0,Sumatriptan,sleep\n2021-03-20,1,None,sleep\n"
        "2021-03-22,0,Sumatriptan,unknown\n2021-03-25,1,None,unknown\n2021-03-28,1,None,movie\n"
    )
    assert taken.notes == [
        "2021-03-09 Type: 1\nTrigger: food",
        "2021-03-20 Type: 1\nTrigger: sleep",
        "2021-03-25 Type: 1",
        "2021-03-28 Type: 1\nTrigger: movie",
    ]
    doses = [one for one in taken.entries if isinstance(one, Dose)]
    assert [one.note for one in doses[:2]] == ["Type: 0\nTrigger: food", "Type: 1\nTrigger: food"]
    assert len([one for one in taken.entries if isinstance(one, Event)]) == 5
