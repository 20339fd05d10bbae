"""The file of every final report as it was first drawn, and final reports that nobody changes any more."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

# The triggers stop accidents; codes and seals find intent.
SQL = """
CREATE TABLE report_file (
  snapshot_id INTEGER PRIMARY KEY REFERENCES report_snapshot(id) ON DELETE RESTRICT,
  pdf BLOB NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;
CREATE UNIQUE INDEX report_snapshot_code ON report_snapshot(code);
CREATE INDEX print_log_snapshot ON print_log(snapshot_id) WHERE snapshot_id IS NOT NULL;

CREATE TRIGGER report_snapshot_no_update BEFORE UPDATE ON report_snapshot BEGIN
  SELECT RAISE(ABORT, 'a final report is frozen');
END;
CREATE TRIGGER report_snapshot_no_delete BEFORE DELETE ON report_snapshot BEGIN
  SELECT RAISE(ABORT, 'a final report is frozen');
END;
CREATE TRIGGER report_file_no_update BEFORE UPDATE ON report_file BEGIN
  SELECT RAISE(ABORT, 'a final report is frozen');
END;
CREATE TRIGGER report_file_no_delete BEFORE DELETE ON report_file BEGIN
  SELECT RAISE(ABORT, 'a final report is frozen');
END;
"""

MIGRATIONS.add(Migration(number=12, name="kept_reports", sql=SQL))
