"""Whether the dose of a line was taken, as a column of it says, or an amount that is not there."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Dose
from sidelog.exchange.reader import Brought, Here
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.named import unit_in
from sidelog.exchange.table.amount.units import COUNTED
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import DAYTIMES, MISSED, NOTES, YES, key, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Doses, first_of
from sidelog.exchange.table.medicine.names import names_amounts
from sidelog.exchange.table.medicine.words import (
    AMOUNTS,
    ASKING,
    GIVEN,
    GIVEN_ODDLY,
    GOT,
    NOT_GIVEN,
    OF_ANOTHER_AMOUNT,
    PLANNED,
    TAKEN,
    TO_COME,
    UNTAKEN,
)
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.product.called import LEFT_OVER, are_amounts, is_product, names_product
from sidelog.exchange.table.product.known import MEDICINES
from sidelog.exchange.table.regimen.changes import is_change
from sidelog.exchange.table.rows.columns import Columns

_STATUS = word_set(
    "status state outcome result taken took given administered adherence genommen eingenommen "
    "einnahme verabreicht estado resultado tomado tomada tomou toma statut etat resultat pris "
    "prise stato risultato preso presa assunto assunta resultaat genomen ingenomen inname "
    "przyjety przyjeta przyjete wziety wzieta wziete zazyte"
)
_USED = word_set("used use consumed")
"""By these how many were taken may be called as well."""
COMPLETED = word_set(
    "done complete completed confirmed finished checked action what "
    "erledigt bestatigt fait confirme hecho confirmado feito fatto confermato gedaan bevestigd"
)
"""By these a column may be called that is of something else, unless a medicine stands beside it."""
_WITH_WHAT = word_set("with without con sin mit ohne avec sans com sem senza met zonder")
"""Words of how a dose was taken, and not of whether: "Taken with food"."""
_OF_IT = _STATUS | _USED | MISSED | ASKING | {"it", "dose"}
"""The words of a name that says of one product, which stands beside it, whether it was taken."""
_PATCHES = word_set("patch patches pflaster parche parches timbre cerotto pleister plaster")
_ON_OFF = word_set("on off")
"""Of a patch; beside other medicines they are states of a body."""
_TICKS = word_set("checked x \N{CHECK MARK} \N{HEAVY CHECK MARK} \N{BALLOT BOX WITH CHECK}")
"""What stands alone in a box that is ticked, and nothing in one that is not."""
_TAKEN = word_set("dose doses redose booster taken take took use used intake consumed")
_GOT = GOT | word_set("buy order ordered")
_SAID = GIVEN | GIVEN_ODDLY | NOT_GIVEN | _TICKS
_PLAINLY = GIVEN | _TICKS
"""Words that are written where a dose was taken, and not only where it was in an odd way."""
_FOR_GOOD = UNTAKEN | (GIVEN - YES) - {"1"} | {"taken", "took"}
"""Words that speak of what was taken by themselves, as yes and no do not."""
_BEGIN = word_set(
    "taken took refused snoozed declined held applied removed late vomited yes ja oui"
).union(MISSED, (word for word in _SAID if " " in word))
_BARE = word_set("0 1")
_BEHIND = re.compile(r"\s*[(\[,;:\u2013\u2014]|\s+-")
_IT = (
    r"(?: (?:it|this|that|one|any|today|again|(?:(?:the|my|this|a|today's) )?"
    r"(?:dose|doses|pill|pills|tablet|tablets|med|meds|medication|medicine)))*"
)
_UNTAKEN = re.compile(
    r"(?:i )?(?:(?:did not|didn'?t|have not|haven'?t) take|(?:was )?not taken|forgot to take|"
    rf"(?:missed|skipped|forgot)(?= .*(?:dose|pill|tablet|med))){_IT}"
)
"""A comment that speaks of what was taken, and says that it was not."""
_MISSED = re.compile(rf"(?:i )?(?:missed|skipped|forgot|forgotten){_IT}")
"""The same, where nothing else may be meant."""
_ENDS = re.compile(r" ?(?:$|[!.,;:(\u2013\u2014-]|because\b|as i\b|since i\b)")
_AFTER_ALL = re.compile(r"\b(?:took|later|late|instead)\b")
_LONGEST = 200
_NO_DOSES, _NO_STEPS = "are no doses", "are no steps"
_NOR_EMPTY = ", nor those where it says nothing"
_HEAD = re.compile(
    r"[.,;:!(\u2013\u2014]| -|\b(?:because|weil|porque|parce|as i|since i|da ich)\b", re.IGNORECASE
)
"""What ends the words of a comment that say how much was taken."""
_OF_TAKING = TAKEN | {word for word in GIVEN - YES if word.isalpha()} | word_set("had dose doses")
_IN_ERROR = word_set(
    "instead mistake mistakenly accident accidentally accidental versehen versehentlich statt "
    "stattdessen error equivocacion accidente vez erreur lugar errore sbaglio vergissing engano"
)
_BESIDE = word_set(
    "i only just a an the of it my by up on this that for today in per nur die das aus ich habe "
    "solo he la el lo por en seulement j ai que par au lieu ho sola alleen de maar apenas so "
    "tylko tablet tablets pill pills capsule capsules tablette tabletten comprime pastilla"
)
"""Words that may stand with those, and say nothing else."""


@dataclass(frozen=True, slots=True)
class Status:
    """A column that says whether a dose was taken.

    Attributes:
        seen: the column.
        brought: what is said of it.
        no_dose: the words of lines that are no dose.
        unknown: those of which it is not known: no dose either.
        is_ticked: whether it has nothing but ticks.
        says_taken: whether its words say it of doses, so that an empty cell does not.
        so_what: what a line comes to that says otherwise.
    """

    seen: Seen
    brought: Brought
    no_dose: frozenset[str] = NOT_GIVEN
    unknown: AbstractSet[str] = frozenset()
    is_ticked: bool = False
    says_taken: bool = False
    so_what: str = "so no dose"

    def of_steps(self) -> "Status":
        """The same of steps of a plan, of which an empty cell does not say that one was not."""
        how = self.brought.how.replace(_NO_DOSES, _NO_STEPS)
        brought = self.brought._replace(how=how if self.is_ticked else how.replace(_NOR_EMPTY, ""))
        so_what = "so no step: the plan goes on as before"
        return replace(self, brought=brought, says_taken=self.is_ticked, so_what=so_what)

    def why_not(self, cells: Sequence[str]) -> str:
        """Why a line is no dose; empty where it may be one."""
        text = cells[self.seen.place].strip()
        if token(text).kind is Kind.MISSING and self.says_taken:
            how = "not ticked" if self.is_ticked else "does not say so"
            return f"{self.seen.name[:40]} {how}, {self.so_what}"
        said = _whether(text)
        if said in self.unknown:
            return f"{text[:40]} does not say whether it was taken, {self.so_what}"
        return f"{text[:40]}, {self.so_what}" if said in self.no_dose else ""

    def with_amounts(self, draft: Draft) -> None:
        """Leave the amounts of a line's doses open where it says that they were others."""
        text = draft.row.cells[self.seen.place].strip()
        _, *behind = _BEHIND.split(text, maxsplit=1)
        is_other = any(_says_another_amount(words.strip(" )]"), of_dose=True) for words in behind)
        is_amount = bool(unit_in(text)) or (text.isdecimal() and text not in _BARE)
        if is_other or is_amount or _whether(text) in OF_ANOTHER_AMOUNT:
            _leave_amounts_open(draft, but=text)


def _leave_amounts_open(draft: Draft, but: str = "") -> None:
    """Leave open how much was taken of the doses of a line; half a tablet is a part already.

    So it is not of those that are `but` as much as is said once more.
    """
    same = "".join(but.split()).casefold()
    for at, part in enumerate(draft.parts):
        if isinstance(part, Dose) and part.taken:
            is_cut = part.unit in COUNTED and not float(part.amount or 0).is_integer()
            is_same = "".join(part.entered.split()).casefold() == same
            draft.parts[at] = part if is_cut or is_same else replace(part, amount=None)


def _whether(text: str) -> str:
    """The words that begin a cell and say whether: "skipped" of "Skipped - felt ill"."""
    whole, head = key(text), key(_BEHIND.split(text, maxsplit=1)[0])
    words = whole.split()
    found = (said for said in (whole, head) if said in _SAID and not said.isdecimal())
    some = (" ".join(words[:3]), " ".join(words[:2]), *words[:1])
    begins = (said for said in some if said in _BEGIN)
    return next(found, None) or next(begins, whole)


def _is_unknown(text: str) -> bool:
    """Whether words say neither that a dose was taken nor that it was not; numbers and times do."""
    words = set(_whether(text).split())
    is_other = token(text).kind is Kind.WORD and not any(map(str.isdigit, text))
    return is_other and _whether(text) not in _SAID | _GOT and not words <= DAYTIMES


def says_more(text: str) -> bool:
    """Whether a cell of a status has words behind those that say whether."""
    return key(text) not in (_SAID - GIVEN_ODDLY) | _TAKEN | _GOT


def _says_not_taken(comment: str, *, of_dose: bool) -> bool:
    """Whether a comment begins with words that a dose was not taken, or of a dose with missed."""
    text = " ".join(fold(comment[:_LONGEST]).replace("\u2019", "'").split())
    if of_dose and key(text) in MISSED:
        return True
    found = _UNTAKEN.match(text) or (_MISSED.match(text) if of_dose else None)
    behind = text[found.end() :] if found else ""
    return bool(found and _ENDS.match(behind)) and not _AFTER_ALL.search(behind)


def _says_another_amount(comment: str, *, of_dose: bool) -> bool:
    """Whether a comment begins with words of more or less: "took half", or of a dose "half"."""
    head = _HEAD.split(fold(" ".join(comment[:_LONGEST].split())), maxsplit=1)[0]
    words = {*words_of(head)}
    about = words & (_OF_TAKING | _IN_ERROR)
    is_number = any(in_digits(word).isdecimal() for word in words - OF_ANOTHER_AMOUNT)
    is_other = words & OF_ANOTHER_AMOUNT or (is_number and words & _IN_ERROR)
    others = {word for word in words if not in_digits(word).isdecimal()} - about
    return bool(is_other and (about or of_dose)) and others <= OF_ANOTHER_AMOUNT | _BESIDE


def heed_comments(draft: Draft, notes: Sequence[Notes], *, of_dose: bool) -> None:
    """Leave out the dose that comments say was not taken, and the amount that was another."""
    doses = [part for part in draft.parts if isinstance(part, Dose) and part.taken]
    if len({one.product for one in doses}) != 1:
        return  # of several it is not said of which
    notes = [one for one in notes if not one.is_word or tokens(one.column) & NOTES]
    comments = [" ".join(draft.row.cells[one.place].split()) for one in notes]
    said = next((text for text in comments if _says_not_taken(text, of_dose=of_dose)), "")
    if said:
        draft.parts = [part for part in draft.parts if part not in doses]
        draft.passed.append(f"{said[:40]}, so no dose")
    elif any(_says_another_amount(text, of_dose=of_dose) for text in comments):
        _leave_amounts_open(draft)


def find_status(rest: Sequence[Seen], here: Here) -> Status | None:
    """The column that says whether each dose was taken, or whether it was missed."""
    has_patches = any(_PATCHES & tokens(text) for one in rest for text in (one.name, *one.texts))
    medicines = MEDICINES | _PATCHES
    worded = [one for one in rest if one.share(Kind.WORD) > 1 / 2]
    named = any(tokens(one.name) & medicines or names_amounts(one) for one in worded)
    called = [one for one in rest if has_patches or not _ON_OFF & set(map(key, one.texts))]
    if not named:
        called = [one for one in called if tokens(one.name) <= _OF_IT | COMPLETED and _status(one)]
        called = called if _is_one([one for one in rest if one not in called], here) else []
    found = (*map(_status, called), *map(_kinds, rest))
    return next(filter(None, found), None)


def _is_one(rest: Sequence[Seen], here: Here) -> bool:
    """Whether one product has a column: one that is known, or else one of amounts in mg."""
    known = sum(names_product(one, here) for one in rest)
    amounts = [one for one in rest if known == 0 and are_amounts(one)]
    return known + sum(is_product(one, *split_unit(one.name), here) for one in amounts) == 1


def _status(one: Seen) -> Status | None:
    texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    words = {_whether(text) for text in texts}
    if not _says_whether(one, texts, words) or not _is_called(one, words):
        return None
    said = tokens(one.name)
    is_of_missed = bool(said & MISSED) and not words & MISSED
    is_ticked = words <= _TICKS and not is_of_missed
    how = "where it is not ticked" if is_ticked else "that say otherwise than taken"
    how = f"lines {how} {_NO_DOSES}"
    says_taken = is_ticked or (not is_of_missed and bool(words & _PLAINLY))
    is_open = says_taken and not is_ticked and (one.empty or one.kinds[Kind.MISSING])
    how += _NOR_EMPTY if is_open else ""
    unknown = [text for text in texts if _is_unknown(text)]
    how += f", nor those of which it is not known: {first_of(unknown)}" if unknown else ""
    how += "; what else it says is kept as a note" * any(map(says_more, texts))
    brought = Brought(one.name, "whether it was taken", how)
    no_dose = GIVEN | GIVEN_ODDLY | _TICKS if is_of_missed else NOT_GIVEN | _GOT
    return Status(one, brought, no_dose, {*map(_whether, unknown)}, is_ticked, says_taken)


def _is_called(one: Seen, words: AbstractSet[str]) -> bool:
    said = tokens(one.name)
    if said & _WITH_WHAT:
        return False
    if said & (_STATUS | MISSED) or (said & _USED and words & NOT_GIVEN):
        return True
    is_completed = bool(said & COMPLETED) and said <= COMPLETED | _OF_IT
    return is_completed and not any(map(is_change, one.texts))


def _says_whether(one: Seen, texts: Sequence[str], words: AbstractSet[str]) -> bool:
    """Whether most cells say it, or one in such words that the others speak of it as well."""
    if words <= TO_COME or words & (_SAID - TO_COME) <= _BARE:
        return bool(words) and words <= TO_COME | _BARE
    are_counted = any(token(word).kind is Kind.NUMBER for word in words - _BARE)
    if are_counted and all(map(str.isdecimal, words & _PLAINLY)):
        return False  # it says how many were taken
    most = sum(one.texts[text] for text in texts if _whether(text) in _SAID) > one.filled / 2
    return most or bool(words & _FOR_GOOD)


def _kinds(one: Seen) -> Status | None:
    words = {key(text) for text in one.texts}
    others = frozenset(filter(_is_of_others, words)) | (words & _GOT)
    are_all = bool(words & _GOT) or words <= others | _TAKEN | AMOUNTS  # and no names of measures
    if not (others and are_all and (words & _TAKEN or words <= _GOT)):
        return None
    of = "got, and not taken yet," if words & _GOT else "to be taken, or is left,"
    how = f"lines of what was {of} are no doses"
    return Status(one, Brought(one.name, "whether it was taken", how), others | UNTAKEN)


def _is_of_others(word: str) -> bool:
    """Whether a kind of lines is of what is left, or was planned: "stock left", "planned dose"."""
    said = {*words_of(word)}
    return bool(said & (LEFT_OVER | PLANNED)) and said <= LEFT_OVER | PLANNED | _TAKEN | AMOUNTS


def find_measured(doses: Doses, rest: Sequence[Seen], columns: Columns) -> frozenset[str]:
    """The products, folded, most of whose lines say how much was taken, be it none."""
    without = {one.place for one in rest if one.empty or one.kinds[Kind.MISSING]}
    named = [one for one in doses.amounts if one.names and one.place in without]
    known: dict[str, Counter[bool]] = {}
    for row in columns.rows() if named and not doses.are_steps else ():
        for one in named:
            if one.names and max(one.place, one.names.place) < len(row.cells):
                product = " ".join(row.cells[one.names.place].split())
                says = token(row.cells[one.place].strip()).kind is not Kind.MISSING
                known.setdefault(fold(product), Counter())[says] += 1
    return frozenset(product for product, said in known.items() if said[True] > said[False])
