-- Examinations: parcours.exams.v1.Examination, and beside it what they are looked up by.
CREATE TABLE exams_examination (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  matricule TEXT NOT NULL,
  prescriber TEXT NOT NULL,
  structure TEXT NOT NULL,
  examination BLOB NOT NULL
);
CREATE INDEX exams_examination_patient ON exams_examination (matricule, position);

-- Every version of every report, as it was given out. sent: went to the DMP.
CREATE TABLE exams_report (
  examination INTEGER NOT NULL REFERENCES exams_examination (position),
  version INTEGER NOT NULL,
  unique_id TEXT NOT NULL,
  text TEXT NOT NULL,
  cda TEXT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (examination, version)
) WITHOUT ROWID;

-- Structures that said whether they feed the DMP: parcours.exams.v1.DmpFeeding.
CREATE TABLE exams_feeding (
  structure TEXT PRIMARY KEY,
  feeding INTEGER NOT NULL
) WITHOUT ROWID;
