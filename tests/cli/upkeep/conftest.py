"""What every test of upkeep has: a lock without the work that makes guessing slow."""

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.upkeep import keys


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
