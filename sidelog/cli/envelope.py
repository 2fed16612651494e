"""The one shape in which data leaves as JSON, errors too.

Version 1: {"sidelog": 1, "command": str, "data": ...} or
{"sidelog": 1, "command": str, "error": {"message": str, "hint": str, "exit_code": int}}.
Within a version members are only ever added.

The first has "new_journal", a path, where the command made the journal, and "journal", its name,
where any journal has one.  An error has "recorded"
where nobody would expect it: true if what was to be recorded is on disk all the same, null if
nobody knows.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sidelog.catalog.text import escaped
from sidelog.cli.voice import Voice
from sidelog.errors import SidelogError, UnsureError
from sidelog.journal.columns import moment_text

VERSION = 1


def write_data(app: Voice, data: object) -> None:
    """Write the envelope of what a command found to stdout."""
    more = {"new_journal": str(app.new_journal)} if app.new_journal else {}
    # What never asked for the settings is about no journal.
    if "settings" in vars(app) and app.settings.journal_name:
        more["journal"] = app.settings.journal_name
    _write(app, data=data, **more)


def write_error(app: Voice, error: SidelogError) -> None:
    """Write the envelope of a failure to stdout; the sentence itself goes to stderr as always."""
    failure: dict[str, object] = {
        "message": error.message,
        "hint": error.hint,
        "exit_code": int(error.exit_code),
    }
    if app.stops.is_kept or isinstance(error, UnsureError):
        failure["recorded"] = app.stops.is_kept or None
    _write(app, error=failure)


def _write(app: Voice, **members: object) -> None:
    envelope = {"sidelog": VERSION, "command": app.command or "today", **members}
    text = json.dumps(_plain(envelope), ensure_ascii=False, allow_nan=False)
    app.out(escaped(text))
    app.has_answered = True


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911  (one line for each kind of value)
    """What JSON knows; a record is an object with the names of its members."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    if isinstance(value, frozenset | set):
        return sorted(_plain(member) for member in value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
