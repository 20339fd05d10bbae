"""Work that is asked for anew before it is done: one piece at a time, and only the newest wish waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from tcdesk.ui.jobs import Callback, Job, Jobs


class Newest(QObject):
    """Runs `work(*args)` in a worker for the newest `args` it was asked for; `done` gets what comes of it.

    A wish that another one overtook is stopped where its work listens, and what still comes of it is thrown away.
    `quiet` is passed on to `Jobs.start`.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Callable[..., object],
        done: Callback,
        failed: Callable[[BaseException], object],
        parent: QObject,
        *,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._work, self._done, self._failed = jobs, work, done, failed
        self._quiet = quiet
        self._job: Job | None = None
        self._args: tuple[object, ...] = ()
        self._waiting: tuple[object, ...] | None = None
        self._is_overtaken = False
        self.progressed: Callback | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def ask(self, *args: object) -> None:
        """Wish for the work with these arguments, in place of everything wished for before."""
        if self._job is not None:
            if args == self._args and not self._is_overtaken:
                return
            self._waiting = args
            self.stop()
            return
        self._is_overtaken, self._args = False, args
        self._job = self._jobs.start(
            self._work,
            *args,
            done=self._on_done,
            failed=self._on_failed,
            progressed=self._on_progressed,
            quiet=self._quiet,
        )

    def stop(self) -> None:
        """Nobody needs what is under way any more."""
        self._is_overtaken = True
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> bool:
        self._job = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.ask(*waiting)
            return True
        return False

    def _on_progressed(self, state: object) -> None:
        if self.progressed is not None and not self._is_overtaken:
            self.progressed(state)

    def _on_done(self, result: object) -> None:
        is_overtaken = self._is_overtaken
        if not self._next() and not is_overtaken:
            self._done(result)

    def _on_failed(self, error: BaseException) -> None:
        is_overtaken = self._is_overtaken
        if not self._next() and not is_overtaken:
            self._failed(error)
