"""Columns that name persons: by what they are called, and by what their words are."""

import re
from collections import Counter
from collections.abc import Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.ratings import is_mood
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.chosen import key_of
from sidelog.exchange.table.product.known import ONLY_TAKEN

_PEOPLE = word_set(
    "child baby subject patient participant person user username member infant pet dog cat "
    "kid paciente enfant nino persona personne osoba pessoa persoon paziente usuario benutzer "
    "utilisateur utente userid subjectid subj subjid participantid patientid patientin proband "
    "probandin pacjent pacjentka dziecko pacient pacientka pacijent pasient potilas hasta bambino "
    "bambina crianca пациент пациентка пациента участник участница пользователь ребенок ребенка"
)
_BESIDE = word_set("id ids name names no number nr first last initials the of s code family имя")
_CALLED_PEOPLE = word_set(
    "first name;firstname;full name;your name;nickname;vorname;prenom;voornaam;fornavn;fornamn;"
    "imie;имя;фио;氏名;姓名;pt id;ptid;pt no;pt name"
)
"""Whole names of columns that are of persons, and of nothing that is done or taken."""
_MAYBE_PEOPLE = _CALLED_PEOPLE | word_set(
    "name;jmeno;meno;nome;isim;nombre;nom;naam;id;uid;code;"
    "codigo;kod;kurzel;initials;iniciales;initialen"
)
_WHO = word_set("who;whose;wer;quien;qui;kto;quem;hvem;vem;chi;кто")
"""Names of columns that say who, however their words are written."""
ONESELF = word_set("me;i;myself;self;ich;selbst;yo;moi;io;eu;ik;jeg;jag;ja;я")
_A_NAME = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*(?: [^\W\d_][\w'.-]*){0,2}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
IDS = frozenset({"id", "uid"})
LINES_EACH = 2
_OF_BODY = word_set(
    "temperature fever systolic diastolic temperatur fieber fievre temperatura fiebre febre febbre "
    "koorts feber systolisch diastolisch sistolica diastolica"
)
"""What only a body has, and nothing that was done or eaten."""
_FEW_QUESTIONS, _WORDS_OF_QUESTION = 3, 3
MOST_PERSONS, _MOST_MEASURES = 12, 40


def persons_of(one: Seen) -> Counter[str]:
    """What a column says of whom its lines are, and how often; "Me" is the same one as "me"."""
    spelt: dict[str, str] = {}
    found = Counter[str]()
    for text, count in one.texts.most_common():
        if token(text).kind is not Kind.MISSING:
            found[spelt.setdefault(key_of(text), text)] += count
    return found


def called(one: Seen) -> str:
    """What a column is called, in plain lower case."""
    return fold(one.name).replace("_", " ").strip(" ?")


def are_people(one: Seen) -> bool:
    """Whether a column tells people apart, by its name, or by their addresses."""
    words, texts = tokens(one.name), persons_of(one)
    is_called = (words & _PEOPLE and words <= _PEOPLE | _BESIDE) or called(one) in _CALLED_PEOPLE
    is_called = bool(is_called) and not says_how_they_are(one)
    return len(texts) > 1 and (is_called or all(map(_ADDRESS.fullmatch, texts)))


def says_how_they_are(one: Seen) -> bool:
    """Whether it says how one is, such as a dog that was fed, or a baby of 3.1 kg, and not who."""
    are_measured = any(one.units) or not one.numbers[one.sign].whole
    is_number = one.share(*NUMBERISH) == 1
    return one.share(Kind.YES_NO) > 1 / 2 or (is_number and are_measured)


def are_of_oneself(one: Seen) -> bool:
    """Whether a column may tell people apart by its name, and some of its lines are one's own."""
    words = tokens(one.name)
    is_called = called(one) in _MAYBE_PEOPLE | _WHO or (words and words <= _PEOPLE | _BESIDE)
    found = [key_of(text) for text in persons_of(one)] if is_called else []
    return 1 < len(found) <= MOST_PERSONS and not ONESELF.isdisjoint(found)


def may_be_people(one: Seen, day: Seen, *, of_food: bool) -> bool:
    """Whether names, or numbers, may be those of people who have lines of the same days."""
    name, texts = called(one), persons_of(one)
    is_who = name in _WHO
    comes_again = one if is_who else day
    if name not in _MAYBE_PEOPLE | _WHO or len(texts) < 2:  # noqa: PLR2004
        return False
    if one.many or comes_again.filled <= len(comes_again.texts):
        return False
    if not is_who and one.filled < len(texts) * LINES_EACH:
        return False  # such as what was eaten, or the numbers of the lines
    if one.share(*NUMBERISH) == 1:
        return name in IDS and one.numbers[Sign.POINT].whole
    are_names = all(
        _A_NAME.fullmatch(text) if is_who else _may_be_name(text) and text[0] == text[0].upper()
        for text in texts
    )
    return not of_food and len(texts) <= MOST_PERSONS and are_names


def name_persons(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether names are those of persons, as how they were, or their answers, beside them tell.

    Of few lines without answers each may be of another thing that was done.
    """
    texts = persons_of(one)
    if called(one) not in _MAYBE_PEOPLE or one.many or len(texts) <= 1:
        return False
    are_asked = have_answers(one, seen)
    are_few = len(texts) <= MOST_PERSONS and one.filled >= len(texts) * LINES_EACH
    if not are_asked and not (are_few and have_state(one, seen)):
        return False
    written_large = sum(text[0].isupper() for text in texts)
    return all(map(_may_be_name, texts)) and written_large * 2 > len(texts)


def _may_be_name(text: str) -> bool:
    """Whether a text is written as the name of a person, and is none of what is recorded."""
    return bool(_A_NAME.fullmatch(text)) and not tokens(text) & ONLY_TAKEN


def have_answers(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether most of the other columns are whole questions, as those of a form."""
    others = [other for other in seen if other is not one]
    asked = [other.name for other in others if other.name.strip().endswith(("?", "\uff1f"))]
    whole = sum(len(words_of(name)) >= _WORDS_OF_QUESTION for name in asked)
    return whole >= _FEW_QUESTIONS and whole * 2 > len(others)


def have_state(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether how somebody was stands beside: a fever, or a mood and nothing done or taken."""
    others = [other for other in seen if other is not one]
    are_amounts = any(any(other.units) or other.kinds[Kind.LENGTH] for other in others)
    is_of_body = any(tokens(other.name) & _OF_BODY or _names_state(other) for other in others)
    return is_of_body or (any(is_mood(other.name) for other in others) and not are_amounts)


def _names_state(one: Seen) -> bool:
    """Whether a column names measures of which one is of the body, or a mood."""
    texts = one.texts if len(one.texts) <= _MOST_MEASURES and not one.many else ()
    return any(fold(text) in _OF_BODY or is_mood(text) for text in texts if text.isalpha())
