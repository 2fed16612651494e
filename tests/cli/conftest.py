"""What the tests of what a person types have: a journal that was begun, and quick locks."""

from pathlib import Path
from typing import Any

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.upkeep.encryption import keys
from tests.cli.days import BEGUN, lived
from tests.cli.transfers import Bring
from tests.terminal import Result, Terminal


@pytest.fixture
def begun(run: Terminal) -> Terminal:
    """`run`, where the day has a mood and a dose of kratom already."""
    return lived(run, BEGUN)


@pytest.fixture
def bring(run: Terminal, given: Path) -> Bring:
    """`bring(content, flags...)` imports a file of that content."""
    file = given / "file.csv"

    def bring(content: str | bytes, *flags: str, **how: Any) -> Result:  # noqa: ANN401  (as `run`)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return run("import", "csv", str(file), *flags, **how)

    return bring


@pytest.fixture
def quick_age(monkeypatch: pytest.MonkeyPatch) -> None:
    """Age files that cost nothing; those of age itself take seconds by design."""

    def seal(content: bytes, passphrase: str) -> bytes:
        return keys.AGE_BEGINS[0] + passphrase.encode().hex().encode() + b"\n" + content

    def unseal(content: bytes, passphrase: str) -> bytes:
        if not content.startswith(keys.AGE_BEGINS):
            raise BadDataError("This is not a file under a passphrase, as age makes them.")
        head, _, sealed = content.partition(b"\n")
        if head != seal(b"", passphrase).strip():
            raise keys.WrongPassphraseError("That is not the passphrase.")
        return sealed

    monkeypatch.setattr(keys, "seal", seal)
    monkeypatch.setattr(keys, "unseal", unseal)
