"""The measures that come with sidelog: questions, anchor words and lag windows, all its own words.

No wording here is taken from a published questionnaire, so no score may carry the name of one.

A lag window is set before anybody looks at data.  Its source says what it rests on, and which part
of it is general knowledge that nobody has checked against a publication.
"""

from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind

_BAD_SIGN = 3
_BAD_FEELING = {Better.HIGHER: 3, Better.LOWER: 7}
"""From where on a day is a bad day, by which way is better."""

_WEEK = 7
"""Nails change within months: a look a week shows it."""

_OWN_WORDS = "sidelog's own words, version 1; not validated"
_MEASURED = "measured, no scale"

_HAIR_LAG = LagWindow(
    60,
    120,
    "Shedding follows its trigger by 3 to 4 months (Clinical Advisor, abrupt onset of hair loss); "
    "that it can begin after 2 months is general knowledge, not checked.",
)
_SKIN_LAG = LagWindow(
    3,
    28,
    "Moisturiser had improved dry skin by day 28 (Kang, EEMCO guidance, "
    "yonsei.pure.elsevier.com); that it takes some days is general knowledge, not checked.",
)
_NAIL_LAG = LagWindow(
    90,
    180,
    "Fingernails grow about 3.5 mm a month (PubMed 19744178); that a whole nail takes 4 to 6 "
    "months is general knowledge, not checked.",
)
_ITCH_LAG = LagWindow(
    2,
    49,
    "Itch is one of the signs of liver injury linked to kratom, with a latency of 2 to 49 days "
    "(Schimmel and Dart 2020).  Itch has many other causes.",
)
_SAME_DAYS_LAG = LagWindow(
    0,
    2,
    "General knowledge, not checked: sleep and feelings answer within days.  The first two weeks "
    "after a reduction are looked at apart, because withdrawal falls into them.",
)
_WITHDRAWAL_LAG = LagWindow(
    0,
    14,
    "General knowledge, not checked: what is published disagrees, so the window is wide.",
)


def _sign(
    name: str,
    title: str,
    question: str,
    anchors: tuple[str, str, str, str, str],
    lag: LagWindow | None,
    *,
    every_days: int = 1,
    tracked: bool = False,
    source: str = _OWN_WORDS,
) -> Measure:
    """A bodily sign from 0 (none) to 4, each value with its own words.

    The day's value is the worst of the day: a sign seen once was there.
    """
    scale = Scale(
        version=1,
        kind=ScaleKind.RATING,
        minimum=0,
        maximum=4,
        whole=True,
        unit="",
        anchors=tuple(enumerate(anchors)),
        better=Better.LOWER,
        recall="today",
        day_rule=DayRule.MAXIMUM,
        lag=lag,
        every_days=every_days,
        source=source,
        bad_from=_BAD_SIGN,
    )
    return Measure(name, title, question, scale, tracked=tracked, built_in=True)


def _feeling(
    name: str,
    title: str,
    question: str,
    anchors: tuple[str, str, str],
    better: Better,
    *,
    lag: LagWindow = _SAME_DAYS_LAG,
    recall: str = "today",
    tracked: bool = False,
) -> Measure:
    """Something felt from 0 to 10, with words at 0, 5 and 10.

    The day's value is the mean: feelings go up and down, and the day is all of it.
    """
    low, middle, high = anchors
    scale = Scale(
        version=1,
        kind=ScaleKind.RATING,
        minimum=0,
        maximum=10,
        whole=True,
        unit="",
        anchors=((0, low), (5, middle), (10, high)),
        better=better,
        recall=recall,
        day_rule=DayRule.MEAN,
        lag=lag,
        every_days=1,
        source=_OWN_WORDS,
        bad_from=_BAD_FEELING[better],
    )
    return Measure(name, title, question, scale, tracked=tracked, built_in=True)


def _amount(
    name: str,
    title: str,
    question: str,
    unit: str,
    *,
    kind: ScaleKind = ScaleKind.QUANTITY,
    maximum: float | None = None,
    better: Better = Better.NEITHER,
    recall: str = "today",
    day_rule: DayRule = DayRule.MEAN,
    lag: LagWindow | None = None,
    every_days: int = 1,
) -> Measure:
    """Something counted or measured: the number means itself, so it has no anchor words.

    Two readings of a quantity on one day are two tries at the same thing: their mean counts.
    """
    scale = Scale(
        version=1,
        kind=kind,
        minimum=0,
        maximum=maximum,
        whole=kind is ScaleKind.COUNT,
        unit=unit,
        anchors=(),
        better=better,
        recall=recall,
        day_rule=day_rule,
        lag=lag,
        every_days=every_days,
        source=_MEASURED,
    )
    return Measure(name, title, question, scale, tracked=False, built_in=True)


def _yes_no(name: str, title: str, question: str) -> Measure:
    """Something done or not: once yes, the day is a yes."""
    scale = Scale(
        version=1,
        kind=ScaleKind.YES_NO,
        minimum=0,
        maximum=1,
        whole=True,
        unit="",
        anchors=((0, "no"), (1, "yes")),
        better=Better.NEITHER,
        recall="today",
        day_rule=DayRule.MAXIMUM,
        lag=None,
        every_days=1,
        source=_OWN_WORDS,
    )
    return Measure(name, title, question, scale, tracked=False, built_in=True)


EDITION = 1
"""The edition of the measures below: 1 more as soon as anything in them is another.

Journals are brought those of a later edition when they are next opened.
"""

BUILT_IN: tuple[Measure, ...] = (
    _sign(
        "shedding",
        "Hair shedding",
        "How much hair did you shed today?",
        (
            "none noticed",
            "some, my normal",
            "more than my normal",
            "much more than my normal",
            "clumps, or far more than my normal",
        ),
        _HAIR_LAG,
        tracked=True,
    ),
    _sign(
        "dryness",
        "Skin dryness",
        "How dry was your skin today overall? (dryness, not itch)",
        (
            "none",
            "a little dry or tight",
            "dry, rough to the touch",
            "very dry, flaking or red",
            "cracked, sore or bleeding",
        ),
        _SKIN_LAG,
        tracked=True,
    ),
    _sign(
        "nails",
        "Nail changes",
        "How changed are your nails today?",
        (
            "none",
            "faint ridges, lines or dullness",
            "plainly ridged, brittle or off-colour",
            "splitting, breaking or misshapen",
            "painful, lifting or lost",
        ),
        _NAIL_LAG,
        every_days=_WEEK,
        tracked=True,
    ),
    _feeling(
        "mood",
        "Mood",
        "How was your mood today overall?",
        ("worst I can imagine", "neither good nor bad", "best I can imagine"),
        Better.HIGHER,
        tracked=True,
    ),
    _sign(
        "itch",
        "Itch",
        "How much did you itch today overall, on dry skin or not?",
        (
            "none",
            "now and then, soon forgotten",
            "often, but I can leave it alone",
            "most of the day, I keep scratching",
            "all the time, or it keeps me awake",
        ),
        _ITCH_LAG,
    ),
    _feeling(
        "sleep",
        "Sleep quality",
        "How well did you sleep last night?",
        ("no rest at all", "middling", "deep and restful"),
        Better.HIGHER,
        recall="last night",
    ),
    _amount(
        "sleep-hours",
        "Sleep duration",
        "How many hours did you sleep, naps included?",
        "h",
        maximum=24,
        recall="last night and today",
        # A night and a nap add up.  Neither direction is better: very long sleep is no success.
        day_rule=DayRule.SUM,
        lag=_SAME_DAYS_LAG,
    ),
    _feeling(
        "stress",
        "Stress",
        "How stressed were you today overall?",
        ("not at all", "some, I can manage", "more than I can take"),
        Better.LOWER,
    ),
    _feeling(
        "energy",
        "Energy",
        "How much energy did you have today overall?",
        ("none at all", "enough to get by", "full of it"),
        Better.HIGHER,
    ),
    _feeling(
        "craving",
        "Craving",
        "How strong was craving today overall?",
        ("none", "strong at times", "I can think of nothing else"),
        Better.LOWER,
        lag=_WITHDRAWAL_LAG,
    ),
    _sign(
        "withdrawal",
        "Withdrawal discomfort",
        "How much withdrawal discomfort did you have today overall?",
        (
            "none",
            "slight, easy to ignore",
            "plain to feel, my day goes on",
            "hard, I manage part of my day",
            "I cannot manage my day",
        ),
        _WITHDRAWAL_LAG,
    ),
    _amount(
        "hair-count",
        "Hair count",
        "How many hairs did you count, all collected today?",
        "hairs",
        kind=ScaleKind.COUNT,
        better=Better.LOWER,
        recall="today's wash or combing",
        # What is found in the drain and in the brush are parts of one day's loss.
        day_rule=DayRule.SUM,
        lag=_HAIR_LAG,
        every_days=3,
    ),
    _yes_no("moisturiser", "Moisturiser used", "Did you use moisturiser today?"),
    _yes_no("hair-washed", "Hair washed", "Did you wash your hair today?"),
    _amount("weight", "Body weight", "How much do you weigh today?", "kg", every_days=_WEEK),
    _amount(
        "ferritin",
        "Ferritin (blood test)",
        "Ferritin on the lab report? (ng/mL is the same)",
        "\N{MICRO SIGN}g/L",
        recall="the day of the blood test",
        every_days=90,
    ),
    _amount(
        "tsh",
        "TSH (blood test)",
        "TSH on the lab report? (\N{MICRO SIGN}IU/mL is the same)",
        "mIU/L",
        recall="the day of the blood test",
        every_days=90,
    ),
    _sign(
        "darkening",
        "Skin darkening",
        "How much darker is your skin than it used to be?",
        (
            "none, my usual colour",
            "a hint, seen only when I look for it",
            "plain to see in one place",
            "plain to see in several places",
            "dark or blue-grey over wide areas",
        ),
        lag=None,
        every_days=28,
        source=f"{_OWN_WORDS}.  It has no lag window on purpose: in the one published case that "
        "was followed (doi 10.64550/joid.s60n3136) the colour was unchanged 16 months after "
        "stopping.",
    ),
    _sign(
        "function",
        "What I could not do",
        "What could you not do today because of how you felt?",
        (
            "nothing, I did what I wanted to",
            "little things, or all took more effort",
            "some of what I wanted to do",
            "most of what I wanted to do",
            "nearly all of what I wanted to do",
        ),
        _SAME_DAYS_LAG,
    ),
)
"""The built-in measures in the order in which the check-in asks them."""

LASTING = frozenset({"darkening"})
"""Measures without a lag window on purpose: what may not fade is never called unchanged."""


def find(name: str) -> Measure | None:
    """The built-in measure of that name, whatever its case; None where there is none."""
    wanted = name.casefold()
    return next((measure for measure in BUILT_IN if measure.name == wanted), None)
