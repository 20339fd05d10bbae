"""A document beside the options: one page large, all pages small, a line to search it and to zoom."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs.printing.sheet import Cut, Sheet
from tcdesk.ui.dialogs.printing.thumbs import WIDE, Thumbs
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.printing.newest import Newest
from tcdesk.ui.printing.pages import Hit, PageSize, find, page_images, region_image
from tcdesk.ui.theme import Theme

_ROUND = 11


@attrs.frozen(kw_only=True)
class _Drawn:
    """A picture, of what, and of which document."""

    cut: Cut
    image: QImage
    pdf: bytes


@attrs.frozen(kw_only=True)
class _Small:
    """Small pictures of pages, and of which document."""

    pages: dict[int, QImage]
    pdf: bytes


def _draw(pdf: bytes, cut: Cut) -> _Drawn:
    return _Drawn(cut=cut, image=region_image(pdf, cut.page, cut.scale, cut.rect), pdf=pdf)


def _draw_small(pdf: bytes, pages: tuple[int, ...], width: int, cancelled: Callable[[], bool]) -> _Small:
    return _Small(pages=page_images(pdf, pages, width, cancelled), pdf=pdf)


class FindLine(SearchField):
    """Where the words to be found are typed; Enter and Shift Enter go through what was found."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is not for printing while somebody searches."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            event.accept()
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """A document's pages. Everything slow is done by `jobs`; `failed` takes what goes wrong there."""

    def __init__(self, theme: Theme, texts: Texts, jobs: Jobs, failed: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._pdf = b""
        self._sizes: tuple[PageSize, ...] = ()
        self.hits: tuple[Hit, ...] = ()
        self._at = -1
        self._sharp = Newest(jobs, _draw, self._on_drawn, failed, self)
        self._small = Newest(jobs, _draw_small, self._on_small, failed, self)
        self._finding = Newest(jobs, find, self._on_found, failed, self)
        self.sheet = Sheet(theme)
        self.thumbs = Thumbs(theme, texts)
        self._waiting = Label(texts.t("Drawing the pages…"), "small", "ink2")
        self._build()
        self.sheet.wanted.connect(self._on_wanted)
        self.sheet.zoomed.connect(self._say)
        self.thumbs.wanted.connect(self._on_small_wanted)
        self.thumbs.picked.connect(self._on_picked)
        self._say()

    def _build(self) -> None:
        theme, t = self._theme, self._texts.t
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 12, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.thumbs)
        column.addLayout(row, 1)
        column.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        self.search = FindLine(theme, t("Find in the document"), t("Empty the search"), width=0)
        self.search.searched.connect(self._on_searched)
        self.search.stepped.connect(self.step_hit)
        self.found = Label("", "small", "ink2")
        smaller = icon_button(theme, "minus", t("Smaller"), lambda: self.sheet.step_zoom(-1), keys=("Ctrl", "−"),
                              size="small")  # fmt: skip
        larger = icon_button(theme, "add", t("Larger"), lambda: self.sheet.step_zoom(1), keys=("Ctrl", "+"),
                             size="small")  # fmt: skip
        self.zoom = Button(theme, "", "ghost", size="small", clicked=self.turn_zoom)
        self.place = Label("", "small", "ink2")
        tools.addWidget(self.search, 1)
        tools.addWidget(self.found)
        tools.addSpacing(6)
        for widget in (smaller, self.zoom, larger):
            tools.addWidget(widget)
        tools.addSpacing(6)
        tools.addWidget(self.place)
        column.addLayout(tools)
        for button in (smaller, self.zoom, larger):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # their keys work everywhere in the dialog

    # documents

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def is_sharp(self) -> bool:
        """Whether everything in sight is drawn."""
        return self.sheet.is_drawn and self.thumbs.is_drawn

    def wait(self, words: str = "") -> None:
        """Say that the document is being drawn; what stood there stays until it is."""
        self._waiting.setText(words or self._texts.t("Drawing the pages…"))
        self._waiting.setVisible(True)

    def show_document(self, pdf: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show a document."""
        self._pdf, self._sizes = pdf, sizes
        self._waiting.setVisible(False)
        self.thumbs.show_document(sizes)
        self.sheet.page = self.thumbs.chosen
        self.sheet.show_document(sizes)
        self.hits, self._at = (), -1
        self._on_searched(self.search.text())
        self._say()

    # pages and zoom

    def turn(self, step: int) -> None:
        """Scroll on in a page larger than its place, and at its end go to the next one."""
        if self.sheet.can_scroll(step):
            self.sheet.scroll_page(step)
            return
        before = self.thumbs.chosen
        self.thumbs.choose(before + step)
        if step < 0 and self.thumbs.chosen != before:
            self.sheet.show_page(self.thumbs.chosen, at_end=True)

    def go_to(self, number: int) -> None:
        """Go to a page by number, from 0; -1 is the last one."""
        self.thumbs.choose(number if number >= 0 else self.pages - 1)

    def turn_zoom(self) -> None:
        """Between the whole page and its true size."""
        self.sheet.set_zoom(1.0 if self.sheet.zoom is None else None)

    def _say(self) -> None:
        t = self._texts.t
        self.zoom.set_words(f"{self.sheet.percent} %")
        self.zoom.setToolTip(t("The whole page, or its true size (Ctrl+0)"))
        self.place.setText(t("{n} of {m}", n=self.thumbs.chosen + 1, m=self.pages) if self.pages else "")
        self.sheet.setAccessibleName(t("Page {page}", page=self.thumbs.chosen + 1))

    def _on_picked(self, number: int) -> None:
        self.sheet.show_page(number)
        self._say()

    # pictures

    def _on_wanted(self, cut: Cut) -> None:
        self._sharp.ask(self._pdf, cut)

    def _on_drawn(self, drawn: _Drawn) -> None:
        if drawn.pdf is self._pdf:
            self.sheet.put(drawn.cut, drawn.image)
            self._say()

    def _on_small_wanted(self, pages: tuple[int, ...]) -> None:
        if not self._small.is_busy:  # what is still missing after it is asked for at the next painting
            self._small.ask(self._pdf, pages, round(WIDE * self.devicePixelRatioF()))

    def _on_small(self, drawn: _Small) -> None:
        if drawn.pdf is self._pdf:
            self.thumbs.put(drawn.pages)
            self.sheet.put_rough(drawn.pages)
        else:
            self.thumbs.viewport().update()

    # search

    def _on_searched(self, text: str) -> None:
        if text.strip() and self._pdf:
            self._finding.ask(self._pdf, text)
        else:
            self._finding.stop()
            self._on_found(())

    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits
        page = self.thumbs.chosen
        self._at = next((at for at, hit in enumerate(hits) if hit.page >= page), 0) if hits else -1
        self._show_hit()

    def step_hit(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1), round the end."""
        if self.hits:
            self._at = (self._at + step) % len(self.hits)
            self._show_hit()

    def _show_hit(self) -> None:
        hit = self.hits[self._at] if self.hits else None
        if hit is not None:
            self.thumbs.choose(hit.page)
        self.sheet.show_hits(self.hits, hit)
        if hit is not None:
            self.found.setText(self._texts.t("{n} of {m}", n=self._at + 1, m=len(self.hits)))
        else:
            self.found.setText(self._texts.t("not found") if self.search.text().strip() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground the paper lies on, round where the dialog's box is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area.adjusted(1, 1, _ROUND, -1), _ROUND, _ROUND)
        painter.setClipRect(area)
        painter.fillPath(path, self._theme.color("canvas"))
