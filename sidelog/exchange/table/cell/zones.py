"""The zone behind a time: an offset, or a name that stands for one."""

import re

from sidelog.catalog.text import fold

_TWO_DIGITS = 2
_ZONE = re.compile(r"(z|utc|gmt|(?:utc|gmt)? ?[+-]\d{1,2}(?::?\d\d)?)", re.ASCII)
_BEHIND_TIME = re.compile(r"(?<=\d\d:\d\d)([+-]\d\d:?\d\d|z)$", re.ASCII)
_NAMED = re.compile(
    r"(?<=:\d\d)((?:[.,]\d{1,9})?(?: ?(?:[:.,-] ?)?[ap]\.? ?m\.?)?),? ([a-z]{2,5})$", re.ASCII
)
_PLACE = re.compile(r" ?\[(?:utc|gmt|z|[a-z]+(?:/[\w+-]+)+)\]$", re.ASCII)
_OF_UNIX = re.compile(
    r"([a-z]{3} [a-z]{3} \d{1,2}) (\d\d:\d\d:\d\d)"
    r"(?: ([a-z]{3,5}|[+-]\d{4})| [a-z]{3,5}/[a-z]{3,5})? (\d{4})",
    re.ASCII,
)
_BY_OFFSET = (
    ("z", "ut"),
    # Those of RFC 5322, section 4.3.
    ("-05:00", "est cdt"),
    ("-04:00", "edt"),
    ("-06:00", "cst mdt"),
    ("-07:00", "mst pdt"),
    ("-08:00", "pst"),
    # Those with one meaning in the tz database, and as they are called in German.
    ("+00:00", "wet"),
    ("+01:00", "cet west bst mez"),
    ("+02:00", "eet cest mesz oez sast"),
    ("+03:00", "eest msk oesz idt"),
    ("+05:00", "pkt"),
    ("+07:00", "wib"),
    ("+08:00", "awst hkt"),
    ("+09:00", "jst kst"),
    ("+09:30", "acst"),
    ("+10:00", "aest"),
    ("+10:30", "acdt"),
    ("+11:00", "aedt"),
    ("+12:00", "nzst"),
    ("+13:00", "nzdt"),
    ("-09:00", "akst"),
    ("-08:00", "akdt"),
    ("-10:00", "hst"),
    # Those with several: the clock is taken as it stands.
    ("", "ist ast adt nst ndt gst sst wst art brt clt cot amt ect bdt"),
)
_OFFSETS = {name: offset for offset, names in _BY_OFFSET for name in names.split()}


def with_year_in_front(words: str) -> str:
    """A moment of Unix, "Sat Feb 28 17:12:21 EST 2026", with its year before its time.

    Of "EST/EDT" nobody knows which it is.
    """
    found = _OF_UNIX.fullmatch(words)
    return f"{found[1]} {found[4]} {found[2]} {found[3] or ''}".rstrip() if found else words


def with_offset(words: str) -> str:
    """A moment with the offset that the name of its zone stands for: "9:15 pm -07:00" of MST.

    A name with several meanings is left out, and so is the place of "21:15+01:00[Europe/Berlin]".
    """
    return _NAMED.sub(_by_offset, _PLACE.sub("", words))


def _by_offset(named: re.Match[str]) -> str:
    offset = _OFFSETS.get(named[2])
    return named[0] if offset is None else f"{named[1]} {offset}".rstrip()


def offset_of(zone: str | None) -> str:
    """An offset as "+02:00", or "Z", of one such as "gmt+2"; empty where there is none."""
    if not zone:
        return ""
    digits = zone.removeprefix("utc").removeprefix("gmt").strip()
    if not digits or digits == "z":
        return "Z"
    sign, numbers = digits[0], digits[1:].replace(":", "")
    numbers = numbers.zfill(2) if len(numbers) <= _TWO_DIGITS else numbers.zfill(4)
    return f"{sign}{numbers[:2]}:{numbers[2:] or '00'}"


def read_offset(text: str) -> str:
    """The offset that a cell of its own says, as "+02:00"; empty where it says none."""
    words = fold(text)
    return offset_of(words) if words[-1:].isdigit() and _ZONE.fullmatch(words) else ""


def zone_off(words: str) -> tuple[str, str]:
    """The words without the offset at their end, which only stands behind a time; and that."""
    head, _, tail = words.rpartition(" ")
    if ":" in head and _ZONE.fullmatch(tail):
        before, _, word = head.rpartition(" ")  # of "gmt +0200" both words
        return (before if word in {"gmt", "utc"} else head), offset_of(tail)
    if match := _BEHIND_TIME.search(words):
        return words[: match.start()], offset_of(match[1])
    return words, ""
