"""Words that people type for a command or an option, and where what they look for is."""

from collections.abc import Sequence

from sidelog.catalog.text import quote

_TODAY = "Today is shown by: sidelog"
_DAYS = "What is recorded, day by day: sidelog show"
_RECORD = "To record: sidelog log, sidelog dose or sidelog event"
_SETTINGS = "Settings: sidelog settings"
_OVER_TIME = "How it goes over time: sidelog trends"
_PICTURE = "A picture of one measure or product: sidelog chart"
_DOSE = "What was taken: sidelog dose"
_VISITS = "Appointments: sidelog visit"
_PAGE = "A page for a clinician: sidelog report"
_SEARCH = "Words in what is recorded: sidelog search"
_DELETE = "One entry, by its name: sidelog delete d3"
_COPY = "A copy of the journal: sidelog backup"
_BACK = "A copy comes back with: sidelog restore. What was undone: sidelog redo"
_HELP_NOW = "Whom to turn to now: sidelog help-now"

MEANT = {
    **dict.fromkeys(("today", "status", "now"), _TODAY),
    **dict.fromkeys(("list", "ls", "entries", "diary", "journal", "view"), _DAYS),
    **dict.fromkeys(("add", "new", "record", "entry", "track", "init"), _RECORD),
    **dict.fromkeys(("note", "notes"), 'A note: sidelog log -n "your words"'),
    **dict.fromkeys(("config", "configure", "setup", "preferences", "options"), _SETTINGS),
    **dict.fromkeys(("stats", "statistics", "summary", "progress"), _OVER_TIME),
    **dict.fromkeys(("graph", "plot"), _PICTURE),
    **dict.fromkeys(("take", "took", "medicine", "drug"), _DOSE),
    **dict.fromkeys(("appointment", "appointments", "doctor"), _VISITS),
    **dict.fromkeys(("page", "pdf", "print"), _PAGE),
    **dict.fromkeys(("find", "grep"), _SEARCH),
    **dict.fromkeys(("remove", "rm"), _DELETE),
    **dict.fromkeys(("copy", "save"), _COPY),
    **dict.fromkeys(("recover",), _BACK),
    **dict.fromkeys(("crisis", "emergency", "suicide"), _HELP_NOW),
    **dict.fromkeys(("taper", "plan"), "What is taken as a rule: sidelog regimen"),
    **dict.fromkeys(("remind", "reminder"), "Nothing reminds you yet; what is open: sidelog"),
    **dict.fromkeys(("meds", "medicines"), "What is taken now: sidelog report --taking"),
    "version": "The version: sidelog --version",
    "symptom": "How a day was: sidelog log",
}
"""What is said to whom types such a word."""

_KEPT = {
    **dict.fromkeys(("rename", "name"), "Another name: sidelog {} edit NAME --name ANOTHER"),
    **dict.fromkeys(("change", "set", "update", "modify"), "To change one: sidelog {} edit NAME"),
    **dict.fromkeys(("new", "create"), "A new one: sidelog {} add NAME"),
    **dict.fromkeys(("show", "ls", "all"), "Every one: sidelog {} list"),
    **dict.fromkeys(("remove", "rm"), "One that was never used: sidelog {} delete NAME"),
    **dict.fromkeys(("merge",), "Two that are one: sidelog {} join NAME INTO"),
    **dict.fromkeys(("hide", "archive", "stop"), "To put one away: sidelog {} retire NAME"),
}
_VISITS_KEPT = {
    **dict.fromkeys(("show", "ls", "all"), "Every one: sidelog visit list"),
    **dict.fromkeys(
        ("edit", "change", "move", "rename"), "To change one: sidelog edit v1 --on DAY"
    ),
    **dict.fromkeys(("delete", "remove", "rm", "cancel"), "One, by its name: sidelog delete v1"),
    **dict.fromkeys(("new", "create"), "A new one: sidelog visit add WHO --on DAY"),
}
_EXPORTS = {
    **dict.fromkeys(("ics", "calendar", "visits"), "Visits, for a calendar: sidelog export ical"),
    **dict.fromkeys(("hl7", "clinic", "doctor"), "A file for a clinic: sidelog export fhir"),
    **dict.fromkeys(("pdf", "page", "html", "report"), _PAGE),
    **dict.fromkeys(("doses",), "A line a dose: sidelog export csv --doses"),
    **dict.fromkeys(("excel", "xlsx", "ods"), "For a spreadsheet: sidelog export csv --wide"),
}
GROUPS = {
    "": MEANT,
    "export": _EXPORTS,
    **{name: {k: v.format(name) for k, v in _KEPT.items()} for name in ("measure", "product")},
    "visit": _VISITS_KEPT,
}
"""What is said to whom types such a word after the name of a group of commands."""


def instead_of_command(group: str, words: Sequence[str]) -> str:
    """What there is instead of a command of a group; empty where nothing is known of the words."""
    meant = GROUPS.get(group, {}).get(words[0].casefold(), "")
    if not meant and not group and words[1:] and words[1][:1].isdigit():
        typed = " ".join(map(quote, words))
        return f"What was taken: sidelog dose {typed}. How it was: sidelog log {typed}"
    return meant


OPTIONS = {
    **dict.fromkeys(("--date", "--day", "--when", "-d"), ("--on", "--from")),
    **dict.fromkeys(("--since", "--start", "--begin", "--after"), ("--from",)),
    **dict.fromkeys(("--until", "--till", "--end", "--before"), ("--to",)),
    **dict.fromkeys(("--time", "--hour", "-t"), ("--at",)),
    **dict.fromkeys(("--in", "--period", "--days", "--weeks", "--months"), ("--last", "--limit")),
    **dict.fromkeys(("--last", "--number", "--count"), ("--limit",)),
    **dict.fromkeys(("--comment", "--text", "--message", "-m", "--notes"), ("--note",)),
    **dict.fromkeys(("--approx", "--approximate", "--about"), ("--estimate",)),
    **dict.fromkeys(("--file", "--out", "--pdf", "--html", "--save", "-f"), ("--output", "--csv")),
    **dict.fromkeys(("--overwrite",), ("--force",)),
    **dict.fromkeys(("--force", "--confirm"), ("--yes",)),
    **dict.fromkeys(("--details", "--verbose", "-v", "--long"), ("--detail", "--full")),
    **dict.fromkeys(("--rename", "--title"), ("--name", "--title")),
    **dict.fromkeys(("--min", "--max", "--scale"), ("--range",)),
    **dict.fromkeys(("--product", "--change"), ("--with", "--around")),
}
"""What may be meant by an option: the first of these that a command has."""
