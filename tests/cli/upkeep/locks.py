"""The words of an encrypted journal, and where they can be read."""

from pathlib import Path

WORDS = "four cold blue chairs"
TWICE = f"{WORDS}\n{WORDS}\n"
NOTE = "itchy behind the ears"


def key_file_in(folder: Path) -> Path:
    """The one key file in a folder."""
    (file,) = folder.glob("*.key.age")
    return file


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder that hold these words as they are."""
    files = (place for place in folder.rglob("*") if place.is_file())
    return [place.name for place in files if words.encode() in place.read_bytes()]
