"""Where the screens stand: each is built at its first visit and kept, and reads again only when it is concerned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Refusal
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.states import ErrorState
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.refusal_words import banner_words


class Stage(QStackedWidget):
    """Shows one screen at a time, or in its place why it could not be shown."""

    top_bar_changed = Signal()
    hints_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, Page] = {}
        self._headers: dict[str, QWidget | None] = {}
        self._stale: set[str] = set()
        self._code = ""
        self._failure: ErrorState | None = None

    @property
    def code(self) -> str:
        """The code of the screen that is shown; "" before the first."""
        return self._code

    @property
    def page(self) -> Page | None:
        """The screen that is shown, or whose failure is."""
        return self._pages.get(self._code)

    @property
    def failure(self) -> ErrorState | None:
        """What stands in place of a screen that could not read its data."""
        return self._failure

    def header(self) -> QWidget | None:
        """The header the shown screen brings itself."""
        return self._headers.get(self._code)

    def show_page(self, spec: PageSpec, args: dict[str, object]) -> None:
        """Build the screen if this is its first visit, tell it what the visit is about, and show it."""
        page = self._pages.get(spec.code)
        if page is None:
            page = spec.factory(self._context)
            self._pages[spec.code] = page
            self._headers[spec.code] = page.header()
            self._stale.add(spec.code)
            self.addWidget(page)
            page.top_bar_changed.connect(self._on_top_bar_changed)
            page.hints_changed.connect(self._on_hints_changed)
        self._code = spec.code
        page.open(**args)
        if args:
            self._stale.add(spec.code)
        self._refresh()

    def take_changes(self, changes: Changes, initiator: object) -> None:
        """Refresh the shown screen if it is concerned; the others read again at their next visit."""
        for code, page in self._pages.items():
            if page is not initiator and changes.meets(page.shows):
                self._stale.add(code)
        self._refresh()

    def _refresh(self) -> None:
        page = self.page
        if page is None:
            return
        if self._code in self._stale:
            self._drop_failure()
            try:
                page.refresh()
            except Refusal as refusal:
                self._fail(refusal)
                return
            self._stale.discard(self._code)
        if self._failure is None:
            self.setCurrentWidget(page)

    def _fail(self, refusal: Refusal) -> None:
        theme, texts = self._context.theme, self._context.texts
        title, text, _ = banner_words(refusal, texts)
        again = Button(theme, texts.t("Try again"), "primary", icon="test", clicked=self._refresh)
        code = texts.time(self._context.clock())
        self._failure = ErrorState(theme, texts, title, text, (again,), code=code)
        self.addWidget(self._failure)
        self.setCurrentWidget(self._failure)

    def _drop_failure(self) -> None:
        if self._failure is not None:
            self.removeWidget(self._failure)
            self._failure.deleteLater()
            self._failure = None

    def _on_top_bar_changed(self) -> None:
        if self.sender() is self.page:
            self.top_bar_changed.emit()

    def _on_hints_changed(self) -> None:
        if self.sender() is self.page:
            self.hints_changed.emit()
