"""The keyring of the system, as it is on machines that have none, or one that is stubborn."""

import sys
from threading import Event
from types import ModuleType

import pytest

from sidelog.cli.upkeep import keyrings
from sidelog.cli.upkeep.keyrings import KeyringError, SystemKeyring


class NoKeyringError(Exception):
    """What the library raises on a machine that has none."""


class Library(ModuleType):
    """The library `keyring`, with a keyring that keeps what it is given."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        """What it keeps."""
        return self.held.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        """Keep it."""
        self.held[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        """Forget it."""
        del self.held[service, name]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setitem(sys.modules, "keyring", library)
    return library


def test_it_keeps_gives_back_and_forgets(library: Library) -> None:
    keyring = SystemKeyring({"DISPLAY": ":0"})
    assert keyring.get("journal") is None
    keyring.put("journal", "its key")
    assert keyring.get("journal") == "its key"
    assert library.held == {("sidelog", "journal"): "its key"}
    assert keyring.remove("journal")
    assert not keyring.remove("journal")


@pytest.mark.parametrize(
    ("error", "said"),
    [(NoKeyringError(), "this machine has no keyring"), (OSError("dbus"), "locked or refuses")],
)
def test_why_there_is_no_answer_is_said_in_few_words(
    library: Library, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: str) -> None:
        raise error

    monkeypatch.setattr(library, "get_password", refuse)
    with pytest.raises(KeyringError, match=said):
        SystemKeyring({}).get("journal")


def test_without_the_library_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(KeyringError, match="no keyring"):
        SystemKeyring({}).get("journal")


def test_one_that_throws_away_what_it_is_given_is_none(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "set_password", lambda *_: None)
    with pytest.raises(KeyringError, match="does not keep it"):
        SystemKeyring({}).put("journal", "its key")


def test_one_that_hangs_is_not_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Event()
    monkeypatch.setattr(keyrings, "_ANSWERS_IN", 0.001)
    monkeypatch.setattr(keyrings.sys, "platform", "linux")
    monkeypatch.setattr(library, "get_password", lambda *_: answered.wait())
    with pytest.raises(KeyringError, match="does not answer"):
        SystemKeyring({}).get("journal")
    answered.set()
