"""The house itself: people who work in it, rooms, hours, phases and lists the facility edits."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

SQL = """
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  degree TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  employee_no TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT 'M' CHECK (sex IN ('M', 'F')),
  is_counselor INTEGER NOT NULL DEFAULT 0 CHECK (is_counselor IN (0, 1)),
  max_groups INTEGER NOT NULL DEFAULT 2 CHECK (max_groups BETWEEN 0 AND 20),
  resident_limit INTEGER NOT NULL DEFAULT 30 CHECK (resident_limit BETWEEN 0 AND 500),
  languages TEXT NOT NULL DEFAULT '["id"]' CHECK (json_valid(languages)),
  qualifications TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(qualifications)),
  preferred_slots TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(preferred_slots)),
  active_from TEXT,
  active_until TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE leave (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff(id) ON DELETE RESTRICT,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  half TEXT NOT NULL DEFAULT 'full' CHECK (half IN ('full', 'morning', 'afternoon')),
  reason TEXT NOT NULL DEFAULT '',
  cover_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX leave_staff ON leave(staff_id, starts_on);

CREATE TABLE room (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
  for_groups INTEGER NOT NULL DEFAULT 1 CHECK (for_groups IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE room_closure (
  id INTEGER PRIMARY KEY,
  room_id INTEGER NOT NULL REFERENCES room(id) ON DELETE RESTRICT,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ends_on >= starts_on)
) STRICT;

CREATE TABLE slot (
  id INTEGER PRIMARY KEY,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  starts_at INTEGER NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 5 AND 480),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE blocked_band (
  id INTEGER PRIMARY KEY,
  weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
  on_date TEXT,
  starts_at INTEGER NOT NULL CHECK (starts_at BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  label TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (weekday IS NULL OR on_date IS NULL)
) STRICT;

CREATE TABLE holiday (
  on_date TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_off INTEGER NOT NULL DEFAULT 1 CHECK (is_off IN (0, 1)),
  source TEXT NOT NULL DEFAULT 'manual' CHECK (source IN ('manual', 'calendar'))
) STRICT;

CREATE TABLE activity_kind (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  structure TEXT NOT NULL CHECK (structure IN ('behaviour', 'emotional', 'intellectual', 'vocational')),
  minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 5 AND 600),
  for_group INTEGER NOT NULL DEFAULT 0 CHECK (for_group IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT
) STRICT;

CREATE TABLE cohort (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  capacity INTEGER NOT NULL DEFAULT 170 CHECK (capacity BETWEEN 1 AND 5000),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ends_on >= starts_on)
) STRICT;

CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('intake', 'detox', 'entry', 'primary', 'reentry')),
  position INTEGER NOT NULL,
  min_days INTEGER NOT NULL DEFAULT 0 CHECK (min_days BETWEEN 0 AND 3650),
  target_days INTEGER NOT NULL CHECK (target_days BETWEEN 1 AND 3650),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;

CREATE TABLE phase_criterion (
  id INTEGER PRIMARY KEY,
  phase_id INTEGER NOT NULL REFERENCES phase(id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  threshold REAL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  UNIQUE (phase_id, code)
) STRICT;

CREATE TABLE substance (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  family TEXT NOT NULL CHECK (family IN ('stimulant', 'opioid', 'cannabis', 'sedative', 'alcohol', 'other')),
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT
) STRICT;

CREATE TABLE job_department (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT
) STRICT;
"""

MIGRATIONS.add(Migration(number=1, name="facility", sql=SQL))
