"""The keyring: who gets in, who does not, and what a changed file does."""

import json
import unicodedata
from datetime import timedelta

import pytest

from tcdesk.domain.refusals import Conflict, Denied, Invalid, Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import texts
from tcdesk.store import kdf, keyring, recovery, ring
from tcdesk.store.ring import Head

NEW = "teh manis sore"


@pytest.fixture
def budi(house, cheap):
    """A second account, a counselor."""
    keyring.add_account(
        house.folder,
        house.keys,
        user_id="budi",
        name="Budi Santoso",
        password="nasi goreng malam",
        roles=(Role.COUNSELOR,),
        profile=cheap,
    )
    return "nasi goreng malam"


def content(folder):
    return json.loads((folder / ring.NAME).read_text())


def rewrite(folder, edit):
    """Change the file by hand, as somebody with an editor would."""
    data = content(folder)
    edit(data["ring"])
    (folder / ring.NAME).write_text(json.dumps(data))


def test_by_id_and_by_shown_name_whatever_the_case(house, password, now):
    for name in ("sari", "SARI", " Sari Wulandari "):
        found = keyring.unlock(house.folder, name, password, now)
        assert found.keys == house.keys
        assert (found.user_id, found.roles) == ("sari", {Role.ADMIN, Role.MANAGER})


def test_the_same_characters_from_another_keyboard(house, cheap, now):
    keyring.reset_password(house.folder, house.keys, "sari", "Café résumé", profile=cheap)
    other = unicodedata.normalize("NFD", "Café résumé")
    assert keyring.unlock(house.folder, "sari", other, now).keys == house.keys


@pytest.mark.parametrize(("name", "secret"), [("sari", "kopi susu Pagi"), ("nobody", "kopi susu pagi"), ("", "")])
def test_a_wrong_name_and_a_wrong_password_say_the_same(house, now, name, secret):
    with pytest.raises(Denied) as refused:
        keyring.unlock(house.folder, name, secret, now)
    assert refused.value.text == keyring.WRONG


def test_an_unknown_or_switched_off_account_costs_one_derivation_of_the_same_price(
    house, budi, password, now, monkeypatch
):
    keyring.set_active(house.folder, house.keys, "budi", active=False)
    costs = []
    real = kdf.password_key
    monkeypatch.setattr(kdf, "password_key", lambda *given: costs.append(given[2]) or real(*given))
    for name, secret in (("nobody", "x"), ("budi", budi), ("sari", "wrong"), ("sari", password)):
        try:
            keyring.unlock(house.folder, name, secret, now)
        except Denied:
            continue
    assert len(costs) == 4
    assert len(set(costs)) == 1


def test_the_sixth_try_has_to_wait_even_with_the_right_password(house, password, now):
    for _ in range(5):
        with pytest.raises(Denied):
            keyring.unlock(house.folder, "sari", "wrong", now)
    with pytest.raises(keyring.Waiting) as waiting:
        keyring.unlock(house.folder, "Sari Wulandari", password, now)
    assert waiting.value.seconds == 5
    assert "5 seconds" in waiting.value.sentence(texts("en"))
    assert keyring.cover(house.folder, now).people[0].waits == 5
    later = keyring.unlock(house.folder, "sari", password, now + timedelta(seconds=5))
    assert later.failures == 5
    assert keyring.cover(house.folder, now).people[0].came_at == now + timedelta(seconds=5)


def test_unknown_names_wait_together(house, now):
    for count in range(5):
        with pytest.raises(Denied):
            keyring.unlock(house.folder, f"guess{count}", "wrong", now)
    with pytest.raises(keyring.Waiting):
        keyring.unlock(house.folder, "another", "wrong", now)


def test_the_recovery_code_opens_and_a_newer_one_replaces_it(house, cheap, now):
    found = keyring.unlock_by_code(house.folder, house.code.lower())
    assert (found.keys, found.by_recovery, found.roles) == (house.keys, True, {Role.ADMIN})
    keyring.reset_password(house.folder, found.keys, "sari", NEW, profile=cheap)
    assert keyring.unlock(house.folder, "sari", NEW, now).keys == house.keys
    newer = keyring.new_recovery_code(house.folder, house.keys)
    assert keyring.unlock_by_code(house.folder, newer).keys == house.keys
    for code in (house.code, recovery.new_code()):
        with pytest.raises(Denied):
            keyring.unlock_by_code(house.folder, code)


def test_a_password_is_changed_without_touching_the_database(house, password, cheap, now):
    before = house.path.read_bytes()
    with pytest.raises(Denied):
        keyring.change_password(house.folder, "sari", "wrong", NEW, now, profile=cheap)
    keyring.change_password(house.folder, "sari", password, NEW, now, profile=cheap)
    with pytest.raises(Denied):
        keyring.unlock(house.folder, "sari", password, now)
    assert keyring.unlock(house.folder, "sari", NEW, now).keys == house.keys
    assert house.path.read_bytes() == before


def test_an_account_is_added_changed_switched_off_and_removed(house, budi, now, cheap):
    assert keyring.unlock(house.folder, "budi", budi, now).roles == {Role.COUNSELOR}
    keyring.set_roles(house.folder, house.keys, "budi", (Role.MEDICAL, Role.HEAD))
    keyring.rename(house.folder, house.keys, "budi", "Budi S.")
    assert keyring.unlock(house.folder, "budi s.", budi, now).roles == {Role.MEDICAL, Role.HEAD}
    keyring.set_active(house.folder, house.keys, "budi", active=False)
    with pytest.raises(Denied):
        keyring.unlock(house.folder, "budi", budi, now)
    keyring.set_active(house.folder, house.keys, "budi", active=True)
    assert keyring.unlock(house.folder, "budi", budi, now).keys == house.keys
    keyring.remove(house.folder, house.keys, "budi")
    keyring.set_active(house.folder, house.keys, "budi", active=True)
    with pytest.raises(Denied):
        keyring.unlock(house.folder, "budi", budi, now)
    with pytest.raises(Conflict):
        keyring.add_account(
            house.folder, house.keys, user_id="BUDI", name="B", password=NEW, roles=(Role.HEAD,), profile=cheap
        )


def test_the_last_administrator_stays(house, budi):
    for attempt in (
        lambda: keyring.remove(house.folder, house.keys, "sari"),
        lambda: keyring.set_active(house.folder, house.keys, "sari", active=False),
        lambda: keyring.set_roles(house.folder, house.keys, "sari", (Role.MANAGER,)),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.text == keyring.LAST_ADMIN
    keyring.set_roles(house.folder, house.keys, "budi", (Role.ADMIN,))
    keyring.remove(house.folder, house.keys, "sari")


@pytest.mark.parametrize(
    ("given", "field"),
    [({"password": "short"}, "password"), ({"user_id": "two words"}, "user_id"), ({"user_id": ""}, "user_id"),
     ({"user_id": "Recovery"}, "user_id"), ({"user_id": "x" * 41}, "user_id"), ({"roles": ()}, "roles")],
)  # fmt: skip
def test_what_an_account_needs(house, cheap, given, field):
    whole = {"user_id": "dewi", "name": "Dewi", "password": NEW, "roles": (Role.HEAD,), "profile": cheap}
    with pytest.raises(Invalid) as refused:
        keyring.add_account(house.folder, house.keys, **{**whole, **given})
    assert [problem.field for problem in refused.value.problems] == [field]
    assert len(keyring.accounts(house.folder, house.keys)) == 1


def test_names_in_use_and_accounts_that_are_not_there(house, budi, cheap):
    for change in (
        lambda: keyring.rename(house.folder, house.keys, "budi", "sari wulandari"),
        lambda: keyring.set_active(house.folder, house.keys, "dewi", active=True),
        lambda: keyring.create(house.folder, label="x", user_id="x", name="x", password=NEW, profile=cheap),
    ):
        with pytest.raises(Conflict):
            change()


@pytest.mark.parametrize(
    "edit",
    [
        lambda found: found["accounts"][1].update(roles=["admin"]),
        lambda found: found["accounts"].pop(),
        lambda found: found.update(label="Another house"),
        lambda found: found.update(is_demo=True),
        lambda found: found["head"].update(seq=0, hash=""),
        lambda found: found["accounts"][0].update(slot=None),
    ],
    ids=["roles", "removed", "label", "demo", "head", "slot"],
)
def test_what_is_under_the_seal_cannot_be_edited(house, budi, now, edit):
    keyring.anchor(house.folder, house.keys, Head(seq=7, hash="ab"))
    rewrite(house.folder, edit)
    with pytest.raises(Trouble) as refused:
        keyring.unlock_by_code(house.folder, house.code)
    assert refused.value.text == ring.TAMPERED
    with pytest.raises(Trouble):
        keyring.set_label(house.folder, house.keys, "x")


def test_a_cheaper_derivation_written_into_the_file_opens_nothing(house, password, now):
    rewrite(house.folder, lambda found: found["accounts"][0]["slot"]["profile"].update(passes=2))
    with pytest.raises(Denied):
        keyring.unlock(house.folder, "sari", password, now)


def test_a_slot_moved_to_another_account_opens_nothing(house, budi, now):
    def swap(found):
        first, second = found["accounts"]
        first["slot"], second["slot"] = second["slot"], first["slot"]

    rewrite(house.folder, swap)
    with pytest.raises(Denied):
        keyring.unlock(house.folder, "sari", budi, now)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"ring": {}, "mac": ""}', b"\xff" * 40, b'{"ring": 3}'])
def test_a_keyring_that_cannot_be_read(house, budi, password, now, damage):
    """The copy of the one before stands in, and says so; without it there is a sentence."""
    path = house.folder / ring.NAME
    path.write_bytes(damage)
    assert keyring.cover(house.folder, now).from_copy
    assert keyring.unlock(house.folder, "sari", password, now).keys == house.keys
    ring.backup_of(path).write_bytes(damage)
    with pytest.raises(Trouble) as refused:
        keyring.cover(house.folder, now)
    assert refused.value.text == ring.BROKEN


def test_a_missing_keyring_and_one_of_a_newer_program(house, now):
    rewrite(house.folder, lambda found: found.update(format=2))
    with pytest.raises(Trouble) as refused:
        keyring.cover(house.folder, now)
    assert refused.value.text == ring.NEWER
    for path in (house.folder / ring.NAME, ring.backup_of(house.folder / ring.NAME)):
        path.unlink(missing_ok=True)
    with pytest.raises(Trouble) as refused:
        keyring.unlock(house.folder, "sari", "x", now)
    assert refused.value.text == ring.MISSING


def test_a_file_cannot_ask_for_all_memory_of_the_computer(house, now):
    ring.backup_of(house.folder / ring.NAME).unlink(missing_ok=True)
    rewrite(house.folder, lambda found: found["decoy"]["profile"].update(memory_kib=2**30))
    with pytest.raises(Trouble):
        keyring.unlock(house.folder, "nobody", "x", now)


def test_no_secret_stands_in_the_file_or_in_a_repr(house, password):
    text = (house.folder / ring.NAME).read_text()
    unlocked = keyring.unlock_by_code(house.folder, house.code)
    for secret in (house.keys.master.hex(), house.code, password):
        assert secret not in text
        assert secret not in repr(unlocked)
    assert str(house.keys.master) not in repr(unlocked)


def test_the_usual_price_is_far_above_the_floor():
    assert (kdf.STRONG.memory_kib, kdf.STRONG.passes, kdf.STRONG.lanes) == (256 * 1024, 3, 4)


def test_every_purpose_has_a_key_of_its_own(house):
    keys = house.keys
    all_keys = {keys.master, keys.database, keys.audit, keys.report, keys.keyring, keys.manifest, keys.history}
    assert len(all_keys) == 7
    assert {len(key) for key in all_keys} == {32}


def test_the_cover_tells_what_the_sign_in_page_shows(house, budi, password, now):
    keyring.unlock(house.folder, "budi", budi, now)
    cover = keyring.cover(house.folder, now)
    assert (cover.label, cover.is_demo, cover.from_copy) == ("Lapas Contoh", False, False)
    assert [(one.id, one.name, one.came_at) for one in cover.people] == [
        ("budi", "Budi Santoso", now),
        ("sari", "Sari Wulandari", None),
    ]
