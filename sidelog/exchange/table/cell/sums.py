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
_MEANS = word_set(
    "average averages avg mean median durchschnitt mittelwert schnitt moyenne promedio "
    "gemiddelde gem srednia среднее ⌀ ø 平均"
)
_SUMS = _TOTALS | _MEANS | word_set("media min max minimum maximum")  # also "half", and minutes
_PERIODS = word_set(
    "weekly monthly yearly week wk month year woche monat jahr kw semana mes "
    "mois semaine hebdomadaire mensuel mensual semanal settimana settimanale mese mensile mensal "
    "maand tydzien tygodnia tygodniowe miesiaca неделя недели месяц месяца"
)
_BESIDE = (
    frozenset(MONTH_NAMES)
    | _PERIODS
    | word_set(
        "weeks months wochen of the for per in a grand sub overall general geral daily day days "
        "tag pro im der des de la del della di do da van za"
    )
)
"""Words that say of what it is."""
_OF_PERIODS = word_set(
    "wochensumme monatssumme wochenschnitt monatsschnitt wochendurchschnitt monatsdurchschnitt "
    "wochenmittel monatsmittel wochenzusammenfassung monatszusammenfassung wochenubersicht "
    "monatsubersicht wochenruckblick monatsruckblick weekoverzicht maandoverzicht "
    "weeksamenvatting weektotaal weekgemiddelde"
)
"""What a line of a week or of a month is called in one word."""
_SUMMARIES = (
    _TOTALS
    | _MEANS
    | word_set(
        "summary summaries recap overview zusammenfassung ubersicht ruckblick resumen resumo bilan "
        "recapitulatif riepilogo riassunto samenvatting overzicht podsumowanie итоги сводка"
    )
)


def is_of_sums(text: str) -> bool:
    """Whether a cell says that its line has the sums or means of others: "Jan total", "Avg:"."""
    return _is_of(text, _SUMS) or is_of_period(text)


def is_total(text: str) -> bool:
    """Whether a cell says that its line is of a total, and of nothing that it is not as well."""
    return _is_of(text, _TOTALS)


def is_of_period(text: str) -> bool:
    """Whether a cell says that its line is of a week or of a month as a whole: "Weekly summary"."""
    words = {*_words_of(text)}
    is_called = words & _OF_PERIODS or (words & _PERIODS and words & _SUMMARIES)
    return bool(is_called) and _is_of(text, _SUMMARIES | _OF_PERIODS)


def _words_of(text: str) -> list[str]:
    return [word for word in re.split(r"[\s:=.,/()'#*-]+", fold(text)) if word]


def _is_of(text: str, words_of_sums: frozenset[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    words = _words_of(text)
    return bool(words_of_sums.intersection(words)) and all(
        word in words_of_sums or word in _BESIDE or word.isdecimal() for word in words
    )
