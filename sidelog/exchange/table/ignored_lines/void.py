"""Lines of which a column says that they do not count: corrected, replaced or deleted since."""

from collections.abc import Iterable, Sequence

from sidelog.exchange.reader import Question
from sidelog.exchange.table.cell.words import NO, YES, key, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.persons.chosen import EVERY, is_said_of

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
