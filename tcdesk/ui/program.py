"""The program as a person meets it: which screen stands in the window, and how one goes from one to the next."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from tcdesk.domain.refusals import Conflict, Denied, Refusal
from tcdesk.domain.views.people import Person
from tcdesk.i18n import N_, texts
from tcdesk.i18n.texts import LANGUAGES
from tcdesk.registry import Later
from tcdesk.services.demo.clock import clock_of
from tcdesk.services.desk import Desk, Proof
from tcdesk.ui.app import Application
from tcdesk.ui.dialogs.asking import WindowAsk
from tcdesk.ui.door._screen import DoorScreen, Porch
from tcdesk.ui.door.elsewhere import Held
from tcdesk.ui.door.forgotten import Forgotten
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.door.waiting import TroubleScreen, WaitScreen
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.memory import HIDDEN, LANGUAGE, SCREEN, Memory
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.refusal_words import banner_words
from tcdesk.ui.site import Place, Site
from tcdesk.ui.window import Window

if TYPE_CHECKING:
    from tcdesk.services import entering
    from tcdesk.services.demo import build
    from tcdesk.ui import session as work
    from tcdesk.ui.door import first_run
else:
    # What stands behind the door brings paper, solver and database along; the door is painted before they are loaded.
    entering = Later("tcdesk.services.entering")
    build = Later("tcdesk.services.demo.build")
    work = Later("tcdesk.ui.session")
    first_run = Later("tcdesk.ui.door.first_run")

_NO_FACILITY = N_("There is no facility in this folder. Nothing was made or changed. Choose the folder of a facility.")

_QUEUED = Qt.ConnectionType.QueuedConnection
"""For what brings another screen: the one that was pressed goes, and must be done with its own work before."""

_USUAL = QSize(1366, 697)
_AFTER_PAINT_MS = 60
"""What is loaded beside the screen waits until it has been painted."""
_LAST_MS = 60_000
"""How long work under way may take to its end after the window is closed: a backup is never cut off."""


def site_of(folder: Path) -> Site:
    """The facility in `folder`, a demo on the day it lives in."""
    clock = clock_of(folder)
    return Site(desk=Desk(folder, clock), clock=clock)


class Program(QObject):
    """Holds the window. `open` shows the facility of a folder, `open_demo` makes an invented one and signs in.

    `specs` are the screens of the desk, `site` opens a folder, `wall` is the clock idleness is measured with: all given
    by tests, none by the program itself.
    """

    def __init__(
        self,
        app: Application,
        memory: Memory,
        *,
        specs: Iterable[PageSpec] | None = None,
        site: Callable[[Path], Site] = site_of,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._app, self._memory, self._site_of, self._wall = app, memory, site, wall
        self._specs = PAGES if specs is None else tuple(specs)
        language = memory.scope(SCREEN).get(LANGUAGE, LANGUAGES[0])
        self._texts = texts(language if language in LANGUAGES else LANGUAGES[0])
        self.window = Window(app.theme, self._texts, app.errors)
        self.window.closing.connect(self.shut)
        app.errors.refused.connect(self._on_refused)
        self._jobs = Jobs(app.errors.take)
        self._site = site(Path())
        self._session: work.Session | None = None
        self._place = Place()
        self._is_shut = False
        self._is_prepared = False
        self._again: Callable[[], object] = lambda: None

    def show(self) -> None:
        """Show the window, on a small screen over all of it."""
        room = self._app.qt.primaryScreen().availableSize()
        self.window.resize(_USUAL.boundedTo(room))
        if room.width() < _USUAL.width() + 80:
            self.window.showMaximized()
        else:
            self.window.show()

    def run(self) -> int:
        """Live until the window is closed; gives the exit code."""
        status = self._app.run()
        self._jobs.finish(_LAST_MS)
        return status

    # ---- which screen
    def open(self, folder: Path, *, chosen: bool = False) -> None:
        """Show the facility in `folder`: its door, the set-up where there is none, or why neither can be.

        A folder that somebody has `chosen` is expected to hold a facility: a slip must not begin a new one.
        """
        self._site = self._site_of(folder)
        try:
            exists = self._site.desk.exists()
            if exists:
                self._site.desk.insist()
        except Refusal as refusal:
            self._show_trouble(refusal)
            return
        if exists:
            self.show_door()
        elif chosen:
            self._show_trouble(Denied(_NO_FACILITY), may_make=True)
        else:
            self.show_first_run()

    def open_demo(self, folder: Path) -> None:
        """Make an invented facility in `folder`, living today, and sign in as the one who sees most."""
        self._site = self._site_of(folder)
        t = self._texts.t
        title, text = t("Making the demo"), t("168 invented residents, with half a year of history. A few seconds.")
        self._show(WaitScreen(self._porch(), title, text))
        today = self._site.clock.today()
        self._jobs.start(lambda: build.make(folder, today=today), done=self._on_demo_made, failed=self._on_no_entry)

    def _on_demo_made(self, access: build.DemoAccess) -> None:
        if self._is_shut:
            return
        self._site = self._site_of(access.folder)
        desk = self._site.desk
        self._jobs.start(desk.prove, access.user, access.password, done=self._on_proven, failed=self._on_no_entry)

    def show_door(self, uid: str = "", words: str = "") -> None:
        """Show who may sign in; `uid` is lit and `words` stand below the password."""
        hidden = self._memory.scope(self._site.scope).get(HIDDEN) == "1"
        door = SignIn(self._porch(), self.window, self._people, hidden=hidden, held=self._held(named=not hidden))
        door.light(uid)
        if words:
            door.welcome(words)
        door.tried.connect(self._on_tried)
        door.forgotten.connect(self.show_forgotten, _QUEUED)
        self._again = self.show_door
        self._show(door)
        QTimer.singleShot(_AFTER_PAINT_MS, self, self._prepare)

    def _prepare(self) -> None:
        """Load what stands behind the door while somebody types; what fails is met, and said, at entering."""
        if not self._is_prepared and not self._is_shut:
            self._is_prepared = True
            self._jobs.start(lambda: entering.enter, failed=lambda _error: None)

    def _load_screens(self) -> None:
        """Load the screens while the password is looked at, which leaves this thread with nothing to do."""
        if not self._is_shut:
            self._specs = tuple(self._specs)

    def show_first_run(self) -> None:
        """Show the set-up of a new facility."""
        before = self.window.centralWidget()
        screen = first_run.FirstRunScreen(self._porch(), self.window, self._site.desk, self._jobs, self._ask())
        if isinstance(before, first_run.FirstRunScreen):
            screen.restore(before.typed())
        screen.founded.connect(self._on_founded, _QUEUED)
        screen.other_asked.connect(self.choose_folder)
        self._again = self.show_first_run
        self._show(screen)

    def show_forgotten(self, uid: str = "") -> None:
        """Show the way in with the recovery code."""
        screen = Forgotten(self._porch(), self.window, self._site.desk, self._jobs, uid)
        screen.recovered.connect(self._on_recovered, _QUEUED)
        screen.left.connect(self._on_left, _QUEUED)
        self._again = self.show_forgotten
        self._show(screen)

    def _show_lock(self, line: str) -> None:
        desk = self._site.desk
        name, uid = (desk.who.name, desk.who.uid) if desk.who is not None else ("", "")

        def person() -> Person | None:
            return next((one for one in self._people() if one.uid == uid), None)

        screen = LockScreen(self._porch(), self.window, name, line, person, self._held())
        screen.tried.connect(self._on_tried_again)
        screen.switch_asked.connect(self._on_switch_asked, _QUEUED)
        self._show(screen)

    def _show_trouble(self, refusal: Refusal, *, may_make: bool = False) -> None:
        folder = self._site.desk.folder
        t, theme = self._texts.t, self._app.theme
        again = Button(theme, t("Try again"), "primary", icon="test", clicked=self._later(lambda: self.open(folder)))
        make_one = Button(theme, t("Set up a new facility here"), clicked=self._later(self.show_first_run))
        choose = Button(theme, t("Choose another folder"), icon="folder", clicked=self.choose_folder)
        leave = Button(theme, t("Quit"), "ghost", clicked=self._later(self.window.close))
        if may_make:
            choose.set_kind("primary")
        title, text, _ = banner_words(refusal, self._texts)
        ways = [choose, make_one, leave] if may_make else [again, choose, leave]
        self._again = lambda: self._show_trouble(refusal, may_make=may_make)
        self._show(TroubleScreen(self._porch(), self.window, title, text, ways))

    def choose_folder(self) -> None:
        """Ask for the folder of a facility and open it."""
        dialog = QFileDialog(self.window, self._texts.t("Folder of the facility"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen, _QUEUED)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_chosen(self, path: str) -> None:
        self.open(Path(path), chosen=True)

    def _show(self, screen: QWidget) -> None:
        self._app.words.use(self._texts)
        if isinstance(screen, DoorScreen):
            screen.language_asked.connect(self._on_language_asked, _QUEUED)
        before = self.window.centralWidget()
        self.window.show_alone(screen)
        if before is not None:
            # What stood there goes now, with all data on it, and not when Qt finds the time.
            QCoreApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete)
            del before
            gc.collect()

    @staticmethod
    def _later(deed: Callable[[], object]) -> Callable[[], object]:
        """Do it once the button that was pressed is done with: the screen it stands on goes."""
        return lambda: QTimer.singleShot(0, deed)

    # ---- in and out
    def _on_tried(self, uid: str, password: str) -> None:
        self._set_busy(busy=True)
        self._jobs.start(self._site.desk.prove, uid, password, done=self._on_proven, failed=self._on_no_entry)
        QTimer.singleShot(_AFTER_PAINT_MS, self, self._load_screens)

    def _on_tried_again(self, password: str) -> None:
        self._set_busy(busy=True)
        self._jobs.start(self._site.desk.prove_again, password, done=self._on_proven, failed=self._on_no_entry)

    def _set_busy(self, *, busy: bool) -> None:
        screen = self.window.centralWidget()
        if isinstance(screen, SignIn | LockScreen):
            screen.set_busy(busy=busy)

    def _on_no_entry(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        screen = self.window.centralWidget()
        at_door = isinstance(screen, SignIn | LockScreen)
        if at_door and (isinstance(error, Denied) or (isinstance(error, Conflict) and screen.elsewhere.look())):
            screen.refuse(error)
        elif isinstance(error, Refusal):
            self._show_trouble(error)
        else:
            self._app.errors.take(error)

    def _on_proven(self, proof: Proof) -> None:
        if self._is_shut:
            return
        place, self._place = self._place, Place()
        try:
            services = self._site.desk.enter(proof)
            begun = work.Session(self._app, self.window, self._memory, self._site, services, self._specs, self._wall)
            begun.start(place)
        except Exception as error:  # the door stays: a refusal is said there, a bug by the crash dialog
            self._site.desk.sign_out()
            self._on_no_entry(error)
            return
        begun.lock_asked.connect(self.lock, _QUEUED)
        begun.leave_asked.connect(self.sign_out, _QUEUED)
        self._session = begun

    @property
    def session(self) -> work.Session | None:
        """The person at work, None while the desk is locked or left."""
        return self._session

    def lock(self, minutes: int = 0) -> None:
        """Lock the desk: drafts kept, widgets gone, file closed. `minutes` without a key were the reason, or 0."""
        if self._session is None:
            return
        self._place = self._end_session()
        t, at = self._texts.t, self._texts.time(self._site.local_now())
        line = t("Locked {time}", time=at)
        if minutes:
            line = self._texts.n("Locked {time} after {n} minute", "Locked {time} after {n} minutes", minutes, time=at)
        if self._place.kept:
            line = " · ".join((line, t("your work is kept as a draft")))
        self._show_lock(line)
        self._close(self._site.desk.lock)

    def sign_out(self) -> None:
        """Leave the desk to whoever comes next."""
        self._end_session()
        self._place = Place()
        self._show(WaitScreen(self._porch(), self._texts.t("Signing out"), ""))
        self._close(self._site.desk.sign_out)
        self.open(self._site.desk.folder)

    def _end_session(self) -> Place:
        ended, self._session = self._session, None
        if ended is None:
            return Place()
        place = ended.end()
        ended.deleteLater()
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._texts = ended.texts
        return place

    def _close(self, deed: Callable[[], object]) -> None:
        """Close the facility's file; what was saved is safe, so a disk that refuses the last line is only told of."""
        with self._app.errors.guard():
            deed()

    def shut(self) -> None:
        """The window closes: leave the facility in order."""
        self._is_shut = True
        if self._session is not None:
            self._end_session()
            self.window.show_alone(QWidget())
        with contextlib.suppress(Refusal):
            self._site.desk.sign_out()
        self._jobs.finish()

    def _on_switch_asked(self) -> None:
        self.sign_out()

    def _on_founded(self, uid: str, password: str) -> None:
        self._show(WaitScreen(self._porch(), self._texts.t("Opening the new facility"), ""))
        self._jobs.start(self._site.desk.prove, uid, password, done=self._on_proven, failed=self._on_no_entry)

    def _on_left(self) -> None:
        self.show_door()

    def _on_recovered(self, uid: str) -> None:
        self.show_door(uid, self._texts.t("The new password holds. Sign in with it."))

    # ---- what the screens are given
    def _porch(self) -> Porch:
        desk, facility, is_demo, backup_at = self._site.desk, "", False, None
        with contextlib.suppress(Refusal):
            if desk.exists():
                facility, is_demo, backup_at = desk.facility_name(), desk.is_demo(), desk.backup_at()
        return Porch(
            theme=self._app.theme,
            texts=self._texts,
            clock=self._site.local_now,
            facility=facility,
            is_demo=is_demo,
            backup_at=backup_at,
        )

    def _held(self, *, named: bool = True) -> Held:
        """Asks whether another program has the facility; without `named` it does not tell who works there."""
        return lambda: self._site.desk.elsewhere(named=named)

    def _people(self) -> tuple[Person, ...]:
        try:
            return self._site.desk.people()
        except Refusal:
            return ()

    def _ask(self) -> WindowAsk:
        return WindowAsk(self.window, self._app.theme, self._texts)

    def _on_language_asked(self, language: str) -> None:
        self._texts = texts(language)
        self._memory.scope(SCREEN)[LANGUAGE] = language
        self._again()

    def _on_refused(self, refusal: Refusal) -> None:
        """A refusal that no screen took, while there is no desk to show it."""
        if self.window.desk is None:
            title, text, _ = banner_words(refusal, self._texts)
            self._ask().tell(title, text)
