"""The envelope: one line of JSON, whatever a command found."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest

from sidelog.catalog.scales import Better
from sidelog.cli.app import App
from sidelog.cli.envelope import write_data
from sidelog.cli.host import Host
from tests.terminal import Stream

EAST = timezone(timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Found:
    """What a command may have found."""

    day: date
    better: Better


@pytest.fixture
def out() -> Stream:
    """What stdout was given."""
    return Stream()


@pytest.fixture
def app(out: Stream) -> App:
    """A run of a command that only writes."""
    return App(
        Host(
            stdin=Stream(),
            stdout=out,
            stderr=Stream(),
            environ={},
            now=lambda: datetime(2026, 11, 22, tzinfo=EAST),
            new_identity=lambda: "",
            session="",
            columns=80,
            asks=False,
            draws=False,
        )
    )


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ({"text": "Übelkeit\n\x1b"}, {"text": "Übelkeit\n\x1b"}),
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 8, 30, tzinfo=EAST), "2026-11-22T08:30+01:00"),
        (datetime(2026, 11, 22, 8, 30, 5, tzinfo=EAST), "2026-11-22T08:30:05+01:00"),
        ([Found(date(2026, 1, 2), Better.LOWER)], [{"day": "2026-01-02", "better": "lower"}]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (None, None),
    ],
)
def test_what_was_found_is_one_line_of_version_1(
    app: App, out: Stream, data: object, written: object
) -> None:
    app.command = "test"
    write_data(app, data)
    line, rest = out.getvalue().split("\n")
    assert rest == ""
    assert json.loads(line) == {"sidelog": 1, "command": "test", "data": written}


@pytest.mark.parametrize(("data", "error"), [(float("nan"), ValueError), (object(), TypeError)])
def test_what_json_cannot_say_is_never_written(
    app: App, out: Stream, data: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        write_data(app, data)
    assert out.getvalue() == ""
