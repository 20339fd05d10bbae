"""Perilaku: the whole ledger with its balance."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.care import REWARDS, TOOL_NAMES
from tcdesk.domain.views.histories import BehaviourEntry
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.i18n import N_, Texts
from tcdesk.ui.context import Context
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel


def _tool(row: BehaviourEntry, texts: Texts) -> str:
    return f"{'▲' if row.tool in REWARDS else '▽'} {texts.t(TOOL_NAMES[row.tool])}"


def _state(row: BehaviourEntry, texts: Texts) -> str:
    if row.tool in REWARDS:
        return ""
    if row.is_done:
        return texts.t("done")
    return texts.t("until {date}", date=texts.day(row.until)) if row.until is not None else texts.t("under way")


COLUMNS: tuple[Column[BehaviourEntry], ...] = (
    Column(
        code="date", title=N_("Date"), width=110, text=lambda r, t: t.date(r.on_date), key=lambda r: (r.on_date, r.id)
    ),
    Column(code="tool", title=N_("Tool"), width=150, bold=True, text=_tool, key=lambda r: r.tool.value),
    Column(
        code="event", title=N_("What happened"), width=260, stretch=True, text=lambda r, _t: r.event,
        tip=lambda r, _t: r.event,
    ),
    Column(
        code="staff", title=N_("Staff"), width=180, drop=2, text=lambda r, _t: r.staff, key=lambda r: r.staff or None
    ),
    Column(
        code="state", title=N_("State"), width=110, drop=1, text=_state,
        tone=lambda r: "" if r.is_done or r.tool in REWARDS else "warn",
    ),
    Column(
        code="points", title=N_("Points"), width=70, align=RIGHT, text=lambda r, t: t.signed(r.points),
        key=lambda r: r.points, descending_first=True,
    ),
    Column(code="balance", title=N_("Balance"), width=80, align=RIGHT, text=lambda r, t: t.signed(r.balance)),
)  # fmt: skip


class BehaviourTab(Panel):
    """Rewards and sanctions, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.ledger = ListCard(
            context.theme, context.texts, self.t("Behaviour ledger"), COLUMNS, self.t("Nothing in the ledger yet.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self.ledger)

    def load(self, file: ResidentFile) -> None:
        """Read the ledger."""
        texts, entries = self.context.texts, self.context.services.histories.behaviour(file.row.id)
        rewards = sum(entry.tool in REWARDS for entry in entries)
        told = [
            texts.n("{n} reward", "{n} rewards", rewards),
            texts.n("{n} sanction", "{n} sanctions", len(entries) - rewards),
            self.t("balance {points}", points=texts.signed(file.points)),
        ]
        if file.is_summary:
            told.append(self.t("in short: another counselor's resident"))
        self.ledger.show_records(entries, " · ".join(told))

    def first_focus(self) -> QWidget | None:
        """The newest entry."""
        return None if self.ledger.is_empty else self.ledger.table
