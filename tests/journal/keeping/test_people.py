"""Visits and questions: which is next, which is over, and what is still to be asked."""

from datetime import date, timedelta

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.entries import delete_entry, edit_entry, find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import (
    add_visit,
    ask,
    open_questions,
    questions,
    visit_before,
    visit_from,
    visits,
)

SUNDAY = date(2026, 11, 22)


def days(count: int) -> date:
    return SUNDAY + timedelta(days=count)


def to_ask(kept: Journal) -> list[str]:
    return [one.text for one in open_questions(kept, visit_from(kept, SUNDAY), SUNDAY)]


def test_a_visit_is_kept_with_all_that_is_said_of_it(kept: Journal) -> None:
    made = add_visit(kept, days(12), who="Dr. Berg", goal="a blood test")
    assert visits(kept) == [made]
    assert (made.reference, made.day, made.who, made.goal) == (
        "v1",
        days(12),
        "Dr. Berg",
        "a blood test",
    )
    assert (made.note, made.done_on) == (None, None)


def test_the_same_visit_is_kept_once(kept: Journal) -> None:
    add_visit(kept, days(12), who="Dr. Berg")
    with pytest.raises(BadDataError, match="recorded already, as v1"):
        add_visit(kept, days(12), who="Dr. Berg")
    add_visit(kept, days(12), who="Dr. Holm")
    add_visit(kept, days(13), who="Dr. Berg")
    add_visit(kept, days(12))
    with pytest.raises(BadDataError, match="as v4"):
        add_visit(kept, days(12))


@pytest.mark.parametrize(
    ("visited", "before", "after"),
    [
        ([], None, None),
        ([(-3, False)], "v1", None),
        ([(3, False)], None, "v1"),
        ([(0, False)], None, "v1"),
        ([(0, True)], "v1", None),
        ([(-9, True), (-3, False), (0, True), (3, False), (9, False)], "v3", "v4"),
        ([(9, False), (3, False), (-3, False), (-9, True)], "v3", "v2"),
    ],
)
def test_which_was_the_last_and_which_is_the_next(
    kept: Journal, visited: list[tuple[int, bool]], before: str | None, after: str | None
) -> None:
    for count, done in visited:
        made = add_visit(kept, days(count))
        if done:
            edit_entry(kept, made.reference, done_on=SUNDAY)
    found = visit_before(kept, SUNDAY), visit_from(kept, SUNDAY)
    assert [one and one.reference for one in found] == [before, after]


def test_what_is_to_be_asked_at_the_next_visit_comes_first(kept: Journal) -> None:
    earlier, later, last = (add_visit(kept, days(count)) for count in (-3, 3, 9))
    ask(kept, "left over?", earlier)
    ask(kept, "at whichever?")
    ask(kept, "this?", later)
    ask(kept, "another time?", last)
    ask(kept, "that?", later)
    assert to_ask(kept) == ["this?", "that?", "at whichever?", "left over?"]
    edit_entry(kept, "q3", answer="no")
    edit_entry(kept, "q1", answer="yes")
    assert to_ask(kept) == ["that?", "at whichever?"]
    edit_entry(kept, "q5", visit_id=None)
    edit_entry(kept, later.reference, done_on=SUNDAY, day=SUNDAY)
    assert to_ask(kept) == ["another time?", "at whichever?", "that?"]


def test_without_a_visit_ahead_everything_open_is_to_be_asked(kept: Journal) -> None:
    ask(kept, "left over?", add_visit(kept, days(-3)))
    ask(kept, "at whichever?")
    assert to_ask(kept) == ["at whichever?", "left over?"]


def test_a_question_says_what_it_is_and_what_was_said_to_it(kept: Journal) -> None:
    ask(kept, "Is it the thyroid?", add_visit(kept, days(3), who="Dr. Berg"))
    edit_entry(kept, "q1", answer="no")
    (asked,) = questions(kept)
    assert (asked.reference, asked.visit, asked.text, asked.answer) == (
        "q1",
        1,
        "Is it the thyroid?",
        "no",
    )
    line = find_entry(kept, "q1").line
    assert (line.day, line.kind, line.name) == (days(3), "question", "Dr. Berg")
    assert line.text == "Is it the thyroid? — no"


def test_a_visit_goes_only_without_its_questions(kept: Journal) -> None:
    ask(kept, "Is it the thyroid?", add_visit(kept, days(3)))
    with pytest.raises(BadDataError, match="has questions") as refused:
        delete_entry(kept, "v1")
    assert refused.value.hint == (
        "For the next visit: sidelog edit q1 --visit none; or without them: sidelog delete q1 v1"
    )
    edit_entry(kept, "q1", visit_id=None)
    delete_entry(kept, "v1")
    assert (visits(kept), to_ask(kept)) == ([], ["Is it the thyroid?"])


def test_a_visit_is_among_the_lines_of_its_day(kept: Journal) -> None:
    add_visit(kept, SUNDAY, who="Dr. Berg", goal="a blood test")
    add_visit(kept, days(1))
    assert [(line.reference, line.name, line.text) for line in kept.lines(SUNDAY, SUNDAY)] == [
        ("v1", "Dr. Berg", "a blood test")
    ]
