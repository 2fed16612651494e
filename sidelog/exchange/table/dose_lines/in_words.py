"""What a line of a diary says in words: that nothing was taken, or perhaps how much."""

import re
from functools import lru_cache

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.amount.how_many import many_of
from sidelog.exchange.table.amount.named import parted
from sidelog.exchange.table.amount.timed import timed
from sidelog.exchange.table.cell.words import MISSED, NOTHING, YES, key, word_set
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.long.listed import DENIED
from sidelog.exchange.table.medicine.words import GIVEN, NEXT, NOT_GIVEN, TAKEN
from sidelog.exchange.table.product.known import EATEN, has_product_word, is_taken_here

_BEFORE = DENIED | TAKEN | (GIVEN - YES) | word_set("i any ich habe he j ai de d du mehr")
_TODAY = word_set("today heute hoy oggi hoje vandaag dzis dzisiaj genommen eingenommen pris")
_NOTHING = NOTHING | word_set(
    "took none;took nothing;none taken;none today;nothing today;"
    "no dose;no doses;keine dosis;aucune dose;sin dosis;sem dose;nessuna dose"
)
"""A line that says, folded, that nothing was taken, and no more."""
_DID_NOT = re.compile(r"^(?:i )?(?:did not|didn['\u2019]?t) (?:take|have) (?:any )?", re.IGNORECASE)
_RATED = re.compile(r"\b\d+ ?/ ?(?:5|10|100)\b")


def none_of(text: str, only: str, here: Here) -> tuple[str, str]:
    """The product of which a line says that none was taken, and what else it says; "" for none.

    So "no kratom", and "nothing" of the only one; "no kratom after lunch" is not of its whole day.
    """
    if only and says_nothing(text):
        return only, ""
    first, *others = parted(text) or [""]
    words = _DID_NOT.sub("no ", first).split()
    if not words or fold(words[0]) not in DENIED:
        return "", ""
    while words and fold(words[0]) in _BEFORE:
        words.pop(0)
    while words and fold(words[-1]) in _TODAY:
        words.pop()
    product = " ".join(words).rstrip(".!")
    is_only = bool(product) and fold(product) == fold(only)
    is_taken = is_only or is_taken_here(product, here)
    return (only if is_only else product, ", ".join(others)) if is_taken else ("", "")


def says_nothing(text: str) -> bool:
    """Whether a line says that there was nothing, and no more."""
    return fold(text).rstrip(".!") in _NOTHING


def may_say_dose(text: str, only: str) -> bool:
    """Whether a part of a line names what is taken, and a number that may be how much of it."""
    parts = parted(text)
    named = [
        one for one in parts if has_product_word(one) or (only and fold(only) in words_of(one))
    ]
    return any(any(map(str.isdecimal, _RATED.sub("", one))) or many_of(one) for one in named)


def is_missed(draft: Draft, column: str, named: str, amount: str = "") -> bool:
    """Whether a dose was missed, refused or is to come, or it is food: its words become a note."""
    if key(named) in MISSED:
        why = f"{named}, so no dose"
    elif is_not_given(named):
        why = f"{named[:40]} is to come or was not taken, so no dose"
    elif EATEN & {*words_of(named)[:1]} and not has_product_word(named):  # "Drank"
        why = f"{named[:40]} is what was drunk or eaten, so no dose"
    else:
        return False
    if key(named) not in MISSED:
        draft.words.append(f"{column}: {named} {amount}".rstrip())
    draft.passed += [why] if why not in draft.passed else []
    return True


@lru_cache(maxsize=1024)
def is_not_given(named: str) -> bool:
    """Whether what is named is to come, or was not taken: "Next Tylenol", "Tylenol: refused"."""
    _, colon, said = named.rpartition(": ")
    if colon and len(said) > 1 and key(said) in NOT_GIVEN:
        return True
    words = words_of(timed(named).text)
    ends = {*words[:1], *words_of(said)[:1], *(words[-1:] if len(parted(named)) == 1 else [])}
    return bool(ends & NEXT)
