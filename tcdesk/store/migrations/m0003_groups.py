"""Therapy groups, the weeks they meet in, sessions and who came."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

SQL = """
CREATE TABLE therapy_group (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  theme TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'therapy'
    CHECK (kind IN ('growth', 'therapy', 'education', 'socialization', 'support', 'counselling')),
  focus TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(focus)),
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX therapy_group_code ON therapy_group(code);

CREATE TABLE group_member (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES therapy_group(id) ON DELETE RESTRICT,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  joined_on TEXT NOT NULL,
  left_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  deleted_at TEXT,
  CHECK (left_on IS NULL OR left_on >= joined_on)
) STRICT;
CREATE INDEX group_member_group ON group_member(group_id, joined_on);
CREATE INDEX group_member_resident ON group_member(resident_id, joined_on);
CREATE INDEX group_member_left ON group_member(left_on, joined_on);
CREATE UNIQUE INDEX group_member_open ON group_member(resident_id, group_id)
  WHERE left_on IS NULL AND deleted_at IS NULL;

CREATE TABLE week_version (
  id INTEGER PRIMARY KEY,
  week TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'),
  number INTEGER NOT NULL CHECK (number >= 1),
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  score INTEGER NOT NULL DEFAULT 0,
  is_proven INTEGER NOT NULL DEFAULT 0 CHECK (is_proven IN (0, 1)),
  left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out)),
  reason TEXT NOT NULL DEFAULT '',
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  UNIQUE (week, number)
) STRICT;

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  activity_code TEXT NOT NULL REFERENCES activity_kind(code) ON DELETE RESTRICT,
  group_id INTEGER REFERENCES therapy_group(id) ON DELETE RESTRICT,
  week_version_id INTEGER REFERENCES week_version(id) ON DELETE RESTRICT,
  slot_id INTEGER REFERENCES slot(id) ON DELETE RESTRICT,
  on_date TEXT NOT NULL,
  starts_at INTEGER NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 600),
  room_id INTEGER REFERENCES room(id) ON DELETE RESTRICT,
  counselor_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  meeting_no INTEGER NOT NULL DEFAULT 0,
  topic TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'cancelled')),
  cancel_reason TEXT NOT NULL DEFAULT '',
  group_note TEXT NOT NULL DEFAULT '',
  techniques TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(techniques)),
  climate TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX session_date ON session(on_date, activity_code);
CREATE INDEX session_group ON session(group_id, on_date);
CREATE INDEX session_counselor ON session(counselor_id, on_date);

CREATE TABLE attendance (
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  mark TEXT NOT NULL CHECK (mark IN ('present', 'excused', 'sick', 'absent', 'late')),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  remark TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (session_id, resident_id),
  CHECK (rating IS NULL OR mark IN ('present', 'late'))
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_resident ON attendance(resident_id, session_id);

CREATE TABLE keep_apart (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  other_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  decided_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (resident_id < other_id)
) STRICT;

CREATE TABLE not_with (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  staff_id INTEGER NOT NULL REFERENCES staff(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  on_date TEXT NOT NULL,
  starts_at INTEGER NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  kind TEXT NOT NULL CHECK (kind IN ('court', 'clinic', 'visit', 'school', 'work', 'isolation', 'other')),
  remark TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX appointment_date ON appointment(on_date);
"""

MIGRATIONS.add(Migration(number=3, name="groups", sql=SQL))
