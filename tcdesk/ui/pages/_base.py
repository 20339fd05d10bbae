"""What a screen is and how it is registered."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import attrs
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.roles import Action
from tcdesk.i18n import Marked
from tcdesk.registry import Registry
from tcdesk.ui.commands import command, hint_of, keys_of
from tcdesk.ui.context import Context
from tcdesk.ui.found import Find
from tcdesk.ui.hints import Hint


@attrs.frozen(kw_only=True)
class TopBar:
    """What stands in the 52 px above a screen: title, one line of context, something between, and at most 3 actions.

    The last action is the primary one unless its `kind` says otherwise. `beside` is a widget after the line (a week
    stepper, a state chip); it belongs to the bar from then on.
    """

    title: str
    line: str = ""
    beside: QWidget | None = None
    actions: tuple[QAction, ...] = attrs.field(default=(), validator=attrs.validators.max_len(3))


class Page(QWidget):
    """A screen. The frame builds it at its first visit, then calls `open` and `refresh`, and keeps it.

    `shows` names the kinds of records on the screen: when one of them changes, `refresh` is called (at once, or at the
    next visit when the screen is hidden). Build widgets in `__init__`, read data in `refresh` only.
    """

    shows: ClassVar[frozenset[str]] = frozenset()

    top_bar_changed = Signal()
    hints_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def t(self, text: str, **values: object) -> str:
        """`text` in the words of the screen. The text must stand here as a literal."""
        return self.context.texts.t(text, **values)

    def open(self, **args: object) -> None:
        """Take what the visit is about (`context.go(code, **args)`); `refresh` follows. Raises nothing."""

    def refresh(self) -> None:
        """Read what the screen shows and show it. May raise a Refusal, which the frame shows as an error state."""

    def leave(self) -> bool:
        """Whether the screen may be left now; a screen that says no has told why itself."""
        return True

    def top_bar(self) -> TopBar:
        """The content of the bar above; emit `top_bar_changed` when it is another."""
        return TopBar(title="")

    def header(self) -> QWidget | None:
        """A header of its own that stands in place of the top bar (asked once), or None."""
        return None

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work where the focus is now, the most useful first; the bar shows as many as fit (<= 8)."""
        return tuple(hint_of(action) for action in self.actions() if keys_of(action) and action.isEnabled())

    def areas(self) -> tuple[QWidget, ...]:
        """The panes F6 goes through, in reading order."""
        return (self,)

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the screen is opened; None leaves it to the frame (first field or list)."""
        return None

    def place(self) -> dict[str, object]:
        """The arguments that bring a person back to what is shown now, after a lock or a change of language."""
        return {}

    def command(
        self,
        words: str,
        run: Callable[[], object],
        *,
        keys: str = "",
        shown_keys: str = "",
        icon: str = "",
        kind: str = "",
        hint: str = "",
    ) -> QAction:
        """A command of this screen; its keys work wherever the focus is while the screen is shown.

        Keys that belong to one grid or board are made with `commands.command(that_widget, ...)`.
        """
        return command(
            self, words, run, keys=keys, shown_keys=shown_keys, icon=icon, kind=kind, hint=hint, everywhere=True
        )

    def guard(self) -> contextlib.AbstractContextManager[None]:
        """`with self.guard():` around a call to a service: a refusal goes to `show_refusal`."""
        return self.context.errors.guard(self.show_refusal)

    def show_refusal(self, refusal: Refusal) -> None:
        """Show a "no" met in this screen; a form shows an `Invalid` under its fields, all else is the frame's."""
        self.context.errors.refused.emit(refusal)


@attrs.frozen(kw_only=True)
class GlobalKey:
    """A key that works everywhere and opens a screen: `Ctrl+N` for a new resident. Also listed in the palette.

    `words` are marked with `N_`; `args` go to `Page.open`. A button elsewhere shows the key with `shown_keys`.
    """

    words: Marked
    keys: str
    icon: str = ""
    args: Mapping[str, object] = attrs.field(factory=dict[str, object])


@attrs.frozen(kw_only=True)
class PageSpec:
    """A screen as it is registered: one line in the sidebar, or a screen reached from another.

    `code` is its name in `context.go`; `title` is marked with `N_`; `icon` a meaning; `group` places it (`main` list,
    `foot` below, `hidden` has no line and keeps the line of `under` lit); `order` within the group; `needs` are actions
    of which the person must be allowed one (empty: everybody); `key` its global shortcut; `rail` whether it starts with
    the narrow sidebar; `badge` counts what *this person* must do there (0: no badge); `find` gives the palette what it
    finds here; `global_keys` open it from everywhere.
    """

    code: str
    title: Marked
    icon: str
    factory: Callable[[Context], Page]
    group: Literal["main", "foot", "hidden"] = "main"
    order: int = 0
    needs: frozenset[Action] = frozenset()
    key: str = ""
    under: str = ""
    rail: bool = False
    badge: Callable[[Context], int] | None = None
    find: Callable[[Context], Find] | None = None
    global_keys: tuple[GlobalKey, ...] = ()

    def open_to(self, context: Context) -> bool:
        """Whether the person may see this screen."""
        return not self.needs or any(context.can(action) for action in self.needs)


PAGES: Registry[PageSpec] = Registry("tcdesk.ui.pages", key=lambda spec: spec.code, order=lambda spec: spec.order)
