"""What stands beside the names of persons, and tells that they are some."""

from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.ratings import is_mood
from sidelog.exchange.table.evidence import Seen

_OF_BODY = word_set(
    "temperature fever systolic diastolic temperatur fieber fievre temperatura fiebre febre febbre "
    "koorts feber systolisch diastolisch sistolica diastolica"
)
"""What only a body has, and nothing that was done or eaten."""
_FEW_QUESTIONS, _WORDS_OF_QUESTION = 3, 3
MOST_PERSONS, _MOST_MEASURES = 12, 40


def have_answers(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether most of the other columns are whole questions, as those of a form."""
    others = [other for other in seen if other is not one]
    asked = [other.name for other in others if other.name.strip().endswith(("?", "\uff1f"))]
    whole = sum(len(words_of(name)) >= _WORDS_OF_QUESTION for name in asked)
    return whole >= _FEW_QUESTIONS and whole * 2 > len(others)


def have_state(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether how somebody was stands beside: a fever, or a mood and nothing done or taken."""
    others = [other for other in seen if other is not one]
    are_amounts = any(any(other.units) or other.kinds[Kind.LENGTH] for other in others)
    is_of_body = any(tokens(other.name) & _OF_BODY or _names_state(other) for other in others)
    return is_of_body or (any(is_mood(other.name) for other in others) and not are_amounts)


def _names_state(one: Seen) -> bool:
    """Whether a column names measures of which one is of the body, or a mood."""
    texts = one.texts if len(one.texts) <= _MOST_MEASURES and not one.many else ()
    return any(fold(text) in _OF_BODY or is_mood(text) for text in texts if text.isalpha())
