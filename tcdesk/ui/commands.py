"""Everything that has a key is a QAction made here, so that bar, sheet and palette never go stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from tcdesk.ui.hints import Hint, caps


def command(
    owner: QWidget,
    words: str,
    run: Callable[[], object],
    *,
    keys: str = "",
    shown_keys: str = "",
    icon: str = "",
    kind: str = "",
    hint: str = "",
    everywhere: bool = False,
) -> QAction:
    """A QAction of `owner` that says `words`, is run by `keys` (portable notation) and shown wherever keys are listed.

    Its keys work while the focus is in `owner`, or in its whole window with `everywhere`. `icon` is a meaning, `kind`
    the kind of its button, `hint` shorter words for the hint bar. `shown_keys` are shown without being bound: for a
    button of something the frame or a grid already has the keys of. `run` is called without arguments.
    """
    action = QAction(words.replace("&", "&&"), owner)
    action.setProperty("words", words)
    action.setProperty("icon_meaning", icon)
    action.setProperty("kind", kind)
    action.setProperty("hint", hint or words)
    action.setProperty("shown_keys", shown_keys)
    if keys:
        action.setShortcut(QKeySequence(keys, QKeySequence.SequenceFormat.PortableText))
    context = Qt.ShortcutContext
    action.setShortcutContext(context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: run())
    owner.addAction(action)
    return action


def words_of(action: QAction) -> str:
    """What an action says, without mnemonic marks."""
    return str(action.property("words") or action.text())


def keys_of(action: QAction) -> tuple[str, ...]:
    """The caps of an action's shortcut, or of the one it shows; empty when it has none."""
    shown = str(action.property("shown_keys") or "")
    return caps(shown or action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))


def hint_of(action: QAction) -> Hint:
    """The action as a hint for the bar."""
    return Hint(keys_of(action), str(action.property("hint") or words_of(action)))


def clashes(actions: Iterable[QAction]) -> list[str]:
    """Shortcuts that two of these actions share, in portable notation."""
    seen: set[str] = set()
    double: list[str] = []
    for action in actions:
        for keys in action.shortcuts():
            name = keys.toString(QKeySequence.SequenceFormat.PortableText)
            if name in seen:
                double.append(name)
            seen.add(name)
    return double
