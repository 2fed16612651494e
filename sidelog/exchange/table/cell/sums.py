"""What stands in the place of a day where a line has the sums or means of others."""

import re

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.words import word_set

OF_SUMS = "a line of sums or means"
"""Why such a line leaves nothing in the journal."""
_LONGEST = 40
_SUMS = word_set(
    "total totals totaal totale sum sums summe gesamt insgesamt subtotal average averages avg mean "
    "median durchschnitt mittelwert schnitt moyenne somme media promedio suma soma somma "
    "gemiddelde gem min max minimum maximum razem srednia toplam итого среднее ∑ ⌀ ø 合計 合计 "
    "平均 \N{GREEK SMALL LETTER SIGMA}"
)
_BESIDE = frozenset(MONTH_NAMES) | word_set(
    "of the for per in a grand sub overall general geral weekly monthly daily week weeks wk month "
    "months year day days woche monat jahr tag pro im semana mes mois semaine mensual semanal"
)
"""Words that say of what it is."""


def is_of_sums(text: str) -> bool:
    """Whether a cell says that its line has the sums or means of others: "Jan total", "Avg:"."""
    if len(text) > _LONGEST:
        return False
    words = [word for word in re.split(r"[\s:=.,/()'#-]+", fold(text)) if word]
    return bool(_SUMS.intersection(words)) and all(
        word in _SUMS or word in _BESIDE or word.isdecimal() for word in words
    )
