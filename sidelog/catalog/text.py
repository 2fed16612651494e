"""Text made alike, to be found however it was typed; made visible, cut or broken; and quoted."""

import unicodedata
from shlex import quote as quote_for_posix

_MOST_SHOWN = 40
_UNBROKEN = "\N{NO-BREAK SPACE}"


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
    posix = quote_for_posix(name)
    return f'"{name}"' if posix == f"'{name}'" and not set(name) & set('"$`!\\%') else posix


def quoted(words: str) -> str:
    """What was typed as it may be shown: in quotation marks, shortened, its controls visible."""
    return repr(words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…")


_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hidden_at(text: str) -> int | None:
    """Where the first character is that a line must not hold; None where there is none.

    Controls, line ends, halves of a surrogate pair, and marks that reorder what follows.  Letters
    of right-to-left scripts, and the joiners within an emoji, are none of these.
    """
    if text.isprintable():
        return None
    return next((place for place, sign in enumerate(text) if is_hidden(sign)), None)


def is_hidden(sign: str) -> bool:
    """Whether a character cannot be seen, and changes how others are shown."""
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in _REORDERING


def visible(text: str) -> str:
    """The text as it may be shown: what is hidden becomes [U+XXXX], but for line ends and tabs."""
    if text.isprintable():
        return text
    return text.translate(
        {ord(sign): f"[U+{ord(sign):04X}]" for sign in set(text) - {"\n", "\t"} if is_hidden(sign)}
    )


def escaped(json: str) -> str:
    """JSON that a terminal can be shown: what is hidden is escaped, and means the same."""
    if json.isprintable():
        return json
    hidden = {ord(sign): f"\\u{ord(sign):04x}" for sign in set(json) if is_hidden(sign)}
    return json.translate(hidden)


def is_valid(text: str) -> bool:
    """Whether it can be written in UTF-8: it holds no half of a surrogate pair."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut with an ellipsis."""
    line = " ".join(visible(text).split())
    return line if len(line) <= width else line[: width - 1] + "…"


def at_words(line: str, columns: int, hanging: str = "") -> str:
    """The line, broken between words where it is too long.

    A command stays whole, to be copied, and a number stays with its unit.
    """
    if len(line) <= columns or line.lstrip("\n $").startswith("sidelog "):
        return line
    import re  # noqa: PLC0415  (only for what is too long)
    import textwrap  # noqa: PLC0415  (the same)

    return textwrap.fill(
        re.sub(r"(?<=\d) (?=(?:[mµk]?g|ml|IU)\b)", _UNBROKEN, line),
        columns,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")
