"""What holds for every reader of another application's files, by being in its folder."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.errors import SidelogError
from sidelog.exchange import readers
from sidelog.exchange.incoming import Definition, Line, Observation
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.recognise import all_readers, recognise
from sidelog.journal.foreign import is_database
from tests.exchange.readers import fixtures
from tests.exchange.readers.reading import HERE, Example, examples, source_of

ALL = list(examples())
every_example = pytest.mark.parametrize(
    ("name", "example"), [pytest.param(name, one, id=f"{name}, {own}") for name, own, one in ALL]
)


def read(content: bytes, said: Said) -> tuple[Reading, list[Line]] | None:
    """A file as the reader that knows it understands it; None where none does."""
    source = source_of(content)
    found = recognise(source)
    if found is None:
        return None
    reading = found.reader.read(source, HERE, said)
    return reading, list(reading.lines)


def read_or_refused(content: bytes, said: Said) -> tuple[Reading, list[Line]] | None:
    """The same; None too where it is refused with a sentence, and never another exception."""
    with suppress(SidelogError):
        return read(content, said)
    return None


def is_known_to_its_reader_alone(name: str, example: Example) -> None:
    source = source_of(example.content)
    assert [other for other, reader in all_readers() if reader.recognise(source)] == [name]


def is_read_twice_alike(_: str, example: Example) -> None:
    first, second = read(example.content, example.said), read(example.content, example.said)
    assert first is not None
    assert second is not None
    assert first[1] == second[1]
    identities = [entry.identity for line in first[1] for entry in line.entries]
    assert len(set(identities)) == len(identities)


def says_of_every_entry_where_and_when(_: str, example: Example) -> None:
    found = read(example.content, example.said)
    assert found is not None
    for line in found[1]:
        assert line.number > 0
        for entry in line.entries:
            assert entry.column
            assert date(1990, 1, 1) < entry.day <= HERE.now.date()
            assert entry.at is None or entry.at.utcoffset() is not None


def defines_a_measure_before_its_first_value(_: str, example: Example) -> None:
    found = read(example.content, example.said)
    assert found is not None
    known = {"weight", "sleep-hours"}
    for line in found[1]:
        for part in line.parts:
            if isinstance(part, Definition):
                known.add(part.measure.name)
            elif isinstance(part, Observation):
                assert part.measure in known
                assert part.scale


def accounts_for_everything(_: str, example: Example) -> None:
    found = read(example.content, example.said)
    assert found is not None
    reading, lines = found
    left = sum(int(one.found.rpartition("(")[2].rstrip(")")) for one in reading.left)
    counts = Example(
        example.content,
        entries=sum(len(line.entries) for line in lines),
        left=left,
        passed=sum(len(line.passed) for line in lines),
        errors=sum(len(line.errors) for line in lines),
        empty=sum(line.empty for line in lines),
        said=example.said,
    )
    assert counts == example


def says_what_it_brings(_: str, example: Example) -> None:
    found = read(example.content, example.said)
    assert found is not None
    reading, lines = found
    assert reading.form
    assert reading.what
    assert reading.why
    assert reading.question is None
    columns = {entry.column for line in lines for entry in line.entries}
    assert {one.found for one in reading.brought} == columns
    assert all(one.why for one in reading.left)


LAWS: tuple[Callable[[str, Example], None], ...] = (
    is_known_to_its_reader_alone,
    is_read_twice_alike,
    says_of_every_entry_where_and_when,
    defines_a_measure_before_its_first_value,
    accounts_for_everything,
    says_what_it_brings,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.replace("_", " "))
@every_example
def test_every_reader(name: str, example: Example, law: Callable[[str, Example], None]) -> None:
    law(name, example)


def test_every_reader_has_examples() -> None:
    assert {name for name, _, _ in ALL} == {name for name, _ in all_readers()}


@given(example=st.sampled_from([one for _, _, one in ALL]), where=st.floats(0, 1))
@settings(max_examples=300)
def test_a_file_that_is_cut_off_says_so_or_has_less(example: Example, where: float) -> None:
    cut = example.content[: int(len(example.content) * where)]
    found, whole = read_or_refused(cut, example.said), read(example.content, example.said)
    assert whole is not None
    if found is not None:
        assert len(found[1]) <= len(whole[1]) + 1  # which says where it breaks off


@given(
    example=st.sampled_from([one for _, _, one in ALL]),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=4),
)
@settings(max_examples=500)
def test_flipped_bytes_end_in_a_sentence_or_in_lines(
    example: Example, flips: list[tuple[float, int]]
) -> None:
    content = bytearray(example.content)
    for where, bits in flips:
        content[int(len(content) * where)] ^= bits
    read_or_refused(bytes(content), example.said)


ODD: tuple[object, ...] = (
    *(None, True, -1, 0, 1.5, 1e300, 10**400, float("nan"), "", "x", "1", "a\0b", "\ud800", "ä"),
    *([], {}, [1], ["x"], {"id": 1}, "9" * 400, "2026-03-09", "nan", "1e400"),
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  (whatever JSON holds)
    """Every holder of a value within JSON, and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


JSON = [one for _, _, one in ALL if one.content.lstrip().startswith(b"{")]


@given(
    example=st.sampled_from(JSON), where=st.floats(0, 1, exclude_max=True), odd=st.sampled_from(ODD)
)
@settings(max_examples=500)
def test_any_value_of_json_may_be_anything(example: Example, where: float, odd: object) -> None:
    document = json.loads(example.content)
    found = list(places(document))
    holder, key = found[int(len(found) * where)]
    holder[key] = odd
    read_or_refused(json.dumps(document).encode(), example.said)


CSV = [one for _, _, one in ALL if b"\n" in one.content and one.content[:1] not in b"{P<S"]


@given(
    example=st.sampled_from(CSV),
    where=st.floats(0, 1, exclude_max=True),
    odd=st.sampled_from(["", "-1", "nan", "1e400", "a\0b", "99:99", "9" * 400, "0000-00-00", "ä"]),
)
@settings(max_examples=400)
def test_any_cell_may_be_anything(example: Example, where: float, odd: str) -> None:
    text = example.content.decode()
    mark = ";" if ";" in text.splitlines()[0] else ","
    header, *lines = text.split("\n")
    cells = [line.split(mark) for line in lines]
    flat = [(line, place) for line, row in enumerate(cells) for place in range(len(row))]
    line, place = flat[int(len(flat) * where)]
    cells[line][place] = odd
    changed = "\n".join([header, *(mark.join(row) for row in cells)])
    read_or_refused(changed.encode(), example.said)


def identities_of(content: bytes, said: Said, here: Here = HERE) -> set[str]:
    """The identities of everything in a file."""
    source = source_of(content)
    found = recognise(source)
    assert found is not None
    reading = found.reader.read(source, here, said)
    return {entry.identity for line in reading.lines for entry in line.entries}


@every_example
def test_the_zone_of_the_machine_makes_no_difference_to_identities(
    name: str, example: Example
) -> None:
    elsewhere = replace(HERE, now=HERE.now.astimezone(timezone(timedelta(hours=-3))))
    assert name
    assert identities_of(example.content, example.said) == identities_of(
        example.content, example.said, elsewhere
    )


TEXTS = [one for _, _, one in ALL if one.content[:2] != b"PK" and not is_database(one.content)]


@pytest.mark.parametrize("example", TEXTS)
@pytest.mark.parametrize("change", [(b"\n", b"\r\n"), (b"\n\n", b"\n")], ids=["CRLF", "LF"])
def test_line_ends_and_marks_make_no_difference(
    example: Example, change: tuple[bytes, bytes]
) -> None:
    content = b"\xef\xbb\xbf" + example.content.removeprefix(b"\xef\xbb\xbf").replace(*change)
    found = identities_of(content, example.said)
    assert found == identities_of(example.content, example.said)


@pytest.mark.parametrize("example", CSV)
def test_lines_in_another_order_bring_the_same(example: Example) -> None:
    header, *lines = example.content.splitlines(keepends=True)
    content = header + b"".join(reversed(lines))
    assert identities_of(content, example.said) == identities_of(example.content, example.said)


NEW_READER = '''
"""A diary of one line a day, after the line "my diary"."""
from datetime import date

from sidelog.exchange.moments import whole_day
from sidelog.exchange.applications.record import whole_reading


def recognise(source):
    """By its first line."""
    return "it begins with my diary" if source.begins.startswith(b"my diary") else None


def read(source, here, said):
    """A line is a note of a day."""
    def lines(walk):
        for number, line in enumerate(source.rewound(), start=1):
            if number > 1:
                record = walk.record(number)
                day = record.read("line", date.fromordinal, 739000 + number)
                record.note("line", whole_day(day), line.decode(errors="replace"))
                yield record.line()
    return whole_reading("diary", "a diary", recognise(source), lines)
'''
NEW_EXAMPLE = """
from tests.exchange.readers.reading import Example

EXAMPLES = {"three days": Example(b"my diary\\none\\ntwo\\nthree\\n", entries=3)}
"""


def test_a_reader_that_is_added_as_one_file_is_found_and_held_to_every_law(
    given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package, module, text in (
        (readers, "reader", NEW_READER),
        (fixtures, "example", NEW_EXAMPLE),
    ):
        folder = given / module
        folder.mkdir()
        (folder / "diary.py").write_text(text)
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    added = [(name, one) for name, _, one in examples() if name == "diary"]
    assert len(added) == 1
    assert {name for name, _, _ in examples()} == {name for name, _ in all_readers()}
    for name, example in added:
        for law in LAWS:
            law(name, example)
