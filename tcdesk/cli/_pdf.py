"""What a command says of a PDF it wrote."""

from __future__ import annotations

import pypdfium2


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, for the log of prints."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count
