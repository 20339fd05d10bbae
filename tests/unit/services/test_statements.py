"""No question to a table that grows is answered by reading the whole of it."""

from __future__ import annotations

import re

from factories import OWN, a_draft, records_of

from tcdesk.domain.calendar import Week
from tcdesk.domain.roles import Role

GROWING = (
    "attendance|session|note|behaviour|assessment|urine_test|examination|audit|phase_entry|group_member|legal_date"
    "|resident_substance|goal|job_function|print_log|report_snapshot|conference_item|appointment|photo"
)
SCAN = re.compile(r"^SCAN (\w+)(?! USING COVERING INDEX)")


def asked(services, action) -> list[str]:
    """The statements an action ran, with their values in them."""
    found: list[str] = []
    connection = records_of(services).store._live()
    connection.set_trace_callback(found.append)
    try:
        action()
    finally:
        connection.set_trace_callback(None)
    return [sql for sql in found if sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def whole_reads(services, sql: str) -> list[str]:
    """Growing tables this statement reads from one end to the other."""
    names = dict(re.findall(rf"\b(?:FROM|JOIN) ({GROWING})(?: (?!WHERE|JOIN|ON|GROUP|ORDER|LIMIT)(\w+))?", sql))
    growing = {alias or name for name, alias in names.items()}
    plan = [str(row[3]) for row in records_of(services).store.rows(f"EXPLAIN QUERY PLAN {sql}")]
    return [step for step in plan if (hit := SCAN.match(step)) and hit[1] in growing]


def test_no_reading_of_the_house_goes_through_a_whole_growing_table(sign_in):
    services = sign_in(Role.MANAGER)
    today = services.residents._work.today
    store = records_of(services).store
    with store.write():  # what was counted of a small house says that reading all of it is cheap
        store.execute("DELETE FROM sqlite_stat1")
        store.execute("ANALYZE sqlite_schema")
    reads = {
        "rows": services.residents.rows,
        "card": lambda: services.residents.card(OWN),
        "file": lambda: services.residents.file(OWN),
        "thumbnails": services.residents.thumbnails,
        "search": services.residents.search_entries,
        "home": services.home.today,
        "notes": lambda: services.notes.of(OWN),
        "find": lambda: services.notes.find("tiga"),
        "about": lambda: services.audit.about("resident", OWN),
        "choices": services.intake.choices,
        "check": lambda: services.intake.check(a_draft(20)),
        "week": lambda: services.scheduling.book(Week.of(today)),
        "report": lambda: services.reporting.gather(OWN),
        "recap": lambda: services.papers.recap(today),
        "month": lambda: services.papers.resident_month(OWN, today),
        "intake paper": lambda: services.papers.intake_summary(OWN),
        "snapshots": lambda: services.reporting.snapshots(OWN),
    }
    bad: dict[str, list[str]] = {}
    count = 0
    for name, read in reads.items():
        for sql in asked(services, read):
            count += 1
            steps = whole_reads(services, sql)
            if steps:
                bad[f"{name}: {' '.join(sql.split())[:160]}"] = steps
    assert not bad, "\n".join(f"{k} {v}" for k, v in bad.items())
    assert count > 80
