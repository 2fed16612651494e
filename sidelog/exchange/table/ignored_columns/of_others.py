"""Ratings of all who gave one, and curves of percentiles, beside what the person recorded."""

import re
from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.computed.sums import MEANS
from sidelog.exchange.table.evidence import Seen

_RATINGS = word_set("rating ratings bewertung calificacion valoracion")
_OF_ALL = MEANS | word_set("global weighted community public total")
_OWN = word_set("score my own personal user stars")
_COUNTED = _RATINGS | word_set("checkin checkins check ins review reviews vote votes")
_COUNTS = frozenset({"count", "counts", "number"})
_PERCENTILE = re.compile(
    r"(?:p[ _]?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)?[ _]?(?:per)?centile)", re.IGNORECASE
)
_MEDIAN, _FEWEST_CURVES = 50, 3


def why_of_others(seen: Sequence[Seen]) -> dict[int, str]:
    """Why ratings of all are not read, and how many these were, by the places of the columns.

    A rating is called as another column is, but for words such as avg or global before that.
    Nor are curves of percentiles read.
    """
    numeric = [one for one in seen if one.share(Kind.NUMBER) > 1 / 2]
    found = dict[int, str]()
    curves = dict.fromkeys(_curves(numeric), "a curve of percentiles, which are of others")
    for one in numeric:
        words = tokens(one.name)
        of_all = words_of(one.name)[:1] and words_of(one.name)[0] in _OF_ALL
        base = words - _OF_ALL
        if not (of_all and base & _RATINGS):
            continue
        own = (other for other in numeric if base <= tokens(other.name) <= base | _OWN)
        if sibling := next(own, None):
            found[one.place] = f"a mean or a total of ratings, beside {sibling.name}"
    counts = [one for one in numeric if _is_count(one)] if found else []
    found |= dict.fromkeys((one.place for one in counts), "how many there were of all")
    return found | curves


def _curves(numeric: Sequence[Seen]) -> list[int]:
    """The places of the percentiles of others, such as P5, P50 and P95, each above the last."""
    called = {int(said[1] or said[2]): one for one in numeric if (said := _percentile(one))}
    lowest = [called[percent].numbers[called[percent].sign].low for percent in sorted(called)]
    are_curves = len(called) >= _FEWEST_CURVES and _MEDIAN in called and lowest == sorted(lowest)
    return [one.place for one in called.values()] if are_curves else []


def _percentile(one: Seen) -> re.Match[str] | None:
    return _PERCENTILE.fullmatch(one.name.strip())


def _is_count(one: Seen) -> bool:
    words = tokens(one.name)
    return bool(words & _COUNTS) and frozenset() < words - _COUNTS <= _COUNTED
