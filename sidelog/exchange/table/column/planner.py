"""What a column of values is: what its cells mean, by all of them together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.products import is_unit
from sidelog.catalog.scales import Better, Measure, ScaleKind
from sidelog.catalog.values import say_number
from sidelog.exchange.reader import Brought, Decimals, Left, Question
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, to_number, token
from sidelog.exchange.table.cell.said_words import SaidWords, ask_moods
from sidelog.exchange.table.cell.words import NO, YES, WordScale, anchors_of, said_by_value
from sidelog.exchange.table.column.lengths import (
    Distance,
    LengthReader,
    are_beyond_a_day,
    are_of_minutes,
    first_length,
    lengths_of,
)
from sidelog.exchange.table.column.measures import (
    YES_NO_RANGE,
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
from sidelog.exchange.table.column.pressure import PressureReader, pressures_of
from sidelog.exchange.table.column.ratings import is_mood, may_be_rated, scale_said, two_scales
from sidelog.exchange.table.column.readings import (
    NumberReader,
    SaidReader,
    WordReader,
    parts_of_one,
    read_yes_no,
    scale_told,
    without_strays,
)
from sidelog.exchange.table.column.reasons import (
    about_missing,
    are_yes_and_no,
    is_length,
    no_length,
    share_of_yes_and_no,
    why_no_value,
    why_ranges,
)
from sidelog.exchange.table.column.units import (
    HOURS,
    HOURS_OF_A_DAY,
    are_in_many_units,
    are_in_several,
    has_others,
    is_same_unit,
    turned,
    unit_of_numbers_alone,
    with_heart_rate,
    with_unit_of,
)
from sidelog.exchange.table.column.values import Values, about_kept, is_kept
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
    distance: Distance | None = None
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
        of = with_heart_rate(name or seen.name, seen)
        if self.words.are_of(seen.name, seen.texts):
            return (self._by_said_words(seen, of),)
        are_numbers = is_measured or seen.share(*NUMBERISH) >= _NUMERIC
        if are_numbers and not (are_in_many_units(seen) and not seen.column):
            return self._numeric(seen, of)
        if share_of_yes_and_no(seen) >= _ONE_KIND and are_yes_and_no(seen):
            return (self._yes_no(seen, split_unit(of)[0]),)
        words = seen.words()
        also = [text for text in seen.texts if token(text).kind is Kind.YES_NO]
        of = split_unit(of)[0]
        words |= {text: seen.texts[text] for text in also}
        scale = scale_told(words, seen.also)
        if scale and seen.share(Kind.WORD, Kind.YES_NO) >= _ONE_KIND and not seen.many:
            return (self._worded(seen, of, scale, words),)
        if seen.share(Kind.YES_NO) >= _NUMERIC and are_yes_and_no(seen, both=True):
            return (self._yes_no(seen, of),)
        are_known = self.words.numbers or self.words.is_open or seen.place in self.numbered
        if is_mood(of) and not (are_known or seen.many):
            self.question = self.question or ask_moods(seen)
        return Left(seen.name, why_no_value(seen))

    def _numeric(self, seen: Seen, of: str) -> tuple[Values, ...] | Left:
        if both := pressures_of(seen, of):
            return self._pressures(seen, of, both)
        if why := why_ranges(seen):
            return Left(seen.name, why)
        base, unit = split_unit(of)
        unit = unit or seen.unit
        clocks, lengths = (seen.kinds[kind] for kind in (Kind.CLOCK, Kind.LENGTH))
        has_lengths = bool(clocks or lengths) and not seen.kinds[Kind.OF]
        of_time = lengths or seen.lasting or (unit in HOURS and not has_time(of))
        of_time = of_time or are_beyond_a_day(seen, self.distance)
        if has_lengths and not (of_time or self._is_length(seen, of)):
            return Left(seen.name, no_length(seen))
        of_hours = self._unit_of_hours(seen, of)
        if has_lengths or of_hours or are_in_several(seen):
            return (self._lengths(seen, base, unit or of_hours),)
        top = self._top(seen)
        if isinstance(top, Left):
            return top
        why = self._of_two_scales(seen, of, top)
        return Left(seen.name, why) if why else (self._numbers(seen, of, top),)

    def _of_two_scales(self, seen: Seen, of: str, top: float | None) -> str:
        """Why ratings are on no one scale; empty where they may be, or a person said which."""
        sign, _ = self.sign(seen)
        is_said = self.range or top is not None or self._unit(seen, of)[1]
        if is_said or range_in_name(seen, of, sign)[1]:
            return ""
        range_ = range_of(seen.among or seen.numbers[sign], of)
        return two_scales(seen, sign) if range_.is_guess else ""

    def _numbers(self, seen: Seen, of: str, top: float | None) -> Values:
        sign, why = self.sign(seen)
        numbers, strays = without_strays(seen, sign)
        if top is not None:
            numbers = Numbers()
            numbers.include(seen.shares)
            numbers.include(seen.numbers[sign])
        base, unit = self._unit(seen, of)
        written = {one for one in seen.units if one}
        by_cells = bool(written) and not split_unit(of)[1] and not seen.unit
        is_mixed = by_cells and not all(is_same_unit(one, unit) for one in written)
        range_, parts = None, parts_of_one(seen, unit, sign)
        numbers = parts.of(numbers)
        if self.range and not unit:
            range_ = Range(ScaleKind.RATING, *self.range, whole=False, is_said=True)
        elif not unit:
            base, range_, within = range_in_name(seen, base, sign)
            numbers = within if range_ else numbers
        if range_ is None:
            name = f"{seen.column} {base}".strip()
            range_ = range_of(seen.among or numbers, name, unit, top)
        found = self.measures.of(base, range_, numbers, scale_said(of).better)
        beside = with_unit_of(seen, unit, sign) if by_cells else None
        kinds = (is_mixed, is_mixed and has_others(unit, written))
        high = seen.numbers[sign].high
        read = NumberReader(sign, unit, top, *kinds, beside, parts.size, strays, high)
        how = [why, parts.how, turned(seen, unit) if is_mixed else ""]
        how += [self.measures.about_other(base, numbers)] * found.is_new
        if by_cells and not is_mixed and seen.units[""]:
            how.append(f"numbers without a unit are in {unit}")
        if found.is_new and not unit and range_.high is None:
            how.append(self.measures.about_unit(base, numbers))
        if range_.is_guess and (found.is_new or found.is_earlier):
            why = "no scale is said, and this fits" if found.is_new else "its numbers fit"
            how.append(why if self.guessed else f"{why} (else --add-measures LOW..HIGH)")
            self.guessed = True
        if seen.kinds[Kind.LABELLED]:
            labels = {f"{one.digits} {one.top}": None for one in map(token, seen.texts) if one.top}
            how.append("; ".join(list(labels)[:6]))
        return self._values(seen, found.measure, range_, how, read, is_new=found.is_new)

    def _is_length(self, seen: Seen, of: str) -> bool:
        beside = {"beside_times": self.beside_times, "beside_halves": self.beside_halves}
        return is_length(seen, of, **beside)

    def _unit_of_hours(self, seen: Seen, of: str) -> str:
        """The unit of minutes or seconds of what the journal has in hours; empty of all else."""
        base, unit = self._unit(seen, of)
        if unit not in {"min", "s"} or (seen.units[""] and seen.units[unit]):
            return ""  # of some numbers nobody said it
        meant = self.measures.with_unit(base)
        is_so = meant and meant.scale.unit == "h" and meant.name not in self.measures.taken
        return unit if is_so else ""

    def sign(self, seen: Seen) -> tuple[Sign, str]:
        """The sign before the decimals of a column, and how it is known."""
        signs = seen.signs
        if self.decimals in {Decimals.POINT, Decimals.COMMA}:
            return Sign(self.decimals.value), ""
        if seen.grouped:
            return Sign.POINT, seen.grouped
        for sign in (Sign.COMMA, Sign.POINT):
            other = Sign.POINT if sign is Sign.COMMA else Sign.COMMA
            if sign in signs and other not in signs:
                return sign, f"decimal comma: {signs[sign]}" if sign is Sign.COMMA else ""
        if {Sign.COMMA, Sign.POINT} <= signs.keys():
            most = max((Sign.COMMA, Sign.POINT), key=lambda one: seen.numbers[one].count)
            return most, f"decimals behind a comma, and behind a point: {signs[Sign.POINT]}"
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
        written = {one: count for one, count in seen.units.items() if one}
        if written:
            return of, max(written, key=lambda one: written[one])
        measure = self.measures.with_unit(of)
        # What was said may be of amounts in the same file: a weight is never in tablets.
        if (
            self.unit
            and measure
            and (is_same_unit(self.unit, measure.scale.unit) or not is_unit(self.unit))
        ):
            return of, self.unit
        return of, ""

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

    def _pressures(self, seen: Seen, of: str, both: tuple[Numbers, Numbers]) -> tuple[Values, ...]:
        """Two measures where the cells are two numbers, as 120/80 is."""
        base, _ = split_unit(of)
        range_ = Range(ScaleKind.QUANTITY, 0, None, whole=False, unit="mmHg")
        made = []
        for which, (part, order) in enumerate((("systolic", "first"), ("diastolic", "second"))):
            found = self.measures.of(f"{base} {part}", range_, both[which], Better.NEITHER)
            how = [f"the {order} number of {seen.first[Kind.OF]}"]
            read = PressureReader(which)
            made.append(self._values(seen, found.measure, range_, how, read, is_new=found.is_new))
        return tuple(made)

    # What is written otherwise than as a number

    def _lengths(self, seen: Seen, base: str, unit: str) -> Values:
        how = ["", seen.lasting]
        of_seconds = not unit and are_of_minutes(seen, self.distance)
        if seen.units[""] and not unit and seen.lengths.count:
            unit = unit_of_numbers_alone(seen)
            how.append(f"a number alone is in {unit}: {seen.first[Kind.NUMBER]}")
        of_seconds |= unit == "min" and seen.lengths.high > HOURS_OF_A_DAY
        read = LengthReader(unit, self.sign(seen)[0], of_seconds)
        numbers = lengths_of(seen, read)
        if first := first_length(seen, read):
            parts = "minutes and seconds" if of_seconds else "hours and minutes"
            how[0] = f"{parts} become hours: {first}"
        range_ = range_of(numbers, base, "h")
        found = self.measures.of(base, range_, numbers, Better.NEITHER)
        return self._values(seen, found.measure, range_, how, read, is_new=found.is_new)

    def _yes_no(self, seen: Seen, of: str) -> Values:
        numbers = Numbers()
        words = [text.casefold() for text in seen.texts]
        for word in words:
            if word in YES or word in NO:
                numbers.add(float(word in YES))
        found = self.measures.of(of, YES_NO_RANGE, numbers, Better.NEITHER)
        found_words = [text for text in seen.texts if token(text).kind is Kind.YES_NO]
        said = sorted({word.casefold(): word for word in reversed(found_words)}.values())
        how = ["; ".join(f"{word} {int(word.casefold() in YES)}" for word in said[:6])]
        return self._values(
            seen, found.measure, YES_NO_RANGE, how, read_yes_no, is_new=found.is_new
        )

    def _worded(self, seen: Seen, of: str, scale: WordScale, words: dict[str, int]) -> Values:
        anchors = anchors_of(words, scale.value)
        numbers = Numbers()
        for value, _ in anchors:
            numbers.add(float(value))
        range_ = Range(ScaleKind.RATING, scale.first, scale.last, whole=True, anchors=anchors)
        found = self.measures.of(of, range_, numbers, scale.better)
        read = WordReader(scale)
        by_often = sorted(words, key=lambda one: -words[one])
        how = [said_by_value(by_often, scale.value)]
        if own := [word for word in by_often if is_kept(word, read)]:
            numbered = [f"{word}={value:g}" for value, word in anchors]
            example = ", ".join((*numbered, *(f"{word}=.." for word in own)))
            how.append(f'other words are no numbers (else --words "{example}")')
        return self._values(seen, found.measure, range_, how, read, is_new=found.is_new)

    def _by_said_words(self, seen: Seen, of: str) -> Values:
        numbers = Numbers()
        for text, count in seen.texts.items():
            if (number := self.words.number(text)) is not None:
                numbers.add(number, count)
        base, range_, _ = range_in_name(seen, split_unit(of)[0], Sign.POINT)
        if self.range:
            range_ = Range(ScaleKind.RATING, *self.range, whole=False, is_said=True)
        range_ = range_ or range_of(numbers, base)
        found = self.measures.of(base, range_, numbers, scale_said(of).better)
        anchors, measure = anchors_of(seen.texts, self.words.numbers.get), found.measure
        if found.is_new:
            measure = measure._replace(scale=measure.scale._replace(anchors=anchors))
        by_often = sorted(seen.texts, key=lambda one: -seen.texts[one])
        how = [said_by_value(by_often, self.words.numbers.get)]
        read = SaidReader(self.words)
        return self._values(seen, measure, range_, how, read, is_new=found.is_new)

    def _values(
        self,
        seen: Seen,
        measure: Measure,
        range_: Range,
        how: list[str],
        read: Callable[[str], float],
        *,
        is_new: bool,
    ) -> Values:
        first = range_.said() if is_new else f"{own_range(measure).said()}, as in the journal"
        if is_new and measure.scale.better is not Better.NEITHER:
            first += f"; {measure.scale.better} is better"
        nothing = seen.below | self.missing
        zeros = about_zeros(seen.name, seen.texts, nothing, is_column=not seen.column)
        gone = about_missing(seen, self.missing)
        parts = [first, *how, zeros, gone, seen.unsaid, about_kept(seen, read)]
        if len(seen.texts) == 1 and seen.filled > 1 and not seen.empty:
            parts.append("the same in every line")
        if not is_new and says_little(measure.name):
            parts.append("it was called so before: is it the same?")
        called = f"measure {measure.name}{' (new)' * is_new}"
        brought = Brought(seen.name, called, "; ".join(filter(None, parts)))
        found = Values(seen.place, seen.name, measure, is_new, brought, read, nothing)
        found.unit_beside = seen.unit_beside
        return found
