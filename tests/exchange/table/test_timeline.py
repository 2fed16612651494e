"""A timeline: what was started, changed and stopped, among other things that happened."""

import pytest

from sidelog.exchange.incoming import Dose, Event, RegimenStep
from sidelog.exchange.table.regimen.phrase import read_phrase
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("text", "product", "change"),
    [
        ("Started kratom 4 g/day", "kratom", "Started to 4 g"),
        ("started taking Zoloft 50 mg daily", "Zoloft", "started to 50 mg"),
        ("Reduced kratom to 5 g", "kratom", "Reduced to 5 g"),
        ("Reduced to 5 g", "", "Reduced to 5 g"),
        ("Increased kratom 2 g", "kratom", "Increased by 2 g"),
        ("quit kratom", "kratom", "quit"),
        ("Restarting #zoloft at 50mg", "zoloft", "Restarting to 50mg"),
        ("Zoloft 50 mg started", "Zoloft", "started to 50 mg"),
        ("Restarted minoxidil", "minoxidil", "Restarted"),
    ],
)
def test_words_may_say_a_change(text: str, product: str, change: str) -> None:
    phrase = read_phrase(text)
    assert phrase
    assert phrase[:2] == (product, change)


@pytest.mark.parametrize(
    "text",
    ["Hair loss noticed", "Increased kratom by 2 g", "Reduce lamotrigine 550", "", "Started"],
)
def test_other_words_say_none(text: str) -> None:
    assert read_phrase(text) is None


def test_changes_of_two_columns_are_steps_and_the_rest_stays_as_it_is() -> None:
    taken = Taken(
        "Date,Event,Details\n2026-01-04,Started,kratom 4 g/day\n"
        "2026-02-10,Increased,kratom 8 g/day\n2026-05-01,Hair loss noticed,shower drain\n"
        "2026-06-15,Reduced,to 5 g\n"
        "2026-07-20,Stopped,kratom\n2026-10-01,Stopped,running\n"
    )
    assert taken.steps == [
        "2026-01-04 kratom 4 g",
        "2026-02-10 kratom 8 g",
        "2026-06-15 kratom 5 g",
        "2026-07-20 kratom 0",
    ]
    assert [note[:10] for note in taken.notes] == [
        "2026-05-01",
        "2026-05-01",
        "2026-10-01",
        "2026-10-01",
    ]
    assert "started, changed or stopped" in taken.how("Event + Details")


def test_changes_of_one_column_are_steps_and_without_an_amount_events() -> None:
    taken = Taken(
        "Date,What happened\n2026-01-04,Started finasteride 1mg\n2026-02-01,Restarted minoxidil\n"
        "2026-03-01,started a new job\n2026-04-01,stopped finasteride\n"
    )
    assert taken.steps == ["2026-01-04 finasteride 1 mg", "2026-04-01 finasteride 0"]
    (event,) = (one for one in taken.entries if isinstance(one, Event))
    assert (event.kind, event.product) == ("restart", "minoxidil")
    assert taken.notes == ["2026-03-01 What happened: started a new job"]


def test_a_timeline_without_what_is_taken_is_notes() -> None:
    taken = Taken("Date,Event\n2026-01-04,Started a job\n2026-02-01,Stopped running\n")
    assert not taken.steps
    assert len(taken.notes) == 2


def test_sentences_that_begin_as_a_change_does_are_notes() -> None:
    told = (
        "Started feeling better with 50 mg",
        "Started 10 mg today",
        "Stopped responding to ibuprofen",
        "New doctor prescribed lamotrigine",
        "started feeling calm on sertraline",
    )
    lines = "".join(f"2026-02-0{day},{text}\n" for day, text in enumerate(told, 1))
    plan = "2026-01-04,Started kratom 4 g/day\n2026-01-05,Started vitamin D 2000 IU\n"
    taken = Taken(f"Date,Event\n{plan}{lines}2026-04-01,Stopped kratom completely\n")
    assert taken.steps == [
        "2026-01-04 kratom 4 g",
        "2026-01-05 vitamin D 2000 IU",
        "2026-04-01 kratom 0",
    ]
    assert [note.partition(" ")[2] for note in taken.notes] == list(told)


def test_a_dose_that_is_named_so_is_of_the_one_product() -> None:
    taken = Taken(
        "Date,Event\n2026-01-04,Started kratom 4 g/day\n2026-02-01,Increased my dose to 6 g\n"
    )
    assert taken.steps == ["2026-01-04 kratom 4 g", "2026-02-01 kratom 6 g"]


MONTHLY = (
    "time,med_events\n1605888000,started daytime venlafaxine 50 mg\n"
    "1605211200,started nighttime venlafaxine 75 mg\n1605204480,administered botox\n"
    "1603927380,took ajovy 140 mg (fail)\n1601319600,took ajovy\n1600000000,stopped zomig\n"
    "1590467820,stopped lyrica 600mg\n1590467820,started lyrica 300mg\n"
    "1585000000,started lyrica 600mg\n1580000000,started ajovy 70mg\n"
    "1580000000,started ajovy 70mg\n"
)


def test_what_was_taken_is_a_dose_and_what_is_taken_monthly_no_plan_of_each_day() -> None:
    taken = Taken(MONTHLY)
    assert [one.partition("T")[0] + one[16:] for one in taken.doses] == [
        "2020-10-29 ajovy 140 mg",
        "2020-09-28 ajovy ?",
    ]
    doses = [one for one in taken.entries if isinstance(one, Dose)]
    assert [one.note for one in doses] == ["fail", None]
    assert taken.steps == ["2020-05-26 lyrica 300 mg", "2020-03-23 lyrica 600 mg"]
    events = [one for one in taken.entries if isinstance(one, Event)]
    assert [(one.kind, one.product, one.title) for one in events] == [
        ("stop", "zomig", None),
        ("start", "ajovy", "started ajovy 70mg"),
        ("start", "ajovy", "started ajovy 70mg"),
    ]
    assert events[1].identity == events[2].identity
    assert len(list(filter(None, (line.passed for line in taken.lines)))) == 1
    assert not taken.errors


def test_what_differs_by_parts_of_the_day_is_no_plan() -> None:
    taken = Taken(MONTHLY)
    assert [note.partition("started ")[2] for note in taken.notes] == [
        "daytime venlafaxine 50 mg",
        "nighttime venlafaxine 75 mg",
        "",
    ]
    assert "notes of venlafaxine: its parts of the day differ" in taken.how("med_events")
    one = Taken("Date,Event\n2026-01-04,started nighttime melatonin 3 mg\n")
    assert one.steps == ["2026-01-04 melatonin 3 mg"]
    assert [e.note for e in one.entries if isinstance(e, RegimenStep)] == ["nighttime"]


def test_a_plan_of_each_day_says_so_and_names_are_whole() -> None:
    lines = "".join(f"2026-01-0{n},started {'abcde'[n]}omeprazole 20 mg\n" for n in range(1, 5))
    assert (
        Taken(f"Date,Event\n{lines}")
        .how("Event")
        .startswith(
            "regimens of bomeprazole, comeprazole, domeprazole and 1 more: so much a day from when"
        )
    )


@pytest.mark.parametrize(
    "text",
    ["took less kratom", "took a walk", "took kratom 4 g a day"],
)
def test_other_words_of_taking_are_notes(text: str) -> None:
    taken = Taken(f"Date,Event\n2026-01-04,Started kratom 4 g/day\n2026-01-05,{text}\n")
    assert not taken.doses
    assert taken.notes == [f"2026-01-05 Event: {text}"]


def test_doses_in_words_among_notes_of_days() -> None:
    taken = Taken(
        "Date,mood,Notes\n2026-01-04,5,took ibuprofen 400 mg\n2026-01-05,6,good day out\n"
    )
    assert taken.doses == ["2026-01-04 ibuprofen 400 mg"]
    assert taken.notes == ["2026-01-05 good day out"]


LOG = (
    "Date,What changed\n2026-02-01,Started sertraline 25 mg\n2026-02-08,{} 50 mg\n"
    "2026-03-15,went up to 75 mg\n2026-05-02,down to 50 mg (nausea)\n2026-08-20,{}\n"
)


@pytest.mark.parametrize(
    "way",
    [
        *("went up to", "up to", "bumped up to", "went down to", "dropped to", "down to", "cut to"),
        *("moved to", "back to", "back down to", "increased to", "raised to", "reduced to"),
        *("lowered to", "tapered to", "bumped dose to", "sertraline up to"),
    ],
)
def test_a_change_that_names_nothing_is_a_step_of_what_was_named_before(way: str) -> None:
    taken = Taken(LOG.format(way, '"stopped, zaps for 2 weeks"'))
    assert taken.steps == [
        "2026-02-01 sertraline 25 mg",
        "2026-02-08 sertraline 50 mg",
        "2026-03-15 sertraline 75 mg",
        "2026-05-02 sertraline 50 mg",
        "2026-08-20 sertraline 0",
    ]
    steps = [one for one in taken.entries if isinstance(one, RegimenStep)]
    assert [one.note for one in steps[3:]] == ["nausea", "zaps for 2 weeks"]
    assert "could not be read" not in taken.how("What changed")


@pytest.mark.parametrize(
    ("words", "day"),
    [("stopped", 20), ("quit", 20), ("came off it", 20), ("last dose", 21), ("Stopped.", 20)],
)
def test_a_bare_stop_ends_the_only_product(words: str, day: int) -> None:
    taken = Taken(LOG.format("up to", words))
    assert taken.steps[-1] == f"2026-08-{day} sertraline 0"


@pytest.mark.parametrize(
    "words",
    [
        *("bumped up to 75", "increased from 50 to 75 mg or so", "raised sertraline by 25 mg"),
        *("up 25 mg", "moved to lexapro 10 mg", "down to 25 mg, lexapro 5 mg"),
    ],
)
def test_a_change_that_is_no_step_is_said_of_the_plan(words: str) -> None:
    taken = Taken(LOG.format("up to", f'"{words}"'))
    assert taken.steps[-1] == "2026-05-02 sertraline 50 mg"
    assert "line 6 could not be read as a step: the last" in taken.how("What changed")


def test_a_change_that_names_nothing_is_of_what_is_taken_alone_then() -> None:
    begun = "Date,Change\n2026-01-05,started sertraline 25 mg\n2026-02-05,up to 50 mg\n"
    taken = Taken(
        f"{begun}2026-03-05,stopped\n2026-04-01,added lexapro 5 mg\n2026-05-01,up to 10 mg\n"
    )
    assert taken.steps[2:] == [
        "2026-03-05 sertraline 0",
        "2026-04-01 lexapro 5 mg",
        "2026-05-01 lexapro 10 mg",
    ]
    both = Taken(f"{begun}2026-04-01,added lexapro 5 mg\n2026-05-01,up to 10 mg\n")
    assert both.steps[-1] == "2026-04-01 lexapro 5 mg"
    assert "line 5 could not be read" in both.how("Change")


def test_a_bare_stop_of_what_else_was_begun_ends_no_plan() -> None:
    taken = Taken(
        "Date,Event\n2026-01-05,started sertraline 25 mg\n2026-02-05,started running\n"
        "2026-03-05,stopped\n"
    )
    assert taken.steps == ["2026-01-05 sertraline 25 mg"]
    assert "line 4 could not be read" in taken.how("Event")


def test_a_word_of_a_change_may_come_last() -> None:
    taken = Taken(
        "Datum;\u00c4nderung\n01.02.2026;Mirtazapin 15 mg begonnen\n"
        "15.02.2026;auf 30 mg erh\u00f6ht\n01.05.2026;auf 15 mg reduziert\n30.06.2026;abgesetzt\n"
    )
    assert taken.steps == [
        "2026-02-01 Mirtazapin 15 mg",
        "2026-02-15 Mirtazapin 30 mg",
        "2026-05-01 Mirtazapin 15 mg",
        "2026-06-30 Mirtazapin 0",
    ]
