"""A resident comes in: a new facility, a draft that survives a kill, and an admission that everybody sees."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from factories import NOW, PASSWORD, a_draft, desk_in, first_run

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Role
from tcdesk.domain.staff import Staff
from tcdesk.i18n import texts
from tcdesk.store import verify
from tcdesk.store.keyring import unlock

TYPING = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from factories import PASSWORD, desk_in
services = desk_in(Path(sys.argv[1])).sign_in("rina", PASSWORD)
services.drafts.keep("intake", "new", {"name": "Agung Pra", "register_no": "BI.N 342/2026"})
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_resident_comes_in(tmp_path):
    folder = tmp_path / "facility"
    desk = desk_in(folder)
    desk.create(first_run())
    admin = desk.sign_in("first", PASSWORD)
    ratna, _ = admin.facility.staff.save(Staff(name="Ratna Wulandari", degree="S.Psi.", is_counselor=True))
    admin.accounts.add("ratna", "Ratna Wulandari, S.Psi.", PASSWORD, (Role.COUNSELOR,), int(str(ratna)))
    admin.accounts.add("rina", "Rina Marlina", PASSWORD, (Role.REGISTRAR,))
    desk.sign_out()

    # the registrar types, and the program is killed under her hands
    done = subprocess.run([sys.executable, "-c", TYPING, str(folder), str(Path(__file__).parent.parent)], check=False)
    assert done.returncode == -signal.SIGKILL
    services = desk.sign_in("rina", PASSWORD)
    kept = services.drafts.find("intake")
    assert [(draft.key, draft.raw["name"], draft.at) for draft in kept] == [("new", "Agung Pra", NOW)]

    # she finishes the minimum; first a slip, said in words
    draft = a_draft(1, name="Agung Prasetyo", register_no=str(kept[0].raw["register_no"]), counselor_id=int(str(ratna)))
    slip = attrs.evolve(draft, months=14)
    with pytest.raises(Invalid) as refused:
        services.intake.save(slip, key="new")
    assert "Ketikan Anda masih di sini" in refused.value.sentence(texts("id"))
    assert services.residents.rows() == ()
    assert len(services.drafts.find("intake")) == 1
    number, changes = services.intake.save(draft, key="new")
    assert changes.kinds == {"resident", "phase"}
    assert services.drafts.find("intake") == ()
    desk.sign_out()

    # the counselor finds him at once, as her own
    services = desk.sign_in("ratna", PASSWORD)
    row = services.residents.rows()[0]
    assert (row.id, row.name, row.phase, row.is_own) == (number, "Agung Prasetyo", "Intake", True)
    services.residents.record_view(number)
    assert services.residents.file(number).record.resident.tc_no == "TC-2026-001"
    desk.sign_out()

    # and the record says who did what, whole
    services = desk.sign_in("first", PASSWORD)
    verbs = [(line.verb, line.actor) for line in services.audit.about("resident", number)]
    assert verbs == [("resident.view", "Ratna Wulandari, S.Psi."), ("resident.admit", "Rina Marlina")]
    desk.sign_out()
    keys = unlock(folder, "first", PASSWORD, NOW).keys
    assert verify.verify(folder, keys, NOW) == ()
