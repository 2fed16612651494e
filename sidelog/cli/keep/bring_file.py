"""What `sidelog import FILE` does: understand, rehearse, show, and write when asked to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sidelog.catalog.text import quote
from sidelog.cli.app import App
from sidelog.cli.help.safety import after_saving
from sidelog.cli.keep.measure import parse_range
from sidelog.cli.keep.transfer_json import import_document
from sidelog.cli.typed.asking import pick
from sidelog.cli.upkeep.sealing import plain_source
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.exchange.incoming import Entry, Line, Note
from sidelog.exchange.own.json_read import is_document
from sidelog.exchange.preview import Preview
from sidelog.exchange.preview_words import error_lines, preview_data, preview_lines
from sidelog.exchange.reader import Here, Question, Reading, Said
from sidelog.exchange.recognise import Recognised, recognise
from sidelog.exchange.rehearsal import Rehearsal
from sidelog.exchange.source import Source, open_source
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.reading import FORM
from sidelog.exchange.table.reading import read as read_table
from sidelog.journal.connection import PLAIN
from sidelog.journal.keeping.measures import measures_from
from sidelog.journal.keeping.products import not_made_by
from sidelog.journal.tables.schema import APPLICATION_ID
from sidelog.journal.trying import scratch_journal

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

_RECENT = timedelta(days=14)
_MOST_ASKED = 3
_OFTEN = 5000
"""After how many lines it is said how far an import is, and a scratch journal forgets."""

_FLAGS = (
    ("--dates", "order"),
    ("--year", "year"),
    ("--decimal", "decimals"),
    ("--unit", "unit"),
    ("--unit", "units"),
    ("--product", "product"),
    ("--happened", "happened"),
    ("--missing", "missing"),
    ("--words", "words"),
    ("--where", "where"),
    ("--several", "several"),
    ("--sheet", "sheet"),
    ("--day", "day"),
    ("--better", "better"),
)
"""How each part of what was said is typed."""
_TO_CORRECT = (
    "If a column is something else, say so, and the others stay: --measure COLUMN,",
    "  --note COLUMN, --event-column COLUMN, --amount COLUMN=PRODUCT,",
    "  --product-column COLUMN or --leave-out COLUMN.",
)
_TO_LEAVE_OUT = ("If a column is not to come in, say so, and the others stay: --leave-out COLUMN.",)
_ALL_FLAGS = (*_FLAGS, ("--header", "header"), ("--add-measures", "range"))


@dataclass(frozen=True, slots=True)
class Request:
    """An import as it was asked for.

    Attributes:
        file: the path, or - for stdin.
        said: what the person says of it.
        mapping: what its columns are, or some of them; None where the file is to tell.
        strict: whether nothing is written where anything cannot be taken.
        apply: whether it is written.
    """

    file: str
    said: Said
    mapping: Mapping | None = None
    strict: bool = False
    apply: bool = False

    @property
    def names_all(self) -> Mapping | None:
        """What its columns are, where the person says it of all that are to come in."""
        return None if self.mapping and self.mapping.is_of_single_columns else self.mapping

    def command(self, app: App) -> str:
        """The command that writes it; it names the journal where this one did."""
        words = ["sidelog", "import", self.file]
        words += self.mapping.flags() if self.mapping else []
        for flag, name in _FLAGS:
            value = getattr(self.said, name)
            for one in value if isinstance(value, tuple) else (value,):
                words += [flag, str(one)] if one else []
        if self.said.header is not None:
            header = self.said.header
            words += ["--header", str(header)] if header else ["--no-header"]
        if self.said.range:
            low, high = self.said.range
            words += ["--add-measures", f"{low:g}..{'' if high is None else f'{high:g}'}"]
        words += ["--strict"] if self.strict else []
        place = ["--journal", app.flags["journal"]] if "journal" in app.flags else []
        return " ".join(map(quote, [*words, "--apply", *place]))


def range_of(words: str | None) -> tuple[float, float | None] | None:
    """The range of new measures, where one was said."""
    return parse_range(words) if words else None


def import_file(app: App, request: Request) -> None:
    """Import a file, or show what importing it would do.

    Raises:
        NoInputError: there is no such file.
        UsageError: nothing says what it means, and nobody can be asked.
        BadDataError: it cannot be read, or nothing was to be left out; nothing was written.
    """
    with open_source(request.file, app.host.stdin) as opened:
        source = plain_source(app, opened)
        _refuse_journal(source, request.file)
        if request.mapping is None and is_document(source):
            import_document(app, request.file, source, apply=request.apply)
            return
        request, reading = _understood(app, request, source)
        if request.apply:
            preview = _write(app, request, reading, source)
        else:
            with _to_look_at(app) as journal:
                preview, rehearsal = Preview(), Rehearsal(journal, reading.form)
                for line in _watched(app, reading):
                    preview.count(line, rehearsal.take(line))
    _show(app, request, reading, preview, source.name)


def _refuse_journal(source: Source, file: str) -> None:
    program = int.from_bytes(source.begins[68:72])  # as the header of an SQLite file has it
    if source.begins.startswith(PLAIN) and program == APPLICATION_ID:
        raise UsageError(
            f"{source.name} is a journal of sidelog, not an export.",
            hint=f"To bring it and this one together: sidelog merge {quote(file)}",
        )


def _understood(app: App, request: Request, source: Source) -> tuple[Request, Reading]:
    """A file as a reader understands it, after its question, if it has one, was answered.

    Raises:
        UsageError: it has one, and nobody can be asked.
    """
    named = request.names_all
    if named and request.said.unit and not named.amounts:
        raise UsageError("--unit goes with --amount.", hint="--amount COLUMN has the amounts.")
    with _to_look_at(app) as journal:
        here = Here(
            app.now,
            app.settings.day_starts,
            journal.measures,
            journal.put_away,
            not_made_by(journal, source.name),
            measures_from(journal, FORM),
        )
    known = None if named else recognise(source)
    if known:
        _refuse_unused(known, request, source.name)
    was_asked, question = False, None
    while True:
        if known:
            reading = known.reader.read(source, here, request.said)
        else:
            reading = read_table(source, here, request.said, request.mapping)
        if reading.question is None:
            return request, reading
        if reading.question == question:  # which the answer does not settle
            raise UsageError(question.text, hint=f"No {question.flag} fits what else was said.")
        question = reading.question
        # What a person answered by a flag was one question; but no dose is left out for that.
        is_second = was_asked or (request.said.has_answer and question.field == "several")
        if is_second and question.otherwise:
            answer = question.otherwise
            taken = question.choices.get(answer, "left open, and what needs it is left out")
            app.say(f"{question.text} Taken: {taken} (else {question.flag}).")
        else:
            answer, was_asked = _ask(app, question), True
        request = replace(request, said=question.answered(request.said, answer))


def _refuse_unused(known: Recognised, request: Request, file: str) -> None:
    """Refuse what was said and makes no difference to a file.

    Raises:
        UsageError: something was.
    """
    uses = getattr(known.reader, "USES", frozenset[str]())
    unused = [
        flag
        for flag, name in _ALL_FLAGS
        if name not in uses and getattr(request.said, name) not in {None, ()}
    ]
    unused += request.mapping.flags()[::2] if request.mapping else []
    if unused:
        raise UsageError(
            f"{file} is not read as a table: it makes no use of {' and '.join(unused)}.",
            hint=f"It is known as another file: {known.why}.",
        )


def _ask(app: App, question: Question) -> str:
    choices = question.choices
    if not app.host.asks:
        said = [
            f"{question.flag} {quote(question.typed(one))} ({words})"
            for one, words in choices.items()
        ]
        said = said or [f"{question.flag} {quote(question.typed(question.example or 'WORD'))}"]
        raise UsageError(question.text, hint=f"Say {' or '.join(said)}.")
    if not choices:
        example = f" Such as {question.example}:" if question.example else ""
        return app.ask(f"{question.text}{example} ").strip()
    for _ in range(_MOST_ASKED):
        place = pick(app, question.text, [*choices.values()], words=[*choices])
        if place is not None:
            return [*choices][place]
        app.say(f"Type a number from 1 to {len(choices)}, or Ctrl-C to end.")
    raise NothingMatchedError("Nothing was read.", hint=f"Or say it: {question.flag}")


@contextmanager
def _to_look_at(app: App) -> Iterator["Journal"]:
    """A journal like the person's, of which nothing is kept."""
    place = app.place(begins=True)
    try:
        with (
            app.read(begins=True) as journal,
            scratch_journal(app.file(place), app.writer, journal) as scratch,
        ):
            yield scratch
            return
    except NothingMatchedError:
        pass
    with scratch_journal(app.file(place), app.writer) as scratch:
        yield scratch


def _watched(app: App, reading: Reading) -> Iterator[Line]:
    """The lines of a file; on a terminal it is said how far it is."""
    is_seen, count = app.host.asks and not (app.json or app.plain), 0
    for line in reading.lines:
        yield line
        count += 1
        if is_seen and count % _OFTEN == 0:
            app.say_over(f"{count:,} read")
    if is_seen and count >= _OFTEN:
        app.say_over("")


def _write(app: App, request: Request, reading: Reading, source: Source) -> Preview:
    """Write what can be taken, in one batch; with `strict` nothing at all where anything cannot be.

    Raises:
        BadDataError: something cannot, and nothing was to be left out.
    """
    preview = Preview()
    notes: list[str] = []
    since = app.today - _RECENT
    app.keep_copy("before-import")
    with app.write() as journal:
        rehearsal = Rehearsal(journal, f"{reading.form}:{source.digest}")
        for line in _watched(app, reading):
            arrival = rehearsal.take(line)
            preview.count(line, arrival)
            notes += _recent_notes(since, arrival.written)
        if preview.wrong and (request.strict or not (preview.new or preview.fates)):
            for text in error_lines(preview, reading.counted):
                app.say(text)
            raise BadDataError(
                f"{source.name} was not imported; nothing was written.",
                hint="Correct it, or leave --strict out." if preview.new else "",
            )
    after_saving(app, notes=notes)
    return preview


def _recent_notes(since: date, entries: Iterable[Entry]) -> Iterator[str]:
    """What a person wrote of the last two weeks: older words are no call for help now."""
    for entry in entries:
        if entry.day >= since:
            words = entry.text if isinstance(entry, Note) else getattr(entry, "note", None)
            if words:
                yield words


def _show(app: App, request: Request, reading: Reading, preview: Preview, file: str) -> None:
    """Show the preview, and how to apply it; or what was applied."""
    data = {"file": file, "applied": request.apply, **preview_data(reading, preview)}
    lines = [
        *preview_lines(file, reading, preview, app.now.tzname() or "", app.settings.day_starts),
        *error_lines(preview, reading.counted, left_out=request.apply),
    ]
    remarks = []
    if not preview.new:
        lines.append("There is nothing to write.")
    elif request.apply:
        remarks.append("Written. One undo takes all of it back: sidelog undo")
        if preview.new_measures:
            remarks.append(
                "The check-in asks for none of the new measures. To be asked for one: "
                f"sidelog measure track {preview.new_measures[0]}"
            )
    else:
        if reading.form == FORM and request.mapping is None:
            lines += _TO_LEAVE_OUT if request.said.day else _TO_CORRECT
        lines += ["Nothing is written yet. To import it:", f"  {request.command(app)}"]
        data["to_apply"] = request.command(app)
    app.answer(data, lines, remarks)
