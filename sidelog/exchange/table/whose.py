"""Whose lines are meant: a file of several persons, and the lines that are taken of a file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Brought, Question
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.ratings import is_counted, is_mood, is_rated
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.counters import are_drawn
from sidelog.exchange.table.product.known import NUTRIENTS, ONLY_TAKEN
from sidelog.exchange.table.rows.columns import Columns

EVERY = "*"
"""What is said for the lines of all."""
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
_ONESELF = word_set("me;i;myself;self;ich;selbst;yo;moi;io;eu;ik;jeg;jag;ja;я")
_A_NAME = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*(?: [^\W\d_][\w'.-]*){0,2}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_IDS = frozenset({"id", "uid"})
_AN_ID = re.compile(r"(?=.*[\d_])[\w-]+")
"""Letters with digits among them, which are no name of anything: "R_2xCWw"."""
_WHOLE = re.compile(r"(\d+)\.0+")
"""A number of somebody that a program wrote as one with decimals."""
_OF_BODY = word_set(
    "temperature fever systolic diastolic temperatur fieber fievre temperatura fiebre febre febbre "
    "koorts feber systolisch diastolisch sistolica diastolica"
)
"""What only a body has, and nothing that was done or eaten."""
_FEW_QUESTIONS, _WORDS_OF_QUESTION = 3, 3
_FEW_NUMBERS, _MOST_WORDS = 3, 9
"""In a file with more columns of such numbers none of them tells persons apart."""
_SAME_DAY = "one"
_MOST_OFFERED = 9
_MOST_PERSONS, _MOST_MEASURES = 12, 40
_LINES_EACH = 2
_DIAPERS = word_set(
    "diaper diapers diapering nappy nappies windel windeln panal panales couche couches luier "
    "luiers fralda fraldas pannolino pannolini pieluszka pieluszki"
)
_FEEDS = word_set(
    "feed feeds feeding feedings breast breastfeeding breastfeed nursing bottle formula stillen "
    "flasche lactancia biberon tetee allaitement borstvoeding fles amamentacao mamadeira "
    "allattamento karmienie butelka"
)
_MOST_KINDS = 200
_NEARLY_ALL = 0.9
_A_DAY = len("2026-05-01")


def narrowed(columns: Columns, where: Iterable[str]) -> tuple[Columns, list[Brought]]:
    """A file with the lines alone that were said, and what is to be said of the others.

    Args:
        columns: the file.
        where: which lines; see `reader.Said.where`.

    Raises:
        UsageError: it has no such column, or no such line.
    """
    said, all_columns = [], columns
    meant: dict[str, list[str]] = {}
    for words in where:
        name, word = _parted(words, columns)
        if word != EVERY:
            meant.setdefault(name, []).append(word)
    for name, some in meant.items():
        place = columns.names.index(name)
        counted = Counter(
            row.cells[place].strip() for row in columns.rows() if len(row.cells) > place
        )
        spelt: dict[str, list[str]] = {}
        for text in counted:
            spelt.setdefault(_key(text), []).append(text)
        for word in some:
            if _key(word) not in spelt:
                has = ", ".join(text[:40] for text in list(counted)[:_MOST_OFFERED] if text)
                raise UsageError(
                    f"No line of {columns.grid.name} has {word!r} in {name}.", hint=f"It has {has}."
                )
        found = [spelt[_key(word)] for word in some]
        taken = {text: counted[text] for texts in found for text in texts}
        lines = sum(taken.values())
        others = counted.total() - lines
        words = " or ".join(texts[0] for texts in found)
        how = f"{lines:,} with {words}; {others:,} without it are left out"
        said.append(Brought(name, "which lines are taken", how))
        columns = replace(columns, only=(*columns.only, (place, frozenset(taken))))
    if meant and _count_lines(all_columns):
        said.append(Brought(columns.names[0], "no values", "it counts the lines of the file"))
        columns = replace(columns, aside=columns.aside | {0})
    return columns, said


def _count_lines(columns: Columns) -> bool:
    """Whether the first column has no name, and counts the lines, as some of them do not tell."""
    firsts = (row.cells[0].strip() for row in columns.rows() if row.cells)
    return columns.names[0].startswith("column ") and all(
        text == str(number) for number, text in enumerate(firsts, start=1)
    )


def _parted(words: str, columns: Columns) -> tuple[str, str]:
    """The column and the word of what was said.

    Raises:
        UsageError: there is no such column.
    """
    for name in columns.names:
        if is_said_of(name)(words):
            return name, words[len(name) + 1 :].strip()
    raise UsageError(
        f"{words!r} names no column of {columns.grid.name}.",
        hint=f"--where is COLUMN=WORD; its columns are {', '.join(columns.names[:20])}.",
    )


def is_said_of(name: str) -> Callable[[str], bool]:
    """Whether what was said is of a column that is called so."""
    return lambda words: fold(words).startswith(f"{fold(name)}=")


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def whose(
    seen: Sequence[Seen], used: Iterable[int], dating: Dating, said: Sequence[str], columns: Columns
) -> Question | None:
    """The question whose lines are meant, where a file has those of several persons.

    Args:
        seen: its columns.
        used: the places of those that name what was recorded, or say when.
        dating: those that say when.
        said: as `reader.Said.where`.
        columns: the file.
    """
    if any(words.endswith(f"={EVERY}") for words in said):
        return None
    day = dating.day
    seen = [one for one in seen if not any(map(is_said_of(one.name), said))]  # of which it was said
    found = [one for one in seen if one is not day and _are_of_oneself(one)]
    rest = [one for one in seen if one.place not in set(used)]
    of_food = any(tokens(one.name) & NUTRIENTS for one in seen)
    found = found or [one for one in rest if _are_people(one)]
    found = found or [one for one in rest if _may_be_people(one, day, of_food=of_food)]
    found = found or [one for one in rest if _are_ids(one) and _have_days(one, day, columns)]
    is_sure = bool(found)
    found = found or [one for one in rest if name_persons(one, seen) or _number_persons(one, seen)]
    found = found or _begin_anew(rest, seen, dating, columns)
    if not found:
        return None
    column = max(found, key=lambda one: ("name" in tokens(one.name), one.filled, -one.place))
    counts = sorted(_persons(column).most_common(), key=lambda one: _key(one[0]) not in _ONESELF)
    some = ", ".join(text[:40] for text, _ in counts[:3])
    are = "are" if is_sure else "may be"
    of = f"By {column.name} the lines {are} of {len(counts):,} persons"
    text = f"{of}, such as {some}: whose are yours?"
    choices = {word: f"{word[:40]}, {count:,} line{'s' * (count > 1)}" for word, count in counts}
    few = {**choices, EVERY: "all of them"} if len(choices) <= _MOST_OFFERED else {}
    return Question("where", "--where", text, few, example=counts[0][0], column=column.name)


def of_baby(seen: Sequence[Seen]) -> str:
    """What stands before the owner's own measures in a file of a baby; empty in any other.

    It is one of a baby where it says both that one was fed and that one had a diaper.
    """
    words = set[str]().union(*(tokens(one.name) for one in seen))
    for one in seen:
        if one.share(Kind.WORD) >= _NEARLY_ALL and len(one.texts) <= _MOST_KINDS:
            words.update(*map(tokens, one.texts))
    return "baby" if words & _DIAPERS and words & _FEEDS else ""


def _persons(one: Seen) -> Counter[str]:
    """What a column says of whom its lines are, and how often; "Me" is the same one as "me"."""
    spelt: dict[str, str] = {}
    found = Counter[str]()
    for text, count in one.texts.most_common():
        if token(text).kind is not Kind.MISSING:
            found[spelt.setdefault(_key(text), text)] += count
    return found


def _are_people(one: Seen) -> bool:
    """Whether a column tells people apart, by its name, or by their addresses."""
    words, texts = tokens(one.name), _persons(one)
    is_called = (words & _PEOPLE and words <= _PEOPLE | _BESIDE) or _called(one) in _CALLED_PEOPLE
    is_called = bool(is_called) and one.share(Kind.YES_NO) <= 1 / 2  # as of the dog, fed or not
    return len(texts) > 1 and (is_called or all(map(_ADDRESS.fullmatch, texts)))


def _are_of_oneself(one: Seen) -> bool:
    """Whether a column may tell people apart by its name, and some of its lines are one's own."""
    words = tokens(one.name)
    is_called = _called(one) in _MAYBE_PEOPLE | _WHO or (words and words <= _PEOPLE | _BESIDE)
    persons = [_key(text) for text in _persons(one)] if is_called else []
    return 1 < len(persons) <= _MOST_PERSONS and not _ONESELF.isdisjoint(persons)


def _called(one: Seen) -> str:
    return fold(one.name).replace("_", " ").strip(" ?")


def _may_be_people(one: Seen, day: Seen, *, of_food: bool) -> bool:
    """Whether names, or numbers, may be those of people who have lines of the same days."""
    name, texts = _called(one), _persons(one)
    is_who = name in _WHO
    comes_again = one if is_who else day
    if name not in _MAYBE_PEOPLE | _WHO or len(texts) < 2:  # noqa: PLR2004
        return False
    if one.many or comes_again.filled <= len(comes_again.texts):
        return False
    if not is_who and one.filled < len(texts) * _LINES_EACH:
        return False  # such as what was eaten, or the numbers of the lines
    if one.share(*NUMBERISH) == 1:
        return name in _IDS and one.numbers[Sign.POINT].whole
    are_names = all(_may_be_name(text) or (is_who and _A_NAME.fullmatch(text)) for text in texts)
    return not of_food and len(texts) <= _MOST_PERSONS and are_names


def _are_ids(one: Seen) -> bool:
    """Whether a column is called an id, and all lines have one of several, each again."""
    texts = _persons(one)
    is_each = one.filled >= (one.filled + one.empty) * _NEARLY_ALL
    is_again = is_each and one.filled >= len(texts) * _LINES_EACH and not one.many
    ids = sum(_AN_ID.fullmatch(text) is not None for text in texts)
    return _called(one) in _IDS and is_again and 1 < len(texts) * _NEARLY_ALL <= ids


def name_persons(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether names are those of persons, as how they were, or their answers, beside them tell.

    Of few lines without answers each may be of another thing that was done.
    """
    texts = _persons(one)
    if _called(one) not in _MAYBE_PEOPLE or one.many or len(texts) <= 1:
        return False
    are_asked = _have_answers(one, seen)
    are_few = len(texts) <= _MOST_PERSONS and one.filled >= len(texts) * _LINES_EACH
    if not are_asked and not (are_few and _have_state(one, seen)):
        return False
    written_large = sum(text[0].isupper() for text in texts)
    are_names = all(_A_NAME.fullmatch(text) and not _is_of_record(text) for text in texts)
    return are_names and written_large * 2 > len(texts)


def _number_persons(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether a few ids beside how somebody was, or answers, come again, or are in no order.

    Of lines that are there twice few have an id that comes again.
    """
    texts = [_WHOLE.sub(r"\1", text) for text in _persons(one)]
    are_ids = _called(one) in _IDS and all(map(_AN_ID.fullmatch, texts))
    if not are_ids or not 1 < len(texts) <= _MOST_PERSONS or one.many:
        return False
    again = sum(count > 1 for count in one.texts.values())
    is_of_some = again * 2 > len(texts) or (are_drawn(one) and not again)
    return is_of_some and (_have_answers(one, seen) or _have_state(one, seen))


def _have_answers(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether most of the other columns are whole questions, as those of a form."""
    others = [other for other in seen if other is not one]
    asked = [other.name for other in others if other.name.strip().endswith(("?", "\uff1f"))]
    whole = sum(len(words_of(name)) >= _WORDS_OF_QUESTION for name in asked)
    return whole >= _FEW_QUESTIONS and whole * 2 > len(others)


def _have_state(one: Seen, seen: Sequence[Seen]) -> bool:
    """Whether how somebody was stands beside: a fever, or a mood and nothing done or taken."""
    others = [other for other in seen if other is not one]
    are_amounts = any(any(other.units) or other.kinds[Kind.LENGTH] for other in others)
    is_of_body = any(tokens(other.name) & _OF_BODY or _names_state(other) for other in others)
    return is_of_body or (any(is_mood(other.name) for other in others) and not are_amounts)


def _names_state(one: Seen) -> bool:
    """Whether a column names measures of which one is of the body, or a mood."""
    texts = one.texts if len(one.texts) <= _MOST_MEASURES and not one.many else ()
    return any(fold(text) in _OF_BODY or is_mood(text) for text in texts if text.isalpha())


def _is_of_record(text: str) -> bool:
    """Whether a name is that of what is recorded: of a measure, or of what is taken."""
    return is_rated(text) or is_counted(text) or bool(tokens(text) & ONLY_TAKEN)


def _have_days(one: Seen, day: Seen, columns: Columns) -> bool:
    """Whether most ids have lines of several days, as people do, and no one thing that was done."""
    days: dict[str, set[str]] = {}
    most = max(one.place, day.place)
    for row in columns.rows():
        if len(row.cells) > most and (text := row.cells[one.place].strip()):
            days.setdefault(text, set()).add(row.cells[day.place].strip()[:_A_DAY])
    several = sum(len(some) > 1 for some in days.values())
    return several * 2 > len(days)


def _begin_anew(
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
    is_each = numbers.count == one.filled + one.empty >= some * _LINES_EACH and not one.many
    return one.name.startswith("column ") and are_counted and is_each


def _is_anew(one: Seen, words: Sequence[Seen], dating: Dating, columns: Columns) -> bool:
    """Whether the days of each number are in order, those of all are not, and it is of no words.

    And most lines have that of the line before: a rating of few days may be in order by chance.
    """
    some, width = len(one.texts), len(columns.names)
    words = [other for other in words if len(other.texts) == some]
    lines = list[tuple[str, date]]()
    pairs = set[tuple[int, str, str]]()
    for row in columns.rows():
        cells = row.cells
        said = read_day(cells[dating.day.place].strip()) if len(cells) == width else None
        if said and (day := dating.day_of(said)):
            number = cells[one.place].strip()
            lines.append((number, day))
            pairs |= {(other.place, number, cells[other.place]) for other in words}
    numbered = Counter(place for place, *_ in pairs)
    changes = sum(before != after for (before, _), (after, _) in pairwise(lines))
    if some in numbered.values() or changes * 2 > len(lines) or _way([day for _, day in lines]):
        return False
    ways = {_way(days) for days in _parts(lines).values()} - {_SAME_DAY}
    return len(ways) == 1 and "" not in ways


def _parts(lines: Iterable[tuple[str, date]]) -> dict[str, list[date]]:
    """The days of each number."""
    found: dict[str, list[date]] = {}
    for number, day in lines:
        found.setdefault(number, []).append(day)
    return found


def _way(days: Sequence[date]) -> str:
    """Whether days go forward or backward, or are all one; empty where they go both ways."""
    ups = {after > before for before, after in pairwise(days) if after != before}
    return _SAME_DAY if not ups else "" if len(ups) > 1 else "up" if True in ups else "down"


def _may_be_name(text: str) -> bool:
    """Whether a text is written as the name of a person, and is none of what is recorded."""
    is_name = bool(_A_NAME.fullmatch(text)) and text[0] == text[0].upper()
    return is_name and not tokens(text) & ONLY_TAKEN
