"""How it is said in the preview what the value of a day is that has several."""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import islice

from sidelog.catalog.scales import DayRule, Scale
from sidelog.dates import say_date
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.day_value.day_rules import DayRules
from sidelog.exchange.table.day_value.own_rules import is_any

WORDS = {
    DayRule.MEAN: "their mean",
    DayRule.MEDIAN: "their median",
    DayRule.MAXIMUM: "the highest",
    DayRule.SUM: "their sum",
}
MOST_NAMED = 3


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
    """What is said of a value that is rounded."""
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
