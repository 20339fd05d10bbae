"""A line in the left margin of every page: which copy this is, when it went out and by whom.

It is laid over a finished file, so that the file of a final report stays as it was first drawn, whatever becomes of its
form. The margin is free in every form and wide enough for holes, which are punched further in.
"""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Name, ObjectStreamMode, Pdf
from reportlab.pdfgen.canvas import Canvas

from tcdesk.reports.paper import fonts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.text import cut, safe
from tcdesk.reports.paper.tokens import MM

_BASELINE, _BOTTOM, _LONGEST = 9.4 * MM, 24 * MM, 84 * MM
"""From the left edge, from the lower edge, and to where the lower hole of a sheet of A4 begins."""
_NAME = "/TCDeskCopy"


def stamped(pdf: bytes, words: str) -> bytes:
    """`pdf` with `words` in the margin of every page; the same words give the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        box = document.pages[0].mediabox
        mark = _mark(words, float(box[2]) - float(box[0]), float(box[3]) - float(box[1]))
        with pikepdf.open(BytesIO(mark)) as drawn:
            form = document.copy_foreign(drawn.pages[0].as_form_xobject())
        for page in document.pages:
            _lay_over(document, page, form)
        file = BytesIO()
        document.save(file, min_version="1.7", deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()


def _mark(words: str, width: float, height: float) -> bytes:
    fonts.register()
    file = BytesIO()
    canvas = Canvas(file, pagesize=(width, height), pageCompression=1, invariant=1)
    canvas.translate(_BASELINE, _BOTTOM)
    canvas.rotate(90)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(styles.LABEL.font, styles.LABEL.size)
    canvas.drawString(0, 0, safe(cut(words, styles.LABEL, _LONGEST), styles.LABEL.font))
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _lay_over(document: Pdf, page: pikepdf.Page, form: pikepdf.Object) -> None:
    """Draw the form after all else, as something that is no content: a reader for the blind passes over it."""
    page.add_resource(form, Name.XObject, Name(_NAME))
    page.contents_add(document.make_stream(b"q\n"), prepend=True)
    words = f"Q\n/Artifact <</Type /Pagination>> BDC\nq {_NAME} Do Q\nEMC\n".encode()
    page.contents_add(document.make_stream(words), prepend=False)
