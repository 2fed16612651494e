"""Whose lines are meant: the question of a file of several persons."""

from collections.abc import Iterable, Sequence

from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.chosen import EVERY, MOST_OFFERED, is_said_of, key_of
from sidelog.exchange.table.persons.people import (
    ONESELF,
    are_ids,
    are_of_oneself,
    are_people,
    begin_anew,
    have_days,
    may_be_people,
    name_persons,
    number_persons,
    persons_of,
)
from sidelog.exchange.table.product.known import NUTRIENTS
from sidelog.exchange.table.rows.columns import Columns


def whose(
    seen: Sequence[Seen], used: Iterable[int], dating: Dating, said: Sequence[str], columns: Columns
) -> Question | None:
    """The question whose lines are meant, where a file has those of several persons.

    The columns `used` name what was recorded, or say when; `said` is as `reader.Said.where`.
    """
    if any(words.endswith(f"={EVERY}") for words in said):
        return None
    day = dating.day
    seen = [one for one in seen if not any(map(is_said_of(one.name), said))]  # of which it was said
    found = [one for one in seen if one is not day and are_of_oneself(one)]
    rest = [one for one in seen if one.place not in set(used)]
    of_food = any(tokens(one.name) & NUTRIENTS for one in seen)
    found = found or [one for one in rest if are_people(one)]
    found = found or [one for one in rest if may_be_people(one, day, of_food=of_food)]
    found = found or [one for one in rest if are_ids(one) and have_days(one, day, columns)]
    is_sure = bool(found)
    found = found or [one for one in rest if name_persons(one, seen) or number_persons(one, seen)]
    found = found or begin_anew(rest, seen, dating, columns)
    if not found:
        return None
    column = max(found, key=lambda one: ("name" in tokens(one.name), one.filled, -one.place))
    counts = sorted(persons_of(column).most_common(), key=lambda one: key_of(one[0]) not in ONESELF)
    some = ", ".join(text[:40] for text, _ in counts[:3])
    are = "are" if is_sure else "may be"
    of = f"By {column.name} the lines {are} of {len(counts):,} persons"
    text = f"{of}, such as {some}: whose are yours?"
    choices = {word: f"{word[:40]}, {count:,} line{'s' * (count > 1)}" for word, count in counts}
    few = {**choices, EVERY: "all of them"} if len(choices) <= MOST_OFFERED else {}
    return Question("where", "--where", text, few, example=counts[0][0], column=column.name)


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
