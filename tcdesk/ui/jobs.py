"""Work that takes longer than a frame, away from the window's thread.

A worker gets frozen data and gives frozen data back; it sees no widget and no store. The callbacks are given to `start`
and stand before the work is queued, so that a fast end is never missed.
"""

from __future__ import annotations

import gc
import inspect
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

_SOON_MS = 20
_TURN = 0.001
"""Seconds a thread keeps the interpreter while another one waits for it."""

Callback = Callable[[Any], object]  # takes whatever the work gives: only the caller knows both


class Job(QObject):
    """One piece of work under way. `ended` fires once, after its callback ran."""

    progressed = Signal(object)
    came = Signal(object)
    went_wrong = Signal(object)
    ended = Signal()

    def __init__(
        self, *, done: Callback | None, failed: Callable[[BaseException], object], progressed: Callback | None
    ) -> None:
        super().__init__()
        self._cancelled = threading.Event()
        self._done = done
        self._failed = failed
        self._progressed = progressed
        self._over = False
        self.is_quiet = False
        # The signals are emitted by the worker; the slots are this object's, so Qt brings them to its own thread.
        self.came.connect(self._on_came)
        self.went_wrong.connect(self._on_went_wrong)
        self.progressed.connect(self._on_progressed)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled.is_set()

    @property
    def over(self) -> bool:
        """Whether its callback has run."""
        return self._over

    def cancel(self) -> None:
        """Ask the work to stop. Work that listens may still give a result (the best so far), and `done` gets it."""
        self._cancelled.set()

    @Slot(object)
    def _on_progressed(self, state: object) -> None:
        if self._progressed is not None and not self._over and _alive(self._progressed):
            self._progressed(state)

    @Slot(object)
    def _on_came(self, result: object) -> None:
        self._over = True
        try:
            if self._done is not None and _alive(self._done):
                self._done(result)
        finally:
            self.ended.emit()

    @Slot(object)
    def _on_went_wrong(self, error: BaseException) -> None:
        self._over = True
        try:
            if _alive(self._failed):
                self._failed(error)
        finally:
            self.ended.emit()


class _Collector:
    """Python's collector of cycles runs in whatever thread is at work, and would destroy widgets in a worker's.

    So it rests while there are workers; and threads take turns more often, so that the window answers sooner. Asked in
    the window's thread only.
    """

    def __init__(self) -> None:
        self._workers = 0
        self._was_on = True
        self._turn = sys.getswitchinterval()

    def rest(self) -> None:
        """A worker begins."""
        if self._workers == 0:
            self._was_on = gc.isenabled()
            gc.disable()
            self._turn = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
        self._workers += 1

    def go_on(self) -> None:
        """A worker has ended."""
        self._workers -= 1
        if self._workers == 0:
            sys.setswitchinterval(self._turn)
            if self._was_on:
                gc.enable()


_COLLECTOR = _Collector()


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[..., object], args: tuple[object, ...]) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._job = job
        self._work = work
        self._args = args

    def run(self) -> None:
        named: dict[str, Callable[..., object]] = {}
        asked = inspect.signature(self._work).parameters
        if "progress" in asked:
            named["progress"] = self._job.progressed.emit
        if "cancelled" in asked:
            named["cancelled"] = lambda: self._job.cancelled
        try:
            result = self._work(*self._args, **named)
        except BaseException as error:  # handed to the window's thread, which decides
            self._job.went_wrong.emit(error)
        else:
            self._job.came.emit(result)


class Jobs(QObject):
    """Starts work in a pool of threads; `changed` fires when a job begins or ends.

    `failed` takes the exception of work that was started without a callback for it.
    """

    changed = Signal()

    def __init__(self, failed: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._failed = failed
        self._active: list[Job] = []
        self._held: list[Job] = []  # a worker may still have a hand on a job that is over

    @property
    def active(self) -> tuple[Job, ...]:
        """The jobs under way that are told of, oldest first."""
        return tuple(job for job in self._active if not job.is_quiet)

    def start(
        self,
        work: Callable[..., object],
        *args: object,
        done: Callback | None = None,
        failed: Callable[[BaseException], object] | None = None,
        progressed: Callback | None = None,
        quiet: bool = False,
    ) -> Job:
        """Run `work(*args)` in a thread and call back in the window's.

        Work with a parameter `progress` gets a function to report its state with, and with `cancelled` one that says
        whether to stop. A callback bound to a widget that is gone by then is left out.
        Quiet work runs at every pause of somebody who types, so the frame does not show it.
        """
        job = Job(done=done, failed=failed or self._failed, progressed=progressed)
        job.is_quiet = quiet
        job.ended.connect(self._on_ended)
        self._active.append(job)
        self._held.append(job)
        _COLLECTOR.rest()
        self.changed.emit()
        self._pool.start(_Run(job, work, args))
        return job

    def finish(self, milliseconds: int = 5000) -> bool:
        """Ask every job to stop and wait for the threads; whether all came to an end in time."""
        for job in self._active:
            job.cancel()
        done = self._pool.waitForDone(milliseconds)
        if done:
            self._let_go(self._held)
        return done

    @Slot()
    def _on_ended(self) -> None:
        self._active = [job for job in self._active if not job.over]
        self._tidy()
        self.changed.emit()

    def _tidy(self) -> None:
        if self._pool.activeThreadCount() == 0:
            self._let_go([job for job in self._held if job.over])
        elif any(job.over for job in self._held):
            QTimer.singleShot(_SOON_MS, self._tidy)

    def _let_go(self, jobs: list[Job]) -> None:
        for _job in jobs:
            _COLLECTOR.go_on()
        self._held = [job for job in self._held if job not in jobs]


def _alive(callback: Callable[..., object]) -> bool:
    """Whether the object a bound method belongs to still exists on Qt's side."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
