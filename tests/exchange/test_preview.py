"""What is counted while the lines of a file pass."""

from datetime import date

from sidelog.exchange.arrival import Arrival, Fate
from sidelog.exchange.incoming import Line, LineError, Note, Observation
from sidelog.exchange.preview import Preview
from sidelog.exchange.preview_words import reason_lines


def counted(*errors: LineError) -> Preview:
    preview = Preview()
    for error in errors:
        preview.count(Line(error.line), Arrival(errors=(error,)))
    return preview


def test_lines_with_the_same_fault_are_said_once() -> None:
    preview = counted(*(LineError(line, "mood", "it is empty") for line in range(2, 1500)))
    assert list(reason_lines(preview, 20)) == [
        "lines 2, 3, 4, 5, 6 and 1,493 more, column mood: it is empty"
    ]
    assert len(preview.reasons["mood", "it is empty"].lines) == 1000


def test_of_many_faults_the_first_are_said_and_all_are_counted() -> None:
    preview = counted(*(LineError(line, "", f"fault {line}") for line in range(2, 1500)))
    said = list(reason_lines(preview, 2))
    assert said == [
        "line 2: fault 2",
        "line 3: fault 3",
        "and more, in 1,498 places in all; --json has all of them",
    ]
    assert len(preview.reasons) == 1000
    assert preview.wrong == 1498


def test_an_error_says_its_place() -> None:
    assert str(LineError(2, "mood", "no")) == "line 2, column mood: no"
    assert str(LineError(2, "", "no")) == "line 2: no"


def test_no_kind_of_fault_hides_another() -> None:
    alike = (LineError(line, "day", f"'2026-02-{line}': no such day") for line in range(30, 90))
    preview = counted(*alike, LineError(188, "mood", "mood of Tue 1 Sep 2026 is 6 already"))
    assert [line.partition(":")[0] for line in reason_lines(preview, 3)] == [
        *("line 30, column day", "line 188, column mood", "line 31, column day"),
        "and more, in 61 places in all; --json has all of them",
    ]


def test_notes_that_are_there_again_are_told_from_values() -> None:
    preview, day = Preview(), date(2026, 1, 1)
    note = Note(identity="a", column="", day=day, at=None, text="snack")
    value = Observation(identity="b", column="", day=day, at=None, measure="mood", value=4)
    preview.count(Line(2), Arrival(fates=((note, Fate.REPEATS), (value, Fate.REPEATS))))
    assert preview.fates[Fate.REPEATS] == 2
    assert preview.notes_again == 1
