"""Whether final reports are as they were frozen: the code over the data, and the seal over the kept file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum

from tcdesk.domain.conference import KeptFile, ReportSnapshot
from tcdesk.store import rows, seal
from tcdesk.store.driver import Connection
from tcdesk.store.kdf import Keys


class Fault(StrEnum):
    """What can be wrong with a final report: its data, its kept file, or that there is none."""

    DATA = "data"
    FILE = "file"
    MISSING = "missing"


def _parts(snapshot: ReportSnapshot, digest: str) -> tuple[str, ...]:
    return (
        snapshot.number,
        str(snapshot.version),
        str(snapshot.resident_id),
        snapshot.document,
        str(snapshot.template_version),
        rows.to_json(snapshot.options),
        snapshot.code,
        digest,
    )


def kept_file(keys: Keys, snapshot: ReportSnapshot, pdf: bytes) -> KeptFile:
    """The file of a snapshot that has its id already, ready to be kept."""
    digest = hashlib.sha256(pdf).hexdigest()
    return KeptFile(snapshot_id=snapshot.id, pdf=pdf, digest=digest, seal=seal.seal_of(keys, *_parts(snapshot, digest)))


def fault_of(keys: Keys, snapshot: ReportSnapshot, file: KeptFile | None) -> Fault | None:
    """What is wrong with a final report, the worst first; None when it is as it was frozen."""
    if not seal.is_code_of(keys, snapshot.data, snapshot.code):
        return Fault.DATA
    if file is None:
        return Fault.MISSING
    digest = hashlib.sha256(file.pdf).hexdigest()
    whole = digest == file.digest and seal.is_seal_of(keys, file.seal, *_parts(snapshot, digest))
    return None if whole else Fault.FILE


def faults(connection: Connection, keys: Keys) -> Iterator[tuple[str, Fault]]:
    """Number and fault of every final report of a file that is not as it was frozen."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'report_file'").fetchone():
        return
    for (number,) in connection.execute("SELECT id FROM report_snapshot ORDER BY id").fetchall():
        snapshots = rows.records(
            ReportSnapshot, connection.execute("SELECT * FROM report_snapshot WHERE id = ?", (number,))
        )
        files = rows.records(KeptFile, connection.execute("SELECT * FROM report_file WHERE snapshot_id = ?", (number,)))
        fault = fault_of(keys, snapshots[0], files[0] if files else None)
        if fault is not None:
            yield snapshots[0].number, fault
