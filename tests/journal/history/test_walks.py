"""Whatever is done to a journal, in whatever order: undone, nothing of it is left."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from sqlite3 import IntegrityError
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Better
from sidelog.errors import NothingMatchedError, SidelogError
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.history.batches import Writer
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.people import forget_of_person, say_of_person
from sidelog.journal.keeping.products import edit_product
from sidelog.journal.rows import Product
from sidelog.journal.upkeep.checking.check import check
from tests.journal.examples import enter
from tests.journal.files import is_sound, recorded

SUNDAY = date(2026, 11, 22)
EVENING = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


def day(n: int) -> date:
    return SUNDAY - timedelta(days=n % 3)


def clock(n: int) -> datetime | None:
    return EVENING - timedelta(days=n % 3, hours=n) if n % 2 else None


def product(kept: Journal, n: int) -> Product:
    """A product of three, made when it is first needed."""
    name = ("kratom", "tea", "capsules")[n % 3]
    return kept.products.get(name) or kept.add_product(name, unit=(None, "g")[n % 2])


Step = Callable[[Journal, int], object]

STEPS: dict[str, Step] = {
    "record": lambda kept, n: kept.record("mood", day(n), float(n), at=clock(n)),
    "skip": lambda kept, n: kept.record("shedding", day(n), None),
    "take": lambda kept, n: kept.take(
        product(kept, n), day(n), (None, 0.1, 4.0)[n % 3], entered="it's, 4=g", at=clock(n)
    ),
    "none": lambda kept, n: kept.take_none(product(kept, n), day(n)),
    "note": lambda kept, n: kept.add_note(day(n), f"'n' {n}, Ü\n\U0001f641=NULL", at=clock(n)),
    "event": lambda kept, n: kept.add_event("illness", day(n), until=SUNDAY, title="flu"),
    "change": lambda kept, n: kept.add_event(
        "reduce",
        day(n),
        product=product(kept, n),
        before=(None, 8.0)[n % 2],
        after=(None, 0.0, n / 3)[n % 3],
    ),
    "amounts": lambda kept, n: edit_entry(
        kept, "e1", kind="reduce", product=product(kept, n), amount_before=n / 3, amount_after=0.0
    ),
    "value": lambda kept, n: edit_entry(kept, "o1", value=float(n)),
    "day": lambda kept, n: edit_entry(kept, f"{'oden'[n % 4]}1", day=day(n)),
    "amount": lambda kept, n: edit_entry(kept, "d1", amount=n / 3),
    "text": lambda kept, n: edit_entry(kept, "n1", text=f"changed {n}"),
    "delete": lambda kept, n: delete_entry(kept, f"{'odenvqfr'[n % 8]}{n % 2 + 1}"),
    "measure": lambda kept, n: add_measure(kept, BUILT_IN[n]._replace(name=f"own-{n % 2}")),
    "window": lambda kept, n: edit_measure(kept, "shedding", lag=None, tracked=bool(n % 2)),
    "bad": lambda kept, n: edit_measure(kept, "mood", bad_from=float(n % 5)),
    "way": lambda kept, n: edit_measure(kept, "mood", better=list(Better)[n % 3]),
    "version": lambda kept, n: edit_measure(kept, "mood", maximum=10.0 + n, position=n),
    "retire": lambda kept, n: common.retire(kept, "measure", BUILT_IN[n + 4].name),
    "restore": lambda kept, n: common.restore(kept, "measure", BUILT_IN[n + 4].name),
    "forget": lambda kept, n: common.delete_unused(kept, "measure", f"own-{n % 2}"),
    "rename": lambda kept, n: edit_product(kept, "kratom", name=f"kratom {n}"),
    "unit": lambda kept, n: edit_product(
        kept, product(kept, n).name, unit="mg", usual_amount=n / 7
    ),
    "shelve": lambda kept, n: common.retire(kept, "product", product(kept, n).name),
    "discard": lambda kept, n: common.delete_unused(kept, "product", product(kept, n).name),
    "ongoing": lambda kept, n: edit_entry(kept, "e1", ongoing=bool(n % 2)),
    "visit": lambda kept, n: enter(kept, "visit", day=day(n).isoformat()),
    "kept": lambda kept, n: edit_entry(kept, "v1", done_on=day(n)),
    "question": lambda kept, n: enter(kept, "question", position=n),
    "nail": lambda kept, n: enter(kept, "nail_finding", digit=n % 5 + 1, fold_mm=n / 7),
    "plan": lambda kept, n: enter(
        kept,
        "regimen_step",
        product_id=product(kept, n).id,
        from_day=(SUNDAY + timedelta(days=n)).isoformat(),
        daily_amount=n / 3,
        times=n + 1,
    ),
    "profile": lambda kept, n: say_of_person(kept, ("name", "born")[n % 2], str(n)),
    "silence": lambda kept, n: forget_of_person(kept, ("name", "born")[n % 2]),
}

steps = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 10)), max_size=12)


class Walk:
    """One journal, walked through."""

    def __init__(self, folder: str) -> None:
        self.path = Path(folder) / "journal.db"
        self._identities = count()
        self.do(lambda _: None)
        self.fresh = recorded(self.path)

    def do(self, step: Callable[[Journal], object]) -> None:
        """One command."""
        with open_journal(self.path, self._writer()) as kept:
            step(kept)

    def do_what_is_allowed(self, walked: list[tuple[str, int]]) -> None:
        """One command after the other; what the record refuses leaves nothing."""
        for name, n in walked:
            before = recorded(self.path)
            try:
                self.do(lambda kept, step=STEPS[name], n=n: step(kept, n))  # type: ignore[misc]
            except (SidelogError, IntegrityError):
                assert recorded(self.path) == before

    def undo_everything(self) -> None:
        """As often as there is something to undo."""
        self.do(lambda kept: list(_until_there_is_none(kept.undo)))

    def redo_everything(self) -> None:
        """As often as there is something to redo."""
        self.do(lambda kept: list(_until_there_is_none(kept.redo)))

    def is_whole(self) -> bool:
        """Whether the check finds nothing."""
        with open_journal(self.path) as kept:
            return check(kept).is_whole and is_sound(self.path)

    def _writer(self) -> Writer:
        return Writer(EVENING, SUNDAY, "s1", "test", lambda: f"{next(self._identities):032x}")


def _until_there_is_none(step: Callable[[], object]) -> Iterator[object]:
    while True:
        try:
            yield step()
        except NothingMatchedError:
            return


@settings(max_examples=25)
@given(steps)
@example([("skip", 0), ("window", 0)])  # undo writes every column of a scale that has values
def test_undoing_everything_leaves_the_journal_as_it_was(walked: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        walk = Walk(folder)
        walk.do_what_is_allowed(walked)
        done = recorded(walk.path)
        walk.undo_everything()
        assert recorded(walk.path) == walk.fresh
        assert walk.is_whole()
        walk.redo_everything()
        assert recorded(walk.path) == done
        assert walk.is_whole()


def test_every_step_of_the_walks_can_be_taken() -> None:
    with TemporaryDirectory() as folder:
        walk = Walk(folder)
        walk.do_what_is_allowed([("take", 1), ("note", 1), ("record", 1), ("measure", 1)])
        for name, step in STEPS.items():
            taken = False
            for n in range(11):
                try:
                    walk.do(lambda kept, step=step, n=n: step(kept, n))  # type: ignore[misc]
                except (SidelogError, IntegrityError):
                    continue
                taken = True
                break
            assert taken, name
