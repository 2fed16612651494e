"""Column types for what SQLModel's own would change on the way out; records are only read."""

from datetime import datetime

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from sidelog.journal.measure_rows import Anchors, read_anchors


class Instant(TypeDecorator[datetime]):
    """When something happened or was written, with the offset of the person's clock.

    SQLModel's own type turns instants into UTC from 0.0.45 on, which loses the person's hour.
    """

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """The instant in its own offset."""
        return None if value is None else datetime.fromisoformat(value)


class AnchorWords(TypeDecorator[Anchors]):
    """The anchor words of a scale, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Anchors | None:
        """The pairs of value and words."""
        return None if value is None else read_anchors(value)
