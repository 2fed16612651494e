"""Whatever a person may type on a machine in a month, by number: for the laws and the campaign."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from sqlite3 import IntegrityError

from sidelog.errors import SidelogError
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.people import add_visit, say_of_person
from sidelog.journal.keeping.products import edit_product
from tests.journal.editions import named
from tests.journal.upkeep.machines import Machine, day, product

DAYS = 28
OWN = named("mood")._replace(name="tingling", title="Tingling")


def _some(kept: Journal, table: str, n: int) -> int:
    """The number of some row of a table; 0 where it has none."""
    numbers = [number for (number,) in kept.query(f"SELECT id FROM {table} ORDER BY uuid")]
    return numbers[n % len(numbers)] if numbers else 0


def _name(kept: Journal, table: str, n: int) -> str:
    """The name of some product, or of some measure of the person's own."""
    own = "" if table == "product" else " WHERE NOT built_in"
    names = [name for (name,) in kept.query(f"SELECT name FROM {table}{own} ORDER BY uuid")]
    return str(names[n % len(names)]) if names else "-"


def _take(kept: Journal, n: int) -> None:
    name = ("kratom", "zinc")[n % 2]
    amount = float(n % 3 + 1)
    there = [one for one in kept.products.values() if one.name.startswith(name)]
    taken = there[0] if there else product(kept, name)
    kept.take(taken, day(n % DAYS), amount, entered=str(amount))


STEPS: Mapping[str, Callable[[Journal, int], object]] = {
    "log": lambda kept, n: kept.record(("mood", "dryness")[n % 2], day(n % DAYS), n % 3),
    "skip": lambda kept, n: kept.record("mood", day(n % DAYS), None),
    "take": _take,
    "none": lambda kept, n: kept.take_none(product(kept, "kratom"), day(n % DAYS)),
    "event": lambda kept, n: kept.add_event("illness", day(n % DAYS), title=("flu", None)[n % 2]),
    "note": lambda kept, n: kept.add_note(day(n % DAYS), ("wash day", "headache")[n % 2]),
    "edit note": lambda kept, n: edit_entry(kept, f"n{_some(kept, 'note', n)}", text=f"text {n}"),
    "edit dose": lambda kept, n: edit_entry(
        kept, f"d{_some(kept, 'dose', n)}", amount=float(n % 5 + 1), entered="typed"
    ),
    "edit event": lambda kept, n: edit_entry(kept, f"e{_some(kept, 'event', n)}", title=f"t{n}"),
    "delete note": lambda kept, n: delete_entry(kept, f"n{_some(kept, 'note', n)}"),
    "delete dose": lambda kept, n: delete_entry(kept, f"d{_some(kept, 'dose', n)}"),
    "delete value": lambda kept, n: delete_entry(kept, f"o{_some(kept, 'observation', n)}"),
    "rename product": lambda kept, n: edit_product(
        kept, _name(kept, "product", n), name=f"kratom {n % 3}"
    ),
    "strength": lambda kept, n: edit_product(
        kept, _name(kept, "product", n), strength=f"{n} mg a gram"
    ),
    "add measure": lambda kept, _: add_measure(kept, OWN),
    "rename measure": lambda kept, n: edit_measure(
        kept, _name(kept, "measure", n), name=f"tingling-{n % 2}"
    ),
    "own value": lambda kept, n: kept.record(_name(kept, "measure", n), day(n % DAYS), n % 3),
    "title": lambda kept, n: edit_measure(kept, ("mood", "nails")[n % 2], title=f"Title {n % 4}"),
    "move": lambda kept, n: edit_measure(kept, ("mood", "nails")[n % 2], position=n % 4),
    "delete product": lambda kept, n: common.delete_unused(
        kept, "product", _name(kept, "product", n)
    ),
    "profile": lambda kept, n: say_of_person(kept, "name", ("Ada", "Ida")[n % 2]),
    "visit": lambda kept, n: add_visit(kept, day(-n % DAYS), who="Dr Vo"),
    "undo": lambda kept, _: kept.undo(),
    "redo": lambda kept, _: kept.redo(),
}


def type_on(machine: Machine, name: str, n: int) -> None:
    """One step; what is refused changes nothing."""
    with suppress(SidelogError, IntegrityError, KeyError), machine.write(f"{name} {n}") as kept:
        STEPS[name](kept, n)
