"""The keys that work on every screen, and the lines they give the palette and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tcdesk.domain.search import prepared, score
from tcdesk.ui.commands import command, keys_of, words_of
from tcdesk.ui.context import Context
from tcdesk.ui.found import Find, Found
from tcdesk.ui.hints import Hint, caps
from tcdesk.ui.pages._base import PageSpec

_SCREEN = "opens_a_screen"
"""Marks the action of a screen: the palette lists the screen itself."""


@attrs.frozen(kw_only=True)
class Deeds:
    """What the frame can do by key."""

    palette: Callable[[], object]
    help: Callable[[], object]
    toggle_rail: Callable[[], object]
    next_area: Callable[[], object]
    previous_area: Callable[[], object]


def global_actions(owner: QWidget, context: Context, specs: Iterable[PageSpec], deeds: Deeds) -> tuple[QAction, ...]:
    """Makes the actions of the frame; they belong to `owner`."""
    t = context.texts.t
    theme, navigation = context.theme, context.navigation

    def everywhere(words: str, run: Callable[[], object], keys: str, icon: str = "") -> QAction:
        return command(owner, words, run, keys=keys, icon=icon, everywhere=True)

    made = [
        everywhere(t("Find anything"), deeds.palette, "Ctrl+K", "search"),
        everywhere(t("Help and keys"), deeds.help, "F1", "help"),
        everywhere(t("Lock"), navigation.lock_asked.emit, "Ctrl+L", "lock"),
        everywhere(t("Narrow or wide sidebar"), deeds.toggle_rail, "Ctrl+\\", "sidebar"),
        everywhere(t("Next pane"), deeds.next_area, "F6", "forward"),
        everywhere(t("Previous pane"), deeds.previous_area, "Shift+F6", "back"),
        everywhere(t("Bigger text"), lambda: theme.step_text(1), "Ctrl++", "add"),
        everywhere(t("Smaller text"), lambda: theme.step_text(-1), "Ctrl+-", "minus"),
        everywhere(t("Usual text size"), lambda: theme.step_text(0), "Ctrl+0", "undo"),
        command(
            owner,
            t("Light or dark screen"),
            lambda: theme.change(name="light" if theme.name == "dark" else "dark"),
            icon="theme",
        ),
    ]
    for spec in specs:
        if spec.key:
            opens = everywhere(t(spec.title), _going(context, spec.code, {}), spec.key, spec.icon)
            opens.setProperty(_SCREEN, True)
            made.append(opens)
        for key in spec.global_keys:
            run = _going(context, spec.code, dict(key.args))
            made.append(everywhere(t(key.words), run, key.keys, key.icon or spec.icon))
    return tuple(made)


def _going(context: Context, code: str, args: dict[str, object]) -> Callable[[], object]:
    return lambda: context.go(code, **args)


def screen_finder(context: Context, specs: Sequence[PageSpec]) -> Find:
    """Finds screens by their title."""
    t = context.texts.t
    lines = [(spec, prepared([t(spec.title)])) for spec in specs if spec.group != "hidden"]

    def find(query: str) -> Sequence[Found]:
        found = [
            Found(
                group=t("Screens"),
                title=t(spec.title),
                icon=spec.icon,
                keys=caps(spec.key),
                run=_going(context, spec.code, {}),
                score=fit,
            )
            for spec, words in lines
            if (fit := score(query, words)) is not None
        ]
        return sorted(found, key=lambda one: -one.score)

    return find


def command_finder(context: Context, actions: Callable[[], Iterable[QAction]]) -> Find:
    """Finds commands that can be given now."""
    t = context.texts.t

    def find(query: str) -> Sequence[Found]:
        open_now = (a for a in actions() if a.isEnabled() and a.isVisible() and not a.property(_SCREEN))
        found = [
            Found(
                group=t("Commands"),
                title=words_of(action),
                icon=str(action.property("icon_meaning") or "forward"),
                keys=keys_of(action),
                run=action.trigger,
                score=fit,
            )
            for action in open_now
            if (fit := score(query, [words_of(action)])) is not None
        ]
        return sorted(found, key=lambda one: -one.score)

    return find


def key_list(actions: Iterable[QAction]) -> tuple[Hint, ...]:
    """The actions that have a key, as lines of the sheet."""
    return tuple(Hint(keys_of(action), words_of(action)) for action in actions if keys_of(action))
