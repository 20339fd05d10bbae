"""Half-filled forms, and the record of who did what."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

# `at` is for people; `seq` is the order. The triggers stop accidents; the chain of hashes finds intent.
SQL = """
CREATE TABLE draft (
  form TEXT NOT NULL CHECK (length(form) > 0),
  user_id TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  key TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL CHECK (json_valid(body)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (form, user_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (length(verb) > 0),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  epoch INTEGER NOT NULL CHECK (epoch > 0),
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_subject ON audit(kind, subject, seq);
CREATE INDEX audit_actor ON audit(actor, seq);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
"""

MIGRATIONS.add(Migration(number=9, name="bookkeeping", sql=SQL))
