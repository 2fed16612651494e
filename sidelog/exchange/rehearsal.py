"""The one way in for what a reader yields: written with the journal's own methods, entry by entry.

Each entry stands or falls by itself: it is new, or is there already, or was deleted there by the
person, or cannot be recorded, for a reason that the journal gives.  A rehearsal in a scratch
journal shows what an import would do; the same in the journal itself does it.
"""

from collections import Counter
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sidelog.catalog.products import fits, parse_form, parse_unit
from sidelog.catalog.regimen import rules
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.catalog.values import check_value, say_number, say_scale, say_value
from sidelog.dates import say_date
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.arrival import (
    TABLES,
    Arrival,
    Fate,
    Made,
    NewMeasure,
    NewProduct,
    NewScale,
    once_a_day,
)
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Event,
    Line,
    LineError,
    Note,
    Observation,
    RegimenStep,
    Written,
)
from sidelog.exchange.moments import check_known
from sidelog.exchange.scales import same_range
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.products import in_unit_of
from sidelog.journal.keeping.regimens import add_step, written_steps
from sidelog.journal.queries import like_or_other, observation_at, replaced_by
from sidelog.journal.rules import check_amount, check_days, check_rule
from sidelog.journal.trying import (
    AlreadyThereError,
    Earlier,
    Refusals,
    attempt,
    deleted_identities,
)

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal
    from sidelog.journal.rows import Product
    from sidelog.journal.tables.measure_rows import StoredMeasure

_OF_ONE_ROW = (Observation, Note)


class Rehearsal:
    """What the entries of one file become in a journal that is open to be written."""

    def __init__(self, journal: "Journal", source: str) -> None:
        """Begin.

        Args:
            journal: where the entries go.
            source: where they come from, such as "csv:0123456789ab".
        """
        self._journal = journal
        self._earlier = Earlier(journal, source.partition(":")[0])
        self._repeated = Counter[tuple[object, ...]]()
        self._removed = set[tuple[object, ...]]()
        self._refusals = Refusals()
        writer = journal.batch.writer
        self._now = self._stamped = Written(writer.now, writer.today, source)

    def take(self, line: Line) -> Arrival:
        """Write what a line brings, as far as it can be recorded, after the lines before it."""
        fates: list[tuple[Entry, Fate]] = []
        made: list[Made] = []
        errors = list(line.errors)
        for part in line.parts:
            new: list[Made] = []
            try:
                fate = self._fate(part, new)
            except AlreadyThereError:
                fate = Fate.REPEATS
            except SidelogError as error:
                reason = f"{error.message} {error.hint}".rstrip(" .")
                errors.append(LineError(line.number, part.column, reason))
                continue
            made += new
            if isinstance(part, Entry):
                fates.append((part, fate))
        return Arrival(tuple(fates), tuple(made), tuple(errors))

    def _fate(self, part: Definition | Entry, made: list[Made]) -> Fate:
        """Write a part of a line, if it is not there."""
        if isinstance(part, Entry):
            table = TABLES[type(part)]
            if self._earlier.has_identity(table, part.identity):
                return Fate.THERE
            if self._is_removed(part):
                return Fate.DELETED
        with self._refusals if self._is_one_row(part) else attempt(self._journal):
            return self._write(part, made)

    def _is_one_row(self, part: Definition | Entry) -> bool:
        """Whether it takes no more than one row to write a part: that needs nothing to go back to.

        The first row of all comes with its batch.
        """
        if not self._journal.batch.is_open:
            return False
        if isinstance(part, Dose):
            return bool((known := self._known(part.product)) and known.unit)
        return isinstance(part, _OF_ONE_ROW)

    def _repeats(self, table: str, day: date, **columns: object) -> bool:
        """Whether the journal had an entry like it from elsewhere, such as typed by hand.

        Of several that are alike, as many count as there were.  Those of files of this format are
        known by their identities.
        """
        there = self._earlier.rows_of(table, day, elsewhere=True, **columns)
        if not there:
            return False
        key = (table, day, *columns.values())
        self._repeated[key] += 1
        return self._repeated[key] <= len(there)

    def _is_removed(self, entry: Entry) -> bool:
        """Whether a person deleted it, or the line before it that says the same of its day."""
        if not self._deleted:
            return False
        said = once_a_day(entry)
        if entry.identity not in self._deleted:
            return said in self._removed
        if said:
            self._removed.add(said)
        return True

    @cached_property
    def _deleted(self) -> set[str]:
        return deleted_identities(self._journal)

    def _write(self, part: Definition | Entry, made: list[Made]) -> Fate:
        """Write a part of a line, and add what was made for it.

        Raises:
            SidelogError: it cannot be recorded.
        """
        if isinstance(part, Definition):
            self._define(part.measure, made)
            return Fate.NEW
        if part.written is None:
            check_known(part.day)
        if not isinstance(part, RegimenStep):  # which may lie ahead
            check_days(part.day, getattr(part, "until", None), self._now.day)
        written = part.written or self._now
        if written is not self._stamped:  # what its own export says of when it was written
            self._journal.batch.stamp_as(written.at, written.day)
            self._stamped = written
        match part:
            case Observation():
                return self._observe(part, written.source)
            case Dose():
                return self._take(part, written.source, made)
            case RegimenStep():
                return self._plan(part, made)
            case Event():
                return self._happen(part, written.source, made)
            case Note():
                return self._note(part, written.source)
        raise TypeError(f"{type(part).__name__} cannot be written")

    def _note(self, entry: Note, source: str | None) -> Fate:
        """Write a person's words."""
        if self._repeats("note", entry.day, at=entry.at, text=entry.text):
            return Fate.THERE
        self._journal.add_note(
            entry.day, entry.text, at=entry.at, source=source, identity=entry.identity
        )
        return Fate.NEW

    def _define(self, measure: Measure, made: list[Made]) -> None:
        journal = self._journal
        there = journal.stored.get(measure.name)
        if there is None:
            if measure.name not in journal.put_away:  # else its values are refused by themselves
                made.append(NewMeasure(add_measure(journal, measure)))
            return
        now = there.measure.scale
        if same_range(now, measure.scale) or measure.scale.version <= now.version:
            return
        scale = measure.scale._asdict()
        for name in ("version", "kind", "recall", "source"):  # which stay as they are
            del scale[name]
        made.append(NewScale(edit_measure(journal, measure.name, **scale)))

    def _observe(self, entry: Observation, source: str | None) -> Fate:
        """Write a value, where the day or the moment has none yet.

        Raises:
            BadDataError: it has another, or the value is on no scale of the journal's.
        """
        journal = self._journal
        there = journal.stored.get(entry.measure)
        if there is None:
            raise self._no_measure(entry.measure)
        measure = there.measure
        if entry.scale and not same_range(entry.scale, measure.scale):
            raise BadDataError(
                f"{measure.name} was given on a scale {say_scale(entry.scale)};",
                hint=f"here it goes {say_scale(measure.scale)}",
            )
        if entry.value is not None:
            check_value(entry.value, measure)
        fate = self._momentary(entry, there) if entry.at else self._daily(entry, there)
        if fate is Fate.NEW:
            journal.record(
                entry.measure,
                entry.day,
                entry.value,
                at=entry.at,
                source=source,
                identity=entry.identity,
            )
        return Fate.ALIKE if fate is Fate.NEW and entry.is_alike else fate

    def _daily(self, entry: Observation, there: "StoredMeasure") -> Fate:
        if entry.value is None:
            replaced_by(self._journal, there.id, entry.day, None, None)
        old = observation_at(self._journal, there.id, entry.day, None)
        if old is None:
            return Fate.NEW
        is_earlier = self._earlier.has_row("observation", old[0])
        if old[1] == entry.value:
            return Fate.THERE if is_earlier else Fate.REPEATS
        name, said = there.measure.name, say_value(there.measure, old[1])
        where, hint = "in another line", "a day has one value, with times it may have many"
        if is_earlier:
            new = "skip" if entry.value is None else say_number(entry.value)
            where, hint = "already", f"to change it: sidelog log {name}={new} --on {entry.day}"
        raise BadDataError(f"{name} of {say_date(entry.day)} is {said} {where};", hint=hint)

    def _momentary(self, entry: Observation, there: "StoredMeasure") -> Fate:
        of_it: dict[str, Any] = {"measure_id": there.id, "at": entry.at}
        if entry.at is None or not self._earlier.has_moment(entry.day, **of_it):
            return Fate.NEW
        if self._repeats("observation", entry.day, value=entry.value, **of_it):
            return Fate.THERE
        if not self._earlier.rows_of("observation", entry.day, value=entry.value, **of_it):
            raise BadDataError(
                f"{there.measure.name} of {say_date(entry.day)} {entry.at:%H:%M} has another value "
                "already;",
                hint="to take this one, delete that first",
            )
        return Fate.NEW

    def _no_measure(self, name: str) -> BadDataError:
        if name in self._journal.put_away:
            return BadDataError(
                f"the measure {name} is retired;",
                hint=f"bring it back first: sidelog measure restore {name}",
            )
        return BadDataError(
            f"there is no measure {name};", hint="--add-measures LOW..HIGH would add it"
        )

    def _take(self, entry: Dose, source: str | None, made: list[Made]) -> Fate:
        """Write a dose or a "none".

        Raises:
            BadDataError: the day would have both, or the amount is none of that product's.
        """
        journal = self._journal
        check_amount("A dose", entry.amount)
        if entry.amount is not None and entry.unit is None:
            known = self._known(entry.product)
            unit = known.unit if known and known.unit else "mg"
            raise BadDataError(f"{entry.entered!r} has no unit; say --unit {unit}")
        product = self._product(entry.product, entry.unit, made)
        amount = entry.amount and in_unit_of(entry.amount, entry.unit, product, entry.entered)
        said: dict[str, Any] = {"taken": entry.taken, "at": entry.at, "amount": amount}
        there = like_or_other(journal, product.id, entry.day, **said)
        if any(one.taken != entry.taken for one in there):
            has = "'none'" if entry.taken else "doses"
            raise BadDataError(
                f"{product.name} has {has} on {say_date(entry.day)};",
                hint="a day has doses or none, not both",
            )
        if entry.taken:
            of_it: dict[str, Any] = {"product_id": product.id, "taken": 1}
            if self._repeats("dose", entry.day, **of_it, at=entry.at, amount=amount):
                return Fate.THERE
            journal.take(
                product,
                entry.day,
                amount,
                entered=entry.entered,
                at=entry.at,
                estimate=entry.estimate,
                note=entry.note,
                source=source,
                identity=entry.identity,
            )
            is_beside = self._earlier.rows_of("dose", entry.day, **of_it)
            return Fate.BESIDE if is_beside else Fate.ALIKE if there else Fate.NEW
        for one in there:
            return Fate.THERE if self._earlier.has_row("dose", one.row) else Fate.REPEATS
        journal.take_none(
            product, entry.day, note=entry.note, source=source, identity=entry.identity
        )
        return Fate.NEW

    def _plan(self, entry: RegimenStep, made: list[Made]) -> Fate:
        """Write a step of a regimen, where none like it begins on its day already.

        Raises:
            BadDataError: another one does, or it cannot be taken as a rule.
        """
        check_rule(entry.amount, entry.every_days, entry.times)
        product, amount = self._product(entry.product, entry.unit, made), entry.amount
        if amount:
            amount = in_unit_of(amount, entry.unit, product, f"{amount:g} {entry.unit}")
        step = rules.RegimenStep(
            entry.day.toordinal(), rules.Rule(amount, entry.every_days, entry.times)
        )
        steps = written_steps(self._journal, product)
        there = next((one for one in steps if one.day == step.day), None)
        if there is None:
            add_step(self._journal, product, step, note=entry.note, identity=entry.identity)
            return Fate.NEW
        if there.rule == step.rule:
            return Fate.THERE
        raise BadDataError(
            f"a step of {product.name} begins on {say_date(entry.day)} already;",
            hint=f"it is {rules.say_rule(there.rule, product.unit)}",
        )

    def _happen(self, entry: Event, source: str | None, made: list[Made]) -> Fate:
        """Write an event, with its amounts in the unit of its product."""
        product, before, after = None, entry.before, entry.after
        if entry.product is not None:
            product = self._product(entry.product, entry.unit, made)
            before, after = (
                amount and in_unit_of(amount, entry.unit, product, f"{amount:g} {entry.unit}")
                for amount in (before, after)
            )
        self._journal.add_event(
            entry.kind,
            entry.day,
            until=entry.until,
            ongoing=entry.ongoing,
            product=product,
            title=entry.title,
            before=before,
            after=after,
            note=entry.note,
            source=source,
            identity=entry.identity,
        )
        return Fate.NEW

    def _known(self, name: str) -> "Product | None":
        return self._journal.products.get(fold(name))

    def _product(self, name: str, unit: str | None, made: list[Made]) -> "Product":
        """A product of the journal; made where it is not there, with its unit once one is said."""
        journal, known = self._journal, self._known(name)
        if known is None:
            made.append(NewProduct(name, unit))
            return journal.add_product(name, unit=unit)
        if known.unit is None and unit is not None:
            if known.form and not fits(parse_unit(unit), parse_form(known.form)):
                raise BadDataError(
                    f"{parse_unit(unit).plural} do not fit {known.name}, which is {known.form};",
                    hint="another form is another product",
                )
            made.append(NewProduct(known.name, unit, is_new=False))
            return journal.set_unit(known, unit)
        return known
