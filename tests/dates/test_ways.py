"""Ways in which people write a day, a time and a period, and what each is taken for.

It is Friday 27 November 2026, ten in the morning, and days begin at 04:00.  Whatever can be read
in two ways is refused with both, and every refusal says what is true.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sidelog.dates.days import parse_day
from sidelog.dates.periods import parse_last, parse_span
from sidelog.dates.times import parse_moment
from sidelog.errors import SidelogError

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FOUR = time(4)

DAYS = {
    # as sidelog says them
    "Fri 20 Nov 2026": "2026-11-20",
    "today, Fri 27 Nov 2026": "2026-11-27",
    "yesterday, Thu 26 Nov 2026": "2026-11-26",
    "Mon 16 Nov 2026 (11 days ago)": "2026-11-16",
    "2026-11-20": "2026-11-20",
    # in numbers
    "20.11.2026": "2026-11-20",
    "11/20/2026": "2026-11-20",
    "25/11/2026": "2026-11-25",
    "20.11.": "2026-11-20",
    "11/20": "2026-11-20",
    "2026/11/20": "2026-11-20",
    "2026.11.03": "2026-11-03",
    "2026-11-3": "2026-11-03",
    "20261120": "2026-11-20",
    "11.11.2026": "2026-11-11",
    "25/12/25": "2025-12-25",
    # with the name of the month
    "12 sep": "2026-09-12",
    "Sept. 12th, 2025": "2025-09-12",
    "12. September 2025": "2025-09-12",
    "12th of september": "2026-09-12",
    "20-nov-2026": "2026-11-20",
    "Fri, 20 November": "2026-11-20",
    "27 nov": "2026-11-27",
    # by the weekday
    "monday": "2026-11-23",
    "on monday": "2026-11-23",
    "last sunday": "2026-11-22",
    "last monday": "2026-11-23",
    "last friday": "2026-11-20",
    "thurs": "2026-11-26",
    "monday evening": "2026-11-23",
    # in words
    "today": "2026-11-27",
    "tonight": "2026-11-27",
    "this morning": "2026-11-27",
    "yesterday": "2026-11-26",
    "yday": "2026-11-26",
    "last night": "2026-11-26",
    "the day before yesterday": "2026-11-25",
    "two days ago": "2026-11-25",
    "2d ago": "2026-11-25",
    "-2d": "2026-11-25",
    "-2": "2026-11-25",
    "a week ago": "2026-11-20",
    "3 weeks ago": "2026-11-06",
    "1 month ago": "2026-10-27",
    "the 20th": "2026-11-20",
    "20th": "2026-11-20",
    "the 31st": "2026-10-31",
    "29 feb": "2024-02-29",
}

NO_DAYS = {
    "03/11/2026": "could be Tue 3 Nov 2026 or Wed 11 Mar 2026",
    "3.11.": "could be Tue 3 Nov 2026 or Wed 11 Mar 2026",
    "03/12/2026": "could be Thu 3 Dec 2026 or Thu 12 Mar 2026",
    "20.11.26": "could be Fri 20 Nov 2026 or Thu 26 Nov 2020",
    "friday": "could be Fri 27 Nov 2026 or Fri 20 Nov 2026",
    "Mon 20 Nov 2026": "Fri 20 Nov 2026 is not a Monday",
    "20 Nov 2026 (6 days ago)": "Fri 20 Nov 2026 is not 6 days ago",
    "31/02/2026": "There is no day 2026-02-31 in the calendar",
    "30 feb": "February has no day 30",
    "the 32nd": "No month has a day 32",
    "13/13/2026": "is not understood as a day",
    "2d": "'2d' is a length, not a day",
    "20": "'20' alone is not a day",
    "october": "'october' is a period, not a day",
    "last week": "'last week' is a period, not a day",
    "next week": "'next week' is a period, not a day",
    "mon..fri": "'mon..fri' is a period, not a day",
    "2026-11-01 to 2026-11-05": "is a period, not a day",
    "in 2 weeks": "Fri 11 Dec 2026 is still to come",
    "1000000 days ago": "That is before 1 January 1900, the earliest day that is kept",
    "in 1000000 days": "That is after 31 December 2999, the latest day that is kept",
    "tomorrow": "Sat 28 Nov 2026 is still to come",
    "next monday": "Mon 30 Nov 2026 is still to come",
    "may be tired": "is not understood as a day",
}

TIMES = {
    # as sidelog says them
    "Fri 27 Nov 2026 01:00": "2026-11-27 01:00",
    "Fri 01:00, counted to Thu 26 Nov": "2026-11-27 01:00",
    "today, Fri 27 Nov 2026 08:30": "2026-11-27 08:30",
    "Mon 16 Nov 2026 (11 days ago) 08:30": "2026-11-16 08:30",
    # by the clock
    "08:30": "2026-11-27 08:30",
    "8:30": "2026-11-27 08:30",
    "0830": "2026-11-27 08:30",
    "830": "2026-11-27 08:30",
    "8.30": "2026-11-27 08:30",
    "8h30": "2026-11-27 08:30",
    "08:30:00": "2026-11-27 08:30",
    "08": "2026-11-27 08:00",
    "8am": "2026-11-27 08:00",
    "8:00 a.m.": "2026-11-27 08:00",
    "yesterday 8 p.m.": "2026-11-26 20:00",
    "8 in the morning": "2026-11-27 08:00",
    "8 this morning": "2026-11-27 08:00",
    "yesterday at noon": "2026-11-26 12:00",
    "midnight": "2026-11-27 00:00",
    "24:00": "2026-11-27 00:00",
    "03:00": "2026-11-27 03:00",
    # with a day
    "22:00 yesterday": "2026-11-26 22:00",
    "yesterday 22:00": "2026-11-26 22:00",
    "yesterday 24:00": "2026-11-27 00:00",
    "last night 23:00": "2026-11-26 23:00",
    "last night at 1:00": "2026-11-27 01:00",
    "11 last night": "2026-11-26 23:00",
    "monday night 01:00": "2026-11-24 01:00",
    "today 01:00": "2026-11-27 01:00",
    "friday 23:00": "2026-11-20 23:00",
    "last monday 08:30": "2026-11-23 08:30",
    "20.11.2026 08:30": "2026-11-20 08:30",
    "8:30 on 20 nov": "2026-11-20 08:30",
    "2026-11-20T08:30": "2026-11-20 08:30",
    # from now
    "now": "2026-11-27 10:00",
    "just now": "2026-11-27 10:00",
    "2h ago": "2026-11-27 08:00",
    "2 hours": "2026-11-27 08:00",
    "an hour ago": "2026-11-27 09:00",
    "half an hour ago": "2026-11-27 09:30",
    "30m ago": "2026-11-27 09:30",
    "30 min ago": "2026-11-27 09:30",
    "30min": "2026-11-27 09:30",
}

NO_TIMES = {
    "8": "could be Fri 27 Nov 2026 08:00 or Thu 26 Nov 2026 20:00",
    "8 o'clock": "could be Fri 27 Nov 2026 08:00 or Thu 26 Nov 2026 20:00",
    "yesterday at 8": "could be Thu 26 Nov 2026 08:00 or Thu 26 Nov 2026 20:00",
    "8h": "could be Fri 27 Nov 2026 02:00 or Fri 27 Nov 2026 08:00",
    "monday midnight": "could be Mon 23 Nov 2026 00:00 or Tue 24 Nov 2026 00:00",
    "monday 02:00": "could be Mon 23 Nov 2026 02:00 or Tue 24 Nov 2026 02:00",
    "friday 08:30": "could be Fri 27 Nov 2026 08:30 or Fri 20 Nov 2026 08:30",
    "03/11 08:30": "could be Tue 3 Nov 2026 08:30 or Wed 11 Mar 2026 08:30",
    "20.11. 8.30": "does not say which is the time",
    "20 nov 2026": "does not say the time",
    "this morning": "does not say the time",
    "20:30 this morning": "20:30 is no time of the morning",
    "23:10": "Fri 27 Nov 2026 23:10 is still to come",
    "in 2 hours": "Fri 27 Nov 2026 12:00 is still to come",
    "999999999 min ago": "That is before 1 January 1900, the earliest day that is kept",
    "1000000 days ago 08:30": "That is before 1 January 1900, the earliest day that is kept",
    "noon": "Fri 27 Nov 2026 12:00 is still to come",
    "25:00": "There is no such time on a clock",
    "13 pm": "There is no such time on a clock",
    "Sat 01:00, counted to Thu 26 Nov": "Sat 28 Nov 2026 01:00 is counted to Fri 27 Nov 2026",
    "2026-03-29 02:30": "There was no 02:30 on Sun 29 Mar 2026: the clocks went forward",
    "teatime": "is not understood as a time",
}

PERIODS = {
    # as sidelog says them
    "Tue 1 Sep 2026 to Sun 22 Nov 2026 (83 days)": "2026-09-01..2026-11-22",
    "28 Sep to 25 Oct 2026": "2026-09-28..2026-10-25",
    "2026-09-01..2026-10-15": "2026-09-01..2026-10-15",
    "Sun 22 Nov 2026": "2026-11-22..2026-11-22",
    # of the calendar
    "2026-10": "2026-10-01..2026-10-31",
    "10/2026": "2026-10-01..2026-10-31",
    "october": "2026-10-01..2026-10-31",
    "oct 2025": "2025-10-01..2025-10-31",
    "december": "2025-12-01..2025-12-31",
    "last december": "2025-12-01..2025-12-31",
    "2025": "2025-01-01..2025-12-31",
    "2026": "2026-01-01..2026-11-27",
    "Q3 2026": "2026-07-01..2026-09-30",
    "this week": "2026-11-23..2026-11-27",
    "last week": "2026-11-16..2026-11-22",
    "last month": "2026-10-01..2026-10-31",
    "2026-10..2026-11": "2026-10-01..2026-11-27",
    "oct to nov": "2026-10-01..2026-11-27",
    "since monday": "2026-11-23..2026-11-27",
    "2026-11-01..": "2026-11-01..2026-11-27",
    "20 nov..5 jan": "2025-11-20..2026-01-05",
    "yesterday": "2026-11-26..2026-11-26",
    # lengths
    "1d": "2026-11-27..2026-11-27",
    "2w": "2026-11-14..2026-11-27",
    "6m": "2026-05-28..2026-11-27",
    "last 3 weeks": "2026-11-07..2026-11-27",
    "three weeks": "2026-11-07..2026-11-27",
}

NO_PERIODS = {
    "last october": "could be October 2026 or October 2025",
    "last 30": "could be 30 days, 30 weeks or 30 months",
    "3/11..today": "could be Tue 3 Nov 2026 or Wed 11 Mar 2026",
    "0d": "A period has at least one day",
    "2026-13": "There is no month 13",
    "31/02/2026": "There is no day 2026-02-31 in the calendar",
    "2026-12": "Tue 1 Dec 2026 is still to come",
    "yesterday..monday": "cannot begin on Thu 26 Nov 2026 and end on Mon 23 Nov 2026",
    "1 Sep to 22 Nov 2026 (84 days)": "(83 days) has not 84 days",
    "..2026": "does not say its first day",
    "next week": "Mon 30 Nov 2026 is still to come",
    "in 2 weeks": "Fri 11 Dec 2026 is still to come",
    "1000000 days ago": "That is before 1 January 1900, the earliest day that is kept",
    "someday": "is not understood as a period",
}

LENGTHS = {
    "12w": "2026-09-05..2026-11-27",
    "3 weeks": "2026-11-07..2026-11-27",
    "week": "2026-11-16..2026-11-22",
    "december": "2025-12-01..2025-12-31",
    "2026-10": "2026-10-01..2026-10-31",
    "last month": "2026-10-01..2026-10-31",
}

NO_LENGTHS = {
    "30": "could be 30 days, 30 weeks or 30 months",
    "0d": "A period has at least one day",
    "october": "could be October 2026 or October 2025",
    "someday": "is not understood as a period",
    "99999y": "That is before 1 January 1900, the earliest day that is kept",
}


def read(kind: str, words: str) -> str:
    """What the words are taken for, or the sentence that refuses them."""
    try:
        if kind == "day":
            return parse_day(words, now=NOW, day_starts=FOUR).isoformat()
        if kind == "time":
            moment = parse_moment(words, now=NOW, day_starts=FOUR)
            return f"{moment:%Y-%m-%d %H:%M}"
        parse = parse_span if kind == "period" else parse_last
        return "..".join(map(date.isoformat, parse(words, now=NOW, day_starts=FOUR)))
    except SidelogError as error:
        return error.message


TAKEN = {"day": DAYS, "time": TIMES, "period": PERIODS, "length": LENGTHS}
REFUSED = {"day": NO_DAYS, "time": NO_TIMES, "period": NO_PERIODS, "length": NO_LENGTHS}


@pytest.mark.parametrize(
    ("kind", "words", "meant"),
    [(kind, *pair) for kind, table in TAKEN.items() for pair in table.items()],
)
def test_what_has_one_reading_is_taken(kind: str, words: str, meant: str) -> None:
    assert read(kind, words) == meant


@pytest.mark.parametrize(
    ("kind", "words", "reason"),
    [(kind, *pair) for kind, table in REFUSED.items() for pair in table.items()],
)
def test_what_has_none_or_two_is_refused_with_the_true_reason(
    kind: str, words: str, reason: str
) -> None:
    assert reason in read(kind, words)
