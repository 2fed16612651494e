"""What was taken, in plain words: the change with its days, and what came after; never advice."""

from datetime import date

from sidelog.analysis.changes import Change, Direction
from sidelog.report.findings.taken import Proposal, Taken
from sidelog.report.words.basics import amount, capital, clock, counted, near, number


def taken(one: Taken, today: int) -> str:
    """What was taken of a product, without its name: its latest change, and what came after."""
    if not one.changes:
        return _steady(one, today)
    change = one.changes[-1]
    return " ".join(filter(None, (f"{changed(change, today)}.", _since(one, change, today))))


def changed(change: Change, today: int) -> str:
    """A change with its amounts and its days, such as "8 g → 0 between 26 April and 19 July"."""
    first, last = near(change.first, today), near(change.last, today)
    when = f"on {first}" if change.first == change.last else f"between {first} and {last}"
    start, end = (_or_zero(value, change.unit) for value in (change.before, change.after))
    if change.direction is Direction.MORE and not change.before:
        at = f" at {end}" if change.after else ""
        return f"{'increased' if change.before is None else 'started'} {when}{at}"
    if change.before is not None and change.after is not None:
        return f"{start} → {end} {when}"
    if change.direction is Direction.MORE:
        return f"increased {when}"
    return f"{'stopped' if change.stopped else 'reduced'} {when}"


def _or_zero(value: float | None, unit: str | None) -> str:
    return amount(value, unit) if value else "0"


def _since(one: Taken, change: Change, today: int) -> str:
    since = one.since
    if since is None or not since.known:
        return "No doses were written down since." if change.last < today else ""
    if change.stopped:
        days = since.period.days
        said = [f"None on {since.none} of the {counted(days, 'day')} since."]
        lapses = [day for day in one.lapses if day > change.last]
        if lapses:
            again = counted(len(lapses), "day")
            said.append(f"Taken again on {again}, last on {near(lapses[-1], today)}.")
        if since.unsaid:
            said.append(f"Nothing noted on {since.unsaid}.")
        return " ".join(said)
    return _steady(one, today)


def _steady(one: Taken, today: int) -> str:
    now = one.now
    if not now.known:
        last = f", last taken on {near(one.last_use, today)}" if one.last_use else ""
        return f"Nothing noted in the last 4 weeks{last}."
    if not now.taken:
        return f"None on {now.none} of the last 28 days."
    said = f"taken on {now.taken} of the last 28 days"
    if now.typical is not None:
        # Where most days are not noted, what is known is of the days on which it was taken.
        how = "a day now" if now.unsaid < now.known else "when taken"
        said = f"about {amount(now.typical, one.product.unit)} {how}; {said}"
    unsaid = f", nothing noted on {now.unsaid}" if now.unsaid else ""
    return f"{capital(said)}{unsaid}."


def how_often(one: Taken) -> str:
    """How many doses a day, and from when to when; empty where it was not taken of late."""
    now = one.now
    if now.doses_a_day is None:
        return ""
    times = ""
    if now.earliest is not None and now.latest is not None:
        first, last = clock(now.earliest), clock(now.latest)
        times = f", about {first}" if first == last else f", about {first} to {last}"
    return f"{counted_doses(now.doses_a_day)} a day{times}"


def counted_doses(doses: float) -> str:
    """A median number of doses."""
    return f"{number(doses)} {'dose' if doses == 1 else 'doses'}"


def proposal(one: Proposal, today: int) -> tuple[str, str]:
    """A change that the doses show and that is not recorded, and the command that records it."""
    start, end = (_or_zero(value, one.unit) for value in (one.before, one.after))
    kind = "increase" if one.after > one.before else "reduce" if one.after else "stop"
    kind = "start" if not one.before else kind
    parts = [f"sidelog event {kind} {one.product}"]
    if one.before:
        parts.append(f"--from {start.replace(' ', '')}")
    if one.after:
        parts.append(f"--to {end.replace(' ', '')}")
    said = (
        f"Your daily total of {one.product} went from about {start} to {end} around "
        f"{near(one.day, today)}. Record it:"
    )
    return said, f"{' '.join(parts)} --on {date.fromordinal(one.day).isoformat()}"
