"""Lock-downs of the house, and which holidays are the government's joint leave."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

# The CHECK of `holiday.source` cannot be altered, so the table is made anew with its rows.
SQL = """
CREATE TABLE lock_down (
  id INTEGER PRIMARY KEY,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1439),
  ends_at INTEGER CHECK (ends_at BETWEEN 1 AND 1440),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ends_on >= starts_on),
  CHECK (starts_on <> ends_on OR starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at)
) STRICT;
CREATE INDEX lock_down_days ON lock_down(starts_on, ends_on);

CREATE TABLE holiday_of_source (
  on_date TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_off INTEGER NOT NULL DEFAULT 1 CHECK (is_off IN (0, 1)),
  source TEXT NOT NULL DEFAULT 'manual' CHECK (source IN ('manual', 'calendar', 'joint'))
) STRICT;
INSERT INTO holiday_of_source (on_date, name, is_off, source)
  SELECT on_date, name, is_off, CASE WHEN source = 'calendar' AND name LIKE 'Cuti Bersama%' THEN 'joint' ELSE source END
  FROM holiday;
DROP TABLE holiday;
ALTER TABLE holiday_of_source RENAME TO holiday;
"""

MIGRATIONS.add(Migration(number=11, name="calendar", sql=SQL))
