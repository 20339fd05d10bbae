"""Half-filled forms: kept by form, user and key, and gone when the form is saved."""

from datetime import timedelta

import pytest

from tcdesk.store import drafts


def test_a_draft_is_kept_replaced_found_and_dropped(house, now):
    with house.open() as store:
        drafts.keep(store, form="intake", user_id="sari", body={"name": "Con"}, now=now)
        drafts.keep(store, form="intake", user_id="sari", body={"name": "Contoh", "age": None}, now=now)
        drafts.keep(store, form="note", user_id="sari", key="7", body={}, now=now + timedelta(seconds=1))
    with house.open() as store:
        assert drafts.find(store, form="intake", user_id="sari") == drafts.Draft(
            form="intake", user_id="sari", key="", body={"name": "Contoh", "age": None}, saved_at=now
        )
        assert [draft.form for draft in drafts.of_user(store, "sari")] == ["note", "intake"]
        assert drafts.find(store, form="note", user_id="sari") is None
        drafts.drop(store, form="intake", user_id="sari")
        drafts.drop(store, form="intake", user_id="sari")
        assert drafts.find(store, form="intake", user_id="sari") is None


def test_a_draft_stays_when_saving_its_form_fails(store, now):
    drafts.keep(store, form="intake", user_id="sari", body={"name": "Contoh"}, now=now)

    def save():
        with store.write():
            drafts.drop(store, form="intake", user_id="sari")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save()
    assert drafts.find(store, form="intake", user_id="sari") is not None
