"""Lines of what happened, of which some say that something was started, changed, stopped or taken.

What is taken once in some weeks, as its doses in the file say, is no plan of each day; nor is what
has an amount for each part of the day.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought, Here
from sidelog.exchange.table.amount.named import course_of
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import About, Amounts, first_of
from sidelog.exchange.table.medicine.taken import TakenReader
from sidelog.exchange.table.product.known import ENTRY, MEDICINES, is_taken_here, may_name
from sidelog.exchange.table.regimen.phrase import (
    CHANGE,
    TAKE,
    Phrase,
    may_be_change,
    read_named,
    read_phrase,
)
from sidelog.exchange.table.regimen.steps import StepReader
from sidelog.exchange.table.rows.columns import Columns

_CHANGES = word_set(
    "event events change changes changed history timeline milestone anderung anderungen cambio "
    "cambios changement changements modifica wijziging"
)
_HAPPENED = _CHANGES | word_set(
    "happened what action note notes details detail description comment comments entry"
)
_APART = timedelta(days=6)
"""What is taken once in so many days, or more, is not taken daily."""


class Told(NamedTuple):
    """What a line tells, with its phrase where it has one, and when that is."""

    phrase: Phrase | None
    when: Moment
    words: str
    line: int

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.when.written, self.words


class Product(NamedTuple):
    """What the lines of a file tell of something that is taken.

    Attributes:
        name: as the file has it first.
        is_parted: whether several parts of the day have amounts of their own.
        is_taken: whether a line says that it was taken.
        is_apart: whether most of its doses are days apart from each other.
        since: the first day of its plan; None where no line of the file says one.
        begun: the moments, as they are written, at which an amount was begun.
        is_known: whether the journal has it, and so perhaps a plan of it.
    """

    name: str
    is_parted: bool
    is_taken: bool
    is_apart: bool
    since: date | None
    begun: frozenset[str]
    is_known: bool

    def is_step(self, phrase: Phrase, day: date) -> bool:
        """Whether a change of a day is a step of a plan, and not only an event."""
        if phrase.kind == "stop":
            return self.is_known or (self.since is not None and self.since <= day)
        return _is_planned(phrase, is_apart=self.is_apart)


def _is_planned(phrase: Phrase, *, is_apart: bool) -> bool:
    """Whether it says how much is taken each day from then on."""
    has_change = phrase.has_amount and " by " not in phrase.change
    return has_change and phrase.kind not in {TAKE, "stop"} and (phrase.is_daily or not is_apart)


class Timeline(NamedTuple):
    """The columns whose words, one after the other, may say a change, and of which products.

    Attributes:
        columns: their places and names.
        products: by folded name.
        meant: of which changes are that name nothing, folded.
        unread: the lines that speak of a change, and are no step of a plan.
        known: of a diary, the folded names that the journal has.
    """

    columns: tuple[tuple[int, str], ...]
    products: dict[str, Product]
    meant: Mapping[tuple[str, str], str] = {}
    unread: tuple[int, ...] = ()
    known: frozenset[str] | None = None

    def read(self, cells: Sequence[str], when: Moment) -> tuple[Product, Phrase] | None:
        """What a line says was changed or taken; None where it says nothing of these products."""
        words = self.words(cells)
        phrase = self.phrase(words)
        name = phrase and (fold(phrase.product) or self.meant.get((when.written, words), ""))
        product = self.products.get(name) if name else None
        return (product, phrase) if phrase and product else None

    def phrase(self, words: str) -> Phrase | None:
        """What the words of a line say; in a diary a name with an amount is a dose as well."""
        named = read_named(words, self.known) if self.known is not None else None
        return named or read_phrase(words)

    def words(self, cells: Sequence[str]) -> str:
        """The words of a line."""
        return " ".join(" ".join(cells[place] for place, _ in self.columns).split())

    def said_among(self, brought: Sequence[Brought]) -> list[Brought]:
        """What is said of all columns, these among them, of which not all words are notes."""

        def names(are_so: Callable[[Product], bool]) -> list[str]:
            return [one.name for one in self.products.values() if are_so(one)]

        found = " + ".join(column for _, column in self.columns)
        planned = names(lambda one: one.since is not None and not one.is_parted)
        apart, parted = names(lambda one: one.is_apart), names(lambda one: one.is_parted)
        how = "so much a day from when it was started, changed or stopped"
        if self.unread:
            more = f" and {len(self.unread) - 1} more" if len(self.unread) > 1 else ""
            how += f"; line {self.unread[0]}{more} could not be read as a step: "
            how += "the last step is as far as the file could be read"
        taken = names(lambda one: one.is_taken)
        said = (
            ("regimens", planned, how),
            ("doses", taken, "where a line says that it was taken"),
            ("starts", apart, "events: its doses are days apart, so that no plan is made"),
            ("notes", parted, "its parts of the day differ, and a plan has one amount a day"),
        )
        columns = {column for _, column in self.columns}
        others = [one for one in brought if one.found not in columns]
        own = [Brought(found, f"{what} of {first_of(of)}", how) for what, of, how in said if of]
        return [*others, *own, Brought(found, "notes of the day", "what its other lines say")]


def _find_meant(
    told: Sequence[Told], names: Collection[str]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Of which products changes are that name none, by what tells them from others.

    It is the only one, or the only one that is taken then; a bare stop may be of what else was
    begun last.
    """
    taken: set[str] = set()
    last = ""
    for one in sorted(told, key=lambda one: one.when.day):
        if not one.phrase:
            continue
        name = fold(one.phrase.product)
        last = name or last
        some = names if len(names) == 1 else taken
        if not name and len(some) == 1 and (last in names or not one.phrase.is_bare):
            (name,) = some
            yield one.key, name
        if name in names and one.phrase.kind == "stop":
            taken.discard(name)
        elif name in names and one.phrase.kind != TAKE:
            taken.add(name)


def _is_unread(one: Told, product: Product | None) -> bool:
    """Whether a line speaks of a change to an amount, or of a stop, and is no step of a plan."""
    phrase = one.phrase
    if phrase is None:
        has_number = any(map(str.isdecimal, course_of(one.words).name))
        return has_number and may_be_change(one.words)
    if product:
        is_change = phrase.has_amount and phrase.kind not in {TAKE, "stop"}
        has_plan = product.since is not None
        return has_plan and is_change and not product.is_step(phrase, one.when.day)
    return phrase.kind != TAKE and (phrase.has_amount or phrase.is_bare)


def find_timeline(
    rest: Sequence[Seen], columns: Columns, here: Here, moments: Moments
) -> Timeline | None:
    """The columns of a timeline; None where no line says what was taken, or is from then on."""
    worded = [one for one in rest if one.share(Kind.WORD) > 1 / 2 and tokens(one.name) & _HAPPENED]
    worded.sort(key=lambda one: one.place)
    for some in (worded[:1], worded[:2]) if worded else ():
        is_diary = all(tokens(one.name) == ENTRY for one in some)
        known = frozenset(here.products) if is_diary else None
        timeline = Timeline(tuple((one.place, one.name) for one in some), {}, known=known)
        words = [tokens(one.name) for one in some]  # events of medicines name nothing else
        are_medicines = all(one & MEDICINES and one <= MEDICINES | _CHANGES for one in words)
        told = list(_told(timeline, columns, moments))
        names: dict[str, str] = {}
        for phrase in (one.phrase for one in told if one.phrase):
            if _is_product(phrase, here, are_medicines=are_medicines):
                names.setdefault(fold(phrase.product), phrase.product)
        if names:
            meant = dict(_find_meant(told, names))
            by_name: dict[str, list[Told]] = {}
            for one in told:
                by_name.setdefault(_key(one, meant), []).append(one)
            products = {
                key: _product(name, by_name[key], is_known=key in here.products)
                for key, name in names.items()
            }
            unread = (one.line for one in told if _is_unread(one, products.get(_key(one, meant))))
            return timeline._replace(products=products, meant=meant, unread=tuple(unread))
    return None


def _told(timeline: Timeline, columns: Columns, moments: Moments) -> Iterator[Told]:
    width = len(columns.names)
    for row in (row for row in columns.rows() if len(row.cells) == width):
        words = timeline.words(row.cells)
        phrase = timeline.phrase(words)
        if phrase or may_be_change(words):
            with suppress(BadDataError):
                yield Told(phrase, moments.at(row.cells), words, row.line)


def _key(one: Told, meant: Mapping[tuple[str, str], str]) -> str:
    name = fold(one.phrase.product) if one.phrase else ""
    return name or meant.get(one.key, "")


def _product(name: str, told: Sequence[Told], *, is_known: bool) -> Product:
    said = [(one.phrase, one.when) for one in told if one.phrase]
    doses = sorted({when.day for phrase, when in said if phrase.kind == TAKE})
    apart = [after - before >= _APART for before, after in pairwise(doses)]
    is_apart = sum(apart) * 2 > len(apart)
    plans = [one for one in said if _is_planned(one[0], is_apart=is_apart)]
    parts = {phrase.part for phrase, _ in plans if phrase.product}
    begun = {when.written for phrase, when in plans if phrase.kind in {"start", "restart"}}
    since = min((when.day for _, when in plans), default=None)
    return Product(name, len(parts) > 1, bool(doses), is_apart, since, frozenset(begun), is_known)


def _is_product(phrase: Phrase, here: Here, *, are_medicines: bool) -> bool:
    """Whether a phrase names something taken, be it known or with an amount that was begun."""
    if not phrase.product or phrase.kind == CHANGE:
        return False
    if is_taken_here(phrase.product, here):
        return True
    has_amount = phrase.has_amount and fold(phrase.change[:3]) != "new"
    may_be = may_name(phrase.product) and phrase.product.casefold() not in NONE_WORDS
    return may_be and (has_amount or are_medicines)


class TimelineReader:
    """Reads what the lines of one file say was changed or taken."""

    def __init__(self, timeline: Timeline, steps: StepReader, taken: TakenReader) -> None:
        self._timeline, self._steps, self._taken = timeline, steps, taken

    def read(self, draft: Draft) -> None:
        """Add what a line says was started, changed, stopped or taken."""
        timeline, cells = self._timeline, draft.row.cells
        found = timeline.read(cells, draft.when)
        if found is None or (found[0].is_parted and found[1].kind != TAKE):
            return
        product, phrase = found
        name, note = product.name, phrase.note
        place, column = timeline.columns[-1]
        about = About(column, name, draft.when, note)
        words = timeline.words(cells)
        if phrase.kind == TAKE:
            self._taken.add_named(draft, column, (name, phrase.change), words, note)
        elif phrase.kind == "stop" and draft.when.written in product.begun:
            draft.passed.append("a stop at whose moment another amount of it begins")
        elif product.is_step(phrase, draft.when.day):
            one = Amounts(place, column, name, None)
            draft.parts += self._steps.changed(draft, one, about, phrase.change)
        elif phrase.kind == CHANGE:
            return  # whether it is more is not known
        else:
            title = words if phrase.has_amount and phrase.kind != "stop" else phrase.change
            draft.parts.append(self._steps.event(about, phrase.kind, title))
        draft.said.update(place for place, _ in timeline.columns)
