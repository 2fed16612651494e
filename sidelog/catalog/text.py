"""Text made alike, so that words are found however they were typed."""

import unicodedata


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
