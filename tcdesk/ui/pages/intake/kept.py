"""Drafts of intakes: what is kept of a form, and when."""

from __future__ import annotations

import base64
import binascii
import uuid
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.intake import KeptDraft
from tcdesk.services.intake import FORM
from tcdesk.ui.context import Context
from tcdesk.ui.pages.intake.reading import Beside

_BESIDE = "beside"
Body = dict[str, object]


def body_of(raw: Mapping[str, object], beside: Beside) -> Body:
    """What is kept: the fields as they were typed, and what stands beside them. Empty where nothing was done."""
    more: dict[str, object] = {}
    if beside.estimated:
        more["estimated"] = {kind.value: day.isoformat() for kind, day in beside.estimated.items()}
    if beside.not_same:
        more["not_same"] = sorted(beside.not_same)
    if beside.former_id is not None:
        more["former"] = beside.former_id
    if beside.photo is not None:
        more["photo"] = [base64.b64encode(data).decode("ascii") for data in beside.photo]
    return {**raw, **({_BESIDE: more} if more else {})}


def beside_of(body: Mapping[str, object]) -> Beside:
    """What stands beside the fields of a kept body; what cannot be read there is left out."""
    more = body.get(_BESIDE)
    if not isinstance(more, dict):
        return Beside()
    try:
        first, second = more.get("photo") or (None, None)
        former = more.get("former")
        return Beside(
            estimated={
                LegalDateKind(kind): date.fromisoformat(day) for kind, day in (more.get("estimated") or {}).items()
            },
            not_same=frozenset(int(one) for one in more.get("not_same") or ()),
            former_id=former if isinstance(former, int) else None,
            photo=(base64.b64decode(first), base64.b64decode(second)) if first and second else None,
        )
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return Beside()


class Keeper(QObject):
    """Keeps the draft in hand. `kept` gives the local time of each keeping, `failed` the refusal; the text stays."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, body: Callable[[], Body]) -> None:
        super().__init__()
        self._context, self._body = context, body
        self.key = uuid.uuid4().hex
        self._last: Body = {}

    def keep(self) -> bool:
        """Keep what stands in the form; whether it is on the disk now. An emptied form leaves no draft."""
        body = self._body()
        if body == self._last:
            return True
        drafts = self._context.services.drafts
        try:
            if body:
                drafts.keep(FORM, self.key, body)
            else:
                drafts.drop(FORM, self.key)
        except Refusal as refusal:
            self.failed.emit(refusal)
            return False
        self._last = body
        self.kept.emit(self._context.clock())
        return True

    def start_anew(self) -> None:
        """The draft in hand is another one, empty yet."""
        self.key, self._last = uuid.uuid4().hex, {}

    def go_on(self, draft: KeptDraft) -> None:
        """The draft in hand is this one."""
        self.key, self._last = draft.key, dict(draft.raw)

    def others(self) -> tuple[KeptDraft, ...]:
        """The drafts that are not in hand, newest first."""
        return tuple(one for one in self._context.services.drafts.find(FORM) if one.key != self.key)
