"""What stands in the corner of a table whose cells are all of one thing, and may name it."""

import re

from sidelog.exchange.table.cell.calendar import MONTH_NAMES, WEEKDAY_NAMES
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import is_called_day

UNNAMED = "value"
"""What cells are called where nothing says of what they are."""
SUMMED = "amount"
"""The same, where they are added up."""
_OF_A_DAY = re.compile(
    r"[\s,]*(?:/\s*(?:day|d|tag|jour|dia|giorno|dag)|\b(?:(?:per|a|each|every) day|daily|pro tag|"
    r"am tag|t\u00e4glich|par jour|por d[i\u00ed]a|al d[i\u00ed]a|al giorno|per dag))\s*"
    r"(?=[)\]]?$)",
    re.IGNORECASE,
)
_OF_EACH_DAY = re.compile(r"(?:daily|t\u00e4gliche[rs]?)\s+(?=\S)", re.IGNORECASE)
_SAYS_WHEN = (
    word_set(
        "week weeks wk wks month months mon day days date dates year years no nr number of the "
        "from to by beginning begins commencing starting starts start ending w c b e woche wochen "
        "kw monat tag tage jahr vom ab datum semaine mois jour annee du semana mes dia ano del "
        "fecha data settimana mese giorno anno \u65e5 \u6708 \u5e74 \u5468 \u9031 \u65e5\u4ed8"
    )
    | frozenset(MONTH_NAMES)
    | frozenset(WEEKDAY_NAMES)
)


def corner_name(corner: str) -> str:
    """What the cells of a table are of, each a day's: "Kratom g" of the corner "Kratom g/day".

    It is "value" where the corner says no more than that weeks, months or days stand below it.
    """
    name = _OF_EACH_DAY.sub("", _OF_A_DAY.sub("", corner.strip()), count=1).replace("()", "")
    words = {word.strip("0123456789") for word in tokens(name)}
    return UNNAMED if words <= _SAYS_WHEN | {""} or is_called_day(name) else name.strip()
