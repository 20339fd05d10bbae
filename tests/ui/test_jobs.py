"""Work in threads: callbacks arrive, in the window's thread, once."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tcdesk.domain.refusals import Trouble
from tcdesk.ui import jobs as module
from tcdesk.ui.jobs import Jobs


class Screen(QWidget):
    def __init__(self):
        super().__init__()
        self.got = []

    def take(self, value):
        self.got.append((value, threading.current_thread() is threading.main_thread()))


@pytest.fixture(autouse=True)
def collector(monkeypatch):
    """The collector of cycles as a program begins with it, whatever jobs other tests left on their way."""
    monkeypatch.setattr(module, "_COLLECTOR", module._Collector())
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(lambda error: pytest.fail(f"nobody took {error!r}"))
    yield jobs
    assert jobs.finish()


def test_result_comes_back_in_the_windows_thread(jobs, qtbot):
    screen = Screen()
    qtbot.addWidget(screen)
    with qtbot.waitSignal(
        jobs.start(lambda a, b: (a + b, threading.current_thread().name), 2, 3, done=screen.take).ended
    ):
        assert len(jobs.active) == 1
    (((total, thread), in_window),) = screen.got
    assert total == 5
    assert in_window
    assert thread != threading.main_thread().name
    assert jobs.active == ()


def test_a_hundred_fast_failures_are_all_heard(jobs, qtbot):
    screen = Screen()
    qtbot.addWidget(screen)

    def fail(number):
        raise Trouble(f"no {number}")

    for number in range(100):
        jobs.start(fail, number, failed=screen.take)
    qtbot.waitUntil(lambda: not jobs.active)
    assert sorted(int(error.text.split()[1]) for error, _ in screen.got) == list(range(100))
    assert all(in_window for _, in_window in screen.got)


def test_without_a_callback_failures_go_to_the_one_place(qapp, qtbot):
    taken = []
    jobs = Jobs(taken.append)
    with qtbot.waitSignal(jobs.start(lambda: 1 / 0).ended):
        pass
    assert isinstance(taken[0], ZeroDivisionError)


def test_progress_is_reported_and_cancel_keeps_the_best(jobs, qtbot):
    heard = threading.Event()
    screen = Screen()
    qtbot.addWidget(screen)
    seen = []

    def solve(start, progress, cancelled):
        best = start
        while not cancelled():
            best += 1
            if best < 5:
                progress(best)
            heard.wait(0.01)
        return best

    job = jobs.start(solve, 1, done=screen.take, progressed=seen.append)
    qtbot.waitUntil(lambda: seen == [2, 3, 4])
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert screen.got[0][0] >= 4
    assert job.over
    assert job.cancelled


def test_a_screen_that_is_gone_is_not_called(jobs, qtbot):
    gate = threading.Event()
    screen = Screen()
    got = screen.got
    job = jobs.start(lambda: gate.wait(5), done=screen.take)
    screen.deleteLater()
    gone = QObject()
    screen.destroyed.connect(gone.deleteLater)
    with qtbot.waitSignal(screen.destroyed):
        pass
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert got == []


def test_finish_stops_what_listens(qapp):
    jobs = Jobs(lambda error: None)
    tick = threading.Event()

    def run(cancelled):
        while not cancelled():
            tick.wait(0.005)

    jobs.start(run)
    jobs.start(run)
    assert jobs.finish()


def test_the_collector_of_cycles_rests_while_a_worker_is_at_work_and_goes_on_after(jobs, qtbot):
    assert gc.isenabled()
    go = threading.Event()
    first = jobs.start(lambda: (go.wait(5), gc.isenabled()))
    second = jobs.start(lambda: go.wait(5))
    assert not gc.isenabled()
    with qtbot.waitSignals([first.ended, second.ended]):
        go.set()
    qtbot.waitUntil(gc.isenabled)


def test_the_collector_goes_on_when_nobody_waits_for_the_end(jobs):
    job = jobs.start(lambda: 1)
    assert jobs.finish()
    assert gc.isenabled()
    assert not job.over
