"""Column types for what SQLModel's own would change on the way in or out."""

from datetime import datetime

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from sidelog.journal.instants import instant_text, moment_text
from sidelog.journal.measure_rows import Anchors, anchors_text, read_anchors


class Instant(TypeDecorator[datetime]):
    """When something was written, with the offset of the person's clock.

    SQLModel's own type turns instants into UTC from 0.0.45 on, which loses the person's hour.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """The text that the tables hold."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """The instant in its own offset."""
        return None if value is None else datetime.fromisoformat(value)


class Moment(Instant):
    """When something happened, with the offset of the person's clock."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """The text that the tables hold."""
        return None if value is None else moment_text(value)


class AnchorWords(TypeDecorator[Anchors]):
    """The anchor words of a scale, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Anchors | None, _dialect: Dialect) -> str | None:
        """The text that the tables hold."""
        return None if value is None else anchors_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Anchors | None:
        """The pairs of value and words."""
        return None if value is None else read_anchors(value)
