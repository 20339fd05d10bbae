"""Roles and what each may do: the permission table of the house, enforced in services.

Source of the table: `screens` design, section 13 (roles and confidentiality), extended by verb.
"""

from __future__ import annotations

from enum import StrEnum

from tcdesk.i18n import N_


class Role(StrEnum):
    """What a user is in the house; a person may hold several."""

    ADMIN = "admin"
    MANAGER = "manager"
    COUNSELOR = "counselor"
    MEDICAL = "medical"
    PSYCHOLOGIST = "psychologist"
    REGISTRAR = "registrar"
    HEAD = "head"


ROLE_NAMES = {
    Role.ADMIN: N_("Administrator"),
    Role.MANAGER: N_("Programme manager"),
    Role.COUNSELOR: N_("Counselor"),
    Role.MEDICAL: N_("Medical staff"),
    Role.PSYCHOLOGIST: N_("Psychologist / social worker"),
    Role.REGISTRAR: N_("Registrar"),
    Role.HEAD: N_("Head of facility"),
}


class Action(StrEnum):
    """Something a person can do; every verb of a service names one."""

    RESIDENT_LIST = "resident.list"
    RESIDENT_READ = "resident.read"
    RESIDENT_WRITE = "resident.write"
    RESIDENT_ADMIT = "resident.admit"
    LEGAL_READ = "legal.read"
    LEGAL_WRITE = "legal.write"
    MEDICAL_READ = "medical.read"
    MEDICAL_WRITE = "medical.write"
    URINE_READ = "urine.read"
    CARE_READ = "care.read"
    CARE_WRITE = "care.write"
    PHASE_DECIDE = "phase.decide"
    WEEK_READ = "week.read"
    WEEK_PROPOSE = "week.propose"
    WEEK_PUBLISH = "week.publish"
    SAFETY_READ = "safety.read"
    SAFETY_WRITE = "safety.write"
    SESSION_RECORD = "session.record"
    CONFERENCE_READ = "conference.read"
    CONFERENCE_DRAFT = "conference.draft"
    CONFERENCE_RUN = "conference.run"
    REPORT_DRAFT = "report.draft"
    REPORT_FINAL = "report.final"
    REPORT_PRINT = "report.print"
    SETTING_READ = "setting.read"
    SETTING_WRITE = "setting.write"
    STAFF_WRITE = "staff.write"
    USER_MANAGE = "user.manage"
    BACKUP_MAKE = "backup.make"
    BACKUP_RESTORE = "backup.restore"
    AUDIT_READ = "audit.read"
    EXPORT = "export"


_EVERYBODY = frozenset(
    {Action.RESIDENT_LIST, Action.WEEK_READ, Action.SETTING_READ, Action.CONFERENCE_READ, Action.BACKUP_MAKE}
)
_CARE = frozenset({Action.RESIDENT_READ, Action.LEGAL_READ, Action.CARE_READ, Action.URINE_READ})

PERMISSIONS: dict[Role, frozenset[Action]] = {
    Role.COUNSELOR: _EVERYBODY
    | _CARE
    | {
        Action.RESIDENT_WRITE,
        Action.RESIDENT_ADMIT,
        Action.CARE_WRITE,
        Action.WEEK_PROPOSE,
        Action.SAFETY_READ,
        Action.SESSION_RECORD,
        Action.CONFERENCE_DRAFT,
        Action.REPORT_DRAFT,
        Action.REPORT_FINAL,
        Action.REPORT_PRINT,
    },
    Role.MANAGER: frozenset(Action) - {Action.MEDICAL_WRITE, Action.MEDICAL_READ, Action.LEGAL_WRITE},
    Role.MEDICAL: _EVERYBODY
    | _CARE
    | {
        Action.MEDICAL_READ,
        Action.MEDICAL_WRITE,
        Action.RESIDENT_ADMIT,
        Action.CONFERENCE_DRAFT,
        Action.REPORT_DRAFT,
        Action.REPORT_PRINT,
    },
    Role.PSYCHOLOGIST: _EVERYBODY
    | _CARE
    | {
        Action.CARE_WRITE,
        Action.SESSION_RECORD,
        Action.SAFETY_READ,
        Action.CONFERENCE_DRAFT,
        Action.REPORT_DRAFT,
        Action.REPORT_PRINT,
    },
    Role.REGISTRAR: _EVERYBODY
    | {
        Action.RESIDENT_READ,
        Action.RESIDENT_WRITE,
        Action.RESIDENT_ADMIT,
        Action.LEGAL_READ,
        Action.LEGAL_WRITE,
        Action.SAFETY_READ,
        Action.SAFETY_WRITE,
    },
    Role.HEAD: (_EVERYBODY - {Action.BACKUP_MAKE})
    | _CARE
    | {Action.REPORT_DRAFT, Action.REPORT_FINAL, Action.REPORT_PRINT, Action.AUDIT_READ, Action.SAFETY_READ},
    Role.ADMIN: frozenset(
        {
            Action.SETTING_READ,
            Action.SETTING_WRITE,
            Action.STAFF_WRITE,
            Action.USER_MANAGE,
            Action.BACKUP_MAKE,
            Action.BACKUP_RESTORE,
            Action.AUDIT_READ,
        }
    ),
}


def permitted(roles: frozenset[Role], action: Action) -> bool:
    """Whether any of `roles` may do `action`."""
    return any(action in PERMISSIONS[role] for role in roles)
