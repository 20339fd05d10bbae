"""A house with nothing in it (screens that show the frame and need no service), and a window for one field."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Marked, texts
from tcdesk.ui.commands import command
from tcdesk.ui.found import Alternative, Found
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.form import make_field
from tcdesk.ui.pages._base import GlobalKey, Page, PageSpec, TopBar

GROUPS = ("Residents", "Screens", "Commands")


class Demo(Page):
    """Counts what the frame does with it."""

    shows = frozenset({"resident"})

    def __init__(self, context, code, title):
        super().__init__(context)
        self.code, self.title = code, title
        self.opened, self.refreshed, self.ran = [], 0, []
        self.lets_go, self.refusal = True, None
        self.new = self.command("New resident", lambda: self.ran.append("new"), shown_keys="Ctrl+N", icon="add")
        self.fill = self.command("Take attendance", lambda: self.ran.append("fill"), keys="F9", icon="sessions")
        self.list = QListWidget()
        self.list.addItems(["Andi Pratama", "Rizki Ramadhan"])
        self.field = QLineEdit()
        self.field.setAccessibleName("Note")
        command(self.list, "Move down", lambda: self.ran.append("down"), keys="J")
        left, right = Card("My sessions today", "4 sessions"), Card("Phase", "today")
        left.body.addWidget(self.list)
        right.body.addWidget(self.field)
        right.body.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(20, 14, 20, 10)
        row.setSpacing(14)
        row.addWidget(left, 58)
        row.addWidget(right, 42)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(body))
        self.panes = (left, right)

    def open(self, **args):
        self.opened.append(args)

    def refresh(self):
        self.refreshed += 1
        if self.refusal is not None:
            raise self.refusal

    def leave(self):
        return self.lets_go

    def place(self):
        return {"number": "BI.N 105/2024"}

    def top_bar(self):
        return TopBar(title=self.title, line="Monday, 9 March 2026 · week 11", actions=(self.new, self.fill))

    def areas(self):
        return self.panes

    def hints(self):
        return (*super().hints(), Hint(("J",), "down"))


def _people(context):
    def find(query):
        if "eko" not in query:
            return ()
        return tuple(
            Found(
                group="Residents",
                title=name,
                detail=number,
                icon="person",
                run=lambda number=number: context.go("file", number=number),
                alternatives=(
                    Alternative(
                        keys="Ctrl+Return", words="print", run=lambda number=number: context.go("file", print_of=number)
                    ),
                ),
            )
            for name, number in (("Eko Simanjuntak", "BI.N 105/2024"), ("Eko Prasetyo", "BI.N 044/2024"))
        )

    return find


@pytest.fixture
def specs():
    """Seven screens, settings below, a screen without a line, and one nobody but the medical staff may open."""

    def spec(code, title, icon, order, **more):
        key = more.pop("key", f"Alt+{order}")
        return PageSpec(
            code=code,
            title=Marked(title),
            icon=icon,
            order=order,
            key=key,
            factory=lambda context: Demo(context, code, title),
            **more,
        )

    new = GlobalKey(words=Marked("New resident"), keys="Ctrl+N", icon="add", args={"new": True})
    return (
        spec("home", "Home", "home", 1),
        spec("residents", "Residents", "residents", 2, find=_people, global_keys=(new,)),
        spec("week", "Week", "schedule", 3, rail=True, badge=lambda context: 2),
        spec("sessions", "Sessions", "sessions", 4),
        spec("conference", "Conferences", "conference", 5),
        spec("medical", "Medical", "medical", 6, needs=frozenset({Action.MEDICAL_WRITE})),
        spec("reports", "Reports", "reports", 7),
        spec("settings", "Settings", "settings", 9, group="foot"),
        spec("file", "File", "residents", 0, group="hidden", under="residents", key=""),
    )


@pytest.fixture
def disk_full():
    return Trouble("The disk is full. What you typed is kept. Free some space and save again.")


@pytest.fixture
def stand(qtbot, theme, clock):
    """Puts a field into an active window, with a line beside it to leave it to: `field, other = stand(kind=...)`."""

    kept = []

    def make(**given):
        spec = FieldSpec(**({"name": "f", "label": N_("Name")} | given))
        window = QWidget()
        window.resize(400, 200)
        column = QVBoxLayout(window)
        field, other = make_field(theme, texts("id"), spec, lambda: clock().date()), QLineEdit()
        column.addWidget(field)
        column.addWidget(other)
        kept.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.control.setFocus()
        return field, other

    return make
