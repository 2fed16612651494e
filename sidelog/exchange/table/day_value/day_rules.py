"""How a person said that several values of a day become one: mean, or steps=sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sidelog.catalog.scales import DayRule
from sidelog.catalog.text import fold, quote, quoted
from sidelog.errors import UsageError

_MOST_NAMED = 5
_FAR = "\N{ARMENIAN CAPITAL LETTER AYB}"
"""From here on a name in Latin letters tells a reader nothing; before are Greek and Cyrillic."""


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
