"""What a PDF holds, as the poppler tools and zlib see it."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest


def tool(name: str, *arguments: str | Path) -> str:
    """What one of the poppler tools says; the test is skipped where there is none."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed: apt-get install poppler-utils")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, check=True)
    return done.stdout.decode()


def inflated(page: bytes) -> bytes:
    """All bytes of a PDF, with every compressed stream opened; other files are as they are."""
    found = [page]
    for start in re.finditer(rb"stream\r?\n", page):
        try:
            found.append(zlib.decompressobj().decompress(page[start.end() :]))
        except zlib.error:
            continue
    return b"\n".join(found)


def squeezed(shown: str) -> str:
    """The text without spaces, line breaks and places to break: where lines end is the form's."""
    return re.sub(r"[\s\u200b]+", "", shown)
