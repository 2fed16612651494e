"""The words of a file that come in as notes."""

from collections.abc import Mapping, Sequence

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.said_words import ask_moods
from sidelog.exchange.table.cell.words import NOTHING, word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.ratings import is_mood
from sidelog.exchange.table.column.reasons import usual_word
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.beside import notes_of_moments, told_of
from sidelog.exchange.table.long.listed import find_listed
from sidelog.exchange.table.notes import Notes, has_unknown, how_noted, is_for_notes
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.product.column_names import number_in
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_EVENTS = word_set("event events ereignis ereignisse evento eventos evenement evenements")


def add_notes(plan: Plan, notes: Sequence[Seen], worded: Mapping[Seen, str]) -> None:
    """Add the columns of a person's words, and those of other words with how they are no values."""
    of_slots, said_of = _of_slots(notes), list[tuple[str, str]]()
    of_moments = notes_of_moments(notes, plan.dating, plan.columns) if plan.long else set[int]()
    for one, how in (*((one, how_noted(one)) for one in notes), *worded.items()):
        is_word = one not in notes or one in of_slots
        usual = usual_word(one) if one not in notes and plan.values else ""
        is_open = is_word and has_unknown(one)
        said = f"{how}; not {usual[:40]}, which nearly every line says" if usual else how
        if not usual and (usual := _no_event(one)):
            said = f"{how}; not {usual}, which is nothing to note"
        said += "; what is not known is kept as it is" * is_open
        unit = one.unit_beside and one.unit_beside.place
        is_named = len(notes) > 1 and not (is_for_notes(one.name) or has_no_name(one.name))
        made = Notes(
            *(one.place, one.name, is_word, usual),
            has_unknown=is_open,
            is_named=is_named,
            unit=unit,
        )
        if one.place in of_moments:
            made = made._replace(is_of_moment=True)
            said += f"; {same_in_lines(plan)}"
        said_of.append((one.name, said))
        plan.notes.append(made)
    for name, said in said_of:  # only all of them tell what they are notes of
        plan.bring(name, plan.note_name, said)
    if not (plan.long or plan.events):
        plan.listed = find_listed([*notes, *worded], plan.columns)
        plan.brought += [one.brought for one in plan.listed]


def _of_slots(notes: Sequence[Seen]) -> list[Seen]:
    """Notes that are each of one of several things of a line: "Drug A notes", "Drug B notes"."""
    slots: dict[frozenset[str], list[Seen]] = {}
    for one in notes:
        number = "" if has_no_name(one.name) else number_in(one.name)
        if number:
            slots.setdefault(frozenset(words_of(one.name)) - {number}, []).append(one)
    return [one for some in slots.values() if len(some) > 1 for one in some]


def _no_event(one: Seen) -> str:
    """The word by which a column of events, or of a program's status, says that there was none."""
    is_code = words_of(one.name)[-1:] == ["status"] and all(map(str.isupper, one.texts))
    is_called = is_code or frozenset() < tokens(one.name) <= _EVENTS
    return next((text for text in one.texts if is_called and fold(text) in NOTHING), "")


def numbered_moods(rest: Sequence[Seen], columns: Columns) -> frozenset[int]:
    """The places of moods in words, where a column beside them has one number for each word."""
    numeric = [one for one in rest if one.share(Kind.NUMBER) == 1]
    moods = [one for one in rest if is_mood(one.name) and not one.many and ask_moods(one)]

    def has_numbers(place: int) -> bool:
        told = told_of(numeric, lambda cells: cells[place].strip() or object(), columns)
        return any(one.is_sure for one in told.values())

    return frozenset(one.place for one in moods if has_numbers(one.place))


def say_starts(plan: Plan, seen: Sequence[Seen]) -> None:
    """Say that a line is kept that says no more than its start, where some may be such."""
    values = [seen[one.place] for one in plan.values]
    if plan.keeps_starts and all(one.empty or one.kinds[Kind.MISSING] for one in values):
        plan.brought[0] = plan.brought[0].also("a line that says no more is kept, as a note")


def same_in_lines(plan: Plan) -> str:
    """What is said of a column that has the same in all lines of a day, or of a moment."""
    return f"the same in all lines of a {'time' if plan.dating.has_times else 'day'}, taken once"
