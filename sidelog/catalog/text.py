"""Text made alike, so that words are found however they were typed; and a name as it is typed."""

import unicodedata
from shlex import quote as quote_for_posix


def fold(text: str) -> str:
    """The text without case, accents and compatibility forms: "Übelkeit" becomes "ubelkeit".

    Used for what is compared and searched, never for what is kept or shown.  Folding twice
    changes nothing more.
    """
    if text.isascii():
        return text.lower()
    # Case first and last: some letters decompose into ones that still have a case, and some
    # fold into ones that still carry an accent.
    return _without_accents(_without_accents(text).casefold()).casefold()


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def quote(name: str) -> str:
    """A name as it is typed in a command: as one word, with quotation marks if it needs any.

    Double ones, which every shell knows, unless something in the name has a meaning within them.
    """
    quoted = quote_for_posix(name)
    return f'"{name}"' if quoted == f"'{name}'" and not set(name) & set('"$`!\\%') else quoted
