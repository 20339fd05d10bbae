"""The head and the signature blocks as they are printed, drawn anew while they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.domain.letterhead_proof import DrawnProof, LetterheadProof, Part
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.ui.context import Context
from tcdesk.ui.printing.newest import Newest
from tcdesk.ui.printing.pages import region_image
from tcdesk.ui.theme import Theme

_SOON_MS = 120
_MARGIN_MM = 4.0
_LEAST = 72
_MM = 72 / 25.4

Draw = Callable[[LetterheadProof, PrintChoice], DrawnProof]


@attrs.frozen(kw_only=True)
class ProofPicture:
    """One part as a picture, dot for dot for the screen it is shown on; `share` is its height against its width."""

    image: QImage
    share: float


@attrs.frozen(kw_only=True)
class ProofPictures:
    """Both parts, and the proof they show."""

    head: ProofPicture
    signed: ProofPicture
    proof: LetterheadProof


def pictures(draw: Draw, proof: LetterheadProof, choice: PrintChoice, pixels: int) -> ProofPictures:
    """Draw a proof and cut its parts out, each `pixels` wide; for a worker."""
    drawn = draw(proof, choice)
    return ProofPictures(
        head=_cut(drawn.pdf, drawn.head, pixels), signed=_cut(drawn.pdf, drawn.signed, pixels), proof=proof
    )


def _cut(pdf: bytes, part: Part, pixels: int) -> ProofPicture:
    wide, high = part.width + 2 * _MARGIN_MM, part.height + 2 * _MARGIN_MM
    scale = pixels / (wide * _MM)
    left, top = (part.left - _MARGIN_MM) * _MM * scale, max(0, part.top - _MARGIN_MM) * _MM * scale
    region = QRect(round(left), round(top), pixels, round(pixels * high / wide))
    return ProofPicture(image=region_image(pdf, 0, scale, region), share=high / wide)


class Proofs(QObject):
    """Draws the newest proof that was asked for in a worker; `came` gives its pictures."""

    came = Signal(object)

    def __init__(self, owner: QWidget, context: Context) -> None:
        super().__init__(owner)
        self._context = context
        self._asked: tuple[Mapping[str, object], int] | None = None
        self._newest = Newest(context.jobs, pictures, self.came.emit, context.errors.take, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._asked is None and not self._newest.is_busy

    def ask(self, values: Mapping[str, object], pixels: int) -> None:
        """Draw the settings with these typed values over them, soon; `pixels` is how wide a part is shown."""
        self._asked = (values, pixels)
        self._timer.start()

    def _begin(self) -> None:
        if self._asked is None:
            return
        (values, pixels), self._asked = self._asked, None
        facility = self._context.services.facility
        with self._context.errors.guard():
            proof, choice = facility.letterhead_proof(values), facility.paper_choice()
            self._newest.ask(facility.draw_proof, proof, choice, max(200, pixels))


class ProofView(QWidget):
    """One part on white paper, as wide as there is room; `widened` fires when it needs more dots than it has."""

    widened = Signal()

    def __init__(self, theme: Theme, name: str, share: float, *, gives_way: bool = False) -> None:
        """`share` is the height of the place kept before the first picture, against its width.

        With `gives_way` the picture becomes smaller where there is little height, else it insists on it.
        """
        super().__init__()
        self._theme, self._share, self._gives_way = theme, share, gives_way
        self.image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def pixels(self) -> int:
        """The dots across."""
        return round(self.width() * self.devicePixelRatioF())

    def show_picture(self, picture: ProofPicture, name: str) -> None:
        """Show a picture of `pixels` dots across and what it says."""
        self.image, self._share = picture.image, picture.share
        self.image.setDevicePixelRatio(self.devicePixelRatioF())
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the part is at this width."""
        return QSize(560, max(1, round(self.width() * self._share)))

    def minimumSizeHint(self) -> QSize:
        """As high, or a strip of it."""
        return QSize(200, self._theme.px(_LEAST) if self._gives_way else self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of the part, and ask for another picture where this one has not the dots of the place."""
        super().resizeEvent(event)
        self.updateGeometry()
        if self.image.width() != self.pixels:
            self.widened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, which is white in every theme, and the part on it, dot for dot where there is room."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self.image.isNull():
            size = self.image.deviceIndependentSize()
            fits = size.width() == self.width() and size.height() <= self.height() + 1
            if not fits:
                size.scale(self.width(), self.height(), Qt.AspectRatioMode.KeepAspectRatio)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
            painter.drawImage(place, self.image, QRectF(self.image.rect()))
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def head_words(proof: LetterheadProof) -> str:
    """What the head says."""
    head = proof.letterhead
    return " · ".join(filter(None, (*head.lines, head.institution, head.address)))


def signed_words(proof: LetterheadProof) -> str:
    """Who signs."""
    return " · ".join(" ".join(filter(None, (one.heading, one.position, one.name))) for one in proof.signatories)
