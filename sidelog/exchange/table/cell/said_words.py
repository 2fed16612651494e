"""The numbers that a person said of a file's words: great=10, good=7."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.text import quoted
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import UsageError
from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import key
from sidelog.exchange.table.evidence import Seen

_ANSWER = re.compile(r"\s*([^=,;]+?)\s*=\s*(-?\d+(?:\.\d+)?)(?![\w.])\s*[,;]?", re.ASCII)
_FORM = "great=10, good=7"
_WORDS = frozenset({Kind.WORD, Kind.YES_NO})
_MOST_NAMED = 3
_MOST_WORDS, _MANY, _EACH, _LONGEST = 30, 100, 10, 40
"""So few words, in so many lines, a person chose as a scale, and wrote no sentences."""
_SIGNS = frozenset("=,;")
"""What parts words where they are said."""


@dataclass(slots=True)
class SaidWords:
    """Words with their numbers, and what became of them.

    Attributes:
        numbers: the number of each word, as it is looked up.
        used: whether a column has such words and no others.
        lacking: the words that a column has besides, by column.
        is_open: whether it was said that words have no numbers.
    """

    numbers: Mapping[str, float]
    used: bool = False
    lacking: dict[str, list[str]] = field(default_factory=dict)
    is_open: bool = False

    def are_of(self, column: str, texts: Iterable[str]) -> bool:
        """Whether all words among the texts of a column are these."""
        if not self.numbers:
            return False
        texts = list(texts)
        known = [text for text in texts if key(text) in self.numbers]
        others = [text for text in texts if text not in known and token(text).kind in _WORDS]
        if known and others:
            self.lacking[column] = others
        self.used = self.used or bool(known and not others)
        return bool(known) and not others

    def number(self, text: str) -> float | None:
        """The number of a word, or that which a text is; None where it is neither."""
        found = self.numbers.get(key(text))
        cell = token(text)
        is_number = found is None and cell.kind is Kind.NUMBER and not cell.unit
        return to_number(cell.digits, Sign.POINT) if is_number else found

    def refuse_unused(self) -> None:
        """Refuse them where no column has them, or those that have some have others besides."""
        if self.used or not self.numbers:
            return
        also = [
            f"{column} has {', '.join(map(quoted, words[:_MOST_NAMED]))} besides"
            for column, words in self.lacking.items()
        ]
        raise UsageError(
            "No column has the words of --words and no others.",
            hint=f"{'; '.join(also)}." if also else "Each word is written as the file has it.",
        )


def said_words(said: Collection[str]) -> SaidWords:
    """What a person said of words; a `UsageError` where it is no such list."""
    numbers: dict[str, float] = {}
    answers = [words for words in said if words not in UNKNOWN_WORDS]
    for words in answers:
        if _ANSWER.sub("", words).strip():
            raise UsageError(
                f"{quoted(words)} does not say what words stand for.", hint=f"Such as: {_FORM}"
            )
        numbers |= {key(word): float(number) for word, number in _ANSWER.findall(words)}
    return SaidWords(numbers, is_open=len(answers) < len(said))


def may_be_said(words: Collection[str]) -> bool:
    """Whether words are so few, and so short, that a person may say the number of each."""
    are_short = not any(_SIGNS & {*word} or len(word) > _LONGEST for word in words)
    return are_short and 1 < len(words) <= _MOST_WORDS


def ask_moods(one: Seen) -> Question | None:
    """The question what a person's own words for moods stand for; None where they are not few."""
    said = {text: many for text, many in one.texts.items() if token(text).kind is not Kind.MISSING}
    often = Counter(said).most_common()
    if sum(said.values()) < max(_MANY, len(often) * _EACH) or not may_be_said(said):
        return None
    counted = ", ".join(f"{text} ({count:,})" for text, count in often)
    return Question(
        "words",
        "--words",
        f"What do the words of {one.name} stand for, from 1, the worst, to 5, the best? {counted}. "
        '"?" keeps them as words, without numbers',
        example=", ".join(f"{text}=.." for text, _ in often),
    )
