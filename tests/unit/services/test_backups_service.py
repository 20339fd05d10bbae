"""Backups: made by a worker, listed, and written down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tcdesk.domain.refusals import Denied, Trouble
from tcdesk.domain.roles import Role


def test_a_worker_makes_a_backup_while_the_desk_stays_open(sign_in, tmp_path):
    services = sign_in(Role.COUNSELOR)
    assert services.backups.all() == ()
    with ThreadPoolExecutor(1) as worker:
        folder = worker.submit(services.backups.job()).result()
        away = worker.submit(services.backups.job(tmp_path / "usb")).result()
    services.backups.record(folder)
    line = services.backups.all()[0]
    assert (line.number, line.folder) == (1, folder)
    assert line.records > 50
    assert [one.folder for one in services.backups.all(tmp_path / "usb")] == [away]
    assert services.home.today().backup.is_verified
    assert sign_in(Role.MANAGER).audit.about("backup", folder.name)[0].verb == "backup.make"


def test_a_backup_that_was_tampered_with_is_not_written_down(sign_in):
    services = sign_in(Role.COUNSELOR)
    folder = services.backups.job()()
    sheet = folder / "manifest.json"
    sheet.write_text(sheet.read_text().replace("manual", "MANUAL"))
    with pytest.raises(Trouble):
        services.backups.record(folder)


def test_the_head_of_the_facility_makes_no_backup(sign_in):
    with pytest.raises(Denied):
        sign_in(Role.HEAD).backups.job()
