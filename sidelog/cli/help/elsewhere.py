"""Words that people type for a command, and where what they look for is."""

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
_COPY = (
    "A backup is a copy of the journal's file, which lies at: sidelog where. "
    "Its entries as a table: sidelog export csv"
)
_BACK = "What was undone comes back with: sidelog redo"
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
    **dict.fromkeys(("backup", "copy", "save"), _COPY),
    **dict.fromkeys(("restore", "recover"), _BACK),
    **dict.fromkeys(("crisis", "emergency", "suicide"), _HELP_NOW),
    **dict.fromkeys(("taper", "plan"), "What is taken as a rule: sidelog regimen"),
    **dict.fromkeys(("remind", "reminder"), "Nothing reminds you yet; what is open: sidelog"),
    "version": "The version: sidelog --version",
    "symptom": "How a day was: sidelog log",
}
"""What is said to whom types such a word."""
