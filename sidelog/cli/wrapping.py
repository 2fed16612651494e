"""Lines for a terminal: broken between words, and never within a command or an amount."""

_UNBROKEN = "\N{NO-BREAK SPACE}"


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
