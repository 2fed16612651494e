"""Whether the dose of a line was taken, as a column of it says, or an amount that is not there."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sidelog.catalog.text import fold
from sidelog.exchange.incoming import Dose
from sidelog.exchange.reader import Brought, Here
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import MISSED, NOTES, key, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.medicine.medicines import ASKING, GIVEN, NOT_GIVEN
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.product.called import names_product
from sidelog.exchange.table.product.known import MEDICINES
from sidelog.exchange.table.rows.columns import Columns

_STATUS = word_set("status state outcome taken took given administered adherence")
_USED = word_set("used use consumed")
"""By these how many were taken may be called as well."""
_DONE = word_set("done complete completed")
"""By these alone whether a step or a dose was taken may be called."""
_OF_IT = _DONE | _STATUS | _USED | MISSED | ASKING | {"it", "dose"}
"""The words of a name that says of one product, which stands beside it, whether it was taken."""
_TICKS = word_set("checked x \N{CHECK MARK} \N{HEAVY CHECK MARK} \N{BALLOT BOX WITH CHECK}")
"""What stands alone in a box that is ticked, and nothing in one that is not."""
_TAKEN = word_set("dose doses taken take took use used intake consumed")
_GOT = word_set("purchase purchased bought buy order ordered refill refilled restock restocked")
"""Kinds of lines: of what was taken, and of what was got to be taken later."""
_SAID = GIVEN | NOT_GIVEN | _TICKS
_PLAINLY = (GIVEN | _TICKS) - word_set("late;on time;taken late")
"""Words that are written where a dose was taken, and not only where it was in an odd way."""
_BEGIN = MISSED | word_set("taken;took;not taken;not given;refused;snoozed")
"""Words that say whether a dose was taken, whatever stands behind them."""
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


@dataclass(frozen=True, slots=True)
class Status:
    """A column that says whether a dose was taken.

    Attributes:
        seen: the column.
        brought: what is said of it.
        no_dose: the words of lines that are no dose.
        is_ticked: whether it has nothing but ticks.
        says_taken: whether its words say of some lines that they are of a dose, so that an empty
            cell does not.
    """

    seen: Seen
    brought: Brought
    no_dose: frozenset[str] = NOT_GIVEN
    is_ticked: bool = False
    says_taken: bool = False

    def why_not(self, cells: Sequence[str]) -> str:
        """Why a line is no dose; empty where it may be one."""
        text = cells[self.seen.place].strip()
        if token(text).kind is Kind.MISSING and self.says_taken:
            how = "not ticked" if self.is_ticked else "does not say so"
            return f"{self.seen.name[:40]} {how}, so no dose"
        return f"{text[:40]}, so no dose" if _whether(text) in self.no_dose else ""


def _whether(text: str) -> str:
    """The words that begin a cell and say whether: "skipped" of "Skipped - felt ill"."""
    whole, head = key(text), key(_BEHIND.split(text, maxsplit=1)[0])
    words = whole.split()
    found = (said for said in (whole, head) if said in _SAID and not said.isdecimal())
    begins = (said for said in (" ".join(words[:2]), *words[:1]) if said in _BEGIN)
    return next(found, None) or next(begins, whole)


def says_more(text: str) -> bool:
    """Whether a cell of a status has words behind those that say whether."""
    return key(text) not in _SAID | _TAKEN | _GOT


def says_not_taken(comment: str, *, of_dose: bool) -> bool:
    """Whether a comment begins with words that the dose of its line was not taken.

    Args:
        comment: what stands beside an amount.
        of_dose: whether the line is of a dose and of nothing else, which may be missed as well.
    """
    text = " ".join(fold(comment[:_LONGEST]).replace("\u2019", "'").split())
    if of_dose and key(text) in MISSED:
        return True
    found = _UNTAKEN.match(text) or (_MISSED.match(text) if of_dose else None)
    behind = text[found.end() :] if found else ""
    return bool(found and _ENDS.match(behind)) and not _AFTER_ALL.search(behind)


def leave_untaken(draft: Draft, notes: Sequence[Notes], *, of_dose: bool) -> None:
    """Leave the dose out of which a comment says that it was not taken after all.

    Args:
        draft: its line.
        notes: the columns of a person's words.
        of_dose: whether the line is of a dose and of nothing else.
    """
    doses = [part for part in draft.parts if isinstance(part, Dose) and part.taken]
    if len({one.product for one in doses}) != 1:
        return  # of several it is not said of which
    comments = (
        " ".join(draft.row.cells[one.place].split())
        for one in notes
        if not one.is_word or tokens(one.column) & NOTES
    )
    said = next((text for text in comments if says_not_taken(text, of_dose=of_dose)), "")
    if said:
        draft.parts = [part for part in draft.parts if part not in doses]
        draft.passed.append(f"{said[:40]}, so no dose")


def find_status(rest: Sequence[Seen], here: Here) -> Status | None:
    """The column that says whether each dose was taken, or whether it was missed."""
    named = any(tokens(one.name) & MEDICINES and one.share(Kind.WORD) > 1 / 2 for one in rest)
    of_one = sum(names_product(one, here) for one in rest) == 1
    called = [one for one in rest if named or (of_one and tokens(one.name) <= _OF_IT)]
    found = (*map(_status, called), *map(_kinds, rest))
    return next(filter(None, found), None)


def _status(one: Seen) -> Status | None:
    """A column as one of whether; None where it is none."""
    texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    words = {_whether(text) for text in texts}
    plain = sum(one.texts[text] for text in texts if not says_more(text))
    said = tokens(one.name)
    is_called = bool(said & (_STATUS | MISSED) or (said & _USED and words & NOT_GIVEN))
    is_called |= bool(said & _DONE) and said - ASKING <= _DONE
    if plain <= one.filled / 2 or not words & _SAID or not is_called:
        return None  # what else it says, such as "vomited", is of a dose that was taken
    is_of_missed = bool(said & MISSED) and not words & MISSED
    is_ticked = words <= _TICKS and not is_of_missed
    how = "lines that say otherwise than taken are no doses"
    how = "lines where it is not ticked are no doses" if is_ticked else how
    says_taken = is_ticked or (not is_of_missed and bool(words & _PLAINLY))
    is_open = says_taken and not is_ticked and (one.empty or one.kinds[Kind.MISSING])
    how += ", nor those where it says nothing" if is_open else ""
    how += "; what else it says is kept as a note" * any(map(says_more, texts))
    no_dose = GIVEN | _TICKS if is_of_missed else NOT_GIVEN
    return Status(
        one, Brought(one.name, "whether it was taken", how), no_dose, is_ticked, says_taken
    )


def _kinds(one: Seen) -> Status | None:
    """A column that says of some lines that something was got; None where it is none."""
    words = {key(text) for text in one.texts}
    if not (words & _GOT and (words & _TAKEN or words <= _GOT)):
        return None
    how = "lines of what was got, and not taken yet, are no doses"
    return Status(one, Brought(one.name, "whether it was taken", how), _GOT)


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
