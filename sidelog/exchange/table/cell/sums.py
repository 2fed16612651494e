"""What stands in the place of a day where a line has the sums or means of others."""

import re

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.words import word_set

OF_SUMS = "a line of sums or means"
"""Why such a line leaves nothing in the journal."""
_LONGEST = 40
_TOTALS = word_set(
    "total totals totaal totale sum sums summe gesamt insgesamt subtotal somme suma soma somma "
    "razem toplam итого ∑ 合計 合计 \N{GREEK SMALL LETTER SIGMA}"
)
_SUMS = _TOTALS | word_set(
    "average averages avg mean median durchschnitt mittelwert schnitt moyenne media promedio "
    "gemiddelde gem min max minimum maximum srednia среднее ⌀ ø 平均"
)
_BESIDE = frozenset(MONTH_NAMES) | word_set(
    "of the for per in a grand sub overall general geral weekly monthly daily week weeks wk month "
    "months year day days woche monat jahr tag pro im semana mes mois semaine mensual semanal"
)
"""Words that say of what it is."""


def is_of_sums(text: str) -> bool:
    """Whether a cell says that its line has the sums or means of others: "Jan total", "Avg:"."""
    return _is_of(text, _SUMS)


def is_total(text: str) -> bool:
    """Whether a cell says that its line is of a total, and of nothing that it is not as well."""
    return _is_of(text, _TOTALS)


def _is_of(text: str, words_of_sums: frozenset[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    words = [word for word in re.split(r"[\s:=.,/()'#-]+", fold(text)) if word]
    return bool(words_of_sums.intersection(words)) and all(
        word in words_of_sums or word in _BESIDE or word.isdecimal() for word in words
    )
