"""Accounts, which are several deeds: edited like any other list."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.roles import ROLE_NAMES, Action, Role
from tcdesk.domain.views.people import AccountView
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.table import Column
from tcdesk.ui.pages.settings.list_spec import Key, ListSpec, Lookups, chosen, number_of, text_of, words_of
from tcdesk.ui.pages.settings.lists_people import staff_options

# ---- accounts


@attrs.frozen(kw_only=True)
class AccountEdit:
    """An account as the form has it; `password` is a new one, "" where it stays."""

    uid: str = ""
    name: str
    roles: tuple[Role, ...]
    staff_id: int | None = None
    is_active: bool = True
    password: str = ""


class AccountRows:
    """The accounts as a list. Saving one does only what is another than before, the most easily refused first."""

    def __init__(self, services: Services) -> None:
        self._accounts = services.accounts

    def all(self) -> tuple[AccountView, ...]:
        """All accounts by name."""
        return self._accounts.all()

    def save(self, record: AccountView | AccountEdit) -> tuple[str, Changes]:
        """Add an account, or bring one to what the form says."""
        edit = record if isinstance(record, AccountEdit) else _edit_of(record)
        if not edit.uid:
            uid = free_uid(edit.name, {one.uid for one in self.all()})
            return uid, self._accounts.add(uid, edit.name, edit.password, edit.roles, edit.staff_id)
        old = next(one for one in self.all() if one.uid == edit.uid)
        uid, accounts, changes = edit.uid, self._accounts, Changes()
        if edit.password:
            changes = accounts.reset_password(uid, edit.password)
        if set(edit.roles) != set(old.roles):
            changes = accounts.set_roles(uid, edit.roles)
        if edit.is_active != old.is_active:
            changes = accounts.set_active(uid, active=edit.is_active)
        if edit.name.strip() != old.name:
            changes = accounts.rename(uid, edit.name)
        if edit.staff_id != old.staff_id:
            changes = accounts.link(uid, edit.staff_id)
        return uid, changes

    def remove(self, key: Key) -> Changes:
        """Take away an account's way in for good."""
        return self._accounts.remove(str(key))


def _edit_of(view: AccountView) -> AccountEdit:
    return AccountEdit(uid=view.uid, name=view.name, roles=view.roles, staff_id=view.staff_id, is_active=view.is_active)


def free_uid(name: str, taken: set[str]) -> str:
    """A short id for a new account: the first name in plain letters, with a number where it is in use."""
    plain = unicodedata.normalize("NFKD", name.split(",", maxsplit=1)[0])
    words = ["".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in plain.lower().split()]
    first = next((word for word in words if len(word) > 1 and word not in {"dr", "drg", "ns", "hj"}), "user")[:30]
    if first == "recovery":
        first = "user"
    number = next(n for n in range(1, len(taken) + 2) if (first if n == 1 else f"{first}{n}") not in taken)
    return first if number == 1 else f"{first}{number}"


def _make_account(old: AccountView | None, values: Mapping[str, object]) -> AccountEdit:
    return AccountEdit(
        uid="" if old is None else old.uid,
        name=text_of(values, "name"),
        roles=tuple(Role(one) for one in words_of(values, "roles")),
        staff_id=number_of(values, "staff_id") or None,
        is_active=bool(values.get("is_active")),
        password=text_of(values, "password"),
    )


def _account_lookups(services: Services, _texts: Texts) -> Lookups:
    return {"staff_id": staff_options(services)}


def _role_words(one: AccountView | AccountEdit, texts: Texts) -> str:
    return ", ".join(texts.t(ROLE_NAMES[role]) for role in one.roles)


def _account_columns(lookups: Lookups) -> tuple[Column[AccountView], ...]:
    return (
        Column(code="name", title=N_("Name"), text=lambda one, _t: one.name, width=150, stretch=True, bold=True,
               key=lambda one: one.name.casefold(), tone=lambda one: "" if one.is_active else "ink3"),
        Column(code="roles", title=N_("Roles"), width=190, text=_role_words, tip=_role_words,
               tone=lambda one: "" if one.is_active else "ink3"),
        Column(code="staff", title=N_("Staff"), width=130, drop=1,
               text=lambda one, _t: chosen(lookups, "staff_id", one.staff_id)),
        Column(code="active", title=N_("May sign in"), width=92, key=lambda one: one.is_active,
               text=lambda one, t: t.t("yes") if one.is_active else t.t("no"),
               tone=lambda one: "" if one.is_active else "warn"),
    )  # fmt: skip


def _account_fields(texts: Texts, lookups: Lookups) -> tuple[FieldSpec, ...]:
    roles = tuple(Option(role.value, texts.t(words)) for role, words in ROLE_NAMES.items())
    return (
        FieldSpec(name="name", label=N_("Name"), required=True, longest=80),
        FieldSpec(name="roles", label=N_("Roles"), kind=Kind.TAGS, options=roles, required=True),
        FieldSpec(
            name="staff_id",
            label=N_("Member of staff"),
            kind=Kind.CHOICE,
            options=lookups.get("staff_id", ()),
            help=N_("Whose residents and sessions are one's own"),
        ),
        FieldSpec(
            name="password",
            label=N_("New password"),
            kind=Kind.PASSWORD,
            longest=200,
            help=N_("Empty: it stays. At least 8 characters."),
        ),
        FieldSpec(name="is_active", label=N_("Account"), kind=Kind.CHECK, placeholder=N_("May sign in")),
    )


ACCOUNTS = ListSpec[AccountView](
    code="accounts",
    title=N_("Accounts"),
    new=N_("New account"),
    about=N_("Who may sign in, and as what."),
    action=Action.USER_MANAGE,
    rows=AccountRows,
    columns=_account_columns,
    fields=_account_fields,
    load=lambda one: {
        "name": one.name, "roles": tuple(role.value for role in one.roles), "staff_id": one.staff_id,
        "is_active": one.is_active,
    },
    make=_make_account,  # pyright: ignore[reportArgumentType] - the form's own record goes back to its rows
    name=lambda one, _texts, _lookups: one.name,
    start=lambda _today: {"is_active": True},
    lookups=_account_lookups,
    key=lambda one: one.uid,
    remove_words=N_("Take away the account of {name} for good?"),
    remove_text=N_("The password opens nothing from then on. What was recorded under this name stays as it is."),
    required_when_new=("password",),
)  # fmt: skip
