"""A PDF that a password opens: AES-256, which any reader of PDFs can ask for."""

from io import BytesIO
from unicodedata import normalize

from sidelog.errors import CannotCreateError, UsageError, needs_extra

_ARCHIVAL = ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev")

_LONGEST = 127
"""Bytes of a password: of a longer one programs take different parts, or none."""


def with_password(content: bytes, password: str) -> bytes:
    """The same page behind a password; a PDF for archives (PDF/A) it can then not be.

    It is opened again before anything relies on it.

    Raises:
        UsageError: the password is longer than a PDF can have.
        CannotCreateError: what was made does not open with it.
        ConfigurationError: what is needed for it is not installed.
    """
    # PDF 2.0 asks for SASLprep, of which this is what matters: é is one sign, however it was typed.
    # pikepdf takes the words as they are, and a reader that does as PDF 2.0 says takes them so.
    password = normalize("NFKC", password)
    if (length := len(password.encode())) > _LONGEST:
        raise UsageError(
            f"The password of a PDF has at most {_LONGEST} bytes, and this one has {length}.",
            hint="A letter with an accent is two. Say a shorter one.",
        )
    try:
        import pikepdf  # noqa: PLC0415  (an extra)
    except ImportError:
        raise needs_extra("A page with a password") from None
    written = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            for claim in _ARCHIVAL:  # it would be untrue
                if claim in metadata:
                    del metadata[claim]
        # Whoever has the password may read, copy and print it; a screen reader above all.
        pdf.save(written, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    try:
        with pikepdf.open(BytesIO(written.getvalue()), password=password):
            return written.getvalue()
    except pikepdf.PasswordError:
        raise CannotCreateError(
            "The page could not be put behind this password.", hint="Say another one."
        ) from None
