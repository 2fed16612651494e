"""The identities of what is recorded, which are the same in every copy of a journal."""

from sidelog.journal.journal import Journal
from sidelog.journal.references import Kind, parse_reference


def identity_of_journal(journal: Journal) -> str:
    """A UUID that a journal and its copies share: that of its first command; empty before one."""
    row = journal.query("SELECT uuid FROM batch ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def identities(journal: Journal, kind: Kind) -> dict[int, tuple[str, str]]:
    """The UUID of each row of a kind, and when it was written: ISO text with its offset."""
    rows = journal.query(f"SELECT id, uuid, recorded_at FROM {kind}")
    return {number: (uuid, at) for number, uuid, at in rows}


def written_at(journal: Journal, reference: str) -> str:
    """When the row of a short name was written: ISO text with its offset."""
    kind, row = parse_reference(reference)
    _, at = identities(journal, kind)[row]
    return at
