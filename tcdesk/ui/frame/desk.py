"""The frame around the screens of one signed-in person."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Denied, Refusal
from tcdesk.i18n import N_
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.frame.areas import first_in, next_area
from tcdesk.ui.frame.desk_keys import Deeds, command_finder, global_actions, key_list, screen_finder
from tcdesk.ui.frame.hint_bar import HintBar
from tcdesk.ui.frame.sidebar import Sidebar
from tcdesk.ui.frame.stage import Stage
from tcdesk.ui.frame.top_bar import HeadStack
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.toast import Toast
from tcdesk.ui.notices import Message
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.palette import Palette
from tcdesk.ui.refusal_words import banner_words

_NOT_YOURS = N_("Your role does not open this screen. Nothing was changed. Ask the programme manager if you need it.")


class Desk(QWidget):
    """Sidebar, top bar, screen and hint bar. `specs` are the screens there are, in order; overlays lie on `host`."""

    def __init__(self, context: Context, specs: Iterable[PageSpec], host: QWidget) -> None:
        super().__init__()
        self._context = context
        self._host = host
        self._specs = {spec.code: spec for spec in specs if spec.open_to(context)}
        self._toast: Toast | None = None
        self._last_message: Message | None = None
        self._banner: Banner | None = None
        self.setObjectName("canvas")
        self._build()
        deeds = Deeds(
            palette=self.open_palette,
            help=self.open_help,
            toggle_rail=self._toggle_rail,
            next_area=lambda: next_area(self._areas(), 1),
            previous_area=lambda: next_area(self._areas(), -1),
        )
        self.global_actions = global_actions(self, context, self._specs.values(), deeds)
        self._connect()

    def _build(self) -> None:
        context = self._context
        self.stage = Stage(context)
        self.head = HeadStack(context.theme)
        self.hint_bar = HintBar(context)
        self.sidebar = Sidebar(context, self._specs.values())
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(20, 10, 20, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._notes)
        column.addWidget(self.stage, 1)
        column.addWidget(self.hint_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self._notes.setContentsMargins(0, 0, 0, 0)

    def _connect(self) -> None:
        context = self._context
        self.sidebar.chosen.connect(context.go)
        self.sidebar.search_asked.connect(self.open_palette)
        self.sidebar.lock_asked.connect(context.navigation.lock_asked)
        context.navigation.asked.connect(self._on_asked)
        context.bus.changed.connect(self._on_changed)
        context.errors.refused.connect(self._on_refused)
        context.notices.message_given.connect(self._on_message)
        context.breakpoint.changed.connect(self._fit_sidebar)
        context.theme.changed.connect(self._on_theme_changed)
        self.stage.top_bar_changed.connect(self._show_head)
        self.stage.hints_changed.connect(self._show_hints)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    # what is shown

    @property
    def page(self) -> Page | None:
        """The screen that is shown."""
        return self.stage.page

    @property
    def code(self) -> str:
        """Its code; "" before the first."""
        return self.stage.code

    def place(self) -> tuple[str, dict[str, object]]:
        """Where the person is, to come back to after a lock or with another language."""
        return self.code, self.page.place() if self.page is not None else {}

    def may_leave(self) -> bool:
        """Whether the screen lets go, for closing the window."""
        return self.page is None or self.page.leave()

    def start(self, code: str = "", args: dict[str, object] | None = None) -> None:
        """Show the first screen: `code`, or the first of the sidebar."""
        self.sidebar.refresh_badges()
        if code not in self._specs:
            code, args = next((spec.code for spec in self._specs.values() if spec.group == "main"), ""), None
        if code:
            self._on_asked(code, args or {})

    def _on_asked(self, code: str, args: dict[str, object]) -> None:
        spec = self._specs.get(code)
        if spec is None:
            self.sidebar.light(self._lit())
            self._on_refused(Denied(_NOT_YOURS))
            return
        if self.page is not None and code != self.code and not self.page.leave():
            self.sidebar.light(self._lit())
            return
        self._close_banner()
        self.stage.show_page(spec, args)
        self.sidebar.light(self._lit())
        self._fit_sidebar()
        self._show_head()
        page = self.page
        if page is not None:
            target = page.first_focus() or first_in(page) or page
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_hints()

    def _lit(self) -> str:
        spec = self._specs.get(self.code)
        return "" if spec is None else spec.under or spec.code

    def _show_head(self) -> None:
        page = self.page
        if page is None:
            return
        header = self.stage.header()
        if header is None:
            self.head.bar.show_bar(page.top_bar())
        self.head.show_header(header)

    def _show_hints(self) -> None:
        t = self._context.texts.t
        own = self.page.hints() if self.page is not None else ()
        taken = {hint.keys for hint in own}
        always = (Hint(("Ctrl", "K"), t("find anything")), Hint(("F1",), t("help")))
        self.hint_bar.hints.show_hints([*own, *(hint for hint in always if hint.keys not in taken)])

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_hints()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        self.stage.take_changes(changes, initiator)
        self.sidebar.refresh_badges()

    def _on_theme_changed(self) -> None:
        self.head.fit()
        self.hint_bar.fit()
        self.sidebar.set_narrow(self.sidebar.narrow)

    # sidebar and panes

    def _fit_sidebar(self) -> None:
        spec = self._specs.get(self.code)
        wanted = spec is not None and spec.rail
        kept = self._context.memory.get(f"rail.{self.code}")
        if kept is not None:
            wanted = kept == "1"
        self.sidebar.set_narrow(wanted or self._context.breakpoint.room < Room.L)

    def _toggle_rail(self) -> None:
        self._context.memory[f"rail.{self.code}"] = "0" if self.sidebar.narrow else "1"
        self._fit_sidebar()

    def _areas(self) -> list[QWidget]:
        own = self.page.areas() if self.page is not None else ()
        return [*own, self.head, self.sidebar]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the room."""
        super().resizeEvent(event)
        self._context.breakpoint.update(self.width(), self.height())
        if self._toast is not None:
            self._toast.settle()

    # what is said

    def _on_refused(self, refusal: Refusal) -> None:
        title, text, tone = banner_words(refusal, self._context.texts)
        self._close_banner()
        self._banner = Banner(self._context.theme, title, text, tone, close_words=self._context.texts.t("Close"))
        self._banner.closed.connect(self._close_banner)
        self._notes.setContentsMargins(20, 10, 20, 0)
        self._notes.addWidget(self._banner)

    def _close_banner(self) -> None:
        if self._banner is not None:
            self._notes.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._notes.setContentsMargins(0, 0, 0, 0)

    @property
    def banner(self) -> Banner | None:
        """The refusal that is shown."""
        return self._banner

    @property
    def toast(self) -> Toast | None:
        """The success that is shown."""
        return self._toast

    def _on_message(self, message: Message) -> None:
        if self._toast is not None:
            self._toast.dismiss()
        self._last_message = message
        self._toast = Toast(self._context.theme, self._context.texts, message, self, self.hint_bar.height())
        self._toast.ended.connect(self._on_toast_ended)
        self._toast.undone.connect(self._on_undone)
        self._toast.appear()

    def _on_toast_ended(self) -> None:
        self._toast = None

    def _on_undone(self) -> None:
        self._last_message = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Z takes back the last success when nothing nearer to the focus did; Esc puts the banner away."""
        if event.matches(QKeySequence.StandardKey.Undo) and self._last_message and self._last_message.undo:
            undo = self._last_message.undo
            self._last_message = None
            if self._toast is not None:
                self._toast.dismiss()
            undo()
            return
        if event.key() == Qt.Key.Key_Escape and self._banner is not None:
            self._close_banner()
            return
        super().keyPressEvent(event)

    # palette and sheet

    def _commands(self) -> list[QAction]:
        return [*(self.page.actions() if self.page is not None else ()), *self.global_actions]

    def open_palette(self) -> None:
        """Find people, screens and commands."""
        context = self._context
        finders = [spec.find(context) for spec in self._specs.values() if spec.find is not None]
        commands = command_finder(context, self._commands)
        sources = [*finders, screen_finder(context, list(self._specs.values())), commands]
        Palette(self._host, context.theme, context.texts, sources, commands).appear()

    def open_help(self) -> None:
        """The help page of this screen, the others, and every key that works here."""
        t = self._context.texts.t
        page = self.page
        own = (*key_list(page.actions()), *page.hints()) if page is not None else ()
        common = [*key_list(self.global_actions), Hint(("Ctrl", "Z"), t("Take back the last step"))]
        always = [hint for hint in common if hint.keys not in {other.keys for other in own}]
        sections = [(t("On this screen"), own), (t("Everywhere"), always)]
        HelpSheet(self._host, self._context.theme, self._context.texts, sections, self._help_screen()).appear()

    def _help_screen(self) -> str:
        """The screen as the help names it: a part of it where it has parts."""
        code, args = self.place()
        return f"{code}/{args['section']}" if "section" in args else code
