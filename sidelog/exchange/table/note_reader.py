"""Reads what a person wrote in the lines of a file: notes of their days, or of a dose."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Identities, Note
from sidelog.exchange.moments import Moment
from sidelog.exchange.table.cell.missing import is_among
from sidelog.exchange.table.column.units import with_unit
from sidelog.exchange.table.dose_lines.status import says_more
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import says
from sidelog.exchange.table.long.named import which
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.plan import Plan
from sidelog.journal.rules import check_note


class NoteReader:
    """Reads the notes in the lines of one file."""

    def __init__(self, plan: Plan, identity: Callable[..., str], missing: frozenset[str]) -> None:
        self._plan, self._identity, self._missing = plan, identity, missing
        self._lines = Identities("lines")

    def of_dose(self, draft: Draft) -> str | None:
        """All that a person wrote in a line, exactly as it is."""
        texts = [self._words(draft, notes) for notes in self._plan.notes]
        return "\n".join(filter(None, texts)) or None

    def _words(self, draft: Draft, notes: Notes) -> str:
        """What a cell says, with its column where a word needs it; empty where it says nothing."""
        text = draft.row.cells[notes.place]
        if notes.unit is not None:
            text = with_unit(draft.row.cells, notes.place, notes.unit)
        said, status = text.strip(), self._plan.status
        is_unknown = notes.has_unknown and said in UNKNOWN_WORDS
        if said == notes.usual or not (is_unknown or self._is_note(notes, said)):
            return ""
        is_of_status = status is not None and status.seen.place == notes.place
        if notes.place in draft.said or (is_of_status and not says_more(text)):
            return ""  # another entry of the line says it
        return f"{notes.column}: {said}" if notes.is_word or notes.is_named else text

    def _is_note(self, notes: Notes, text: str) -> bool:
        """Whether a cell has a person's words: of a column that they named, whatever it has."""
        if self._plan.is_named:
            return bool(text) and not is_among(text, self._missing)
        return says(text, self._missing) and not notes.says_nothing(text)

    def of_day(self, draft: Draft) -> Iterator[Note]:
        """A note of each column of a person's own words, and one of all the others."""
        said: list[tuple[str, str]] = []
        of_moments = {notes.column for notes in self._plan.notes if notes.is_of_moment}
        for notes in self._plan.notes:
            if words := self._words(draft, notes):
                if notes.is_of_moment:
                    said.append((notes.column, words))
                elif notes.is_word:
                    draft.words.append(self._of_name(draft, words, draft.words))
                else:
                    said.append((notes.column, self._of_name(draft, words, ())))
        if draft.words:
            column = next((notes.column for notes in self._plan.notes if notes.is_word), "")
            said.append((column, "\n".join(draft.words)))
        for column, text in _told_apart(said):
            try:
                is_once = column in of_moments or self._is_again(draft, text)
                yield self.entry(column, draft.when, check_note(text), is_once=is_once)
            except BadDataError as error:
                draft.refuse(column, error)

    def _is_again(self, draft: Draft, text: str) -> bool:
        """Whether a line with a time says no more than another of its moment with the same note.

        Of "Wet" and "Wet, back to back" each was one.  Lines that name what their values are of
        may each have the note of their moment.
        """
        if not draft.when.at or self._plan.long:
            return bool(draft.when.at)
        said = [draft.row.cells[notes.place].strip() for notes in self._plan.notes]
        self._lines.of(draft.when.written, text, *said, day=draft.when.day, once=True)
        return self._lines.is_alike

    def _of_name(self, draft: Draft, words: str, beside: Sequence[str]) -> str:
        """The words of a line with the name of its value or dose, where no others have it."""
        long, cells = self._plan.long, draft.row.cells
        is_named = long and (draft.is_named or which(long.said(cells)) in long.given)
        name = long.said(cells) if long and is_named and not long.is_word else ""
        event = f"{long.name_column}: {name}" if long else ""
        is_said = not name or any(said == event or said.startswith(f"{name}: ") for said in beside)
        return words if is_said else f"{name}: {words}"

    def entry(self, column: str, when: Moment, text: str, *, is_once: bool | None = None) -> Note:
        """A note of a column, about a day or a moment of it; the same of a moment is one.

        With `is_once` it is said again, or not, by whatever else its line says.
        """
        once = bool(when.at) if is_once is None else is_once
        return Note(
            identity=self._identity("note", when.written, text, day=when.day, once=once),
            column=column,
            day=when.day,
            at=when.at,
            text=text,
        )


def _told_apart(said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words by their columns, with the name of it where another has the same: both are kept."""
    often = Counter(text for _, text in said)
    for column, text in said:
        yield column, f"{column}: {text}" if often[text] > 1 else text
