"""What differs in one week: an hour on one day, sessions called for some residents, and the print of each version."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

# The activity is added here for houses that have their list already; a new house brings it in its own list.
SQL = """
CREATE TABLE day_hour (
  id INTEGER PRIMARY KEY,
  slot_id INTEGER NOT NULL REFERENCES slot(id) ON DELETE RESTRICT,
  on_date TEXT NOT NULL,
  starts_at INTEGER NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX day_hour_day ON day_hour(slot_id, on_date) WHERE deleted_at IS NULL;

CREATE TABLE session_resident (
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  PRIMARY KEY (session_id, resident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_resident_resident ON session_resident(resident_id, session_id);

CREATE TABLE week_print (
  week_version_id INTEGER PRIMARY KEY REFERENCES week_version(id) ON DELETE RESTRICT,
  board TEXT NOT NULL CHECK (json_valid(board))
) STRICT;

INSERT INTO activity_kind (code, name, structure, minutes, for_group, position)
SELECT 'group_counselling', 'Konseling kelompok', 'emotional', 60, 0, 8
WHERE EXISTS (SELECT 1 FROM activity_kind)
  AND NOT EXISTS (SELECT 1 FROM activity_kind WHERE code = 'group_counselling');
"""

MIGRATIONS.add(Migration(number=10, name="week_days", sql=SQL))
