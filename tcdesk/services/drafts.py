"""Half-filled forms of the person at the desk, kept until they are saved or thrown away.

A draft is no record of the house: keeping one needs no audit row.
"""

from __future__ import annotations

from collections.abc import Mapping

from tcdesk.domain.roles import Action
from tcdesk.domain.views.intake import KeptDraft
from tcdesk.services.guard import Guarded, allowed
from tcdesk.store import drafts


class Drafts(Guarded):
    """What was typed and not saved yet."""

    @allowed(Action.SETTING_READ)
    def keep(self, form: str, key: str, raw: Mapping[str, object]) -> None:
        """Keep what stands in `form` under `key` (plain JSON by field), in place of the draft before."""
        work = self._work
        drafts.keep(work.store, form=form, user_id=work.who.uid, body=raw, now=work.now, key=key)

    @allowed(Action.SETTING_READ)
    def find(self, form: str) -> tuple[KeptDraft, ...]:
        """The person's drafts of one form, newest first; of every form where `form` is ""."""
        work = self._work
        return tuple(
            KeptDraft(form=one.form, key=one.key, raw=one.body, at=one.saved_at)
            for one in drafts.of_user(work.store, work.who.uid)
            if form in {"", one.form}
        )

    @allowed(Action.SETTING_READ)
    def kept(self, form: str, key: str) -> KeptDraft | None:
        """The person's draft of one form under `key`, if there is one."""
        return next((one for one in self.find(form) if one.key == key), None)

    @allowed(Action.SETTING_READ)
    def drop(self, form: str, key: str) -> None:
        """Throw a draft away, also when there is none."""
        work = self._work
        drafts.drop(work.store, form=form, user_id=work.who.uid, key=key)
