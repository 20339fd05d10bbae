"""The walk through all screens finds the one that does not come up."""

import sys

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Action, Role
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.tour import Tour
from tcdesk.ui.window import Window


class Plain(Page):
    def __init__(self, context):
        super().__init__(context)
        QVBoxLayout(self).addWidget(QLabel("plain"))


class Refusing(Plain):
    def refresh(self):
        raise Trouble(N_("The file is damaged."))


class Breaking(Plain):
    def refresh(self):
        raise KeyError("Budi")


def spec(code, factory, **more):
    return PageSpec(code=code, title=N_("Home"), icon="home", factory=factory, **more)


@pytest.fixture
def walk(qtbot, theme, context_for, monkeypatch):
    """The walk over some specs, as a counselor."""

    def walk(*specs):
        context = context_for(roles={Role.COUNSELOR}, language="en")
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        context.errors.install()
        window = Window(theme, context.texts, context.errors)
        qtbot.addWidget(window)
        window.show_desk(context, specs)
        return Tour(window, context.errors).walk(specs)

    return walk


def test_screens_that_come_up_leave_no_trouble(walk):
    assert walk(spec("one", Plain), spec("two", Plain, group="hidden")) == ()


def test_a_screen_not_open_to_the_person_is_named(walk):
    forbidden = spec("audit", Plain, needs=frozenset({Action.AUDIT_READ}))
    assert walk(spec("one", Plain), forbidden) == ("audit did not open",)


def test_without_a_desk_every_screen_is_named(qtbot, theme, context):
    window = Window(theme, context.texts, context.errors)
    qtbot.addWidget(window)
    assert Tour(window, context.errors).walk([spec("one", Plain)]) == ("one: nobody is signed in",)


def test_a_screen_that_cannot_read_its_data_is_named(walk):
    assert walk(spec("one", Plain), spec("two", Refusing)) == ("two could not read its data",)


def test_a_screen_that_breaks_is_named_with_the_place_and_without_the_text(walk, caplog):
    (trouble,) = walk(spec("one", Plain), spec("two", Breaking), spec("three", Plain))
    assert trouble.startswith("two: KeyError at test_tour.py:")
    assert "Budi" not in trouble
    caplog.clear()
