"""House functions: the departments of the house and the rank a resident holds in one."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class JobRank(StrEnum):
    """The ladder of the house, lowest first."""

    CREW = "crew"
    EXPEDITOR = "expeditor"
    HEAD = "head"
    CHIEF = "chief"
    COORDINATOR = "coordinator"


JOB_RANK_NAMES = {
    JobRank.CREW: N_("Crew"),
    JobRank.EXPEDITOR: N_("Expeditor"),
    JobRank.HEAD: N_("Head of department"),
    JobRank.CHIEF: N_("Chief"),
    JobRank.COORDINATOR: N_("Coordinator"),
}


@attrs.frozen(kw_only=True)
class JobDepartment:
    """A department of the house: kitchen, laundry, ..."""

    code: str
    name: str
    position: int = 0


@attrs.frozen(kw_only=True)
class JobFunction:
    """A resident's function in a department, both ends included; open while `ended_on` is None."""

    id: int = 0
    resident_id: int
    department_code: str
    rank: JobRank = JobRank.CREW
    started_on: date
    ended_on: date | None = None
    reason: str = ""
    version: int = 1
