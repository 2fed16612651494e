"""What a command shows, byte for byte, kept beside the test that looks at it.

`pytest --update-snapshots` writes the files anew; the diff of the commit is then the review.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one test file.

    Attributes:
        folder: where they lie.
        update: whether they are written rather than compared.
    """

    folder: Path
    update: bool

    def __call__(self, name: str, shown: str | bytes) -> None:
        """Hold `shown` against the snapshot of that name.

        Raises:
            AssertionError: it differs, or there is no such snapshot yet.
        """
        content = shown.encode() if isinstance(shown, str) else shown
        file = self.folder / f"{name}.txt"
        if self.update:
            self.folder.mkdir(exist_ok=True)
            file.write_bytes(content)
            return
        assert file.exists(), f"no snapshot {file.name}: look at it, then --update-snapshots"
        kept = file.read_bytes()
        # As text first: pytest then shows the lines that differ.
        assert content.decode(errors="replace") == kept.decode(errors="replace")
        assert content == kept
