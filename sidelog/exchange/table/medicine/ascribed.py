"""Medicines that an effect is ascribed to: a line of such an effect is of no dose."""

from collections.abc import Sequence

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import NOTHING, scale_of, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.beside import has_values
from sidelog.exchange.table.long.by_name import RATINGS
from sidelog.exchange.table.long.listed import REACTIONS, SYMPTOMS, is_effect
from sidelog.exchange.table.medicine.medicines import DONE, MOSTLY, TAKEN
from sidelog.exchange.table.medicine.names import amount_beside, is_called_medicine, names_amounts

_FOLLOWED = SYMPTOMS | REACTIONS
_OF_RELIEF = word_set(
    "relief helped help effective effectiveness worked after linderung geholfen wirkung alivio "
    "soulagement sollievo verlichting ulga"
)
"""Words of what a medicine did, which was taken then."""


def find_ascribed(rest: Sequence[Seen], dating: Dating) -> tuple[Seen, Seen] | None:
    """The columns of a medicine and of the effect that is ascribed to it; None where none is.

    Nothing says then that a dose was taken: no amount, no time of taking.  A side effect is of a
    medicine by its name; a symptom or a reaction only where each line has one, behind the
    medicine, since what stands behind a symptom was taken for it.
    """
    when = [dating.day, *filter(None, [dating.clock])]
    if any(tokens(one.name) & (TAKEN | DONE) for one in [*rest, *when]):
        return None
    worded = [one for one in rest if one.share(Kind.WORD) >= MOSTLY and not scale_of(one.texts)]
    effects = [one for one in worded if is_effect(one) or tokens(one.name) & _FOLLOWED]
    named = [one for one in worded if one not in effects and is_called_medicine(one)]
    if len(effects) != 1 or len(named) != 1:
        return None
    (effect,), (name,) = effects, named
    if names_amounts(name) or amount_beside([one for one in rest if one is not effect], name):
        return None
    if any(map(_is_of_day, rest)):
        return None
    lines = effect.filled + effect.empty
    said = sum(count for text, count in effect.texts.items() if _is_something(text))
    if is_effect(effect):
        return (name, effect) if said >= lines * MOSTLY else None
    has_relief = any(tokens(one.name) & _OF_RELIEF for one in rest)
    is_of_each = said == lines and not (name.empty or name.kinds[Kind.MISSING])
    is_behind = name.place < effect.place and not dating.has_times
    return (name, effect) if is_of_each and is_behind and not has_relief else None


def _is_of_day(one: Seen) -> bool:
    """Whether a column rates the day, such as a mood, so that its line is no line of an effect."""
    return has_values(one) and is_rated(one.name) and not tokens(one.name) & RATINGS


def _is_something(text: str) -> bool:
    return fold(text) not in NONE_WORDS | NOTHING
