"""How long a medicine is taken, as a cell says behind its name: "Amoxicillin 2 weeks"."""

import re
from typing import NamedTuple

from sidelog.exchange.table.amount.named import parted

_LONGEST = 200
"""What is longer is a note, and no name."""
_COURSE = re.compile(
    r"(?P<name>.+?)(?:[\s,:(]+|(?<=[\u2e80-\U0010ffff]))"
    r"(?P<course>(?:(?:for|x|over|fur|f\u00fcr|durante|por|pendant) )?"
    r"\d{1,3}(?: ?[-\u2013] ?\d{1,3})? ?(?:days?|weeks?|wks?|months?|tage?|wochen?|monate?|"
    r"d[i\u00ed]as?|semanas?|mes(?:es)?|jours?|semaines?|mois|giorni|settimane|mesi|dagen|weken|maanden|"
    r"\u5929|\u65e5\u9593?|\u65e5\u95f4|\u5468|\u9031\u9593?|"
    r"[\u4e2a\u500b\u304b\u30f6\u30ab\u30f5]\u6708))\)?"
    r"(?P<rest>[\s,:]+[\d.,]+ ?[^\W\d_]+)?",
    re.IGNORECASE,
)
"""A name, and how long it is taken: "Amoxicillin 2 weeks", "Amoxicillin for 7 days, 500 mg"."""


class Course(NamedTuple):
    """What a cell names, without how long it is taken; and that, empty where it does not say it."""

    name: str
    length: str


def course_of(text: str) -> Course:
    """What a cell of medicines names, and how long that is taken."""
    found = _COURSE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or not any(map(str.isalpha, found["name"])):
        return Course(text, "")
    return Course(f"{found['name']}{found['rest'] or ''}", found["course"])


def courses_of(text: str) -> list[Course]:
    """Each medicine that a cell names with how long it is taken; parted where all say it."""
    parts = [course_of(part) for part in parted(text)]
    return parts if len(parts) > 1 and all(one.length for one in parts) else [course_of(text)]
