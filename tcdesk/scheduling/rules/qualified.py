"""H7: the counselor has what each member needs, is allowed for him, and has his sex where the house asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import GroupPlan, Violation
from tcdesk.domain.week.problem import WeekCounselor
from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Qualified(Rule):
    """In the programme the memberships that break the rule do not exist."""

    code = "H7"
    place = 7
    name = N_("Qualified and permitted counselor")

    def weigh(self, tables: Tables) -> None:
        """Strike residents and counselors who do not go together."""
        for r, resident in enumerate(tables.residents):
            if resident.needs:
                tables.may_sit[r] &= np.array([resident.needs <= c.quals for c in tables.counselors], dtype=bool)
            if tables.problem.same_sex:
                tables.may_sit[r] &= np.array([resident.sex == c.sex for c in tables.counselors], dtype=bool)
        for pair in tables.problem.not_with:
            r, c = tables.resident_index.get(pair.resident), tables.counselor_index.get(pair.counselor)
            if r is not None and c is not None:
                tables.may_sit[r, c] = False

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Members whose counselor lacks something, may not have them, or is of the other sex."""
        why = {(pair.resident, pair.counselor): pair.why for pair in sheet.problem.not_with}
        for group in sheet.groups:
            counselor = sheet.problem.counselor_by_id.get(group.counselor)
            if counselor is None:
                continue
            yield from self._members(sheet, group, counselor, why)
            if sheet.problem.same_sex:
                sexes = {counselor.sex, *(resident.sex for resident in sheet.known_members(group))}
                if len(sexes) > 1:
                    text = N_("Group {group} mixes men and women.")
                    yield Violation(rule=self.code, text=text, group=group.id, counselor=counselor.id)

    def _members(
        self, sheet: Sheet, group: GroupPlan, counselor: WeekCounselor, why: dict[tuple[str, str], str]
    ) -> Iterator[Violation]:
        for resident in sheet.known_members(group):
            for need in sorted(resident.needs - counselor.quals):
                text = N_("{resident} needs a counselor qualified for {need}; {counselor} is not.")
                yield Violation(
                    rule=self.code,
                    text=text,
                    group=group.id,
                    resident=resident.id,
                    counselor=counselor.id,
                    values={"need": need},
                )
            reason = why.get((resident.id, counselor.id))
            if reason is not None:
                text = N_("{resident} may not be with {counselor} ({why}).")
                yield Violation(
                    rule=self.code,
                    text=text,
                    group=group.id,
                    resident=resident.id,
                    counselor=counselor.id,
                    values={"why": reason},
                )


RULES.add(Qualified())
