"""Words about a resident that list, preview, file and palette say in the same way."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.care import NOTE_NAMES, NoteKind
from tcdesk.domain.custody import LEGAL_DATE_NAMES, CustodyStatus
from tcdesk.domain.job import JOB_RANK_NAMES, JobRank
from tcdesk.domain.legal import DatedMark, NextDate
from tcdesk.domain.parsing.durations import Duration
from tcdesk.domain.progress_parts import Sentence
from tcdesk.domain.views.residents import FLAG_NAMES, Flag, GroupPlace, JobLine, NoteLine, ResidentRow
from tcdesk.i18n import Texts

FLAG_LOOKS: dict[Flag, tuple[str, str, str]] = {
    Flag.LEGAL: ("legal_date", "danger_s", "danger"),
    Flag.NO_GROUP: ("no_group", "danger_s", "danger"),
    Flag.PHASE_DUE: ("phase_review", "warn_s", "warn"),
    Flag.URINE: ("urine", "warn_s", "warn"),
    Flag.ATTENDANCE: ("attendance_low", "warn_s", "warn"),
    Flag.INTAKE: ("sessions", "warn_s", "warn"),
    Flag.MEDICAL: ("health", "accent_s", "accent_si"),
}
"""Icon, fill and ink of each flag."""


def identity(row: ResidentRow) -> str:
    """The quiet line under a name: register number and main substance."""
    return " · ".join(part for part in (row.register_no, row.substance) if part)


def days_left(days: int, texts: Texts) -> str:
    """How far away a day is: `7 days left`, `today`, `3 days ago`."""
    if days == 0:
        return texts.t("today")
    if days < 0:
        return texts.n("{n} day ago", "{n} days ago", -days)
    return texts.n("{n} day left", "{n} days left", days)


def legal_date(legal: NextDate, texts: Texts) -> str:
    """The kind of a legal date and its day; an estimate of the program is marked as one."""
    words = f"{texts.t(LEGAL_DATE_NAMES[legal.kind])} · {texts.date(legal.on_date)}"
    return f"± {words}" if legal.is_estimate else words


def legal_distance(legal: NextDate, texts: Texts) -> str:
    """How far away a legal date is, and whether it comes before the programme ends."""
    parts = [days_left(legal.days, texts)]
    if legal.before_programme_end:
        parts.append(texts.t("before it ends"))
    return " · ".join(parts)


def flag_words(row: ResidentRow, texts: Texts) -> str:
    """The names of all flags of a resident."""
    return ", ".join(texts.t(FLAG_NAMES[flag]) for flag in row.flags)


def phase_count(row: ResidentRow, texts: Texts) -> str:
    """Where a resident stands in the phase: `23/62`, or the day alone where the phase has no length."""
    day = texts.number(row.day)
    return f"{day}/{texts.number(row.target)}" if row.target else day


def term(sentence: Sentence, texts: Texts) -> str:
    """The length of a sentence (`3 yr 6 mo`), or why it has none."""
    if sentence.status is CustodyStatus.LIFE:
        return texts.t("for life")
    if sentence.years is None and sentence.months is None and sentence.days is None:
        return texts.t("no final verdict")
    return Duration(sentence.years or 0, sentence.months or 0, sentence.days or 0).words(texts)


def group_place(group: GroupPlace | None, texts: Texts, *, room: bool = True) -> str:
    """Where and when a therapy group meets: `K-03 · Mon 10:00 · Anggrek`; "" without one."""
    if group is None:
        return ""
    at = ""
    if group.weekday is not None and group.starts_at is not None:
        at = f"{texts.weekday(group.weekday, short=True)} {texts.minutes(group.starts_at)}"
    return " · ".join(part for part in (group.code, at, group.room if room else "") if part)


def job(line: JobLine | None, texts: Texts) -> str:
    """A house function: rank and department; "" without one."""
    if line is None:
        return ""
    rank = JobRank(line.rank)
    return f"{texts.t(JOB_RANK_NAMES[rank])} {line.department[:1].lower()}{line.department[1:]}"


def cut_title(cut: DatedMark, programme_end: date, texts: Texts) -> str:
    """Which date comes before the end of the programme, and by how much."""
    days = (programme_end - cut.on_date).days
    return texts.n(
        "{date} {n} day before the programme ends",
        "{date} {n} days before the programme ends",
        days,
        date=texts.t(LEGAL_DATE_NAMES[cut.kind]),
    )


def note_title(note: NoteLine, texts: Texts) -> str:
    """What a note is called: its own title, or its kind."""
    if note.title:
        return note.title
    return texts.t(NOTE_NAMES[NoteKind(note.kind)]) if note.kind else ""
