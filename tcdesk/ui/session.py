"""What lives from a sign-in to the lock: one person's context, look, habits and keys, and the watch over the desk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.settings import HIDE_PEOPLE, LOCK_MINUTES, SCREEN_LANGUAGE, TEXT_SIZE, THEME
from tcdesk.i18n import Texts, texts
from tcdesk.i18n.texts import LANGUAGES
from tcdesk.ui.app import Application
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.commands import command
from tcdesk.ui.context import Bus, Context, Navigation
from tcdesk.ui.dialogs.asking import WindowAsk
from tcdesk.ui.door._screen import NAMES
from tcdesk.ui.door.own_password import OwnPassword
from tcdesk.ui.idle import IdleWatch
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.memory import HIDDEN, LANGUAGE, LOOK, SCREEN, SIZE, Memory
from tcdesk.ui.notices import Notices
from tcdesk.ui.pages._base import PageSpec
from tcdesk.ui.site import Place, Site
from tcdesk.ui.theme import NAMES as THEMES
from tcdesk.ui.theme import TEXT_SIZES
from tcdesk.ui.window import Window

if TYPE_CHECKING:
    from tcdesk.services.suite import Services  # as in `context`

_WAIT_FOR_WORK_MS = 2000


def system_theme(qt: QApplication) -> str:
    """The theme the computer asks for."""
    hints = qt.styleHints()
    hints.unsetColorScheme()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


class Session(QObject):
    """One person at the desk. `lock_asked` carries the minutes without a key, 0 where somebody asked for it."""

    lock_asked = Signal(int)
    leave_asked = Signal()

    def __init__(
        self,
        app: Application,
        window: Window,
        memory: Memory,
        site: Site,
        services: Services,
        specs: Iterable[PageSpec],
        wall: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._app, self._window, self._memory, self._site = app, window, memory, site
        self._services, self._specs, self._wall = services, tuple(specs), wall
        self.habits = memory.scope(f"person {services.who.uid}")
        self._jobs = Jobs(app.errors.take)
        self._idle: IdleWatch | None = None
        self._minutes = 0
        self._context: Context | None = None
        self._words = texts(LANGUAGES[0])

    @property
    def name(self) -> str:
        """Who sits at the desk."""
        return self._services.who.name

    @property
    def texts(self) -> Texts:
        """The words this person reads."""
        return self._words

    def start(self, place: Place) -> None:
        """Put the person's desk into the window. Raises whatever reading the settings refuses."""
        found = self._services.facility.settings()
        size = self.habits.get(SIZE, "")
        name = self.habits.get(LOOK) or found[THEME]
        self._app.theme.change(
            name=name if name in THEMES else system_theme(self._app.qt),
            text_size=int(size) if size in map(str, TEXT_SIZES) else _nearest(found[TEXT_SIZE]),
        )
        language = self.habits.get(LANGUAGE, "")
        self._show(texts(language if language in LANGUAGES else found[SCREEN_LANGUAGE]), place)
        self._app.theme.changed.connect(self._on_look_changed)
        self._window.lock_asked.connect(self._on_lock_asked, Qt.ConnectionType.QueuedConnection)
        self._take_settings()

    def _show(self, words: Texts, place: Place) -> None:
        self._words = words
        self._app.words.use(words)
        context = self._make_context(words)
        self._context = context
        # Queued: what was pressed belongs to the desk, and the desk goes.
        queued = Qt.ConnectionType.QueuedConnection
        context.navigation.lock_asked.connect(self._on_lock_asked, queued)
        context.navigation.language_asked.connect(self._on_language_asked, queued)
        context.bus.changed.connect(self._on_changed)
        desk = self._window.show_desk(context, self._specs, place.code, **place.args)
        t = words.t
        mine = (
            command(desk, t("Change my password"), self._change_password, icon="key"),
            command(desk, t("Sign out"), self._on_leave_asked, keys="Ctrl+Shift+L", icon="sign_out", everywhere=True),
            *(
                command(desk, NAMES[other], _asking(context, other), icon="settings")
                for other in LANGUAGES
                if other != words.language
            ),
        )
        desk.global_actions = (*desk.global_actions, *mine)
        self._tell_backup()

    def _make_context(self, words: Texts) -> Context:
        desk, theme = self._site.desk, self._app.theme
        return Context(
            services=self._services,
            jobs=self._jobs,
            ask=WindowAsk(self._window, theme, words),
            texts=words,
            bus=Bus(),
            theme=theme,
            errors=self._app.errors,
            notices=Notices(),
            breakpoint=Breakpoint(self._window.width(), self._window.height()),
            navigation=Navigation(),
            clock=self._site.local_now,
            who=self._services.who,
            facility=desk.facility_name(),
            is_demo=desk.is_demo(),
            memory=self.habits,
        )

    # ---- leaving
    def pause(self) -> Place:
        """Let the screen keep what is half done, and tell where the person was. It goes on whatever the screen says."""
        desk, kept = self._window.desk, True
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field that is left keeps its draft
        if desk is None:
            return Place()
        try:
            kept = desk.page is None or desk.page.leave()
            code, args = desk.place()
        except Exception as error:  # a screen that breaks must not keep the desk open
            self._app.errors.take(error)
            return Place(code=desk.code, kept=False)
        return Place(code=code, args=args, kept=kept)

    def end(self) -> Place:
        """The desk is about to be locked or left: keep what is half done, and stop all that goes on."""
        self._app.theme.changed.disconnect(self._on_look_changed)
        self._window.lock_asked.disconnect(self._on_lock_asked)
        place = self.pause()
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
        self._jobs.finish(_WAIT_FOR_WORK_MS)
        return place

    # ---- what changes while somebody works
    def _on_look_changed(self) -> None:
        for habits in (self.habits, self._memory.scope(SCREEN)):
            habits[LOOK] = self._app.theme.name
            habits[SIZE] = str(self._app.theme.text_size)

    def _on_language_asked(self, language: str) -> None:
        if language not in LANGUAGES:
            return
        place = self.pause()
        if not place.kept:
            return
        for habits in (self.habits, self._memory.scope(SCREEN)):
            habits[LANGUAGE] = language
        self._show(texts(language), place)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.meets(frozenset({"setting"})):
            self._take_settings()
        if changes.meets(frozenset({"backup"})):
            self._tell_backup()

    def _take_settings(self) -> None:
        found = self._services.facility.settings()
        self._memory.scope(self._site.scope)[HIDDEN] = "1" if found[HIDE_PEOPLE] else "0"
        minutes = found[LOCK_MINUTES]
        if minutes == self._minutes:
            return
        self._minutes = minutes
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
        self._idle = IdleWatch(self._app.qt, self._wall, minutes)
        self._idle.idle.connect(self._on_idle, Qt.ConnectionType.QueuedConnection)
        self._idle.start()

    @property
    def idle(self) -> IdleWatch | None:
        """The watch that locks a desk nobody sits at."""
        return self._idle

    def _tell_backup(self) -> None:
        if self._context is None:
            return
        with contextlib.suppress(Refusal):  # a disk that is away says nothing about the last backup
            at = self._site.desk.backup_at()
            self._context.notices.backed_up(None if at is None else self._context.local(at))

    def _on_idle(self) -> None:
        self.lock_asked.emit(self._minutes)

    def _on_lock_asked(self) -> None:
        self.lock_asked.emit(0)

    def _on_leave_asked(self) -> None:
        self.leave_asked.emit()

    def _change_password(self) -> None:
        context = self._context
        if context is not None:
            OwnPassword(self._window, context).appear()


def _asking(context: Context, language: str) -> Callable[[], object]:
    return lambda: context.navigation.language_asked.emit(language)


def _nearest(size: int) -> int:
    return min(TEXT_SIZES, key=lambda one: abs(one - size))
