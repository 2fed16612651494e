"""Words for a change of what is taken: "increased to 75 mg", "stopped"."""

import re
from typing import NamedTuple

from sidelog.exchange.table.amount.how_many import how_often
from sidelog.exchange.table.cell.numbers import LONGEST
from sidelog.exchange.table.cell.words import key, word_set
from sidelog.exchange.table.medicine.words import AMOUNTS

STARTS = word_set(
    "start started begin began new initiate initiated angesetzt begonnen gestartet debute commence "
    "instaure iniciado iniciada iniziato iniziata gestart startet pabegyndt pabegynt opstartet "
    "oppstartet insatt nyinsatt paborjad startad w\u0142aczono rozpoczeto"
)
STOPS = word_set(
    "stop stopped end ended discontinue discontinued quit abgesetzt beendet gestoppt arrete arret "
    "stoppe suspendu suspendido suspendida suspenso suspensa sospeso sospesa interrotto interrotta "
    "interrumpido interrompido gestopt gestaakt beeindigd stoppet seponeret seponert avsluttet "
    "afsluttet utsatt avslutad avslutat seponerad odstawiono zakonczono"
)
_RESTARTS = word_set(
    "restart restarted restarting resume resumed resuming repris reanudado reanudada retomado "
    "retomada ripreso ripresa hervat genoptaget gjenopptatt aterinsatt aterupptagen wznowiono"
)
_INCREASES = word_set(
    "increase increased up raise raised titrate titrated erhoht erhohung gesteigert augmente "
    "augmentation aumentado aumentada aumentato aumentata verhoogd \xf8get \xf8kt okad "
    "hojd hojt okning dosokning doshojning dosiserhohung dosissteigerung zwiekszono"
)
_REDUCTIONS = word_set(
    "decrease decreased reduce reduced reduction down lower lowered taper tapered reduziert "
    "reduktion verringert gesenkt ausgeschlichen diminue diminution reduit reducido reducida "
    "disminuido disminuida reduzido reduzida diminuido diminuida ridotto ridotta diminuito "
    "diminuita verlaagd verminderd afgebouwd reduceret nedsat nedtrappet redusert minskad sankt "
    "minskning dosminskning dossankning dosisreduktion zmniejszono zredukowano"
)
STEPS = word_set(
    "change changed continue continued adjust adjusted same geandert fortgesetzt unverandert "
    "poursuivi maintenu modifie continuado continuada mantenido mantenida modificado "
    "modificada cambiado cambiada mantido mantida alterado alterada continuato continuata "
    "modificato modificata voortgezet gewijzigd fortsat fortsatt uendret \xe6ndret andrad "
    "oforandrad dosandring kontynuacja kontynuowano zmieniono"
).union(_RESTARTS, _INCREASES, _REDUCTIONS)
LAST_DOSE = frozenset({"last dose", "last pill", "last tablet", "last capsule", "letzte dosis"})
"""What is taken on its day, and not after it."""
_OVER = STOPS | word_set("inactive past finished completed former previous no n false")
_SOME = r"\d[\d.,]*(?: ?(?!to\b)[^\W\d_]+)?"
_CHANGE = re.compile(
    r"(?:(?P<word>[^\W\d_]+)\b(?: dose)?[\s:,]*)?"
    rf"(?:(?:from )?(?P<before>{_SOME}) ?(?:->|=>|\u2192|to) ?)?"
    rf"(?P<to>(?:to|at|on|with) )?(?P<after>{_SOME})?(?:,? (?P<often>.+))?"
)
_KINDS_OF_CHANGE = {
    "start": STARTS,
    "stop": STOPS,
    "restart": _RESTARTS,
    "increase": _INCREASES,
    "reduce": _REDUCTIONS,
}
_CHANGES = frozenset().union(*_KINDS_OF_CHANGE.values()) - word_set("new end ended up down lower")
"""Words of which no other thing is meant beside a medicine."""


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


def _first(text: str) -> str:
    """The first word of a text, behind one for the dose: "Dose increased"."""
    words = (word.strip(":,") for word in key(text).split())
    return next((word for word in words if word not in AMOUNTS), "")


def kind_of_change(text: str) -> str:
    """The kind of event that a change in words is; empty where they begin with no such word."""
    first = _first(text)
    return next((kind for kind, words in _KINDS_OF_CHANGE.items() if first in words), "")


def read_change(text: str) -> Change | None:
    """What "increased to 75 mg" comes to; None where that is not plain, as "increased by 25 mg"."""
    found = _CHANGE.fullmatch(" ".join(text.casefold().split())) if len(text) <= LONGEST else None
    if found is None:
        return None
    word, often = key(found["word"] or ""), found["often"]
    if key(text) in LAST_DOSE:
        return Change("none", (1, 1))
    if word in STOPS:
        return None if often else Change("none", (1, 1))
    is_begun = kind_of_change(word) in {"start", "restart"}
    is_plain = found["before"] or found["to"] or is_begun
    if not (found["after"] and is_plain and (word in STARTS | STEPS or found["before"])):
        return None
    rule = how_often(often) if often else (1, 1)
    return Change(found["after"].strip(), rule) if rule else None


def speaks_of_change(text: str) -> bool:
    """Whether a word of a change stands anywhere in a text: "started X 50 mg", "X up to 75 mg"."""
    words = key(text)
    return bool(_CHANGES & set(words.split())) or " up to " in words or " down to " in words


def is_change(text: str) -> bool:
    """Whether words say that what is taken was begun, changed or ended."""
    return _first(text) in STARTS | STOPS | STEPS or read_change(text) is not None
