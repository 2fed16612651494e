"""Lines that are of what is taken as a rule: since when, how often, and until when."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from sidelog.exchange.table.amount.how_many import AS_NEEDED, OFTEN_NAMES, says_how_often
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import key
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.words import ENDED, MOSTLY, ONGOING, STANDINGS, STARTED
from sidelog.exchange.table.product.column_names import is_a_day
from sidelog.exchange.table.regimen.changes import is_over

_STAGE = timedelta(days=6)
"""What is begun so many days after the last, or more, is a stage, and no dose."""


def as_list(found: Doses, rest: Sequence[Seen], dating: Dating, unit: str) -> None:
    """Take lines for what is taken as a rule, where they say since when and how often."""
    is_of_starts = tokens(dating.day.name) & STARTED or (
        found.amounts and all(is_a_day(one.column) for one in found.amounts)
    )
    if found.action is None and not is_of_starts:
        return
    free = [one for one in rest if one.place not in found.places]
    called = [one for one in free if tokens(one.name) & OFTEN_NAMES]
    called += [one for one in free if any(map(says_how_often, one.texts))]
    often = next(iter(called), None)
    ends = [one for one in free if tokens(one.name) & ENDED and _are_last_days(one)]
    end = ends[0] if ends and found.action is None else None
    if often:
        found.often = often.place
        how = "the amount is of one dose"
        if any(key(text) in AS_NEEDED for text in often.texts):
            how += "; what is taken as needed is no plan, and becomes an event with its words"
        found.take(often, "how often", how)
    if end:
        found.end = end.place
        how = "none from the day after it on, unless another line goes on then"
        found.take(end, "last day", how)
    found.are_stages = not found.are_steps and _are_stages(found, dating)
    if not found.are_steps:
        return
    called = [one for one in free if tokens(one.name) & STANDINGS and found.action is None]
    found.standing = next((one.place for one in called if any(map(is_over, one.texts))), None)
    alone, found.only_names = found.only_names, []
    found.amounts += [
        Amounts(one.place, one.column, None, unit or None, names=one) for one in alone
    ]
    _say_plan(found, {one.column for one in alone})


def as_changes(found: Doses, dating: Dating) -> None:
    """Take lines for steps of a plan, which have what was taken before as well, days apart."""
    apart = [gap > timedelta(days=1) for gap in _gaps(dating)]
    has_amounts = bool(found.amounts) and not any(one.is_asked for one in found.amounts)
    if not found.are_steps and has_amounts and sum(apart) * 2 >= len(apart):
        found.are_stages = True
        _say_plan(found, set())


def _say_plan(found: Doses, places: set[str]) -> None:
    how = "as a plan, where the amount is written with the name; else as an event"
    if found.are_stages:
        how = "each line so much a day from its day on, until the next; no doses"
        places = {one.column for one in found.amounts}
        places |= {f"{one.names.column} + {one.column}" for one in found.amounts if one.names}
    for at, one in enumerate(found.brought):
        name = one.name.replace("doses of ", "regimens of ", 1)
        found.brought[at] = one._replace(name=name, how=how if one.found in places else one.how)


def _are_stages(found: Doses, dating: Dating) -> bool:
    """Whether days are those of steps, weeks apart; what began at a time, as an attack, is none."""
    if dating.clock or not _are_whole_days(dating.day):
        return False
    apart = [gap >= _STAGE for gap in _gaps(dating)]
    is_each_once = len(dating.day.texts) == dating.day.filled
    has_amounts = not any(one.is_asked or one.is_count for one in found.amounts)
    return is_each_once and has_amounts and len(apart) > 1 and all(apart)


def _gaps(dating: Dating) -> list[timedelta]:
    read = (read_day(text) for text in dating.day.texts)
    days = sorted({day for said in read if said and (day := dating.day_of(said))})
    return [after - before for before, after in pairwise(days)]


def _are_last_days(one: Seen) -> bool:
    """Whether a column has days, or words for what goes on; with times they are ends of doses."""
    ongoing = sum(count for text, count in one.texts.items() if key(text) in ONGOING)
    known = one.filled - one.kinds[Kind.MISSING]
    return _are_whole_days(one) and one.kinds[Kind.DAY] + ongoing >= known * MOSTLY


def _are_whole_days(one: Seen) -> bool:
    """Whether the days of a column have no times, or midnight."""
    return one.days.clocks == one.days.midnights
