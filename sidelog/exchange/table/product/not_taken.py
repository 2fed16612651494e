"""Columns of amounts that are not what was taken: what was planned, means, and running totals."""

from collections.abc import Sequence
from itertools import pairwise

from sidelog.exchange.reader import Here, Left
from sidelog.exchange.table.amount.columns import has_dose_units, is_yes_no, part_of_amounts
from sidelog.exchange.table.amount.units import PIECES, parse_known, piece_called
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.recorded import A_NUMBER
from sidelog.exchange.table.medicine.names import is_action
from sidelog.exchange.table.medicine.words import (
    AMOUNTS,
    ASKING,
    CHANGES,
    DONE,
    GOT,
    NEXT,
    PLANNED,
    TAKEN,
)
from sidelog.exchange.table.product.known import (
    IN_BLOOD,
    MEDICINES,
    NUTRIENTS,
    has_product_word,
    is_known,
    is_product_word,
)

_MOST = word_set("max maximum maximal maximo maxima massimo massima maks")
"""Of what may be taken at most, beside what was; alone it may be a part of a name."""
LIMITS = word_set(
    "limit allowed allowance permitted ceiling quota erlaubt limite permitido permitida autorise "
    "consentito toegestaan dozwolone"
)
_OTHERS = word_set(
    "wife husband spouse partner girlfriend boyfriend mom mum mother dad father son daughter "
    "brother sister roommate friend grandma grandpa ehefrau ehemann mutter vater bruder schwester "
    "freundin esposa esposo marido mujer madre padre hijo hija amigo amiga femme mari mere pere "
    "moglie marito vrouw moeder vader matka ojciec"
)
_BEFORE, _AFTER = word_set("old previous prior former"), word_set("new current")
FROM = word_set("from von de da van fra fran od desde")
_TO = word_set("to auf a naar til till na hasta")
"""Whole names of what was taken before a change, and since: From, To."""
_OF_MEANS = word_set("avg average mean median durchschnitt mittelwert promedio moyenne")
_EQUAL = word_set("equiv equivalent equivalents equivalence mme ome medd omed dme")
_SO_FAR = word_set("cumulative cumul cumulated accumulated kumuliert kumulativ cumulatif lifetime")
_IN_WORDS = (("running", "total"), ("running", "sum"), ("so", "far"), ("to", "date"))
_LESS = word_set("reduction reduced difference diff delta decrease change saved")
_OF_OTHERS = NUTRIENTS | IN_BLOOD | word_set("weight gewicht peso poids body milk water urine")
_LATER = word_set("later spater")
"""Of the same day, on which it was taken later."""
_OF_A_DAY = word_set("daily day week weekly today my total taken")
WAS_PLANNED = "what was planned, and not what was taken"
WAS_BEFORE = "what was taken before, beside what is taken since"
_MISSED_BY = word_set("over under variance")
_WAS_MISSED = "how far what was planned was missed, and not how much was taken"
_WAS_LESS = "how much less was taken, and not how much"
_WAS_ALLOWED = "how much was allowed, and not what was taken"
_OF_ANOTHER = "of somebody else, as its name says"
_REASONS = (
    (_OF_MEANS, "a mean of what was taken, and no dose"),
    (_EQUAL, "an equivalent of what was taken, and no dose"),
    (_SO_FAR, "all that was taken up to its day, and no dose"),
    (LIMITS, _WAS_ALLOWED),
)


def not_taken(rest: Sequence[Seen], here: Here) -> dict[int, Left]:
    """The columns of amounts that are not what was taken, by their places, each with the reason."""
    numbers = [one for one in rest if part_of_amounts(one) >= 1 / 2]
    has_doses = any(_is_called(one, here) or tokens(one.name) & DONE for one in rest)
    some = [one for one in numbers if _is_of_taken(one, here, has_doses=has_doses)]
    if any(tokens(one.name) & MEDICINES and one.share(Kind.WORD) > 1 / 2 for one in rest):
        some += [one for one in numbers if tokens(one.name) <= PLANNED]
    found = {one.place: why for one in some if (why := _by_itself(one))}
    others = [one for one in some if one.place not in found]
    found |= {one.place: why for one in others if (why := _beside(one, numbers, found))}
    own = [one for one in some if one.place not in found and not tokens(one.name) & _OTHERS]
    of_others = [one for one in some if own and tokens(one.name) & _OTHERS]
    found |= dict.fromkeys([one.place for one in of_others], _OF_ANOTHER)
    return {one.place: Left(one.name, found[one.place]) for one in rest if one.place in found}


def kept_as_words(rest: Sequence[Seen]) -> dict[Seen, str]:
    """The columns of numbers that are no amounts and no values, each with the reason."""
    numeric = [one for one in rest if one.share(Kind.NUMBER) == 1]
    kept = {one: "the number of which it was, and no amount" for one in numeric if _is_which(one)}
    coming = [one for one in numeric if one not in kept and _is_to_come(one.name)]
    return kept | dict.fromkeys(coming, "what is still to come, and was not taken")


def _is_which(one: Seen) -> bool:
    """Whether a column has the number of a patch or a pill, and not how many: "Patch no"."""
    words = words_of(one.name)
    is_number = one.name.strip().endswith("#") or (len(words) > 1 and words[-1] in A_NUMBER)
    of_it = [word for word in words if word not in A_NUMBER]
    is_of_one = len(of_it) == 1 and bool(piece_called(*of_it)) and of_it[0][-1:] != "s"
    return is_number and is_of_one and one.numbers[Sign.POINT].whole


def _is_to_come(name: str) -> bool:
    """Whether a column is called the next dose, or the next that is bought: "Next refill"."""
    words = words_of(split_unit(name)[0])
    others = [word for word in words if word not in (NEXT - _LATER) | {"s"}]  # of tomorrow's
    return bool((NEXT - _LATER) & {*words}) and all(
        word in AMOUNTS | GOT | MEDICINES or is_product_word(word) for word in others
    )


def of_changes(rest: Sequence[Seen], here: Here) -> list[Seen]:
    """The columns called by a change of the dose, beside the amounts that were taken."""
    found = [one for one in rest if tokens(one.name) & CHANGES]
    found = [one for one in found if tokens(one.name) <= CHANGES | AMOUNTS | ASKING | MEDICINES]
    found = [one for one in found if not (is_action(one) or is_yes_no(one))]
    doses = [one for one in rest if one not in found and part_of_amounts(one) >= 1 / 2]
    return found if any(_is_called(one, here) for one in doses) else []


def _is_of_taken(one: Seen, here: Here, *, has_doses: bool) -> bool:
    if tokens(one.name) & _OF_OTHERS:
        return False
    unit = parse_known(split_unit(one.name)[1])
    is_weighed = unit in PIECES or has_dose_units(one) or (has_doses and unit in {"g", "ml"})
    return _is_called(one, here) or is_weighed


def _is_called(one: Seen, here: Here) -> bool:
    is_called = tokens(one.name) & (AMOUNTS | TAKEN | MEDICINES)
    return bool(is_called) or has_product_word(one.name) or is_known(split_unit(one.name)[0], here)


def _by_itself(one: Seen) -> str:
    """Why amounts are no doses, whatever stands beside them; empty where they may be."""
    words, in_order = tokens(one.name), words_of(one.name)
    if any(pair in pairwise(in_order) for pair in _IN_WORDS):
        words |= _SO_FAR
    return next((why for said, why in _REASONS if words & said), "")


def _beside(one: Seen, numbers: Sequence[Seen], aside: dict[int, str]) -> str:
    """Why amounts are no doses beside others, which say what was taken; empty where they are."""
    words = _words(one)
    for said, by_others, why in (
        (PLANNED, DONE, WAS_PLANNED),
        (_MOST, DONE, _WAS_ALLOWED),
        (_BEFORE, _AFTER, WAS_BEFORE),
        (_LESS, frozenset[str](), _WAS_LESS),
    ):
        if not words & said:
            continue
        others = [_words(one) for one in numbers if one.place not in aside]
        of_it, told = words - said - AMOUNTS, by_others | AMOUNTS
        own = {word for word in of_it - _OF_A_DAY if not is_product_word(word)}
        own = {word for word in own if not parse_known(word)}
        for other in (other for other in others if not other & said):
            if own <= other if other & told else of_it and of_it <= other:
                return why
    return ""


def _words(one: Seen) -> frozenset[str]:
    """The words of a name; From and To are the old dose and the new one."""
    words = tokens(one.name)
    of_step = tokens(split_unit(one.name)[0]) - AMOUNTS
    for said, meant in ((FROM, _BEFORE), (_TO, _AFTER)):
        if of_step and of_step <= said:
            return words - said | meant
    return words


def why_planned(name: str) -> str:
    """Why a column beside doses is none, by its name alone: a target, or how far it was missed."""
    words = tokens(name)
    if words & PLANNED:
        return WAS_PLANNED
    return _WAS_MISSED if words & _LESS or (words and words <= _MISSED_BY) else ""
