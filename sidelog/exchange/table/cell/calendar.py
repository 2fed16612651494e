"""The names of months and weekdays in the languages that files are written in."""

import re
from collections.abc import Mapping

from sidelog.catalog.text import fold
from sidelog.dates import MONTHS

_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika "
        "listopada grudnia"
    ),
    (
        "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik "
        "listopad grudzien"
    ),
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
    "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_LAST = 12
_SHORT_MONTHS = {"cvn": 6, "cvc": 7, "juil": 7, "sept": 9, "maerz": 3, "mrz": 3, "mrt": 3}
_SHORT_MONTHS |= {"jänner": 1, "janner": 1}

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "segunda terca quarta quinta sexta sabado domingo",
)
_SHORT_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "sonnabend": 5}
_SHORT_WEEKDAYS |= {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
_SHORT_WEEKDAYS |= {f"{name}-feira": day for day, name in enumerate(_WEEKDAYS[-1].split()[:5])}


def _by_name(lists: tuple[str, ...], short: Mapping[str, int], first: int) -> dict[str, int]:
    """Each name and its first three letters, where no other of the list begins so."""
    found: dict[str, int] = {}
    for names in lists:
        words = names.split()
        for number, name in enumerate(words, start=first):
            found.setdefault(name, number)
            for short_name in (name[:3], name[:4]):
                if sum(other.startswith(short_name) for other in words) == 1:
                    found.setdefault(short_name, number)
    return found | dict(short)


_ALL_MONTHS = _by_name(_MONTHS, _SHORT_MONTHS, 1)
_OTHER_WORDS = frozenset({"out", "set", "ago", "led", "uno", "pro", "pros", "list"})
"""What is short for a month elsewhere, and something else in English: "4 out of 10"."""

MONTH_NAMES: Mapping[str, int] = {
    name: month for name, month in _ALL_MONTHS.items() if name not in _OTHER_WORDS
}
"""Names of months, folded, and what they are shortened to -> 1 to 12."""
_OTHERS = "|".join(sorted(_OTHER_WORDS))
_JOINED = re.compile(rf"(?<=\d)([-/.])({_OTHERS})\b")
_IN_ONE = re.compile(r"([0-9]{1,2})([^\W\d_]{3,})\.?([0-9]{4}|[0-9]{2})(?:$| |:(?=\d\d:))")
"""A day without any sign between its parts: "21may2010", and "21MAY2010:08:30:00" of SAS."""
_BEFORE_YEAR = re.compile(rf"(?<=\d)(\.? (?:de )?)({_OTHERS})\b(?=\.? (?:de )?(?:19|20)\d\d\b)")


def with_months_in_full(words: str) -> str:
    """Words with each that stands for a month beside a day by its full name: "06-ago"."""
    return _BEFORE_YEAR.sub(_in_full, with_joined_months(words))


def with_month_apart(words: str) -> str:
    """Words with a space on both sides of the month at their beginning, in full: "21 may 2010"."""
    found = _IN_ONE.match(words)
    name = fold(found[2]) if found else ""
    is_short = found is not None and len(found[3]) == 2  # noqa: PLR2004  (a year: "4out10")
    if not found or name not in _ALL_MONTHS or (is_short and name in _OTHER_WORDS - {"ago"}):
        return words
    month = MONTHS[_ALL_MONTHS[name] - 1].casefold()
    return f"{found[1]} {month} {found[3]} {words[found.end() :]}".rstrip()


def with_joined_months(words: str) -> str:
    """The same where a sign joins it to its day: else "4 out" is no day of October."""
    return _JOINED.sub(_in_full, words)


def _in_full(found: re.Match[str]) -> str:
    return found[1] + MONTHS[_ALL_MONTHS[found[2]] - 1].casefold()


_NO_WEEKDAYS = frozenset({"same", "vier", "frei"})
"""What a weekday would be in four letters, and is another word: same, four, a day off."""

WEEKDAY_NAMES: Mapping[str, int] = {
    name: day
    for name, day in _by_name(_WEEKDAYS, _SHORT_WEEKDAYS, 0).items()
    if name not in _NO_WEEKDAYS
}
"""Names of weekdays, folded, and what they are shortened to -> 0 for Monday to 6."""


def read_month(text: str) -> int:
    """The number of a month, in words or in one or two digits; 0 where a cell is none."""
    if text.isdecimal():
        return int(text) if len(text) <= 2 and int(text) <= _LAST else 0  # noqa: PLR2004
    return MONTH_NAMES.get(fold(text).strip(". "), 0)
