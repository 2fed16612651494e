"""The word that tells the lines of a day apart, as morning and evening do; or two together.

A second word may say more of the name of a line, as Weight does of Growth.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import DAYTIMES, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.ratings import MOODS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen
from sidelog.exchange.table.long.beside import has_values
from sidelog.exchange.table.long.named import Long, which
from sidelog.exchange.table.medicine.words import PARTS_OF_DAY
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import are_sets

_TELL_APART = word_set(
    "session slot meal daytime tageszeit mahlzeit site side arm leg shift visit round period part "
    "position posture eye ear hand foot knee"
)
"""Names of what tells the lines of a day apart, though some of them may be alike."""
_CIRCUMSTANCES = MOODS | word_set(
    "weather wetter meteo weer pogoda vejr sky environment surroundings "
    "setting umgebung feeling feelings emotion emotions gefuhl company companion companions "
    "people persons others accompanied whom alone begleitung gesellschaft compania compagnie "
    "compagnia gezelschap device phone season weekend weekday daytype"
)
"""What was around a line of a day, and says of no value what it is one of."""
_PLACES = word_set(
    "location locations place places ort lieu lugar ubicacion luogo plaats locatie miejsce plats "
    "sted standort where wo room"
)
_ABOUT_TOWN = word_set(
    "home house work office library cafe coffee school college university campus class dorm gym "
    "park outside outdoors inside indoors hause zuhause arbeit buro bibliothek casa trabajo "
    "oficina biblioteca maison travail bureau bibliotheque"
)
"""Where somebody is: other places are parts of the body, or of what was done."""
_OF_BODY = word_set("site side arm leg eye ear hand foot knee left right links rechts")
_BESIDE = word_set("of day number no id the time name nr")
_PARTS = PARTS_OF_DAY | word_set("supper fasting fasted postprandial before after pre post")
_KINDS = word_set("type kind category typ art tipo categoria categorie soort")
_OF_DAYS = {"day", "type"}
_OF_ITEMS = word_set(
    "style genre country city region origin brand stil land estilo pais ciudad pays ville paese "
    "citta stijl marke marca marque"
)
_ITEMS = word_set("name title titel titulo titre titolo nom nombre nome naam nazwa")
_SECOND = word_set("sub subcategory subtype subkind subgroup subactivity subevent")
_MOST_WORDS, _MOST_PLACES = 12, 60
_OF_PLACES = word_set("region regions bodypart site location area korperteil stelle zona")
_FEW_WORDS = 4
_FEW = 3
_AGAIN = 0.6
_READ_AGAIN = 0.3
"""Whoever reads again reads at most three times in a row."""
_MOSTLY = 0.8
_NEARLY_ALL, _SELDOM = 0.9, 0.1
_MOST_TRIED = 4
"""Columns of words of which two are tried together."""
_HALF = 0.5
_WHOLE = 0.5
"""Where lines have less of what two words may say on all days, it is chance that none are alike."""


def told_apart(
    rest: Sequence[Seen], columns: Columns, dating: Dating, *, are_parts: bool
) -> tuple[tuple[Seen, ...], list[Seen]] | None:
    """The columns of words that tell the lines of one day apart, as no time does, and the values.

    It is one column, or two together.  The values are those that a day has several of.  With
    `are_parts` no other words are meant than parts of the day.
    """
    if dating.has_times or dating.day.filled <= len(dating.day.texts) or dating.day.many:
        return None
    valued = [one for one in rest if has_values(one)]
    words = [one for one in rest if _are_words(one) and one not in valued]
    words += [one for one in rest if _tells_apart(one) and one not in words]
    words = [one for one in words if not (is_of_item(one, rest) or is_circumstance(one))]
    words = [one for one in words if _are_parts(one) or not are_parts]
    words = [one for one in words if len(one.texts) <= _most_words(one) and comes_again(one)]
    words = [one for one in words if one.kinds[Kind.MISSING] <= one.filled * _SELDOM]
    words.sort(key=_tells_apart, reverse=True)
    pairs = () if are_parts else combinations(words[:_MOST_TRIED], 2)
    tried: list[tuple[tuple[Seen, ...], Callable[[_Found], bool]]] = [
        *(((word,), partial(_tells_lines, word)) for word in words),
        *(
            (both, lambda one: one.part == 1 and one.is_whole)
            for both in pairs
            if any(map(_tells_apart, both))
        ),
        *(((word,), lambda one: one.part >= _READ_AGAIN) for word in words if are_hours(word)),
    ]
    for by, tells in tried:
        values = [one for one in valued if one not in by]
        found = _told_apart_by(by, values, dating, columns)
        if found.repeated and tells(found):
            in_order = tuple(sorted(by, key=lambda one: one.place))
            return in_order, [one for one in values if one.place in found.repeated]
    return None


def _most_words(one: Seen) -> int:
    """How many words may tell lines apart: a body has many places at which it may hurt."""
    return _MOST_PLACES if tokens(one.name) & _OF_PLACES else _MOST_WORDS


def _tells_apart(one: Seen) -> bool:
    """Whether a column has parts of the day, or is called what tells the lines of one apart."""
    is_whole = one.share(Kind.NUMBER) == 1 and one.numbers[Sign.POINT].whole
    words = tokens(one.name)
    # "Knee pain" is how much it hurts, where its cells are numbers.
    is_number = is_whole and len(one.texts) <= _FEW_WORDS and words <= _TELL_APART | _BESIDE
    called = bool(words & _TELL_APART) and (is_number or _are_words(one))
    return called or _are_parts(one)


def is_circumstance(one: Seen) -> bool:
    """Whether a column says what was around its line, such as the weather, and no kind of value."""
    words = tokens(one.name)
    are_about = any(tokens(text) & _ABOUT_TOWN for text in one.texts)
    is_around = bool(words & _CIRCUMSTANCES) or words >= _OF_DAYS
    is_around |= bool(words & _PLACES) and are_about
    if not is_around or words & _OF_BODY or _are_parts(one):
        return False
    return not sum(bool(tokens(text) & _OF_BODY) for text in one.texts) * 2 > len(one.texts)


def is_of_item(one: Seen, rest: Sequence[Seen]) -> bool:
    """Whether a column says of what kind a thing of a line is, which another column names.

    So does brewery_type beside beer_name: no kind of a brewery has ratings of its own.  A kind
    without a word of what it is one of may be that of the values.
    """
    words = tokens(one.name)
    is_kind = bool(words & _KINDS and words - _KINDS - _BESIDE)
    if not (is_kind or words & _OF_ITEMS) or _tells_apart(one):
        return False
    named = [other for other in rest if other is not one and tokens(other.name) & _ITEMS]
    named = [other for other in named if other.share(Kind.WORD) >= _MOSTLY]
    lines = one.filled + one.empty
    return any(
        (other.many or len(other.texts) > len(one.texts)) and other.filled >= lines * _NEARLY_ALL
        for other in named
    )


def _are_parts(one: Seen) -> bool:
    return all(fold(text) in _PARTS for text in one.texts)


def are_hours(one: Seen) -> bool:
    """Whether a column says of each line when on its day it was, and no more."""
    return all(fold(text) in DAYTIMES for text in one.texts)


def _are_words(one: Seen) -> bool:
    """Whether a column has words alone; some may be those of yes and no, such as f for fasting."""
    are_words = bool(one.kinds[Kind.WORD]) and one.share(Kind.WORD, Kind.YES_NO) == 1
    return are_words and not are_sets(one.texts)


class _Found(NamedTuple):
    """How well some words tell the lines of a day apart.

    Attributes:
        part: that of the lines that have other words than those of their day before them.
        again: that of the lines of a day again, which have other words than those before them.
        repeated: the places of the values that a day has several of.
        is_whole: whether the words together are few, and the days have most of them.
    """

    part: float
    again: float
    repeated: set[int]
    is_whole: bool


def _told_apart_by(
    by: Sequence[Seen], values: Sequence[Seen], dating: Dating, columns: Columns
) -> _Found:
    words, known = set[tuple[tuple[str, ...], ...]](), set[tuple[tuple[str, ...], int]]()
    parts = dating.places_of_day
    repeated = set[int]()
    count = 0
    for cells in columns.cells():
        count += 1
        on = tuple([cells[place].strip() for place in parts])
        words.add((on, tuple([cells[word.place].strip().casefold() for word in by])))
        has = {(on, one.place) for one in values if cells[one.place].strip()}
        repeated |= {place for _, place in has & known}
        known |= has
    together = {said for _, said in words}
    days = len({on for on, _ in words})
    is_whole = len(together) <= _MOST_WORDS and count >= len(together) * days * _WHOLE
    again = (len(words) - days) / max(1, count - days)
    return _Found(len(words) / count, again, repeated, is_whole)


def _tells_lines(word: Seen, found: _Found) -> bool:
    """Whether a word tells the lines of a day apart, and does not come again in most of them."""
    if _are_parts(word):
        return found.part >= _MOSTLY
    if _tells_apart(word):
        return found.part >= _MOSTLY and found.again > 0
    is_few = len(set(map(str.casefold, word.texts))) <= _FEW_WORDS
    return found.part >= (_NEARLY_ALL if is_few else 1) and found.again >= _HALF


def comes_again(one: Seen) -> bool:
    """Whether a column has few words, each again and again."""
    return 1 < len(one.texts) <= max(_FEW, one.filled * _AGAIN) and not one.many


def is_second(one: Seen) -> bool:
    """Whether a column is called what says more of the kind of a line."""
    return bool(tokens(one.name) & _SECOND)


def with_second(long: Long, rest: Sequence[Seen], columns: Columns) -> None:
    """Find the column called so that says more of some names, which are of both words then."""
    words = [one for one in rest if one.place not in long.places and not one.many]
    for one in words:
        if one.share(Kind.WORD) < _MOSTLY or not is_second(one):
            continue
        long.parted, others = _parted_by(one, long, columns)
        if long.parted:
            long.beside = one.place
            if not others:
                long.places.add(one.place)  # of which nothing is left to say
            how = "the name of a line is of both, where the second says more"
            called = f"{long.name_column} + {one.name}"
            long.brought.append(Brought(called, "names of measures", how))
            return
    long.parted = None


def _parted_by(one: Seen, long: Long, columns: Columns) -> tuple[frozenset[str], frozenset[str]]:
    """The names of which the words of another column say more, and others that have such words."""
    lines = Counter[str]()
    words: dict[str, set[str]] = defaultdict(set)
    for cells in columns.cells():
        if more := cells[one.place].strip():
            key = which(cells[long.name])
            lines[key] += 1
            words[key].add(more.casefold())
    parted = frozenset(
        key for key, said in words.items() if key and len(said) <= max(_FEW, lines[key] * _AGAIN)
    )
    return parted, frozenset(words) - parted


def share_scales(columns: Sequence[Seen]) -> None:
    """Give columns of one name but for the part of the day the numbers of all."""
    shared: dict[frozenset[str], Numbers] = defaultdict(Numbers)
    for one in columns:
        words = tokens(one.name)
        of = words - _PARTS
        plain = one.kinds[Kind.NUMBER] and not one.kinds[Kind.OF] and not any(one.units)
        if of and of != words and plain:
            one.among = shared[of]
            one.among.include(one.numbers[Sign.POINT])
