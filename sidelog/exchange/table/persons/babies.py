"""Files of a baby, whose values are not the own ones of whom the journal is of."""

from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen

_DIAPERS = word_set(
    "diaper diapers diapering nappy nappies windel windeln panal panales couche couches luier "
    "luiers fralda fraldas pannolino pannolini pieluszka pieluszki"
)
_FEEDS = word_set(
    "feed feeds feeding feedings breast breastfeeding breastfeed nursing bottle formula stillen "
    "flasche lactancia biberon tetee allaitement borstvoeding fles amamentacao mamadeira "
    "allattamento karmienie butelka"
)
_MOST_KINDS = 200
_NEARLY_ALL = 0.9


def of_baby(seen: Sequence[Seen]) -> str:
    """What stands before the owner's own measures in a file of a baby; empty in any other.

    It is one of a baby where it says both that one was fed and that one had a diaper.
    """
    words = set[str]().union(*(tokens(one.name) for one in seen))
    for one in seen:
        if one.share(Kind.WORD) >= _NEARLY_ALL and len(one.texts) <= _MOST_KINDS:
            words.update(*map(tokens, one.texts))
    return "baby" if words & _DIAPERS and words & _FEEDS else ""
