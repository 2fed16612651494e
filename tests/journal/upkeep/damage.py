"""Known journals, damaged in ways that disks damage files, and what a repair may make of them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sidelog.errors import SidelogError
from sidelog.journal.connection import JournalFile, Key
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.references import row_name
from sidelog.journal.upkeep.repairing.pages import Pages
from sidelog.journal.upkeep.repairing.repair import By, Repaired, repair_journal
from sidelog.journal.upkeep.repairing.salvage import Outcome
from tests.journal.examples import ROWS, enter
from tests.journal.files import raw, recorded

EVENING = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
PAGE = 4096

Rows = dict[str, list[tuple[Any, ...]]]


def _writer(numbers: "count[int]", minutes: int) -> Writer:
    now = EVENING + timedelta(minutes=minutes)
    name = lambda: str(UUID(int=next(numbers) << 64, version=4))  # noqa: E731
    return Writer(now, date(2026, 11, 22), "s1", "test", name)


def make_journal(path: Path, days: int) -> None:
    """A journal of so many days in which everything has happened."""
    numbers, steps = count(1), Random(days)  # noqa: S311  (the same in every run)

    def write(minutes: int, step: Callable[[Journal], object]) -> None:
        try:
            with open_journal(path, _writer(numbers, minutes)) as kept:
                step(kept)
        except SidelogError:  # what cannot be done is not
            pass

    write(0, _begin)
    for n in range(1, days + 1):
        day = date(2026, 11, 22) - timedelta(days=days - n)
        write(10 * n, lambda kept, day=day, n=n: _a_day(kept, day, n))  # type: ignore[misc]
        if n % 5 == 0:
            write(10 * n + 1, lambda kept, n=n: delete_entry(kept, f"o{n}"))  # type: ignore[misc]
        if n % 7 == 0:
            value = float(steps.randrange(5))
            write(10 * n + 2, lambda kept, n=n, v=value: edit_entry(kept, f"o{n + 1}", value=v))  # type: ignore[misc]
        if n % 11 == 0:
            write(10 * n + 3, lambda kept: kept.undo())
        if n % 22 == 0:
            write(10 * n + 4, lambda kept: kept.redo())
        if n % 9 == 0:
            write(10 * n + 5, lambda kept, n=n: delete_entry(kept, f"n{n // 4 + 1}"))  # type: ignore[misc]


def _begin(kept: Journal) -> None:
    for table in ROWS:
        if table not in {"scale", "photo", "observation", "profile"}:
            enter(kept, table)
    kept.add_product("kratom", unit="g")
    enter(kept, "profile")
    edit_measure(kept, "itch", tracked=True)


def _a_day(kept: Journal, day: date, n: int) -> None:
    kept.record("shedding", day, float(n % 5))
    kept.record("mood", day, float(n % 11))
    kept.take(kept.products["kratom"], day, 0.1 * n, entered=f"{n} dg", note="it's, so=far")
    if n % 4 == 0:
        kept.add_note(day, "wash day " * (n if n % 40 else 1500))
    if n % 30 == 0:
        kept.add_event("illness", day, title=f"flu {n}", note="in bed")


def pages_of(path: Path) -> dict[int, set[tuple[str, int]]]:
    """The rows that lie on each page, overflow pages included."""
    with raw(path) as connection:
        tables = dict(
            connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'")
        )
        owners = {
            page: name
            for name in tables
            for (page,) in connection.execute("SELECT pageno FROM dbstat WHERE name = ?", (name,))
        }
    found: dict[int, set[tuple[str, int]]] = {}
    pages = Pages(path.read_bytes())
    for leaf in pages.leaves():
        for cell in leaf.cells:
            found.setdefault(leaf.page, set()).add(
                (owners.get(leaf.page, "sqlite_schema"), cell.number)
            )
    spread = {page: name for page, name in owners.items() if page not in found}
    for page, name in spread.items():  # any long row of the table can go on there
        found[page] = {row for rows in found.values() for row in rows if row[0] == name}
    return found


def damage(path: Path, chance: Random, how: str) -> set[int]:  # noqa: C901  (a way a branch)
    """Damage a file; returns the pages that are not as they were."""
    before = path.read_bytes()
    content = bytearray(before)
    pages = len(content) // PAGE

    def place(page: int) -> slice:
        return slice((page - 1) * PAGE, page * PAGE)

    some = chance.sample(range(1, pages + 1), chance.choice([1, 1, 2, 3]))
    if how == "zeroed":
        for page in some:
            content[place(page)] = bytes(PAGE)
    elif how == "overwritten":
        for page in some:
            content[place(page)] = chance.randbytes(PAGE)
    elif how == "swapped":
        one, other = chance.sample(range(1, pages + 1), 2)
        content[place(one)], content[place(other)] = content[place(other)], content[place(one)]
    elif how == "doubled":
        one, other = chance.sample(range(1, pages + 1), 2)
        content[place(one)] = content[place(other)]
    elif how == "cut":
        del content[chance.randrange(len(content) // 2, len(content)) :]
    elif how == "flipped":
        for _ in range(chance.choice([1, 3, 20])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif how == "header":
        size = chance.choice([16, 100, PAGE])
        content[:size] = bytes(size)
    else:  # a run of bytes, such as sectors
        start = chance.randrange(len(content))
        size = min(chance.choice([64, 512, 8192]), len(content) - start)
        content[start : start + size] = chance.randbytes(size)
    path.write_bytes(content)
    after = bytes(content).ljust(len(before), b"\0")
    return {
        page
        for page in range(1, pages + 1)
        if before[place(page)] != after[place(page)] or page * PAGE > len(content)
    }


KINDS = ("zeroed", "overwritten", "swapped", "doubled", "cut", "flipped", "header", "run")


def repair(path: Path, key: Key | None = None) -> Repaired:
    """Repair it, as the command does."""
    numbers = count(1 << 40)
    later = EVENING + timedelta(days=400)
    by = By(later, later.date(), lambda: str(UUID(int=next(numbers), version=4)))
    return repair_journal(JournalFile(path, key), by)


def compare(path: Path, before: Rows, spared: set[tuple[str, int]]) -> list[str]:
    """What a repair did wrong: rows that it should have got back, and rows that never were."""
    after = recorded(path)
    wrong = []
    for table, rows in before.items():
        there = {row[0]: row for row in after[table]}
        was = {row[0]: row for row in rows}
        for number, row in was.items():
            if there.get(number) != row:
                is_spared = (table, number) in spared
                kind = "missing" if number not in there else "other"
                wrong.append(f"{'SPARED ' if is_spared else ''}{kind} {table} {number}")
        wrong += [f"never {table} {number}" for number in there if number not in was]
    return wrong


def is_astray(outcome: Outcome, wrong: str) -> bool:
    """Whether a row that was spared is not as it was, or one is there that nothing tells of.

    It may be there again, where nothing is left of its deletion, and is named then.
    """
    *_, table, number = wrong.split()
    if wrong.startswith("never"):
        return row_name(table, int(number)) not in outcome.doubtful
    return wrong.startswith("SPARED")
