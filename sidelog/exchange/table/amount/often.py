"""Words for how often something is taken: "twice a day", "every 8 hours", "1-0-1"."""

import re

from sidelog.exchange.table.cell.words import key, word_set

OFTEN_NAMES = word_set("frequency freq often schedule sig directions haufigkeit")
OFTEN: tuple[tuple[frozenset[str], int, int], ...] = (
    (
        word_set(
            "daily;once daily;once a day;every day;1x daily;qd;od;1/day;per day;taglich;morning;"
            "evening;night;nightly;bedtime;at bedtime;at night;in the morning;in the evening;noon;"
            "every morning;every evening;every night;with breakfast;with dinner;mornings;evenings;"
            "once;1x;1x1;1 x 1;nocte;noc;mane;dai"
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
AS_NEEDED = word_set(
    "as needed;when needed;if needed;as required;when required;prn;p.r.n;as necessary;on demand;"
    "bei bedarf;sos;vid behov;ved behov;efter behov;zo nodig;indien nodig;au besoin;si besoin;"
    "al bisogno;se necessario;a demanda;si es necesario;w razie potrzeby;doraznie"
)
"""What is taken now and then, and is no plan."""
_A_DAY = re.compile(
    r"(\d{1,2}) ?(?:(?:x|times)(?: ?/ ?| per | a | )?|(?: ?/ ?| per | a ))"
    r"(?:d|day|daily|taglich|tag|tgl)"
)
_HOURS = re.compile(r"(?:every |q) ?(\d{1,2}) ?(?:h|hrs?|hours?)")
_AMOUNT_AND_OFTEN = re.compile(
    r"(?P<amount>\d+(?:[.,]\d+)? ?[^\W\d_]+),? (?P<often>\S.*)", re.DOTALL
)
_HOURS_A_DAY = 24
_PIECES = r"(?=[\d\u00bd])[0-4]?(?:\u00bd|[.,](?:25|50?|75))?"
_BY_PARTS = re.compile(rf"{_PIECES}(?: ?- ?{_PIECES}){{2,3}}", re.ASCII)
"""Morning, noon, evening and night, each with so many pieces or none: more is no number of them."""


def how_often(text: str) -> tuple[int, int] | None:
    """The doses a day, and every how many days; None where the words are not known."""
    words = key(text)
    plain = words.replace(".", "")  # b.i.d.
    if (found := _A_DAY.fullmatch(words)) and int(found[1]):
        return int(found[1]), 1
    if (found := _HOURS.fullmatch(words)) and int(found[1]) and not _HOURS_A_DAY % int(found[1]):
        return _HOURS_A_DAY // int(found[1]), 1
    parts = by_parts(text)
    if parts and set(parts) <= {0, 1} and any(parts):
        return parts.count(1), 1
    return next(((times, days) for known, times, days in OFTEN if plain in known), None)


def by_parts(text: str) -> list[float]:
    """How many are taken at each part of the day: "1-0-1", "0,5-0-0-1"; empty where it is none."""
    text = text.strip().replace("1/2", "\u00bd")
    if not _BY_PARTS.fullmatch(text):
        return []
    return [float(part.replace(",", ".").replace("\u00bd", ".5")) for part in text.split("-")]


def says_how_often(text: str) -> bool:
    """Whether words say how often something is taken, be it as needed."""
    return key(text) in AS_NEEDED or how_often(text) is not None or bool(by_parts(text))


def speaks_of_need(text: str) -> bool:
    """Whether a text says anywhere in it that something is taken as needed."""
    words = f" {key(text)} "
    return any(f" {one} " in words for one in AS_NEEDED)


def with_often(text: str) -> tuple[str, str]:
    """An amount, and the words for how often behind it: "0.5mg BID", "25 mg 1x1", "5 mg prn"."""
    found = _AMOUNT_AND_OFTEN.fullmatch(text)
    is_known = found is not None and says_how_often(found["often"])
    return (found["amount"], found["often"]) if found and is_known else (text, "")
