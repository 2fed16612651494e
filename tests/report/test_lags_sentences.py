"""The words for other lags, at their edges."""

import pytest

from sidelog.analysis.lags import LagPoint
from sidelog.report.sentences.lags import point


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (LagPoint(1, 40, -0.256), "1 day: correlation -0.26, 40 entries"),
        (LagPoint(30, 1, None), "30 days: 1 entry, nothing to correlate"),
    ],
)
def test_a_lag_in_words(shown: LagPoint, words: str) -> None:
    assert point(shown) == words
