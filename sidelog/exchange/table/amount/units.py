"""The units in which something is taken."""

from sidelog.catalog.products import is_unit, parse_unit
from sidelog.exchange.table.cell.numbers import IU
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import words_of

PIECES = word_set(
    "mg;\N{MICRO SIGN}g;IU;capsule;tablet;drop;dropper;puff;spray;lozenge;injection;patch;gummy;"
    "scoop;sachet"
)
"""Units in which nothing but a product is taken; g, ml or cups are of food, too."""
TAKEN_IN = PIECES | {"g", "ml"}
WEIGHED = frozenset({"g", "mg", "\N{MICRO SIGN}g"})
COUNTED = PIECES - {"mg", "\N{MICRO SIGN}g", IU}
"""Those of which half a one may be taken."""
UNITS_TO_CHOOSE = ("mg", "g", "ml", "tablet", "capsule", "drop", IU)
_TABLETS = word_set(
    "tablette tabletten pille pillen pastilla pastillas comprime comprimes comprimido comprimidos "
    "compressa compresse"
)


def parse_known(text: str) -> str:
    """A unit by its canonical name; empty where none is called that."""
    return parse_unit(text).name if is_unit(text) else ""


def piece_called(*names: str) -> str:
    """The piece in which something is taken, by a word of a name: of "Pill size" it is a tablet."""
    words = [word for name in names for word in words_of(name)]
    if any(word in _TABLETS for word in words):
        return "tablet"
    return next((piece for word in words if (piece := parse_known(word)) in COUNTED), "")
