"""What every field is: a label, a control, and one line below that never moves what stands under it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

import attrs
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.parsing import Near
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.theme import Theme, set_state

Raw = str | list[str]
"""What stands in a field as it was typed, fit for a draft."""

REQUIRED = N_("Please fill this in.")
_FOCUS_STAYS = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class Kind(StrEnum):
    """The kinds of fields a form can hold."""

    TEXT = "text"
    NOTES = "notes"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    CHOICE = "choice"
    TAGS = "tags"
    CHECK = "check"
    PASSWORD = "password"  # noqa: S105 - the name of a kind


@attrs.frozen
class Option:
    """One answer of a choice: the value that is kept and the words that are shown (already in the screen's words)."""

    value: str
    words: str


@attrs.frozen(kw_only=True)
class FieldSpec:
    """A field as it is declared. Only what its kind knows counts.

    `span` is its width in columns (a half is allowed); `locked_for` makes it read-only and says who may change it;
    `read` gives a text field its own reading (`parse_register_number`); `near` is the side of today of a date; `least`,
    `most`, `decimals` and `unit` belong to numbers, `lines` to notes, `longest` (characters) to everything typed;
    `echo` says how a value was understood, for fields that have no words of their own for it.
    """

    name: str
    label: Marked
    kind: Kind = Kind.TEXT
    required: bool = False
    help: Marked | None = None
    placeholder: Marked | None = None
    options: tuple[Option, ...] = ()
    span: float = 1
    locked_for: Marked | None = None
    read: Callable[[str], object | Problem] | None = None
    near: Near = Near.ANY
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    decimals: int = 0
    unit: Marked | None = None
    lines: int = 3
    longest: int = 200
    echo: Callable[[object], str] | None = None


_MESSAGES = {
    "help": ("caption", "ink3", "", ""),
    "bad": ("small", "danger", "bad", "danger"),
    "warn": ("small", "warn", "warning", "warn_m"),
    "ok": ("small", "ok", "done", "ok_m"),
}
"""Role of the words, their colour, icon and its colour, by kind of message."""


class MessageLine(QWidget):
    """The one line under a control, 18 px whether it says something or not. Long words end in an ellipsis."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.kind, self.words = "help", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, kind: str, words: str) -> None:
        """Show `words` as `help`, `bad`, `warn` or `ok`."""
        self.kind, self.words = kind, words
        self.setAccessibleName(words)
        self._measure()
        self.update()

    def _icon_width(self) -> int:
        return self._theme.px(14) + 6 if _MESSAGES[self.kind][2] else 0

    def _measure(self) -> None:
        wide = text_width(self.words, self._theme.font(_MESSAGES[self.kind][0])) + self._icon_width()
        self.setToolTip(self.words if wide > self.width() + 0.5 else "")

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(10, self._theme.px(18))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip in step."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words."""
        if not self.words:
            return
        role, color, icon, icon_color = _MESSAGES[self.kind]
        painter = QPainter(self)
        if icon:
            size = self._theme.px(14)
            box = QRectF(1, (self.height() - size) / 2, size, size)
            self._theme.icons.paint(painter, box, icon, icon_color, fill=True)
        area = QRectF(self.rect()).adjusted(self._icon_width(), 0, 0, 0)
        draw_text(painter, area, self.words, self._theme.font(role), color, self._theme)


class Field(QWidget):
    """Label, control and message. A kind of field gives it a control and reads and writes what stands in it.

    Fires `changed` when a person changed it, `left` after the focus went elsewhere and the content was checked, and
    `next_asked` on Enter. The content is checked on leaving, not while typing; an error goes at the first key that
    makes the content right.
    """

    changed = Signal()
    left = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__()
        self.theme, self.texts, self.spec = theme, texts, spec
        self.label = texts.t(spec.label)
        self.problem: Problem | None = None
        self.locked = ""
        self._confirmed = ""
        self._own_problem = False
        self.setObjectName(spec.name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(self._label_row())
        self.message = MessageLine(theme)

    def _label_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Label(self.label, "small", "ink2", 600))
        if self.spec.required:
            row.addWidget(Label("*", "small", "danger", 600))
        row.addStretch(1)
        return row

    def put(self, control: QWidget, *parts: QWidget) -> None:
        """Take `control` as what stands between label and message; `parts` (else itself) are what takes the focus."""
        self._parts = parts or (control,)
        self._column.addWidget(control)
        self._column.addWidget(self.message)
        self._column.addStretch(1)
        for part in self._parts:
            part.setObjectName(self.spec.name if part is self._parts[0] else f"{self.spec.name}_{part.objectName()}")
            part.installEventFilter(self)
        self.setFocusProxy(self._parts[0])
        self._name_parts()
        if self.spec.locked_for is not None:
            self.lock(self.texts.t(self.spec.locked_for))
        self._show()

    def _name_parts(self) -> None:
        required = self.texts.t("required") if self.spec.required else ""
        for part in self._parts:
            part.setAccessibleName(", ".join(filter(None, (self.label, part.property("part_words"), required))))

    @property
    def control(self) -> QWidget:
        """What takes the focus when the field is gone to."""
        return self._parts[0]

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything of the field that takes the focus, in order."""
        return self._parts

    # ---- what a kind of field gives ----
    def raw(self) -> Raw:
        """What stands in the field, exactly as it was typed."""
        raise NotImplementedError

    def restore(self, raw: Raw) -> None:
        """Put back what `raw` gave, without telling of a change."""
        raise NotImplementedError

    def load(self, value: object) -> None:
        """Show `value` (None: nothing), without telling of a change."""
        raise NotImplementedError

    def parse(self) -> object | Problem | None:
        """The value that stands there, None when nothing does, or what is wrong with it."""
        raise NotImplementedError

    def echo(self, value: object) -> str:
        """Words that say how a value was understood, shown in place of the help; "" for none."""
        return self.spec.echo(value) if self.spec.echo is not None else ""

    def say_again(self) -> None:
        """Say how the value is understood once more: what `echo` compares it with has changed."""
        self._show()

    def tidy(self, value: object) -> None:
        """Write `value` the way the house writes it, after the field was left."""

    def set_locked(self, locked: bool) -> None:
        """Let the control be read only, or not."""
        for part in self._parts:
            part.setEnabled(not locked)

    # ---- what all share ----
    def value(self) -> object | None:
        """What stands in the field, or None when it is empty or cannot be read."""
        found = self.parse()
        return None if isinstance(found, Problem) else found

    def empty(self) -> bool:
        """Whether nothing stands in the field."""
        return not any(self.raw())

    def check(self) -> Problem | None:
        """Look at the content, show what is wrong with it and give that back. A warning from outside stays."""
        if self.locked:
            return None
        found = self.parse()
        if found is None and self.spec.required:
            found = Problem(field=self.spec.name, text=REQUIRED)
        if isinstance(found, Problem):
            self.show_problem(attrs.evolve(found, field=self.spec.name))
            self._own_problem = True
            return self.problem
        if self._own_problem:
            self.show_problem(None)
        else:
            self._show()
        return None

    def show_problem(self, problem: Problem | None) -> None:
        """Show a problem somebody else found, or none."""
        self.problem, self._own_problem = problem, False
        if problem is not None:
            self._confirmed = ""
        self._show()

    def confirm(self, words: str) -> None:
        """Say that the content was looked at and is good (`Not used by another resident`), until it changes."""
        self._confirmed = words
        self._show()

    def lock(self, reason: str) -> None:
        """Let nobody change the field and say who may; "" opens it again."""
        self.locked = reason
        if reason:
            self.problem = None
        self.set_locked(bool(reason))
        self._show()

    def take_suggestion(self) -> bool:
        """Put what the problem suggests into the field; False when it suggests nothing."""
        suggestion = self.problem.suggestion if self.problem is not None else None
        if suggestion is None or self.locked:
            return False
        self.restore(suggestion)
        self.show_problem(None)
        self.on_edited()
        self.check()
        return True

    def on_edited(self) -> None:
        """A person changed the content: controls of a field are connected to this."""
        self._confirmed = ""
        found = self.parse()
        fits = not isinstance(found, Problem) and not (found is None and self.spec.required)
        if fits and self.problem is not None:
            self.show_problem(None)
        else:
            self._show()
        self.changed.emit()

    def settle(self) -> None:
        """Write the content the way the house does and check it: what leaving the field does."""
        found = self.parse()
        if found is not None and not isinstance(found, Problem) and not self.locked:
            self.tidy(found)
        self.check()

    def _show(self) -> None:
        problem = self.problem
        bad = problem is not None and not problem.warning
        for part in self._parts:
            set_state(part, "bad", bad)
            set_state(part, "warned", problem is not None and problem.warning)
        if problem is not None:
            self.message.say("warn" if problem.warning else "bad", problem.sentence(self.texts))
        elif self._confirmed:
            self.message.say("ok", self._confirmed)
        else:
            value = None if self.locked else self.value()
            echo = self.echo(value) if value is not None else ""
            help_words = self.texts.t(self.spec.help) if self.spec.help is not None else ""
            self.message.say("help", self.locked or echo or help_words)
        for part in self._parts:
            part.setAccessibleDescription(self.message.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus leaves the whole field."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            inside = QApplication.focusWidget()
            if event.reason() not in _FOCUS_STAYS and not (inside is not None and self.isAncestorOf(inside)):
                self.settle()
                self.left.emit()
        return super().eventFilter(watched, event)
