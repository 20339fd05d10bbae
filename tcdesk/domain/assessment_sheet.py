"""One sheet of an instrument: filled in, or blank to be filled in by hand."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.progress_parts import Identity, Letterhead, Signatory


@attrs.frozen(kw_only=True)
class SheetItem:
    """One row: `label` is an English text marked for translation; `answer` and `before` are among `choices`."""

    label: str
    choices: tuple[float, ...]
    answer: float | None = None
    before: float | None = None

    @property
    def change(self) -> float | None:
        """How far the answer moved since the sheet before."""
        return None if self.answer is None or self.before is None else self.answer - self.before


@attrs.frozen(kw_only=True)
class SheetSection:
    """Rows under one heading, with the score of the section where there is one."""

    label: str = ""
    items: tuple[SheetItem, ...] = ()
    score: float | None = None


@attrs.frozen(kw_only=True)
class AssessmentSheet:
    """A sheet of one resident; without `on_date` it is blank. `before_on` is the day of the sheet it is compared to."""

    letterhead: Letterhead = attrs.field(factory=Letterhead)
    identity: Identity
    title: str
    licence: str = ""
    version: int = 1
    on_date: date | None = None
    before_on: date | None = None
    rater: str = ""
    window: str = ""
    sections: tuple[SheetSection, ...] = ()
    total: float | None = None
    total_before: float | None = None
    made_on: date
    signatories: tuple[Signatory, ...] = ()
    demo: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is to be filled in by hand."""
        return self.on_date is None
