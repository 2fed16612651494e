"""The guided check-in: one question a line at a terminal, under a minute; only what is open."""

from collections.abc import Sequence
from datetime import date, timedelta

from sidelog import dates
from sidelog.cli.answering import write_line
from sidelog.cli.app import App
from sidelog.cli.lines import doses_of
from sidelog.cli.record.entry import Saved, find_measure, say_saved, value_data
from sidelog.cli.record.guided.given_back import give_back
from sidelog.cli.record.guided.questions import Answers, Dosed, Noted, Question, Rated
from sidelog.cli.record.guided.talk import BACK, YES, Ended, StoppedError, Talk
from sidelog.cli.record.taking import Taken, say_taken, take
from sidelog.errors import NothingMatchedError, SidelogError, UsageError
from sidelog.journal.rows import DayLine
from sidelog.report.findings.due import Due, Missed, Rhythms
from sidelog.report.words import day as words_of
from sidelog.report.words.quiet import kept

_REMEMBERED = 3
"""Missed days so far back are asked about first; further back, it is from memory."""

_INSTEAD = "Type the values: sidelog log mood=6. Lines from a pipe: sidelog log -"
_HELP = "Enter leaves it open, s skips it, b goes back, q ends; what you answer is kept."


def check_in(app: App, day: date, *, everything: bool = False) -> None:
    """Ask about a day, then record the answers in one batch, and say how far it has come.

    Args:
        app: the run.
        day: which one.
        everything: whether what has an answer is asked again.

    Raises:
        UsageError: there is nobody to ask.
        StoppedError: it was interrupted; what was answered is recorded.
    """
    check_in = _CheckIn(app)
    check_in.hold(day, everything=everything)
    give_back(app, check_in.rated)


def check_in_missed(app: App, first: date | None, last: date | None) -> None:
    """Ask about the days that were missed, the latest first; each is a batch of its own.

    Args:
        app: the run.
        first: the first day that is looked back to; None for two weeks ago.
        last: the last one; None for yesterday.

    Raises:
        NothingMatchedError: no day was missed.
        UsageError: there is nobody to ask, or no day to look back on.
        StoppedError: it was interrupted; what was answered is recorded.
    """
    if first is not None and first >= app.today:
        raise UsageError("--missed looks back.", hint="Say an earlier day.")
    check_in = _CheckIn(app)
    with app.read() as journal:
        missed = Rhythms(journal, app.today, first).missed()
    if last is not None:
        missed = [one for one in missed if one.day <= last.toordinal()]
    if not missed:
        since = f" since {dates.say_date(first)}" if first else ""
        raise NothingMatchedError(f"No day{since} is missing anything.")
    app.say(words_of.missed_days(len(missed)))
    close = (app.today - timedelta(days=_REMEMBERED)).toordinal()
    recent = [one for one in reversed(missed) if one.day >= close]
    older = [one for one in reversed(missed) if one.day < close]
    goes_on = check_in.hold_each(recent)
    if older and goes_on and (not recent or check_in.goes_on(len(older))):
        check_in.hold_each(older)
    give_back(app, check_in.rated)


class _CheckIn:
    """Questions on stderr, answers from stdin.

    Attributes:
        rated: the names of the measures that were answered.
    """

    def __init__(self, app: App) -> None:
        self.rated: list[str] = []
        self._app = app
        self._talk = Talk(app, _INSTEAD)
        self._explained = False
        self._has_recorded = False

    def hold(self, day: date, *, everything: bool = False) -> None:
        """Ask about one day and record what was answered."""
        due, lines = self._know(day, everything=everything)
        if not due.measures and not due.products:
            self._app.say(words_of.nothing_to_ask(recorded=bool(lines)))
            return
        self._ask_and_record(due, lines)

    def hold_each(self, missed: Sequence[Missed]) -> bool:
        """Ask about some days what was missed on them; False when the person ended it."""
        for one in missed:
            due, lines = self._know(date.fromordinal(one.day))
            if not one.measures:
                wanted = [each for each in due.products if each.product in one.products]
                due = Due(due.day, (), tuple(wanted))
            if not self._ask_and_record(due, lines):
                return False
        return True

    def goes_on(self, older: int) -> bool:
        """Whether the person goes on with so many days that are longer ago."""
        self._app.say()
        try:
            return self._talk.ask(words_of.from_memory(older)).casefold() in YES
        except (Ended, KeyboardInterrupt):
            return False

    def _know(self, day: date, *, everything: bool = False) -> tuple[Due, list[DayLine]]:
        """What is to be asked of a day, and what it has already."""
        try:
            with self._app.read(begins=True) as journal:
                rhythms = Rhythms(journal, self._app.today, day)
                return rhythms.on(day, everything=everything), journal.lines(day, day)
        except NothingMatchedError:  # no journal yet: this check-in makes it
            from sidelog.catalog.measures import BUILT_IN  # noqa: PLC0415  (the first time)

            return Due(day, tuple(one for one in BUILT_IN if one.tracked), ()), []

    def _ask_and_record(self, due: Due, lines: Sequence[DayLine]) -> bool:
        """Hold the conversation of a day; False when the person ended it.

        Raises:
            StoppedError: it was interrupted; what was answered is recorded.
        """
        self._app.say(f"\n{self._app.when(due.day)}")
        if not self._explained:
            self._app.say(_HELP)
            self._explained = True
        answers, goes_on, stopped = Answers(), True, False
        try:
            self._ask(self._questions(due, lines), answers)
        except Ended:
            goes_on = False
        except KeyboardInterrupt:
            self._app.say()
            stopped = True
        if answers:
            _record(self._app, due.day, answers)
            self.rated += answers.values
            self._has_recorded = True
        elif not stopped:
            self._app.say("Nothing recorded.")
        if stopped:
            self._app.acknowledge()
            raise StoppedError(words_of.stopped(kept=self._has_recorded))
        return goes_on

    def _questions(self, due: Due, lines: Sequence[DayLine]) -> list[Question]:
        rated = {one.name: one for one in lines if one.kind == "observation" and not one.at}
        is_today = due.day == self._app.today
        return [
            *(Rated(self._app, one, rated.get(one.name), is_today) for one in due.measures),
            *(Dosed(self._app, one, doses_of(lines, one.product.name)) for one in due.products),
            Noted(),
        ]

    def _ask(self, questions: Sequence[Question], answers: Answers) -> None:
        """Go through the questions, forth and back.

        Raises:
            Ended: the person has said enough.
        """
        place, said = 0, -1
        while place < len(questions):
            question = questions[place]
            for line in question.lines() if place != said else ():
                self._app.say(line)
            said = place
            words = self._talk.ask(question.prompt(answers))
            if words.casefold() in BACK:
                place, said = max(place - 1, 0), -1
            elif not words or self._is_taken(question, words, answers):
                place += 1

    def _is_taken(self, question: Question, words: str, answers: Answers) -> bool:
        """Whether an answer fits; if not, why not, so that another can be given."""
        try:
            question.take(words, answers)
        except SidelogError as error:
            self._app.say(f"  {error.message} {question.hint or error.hint}".rstrip())
            return False
        return True


def _record(app: App, day: date, answers: Answers) -> None:
    """Record what was answered, in one batch, and say so."""
    with app.write() as journal:
        rated = [(find_measure(journal, name), value) for name, value in answers.values.items()]
        saved = [
            Saved(measure, value, journal.record(measure.name, day, value))
            for measure, value in rated
        ]
        taken = [take(journal, name, one, day=day) for name, one in answers.doses.items()]
        if answers.note:
            journal.add_note(day, answers.note)
    _acknowledge(app, day, saved, taken, noted=bool(answers.note))
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

    after_saving(app, notes=[answers.note] if answers.note else [], values=rated)


def _acknowledge(
    app: App, day: date, saved: Sequence[Saved], taken: Sequence[Taken], *, noted: bool
) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        doses = [_dose_data(one) for one in taken]
        data = {"day": day, "at": None, "values": [*map(value_data, saved)], "notes": int(noted)}
        write_data(app, "log", [{**data, "doses": doses}])
        return
    if app.settings.quiet:
        names = [*(one.measure.name for one in saved), *(one.product.name for one in taken)]
        said = [kept([*names, *(["note"] if noted else [])])]
    else:
        said = [*map(say_saved, saved)]
        said += [f"{one.product.name} {say_taken(one, app.today)}" for one in taken]
        said += ["note kept"] if noted else []
    write_line(app, f"{app.when(day)}: {', '.join(said)}")


def _dose_data(taken: Taken) -> dict[str, object]:
    return {
        "reference": taken.entered.reference,
        "product": taken.product.name,
        "taken": not taken.said.is_none,
        "amount": taken.amount or None,
        "unit": taken.product.unit,
        "outcome": taken.entered.outcome,
    }
