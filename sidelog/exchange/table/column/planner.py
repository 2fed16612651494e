"""What a column of values is: what its cells mean, by all of them together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.products import is_unit
from sidelog.catalog.scales import Better, ScaleKind
from sidelog.catalog.values import say_number
from sidelog.exchange.reader import Brought, Decimals, Left, Question
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, to_number, token
from sidelog.exchange.table.cell.said_words import SaidWords, ask_moods
from sidelog.exchange.table.cell.words import YES, WordScale, anchors_of, said_by_value
from sidelog.exchange.table.column import lengths, readings, reasons, units
from sidelog.exchange.table.column.measures import (
    YES_NO_RANGE,
    Found,
    Measures,
    Range,
    own_range,
    range_in_name,
    range_of,
)
from sidelog.exchange.table.column.names import (
    has_time,
    says_how_long,
    says_little,
    split_unit,
    unit_word,
)
from sidelog.exchange.table.column.nothing import about_zeros
from sidelog.exchange.table.column.ratings import is_mood, may_be_rated, scale_said
from sidelog.exchange.table.column.values import Values, about_kept
from sidelog.exchange.table.evidence import Numbers, Seen
from sidelog.exchange.table.product.strengths import are_of_several

_NUMERIC = 0.6
"""The part of a column that has to be like numbers for it to be one of numbers."""
_ONE_KIND = 0.9


@dataclass(slots=True)
class Planner:
    """Understands the columns of values of one file.

    Attributes:
        measures: the names that there are, and those that are taken.
        missing: words that mean that nothing is known.
        decimals: the sign before decimals, where the person said it.
        usual: the one that other columns of the file have.
        is_european: whether a point may group thousands, as where semicolons part the cells.
        unit, units: what was said of numbers without one; and of those of single columns or names.
        beside_times: whether a column of the file has times of the day, such as of waking.
        beside_halves: whether one has them with am and pm.
        range: that of each new measure without a unit, where the person said it.
        words: the numbers of words, as far as the person said them.
        distance: that beside lengths of time, if any.
        numbered: the places of the moods in words whose numbers stand beside them.
        guessed: whether it was said how a scale is said that the file does not say.
        question: what a column leaves open, that nothing else in the file settles.
    """

    measures: Measures
    missing: frozenset[str]
    decimals: Decimals | None = None
    usual: Sign | None = None
    is_european: bool = False
    unit: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    beside_times: bool = False
    beside_halves: bool = False
    range: tuple[float, float | None] | None = None
    words: SaidWords = field(default_factory=lambda: SaidWords({}))
    distance: lengths.Distance | None = None
    numbered: frozenset[int] = frozenset()
    guessed: bool = False
    question: Question | None = None

    def plan(
        self, seen: Seen, name: str = "", *, is_measured: bool = False
    ) -> tuple[Values, ...] | Left:
        """What a column of values is; why it does not come in, where it is none.

        Args:
            seen: what it has.
            name: what it is of, where that is not the name of the column.
            is_measured: whether it is one of numbers, however few these are.
        """
        of = units.with_heart_rate(name or seen.name, seen)
        if self.words.are_of(seen.name, seen.texts):
            return (self._by_said_words(seen, of),)
        are_numbers = is_measured or seen.share(*NUMBERISH) >= _NUMERIC
        if are_numbers and not (units.are_in_many_units(seen) and not seen.column):
            return self._numeric(seen, of)
        if reasons.share_of_yes_and_no(seen) >= _ONE_KIND and reasons.are_yes_and_no(seen):
            return (self._yes_no(seen, split_unit(of)[0]),)
        of, texts = split_unit(of)[0], seen.texts.items()
        words = seen.words() | {t: count for t, count in texts if token(t).kind is Kind.YES_NO}
        scale = readings.scale_told(words, seen.also)
        if scale and seen.share(Kind.WORD, Kind.YES_NO) >= _ONE_KIND and not seen.many:
            return (self._worded(seen, of, scale, words),)
        if seen.share(Kind.YES_NO) >= _NUMERIC and reasons.are_yes_and_no(seen, both=True):
            return (self._yes_no(seen, of),)
        are_known = self.words.numbers or self.words.is_open or seen.place in self.numbered
        if is_mood(of) and not (are_known or seen.many):
            self.question = self.question or ask_moods(seen)
        return Left(seen.name, reasons.why_no_value(seen))

    def _numeric(self, seen: Seen, of: str) -> tuple[Values, ...] | Left:
        if readings.are_pressures(seen, of):
            return self._pressures(seen, of)
        if why := reasons.why_ranges(seen):
            return Left(seen.name, why)
        base, unit = split_unit(of)
        unit = unit or seen.unit
        are_written = seen.kinds[Kind.LENGTH] > 0
        has_lengths = (are_written or seen.kinds[Kind.CLOCK] > 0) and not seen.kinds[Kind.OF]
        of_time = are_written or seen.lasting or (unit in units.HOURS and not has_time(of))
        of_time = of_time or lengths.are_beyond_a_day(seen, self.distance)
        of_time = of_time or lengths.is_length_by_name(
            seen, of, beside_times=self.beside_times, beside_halves=self.beside_halves
        )
        if has_lengths and not of_time:
            return Left(seen.name, lengths.no_length(seen))
        of_hours = self._unit_of_hours(seen, of)
        if has_lengths or of_hours or units.are_in_several(seen):
            return (self._lengths(seen, base, unit or of_hours),)
        top = self._top(seen)
        if isinstance(top, Left):
            return top
        return self._numbers(seen, of, top)

    def _numbers(self, seen: Seen, of: str, top: float | None) -> tuple[Values, ...] | Left:
        sign, why = self.sign(seen)
        numbers, strays = readings.without_strays(seen, sign)
        if top is not None:
            numbers = Numbers()
            numbers.include(seen.shares)
            numbers.include(seen.numbers[sign])
        base, unit = self._unit(seen, of)
        parts = readings.parts_of_one(seen, unit, sign)
        if unit == "g" and self._is_in_kilograms(base, seen, numbers):
            unit, parts = "kg", readings.grams_as_kilograms(seen, sign)
        base, range_, numbers = self._range(seen, base, unit, sign, parts.of(numbers), top)
        if range_.is_guess and top is None and (two := reasons.two_scales(seen, sign)):
            return Left(seen.name, two)
        found = self.measures.of(base, range_, numbers, scale_said(of).better)
        written = units.units_written(seen)
        by_cells = bool(written) and not split_unit(of)[1] and not seen.unit
        is_mixed = by_cells and not all(units.is_same_unit(one, unit) for one in written)
        read = readings.NumberReader(
            sign,
            unit,
            top,
            needs_unit=is_mixed,
            has_others=is_mixed and units.has_others(unit, written),
            written=units.with_unit_of(seen, unit, sign) if by_cells else None,
            size=parts.size,
            strays=strays,
            high=seen.numbers[sign].high,
        )
        how = [why, parts.how, units.turned(seen, unit) if is_mixed else ""]
        how += self._about_scale(found, base, range_, numbers)
        if by_cells and not is_mixed and seen.units[""]:
            how.append(f"numbers without a unit are in {unit}")
        if seen.kinds[Kind.LABELLED]:
            labels = {f"{one.digits} {one.top}": None for one in map(token, seen.texts) if one.top}
            how.append("; ".join(list(labels)[:6]))
        return (self._values(seen, found, range_, how, read),)

    def _range(
        self, seen: Seen, base: str, unit: str, sign: Sign, numbers: Numbers, top: float | None
    ) -> tuple[str, Range, Numbers]:
        """A name without the ends of a scale in it, the range of its numbers, and those on it."""
        if self.range and not unit:
            return base, Range(ScaleKind.RATING, *self.range, is_said=True), numbers
        if not unit:
            base, range_, within = range_in_name(seen, base, sign)
            if range_:
                return base, range_, within
        name = f"{seen.column} {base}".strip()
        return base, range_of(seen.among or numbers, name, unit, top), numbers

    def _about_scale(
        self, found: Found, base: str, range_: Range, numbers: Numbers
    ) -> Iterator[str]:
        """What is said of the scale of numbers that do not say theirs."""
        if found.is_new:
            yield self.measures.about_other(base, numbers)
            if not range_.unit and range_.high is None:
                yield self.measures.about_unit(base, numbers)
        if range_.is_guess and (found.is_new or found.is_earlier):
            why = "no scale is said, and this fits" if found.is_new else "its numbers fit"
            yield why if self.guessed else f"{why} (else --add-measures LOW..HIGH)"
            self.guessed = True

    def _unit_of_hours(self, seen: Seen, of: str) -> str:
        """The unit of minutes or seconds of what the journal has in hours; empty of all else."""
        base, unit = self._unit(seen, of)
        if unit not in {"min", "s"} or (seen.units[""] and seen.units[unit]):
            return ""  # of some numbers nobody said it
        meant = self.measures.with_unit(base)
        is_so = meant and meant.scale.unit == "h" and meant.name not in self.measures.taken
        return unit if is_so else ""

    def _is_in_kilograms(self, base: str, seen: Seen, numbers: Numbers) -> bool:
        meant = self.measures.with_unit(base)
        is_bare = units.are_of_grams(numbers) and not any(seen.units)
        return is_bare and meant is not None and meant.scale.unit == "kg"

    def sign(self, seen: Seen) -> tuple[Sign, str]:
        """The sign before the decimals of a column, and how it is known."""
        signs = seen.signs
        if self.decimals in {Decimals.POINT, Decimals.COMMA}:
            return Sign(self.decimals.value), ""
        if seen.grouped:
            return Sign.POINT, seen.grouped
        comma, point = signs.get(Sign.COMMA), signs.get(Sign.POINT)
        if comma and point:
            most = max((Sign.COMMA, Sign.POINT), key=lambda one: seen.numbers[one].count)
            return most, f"decimals behind a comma, and behind a point: {point}"
        if comma or point:
            return (Sign.COMMA, f"decimal comma: {comma}") if comma else (Sign.POINT, "")
        if self.usual is not None:
            return self.usual, ""
        doubtful = Sign.COMMA_OR_GROUP if Sign.COMMA_OR_GROUP in signs else Sign.POINT_OR_GROUP
        if doubtful in signs and (doubtful is Sign.COMMA_OR_GROUP or self.is_european):
            place = signs[doubtful]
            digits = token(place.text).digits
            self.question = self.question or Question(
                "decimals",
                "--decimal",
                f"{seen.name}: is {place} more than a thousand, or a decimal comma?",
                {
                    "point": say_number(to_number(digits, Sign.POINT) or 0),
                    "comma": say_number(to_number(digits, Sign.COMMA) or 0),
                },
            )
        return Sign.POINT, ""

    def _unit(self, seen: Seen, of: str) -> tuple[str, str]:
        """The name without a unit, and the unit of the numbers: of the name, or of most cells."""
        base, unit = split_unit(of)
        if seen.unit and seen.unit != unit:
            return base if not unit else of, seen.unit  # (bottle) may be part of a name
        unit = unit or unit_word(of)
        if unit and not (says_how_long(of) and may_be_rated(seen.numbers[self.sign(seen)[0]])):
            return base, unit
        measure = self.measures.with_unit(of)
        if written := units.units_written(seen):
            is_journals = measure and measure.scale.unit in written
            return of, measure.scale.unit if measure and is_journals else next(iter(written))
        # What was said may be of amounts in the same file: a weight is never in tablets.
        its = measure.scale.unit if measure else ""
        is_other = is_unit(self.unit) and not units.is_same_unit(self.unit, its)
        if self.unit == "g" and self._is_in_kilograms(of, seen, seen.numbers[self.sign(seen)[0]]):
            is_other = False
        return of, self.unit if measure and not is_other else ""

    def _top(self, seen: Seen) -> float | Left | None:
        """The one top of numbers such as 4/10; None where there is none."""
        if seen.kinds[Kind.OF] <= seen.kinds[Kind.NUMBER]:
            return None  # of a few nobody knows whether the others have the same top
        top, count = seen.tops.most_common(1)[0]
        why = f"its numbers are parts of different wholes: {seen.first[Kind.OF]}"
        if are_of_several(seen):
            return Left(seen.name, f"{why} (else --unit tablet)")
        if count < sum(seen.tops.values()) * _NUMERIC or float(top) <= 1:
            return Left(seen.name, why)
        return float(top)

    # What is written otherwise than as a number

    def _pressures(self, seen: Seen, of: str) -> tuple[Values, ...]:
        """Two measures where the cells are two numbers, as 120/80 is."""
        base, range_ = split_unit(of)[0], Range(ScaleKind.QUANTITY, 0, None, unit="mmHg")
        made = list[Values]()
        for which, (part, order) in enumerate((("systolic", "first"), ("diastolic", "second"))):
            how, read = (
                [f"the {order} number of {seen.first[Kind.OF]}"],
                readings.of_pressures(which),
            )
            made.append(self._read(seen, f"{base} {part}", range_, how, read))
        return tuple(made)

    def _lengths(self, seen: Seen, base: str, unit: str) -> Values:
        read, numbers, how = lengths.as_hours(seen, unit, self.sign(seen)[0], self.distance)
        range_ = range_of(numbers, base, "h")
        found = self.measures.of(base, range_, numbers, Better.NEITHER)
        return self._values(seen, found, range_, how, read)

    def _yes_no(self, seen: Seen, of: str) -> Values:
        words = [text for text in seen.texts if token(text).kind is Kind.YES_NO]
        said = sorted({word.casefold(): word for word in reversed(words)}.values())
        how = ["; ".join(f"{word} {int(word.casefold() in YES)}" for word in said[:6])]
        return self._read(seen, of, YES_NO_RANGE, how, readings.YES_OR_NO)

    def _worded(self, seen: Seen, of: str, scale: WordScale, words: dict[str, int]) -> Values:
        anchors, read = anchors_of(words, scale.value), readings.of_scale(scale)
        range_ = Range(ScaleKind.RATING, scale.first, scale.last, whole=True, anchors=anchors)
        by_often = sorted(words, key=lambda one: -words[one])
        how = [said_by_value(by_often, scale.value)]
        if own := [word for word in by_often if read.keeps(word)]:
            numbered = [f"{word}={value:g}" for value, word in anchors]
            example = ", ".join((*numbered, *(f"{word}=.." for word in own)))
            how.append(f'other words are no numbers (else --words "{example}")')
        return self._read(seen, of, range_, how, read, scale.better)

    def _by_said_words(self, seen: Seen, of: str) -> Values:
        read, number = readings.of_said(self.words), self.words.numbers.get
        numbers = readings.numbers_read(seen, read)
        base, range_, _ = range_in_name(seen, split_unit(of)[0], Sign.POINT)
        if self.range:
            range_ = Range(ScaleKind.RATING, *self.range, is_said=True)
        range_ = range_ or range_of(numbers, base)
        found = self.measures.of(base, range_, numbers, scale_said(of).better)
        if found.is_new:
            measure = found.measure
            scale = measure.scale._replace(anchors=anchors_of(seen.texts, number))
            found = found._replace(measure=measure._replace(scale=scale))
        by_often = sorted(seen.texts, key=lambda one: -seen.texts[one])
        return self._values(seen, found, range_, [said_by_value(by_often, number)], read)

    # What is said of all of them

    def _read(
        self,
        seen: Seen,
        name: str,
        range_: Range,
        how: list[str],
        read: readings.Reader,
        better: Better = Better.NEITHER,
    ) -> Values:
        """The values of a column whose range is known, as they are read."""
        found = self.measures.of(name, range_, readings.numbers_read(seen, read), better)
        return self._values(seen, found, range_, how, read)

    def _values(
        self, seen: Seen, found: Found, range_: Range, how: list[str], read: readings.Reader
    ) -> Values:
        measure, is_new = found.measure, found.is_new
        first = range_.said() if is_new else f"{own_range(measure).said()}, as in the journal"
        if is_new and measure.scale.better is not Better.NEITHER:
            first += f"; {measure.scale.better} is better"
        nothing = seen.below | self.missing
        zeros = about_zeros(seen.name, seen.texts, nothing, is_column=not seen.column)
        gone = reasons.about_missing(seen, self.missing)
        parts = [first, *how, zeros, gone, seen.unsaid, about_kept(seen, read)]
        if len(seen.texts) == 1 and seen.filled > 1 and not seen.empty:
            parts.append("the same in every line")
        if not is_new and says_little(measure.name):
            parts.append("it was called so before: is it the same?")
        called = f"measure {measure.name}{' (new)' * is_new}"
        brought = Brought(seen.name, called, "; ".join(filter(None, parts)))
        values = Values(seen.place, seen.name, measure, is_new, brought, read, nothing)
        values.unit_beside = seen.unit_beside
        return values
