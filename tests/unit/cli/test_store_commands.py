"""`tcdesk verify`, `backup` and `restore`: what they print and how they end."""

from datetime import UTC, datetime

import pytest

from tcdesk import cli
from tcdesk.domain.roles import Role
from tcdesk.store import keyring
from tcdesk.store.db import Store
from tcdesk.store.kdf import Profile

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 3, 9, tzinfo=UTC)
PASSWORD = "kopi susu pagi"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A facility with an administrator, a medic and a head; signed in as the administrator by the environment."""
    made = tmp_path / "house"
    made.mkdir()
    keys = keyring.create(made, label="Lapas Contoh", user_id="sari", name="Sari", password=PASSWORD, profile=CHEAP)[
        0
    ].keys
    for user_id, role in (("budi", Role.REGISTRAR), ("dewi", Role.HEAD)):
        keyring.add_account(
            made, keys, user_id=user_id, name=user_id.title(), password=PASSWORD, roles=(role,), profile=CHEAP
        )
    Store.create(made, keys, by="Sari", now=NOW).close()
    monkeypatch.setenv("TCDESK_USER", "sari")
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")
    return made


def test_a_whole_facility(folder, capsys):
    assert cli.run(["verify", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("All is well")


def test_a_damaged_facility_is_said_and_ends_in_one(folder, capsys):
    data = bytearray((folder / "facility.db").read_bytes())
    data[-2000] ^= 1
    (folder / "facility.db").write_bytes(data)
    assert cli.run(["verify", str(folder)]) == 1
    assert "damaged" in capsys.readouterr().out


def test_backup_and_restore(folder, tmp_path, capsys):
    assert cli.run(["backup", str(folder), str(tmp_path / "usb")]) == 0
    (copy,) = (tmp_path / "usb").iterdir()
    assert str(copy) in capsys.readouterr().out
    assert cli.run(["verify", str(copy)]) == 0
    assert cli.run(["restore", str(copy), str(tmp_path / "new")]) == 0
    assert cli.run(["verify", str(tmp_path / "new")]) == 0
    keys = keyring.unlock(tmp_path / "new", "sari", PASSWORD, NOW).keys
    with Store.open(tmp_path / "new", keys, by="Sari", now=NOW) as store:
        assert store.rows("SELECT verb FROM audit ORDER BY seq") == [("backup.restore",)]


def test_a_facility_is_not_restored_over_another(folder, tmp_path, capsys):
    assert cli.run(["backup", str(folder), str(tmp_path / "usb")]) == 0
    (copy,) = (tmp_path / "usb").iterdir()
    assert cli.run(["restore", str(copy), str(folder)]) == 1
    assert "not touched" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("user", "command"),
    [("budi", ["verify"]), ("dewi", ["backup"]), ("budi", ["restore"])],
)
def test_a_role_that_may_not_is_refused(folder, tmp_path, capsys, monkeypatch, user, command):
    monkeypatch.setenv("TCDESK_USER", user)
    target = [] if command == ["verify"] else [str(tmp_path / "target")]
    assert cli.run([*command, str(folder), *target]) == 1
    assert "may not" in capsys.readouterr().err
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("command", [["verify"], ["backup", "x"], ["restore", "x"]])
def test_no_facility_and_a_wrong_password_are_sentences(folder, tmp_path, capsys, monkeypatch, command):
    name, *more = command
    assert cli.run([name, str(tmp_path / "nowhere"), *[str(tmp_path / part) for part in more]]) == 1
    assert "keyring.json" in capsys.readouterr().err
    monkeypatch.setenv("TCDESK_PASSWORD", "wrong")
    assert cli.run([name, str(folder), *[str(tmp_path / part) for part in more]]) == 1
    assert "password" in capsys.readouterr().err


def test_without_the_environment_it_asks(folder, capsys, monkeypatch):
    from click.testing import CliRunner

    monkeypatch.delenv("TCDESK_USER")
    monkeypatch.delenv("TCDESK_PASSWORD")
    done = CliRunner().invoke(cli.root, ["verify", str(folder)], input=f"sari\n{PASSWORD}\n")
    assert done.exit_code == 0
    assert "User of Lapas Contoh" in done.output
    assert PASSWORD not in done.output
