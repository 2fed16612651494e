"""The words in a note that call for a red flag, and how they are found.

A phrase is found as whole words in their order: "had a fit" is not in "had a fitting".  "a + b"
asks for both, in any order, within one sentence.  Case, accents and apostrophes do not count.

This is matching, not understanding.  Negations are not seen ("no dark urine" matches), neither
are slips of the pen or other languages, and much that is serious is said in other words.  Where
there was a choice, a needless prompt was preferred to a miss.
"""

import re
from functools import cache

from sidelog.catalog.text import fold

_NOT = r"\b(do|does|did|is|was|were|would|could|should|ca)n?\s*not\b"
_APOSTROPHES = dict.fromkeys(map(ord, "'`\N{RIGHT SINGLE QUOTATION MARK}"))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a note as plain words, each with a space before and behind it.

    A comma stays, as a word of its own, so that no phrase is found across one.  Where a note has
    "do not" or its like, its sentences come again with "dont".
    """
    plain = fold(text).translate(_APOSTROPHES).replace(",", " , ")
    said = dict.fromkeys((plain, re.sub(_NOT, r"\1nt", plain)))
    parts = (part for form in said for part in re.split(r"[.!?;\n]", form))
    return tuple(re.sub(r"(?:[^\w,]|_)+", " ", f" {part} ") for part in parts)


def may_call(text: str, phrases: frozenset[str]) -> bool:
    """Whether the longest word of any of the phrases is in a note: quick to say for most notes."""
    words = {word for sentence in sentences(text) for word in sentence.split()}
    return not words.isdisjoint(_longest(phrases))


@cache
def _longest(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


def says(phrases: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether any of the phrases is in any of the sentences."""
    return any(_holds(sentence, phrase) for phrase in phrases for sentence in said)


def _holds(sentence: str, phrase: str) -> bool:
    return all(f" {part} " in sentence for part in phrase.split(" + "))


SUICIDE_PLAN = (
    *("kill myself", "killing myself", "end my life", "ending my life", "take my life"),
    *("take my own life", "taking my life", "taking my own life", "end it all", "ending it all"),
    *("end myself", "hang myself", "hanging myself", "shoot myself", "shooting myself"),
    *("drown myself", "drowning myself", "suicide note", "suicide plan", "suicide + planning"),
    *("plan to die", "planning to die", "ready to die", "going to end it", "gonna end it"),
    *("overdose on purpose", "want to overdose", "wanna overdose", "going to overdose"),
    *("kill my self", "killing my self", "kms"),
)
SELF_HARM = (
    *("suicide", "suicidal", "unalive", "want to die", "wanted to die", "wanna die"),
    *("want to be dead", "wanna be dead", "wish i was dead", "wish i were dead", "rather be dead"),
    *("wish i could die", "hope i die", "hoping i die", "better off dead", "thinking of dying"),
    *("thinking about dying", "thoughts of dying", "thoughts of death", "rather die"),
    *("better off without me", "better without me", "dont want to live", "dont wanna live"),
    *("want it all to end", "want everything to end"),
    *("didnt want to live", "no reason to live", "nothing to live for", "tired of living"),
    *("dont want to be alive", "dont wanna be alive"),
    *("not want to be alive", "wish i wasnt alive", "wish i werent alive", "wish i wasnt here"),
    *("dont want to be here", "dont wanna be here", "dont want to exist", "not worth living"),
    *("dont want to wake up", "never wake up", "not wake up", "cant go on", "cannot go on"),
    *("cant live like this", "cannot live like this", "no point in living", "want it to end"),
    *("self harm", "self harmed", "self harming", "selfharm", "harm myself", "harming myself"),
    *("harmed myself", "hurt myself", "hurting myself", "cut myself", "cutting myself"),
    *("burn myself on purpose", "hate being alive", "done with life", "disappear forever"),
)
SEIZURE = (
    *("seizure", "seizures", "had a fit", "having a fit", "convulsion", "convulsions"),
    *("convulsed", "convulsing"),
)
BREATHING = (
    *("cant breathe", "cannot breathe", "couldnt breathe", "could not breathe"),
    *("stopped breathing", "slow breathing", "breathing slowly", "breathing + slow"),
    *("shallow breathing", "trouble breathing", "struggling to breathe", "hard to breathe"),
    *("blue lips", "lips + blue", "unresponsive", "unconscious", "overdose", "overdosed"),
    *("could not be woken", "couldnt be woken", "could not wake me", "couldnt wake me"),
    *("could not wake him", "couldnt wake him", "could not wake her", "couldnt wake her"),
)
CHEST_OR_FAINTING = (
    *("chest pain", "chest pains", "pain + chest", "chest hurts", "chest hurt", "tight chest"),
    *("chest + tightness", "chest + pressure", "fainted", "fainting", "passed out"),
    *("blacked out", "collapsed"),
)
SWELLING = tuple(
    f"{part} + {change}"
    for part in ("throat", "face", "lips", "tongue")
    for change in ("swelling", "swollen", "swelled", "swells", "swell", "closing up")
)
BLISTERS = (
    *("blisters + all over", "blistering + all over", "blisters + everywhere"),
    *("blisters + whole body", "skin + peeling off", "skin + coming off", "skin + in sheets"),
    *("peeling + all over", "peeling + everywhere", "widespread + blisters"),
    *("widespread + blistering", "widespread + peeling"),
)
RASH = ("rash", "rashes")
SORE_MOUTH_OR_EYES = (
    *("sore mouth", "mouth + sore", "mouth + sores", "mouth + blisters", "mouth + ulcers"),
    *("mouth + raw", "sore eyes", "eyes + sore", "eyes + burning", "eyes + raw"),
)
CONFUSION = (
    *("confusion", "very confused", "so confused", "really confused", "suddenly confused"),
    *("disoriented", "disorientated", "delirious", "delirium", "not know where i was"),
    *("didnt know where i was", "dont know where i am"),
)
CANNOT_DRINK = (
    *("cant keep + down", "cannot keep + down", "couldnt keep + down", "could not keep + down"),
    *("unable to keep + down", "keep nothing down", "vomiting + cant drink"),
    *("vomiting + cannot drink", "throwing up + cant drink", "throwing up + everything"),
    *("vomit + everything", "vomiting + everything"),
)
LIVER = (
    *("jaundice", "jaundiced", "yellow + eyes", "yellowish + eyes", "yellowing + eyes"),
    # Nails are yellow more often, and named beside dry skin: here the words must touch.
    *("yellow skin", "yellowish skin", "yellowing skin", "yellow tint + skin"),
    *tuple(
        f"skin {verb} yellow"
        for verb in ("is", "looks", "looked", "was", "went", "turned", "turning", "looking")
    ),
    *tuple(
        f"{colour} + {what}"
        for what in ("urine", "pee", "wee", "piss")
        for colour in ("dark", "brown", "cola")
    ),
    *tuple(
        f"{colour} + {what}"
        for what in ("stool", "stools", "poo", "poop", "faeces", "feces")
        for colour in ("pale", "white", "grey", "gray", "clay")
    ),
)
ITCH = ("itch", "itchy", "itching", "itches", "itched", "pruritus")
BELLY_PAIN = (
    *("stomach ache", "stomachache", "stomach aches", "stomach pains", "belly ache", "bellyache"),
    *("stomach hurts", "stomach hurt", "belly hurts", "tummy ache", "abdominal pains"),
    *("stomach + pain", "belly + pain", "abdomen + pain", "abdominal + pain", "tummy + pain"),
    *("ribs + pain", "abdominal discomfort"),
)
FEVER = (
    *("fever", "fevers", "feverish", "high temperature"),
    *("temperature + 38", "temperature + 39", "temperature + 40"),
)
HALLUCINATION_OR_MANIA = (
    *("hallucination", "hallucinations", "hallucinating", "hallucinated", "hearing voices"),
    *("heard voices", "seeing things", "mania", "manic"),
)
WITHDRAWAL = ("withdrawal", "withdrawals", "withdrawing", "cold turkey", "detox", "detoxing", "wd")
PREGNANCY = ("pregnant", "pregnancy")
ALCOHOL_OR_SEDATIVES = (
    *("alcohol", "alcoholic", "beer", "beers", "wine", "vodka", "whisky", "whiskey", "drunk"),
    *("drinking heavily", "drinking again", "benzo", "benzos", "benzodiazepine"),
    *("benzodiazepines", "alprazolam", "clonazepam", "diazepam", "lorazepam", "xanax"),
    *("valium", "klonopin", "ativan"),
)
HAIR_LOSS = (
    *("bald patch", "bald patches", "bald spot", "bald spots", "sudden hair loss"),
    *("hair + clump", "hair + clumps", "in clumps", "hair + handfuls", "handfuls of hair"),
    *("suddenly losing", "falling out suddenly", "suddenly falling out", "sudden + shedding"),
)
SCALP = (
    *("scalp + itch", "scalp + itchy", "scalp + itching", "scalp + itches", "scalp + burning"),
    *("scalp + burns", "scalp + sore"),
)
SCARRING = (
    *("scalp + scar", "scalp + scars", "scalp + scarring", "scalp + shiny"),
    *tuple(
        f"{what} + {change}"
        for what in ("eyebrow", "eyebrows")
        for change in ("loss", "lost", "losing", "thinning", "thinner", "gone", "falling")
    ),
)
NAIL_STREAK = tuple(
    f"{what} + {where}"
    for where in ("nail", "nails", "thumbnail", "toenail", "fingernail")
    for what in (
        *("dark streak", "black streak", "brown streak", "dark line", "black line"),
        *("brown line", "dark stripe", "black stripe", "brown stripe", "dark band"),
    )
)
CLUBBING = (
    *("clubbed + fingers", "clubbed + nails", "clubbing + fingers", "clubbing + nails"),
    *("fingertips + bulging", "fingertips + rounded", "fingertips + swollen"),
)
NAIL_FOLD = (
    *("nail fold", "nail + pus", "nails + pus", "nail + infected", "nails + infected"),
    *("cuticle + red", "cuticles + red", "cuticle + swollen", "cuticles + swollen"),
    *("cuticle + sore", "cuticles + sore", "nail + red + sore"),
    *("nail + red + painful", "nail + red + swollen"),
)
BLUE_GREY_SKIN = (
    *("blue grey", "blue gray", "bluish grey", "bluish gray", "greyish blue", "grayish blue"),
    *("slate grey", "slate gray", "skin + turning blue", "skin + turning grey"),
    *("skin + turning gray", "face + turning grey", "face + turning gray"),
)
WEIGHT_LOSS = (
    *("weight loss", "lost weight", "losing weight", "losing + kg", "lost + kg"),
    *("lost + pounds", "lost + kilos", "dropped + kg", "dropped + pounds"),
)
