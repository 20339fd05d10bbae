"""What the reports page says of conferences and residents on their agendas."""

from __future__ import annotations

from tcdesk.domain.conference import Conference, ConferenceState
from tcdesk.domain.packet import PROPOSAL_NAMES
from tcdesk.domain.review import REVIEW_REASONS
from tcdesk.domain.views.conferences import AgendaLine, ConferenceLine, DueLine
from tcdesk.i18n import N_, Texts

STATES = {
    ConferenceState.PLANNED: (N_("Planned"), "accent", "due"),
    ConferenceState.RUNNING: (N_("Running"), "warn", "due"),
    ConferenceState.CLOSED: (N_("Held"), "neutral", "check"),
}
"""Words, tone and icon of a conference's state."""


def conference(one: Conference, texts: Texts) -> str:
    """`Kamis, 12 Maret 2026 · 13.30 · Ruang rapat`."""
    parts = (texts.date_full(one.on_date), texts.minutes(one.starts_at), one.place)
    return " · ".join(part for part in parts if part)


def short(one: Conference, texts: Texts) -> str:
    """`12 Mar 2026 · 13.30`."""
    return f"{texts.date(one.on_date)} · {texts.minutes(one.starts_at)}"


def people(line: ConferenceLine, texts: Texts) -> str:
    """Who leads it and who writes, "" where nobody is named."""
    parts = (
        texts.t("led by {name}", name=line.chair) if line.chair else "",
        texts.t("minutes by {name}", name=line.secretary) if line.secretary else "",
    )
    return " · ".join(part for part in parts if part)


def reasons(line: AgendaLine | DueLine, texts: Texts) -> str:
    """Why a resident is due, the heaviest reason first."""
    return ", ".join(texts.t(REVIEW_REASONS[one]) for one in line.reasons)


def proposal(line: AgendaLine, texts: Texts) -> str:
    """What is proposed in a few words, "" without any."""
    return texts.t(PROPOSAL_NAMES[line.proposed]) if line.proposed else ""


def phase_count(line: AgendaLine, texts: Texts) -> str:
    """`hari 44/40`."""
    if not line.day:
        return ""
    return texts.t("day {n}/{of}", n=line.day, of=line.target) if line.target else texts.t("day {n}", n=line.day)
