"""The guided check-in: one question a line at a terminal, under a minute; only what is open."""

from collections.abc import Sequence
from datetime import date, timedelta

from sidelog import dates
from sidelog.cli.app import App
from sidelog.cli.record.entry import Saved, say_saved, value_data
from sidelog.cli.record.guided.given_back import give_back
from sidelog.cli.record.guided.questions import Answers, questions
from sidelog.cli.record.guided.talk import YES, Question, Talk
from sidelog.cli.record.taking import Taken, Typed, say_taken, take
from sidelog.cli.typed.asking import Doubts
from sidelog.cli.typed.finding import find_measure
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.rows import DayLine
from sidelog.report.findings.due import Due, Missed, Rhythms
from sidelog.report.words import day as words_of
from sidelog.report.words.quiet import kept

_REMEMBERED = 3
"""Missed days so far back are asked about first; further back, it is from memory."""

_INSTEAD = "Type the values: sidelog log mood=6. Lines from a pipe: sidelog log -"
_LEAVES = "d"


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
    check_in = _CheckIn(app, Talk(app, _INSTEAD))
    check_in.hold(day, everything=everything)
    give_back(app, check_in.rated)


def check_in_missed(app: App, first: date | None, last: date | None) -> None:
    """Ask about the days that were missed, the latest first; each is a batch of its own.

    After the last three days the person is asked whether to go on with older ones, unless they
    named days that are all older.

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
    check_in = _CheckIn(app, Talk(app, _INSTEAD, leaves=_LEAVES))
    with app.read(shows=False) as journal:
        missed = Rhythms(journal, app.today, first).missed()
    if last is not None:
        missed = [one for one in missed if one.day <= last.toordinal()]
    if not missed:
        since = f" since {dates.say_date(first)}" if first else ""
        raise NothingMatchedError(
            f"No day{since} counts as missed.", hint="To fill one in: sidelog log --on DAY"
        )
    for line in words_of.missed_days(len(missed), _LEAVES):
        app.say(line)
    close = (app.today - timedelta(days=_REMEMBERED)).toordinal()
    recent = [one for one in reversed(missed) if one.day >= close]
    older = [one for one in reversed(missed) if one.day < close]
    are_named = not recent and (first or last)
    if check_in.hold_each(recent) and older and (are_named or check_in.goes_on(len(older))):
        check_in.hold_each(older, from_memory=True)
    give_back(app, check_in.rated)


class _CheckIn:
    """Questions on stderr, answers from stdin.

    Attributes:
        rated: the names of the measures that were answered.
    """

    def __init__(self, app: App, talk: Talk) -> None:
        self.rated: list[str] = []
        self._app, self._talk = app, talk
        self._explained = False
        self._has_recorded = False

    def hold(self, day: date, *, everything: bool = False) -> None:
        """Ask about one day and record what was answered."""
        due, lines = self._know(day, everything=everything)
        # What is taken now and then is asked beside what is open, and never alone.
        asks = due.products if everything else due.open_products
        if not due.measures and not asks:
            self._app.say(words_of.nothing_to_ask(recorded=bool(lines)))
            return
        self._ask_and_record(due, lines, self._app.when(day))

    def hold_each(self, missed: Sequence[Missed], *, from_memory: bool = False) -> bool:
        """Ask about some days what was missed on them; False when the person ended it."""
        for one in missed:
            due, lines = self._know(date.fromordinal(one.day))
            if not one.measures:
                wanted = [each for each in due.products if each.product in one.products]
                due = Due(due.day, (), tuple(wanted))
            heading = f"{self._app.when(due.day)}{words_of.FROM_MEMORY * from_memory}"
            if not self._ask_and_record(due, lines, heading):
                return False
        return True

    def goes_on(self, older: int) -> bool:
        """Whether the person goes on with so many days that are longer ago."""
        said: list[str] = []
        self._app.say()
        self._talk.walk(lambda: [Question(words_of.from_memory(older), said.append)])
        self._talk.end(kept=self._has_recorded)
        return bool(said) and said[0].casefold() in YES

    def _know(self, day: date, *, everything: bool = False) -> tuple[Due, list[DayLine]]:
        """What is to be asked of a day, and what it has already."""
        try:
            with self._app.read(begins=True, shows=False) as journal:
                rhythms = Rhythms(journal, self._app.today, day)
                return rhythms.on(day, everything=everything), journal.lines(day, day)
        except NothingMatchedError:  # no journal yet: this check-in makes it
            from sidelog.catalog.measures import BUILT_IN  # noqa: PLC0415  (the first time)

            return Due(day, tuple(one for one in BUILT_IN if one.tracked), ()), []

    def _ask_and_record(self, due: Due, lines: Sequence[DayLine], heading: str) -> bool:
        """Hold the conversation of a day; False when the person ended it.

        Raises:
            StoppedError: it was interrupted; what was answered is recorded.
        """
        self._app.say(f"\n{heading}")
        if not self._explained:
            self._app.say(words_of.KEYS)
            self._explained = True
        answers = Answers()
        goes_on = self._talk.walk(lambda: questions(self._app, due, lines, answers))
        if answers:
            _record(self._app, due.day, answers)
            self.rated += answers.values
            self._has_recorded = True
        self._talk.end(kept=self._has_recorded)
        if not answers:
            self._app.say(words_of.nothing_recorded(before=self._has_recorded))
        return goes_on


def _record(app: App, day: date, answers: Answers) -> None:
    """Record what was answered, in one batch, and say so."""
    with app.write() as journal:
        rated = [(find_measure(journal, name), value) for name, value in answers.values.items()]
        saved = [
            Saved(measure, value, journal.record(measure.name, day, value))
            for measure, value in rated
        ]
        taken = [
            take(journal, Typed(name, one, [day]), day, None, Doubts())
            for name, one in answers.doses.items()
        ]
        if answers.note:
            journal.add_note(day, answers.note)
    _acknowledge(app, day, saved, taken, noted=bool(answers.note))
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

    after_saving(app, notes=[answers.note] if answers.note else [], values=rated)


def _acknowledge(
    app: App, day: date, saved: Sequence[Saved], taken: Sequence[Taken], *, noted: bool
) -> None:
    said = [*map(say_saved, saved)]
    said += [f"{one.product.name} {say_taken(one, app.today)}" for one in taken]
    said += ["note kept"] if noted else []
    names = [*(one.measure.name for one in saved), *(one.product.name for one in taken)]
    doses = [_dose_data(one) for one in taken]
    data = {"day": day, "at": None, "values": [*map(value_data, saved)], "notes": int(noted)}
    when = app.when(day)
    app.answer(
        [{**data, "doses": doses}],
        [f"{when}: {', '.join(said)}"],
        quiet=[kept(when, names, noted=noted)],
    )


def _dose_data(taken: Taken) -> dict[str, object]:
    return {
        "reference": taken.entered.reference,
        "product": taken.product.name,
        "taken": not taken.said.is_none,
        "amount": taken.amount or None,
        "unit": taken.product.unit,
        "outcome": taken.entered.outcome,
    }
