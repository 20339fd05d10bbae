"""The record of who did what, to read."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.domain.views.people import AuditLine
from tcdesk.services.guard import Guarded, allowed
from tcdesk.store import audit


class Audit(Guarded):
    """Rows of the audit, newest first."""

    @allowed(Action.AUDIT_READ)
    def newest(self, before: int = 0, limit: int = 200) -> tuple[AuditLine, ...]:
        """The newest rows; `before` a number, to page on."""
        return self._lines(audit.entries(self._work.store, before=before, limit=limit))

    @allowed(Action.AUDIT_READ)
    def about(self, kind: str, subject: int | str, limit: int = 200) -> tuple[AuditLine, ...]:
        """The newest rows about one record."""
        return self._lines(audit.entries(self._work.store, kind=kind, subject=subject, limit=limit))

    def _lines(self, found: list[audit.Entry]) -> tuple[AuditLine, ...]:
        names = self._work.records.people.writer_names()
        return tuple(
            AuditLine(
                seq=one.seq,
                at=one.at,
                actor=names.get(one.actor, one.actor),
                verb=one.verb,
                kind=one.kind,
                subject=one.subject,
                detail=one.detail,
            )
            for one in found
        )
