"""Case conferences with decisions and actions, frozen reports and the print log."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

SQL = """
CREATE TABLE conference (
  id INTEGER PRIMARY KEY,
  on_date TEXT NOT NULL,
  starts_at INTEGER NOT NULL DEFAULT 600 CHECK (starts_at BETWEEN 0 AND 1439),
  place TEXT NOT NULL DEFAULT '',
  chair_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  secretary_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'closed')),
  minutes_text TEXT NOT NULL DEFAULT '',
  closed_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX conference_date ON conference(on_date) WHERE deleted_at IS NULL;

CREATE TABLE conference_attendance (
  conference_id INTEGER NOT NULL REFERENCES conference(id) ON DELETE RESTRICT,
  staff_id INTEGER NOT NULL REFERENCES staff(id) ON DELETE RESTRICT,
  is_present INTEGER NOT NULL DEFAULT 1 CHECK (is_present IN (0, 1)),
  PRIMARY KEY (conference_id, staff_id)
) STRICT;

CREATE TABLE report_snapshot (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  document TEXT NOT NULL,
  number TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  template_version INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  data BLOB NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  code TEXT NOT NULL,
  finalised_at TEXT NOT NULL,
  finalised_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  UNIQUE (number, version)
) STRICT;
CREATE INDEX report_snapshot_resident ON report_snapshot(resident_id, as_of);

CREATE TABLE conference_item (
  id INTEGER PRIMARY KEY,
  conference_id INTEGER NOT NULL REFERENCES conference(id) ON DELETE RESTRICT,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  proposal TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'regress', 'stay', 'advance', 'complete', 'drop')),
  discussion TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  review_on TEXT,
  snapshot_id INTEGER REFERENCES report_snapshot(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX conference_item_resident ON conference_item(conference_id, resident_id) WHERE deleted_at IS NULL;

CREATE TABLE conference_action (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES conference_item(id) ON DELETE RESTRICT,
  what TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  due_on TEXT,
  done_on TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE print_log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  document TEXT NOT NULL,
  resident_id INTEGER REFERENCES resident(id) ON DELETE RESTRICT,
  snapshot_id INTEGER REFERENCES report_snapshot(id) ON DELETE RESTRICT,
  target TEXT NOT NULL CHECK (target IN ('printer', 'file', 'preview')),
  copies INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 999),
  first_copy INTEGER NOT NULL DEFAULT 1,
  pages INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX print_log_resident ON print_log(resident_id, at);
"""

MIGRATIONS.add(Migration(number=5, name="conference", sql=SQL))
