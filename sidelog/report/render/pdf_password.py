"""A PDF that a password opens: AES-256, which any reader of PDFs can ask for."""

from io import BytesIO

from sidelog.errors import needs_extra

_ARCHIVAL = ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev")


def with_password(content: bytes, password: str) -> bytes:
    """The same page behind a password; a PDF for archives (PDF/A) it can then not be.

    Raises:
        ConfigurationError: what is needed for it is not installed.
    """
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
    return written.getvalue()
