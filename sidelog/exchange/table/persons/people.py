"""Columns that tell persons apart: by their names, or by numbers that are none of the lines."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.ratings import is_mood
from sidelog.exchange.table.computed.counters import are_drawn
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.chosen import key_of
from sidelog.exchange.table.product.known import ONLY_TAKEN
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_PEOPLE = word_set(
    "child baby subject patient participant person user username member infant pet dog cat "
    "kid paciente enfant nino persona personne osoba pessoa persoon paziente usuario benutzer "
    "utilisateur utente userid subjectid subj subjid participantid patientid patientin proband "
    "probandin pacjent pacjentka dziecko pacient pacientka pacijent pasient potilas hasta bambino "
    "bambina crianca пациент пациентка пациента участник участница пользователь ребенок ребенка"
)
_PETS = word_set("pet dog cat")
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
    is_called &= not (words & _PETS and one.share(*NUMBERISH) == 1)  # "cat" is a category there
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


# By numbers

_AN_ID = re.compile(r"(?=.*[\d_])[\w-]+")
"""Letters with digits among them, which are no name of anything: "R_2xCWw"."""
_WHOLE = re.compile(r"(\d+)\.0+")
"""A number of somebody that a program wrote as one with decimals."""
_FEW_NUMBERS, _MOST_WORDS = 3, 9
"""In a file with more columns of such numbers none of them tells persons apart."""
_SAME_DAY = "one"
_A_DAY = len("2026-05-01")
_NEARLY_ALL = 0.9


def are_ids(one: Seen) -> bool:
    """Whether a column is called an id, and all lines have one of several, each again."""
    texts = persons_of(one)
    is_each = one.filled >= (one.filled + one.empty) * _NEARLY_ALL
    is_again = is_each and one.filled >= len(texts) * LINES_EACH and not one.many
    ids = sum(_AN_ID.fullmatch(text) is not None for text in texts)
    return called(one) in IDS and is_again and 1 < len(texts) * _NEARLY_ALL <= ids


def number_persons(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a few ids beside how somebody was, or answers, come again, or are in no order.

    Of lines that are there twice few have an id that comes again.
    """
    texts = [_WHOLE.sub(r"\1", text) for text in persons_of(one)]
    are_ids = called(one) in IDS and all(map(_AN_ID.fullmatch, texts))
    if not are_ids or not 1 < len(texts) <= MOST_PERSONS or one.many:
        return False
    again = sum(count > 1 for count in one.texts.values())
    is_of_some = again * 2 > len(texts) or (are_drawn(one) and not again)
    return is_of_some and (have_answers(one, seen) or have_state(one, seen))


def have_days(one: Seen, day: Seen, columns: Columns) -> bool:
    """Whether most ids have lines of several days, as people do, and no one thing that was done."""
    days: dict[str, set[str]] = {}
    for row in columns.rows():
        if len(row.cells) > day.place and (text := row.text(one.place)):
            days.setdefault(text, set()).add(row.text(day.place)[:_A_DAY])
    several = sum(len(some) > 1 for some in days.values())
    return several * 2 > len(days)


def begin_anew(
    rest: Sequence[Seen], seen: Sequence[Seen], dating: Dating, columns: Columns
) -> list[Seen]:
    """The column without a name that numbers parts of a file whose days are each in order.

    Those of the whole file are in none.  What numbers the words of another column is of those.
    """
    found = [one for one in rest if _may_number(one)]
    if len(found) > _FEW_NUMBERS:
        return []
    words = [one for one in seen if one.share(Kind.WORD) > 1 / 2][:_MOST_WORDS]
    return [one for one in found if _is_anew(one, words, dating, columns)]


def _may_number(one: Seen) -> bool:
    """Whether a column without a name has numbers from 1 on, and each in several lines."""
    numbers, some = one.numbers[Sign.POINT], len(one.texts)
    are_counted = numbers.whole and numbers.low == 1 and numbers.high == some > 1
    is_each = numbers.count == one.filled + one.empty >= some * LINES_EACH and not one.many
    return has_no_name(one.name) and are_counted and is_each


def _is_anew(one: Seen, words: Sequence[Seen], dating: Dating, columns: Columns) -> bool:
    """Whether the days of each number are in order, those of all are not, and it is of no words.

    And most lines have that of the line before, and most steps to another go back to earlier days:
    a rating of few days may be in order by chance, but for a day that was written late.
    """
    some = len(one.texts)
    words = [other for other in words if len(other.texts) == some]
    lines = list[tuple[str, date]]()
    of_number: dict[str, list[date]] = {}
    pairs = set[tuple[int, str, str]]()
    for cells in columns.cells():
        said = read_day(cells[dating.day.place].strip())
        if said and (day := dating.day_of(said)):
            number = cells[one.place].strip()
            lines.append((number, day))
            of_number.setdefault(number, []).append(day)
            pairs |= {(other.place, number, cells[other.place]) for other in words}
    numbered = Counter(place for place, *_ in pairs)
    steps = [(one[1], then[1]) for one, then in pairwise(lines) if one[0] != then[0]]
    if some in numbered.values() or len(steps) * 2 > len(lines) or _way([day for _, day in lines]):
        return False
    ways = {*map(_way, of_number.values())} - {_SAME_DAY}
    moves = [way for way in map(_way, steps) if way != _SAME_DAY]
    back = sum(way not in ways for way in moves)
    return len(ways) == 1 and "" not in ways and back * 2 > len(moves)


def _way(days: Sequence[date]) -> str:
    """Whether days go forward or backward, or are all one; empty where they go both ways."""
    ups = {after > before for before, after in pairwise(days) if after != before}
    return _SAME_DAY if not ups else "" if len(ups) > 1 else "up" if True in ups else "down"
