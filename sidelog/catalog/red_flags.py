"""What should be shown to somebody soon, today, or at once: fixed rules in sidelog's own words.

A flag names what was recorded and whom to ask.  It is no diagnosis, and it says nothing about
doses, about stopping or about starting again.  Which words call for one is in `flag_words`, with
what such matching cannot do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from sidelog.catalog import flag_words as words
from sidelog.catalog.measures import find
from sidelog.catalog.scales import Measure
from sidelog.catalog.sources import GENERAL_KNOWLEDGE, Source, read_in

MATCHED_NOT_UNDERSTOOD = (
    "This was found by matching words: a prompt, not a detector.",
    "It is wrong at times, and it misses things.",
)
"""What goes with every flag that was found in a note, line by line."""


class Tier(Enum):
    """How soon somebody should be asked; the value is the advice that goes with every flag."""

    EMERGENCY = "This can be an emergency: please call the emergency number now."
    SAME_DAY = "Please speak to a doctor today, or tomorrow at the latest."
    SOON = "Please show this to a doctor soon."


@dataclass(frozen=True, slots=True)
class Held:
    """Values of a measure that call for a flag where they hold for some days in a row.

    Attributes:
        measure: its name.
        least: the lowest of those values.
        most: the highest of them.
        days: how many days in a row.
    """

    measure: str
    least: float
    most: float
    days: int


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One rule: what calls for it, and what it says.

    Attributes:
        name: a short name that stays the same between versions.
        tier: how soon somebody should be asked.
        text: one line in plain words, at most 78 columns.
        source: where the rule comes from.
        words: groups of phrases; a note calls for the flag when it has a phrase of every group.
        value: a measure and the lowest of its values that calls for the flag.
        lasting: a measure and the number of days that must have passed for the flag.
        held: values that call for the flag where they hold for some days in a row.
        on_page: how a page for a clinician says it, where that differs.
        self_harm: whether the help for somebody in danger comes before anything else.
    """

    name: str
    tier: Tier
    text: str
    source: Source = GENERAL_KNOWLEDGE
    words: tuple[tuple[str, ...], ...] = ()
    value: tuple[str, float] | None = None
    lasting: tuple[str, int] | None = None
    held: Held | None = None
    on_page: str = ""
    self_harm: bool = False


_HALF_A_YEAR = 183
_LIVER = read_in("Schimmel and Dart 2020 (springermedicine.com)")
_HAIR = read_in("a copy of the NHS advice on hair loss (theplymouthwigcompany.com)")
_STREAK = read_in("droracle.ai/articles/820234, a secondary page")

RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "suicide-plan",
        Tier.EMERGENCY,
        "You wrote of ending your life.  Please talk to a person now.",
        words=(words.SUICIDE_PLAN,),
        on_page="Words that may speak of ending one's life.",
        self_harm=True,
    ),
    RedFlag(
        "seizure",
        Tier.EMERGENCY,
        "A seizure needs help at once, also when it is over.",
        words=(words.SEIZURE,),
    ),
    RedFlag(
        "breathing",
        Tier.EMERGENCY,
        "Slow or hard breathing, blue lips, or not waking up are dangerous.",
        words=(words.BREATHING,),
    ),
    RedFlag(
        "chest-or-fainting",
        Tier.EMERGENCY,
        "Chest pain or fainting needs to be looked at without delay.",
        words=(words.CHEST_OR_FAINTING,),
    ),
    RedFlag(
        "swelling",
        Tier.EMERGENCY,
        "A swelling face, tongue or throat can close the airway.",
        words=(words.SWELLING,),
    ),
    RedFlag(
        "blisters",
        Tier.EMERGENCY,
        "Skin that blisters or peels over wide areas can be dangerous.",
        words=(words.BLISTERS,),
    ),
    RedFlag(
        "rash-mouth-eyes",
        Tier.EMERGENCY,
        "A rash together with a sore mouth or sore eyes can be dangerous.",
        words=(words.RASH, words.SORE_MOUTH_OR_EYES),
    ),
    RedFlag(
        "confusion",
        Tier.EMERGENCY,
        "Confusion that is new needs to be looked at without delay.",
        words=(words.CONFUSION,),
    ),
    RedFlag(
        "cannot-drink",
        Tier.EMERGENCY,
        "Vomiting that lets no drink stay down can become dangerous.",
        words=(words.CANNOT_DRINK,),
    ),
    RedFlag(
        "self-harm",
        Tier.SAME_DAY,
        "You wrote of harming yourself or of not wanting to live.",
        words=(words.SELF_HARM,),
        on_page="Words that may speak of self-harm, or of not wanting to live.",
        self_harm=True,
    ),
    RedFlag(
        "liver",
        Tier.SAME_DAY,
        "Yellow skin or eyes, dark urine or pale stools can come from the liver.",
        _LIVER,
        words=(words.LIVER,),
    ),
    RedFlag(
        "liver-itch",
        Tier.SAME_DAY,
        "Itch together with belly pain can come from the liver, not from dry skin.",
        _LIVER,
        words=(words.ITCH, words.BELLY_PAIN),
    ),
    RedFlag(
        "rash-fever",
        Tier.SAME_DAY,
        "A rash together with a fever should be seen by a doctor.",
        words=(words.RASH, words.FEVER),
    ),
    RedFlag(
        "hallucination-or-mania",
        Tier.SAME_DAY,
        "Unreal sights or voices, or racing without rest, should be seen by a doctor.",
        words=(words.HALLUCINATION_OR_MANIA,),
    ),
    RedFlag(
        "withdrawal-pregnant",
        Tier.SAME_DAY,
        "Withdrawal during a pregnancy is for a doctor or midwife to accompany.",
        words=(words.WITHDRAWAL, words.PREGNANCY),
    ),
    RedFlag(
        "withdrawal-sedatives",
        Tier.SAME_DAY,
        "Withdrawal together with alcohol or sedatives can be dangerous.",
        words=(words.WITHDRAWAL, words.ALCOHOL_OR_SEDATIVES),
    ),
    RedFlag(
        "mood-lowest",
        Tier.SAME_DAY,
        "A mood near the worst, days in a row, should be spoken about.",
        held=Held("mood", 0, 1, 3),
    ),
    RedFlag(
        "withdrawal-lasts",
        Tier.SAME_DAY,
        "A week of withdrawal that leaves no day to manage should be seen by a doctor.",
        held=Held("withdrawal", 4, 4, 7),
    ),
    RedFlag(
        "itch-lasts",
        Tier.SOON,
        "Itch all the time or at night, for a week, should be seen by a doctor.",
        held=Held("itch", 4, 4, 7),
    ),
    RedFlag(
        "hair-loss",
        Tier.SOON,
        "Sudden hair loss, bald patches or hair in clumps should be seen by a doctor.",
        _HAIR,
        words=(words.HAIR_LOSS,),
        value=("shedding", 4),
    ),
    RedFlag(
        "scalp",
        Tier.SOON,
        "Hair loss with a scalp that itches or burns should be seen by a doctor.",
        _HAIR,
        words=(words.SCALP,),
    ),
    RedFlag(
        "scarring",
        Tier.SOON,
        "A scarred or shiny scalp, or thinning eyebrows, should be seen by a doctor.",
        words=(words.SCARRING,),
    ),
    RedFlag(
        "nail-streak",
        Tier.SOON,
        "A new or widening dark streak in one nail: ask for an early skin appointment.",
        _STREAK,
        words=(words.NAIL_STREAK,),
    ),
    RedFlag(
        "clubbing",
        Tier.SOON,
        "Fingertips or nails that grow rounded and bulging should be seen by a doctor.",
        words=(words.CLUBBING,),
    ),
    RedFlag(
        "nail-fold",
        Tier.SOON,
        "A red, painful or swollen nail fold should be seen by a doctor.",
        words=(words.NAIL_FOLD,),
    ),
    RedFlag(
        "nails-severe",
        Tier.SOON,
        "Nails that hurt, lift or fall off should be seen by a doctor.",
        value=("nails", 4),
    ),
    RedFlag(
        "blue-grey-skin",
        Tier.SOON,
        "New blue-grey patches of skin should be seen by a doctor.",
        words=(words.BLUE_GREY_SKIN,),
    ),
    RedFlag(
        "weight-loss",
        Tier.SOON,
        "Losing weight without meaning to should be looked into.",
        words=(words.WEIGHT_LOSS,),
    ),
    RedFlag(
        "shedding-lasts",
        Tier.SOON,
        "Shedding above your normal for over six months should be seen by a doctor.",
        lasting=("shedding", _HALF_A_YEAR),
    ),
)
"""Every rule, the most urgent first."""


def flags_in_note(text: str, *, recorded: Iterable[str] = ()) -> tuple[RedFlag, ...]:
    """The flags that the words of a note call for, the most urgent first.

    Negations are not understood: "no seizure" calls for the flag too.

    Args:
        text: the note.
        recorded: names of the measures that were above 0 that day.  They count as words of the
            note, so that a recorded itch and a written belly ache are seen together.
    """
    if not words.may_call(text, _phrases()):
        return ()
    said = (*words.sentences(text), *(f" {name} " for name in recorded))
    return tuple(
        flag
        for flag in RED_FLAGS
        if flag.words and all(words.says(group, said) for group in flag.words)
    )


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase for flag in RED_FLAGS for group in flag.words for phrase in group)


def flags_for_value(measure: Measure, value: float) -> tuple[RedFlag, ...]:
    """The flags that one recorded value of a measure calls for."""
    name = _ruled(measure)
    return tuple(
        flag
        for flag in RED_FLAGS
        if flag.value and flag.value[0] == name and value >= flag.value[1]
    )


def flags_for_duration(measure: Measure, days: int) -> tuple[RedFlag, ...]:
    """The flags called for when a measure has stayed above the person's normal for so many days."""
    name = _ruled(measure)
    return tuple(
        flag
        for flag in RED_FLAGS
        if flag.lasting and flag.lasting[0] == name and days > flag.lasting[1]
    )


def flags_held(
    measure: Measure, days: Sequence[int], values: Sequence[float]
) -> tuple[tuple[RedFlag, tuple[int, ...]], ...]:
    """The flags that values of a measure call for by holding for days in a row, with those days.

    Args:
        measure: whose values they are.
        days: the recorded days, increasing ordinals.
        values: one for each of them.
    """
    found = []
    name = _ruled(measure)
    for flag in RED_FLAGS:
        if flag.held and flag.held.measure == name:
            runs = _runs(flag.held, days, values)
            held = tuple(day for run in runs if len(run) >= flag.held.days for day in run)
            if held:
                found.append((flag, held))
    return tuple(found)


def _ruled(measure: Measure) -> str:
    """The name by which rules know a measure; empty where its range is not the one they mean.

    A 4 is the worst of 0 to 4, and next to nothing of 0 to 100.
    """
    known = find(measure.name)
    if known is None:
        return ""
    ours, theirs = known.scale, measure.scale
    same = (ours.minimum, ours.maximum) == (theirs.minimum, theirs.maximum)
    return measure.name if same and ours.better is theirs.better else ""


def _runs(held: Held, days: Sequence[int], values: Sequence[float]) -> Iterator[list[int]]:
    """The days with such values, those in a row together."""
    run: list[int] = []
    for day, value in zip(days, values, strict=True):
        if not held.least <= value <= held.most:
            continue
        if run and day > run[-1] + 1:
            yield run
            run = []
        run.append(day)
    yield run
