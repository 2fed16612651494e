"""How a person said that several values of a day become one: mean, or steps=sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.scales import DayRule
from sidelog.catalog.text import quoted
from sidelog.errors import UsageError

_MOST_NAMED = 5


@dataclass(slots=True)
class DayRules:
    """The rules that were said.

    Attributes:
        of: by the name of the measure.
        others: that of all other measures; None where none was said.
        known: the names of the measures that the file has.
        offered: the rules of which it was said how another measure would get them.
    """

    of: Mapping[str, DayRule] = field(default_factory=dict)
    others: DayRule | None = None
    known: set[str] = field(default_factory=set)
    offered: set[DayRule] = field(default_factory=set)

    def otherwise(self, name: str, rule: DayRule) -> str:
        """How a measure gets another rule; a file says it once of each."""
        if rule in self.offered:
            return ""
        self.offered.add(rule)
        return f" (else --several {name}={rule})"

    def refuse_unused(self) -> None:
        """See to it that each is of a measure of the file.

        Raises:
            UsageError: one is of none.
        """
        if unused := [name for name in self.of if name not in self.known]:
            some = sorted(self.known)
            more = f" and {len(some) - _MOST_NAMED:,} more" if len(some) > _MOST_NAMED else ""
            has = f"It has {', '.join(some[:_MOST_NAMED])}{more}." if some else "It has none."
            raise UsageError(
                f"No measure of the file is called {quoted(unused[0])}, which --several names.",
                hint=has,
            )


def day_rules(said: Iterable[str]) -> DayRules:
    """What a person said; see `reader.Said.several`.

    Raises:
        UsageError: it is no way to form a day's value.
    """
    rules = {}
    for words in said:
        name, _, rule = words.rpartition("=")
        if rule not in set(DayRule):
            raise UsageError(
                f"{rule!r} does not say how several values of a day become one.",
                hint=f"--several is one of {', '.join(DayRule)}.",
            )
        rules[name] = DayRule(rule)
    others = rules.pop("", None)
    return DayRules(rules, others)
