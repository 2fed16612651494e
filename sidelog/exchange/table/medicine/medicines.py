"""The words by which a column of medicines is known, and what the words of its cells mean."""

from collections.abc import Sequence

from sidelog.catalog.products import is_unit, parse_unit
from sidelog.exchange.table.cell.numbers import (
    IU,
)
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import words_of

AMOUNTS = word_set(
    "much many dose dosage doses amount quantity qty strength dosis dosen dosierung menge viel "
    "wieviel cantidad quantite quantita hoeveelheid dosi doza dawka dawki"
)
TAKEN = frozenset({"took", "taken", "take"})
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
COUNTED = PIECES - {"mg", "\N{MICRO SIGN}g", IU}
"""Those of which half a one may be taken."""
_TABLETS = word_set(
    "tablette tabletten pille pillen pastilla pastillas comprime comprimes comprimido comprimidos "
    "compressa compresse"
)
MOSTLY = 0.8
ASKING = word_set(
    "did;do;you;your;i;my;the;have;has;today;this;morning;evening;a;any;?;yet;been;was;were"
)
STARTED = word_set(
    "start starts started starting begin begins began beginning from since seit ab von od desde "
    "depuis dal"
)
ENDED = word_set(
    "end ended stop stopped until to finish finished discontinued bis do hasta ate fin"
)
UNITS_TO_CHOOSE = ("mg", "g", "ml", "tablet", "capsule", "drop", IU)
ONGOING = word_set(
    "ongoing;current;currently;now;present;still;still taking;still on;continuing;continues;"
    "to present;until now;none;no end;laufend"
)
"""What stands for a last day where there is none."""
STANDINGS = word_set("status state active current currently still")
_FEW = 3


def first_of(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def piece_called(*names: str) -> str:
    """The piece in which something is taken, by a word of a name: of "Pill size" it is a tablet."""
    words = [word for name in names for word in words_of(name)]
    if any(word in _TABLETS for word in words):
        return "tablet"
    return next((piece for word in words if (piece := parse_known(word)) in COUNTED), "")


def parse_known(text: str) -> str:
    """A unit by its canonical name; empty where none is called that."""
    return parse_unit(text).name if is_unit(text) else ""
