"""What the week looks like: problems, a proposal, an opened group, something moved, the solver at work."""

import shutil

import attrs
import pytest
from demo_house import CHEAP, MANAGER, TODAY, door_of, enter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.week.plan import GroupPlan, Plan, Progress, Proposal, Scope, Score
from tcdesk.services.demo.build import make
from tcdesk.ui.pages.week import SPEC
from tcdesk.ui.pages.week.solving import SolvingDialog
from tcdesk.ui.pages.week.targets import Targets


@pytest.fixture(scope="session")
def week_house(tmp_path_factory):
    """168 residents in twelve groups; nobody writes to it."""
    folder = tmp_path_factory.mktemp("week-shots") / "facility"
    make(folder, today=TODAY, residents=168, weeks=6, profile=CHEAP)
    return folder


@pytest.fixture
def window(look, week_house, tmp_path, context_for, window_for, qtbot):
    """The week in this look, all ways out worked out."""
    door = door_of(shutil.copytree(week_house, tmp_path / "house"))
    services = enter(door, MANAGER)
    context = context_for(services, roles=services.who.roles, language=look.language, is_demo=True)
    window = window_for(context, (SPEC,), "week", size=look.size)
    qtbot.waitUntil(lambda: window.desk.page.ways.is_done)
    QApplication.processEvents()
    yield window
    door.sign_out()


def changed(page):
    """A plan with a group moved, one opened for those without, and two residents in each other's place."""
    plan = page.draft.plan
    targets = page.targets()
    group = plan.by_id["4"]
    moved = next(target.plan for target in targets.for_group(group).values() if target.allowed)
    waiting = [str(seat.resident_id) for seat in page.draft.view.unseated]
    first, last = plan.by_id["2"].members[0], plan.by_id["11"].members[0]
    day, at = page.draft.view.free[0]
    slot = next(s for s in page.draft.book.problem.slots if s.day == day and s.start == f"{at // 60:02d}:{at % 60:02d}")
    counselor = Targets(page.draft.book, moved, page.names()).counselors_for(
        GroupPlan(id="new", counselor="", slot=slot.id, room="")
    )[0]
    opened = GroupPlan(id="4-1", counselor=counselor, slot=slot.id, room="3", members=tuple(waiting))
    return moved.swap(first, last).with_group(opened)


def proposal(plan: Plan) -> Proposal:
    return Proposal(
        plan=plan, unassigned=(), score=Score(terms={}, counts={}), cost=588, bound=588, scope=Scope.ALL,
        violations=(), moves=(), seconds=1.8, seed=1,
    )  # fmt: skip


def settle():
    for _ in range(3):
        QApplication.processEvents()


def test_problems(look, window, shot):
    shot(window, f"week-problems-{look.name}")


def test_a_proposal(look, window, shot):
    page = window.desk.page
    page.arranger.proposal = proposal(changed(page))
    page.beside.propose()
    settle()
    shot(window, f"week-proposal-{look.name}")


def test_an_opened_group_with_locks(look, window, shot):
    page = window.desk.page
    page.edits.lock_group("3")
    page.edits.lock_resident(page.draft.plan.by_id["3"].members[1])
    page.draft._timer.stop()
    page.opened.open("3")
    window.desk.toast.dismiss()
    settle()
    shot(window, f"week-group-{look.name}")


def test_a_group_that_is_moved(look, window, shot):
    page = window.desk.page
    page.mover.lift_group("4", by_keys=False)
    spot = next(spot for spot, target in page.board.carry.targets.items() if target.allowed)
    layout = page.board._layout
    inside = layout.rect(spot).translated(0, page.board._offset()).center().toPoint()
    page.mover.carry_to(page.board.viewport().mapToGlobal(inside))
    settle()
    shot(window, f"week-moving-{look.name}")


def test_a_resident_that_is_moved(look, window, shot):
    page = window.desk.page
    page.mover.lift_resident(page.tray.list.people[0].id, by_keys=True)
    settle()
    shot(window, f"week-seating-{look.name}")


def test_the_solver_at_work(look, window, shot):
    page = window.desk.page
    context = page.context
    dialog = SolvingDialog(window, context.theme, context.texts, week=11, unseated=8, total=112, locked=2)
    dialog.appear()
    dialog._timer.stop()
    for seconds, unseated, bound in ((0.2, 5, None), (0.5, 3, None), (0.8, 1, 540), (1.1, 0, 570), (1.8, 0, 575)):
        dialog.show_progress(Progress(step="", seconds=seconds, unseated=unseated, score=588, bound=bound, plan=Plan()))
    dialog._on_tick()
    settle()
    shot(window, f"week-solving-{look.name}")


def test_the_published_week(look, window, shot, qtbot):
    page = window.desk.page
    context = page.context
    plan = attrs.evolve(page.draft.plan)
    context.services.scheduling.publish(page.draft.book, plan, reason="Sebelum keputusan konferensi.")
    page.refresh()
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.ways.is_done)
    settle()
    shot(window, f"week-published-{look.name}")
