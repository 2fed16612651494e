"""Lines that say of themselves that they do not count: examples, summaries, and marked ones."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.sums import is_of_period
from sidelog.exchange.table.cell.words import NO, YES, key, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.chosen import EVERY, is_said_of
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_WORD = (
    r"(?:example|beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|przyk\u0142ad|exempel|"
    r"(?:sample|dummy|test)(?= (?:row|line|entry|data)))"
)
_EXAMPLE = re.compile(
    rf"[\s(\[*#]*(?:this is an? )?{_WORD}(?: (?:row|line|entry|data|only|zeile|eintrag|ligne|fila|"
    r"linea|linha|riga|regel|wiersz|rad))*(?:\s*[:)\]*\u2013\u2014-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MOST_EXAMPLES = 3
"""Of more lines the word says something else than that they are none of a person."""


def without_examples(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without the lines by which a template shows how it is filled in."""
    is_one = _says_so({one.place: [*filter(_EXAMPLE.fullmatch, one.texts)] for one in seen})
    lines = sorted({row.line for row in columns.rows() if is_one(row)}) if is_one else ()
    if not 0 < len(lines) <= _MOST_EXAMPLES:
        return columns
    remarks = [f"line {line:,} calls itself an example: no entry" for line in lines]
    return columns.without(lambda row: row.line in lines, remarks)


def without_summaries(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without the lines of summaries, where most lines are others."""
    found = {one.place: _summaries(one) for one in seen}
    is_one = _says_so(found)
    if is_one is None:
        return columns
    count = sum(map(is_one, columns.rows()))
    one, text = next((one, found[one.place][0]) for one in seen if found[one.place])
    many = f"{count:,} lines call themselves summaries"
    said = many if count > 1 else "1 line calls itself a summary"
    remark = f"{said}, such as {text[:40]} in line {one.lines[text]:,}: no entries"
    return columns.without(is_one, [remark])


def _summaries(one: Seen) -> list[str]:
    """What a column says of lines that are summaries; nothing where most of them are."""
    texts = [text for text in one.texts if is_of_period(text)]
    count = sum(one.texts[text] for text in texts)
    return texts if count * 2 < one.filled + one.empty else []


def _says_so(by_place: dict[int, list[str]]) -> Callable[[Row], bool] | None:
    """Whether a line has one of some texts in their column; None where there are no texts."""
    found: dict[int, Collection[str]] = {at: {*texts} for at, texts in by_place.items() if texts}
    if not found:
        return None
    return lambda row: any(row.text(at) in texts for at, texts in found.items())


# Lines that a column marks

_VOID = word_set(
    "corrected replaced superseded deleted cancelled canceled invalid retracted "
    "korrigiert ersetzt geloscht storniert ungultig corrige remplace supprime annule "
    "corregido reemplazado eliminado borrado anulado corretto sostituito eliminato cancellato "
    "annullato corrigido substituido excluido apagado gecorrigeerd vervangen verwijderd "
    "korrigerad ersatt raderad usuniete usuniety poprawione"
)
_DOUBTS = _VOID | word_set(
    "wrong odd exclude excluded error errors erroneous faulty suspect suspicious doubtful "
    "unreliable incorrect bad ignore ignored discard discarded outlier artifact artefact falsch "
    "fehler fehlerhaft zweifelhaft ausreisser faux erreur douteux erroneo dudoso sbagliato "
    "errato dubbio errado duvidoso fout verkeerd twijfelachtig fel fejl bledny blad watpliwy"
)
"""Words of a line that tell that what was measured in it may be wrong."""
_PERHAPS = word_set("void voided")
"""What is said of a bladder as well."""
_OF_LINES = word_set("is was flag entry entries row record line log ist est es foi marked")
DO_NOT_COUNT = "it says which lines do not count"


def is_mark(one: Seen) -> bool:
    """Whether a column says of lines that they do not count, and nothing else."""
    words = tokens(one.name)
    is_called = bool(words & (_VOID | (_PERHAPS if words & _OF_LINES else frozenset())))
    is_called &= bool(one.texts) and words <= _VOID | _PERHAPS | _OF_LINES
    others = [text for text in one.texts if not _is_marked(text)]
    return is_called and all(key(text) in NO or text == "0" for text in others)


def tells_of_doubt(one: Seen) -> bool:
    """Whether a column says of some lines that they may be wrong, as "wrist-wrong" does."""
    return any(tokens(text) & _DOUBTS for text in one.texts)


def _is_marked(text: str) -> bool:
    return key(text) in YES or text in {"1", "x", "X"}


def which_count(seen: Sequence[Seen], where: Iterable[str]) -> Question | None:
    """The question whether marked lines count; None where none is, or it was said."""
    for one in seen:
        marked = [text for text in one.texts if _is_marked(text)]
        if not marked or not is_mark(one) or any(map(is_said_of(one.name), where)):
            continue
        count = sum(one.texts[text] for text in marked)
        others = {text: one.texts[text] for text in one.texts if text not in marked}
        others |= {"": one.empty} if one.empty else {}
        such = f"{one.name} is {marked[0]} in {count:,} line{'s' * (count > 1)}"
        text = f"{such}, such as line {one.lines[marked[0]]}: do these count, beside those that "
        text += "took their place?"
        choices = {EVERY: f"yes, all {sum(others.values()) + count:,} lines"}
        if len(others) == 1:
            (other, kept) = others.popitem()
            choices = {other: f"no: {kept:,} lines are taken, and the others left out"} | choices
        return Question("where", "--where", text, choices, column=one.name)
    return None


def without_marks(seen: Sequence[Seen], where: Iterable[str]) -> list[str]:
    """What was said of which lines are taken, without what was said of such marks."""
    marks = [is_said_of(one.name) for one in seen if is_mark(one)]
    return [words for words in where if not any(is_of(words) for is_of in marks)]
