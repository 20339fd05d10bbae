"""Care: notes with versions, the behaviour ledger, treatment goals, assessments and the counselor's narrative."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

SQL = """
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  session_id INTEGER REFERENCES session(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('counselling', 'group', 'family', 'medical', 'psychology', 'incident', 'other')),
  format TEXT NOT NULL DEFAULT 'free' CHECK (format IN ('free', 'soap', 'dap', 'birp', 'girp')),
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  is_medical INTEGER NOT NULL DEFAULT 0 CHECK (is_medical IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX note_resident ON note(resident_id, at);

CREATE TABLE note_version (
  note_id INTEGER NOT NULL REFERENCES note(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  replaced_at TEXT NOT NULL,
  replaced_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  PRIMARY KEY (note_id, version)
) STRICT;

CREATE VIRTUAL TABLE note_search USING fts5(
  title, body, content=note, content_rowid=id, tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER note_search_insert AFTER INSERT ON note BEGIN
  INSERT INTO note_search(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER note_search_delete AFTER DELETE ON note BEGIN
  INSERT INTO note_search(note_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER note_search_update AFTER UPDATE ON note BEGIN
  INSERT INTO note_search(note_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
  INSERT INTO note_search(rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TABLE behaviour (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  on_date TEXT NOT NULL,
  tool TEXT NOT NULL CHECK (tool IN ('talking_to', 'pull_up', 'dealt_with', 'haircut', 'learning_experience', 'ban',
    'demotion', 'general_meeting', 'affirmation', 'privilege', 'promotion', 'violation')),
  event TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points BETWEEN -100 AND 100),
  aim TEXT NOT NULL DEFAULT '',
  response TEXT NOT NULL DEFAULT '',
  starts_on TEXT,
  ends_on TEXT,
  is_done INTEGER NOT NULL DEFAULT 1 CHECK (is_done IN (0, 1)),
  staff_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX behaviour_resident ON behaviour(resident_id, on_date);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  domain TEXT NOT NULL DEFAULT 'emotional' CHECK (domain IN ('behaviour', 'emotional', 'intellectual', 'vocational')),
  problem TEXT NOT NULL DEFAULT '',
  aim TEXT NOT NULL DEFAULT '',
  objective TEXT NOT NULL,
  intervention TEXT NOT NULL DEFAULT '',
  staff_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  due_on TEXT,
  progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  status TEXT NOT NULL DEFAULT 'on_track' CHECK (status IN ('met', 'on_track', 'at_risk', 'late', 'dropped')),
  reviewed_on TEXT,
  plan_version INTEGER NOT NULL DEFAULT 1,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX goal_resident ON goal(resident_id, position);

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  instrument TEXT NOT NULL,
  instrument_version INTEGER NOT NULL DEFAULT 1,
  on_date TEXT NOT NULL,
  rater TEXT NOT NULL DEFAULT 'staff' CHECK (rater IN ('staff', 'self')),
  window TEXT NOT NULL DEFAULT '',
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  scores TEXT NOT NULL CHECK (json_valid(scores)),
  staff_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  signed_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX assessment_resident ON assessment(resident_id, instrument, on_date);

CREATE TABLE narrative (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  as_of TEXT NOT NULL,
  observation TEXT NOT NULL DEFAULT '',
  judgement TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT '',
  proposals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(proposals)),
  written_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  UNIQUE (resident_id, as_of)
) STRICT;
"""

MIGRATIONS.add(Migration(number=4, name="care", sql=SQL))
