"""Signing in on the command line: from the environment where nobody is there to type, else by asking."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from tcdesk.cli._words import words
from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action, permitted
from tcdesk.i18n import N_
from tcdesk.store import keyring
from tcdesk.store.keyring import Unlocked

NOT_ALLOWED = N_("This account may not do this. Nothing was done. Ask an administrator or the programme manager.")


def now() -> datetime:
    """The present moment, for the composition root of a command."""
    return datetime.now(UTC)


def sign_in(folder: Path, action: Action | None = None) -> Unlocked:
    """Open the keyring in `folder` as `TCDESK_USER` with `TCDESK_PASSWORD`; what is not set is asked for.

    Raises Denied when the password is wrong or the account's roles do not permit `action`, Trouble as
    `keyring.unlock`.
    """
    cover = keyring.cover(folder, now())
    user = os.environ.get("TCDESK_USER") or click.prompt(words().t("User of {facility}", facility=cover.label))
    password = os.environ.get("TCDESK_PASSWORD") or click.prompt(words().t("Password"), hide_input=True, err=True)
    unlocked = keyring.unlock(folder, user, password, now())
    if action is not None and not permitted(unlocked.roles, action):
        raise Denied(NOT_ALLOWED)
    return unlocked
