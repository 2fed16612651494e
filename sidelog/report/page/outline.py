"""From what a page says to its blocks, in the order in which it is read."""

import json
from dataclasses import replace
from hashlib import sha256

from sidelog import __version__
from sidelog.report.findings.visit import Visit
from sidelog.report.page.details import details
from sidelog.report.page.document import Document, plain
from sidelog.report.page.front import front
from sidelog.report.words import page as words
from sidelog.report.words.basics import span

_LETTERS = 12


def outline(visit: Visit) -> Document:
    """Lay a page out, with its details."""
    first_page, extent = front(visit)
    rest = tuple(details(visit, extent))
    name, born, gender = visit.person
    document = Document(
        title=words.TITLE,
        period=span(visit.period),
        person=(
            (words.NAME, name),
            (words.BORN, born),
            *(((words.GENDER, gender),) if gender else ()),
        ),
        reliability=words.reliability(visit.reliability) if visit.reliability else "",
        front=first_page,
        details=rest,
        details_title=words.DETAILS,
        overleaf=words.OVERLEAF if rest else "",
        foot="",
        fingerprint="",
        visit=visit,
    )
    shown = json.dumps(plain(document)).encode()
    fingerprint = sha256(shown).hexdigest()[:_LETTERS]
    foot = words.foot(visit.made.toordinal(), __version__, fingerprint)
    return replace(document, foot=foot, fingerprint=fingerprint)
