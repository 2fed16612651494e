"""The numbers that a person said of a file's words: great=10, good=7."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.text import quoted
from sidelog.errors import UsageError
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import key

_ANSWER = re.compile(r"\s*([^=,;]+?)\s*=\s*(-?\d+(?:\.\d+)?)(?![\w.])\s*[,;]?", re.ASCII)
_FORM = "great=10, good=7"
_WORDS = frozenset({Kind.WORD, Kind.YES_NO})
_MOST_NAMED = 3


@dataclass(slots=True)
class SaidWords:
    """Words with their numbers, and what became of them.

    Attributes:
        numbers: the number of each word, as it is looked up.
        used: whether a column has such words and no others.
        lacking: the words that a column has besides, by column.
    """

    numbers: Mapping[str, float]
    used: bool = False
    lacking: dict[str, list[str]] = field(default_factory=dict)

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

    def anchors(self, texts: Mapping[str, int]) -> tuple[tuple[float, str], ...]:
        """The words of a column with their numbers; of several for one, the most frequent."""
        said: dict[float, str] = {}
        for text in sorted(texts, key=lambda one: -texts[one]):
            if (number := self.numbers.get(key(text))) is not None:
                said.setdefault(number, text)
        return tuple(sorted(said.items()))

    def refuse_unused(self) -> None:
        """See to it that they were of some column.

        Raises:
            UsageError: none has them, or those that have some have others besides.
        """
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


def said_words(said: Iterable[str]) -> SaidWords:
    """What a person said of words.

    Raises:
        UsageError: it is no such list.
    """
    numbers: dict[str, float] = {}
    for words in said:
        if _ANSWER.sub("", words).strip():
            raise UsageError(
                f"{quoted(words)} does not say what words stand for.", hint=f"Such as: {_FORM}"
            )
        numbers |= {key(word): float(number) for word, number in _ANSWER.findall(words)}
    return SaidWords(numbers)
