"""The words by which a column of medicines is known, and what the words of its cells mean."""

import re

from sidelog.catalog.products import is_unit, parse_unit
from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.words import key, word_set

MEDICINES = word_set(
    "medication medications medicine medicines medicament medicaments medikament medikamente med "
    "meds drug drugs substance substances supplement supplements product pill pills remedy "
    "medicamento medicamentos medicatie prescription rx treatment herb strain vitamin vitamins "
    "compound nootropic tablette tabletten medizin medikation medicijn medicijnen pastilla "
    "pastillas comprime comprimes"
)
AMOUNTS = word_set(
    "much dose dosage doses amount quantity qty strength dosis dosierung menge dosage dose_taken"
)
TAKEN = frozenset({"took", "taken", "take"})
STARTS = frozenset({"start", "started", "begin", "began", "new", "initiate", "initiated"})
STOPS = frozenset({"stop", "stopped", "end", "ended", "discontinue", "discontinued", "quit"})
STEPS = word_set(
    "increase increased decrease decreased reduce reduced reduction change changed continue "
    "continued restart restarted resume resumed taper tapered titrate titrated adjust adjusted "
    "up down raise raised lower lowered same"
)
GIVEN = word_set(
    "taken;took;yes;y;true;t;1;ja;oui;si;x;done;given;complete;completed;on time;late;taken late"
)
NOT_GIVEN = word_set(
    "skipped;missed;not taken;no;n;false;f;0;nein;non;forgotten;forgot;snoozed;refused;not given"
)
PIECES = word_set(
    "mg;\N{MICRO SIGN}g;IU;capsule;tablet;drop;dropper;puff;spray;lozenge;injection;patch;gummy;"
    "scoop;sachet"
)
"""Units in which nothing but a product is taken; g, ml or cups are of food, too."""
NUTRIENTS = word_set(
    "sodium cholesterol potassium calcium iron fat carbs carbohydrates protein fiber fibre sugar "
    "sugars calories kcal energy saturated monounsaturated polyunsaturated trans"
)
PRODUCTS = word_set(
    "kratom kava caffeine creatine magnesium melatonin ibuprofen paracetamol acetaminophen aspirin "
    "ashwagandha psyllium cbd thc alcohol"
)
ONLY_TAKEN = word_set(
    "kratom kava melatonin ibuprofen paracetamol acetaminophen aspirin ashwagandha creatine"
)
MOSTLY = 0.8
ASKING = word_set(
    "did;do;you;your;i;my;the;have;has;today;this;morning;evening;a;any;?;yet;been;was;were"
)
STARTED = word_set("start started begin began from since")
ENDED = word_set("end ended stop stopped until to finish finished")
OFTEN: tuple[tuple[frozenset[str], int, int], ...] = (
    (
        word_set(
            "daily;once daily;once a day;every day;1x daily;qd;od;1/day;per day;taglich;morning;"
            "evening;night;nightly;bedtime;at bedtime;at night;in the morning;in the evening;noon;"
            "every morning;every evening;every night;with breakfast;with dinner;mornings;evenings"
        ),
        1,
        1,
    ),
    (word_set("twice daily;twice a day;2x daily;bid;bd;2/day;every 12 hours"), 2, 1),
    (word_set("three times daily;three times a day;3x daily;tid;tds;3/day;every 8 hours"), 3, 1),
    (word_set("four times daily;four times a day;4x daily;qid;4/day;every 6 hours"), 4, 1),
    (word_set("every other day;every second day;qod;alternate days;every 2 days"), 1, 2),
    (word_set("weekly;once weekly;once a week;every week;every 7 days"), 1, 7),
)
NAMED_AMOUNT = re.compile(r"(.+?)[\s,:]+\(?([\d.,]+ ?([^\W\d_]+))\)?")
_LONGEST_NAMED = 200
"""What is longer is a note, and no name with an amount."""
UNITS_TO_CHOOSE = ("mg", "g", "ml", "tablet", "capsule", "drop")


ALL_OFTEN = frozenset().union(*(words for words, _, _ in OFTEN))


def how_often(text: str) -> tuple[int, int] | None:
    """The doses a day, and every how many days; None where the words are not known."""
    found = ((times, days) for words, times, days in OFTEN if key(text) in words)
    return next(found, None)


def named_amount(text: str) -> tuple[str, str]:
    """The product and the amount of "Ibuprofen 400mg"; the words and "" where they say none."""
    match = NAMED_AMOUNT.fullmatch(text) if len(text) <= _LONGEST_NAMED else None
    return (match[1], match[2]) if match and is_unit(match[3]) else (text, "")


def is_stop(text: str) -> bool:
    """Whether a step's word says that nothing is taken from its day on."""
    return bool(set(key(text).split()) & STOPS)


_ENDINGS = re.compile(
    r"(?:oxetine|traline|opram|faxine|zepam|zolam|prazole|sartan|statin|(?<!h)olol|triptan|gabalin|"
    r"pentin|tiapine|zapine|piprazole|peridone|phenidate|fetamine|thyroxine?|profen|codone|"
    r"triptyline|mirtazapine|bupropion|trazodone|zolpidem|lamotrigine|valproate|metformin|"
    r"prednisol?one|tramadol|methadone|buprenorphine|naltrexone|cillin|mycin)(?:e|um)?"
)


def is_medicine(name: str) -> bool:
    """Whether a name is that of something that is only taken: by itself, or by how it ends."""
    folded = fold(name)
    return folded in ONLY_TAKEN or bool(re.search(_ENDINGS.pattern + "$", folded))


def parse_known(text: str) -> str:
    """A unit by its canonical name; empty where none is called that."""
    return parse_unit(text).name if is_unit(text) else ""
