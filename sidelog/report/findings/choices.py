"""What goes onto a page and what stays out; what stays out leaves no trace on it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sidelog.catalog.text import fold, quote
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import look_at, measures_put_away


class Part(StrEnum):
    """The parts of a page, by the words that name them."""

    FLAGS = "flags"
    ANSWERS = "answers"
    PICTURE = "picture"
    TAKEN = "taken"
    ELSE = "else"
    QUESTIONS = "questions"
    WORDS = "words"
    CHANGES = "changes"
    DAYS = "days"
    NOTES = "notes"
    METHOD = "method"


_USUAL = frozenset(Part) - {Part.NOTES}
_NOTE = "note:"


class Choice(NamedTuple):
    """What the person chose.

    Attributes:
        parts: the parts that are shown.
        measures: names of the only measures shown; empty for those of interest.
        no_measures: names of measures that are not shown.
        products: folded names of the only products shown; None for all.
        left_out: folded names that may stand nowhere.
        notes: folded words or tags, one of which a note must have; empty for every note.
        no_notes: folded words or tags that keep a note out.
    """

    parts: frozenset[Part] = _USUAL
    measures: tuple[str, ...] = ()
    no_measures: frozenset[str] = frozenset()
    products: frozenset[str] | None = None
    left_out: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    no_notes: frozenset[str] = frozenset()

    def names_nothing_left_out(self, *texts: str | None) -> bool:
        """Whether none of the texts names what is left out."""
        folded = fold(" ".join(filter(None, texts)))
        return not any(name in folded for name in self.left_out)

    def shows_measure(self, name: str) -> bool:
        """Whether a measure is shown."""
        return (not self.measures or name in self.measures) and name not in self.no_measures

    def shows_product(self, name: str) -> bool:
        """Whether a product is shown."""
        wanted = self.products is None or fold(name) in self.products
        return wanted and self.names_nothing_left_out(name)

    def shows_note(self, text: str) -> bool:
        """Whether a note is shown."""
        folded = fold(text)
        wanted = not self.notes or any(word in folded for word in self.notes)
        return wanted and self.reads_note(text)

    def reads_note(self, text: str) -> bool:
        """Whether a note is looked through for red flags: each that is not left out."""
        folded = fold(text)
        unwanted = any(word in folded for word in self.no_notes)
        return not unwanted and self.names_nothing_left_out(text)


USUAL_CHOICE = Choice()
"""Everything but the notes."""


def choose(journal: Journal, include: Sequence[str], exclude: Sequence[str]) -> Choice:
    """Understand what was typed: parts, measures, products, `#tag`, `note:word`.

    Naming a measure or a product to include shows only those that are named; one that is put away
    is shown too.  Where a name is several of these, `part:`, `measure:` or `product:` says which.

    Raises:
        UsageError: a word names nothing of these, or two of them.
    """
    wanted, unwanted = _Words(journal, include), _Words(journal, exclude)
    for name in wanted.found["measure"]:
        look_at(journal, name)
    shows_notes = wanted.notes or Part.NOTES in wanted.parts
    parts = (_USUAL | wanted.parts | ({Part.NOTES} if shows_notes else set())) - unwanted.parts
    return Choice(
        parts=frozenset(parts),
        measures=tuple(wanted.found["measure"]),
        no_measures=frozenset(unwanted.found["measure"]),
        products=frozenset(wanted.found["product"]) or None,
        left_out=frozenset(unwanted.found["product"]) | unwanted.called(),
        notes=frozenset(wanted.notes),
        no_notes=frozenset(unwanted.notes),
    )


class _Words:
    """Typed words, sorted into what they name.

    Attributes:
        found: the names of parts, measures and products, by kind.
        notes: what stands behind `note:`, and tags.
    """

    def __init__(self, journal: Journal, words: Iterable[str]) -> None:
        self._measures = {**measures_put_away(journal), **journal.measures}
        self._products = journal.products
        self.found: dict[str, list[str]] = {kind: [] for kind in self._known}
        self.notes: list[str] = []
        for word in words:
            folded = fold(word.strip())
            if folded.startswith("#"):
                self.notes.append(folded)
            elif folded.startswith(_NOTE):
                self.notes.append(folded.removeprefix(_NOTE).strip())
            else:
                kind, name = self._meant(word, folded)
                self.found[kind].append(name)

    @property
    def _known(self) -> Mapping[str, Collection[str]]:
        return {"part": set(Part), "measure": self._measures, "product": self._products}

    def _meant(self, word: str, folded: str) -> tuple[str, str]:
        """The kind and the name of what a word names.

        Raises:
            UsageError: it names nothing, or things of two kinds.
        """
        kind, _, name = folded.partition(":")
        if name.strip() in self._known.get(kind, ()):
            return kind, name.strip()
        kinds = [kind for kind, names in self._known.items() if folded in names]
        if not kinds:
            products = [one.name for one in self._products.values()]
            raise UsageError(
                f"{word!r} names no part, measure or product.",
                hint=f"Known: {', '.join([*Part, *self._measures, *products])}, #tag, note:word.",
            )
        if len(kinds) > 1:
            named = " and ".join(f"a {kind}" for kind in kinds)
            ways = " or ".join(quote(f"{kind}:{folded}") for kind in kinds)
            raise UsageError(f"{word!r} names {named}.", hint=f"Say which: {ways}")
        return kinds[0], folded

    @property
    def parts(self) -> set[Part]:
        """The parts of the page."""
        return {Part(name) for name in self.found["part"]}

    def called(self) -> frozenset[str]:
        """What the measures are called, as names and as titles."""
        named = [self._measures[name] for name in self.found["measure"]]
        return frozenset(fold(words) for one in named for words in (one.name, one.title))
