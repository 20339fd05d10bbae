"""What a migration is, and the registry that finds them."""

from __future__ import annotations

import hashlib

import attrs

from tcdesk.registry import Registry


def _from_one(_self: Migration, _field: attrs.Attribute[int], value: int) -> None:
    if value < 1:
        msg = "a migration's number starts at 1"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Migration:
    """One step of the schema.

    `number` is its place and, once applied, the schema version; `name` says in one word what it brings; `sql` is plain
    SQL without BEGIN, COMMIT, PRAGMA or VACUUM, which the store runs in one transaction.
    """

    number: int = attrs.field(validator=_from_one)
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the name and the SQL, in hexadecimal: an edited migration is found by it."""
        return hashlib.sha256(f"{self.name}\n{self.sql}".encode()).hexdigest()


MIGRATIONS: Registry[Migration] = Registry(
    "tcdesk.store.migrations", key=lambda one: f"{one.number:04d}", order=lambda one: one.number
)
