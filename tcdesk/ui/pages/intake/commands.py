"""The keys of the intake, and which of them are worth a hint now."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from tcdesk.ui.commands import hint_of
from tcdesk.ui.hints import Hint
from tcdesk.ui.pages._base import Page


@attrs.frozen(kw_only=True)
class Deeds:
    """What the keys do."""

    step: Callable[[int], object]
    compare: Callable[[], object]
    go_on: Callable[[], object]
    keep: Callable[[], object]
    close: Callable[[], object]
    save: Callable[[], object]


class Commands:
    """Makes the commands of the page; `close` and `save` stand in the bar above as well."""

    def __init__(self, page: Page, deeds: Deeds) -> None:
        t = page.t
        self._next = page.command(t("Next section"), lambda: deeds.step(1), keys="Ctrl+Down", hint=t("next section"))
        page.command(t("Section before"), lambda: deeds.step(-1), keys="Ctrl+Up")
        self._compare = page.command(
            t("Compare with the person found"), deeds.compare, keys="Alt+B", hint=t("compare both")
        )
        self._go_on = page.command(
            t("Go on with a draft that was found"), deeds.go_on, keys="Alt+L", hint=t("go on with the draft")
        )
        page.command(t("Keep the draft now"), deeds.keep, keys="Ctrl+S")
        self.close = page.command(t("Close"), deeds.close, keys="Esc", kind="ghost", hint=t("close"))
        self.save = page.command(t("Save"), deeds.save, keys="Ctrl+Return", icon="check", hint=t("save"))
        self._t = t

    def hints(self, *, suggests: bool, wrong: bool, known: bool, found: bool) -> tuple[Hint, ...]:
        """The keys of the form, and those of what stands there now: a suggestion, errors, somebody known, a draft."""
        t = self._t
        now = (
            (True, Hint(("Enter",), t("next field"))),
            (True, hint_of(self._next)),
            (suggests, Hint(("Alt", "Enter"), t("take the suggestion"))),
            (wrong, Hint(("F8",), t("to the next error"))),
            (known, hint_of(self._compare)),
            (found, hint_of(self._go_on)),
            (True, hint_of(self.save)),
            (True, hint_of(self.close)),
        )
        return tuple(hint for wanted, hint in now if wanted)
