"""The measure or the product that words name; where they name none, what they may have meant."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold, quote, quoted
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product

Found = TypeVar("Found")

_MOST = 3


def find_measure(journal: Journal, word: str) -> Measure:
    """The measure of that name, whatever its case.

    Raises:
        NothingMatchedError: it is put away.
        UsageError: there is none; what may have been meant is offered.
    """
    name = word.casefold()
    if name in journal.measures:
        return journal.measures[name]
    if name in journal.put_away:
        raise NothingMatchedError(
            f"{name} is put away.", hint=f"Back with: sidelog measure restore {name}"
        )
    if name in {"note", "notes"}:
        raise UsageError(f"There is no measure {name!r}.", hint='A note goes after -n: -n "words"')
    if product := journal.products.get(fold(name)):
        raise refuse_product(product, "What was taken of it: sidelog dose")
    raise unknown_name(journal, name, "measure")


def refuse_product(product: Product, instead: str) -> UsageError:
    """That a product was named for a measure; `instead` is the command for a product."""
    return UsageError(
        f"{product.name} is a product, not a measure.", hint=f"{instead} {quote(product.name)}"
    )


def find_product(journal: Journal, name: str) -> Product:
    """The product of that name, whatever its case and accents.

    Raises:
        UsageError: there is none; what may have been meant is offered.
    """
    if product := journal.products.get(fold(name)):
        return product
    if name.casefold() in journal.measures:
        raise UsageError(f"{name} is a measure, not a product.", hint=_every("product"))
    raise unknown_name(journal, name, "product")


def find_either(journal: Journal, name: str) -> Measure | Product | None:
    """The measure or else the product of that name, put away or not; None where there is none."""
    from sidelog.journal.keeping.measures import look_at  # noqa: PLC0415  (not to record)

    word = name.casefold()
    measure = journal.measures.get(word) or look_at(journal, word)
    return measure or journal.products.get(fold(name))


def leading(
    words: Sequence[str], find: Callable[[str], Found | None]
) -> tuple[Found | None, Sequence[str]]:
    """What the first of some words name, as many of them as can be; and the words after those."""
    for end in range(len(words), 0, -1):
        if found := find(" ".join(words[:end])):
            return found, words[end:]
    return None, words


def unknown_name(journal: Journal, word: str, *kinds: str) -> UsageError:
    """The error for a word that names nothing of some kinds: what it is called now, or may mean."""
    from sidelog.journal.keeping.common import called_otherwise  # noqa: PLC0415  (seldom)

    for kind in kinds:
        if now := called_otherwise(journal, kind).get(fold(word)):
            return UsageError(f"{word} is called {now} now.", hint=f"Write {quote(now)} instead.")
    return UsageError(
        f"There is no {' or '.join(kinds)} {quoted(word)}.",
        hint=f"{did_you_mean(journal, word, *kinds)}{_every(*kinds)}",
    )


def did_you_mean(journal: Journal, word: str, *kinds: str) -> str:
    """The names of some kinds that a word is like, as a question; empty where it is like none."""
    near = _near_measures(journal, word) if "measure" in kinds else []
    if "product" in kinds:
        near += [one.name for one in near_products(journal, word)]
    return f"Did you mean {' or '.join(near[:_MOST])}? " if near else ""


def _every(*kinds: str) -> str:
    """Where everything of some kinds is listed."""
    names = " and ".join(f"{kind}s" for kind in kinds)
    return f"All {names}: {', '.join(f'sidelog {kind} list' for kind in kinds)}"


def _near_measures(journal: Journal, word: str) -> list[str]:
    """The measures with a word that begins so; or else those that are spelled nearly so."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for what is not known)

    name = word.casefold()
    with_word = [one.name for one in journal.measures.values() if _has_word(one, name)]
    return with_word or get_close_matches(name, list(journal.measures), _MOST, 0.6)


def _has_word(measure: Measure, word: str) -> bool:
    """Whether a word of its name or of its title is, or begins with, that word."""
    words = [*measure.name.split("-"), *measure.title.casefold().split()]
    return any(one.startswith(word) for one in words)


def near_products(journal: Journal, name: str) -> list[Product]:
    """The products that a name may have meant, the likeliest first."""
    from sidelog.journal.keeping.products import former_names  # noqa: PLC0415  (only for a new name)

    key = fold(name)
    renamed = former_names(journal).get(key)
    found = [renamed] if renamed else []
    for is_like in (_is_part, _is_slip):
        found += [one for other, one in journal.products.items() if is_like(key, other)]
    return list(dict.fromkeys(found))[:_MOST]


def near_known(name: str) -> str:
    """The product known to everybody that a name is a slip for; empty where it is for none."""
    from sidelog.catalog.claims import NAMES  # noqa: PLC0415  (only for a new name)

    return next((known for known in NAMES if _is_slip(fold(name), known)), "")


def _is_part(key: str, other: str) -> bool:
    """Whether one name has all words of the other, as "kratom powder" has those of "kratom"."""
    some, others = set(key.split()), set(other.split())
    return some <= others or others <= some


def _is_slip(key: str, other: str) -> bool:
    """Whether one name is nearly spelled as the other; "vitamin c" is no slip for "vitamin d"."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (only for a new name)

    if _is_part(key, other):
        return False  # that is likeness of another kind
    words, others = key.split(), other.split()
    pairs = zip(words, others, strict=True) if len(words) == len(others) else [(key, other)]
    return all(SequenceMatcher(None, *pair).ratio() >= 0.75 for pair in pairs)  # noqa: PLR2004
