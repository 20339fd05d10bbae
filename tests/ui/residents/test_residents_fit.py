"""Nothing is cut: every word on the list and on every part of the file has the room it asks for."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tcdesk.ui.kit.labels import ElidedLabel
from tcdesk.ui.pages.resident.tabs import TABS

LOOKS = [
    ("id", (1366, 697), 100),
    ("en", (1366, 697), 100),
    ("id", (1280, 649), 100),
    ("id", (960, 469), 100),
    ("en", (960, 469), 100),
    ("id", (1366, 697), 125),
]


def cut(screen):
    """Words that have less room than they ask for, and siblings that lie over each other."""
    found = []
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            if label.wordWrap():
                if label.height() < label.heightForWidth(label.width()) - 1:
                    found.append(f"{label.text()!r} is {label.height()} high")
            elif label.width() < label.sizeHint().width():
                found.append(f"{label.text()!r} is {label.width()} wide, not {label.sizeHint().width()}")
    buttons = [
        button for button in screen.findChildren(QAbstractButton) if button.isVisible() and button.accessibleName()
    ]
    narrow = [button for button in buttons if button.width() < button.minimumSizeHint().width()]
    found.extend(f"{button.accessibleName()!r} is {button.width()} wide" for button in narrow)
    return found


@pytest.mark.parametrize(("language", "size", "text"), LOOKS)
def test_nothing_is_cut(show, theme, language, size, text):
    theme.change(text_size=text)
    shown = show("residents", language=language, size=size)
    longest = max(shown.page.pane.model.records, key=lambda row: len(row.name))
    shown.page.pane.table.select(longest.id)
    QApplication.processEvents()
    QApplication.processEvents()
    assert cut(shown.window) == []
    assert shown.window.width() == size[0]
    for tab in TABS:
        shown.context.go("resident", id=longest.id, tab=tab.code)
        QApplication.processEvents()
        QApplication.processEvents()
        assert cut(shown.window) == [], tab.code
        assert (shown.window.width(), shown.window.height()) == size, tab.code
