"""How several values of a day become one: as a person said it, mean or steps=sum, and in words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from sidelog.catalog.scales import DayRule, Scale
from sidelog.catalog.text import fold, quote, quoted
from sidelog.dates import say_date
from sidelog.errors import UsageError
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.day_value.own_rules import is_any

_MOST_NAMED = 5
_FAR = "\N{ARMENIAN CAPITAL LETTER AYB}"
"""From here on a name in Latin letters tells a reader nothing; before are Greek and Cyrillic."""
WORDS = {
    DayRule.MEAN: "their mean",
    DayRule.MEDIAN: "their median",
    DayRule.MAXIMUM: "the highest",
    DayRule.SUM: "their sum",
}
MOST_NAMED = 3


@dataclass(slots=True)
class DayRules:
    """The rules that were said.

    Attributes:
        of: by what the file calls the measure, or by its name, as `fold` has them.
        others: that of all other measures; None where none was said.
        known: the names of the measures that the file has, each with what it is called there.
        offered: the rules of which it was said how another measure would get them.
    """

    of: Mapping[str, DayRule] = field(default_factory=dict)
    others: DayRule | None = None
    known: dict[str, str] = field(default_factory=dict)
    offered: set[DayRule] = field(default_factory=set)

    def named(self, name: str) -> DayRule | None:
        """The rule that was said of one measure of the file; None where none was."""
        called = (name, self.known.get(name, name))
        return next((self.of[key] for one in called if (key := fold(one)) in self.of), None)

    def otherwise(self, name: str, rule: DayRule) -> str:
        """How a measure gets another rule; a file says it once of each."""
        if rule in self.offered:
            return ""
        self.offered.add(rule)
        return f" (else --several {quote(f'{self.called(name)}={rule}')})"

    def called(self, name: str) -> str:
        """The word for a measure that a person can read and type: of far signs a name has codes."""
        heading = self.known.get(name, name)
        return name if max(heading) < _FAR else heading

    def refuse_unused(self) -> None:
        """Refuse one that is of no measure of the file."""
        known = {fold(one) for pair in self.known.items() for one in pair}
        if unused := [name for name in self.of if name not in known]:
            some = sorted(map(self.called, self.known))
            more = f" and {len(some) - _MOST_NAMED:,} more" if len(some) > _MOST_NAMED else ""
            has = f"It has {', '.join(some[:_MOST_NAMED])}{more}." if some else "It has none."
            raise UsageError(
                f"No measure of the file is called {quoted(unused[0])}, which --several names.",
                hint=has,
            )


def day_rules(said: Iterable[str]) -> DayRules:
    """What a person said (see `reader.Said.several`); a `UsageError` where it is no such rule."""
    rules = {}
    for words in said:
        name, _, rule = words.rpartition("=")
        if rule not in set(DayRule):
            raise UsageError(
                f"{rule!r} does not say how several values of a day become one.",
                hint=f"--several is one of {', '.join(DayRule)}.",
            )
        rules[fold(name.strip())] = DayRule(rule)
    others = rules.pop("", None)
    return DayRules(rules, others)


# In words


def formed_as(scale: Scale) -> str:
    """What a day's value is of its several."""
    is_yes = is_any(scale, scale.day_rule)
    return "yes where any is" if is_yes else WORDS[scale.day_rule]


def days_have(days: Collection[date]) -> str:
    """How many days have something."""
    return f"{len(days):,} day{'s have' if len(days) > 1 else ' has'}"


def _some_of(days: Collection[date]) -> str:
    """The first of the days, between brackets."""
    some = ", ".join(map(say_date, islice(sorted(days), MOST_NAMED)))
    return f" ({some}{', ...' * (len(days) > MOST_NAMED)})"


def _rounded(scale: Scale, rule: DayRule) -> str:
    is_rounded = scale.whole and rule in {DayRule.MEAN, DayRule.MEDIAN}
    return ", rounded to whole numbers" if is_rounded else ""


def how_formed(
    values: Values, rule: DayRule, formed: Mapping[date, float], said: DayRules, *, is_said: bool
) -> str:
    """What the values of days are formed from."""
    scale = values.measure.scale
    is_yes = is_any(scale, rule)
    what = formed_as(scale._replace(day_rule=rule))
    how = f"{days_have(formed)} several values: {what}"
    if is_yes:
        how += f"{_some_of(formed)}; a no beside it is a note"
    how += _rounded(scale, rule)
    if is_said or is_yes:
        return how
    if not (values.is_new or values.of_day):
        return f"{how}, as in the journal"
    other = DayRule.MAXIMUM if rule is DayRule.MEAN else DayRule.MEAN
    return how + said.otherwise(values.measure.name, other)


def how_mixed(values: Values, rule: DayRule, formed: Mapping[date, float]) -> str:
    """What the values of days are formed from of which some lines have a time, and others none."""
    scale = values.measure.scale
    what = formed_as(scale._replace(day_rule=rule)) + _rounded(scale, rule)
    beside = f"{days_have(formed)} values without a time beside others"
    return f"{beside}: {what}, and no times are kept{_some_of(formed)}"
