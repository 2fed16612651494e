"""The columns of a person's words."""

from typing import NamedTuple

from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import NOTES, NOTHING, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen

_QUESTIONS = frozenset({"question", "questions"})
_FREE_TEXT = word_set("text free open entry overview summary day daily full raw own my your")
"""The words of a name whose text is a person's own: a "Quality_text" is one word of a quality."""
_FREE = 25
"""Words that are so long on average, and seldom the same, are a person's own."""


class Notes(NamedTuple):
    """A column of a person's words.

    Attributes:
        place, column: of the column.
        is_word: whether it says a word rather than a note, which needs its column to be told.
        usual: a word that nearly all lines say, and none of them is told by; empty for none.
        has_unknown: whether a question mark among its words says that how much is not known.
        is_of_moment: whether it is of its moment, whatever each of the lines of that is of.
        are_words_alone: whether its other cells, such as days, are none.
        is_named: whether its name stands before its words, as another column has such words, too.
        unit: the place of the column that says the unit of its number; None where none does.
    """

    place: int
    column: str
    is_word: bool
    usual: str = ""
    has_unknown: bool = False
    is_of_moment: bool = False
    are_words_alone: bool = False
    is_named: bool = False
    unit: int | None = None

    def says_nothing(self, text: str) -> bool:
        """Whether a cell of a column for notes alone says that there is nothing to note."""
        if self.are_words_alone and token(text).kind is not Kind.WORD:
            return True
        return is_for_notes(self.column) and text.casefold().rstrip(".") in NOTHING


def how_noted(one: Seen) -> str:
    """How the words of a column come in, and which of them say that there is nothing."""
    says_nothing = Notes(one.place, one.name, is_word=False).says_nothing
    found = {text: count for text, count in one.texts.items() if says_nothing(text)}
    but = f"; but {' or '.join(found)} ({sum(found.values()):,}), which is nothing to note"
    return "word for word" + (but if found else "")


def is_for_notes(name: str) -> bool:
    """Whether a column is called one of notes, and not those of something."""
    return frozenset() < tokens(name) <= NOTES


def is_note(one: Seen) -> bool:
    """Whether a column has a person's words: by its name, or since they are long and all other."""
    if one.share(Kind.YES_NO) == 1 and len(one.texts) > 1:
        return False  # whether it was written that day
    if one.share(Kind.WORD) <= 1 / 2:
        return is_for_notes(one.name) and one.share(Kind.WORD, Kind.OF, Kind.RANGE, Kind.YES_NO) > 0
    called, count = tokens(one.name), one.kinds[Kind.WORD]
    is_text = called & NOTES != {"text"} or called <= _FREE_TEXT
    if called & NOTES and is_text and not called & _QUESTIONS:
        return True
    return one.letters / count >= _FREE and (one.many or len(one.texts) > count * 0.6)


def has_unknown(one: Seen) -> bool:
    """Whether a column says "?" among words of how much: "4 beers", "2 glasses"."""
    known = {text: count for text, count in one.texts.items() if text not in UNKNOWN_WORDS}
    amounts = sum(count for text, count in known.items() if any(map(str.isdecimal, text)))
    return len(known) < len(one.texts) and amounts * 2 > sum(known.values())
