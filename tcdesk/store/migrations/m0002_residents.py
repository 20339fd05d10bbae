"""Residents: who they are, their custody, substances, examinations, phases and house functions."""

from tcdesk.store.migrations._base import MIGRATIONS, Migration

SQL = """
CREATE TABLE resident (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  alias TEXT NOT NULL DEFAULT '',
  register_no TEXT NOT NULL CHECK (length(register_no) > 0),
  register_key TEXT NOT NULL,
  tc_no TEXT NOT NULL,
  national_no TEXT NOT NULL DEFAULT '',
  birth_date TEXT NOT NULL,
  birth_place TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT 'M' CHECK (sex IN ('M', 'F')),
  mother_name TEXT NOT NULL DEFAULT '',
  religion TEXT NOT NULL DEFAULT '',
  education TEXT NOT NULL DEFAULT '',
  occupation TEXT NOT NULL DEFAULT '',
  marital_status TEXT NOT NULL DEFAULT '',
  nationality TEXT NOT NULL DEFAULT 'Indonesia',
  language TEXT NOT NULL DEFAULT 'id',
  address TEXT NOT NULL DEFAULT '',
  block TEXT NOT NULL DEFAULT '',
  house TEXT NOT NULL DEFAULT '',
  cohort_id INTEGER REFERENCES cohort(id) ON DELETE RESTRICT,
  counselor_id INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  case_officer TEXT NOT NULL DEFAULT '',
  problem TEXT NOT NULL DEFAULT 'stimulant'
    CHECK (problem IN ('stimulant', 'opioid', 'cannabis', 'family', 'emotion', 'relapse', 'crime')),
  severity TEXT NOT NULL DEFAULT 'moderate' CHECK (severity IN ('low', 'moderate', 'high')),
  needs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(needs)),
  avoid_slots TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(avoid_slots)),
  guarantor_name TEXT NOT NULL DEFAULT '',
  guarantor_relation TEXT NOT NULL DEFAULT '',
  guarantor_phone TEXT NOT NULL DEFAULT '',
  consent_on TEXT,
  consent_witness TEXT NOT NULL DEFAULT '',
  consent_withdrawn_on TEXT,
  belongings TEXT NOT NULL DEFAULT '',
  admitted_on TEXT NOT NULL,
  programme_end TEXT NOT NULL,
  left_on TEXT,
  exit_kind TEXT NOT NULL DEFAULT '' CHECK (exit_kind IN ('', 'completed', 'dropped', 'neutral')),
  exit_reason TEXT NOT NULL DEFAULT '',
  former_id INTEGER REFERENCES resident(id) ON DELETE RESTRICT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (programme_end >= admitted_on),
  CHECK (left_on IS NULL OR left_on >= admitted_on)
) STRICT;
CREATE UNIQUE INDEX resident_register ON resident(register_key) WHERE left_on IS NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX resident_tc_no ON resident(tc_no);
CREATE INDEX resident_present ON resident(left_on, deleted_at);

CREATE TABLE not_same_person (
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  other_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  decided_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (resident_id, other_id)
) STRICT;

CREATE TABLE photo (
  resident_id INTEGER PRIMARY KEY REFERENCES resident(id) ON DELETE RESTRICT,
  thumbnail BLOB NOT NULL,
  portrait BLOB NOT NULL,
  taken_on TEXT
) STRICT;

CREATE TABLE custody (
  resident_id INTEGER PRIMARY KEY REFERENCES resident(id) ON DELETE RESTRICT,
  status TEXT NOT NULL DEFAULT 'convicted' CHECK (status IN ('convicted', 'remand', 'life')),
  register_kind TEXT NOT NULL DEFAULT 'B.I',
  articles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(articles)),
  court TEXT NOT NULL DEFAULT '',
  verdict_no TEXT NOT NULL DEFAULT '',
  verdict_on TEXT,
  final_on TEXT,
  years INTEGER CHECK (years BETWEEN 0 AND 99),
  months INTEGER CHECK (months BETWEEN 0 AND 11),
  days INTEGER CHECK (days BETWEEN 0 AND 30),
  fine INTEGER CHECK (fine >= 0),
  subsidiary TEXT NOT NULL DEFAULT '',
  detained_on TEXT NOT NULL,
  is_recidivist INTEGER NOT NULL DEFAULT 0 CHECK (is_recidivist IN (0, 1)),
  in_register_f INTEGER NOT NULL DEFAULT 0 CHECK (in_register_f IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE legal_date (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('third', 'half', 'two_thirds', 'expiry', 'parole', 'leave', 'transfer')),
  on_date TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('sdp', 'registrar', 'estimate')),
  data_date TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX legal_date_kind ON legal_date(resident_id, kind) WHERE deleted_at IS NULL;

CREATE TABLE co_defendant (
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  other_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  PRIMARY KEY (resident_id, other_id),
  CHECK (resident_id < other_id)
) STRICT;

CREATE TABLE resident_substance (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  substance_code TEXT NOT NULL REFERENCES substance(code) ON DELETE RESTRICT,
  rank INTEGER NOT NULL DEFAULT 1 CHECK (rank BETWEEN 1 AND 20),
  first_age INTEGER CHECK (first_age BETWEEN 5 AND 99),
  last_used TEXT NOT NULL DEFAULT '',
  route TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  UNIQUE (resident_id, substance_code)
) STRICT;

CREATE TABLE examination (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'detox', 'routine', 'complaint')),
  at TEXT NOT NULL,
  systolic INTEGER, diastolic INTEGER, pulse INTEGER, breathing INTEGER, temperature REAL, oxygen INTEGER, weight REAL,
  findings TEXT NOT NULL DEFAULT '',
  medication TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT '',
  by_staff INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX examination_resident ON examination(resident_id, at);

CREATE TABLE urine_test (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  taken_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('intake', 'periodic', 'random', 'suspicion', 'advance')),
  specimen TEXT NOT NULL DEFAULT 'urine' CHECK (specimen IN ('urine', 'hair')),
  kit TEXT NOT NULL DEFAULT '',
  lot TEXT NOT NULL DEFAULT '',
  witness TEXT NOT NULL DEFAULT '',
  medication TEXT NOT NULL DEFAULT '',
  results TEXT NOT NULL CHECK (json_valid(results)),
  confirmation TEXT NOT NULL DEFAULT '',
  by_staff INTEGER REFERENCES staff(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT
) STRICT;
CREATE INDEX urine_test_resident ON urine_test(resident_id, taken_on);

CREATE TABLE phase_entry (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  phase_id INTEGER NOT NULL REFERENCES phase(id) ON DELETE RESTRICT,
  started_on TEXT NOT NULL,
  ended_on TEXT,
  decision TEXT NOT NULL DEFAULT 'admission' CHECK (decision IN ('admission', 'advance', 'regress', 'restart')),
  decided_by TEXT REFERENCES user(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ended_on IS NULL OR ended_on >= started_on)
) STRICT;
CREATE INDEX phase_entry_resident ON phase_entry(resident_id, started_on);
CREATE UNIQUE INDEX phase_entry_open ON phase_entry(resident_id) WHERE ended_on IS NULL AND deleted_at IS NULL;

CREATE TABLE criterion_mark (
  phase_entry_id INTEGER NOT NULL REFERENCES phase_entry(id) ON DELETE RESTRICT,
  criterion_id INTEGER NOT NULL REFERENCES phase_criterion(id) ON DELETE RESTRICT,
  met_on TEXT NOT NULL,
  marked_by TEXT NOT NULL REFERENCES user(id) ON DELETE RESTRICT,
  PRIMARY KEY (phase_entry_id, criterion_id)
) STRICT;

CREATE TABLE job_function (
  id INTEGER PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident(id) ON DELETE RESTRICT,
  department_code TEXT NOT NULL REFERENCES job_department(code) ON DELETE RESTRICT,
  rank TEXT NOT NULL CHECK (rank IN ('crew', 'expeditor', 'head', 'chief', 'coordinator')),
  started_on TEXT NOT NULL,
  ended_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  CHECK (ended_on IS NULL OR ended_on >= started_on)
) STRICT;
CREATE INDEX job_function_resident ON job_function(resident_id, started_on);
"""

MIGRATIONS.add(Migration(number=2, name="residents", sql=SQL))
