"""Names in lines of which a person said what they are: left out, or called otherwise.

Where each line names what it is of, a name is what a column is elsewhere: --leave-out Batch,
--measure "Hair fall=shedding" and --amount "APAP=Paracetamol" are said of it in the same way.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Here, Left
from sidelog.exchange.table.column.measures import own_range
from sidelog.exchange.table.mapping import NamedLines, measure_name
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

AS_SAID = "as you said"


def with_lines_corrected(
    columns: Columns, plan: Plan, said: NamedLines
) -> tuple[Columns, list[Left]]:
    """A file without the lines that were left out, and with names as they were said to be.

    Args:
        columns: the file.
        plan: what its columns were taken for.
        said: what was said of names; what of it the file has is noted there.

    Raises:
        UsageError: none of its lines is left.
    """
    left: list[Left] = []
    for place, renamed in _columns_of_names(plan, said).items():
        texts = plan.seen[place].texts
        gone = {text for text in texts if fold(text) in said.left_out}
        called = {text: renamed[fold(text)] for text in texts if fold(text) in renamed}
        if gone == {*texts} and not plan.seen[place].empty:
            name = columns.grid.name
            raise UsageError(f"All lines of {name} were left out.", hint="Leave fewer names out.")
        if gone or called:
            said.found.update(map(fold, gone | called.keys()))
            left += [Left(text, AS_SAID) for text in sorted(gone)]
            words = (f"{text!r} is called {to!r}, {AS_SAID}" for text, to in called.items())
            columns = columns.changed(partial(_corrected, place, gone, called), *words)
    return columns, left


def _columns_of_names(plan: Plan, said: NamedLines) -> Mapping[int, Mapping[str, str]]:
    """The places of the columns that name what lines are of, each with what is called otherwise."""
    doses = [plan.doses] if plan.doses else []
    named = [one for some in doses for one in some.only_names]
    named += [one.names for some in doses for one in some.amounts if one.names]
    found = {one.place: said.products for one in named}
    if plan.long is None:
        return found
    taken = {name: to for name, to in said.products.items() if name in plan.long.given}
    return {**found, plan.long.name: {**said.measures, **taken}}


def give_measures(plan: Plan, said: NamedLines, here: Here) -> None:
    """Let the values of names be of the measures of the journal that a person said they are."""
    wanted = {measure_name(name) for name in said.measures.values()}
    for some in plan.long.values.values() if plan.long and wanted else ():
        for values in some if isinstance(some, tuple) else ():
            name = measure_name(values.brought.found)
            known = here.measures.get(name) if name in wanted else None
            if known and values.measure.scale.unit == known.scale.unit:
                before, how = values.brought, f"{own_range(known).said()}, as in the journal"
                values.brought = before._replace(name=f"measure {known.name}", how=how)
                values.measure, values.is_new = known, False
                plan.brought = [values.brought if one is before else one for one in plan.brought]


def _corrected(
    place: int, gone: Collection[str], called: Mapping[str, str], row: Row
) -> Sequence[Row]:
    """A row by the name in it: none where that is gone, and with what it is called else."""
    text = row.text(place)
    if text in gone:
        return ()
    return (row.with_cell(place, called[text]),) if text in called else (row,)
