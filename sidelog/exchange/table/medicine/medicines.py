"""The words by which a column of medicines is known, and what the words of its cells mean."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.products import is_unit, parse_unit
from sidelog.errors import SidelogError
from sidelog.exchange.table.cell.amount import read_amount
from sidelog.exchange.table.cell.combined import with_mg
from sidelog.exchange.table.cell.numbers import (
    IU,
    LONGEST,
    UNITS_OF_SOME,
    Kind,
    Sign,
    token,
)
from sidelog.exchange.table.cell.timed import timed
from sidelog.exchange.table.cell.words import key, word_set
from sidelog.exchange.table.column.names import is_in_iu, words_of
from sidelog.exchange.table.medicine.how_many import in_digits, many_of
from sidelog.exchange.table.product.known import is_medicine, is_product_word

AMOUNTS = word_set(
    "much many dose dosage doses amount quantity qty strength dosis dosen dosierung menge viel "
    "wieviel cantidad quantite quantita hoeveelheid dosi doza dawka dawki"
)
TAKEN = frozenset({"took", "taken", "take"})
STARTS = frozenset({"start", "started", "begin", "began", "new", "initiate", "initiated"})
STOPS = frozenset({"stop", "stopped", "end", "ended", "discontinue", "discontinued", "quit"})
STEPS = word_set(
    "increase increased decrease decreased reduce reduced reduction change changed continue "
    "continued restart restarted resume resumed taper tapered titrate titrated adjust adjusted "
    "up down raise raised lower lowered same"
)
GIVEN = word_set(
    "taken;took;yes;y;true;t;1;ja;oui;si;x;done;given;complete;completed;on time;late;taken late"
)
NOT_GIVEN = word_set(
    "skipped;missed;not taken;no;n;false;f;0;nein;non;forgotten;forgot;snoozed;refused;not given"
)
PIECES = word_set(
    "mg;\N{MICRO SIGN}g;IU;capsule;tablet;drop;dropper;puff;spray;lozenge;injection;patch;gummy;"
    "scoop;sachet"
)
"""Units in which nothing but a product is taken; g, ml or cups are of food, too."""
COUNTED = PIECES - {"mg", "\N{MICRO SIGN}g", IU}
"""Those of which half a one may be taken."""
_TABLETS = word_set(
    "tablette tabletten pille pillen pastilla pastillas comprime comprimes comprimido comprimidos "
    "compressa compresse"
)
MOSTLY = 0.8
ASKING = word_set(
    "did;do;you;your;i;my;the;have;has;today;this;morning;evening;a;any;?;yet;been;was;were"
)
STARTED = word_set("start started begin began from since seit ab von od desde depuis dal")
ENDED = word_set(
    "end ended stop stopped until to finish finished discontinued bis do hasta ate fin"
)
OFTEN_NAMES = word_set("frequency freq often schedule sig directions haufigkeit")
OFTEN: tuple[tuple[frozenset[str], int, int], ...] = (
    (
        word_set(
            "daily;once daily;once a day;every day;1x daily;qd;od;1/day;per day;taglich;morning;"
            "evening;night;nightly;bedtime;at bedtime;at night;in the morning;in the evening;noon;"
            "every morning;every evening;every night;with breakfast;with dinner;mornings;evenings;"
            "once;1x"
        ),
        1,
        1,
    ),
    (word_set("twice;2x;twice daily;twice a day;2x daily;bid;bd;2/day;every 12 hours"), 2, 1),
    (
        word_set(
            "three times;thrice;3x;three times daily;three times a day;3x daily;tid;tds;3/day;"
            "every 8 hours"
        ),
        3,
        1,
    ),
    (
        word_set(
            "four times;4x;four times daily;four times a day;4x daily;qid;4/day;every 6 hours"
        ),
        4,
        1,
    ),
    (word_set("every other day;every second day;qod;alternate days;every 2 days"), 1, 2),
    (word_set("weekly;once weekly;once a week;every week;every 7 days"), 1, 7),
)
_LIKE_AMOUNT = re.compile(r"(.+?[^\W\d_].*?) (\d[\d.,]+ ?(?:mg|g|ml|\N{MICRO SIGN}g))")
_PIECES_OF = re.compile(
    r"([\d.,/\u00bd\u00bc\u00be]+|half|one|two|three) ?([^\W\d_]+) (?:of )?(.+)"
)
_HOW_MANY = re.compile(r"[\d.,/x\u00d7*+~ -]+", re.IGNORECASE)
"""What stands before an amount and names nothing: "2 x"."""
_LONGEST_NAMED = 200
"""What is longer is a note, and no name with an amount."""
UNITS_TO_CHOOSE = ("mg", "g", "ml", "tablet", "capsule", "drop", IU)
AS_NEEDED = word_set(
    "as needed;when needed;if needed;as required;when required;prn;p.r.n;as necessary;on demand;"
    "bei bedarf;sos"
)
"""What is taken now and then, and is no plan."""
ONGOING = word_set(
    "ongoing;current;currently;now;present;still;still taking;still on;continuing;continues;"
    "to present;until now;none;no end;laufend"
)
"""What stands for a last day where there is none."""
STANDINGS = word_set("status state active current currently still")
_OVER = word_set(
    "stopped;stop;discontinued;ended;inactive;past;finished;completed;former;previous;no;n;false"
)
_A_DAY = re.compile(
    r"(\d{1,2}) ?(?:(?:x|times)(?: ?/ ?| per | a | )?|(?: ?/ ?| per | a ))"
    r"(?:d|day|daily|taglich|tag|tgl)"
)
_HOURS = re.compile(r"(?:every |q) ?(\d{1,2}) ?(?:h|hrs?|hours?)")
_HOURS_A_DAY = 24
_BY_TIMES = re.compile(r"[01](?:-[01]){2,3}")
"""Morning, noon, evening and night, each with one or none: 1-0-1."""


def how_often(text: str) -> tuple[int, int] | None:
    """The doses a day, and every how many days; None where the words are not known."""
    words = key(text)
    plain = words.replace(".", "")  # b.i.d.
    if (found := _A_DAY.fullmatch(words)) and int(found[1]):
        return int(found[1]), 1
    if (found := _HOURS.fullmatch(words)) and int(found[1]) and not _HOURS_A_DAY % int(found[1]):
        return _HOURS_A_DAY // int(found[1]), 1
    if _BY_TIMES.fullmatch(words) and "1" in words:
        return words.count("1"), 1
    return next(((times, days) for known, times, days in OFTEN if plain in known), None)


def says_how_often(text: str) -> bool:
    """Whether words say how often something is taken, be it as needed."""
    return key(text) in AS_NEEDED or how_often(text) is not None


_FEW = 3


def first_of(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


_COURSE = re.compile(
    r"(?P<name>.+?)(?:[\s,:(]+|(?<=[\u2e80-\U0010ffff]))"
    r"(?P<course>(?:(?:for|x|over|fur|f\u00fcr|durante|por|pendant) )?"
    r"\d{1,3}(?: ?[-\u2013] ?\d{1,3})? ?(?:days?|weeks?|wks?|months?|tage?|wochen?|monate?|"
    r"d[i\u00ed]as?|semanas?|mes(?:es)?|jours?|semaines?|mois|giorni|settimane|mesi|dagen|weken|maanden|"
    r"\u5929|\u65e5\u9593?|\u65e5\u95f4|\u5468|\u9031\u9593?|"
    r"[\u4e2a\u500b\u304b\u30f6\u30ab\u30f5]\u6708))\)?"
    r"(?P<rest>[\s,:]+[\d.,]+ ?[^\W\d_]+)?",
    re.IGNORECASE,
)
"""A name, and how long it is taken: "Amoxicillin 2 weeks", "Amoxicillin for 7 days, 500 mg"."""


class Course(NamedTuple):
    """What a cell names, without how long it is taken; and that, empty where it does not say it."""

    name: str
    length: str


def course_of(text: str) -> Course:
    """What a cell of medicines names, and how long that is taken."""
    found = _COURSE.fullmatch(text) if len(text) <= _LONGEST_NAMED else None
    if found is None or not any(map(str.isalpha, found["name"])):
        return Course(text, "")
    return Course(f"{found['name']}{found['rest'] or ''}", found["course"])


def courses_of(text: str) -> list[Course]:
    """Each medicine that a cell names with how long it is taken; parted where all say it."""
    parts = [course_of(part) for part in _parted(text)]
    return parts if len(parts) > 1 and all(one.length for one in parts) else [course_of(text)]


@lru_cache(maxsize=4096)
def named_amount(text: str) -> tuple[str, str]:
    """The product and the amount of "Ibuprofen 400mg", "2 x 200 mg ibuprofen" or "2 Advil".

    The words and "" where they do not say an amount with its unit; "2 Advil" are pieces.
    """
    words = with_mg(_apart(text)).split() if len(text) <= _LONGEST_NAMED else []
    for place in range(1, len(words)):  # the longest amount behind a name
        name = " ".join(words[:place]).rstrip(_PARTING)
        if _is_name(name) and (amount := _amount_of(" ".join(words[place:]), name)):
            return _times(name, amount)
    for place in range(len(words) - 1, 0, -1):  # and the longest before one
        name = " ".join(words[place:]).removeprefix("of ").lstrip(_PARTING)
        if _is_name(name) and (amount := _amount_of(" ".join(words[:place]), name)):
            return name, amount
    found = _LIKE_AMOUNT.fullmatch(text)
    if found and _is_name(found[1]):  # which is to be refused
        return found[1], found[2]
    some = many_of(" ".join(words))
    if some and is_medicine(some.name):
        return some.name, f"{some.number} {'piece' if some.number == '1' else 'pieces'}"
    return text, ""


def named_with_words(text: str) -> tuple[str, str]:
    """The same of "ibuprofen 400 mg (late)", whose amount has the words behind it."""
    found, words = named_amount(text), text.split()
    for end in range(len(words) - 1, 0, -1):
        if not found[1]:
            name, amount = named_amount(" ".join(words[:end]))
            found = (name, f"{amount} {' '.join(words[end:])}") if amount else found
    return found


def _times(name: str, amount: str) -> tuple[str, str]:
    """A name and an amount, where a number before the name is so many times the amount.

    It is one of pieces, as in "half tab xanax" and "2x Tramadol", or of what is known to be taken.
    """
    some = many_of(name)
    if some and unit_in(amount) not in COUNTED and (some.is_sure or _is_known(some.name)):
        return some.name, f"{some.number} x {amount}"
    found = _PIECES_OF.fullmatch(name)
    pieces = in_digits(f"{found[1]} {found[2]}") if found else ""
    if not found or unit_in(pieces) not in COUNTED or unit_in(amount) in COUNTED:
        return name, amount
    return found[3], f"{in_digits(found[1])} x {amount}"


def _is_known(name: str) -> bool:
    """Whether a name begins with that of something that is taken: "Tylenol PM"."""
    return is_product_word(name.split(maxsplit=1)[0])


_PARTING = " ,:;-\N{EN DASH}("


def _apart(text: str) -> str:
    """A text with spaces between digits and the signs of a script that has none."""
    return text if text.isascii() else _BEFORE_DIGITS.sub(" ", text)


_BEFORE_DIGITS = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af])(?=\d)")


def _is_name(words: str) -> bool:
    return any(map(str.isalpha, words)) and not _HOW_MANY.fullmatch(words)


def _amount_of(words: str, name: str) -> str:
    """Words that are an amount of what is named, with its unit; empty where they are none."""
    text = in_digits(words.strip("() ,").removesuffix(" each"))
    if not any(map(str.isdecimal, text)):
        return ""
    return text if unit_in(timed(text).text, name) else ""


def unit_in(amount: str, name: str = "") -> str:
    """The unit that is written in an amount of what is named; empty where none is."""
    if token(amount).unit == UNITS_OF_SOME:
        return IU if is_in_iu(name) else ""
    try:
        return read_amount(amount, Sign.POINT, None)[1] or ""
    except SidelogError:
        return ""


def named_amounts(text: str) -> list[tuple[str, str]]:
    """Each product that a cell names, with its amount or "".

    They are parted where one of them has an amount, or is known: "Calcium, 500 mg" is one.
    """
    parts = _parted(text)
    pairs = [named_amount(part) for part in parts]
    is_list = any(amount or is_product_word(name) for name, amount in pairs)
    if len(pairs) > 1 and (not is_list or any(token(part).kind is Kind.NUMBER for part in parts)):
        return [named_amount(text)]
    return pairs


def named_doses(text: str) -> list[tuple[str, str]]:
    """The same of what was taken, whose amount has a bracket behind it: "Ajovy 140mg (late)"."""
    pairs = []
    for name, amount in named_amounts(text):
        noted = named_with_words(name) if not amount and name.endswith((")", "]")) else (name, "")
        pairs.append(noted if _BRACKET_BEHIND.search(noted[1]) else (name, amount))
    return pairs


_BRACKET_BEHIND = re.compile(r"^[^()\[\]]+ [(\[][^()\[\]]*[)\]]$")


def _parted(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|+\uff0c\u3001]|,(?!\d)", text) if part.strip()]


def piece_called(*names: str) -> str:
    """The piece in which something is taken, by a word of a name: of "Pill size" it is a tablet."""
    words = [word for name in names for word in words_of(name)]
    if any(word in _TABLETS for word in words):
        return "tablet"
    return next((piece for word in words if (piece := parse_known(word)) in COUNTED), "")


def is_stop(text: str) -> bool:
    """Whether a step's word says that nothing is taken from its day on."""
    return bool(set(key(text).split()) & STOPS)


def is_over(text: str) -> bool:
    """Whether the standing of a line says that it is taken no more."""
    return key(text) in _OVER


class Change(NamedTuple):
    """What a change in words comes to: the amount from then on, and how often it is taken."""

    amount: str
    rule: tuple[int, int]


_SOME = r"\d[\d.,]*(?: ?(?!to\b)[^\W\d_]+)?"
_CHANGE = re.compile(
    r"(?:(?P<word>[^\W\d_]+)\b(?: dose)?[\s:,]*)?"
    rf"(?:(?:from )?(?P<before>{_SOME}) ?(?:->|=>|\u2192|to) ?)?"
    rf"(?P<to>(?:to|at|on|with) )?(?P<after>{_SOME})?(?:,? (?P<often>.+))?"
)
_KINDS_OF_CHANGE = {
    "start": STARTS,
    "stop": STOPS,
    "restart": word_set("restart restarted resume resumed"),
    "increase": word_set("increase increased up raise raised titrate titrated"),
    "reduce": word_set(
        "decrease decreased reduce reduced reduction down lower lowered taper tapered"
    ),
}


def kind_of_change(text: str) -> str:
    """The kind of event that a change in words is; empty where they begin with no such word."""
    first = next(iter(key(text).split()), "").strip(":,")
    return next((kind for kind, words in _KINDS_OF_CHANGE.items() if first in words), "")


def read_change(text: str) -> Change | None:
    """What "increased to 75 mg" comes to; None where the amount from then on is not plain.

    So "increased by 25 mg" is none, nor is "increased 25 mg".
    """
    found = _CHANGE.fullmatch(" ".join(text.casefold().split())) if len(text) <= LONGEST else None
    if found is None:
        return None
    word, often = found["word"] or "", found["often"]
    if word in STOPS:
        return None if often else Change("none", (1, 1))
    is_begun = kind_of_change(word) in {"start", "restart"}
    is_plain = found["before"] or found["to"] or is_begun
    if not (found["after"] and is_plain and (word in STARTS | STEPS or found["before"])):
        return None
    rule = how_often(often) if often else (1, 1)
    return Change(found["after"].strip(), rule) if rule else None


_CHANGES = frozenset().union(*_KINDS_OF_CHANGE.values()) - word_set("new end ended up down lower")
"""Words of which no other thing is meant beside a medicine."""


def speaks_of_change(text: str) -> bool:
    """Whether a word of a change stands anywhere in a text: "started X 50 mg", "X up to 75 mg"."""
    words = key(text)
    return bool(_CHANGES & set(words.split())) or " up to " in words or " down to " in words


def is_change(text: str) -> bool:
    """Whether words say that what is taken was begun, changed or ended."""
    first = next(iter(key(text).split()), "").strip(":,")
    return first in STARTS | STOPS | STEPS or read_change(text) is not None


def parse_known(text: str) -> str:
    """A unit by its canonical name; empty where none is called that."""
    return parse_unit(text).name if is_unit(text) else ""
