"""The desk for a command: signed in, and left in order whatever happens."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from tcdesk.cli._words import words
from tcdesk.services.demo.clock import clock_of
from tcdesk.services.desk import Desk
from tcdesk.services.suite import Services


@contextmanager
def services_of(folder: Path) -> Generator[Services]:
    """The services of the facility in `folder`, for `TCDESK_USER` with `TCDESK_PASSWORD`; what is not set is asked for.

    Raises whatever `Desk.sign_in` refuses.
    """
    desk = Desk(folder, clock_of(folder))
    name = desk.facility_name()
    user = os.environ.get("TCDESK_USER") or click.prompt(words().t("User of {facility}", facility=name))
    password = os.environ.get("TCDESK_PASSWORD") or click.prompt(words().t("Password"), hide_input=True, err=True)
    signed_in = desk.sign_in(user, password)
    try:
        yield signed_in
    finally:
        desk.sign_out()
