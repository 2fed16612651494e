"""The lines of a text are the same, however much of it is read at once."""

import pytest

from sidelog.exchange.table.rows import encoding
from sidelog.exchange.table.rows.encoding import encoding_of, lines_of
from tests.exchange.table.tables import source_of


@pytest.mark.parametrize("at_once", range(1, 9))
def test_lines_are_the_same_however_much_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(encoding, "_BLOCK", at_once)
    source = source_of("a\r\n\r\nb\r\r\nc\rd\n\nlong, long line\n\ne\r\r\r\n\u2028f")
    assert list(lines_of(source, encoding_of(source), 9)) == [
        *("a\r\n", "\r\n", "b\r\n", "c\r", "d\n", "\n", "long, lon", "\n", "e\r", "\r\n"),
        "\u2028f",
    ]
