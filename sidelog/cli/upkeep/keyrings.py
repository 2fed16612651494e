"""The keyring of the system: where the key of a journal lies for daily use."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

_SERVICE = "sidelog"
_ANSWERS_IN, _ASKS_IN = 5.0, 60.0
"""Seconds for a keyring that cannot show a window, and for one that may ask for its password."""

_Answer = TypeVar("_Answer")


class KeyringError(Exception):
    """There is no keyring, or it does not answer; its message says which, in a few words."""


class NoKeyringError(KeyringError):
    """There is none, so that nothing can be in it."""

    def __init__(self) -> None:
        super().__init__("this machine has no keyring")


class Keyring(Protocol):
    """Where the key of a journal can be kept, by its identity; each may raise `KeyringError`."""

    def get(self, name: str) -> str | None:
        """What is kept under a name."""

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name."""

    def remove(self, name: str) -> bool:
        """Forget it; whether there was anything."""


class SystemKeyring:
    """That of the desktop, by the library `keyring`."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Nothing is imported or asked yet."""
        windows = {"DISPLAY", "WAYLAND_DISPLAY"} & environ.keys() or sys.platform != "linux"
        self._seconds = _ASKS_IN if windows else _ANSWERS_IN

    def get(self, name: str) -> str | None:
        """What is kept under a name."""
        kept: str | None = self._answer(lambda: _library().get_password(_SERVICE, name))
        return kept

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        self._answer(lambda: _library().set_password(_SERVICE, name, text))
        if self.get(name) != text:  # one of the kinds of keyring throws everything away
            raise KeyringError("the keyring does not keep it")

    def remove(self, name: str) -> bool:
        """Forget it; whether there was anything."""
        if self.get(name) is None:
            return False
        self._answer(lambda: _library().delete_password(_SERVICE, name))
        if self.get(name) is not None:
            raise KeyringError("the keyring does not let go of it")
        return True

    def _answer(self, ask: Callable[[], _Answer]) -> _Answer:
        """What it answers, unless it hangs: one that is locked may wait for a window for ever."""
        from queue import Empty, SimpleQueue  # noqa: PLC0415  (not where the key is at hand)
        from threading import Thread  # noqa: PLC0415  (the same)

        answers = SimpleQueue[tuple[bool, object]]()

        def run() -> None:
            try:
                answers.put((True, ask()))
            except Exception as error:  # noqa: BLE001  (each kind of keyring has failures of its own)
                answers.put((False, error))

        Thread(target=run, daemon=True).start()
        try:
            has_answered, answer = answers.get(timeout=self._seconds)
        except Empty:
            raise KeyringError("the keyring does not answer") from None
        if not has_answered:
            raise _refusal(answer) from None
        return answer  # type: ignore[return-value]  # what `ask` gave


def _refusal(error: object) -> KeyringError:
    """Why there is no answer, without what the library says at length."""
    if type(error).__name__ in {"NoKeyringError", "ModuleNotFoundError"}:
        return NoKeyringError()
    return KeyringError("the keyring is locked or refuses")


def _library() -> Any:  # noqa: ANN401  (a module)
    import keyring  # noqa: PLC0415  (an extra, and as long as a daily command)

    return keyring
