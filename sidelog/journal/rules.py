"""What a journal may hold: every bound of a name, a text, a number and a day, each of them once.

The tables have the same bounds (`tables/schema.py` takes them from here) and hold them whoever
writes.  Here a row is refused before it gets there, with a `BadDataError`, in words that help.
"""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any, NamedTuple

from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.catalog.text import hidden_at, is_valid
from sidelog.catalog.values import LARGEST, check_value
from sidelog.dates import say_date
from sidelog.errors import BadDataError

LONGEST_MEASURE_NAME = 40
LONGEST_TITLE = 60
LONGEST_PRODUCT_NAME = 200
LONGEST_LINE = 500
LONGEST_SAYING = 200
"""What is said of a person stands on the first page of a report."""
LONGEST_NOTE = 1_000_000
LONGEST_GAP = 366
"""The most days from one entry of a measure, or one dose of a regimen, to the next."""
MOST_TIMES = 24
"""The most doses a day that a regimen may have."""

RESERVED_NAMES = frozenset({"skip", "none", "all", "today", "words", "note", "notes"})
"""Words that mean something else where a measure can be typed."""


class Text(NamedTuple):
    """What a text may be: how long at most, and of what kind."""

    most: int
    one_line: bool = True
    """It is one line that holds nothing invisible; a note may hold anything."""
    needed: bool = True
    """It may not be empty."""


_LINE = Text(LONGEST_LINE)
_OPTIONAL = Text(LONGEST_LINE, needed=False)
NOTE = Text(LONGEST_NOTE, one_line=False)

TEXTS: Mapping[str, Mapping[str, Text]] = {
    "measure": {
        "name": Text(LONGEST_MEASURE_NAME),
        "title": Text(LONGEST_TITLE),
        "question": Text(LONGEST_LINE, one_line=False),
    },
    "scale": {
        **dict.fromkeys(("unit", "recall", "lag_source", "source"), _OPTIONAL),
        "anchors": Text(LONGEST_NOTE),
    },
    "observation": {"source": _LINE},
    "note": {"text": NOTE, "source": _LINE},
    "product": {
        "name": Text(LONGEST_PRODUCT_NAME),
        **dict.fromkeys(("form", "unit", "strength", "lot"), _LINE),
        "note": NOTE,
    },
    "dose": {"entered": _OPTIONAL, "note": NOTE, "source": _LINE},
    "regimen_step": {"note": NOTE},
    "event": {"kind": _LINE, "title": _LINE, "note": NOTE, "source": _LINE},
    "nail_finding": {"limb": _LINE, "kind": _LINE, "note": NOTE},
    "visit": {"who": _LINE, "goal": _LINE, "note": NOTE},
    "question": {"text": _LINE, "answer": NOTE},
    "photo": {"site": _LINE, "note": NOTE},
    "profile": {"key": _LINE, "value": Text(LONGEST_SAYING)},
}
"""The texts that a person writes, by table and column."""

_CALLED = {
    "dose.entered": "amount as it was typed",
    "scale.lag_source": "source of the lag window",
    "visit.who": "name of whom you see",
    "note.text": "note",
    "question.text": "question",
}
"""What a column is called where its own name does not say it."""


def check_texts(table: str, row: Mapping[str, object]) -> None:
    """Refuse a row with a text that cannot be kept; columns that are None are left out."""
    for column, rule in TEXTS[table].items():
        text = row.get(column)
        if isinstance(text, str):
            check_text(_CALLED.get(f"{table}.{column}", column), text, rule)


def check_note(text: str) -> str:
    """The text of a note, unchanged, when it can be kept.

    Raises:
        BadDataError: it is empty, too long, or not text.
    """
    return check_text("note", text, NOTE)


def check_text(what: str, text: str, rule: Text) -> str:
    """The text, unchanged, when it can be kept; `what` is such as "note" or "title of mood".

    Raises:
        BadDataError: it is empty, too long or not text, or one line holds what nobody can see.
    """
    if not is_valid(text):
        half = next(n for n, sign in enumerate(text, start=1) if "\ud800" <= sign <= "\udfff")
        hint = "It must be UTF-8."
        raise BadDataError(f"The {what} is not valid text at place {half}.", hint=hint)
    if rule.needed and not text.strip():
        raise BadDataError(f"The {what} is empty.", hint="Leave it out, or write something.")
    if len(text) > rule.most:
        raise BadDataError(
            f"The {what} has {len(text):,} characters; {rule.most:,} are kept at most.",
            hint="Make it shorter.",
        )
    nul = text.index("\0") if "\0" in text else None
    place = hidden_at(text) if rule.one_line else nul
    if place is not None:
        name = "a NUL character" if text[place] == "\0" else f"U+{ord(text[place]):04X}"
        line = "is one line, and " if rule.one_line else ""
        said = f"The {what} {line}has {name} at place {place + 1}."
        raise BadDataError(said, hint="Take that out.")
    return text


def check_name(name: str) -> None:
    """Refuse what cannot be typed as the name of a measure."""
    most = LONGEST_MEASURE_NAME
    hint = f"A name is 1 to {most} letters from a to z, digits and hyphens, such as leg-cramps."
    if name in RESERVED_NAMES:
        others = ", ".join(sorted(RESERVED_NAMES - {name}))
        hint = f"The word means something else where measures are typed; so do {others}."
    elif re.fullmatch(rf"[a-z][a-z0-9-]{{0,{most - 1}}}", name):
        return
    raise BadDataError(f"{name[:50]!r} cannot be the name of a measure.", hint=hint)


def check_measure(measure: Measure) -> None:
    """Refuse a measure that could not be asked or answered."""
    check_text(f"title of {measure.name}", measure.title, TEXTS["measure"]["title"])
    check_text(f"question of {measure.name}", measure.question, TEXTS["measure"]["question"])
    check_text(f"unit of {measure.name}", measure.scale.unit, TEXTS["scale"]["unit"])
    _check_scale(measure.name, measure.scale)
    _check_anchors(measure)
    _check_bad_day(measure)


def _check_scale(name: str, scale: Scale) -> None:
    ends = [end for end in (scale.minimum, scale.maximum) if end is not None]
    if not all(isfinite(end) and abs(end) < LARGEST for end in ends):
        raise BadDataError(f"The scale of {name} has an end that is not a usable number.")
    if scale.maximum is not None and scale.maximum <= scale.minimum:
        raise BadDataError(f"The scale of {name} ends where it begins, or below.")
    if not 1 <= scale.every_days <= LONGEST_GAP:
        raise BadDataError(f"{name} is entered every 1 to {LONGEST_GAP} days.")
    if scale.lag is not None and not 0 <= scale.lag.first <= scale.lag.last:
        raise BadDataError(
            f"The lag window of {name} ends before it begins, or begins before day 0.",
            hint="Such as day 60 to day 120 after an exposure.",
        )


def _check_bad_day(measure: Measure) -> None:
    scale = measure.scale
    if scale.bad_from is None:
        return
    if scale.better is Better.NEITHER:
        raise BadDataError(
            f"Of {measure.name} neither way is better, so no day of it is a bad one.",
            hint="Say which way is better: --better lower or --better higher",
        )
    _check_on_scale("A bad day is", scale.bad_from, measure)


def _check_anchors(measure: Measure) -> None:
    for value, words in measure.scale.anchors:
        _check_on_scale("An anchor is", value, measure, "Another scale needs anchors of its own.")
        check_text(f"anchor of {measure.name}", words, _LINE)
    if any(first >= then for (first, _), (then, _) in pairwise(measure.scale.anchors)):
        raise BadDataError(
            f"The anchors of {measure.name} are not in order.", hint="The lowest value comes first."
        )


def _check_on_scale(what: str, value: float, measure: Measure, hint: str = "") -> None:
    try:
        check_value(value, measure)
    except BadDataError as error:
        said = f"{what} off its scale: {error.message}"
        raise BadDataError(said, hint=hint or error.hint) from None


def check_amount(what: str, amount: float | None) -> None:
    """Refuse an amount that nobody can have taken; None is one that is not known."""
    if amount is not None and not (isfinite(amount) and 0 < amount < LARGEST):
        raise BadDataError(
            f"{what} is a number of more than 0.",
            hint="A day with none is recorded as none; an amount not known as unknown.",
        )


def check_rule(amount: float | None, every_days: int, times: int) -> None:
    """Refuse what cannot be taken as a rule; the amount is of a day with it, 0 for none."""
    if amount is None or not (isfinite(amount) and 0 <= amount < LARGEST):
        raise BadDataError("What is taken as a rule is an amount, or none.")
    if not 1 <= every_days <= LONGEST_GAP:
        raise BadDataError(f"What is taken as a rule is taken every 1 to {LONGEST_GAP} days.")
    if not 1 <= times <= MOST_TIMES:
        raise BadDataError(f"What is taken as a rule has 1 to {MOST_TIMES} doses a day.")


def check_days(first: date | None, last: date | None, today: date) -> None:
    """Refuse days that are still to come, or that end before they begin."""
    for end in (first, last):
        if end is not None and end > today:
            raise BadDataError(
                f"{say_date(end)} lies ahead.", hint="Only what has happened can be recorded."
            )
    if first is not None and last is not None and last < first:
        raise BadDataError(
            f"It cannot end on {say_date(last)}, before it began on {say_date(first)}."
        )


def check_entry(table: str, row: Mapping[str, Any], today: date) -> None:
    """Refuse an entry that breaks a rule that can be seen in its own row, as the table has it."""
    if table == "regimen_step":
        check_rule(row["daily_amount"], row["every_days"], row["times"])
    if table in {"visit", "regimen_step", "question"}:  # these may lie ahead
        return
    first, last = (
        date.fromisoformat(row[name]) if row.get(name) else None for name in ("day", "until")
    )
    check_days(first, last, today)
    if table == "observation" and row["value"] is None and row["at"] is not None:
        raise BadDataError(
            "A value with a time cannot be skipped: only a whole day can.",
            hint="Delete it, or give it a value.",
        )
    if table == "dose":
        check_amount("The amount of a dose", row["amount"])
        if row["estimate"] and row["amount"] is None:
            raise BadDataError("An amount that is not known cannot be an estimate.")
