"""The fields of another program's JSON: each is of the kind that it should be, or missing."""

from typing import Any

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError

Fields = dict[str, Any]
"""An object of JSON."""


def objects(holder: Any, key: str, name: str) -> list[Fields]:  # noqa: ANN401  (whatever it holds)
    """The objects of a list; none where there is no such list.

    Raises:
        BadDataError: it is something else; `name` says of what file.
    """
    found = holder.get(key) if isinstance(holder, dict) else holder
    if found is None and isinstance(holder, dict):
        return []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadDataError(
            f"{name} has something else where its list of {key} should be.",
            hint="It may be of another version of the application.",
        )
    return found


def identifier(value: object) -> str:
    """What one record calls another by: a number is the same with and without decimals."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def by_identifier(records: list[Fields]) -> dict[str, Fields]:
    """Records by what they are called in others."""
    return {identifier(one.get("id")): one for one in records}


def text(record: Fields, key: str) -> str | None:
    """A text without the spaces around it; None where it is missing or empty.

    Raises:
        BadDataError: it is something else.
    """
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadDataError(f"{quoted(str(value))} should be a text")
    return value.strip() or None


def needed_text(record: Fields, key: str) -> str:
    """A text that has to be there.

    Raises:
        BadDataError: it is missing, or something else.
    """
    value = text(record, key)
    if value is None:
        raise BadDataError("it is missing")
    return value


def number(record: Fields, key: str) -> float | None:
    """A number; None where it is missing.

    Raises:
        BadDataError: it is something else.
    """
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadDataError(f"{quoted(str(value))} should be a number")
    try:
        return float(value)
    except OverflowError:
        raise BadDataError("it is larger than any number that is kept") from None


def needed_number(record: Fields, key: str) -> float:
    """A number that has to be there.

    Raises:
        BadDataError: it is missing, or something else.
    """
    value = number(record, key)
    if value is None:
        raise BadDataError("it is missing")
    return value


def whole(record: Fields, key: str) -> int:
    """A whole number that has to be there.

    Raises:
        BadDataError: it is missing, or something else.
    """
    value = needed_number(record, key)
    if not value.is_integer():
        raise BadDataError(f"{value:g} should be a whole number")
    return int(value)
