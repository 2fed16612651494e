"""How large a difference is: the medians and the bad days on either side, or the pairs of days."""

from sidelog.analysis.stats.effects import shares_apart
from sidelog.analysis.summary import Summary
from sidelog.report.findings.finding import FEWEST, Finding
from sidelog.report.words.basics import apart, capital, counted, middle, near, value


def numbers(finding: Finding) -> str:
    """The sizes as a sentence; empty where there are too few entries."""
    said = sizes(finding)
    return f"{capital(said)}." if said else ""


def sizes(finding: Finding) -> str:
    """How large: the medians and the bad days on either side, such as "5 → 6; bad days 9 → 2"."""
    before, now = finding.before, finding.now
    if before is None or now is None or before.median is None or now.median is None:
        return ""
    if now.n < FEWEST:
        return ""
    if now.yes is not None:
        return f"yes on {middle(before)} → {middle(now)} days"
    unit = f" {finding.measure.scale.unit}".rstrip()
    earlier, later = apart(before.median, now.median)
    same = earlier == later
    middle_one = f"{later}{unit} as before" if same else f"{earlier} → {later}{unit}"
    bad = bad_days(before, now)
    moved = finding.verdict.is_clear or finding.verdict.is_perhaps
    told = "" if same and moved and "→" not in bad else bad
    return "; ".join(filter(None, (middle_one, told or _of_ten(finding) or bad)))


def bad_days(before: Summary, now: Summary) -> str:
    """The bad days on either side; empty where the scale names none."""
    if before.bad_days is None or now.bad_days is None:
        return ""
    earlier, later = round(before.bad_days), round(now.bad_days)
    if earlier == later == 0:
        return "hardly a bad day" if before.bad_days or now.bad_days else "no bad days"
    if earlier == later:
        return f"bad days {later} of 28 as before"
    return f"bad days {earlier} → {later} of 28"


def pairs_of_ten(finding: Finding) -> tuple[int, int]:
    """In how many of ten pairs of days the later one is above, and below; 0 if not compared."""
    if finding.compared is None:
        return 0, 0
    above, below = shares_apart(*finding.compared)
    return round(10 * above), round(10 * below)


def _of_ten(finding: Finding) -> str:
    """In how many of ten pairs of days the later one is on the one side; empty where even."""
    above, below = pairs_of_ten(finding)
    if above == below:
        return ""
    way, count = ("higher", above) if above > below else ("lower", below)
    return f"later days {way} in {count} of 10 pairs"


def how_lately(finding: Finding, today: int) -> str:
    """What the last four weeks are, or why that cannot be said; empty where nobody asks."""
    lately, last, now = finding.lately, finding.rated_last, finding.of_now
    if lately is None or last is None:
        return ""
    if now is not None and now.median is not None:
        yes = f"yes on {middle(now)} days" if now.yes is not None else ""
        return f"Lately {yes or value(finding.measure.scale, now.median)}."
    if not lately.n:
        return f"Last rated on {near(last, today)}: too long ago to say how it is now."
    return f"{capital(only(lately.n))} in the last 4 weeks."


def only(ratings: int) -> str:
    """How few there are: "only 3 ratings", "no rating"."""
    return f"only {counted(ratings, 'rating')}" if ratings else "no rating"
