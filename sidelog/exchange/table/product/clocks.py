"""Columns of the times of doses, each beside its amount."""

from collections.abc import Sequence

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.words import DOSES, MOSTLY, TAKEN
from sidelog.exchange.table.product.column_names import number_in, plain_words
from sidelog.exchange.table.product.known import is_product_word

_CLOCKS = word_set("time at when clock taken uhrzeit zeit hora heure")
_COFFEE = word_set(
    "coffee coffees kaffee cafe caffe koffie kaffe kawa espresso koffein cafeina cafeine caffeina"
)


def clock_of(amount: Seen, rest: Sequence[Seen], *, is_alone: bool) -> Seen | None:
    """The column of the time of an amount: "dose1_time" of "dose1_g", or "Kratom time"."""
    words, number = _things(amount.name) | DOSES, number_in(split_unit(amount.name)[0])
    for one in rest:
        clock = _things(one.name)
        is_of_one = is_alone and bool(clock & TAKEN) and clock <= _CLOCKS
        is_numbered = number_in(one.name).isdecimal()  # "Time 2" beside "Dose 2"
        is_other = clock <= _CLOCKS and not is_numbered
        is_called = clock & _CLOCKS and not is_other and clock - _CLOCKS <= words
        is_of_it = is_of_one or (is_called and number_in(one.name) == number)
        if is_of_it and one.share(Kind.TIME, Kind.CLOCK) >= MOSTLY:
            return one
    return None


def clocks_of_one_dose(rest: Sequence[Seen]) -> list[Seen]:
    """The times that are each of one amount of their line, which has other numbers as well."""
    clocks = [one for one in rest if one.share(Kind.TIME, Kind.CLOCK) >= MOSTLY]
    clocks = [
        one
        for one in clocks
        if any(word in DOSES or is_product_word(word) for word in _things(one.name))
    ]
    numeric = [one for one in rest if clocks and one.share(Kind.NUMBER) >= MOSTLY]
    of_things: dict[str, list[Seen]] = {}
    for one in numeric:
        for word in _things(one.name) - _CLOCKS:
            of_things.setdefault(word, []).append(one)
    found = []
    for clock in clocks if len(numeric) > 1 else ():
        own = [one for word in _things(clock.name) for one in of_things.get(word, ())[:2]]
        if len({one.place for one in own}) == 1 and clock_of(own[0], [clock], is_alone=False):
            found.append(clock)
    return found


def _things(name: str) -> set[str]:
    """The plain words of a name, by what they are: a coffee is caffeine."""
    return {"caffeine" if word in _COFFEE else word for word in plain_words(name)}
