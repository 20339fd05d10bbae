"""The monthly recap from the reports page, with real keys: on paper and as a workbook."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.pages._base import PAGES

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(services, context_for, window_for):
    context = context_for(services, roles={Role.MANAGER}, language="id", is_demo=True)
    return context, window_for(context, (PAGES["reports"],), "reports")


def press(key, held):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def words_of(path):
    book = openpyxl.load_workbook(path)
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("with_names", [True, False])
def test_the_month_that_ended_last_is_saved_as_a_workbook(desk, services, qtbot, ask, tmp_path, with_names) -> None:
    context, window = desk
    press(Qt.Key.Key_M, CONTROL)
    dialog = window.findChild(PrintDialog)
    if not with_names:
        press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.options.chosen().item.words == "Februari 2026"
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
    dialog.options.saving.form.load("xlsx")
    ask.answers = [tmp_path / "rekap.xlsx"]
    with qtbot.waitSignal(context.notices.message_given, timeout=20_000):
        press(Qt.Key.Key_S, CONTROL)
    named = services.papers.recap(date(2026, 2, 1)).people[0].name
    assert (named in words_of(tmp_path / "rekap.xlsx")) is with_names
    assert services.audit.newest()[0].verb == "print.monthly_recap"
