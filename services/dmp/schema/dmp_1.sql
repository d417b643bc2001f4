-- Records: one row per person who has or had anything to do with the DMP. Times are microseconds since 1970.
CREATE TABLE dmp_record (
  position INTEGER PRIMARY KEY,
  matricule TEXT NOT NULL UNIQUE,
  check_key TEXT NOT NULL,
  oid TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  state INTEGER NOT NULL,
  announced INTEGER NOT NULL,
  opened INTEGER,
  closed INTEGER,
  closing_reason TEXT NOT NULL,
  break_glass INTEGER NOT NULL,
  centre_15 INTEGER NOT NULL,
  masked_in_emergency INTEGER NOT NULL,
  mask_by_default INTEGER NOT NULL,
  general_practitioner TEXT NOT NULL
);

CREATE TABLE dmp_representative (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  matricule TEXT NOT NULL,
  PRIMARY KEY (record, matricule)
);

-- structure is empty where the opposition holds for everybody.
CREATE TABLE dmp_opposition (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  opposition INTEGER NOT NULL,
  structure TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (record, opposition, structure)
);

-- professional is empty where the care team of the structure is authorised as such.
CREATE TABLE dmp_authorisation (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  professional TEXT NOT NULL,
  structure TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (record, professional, structure)
);

CREATE TABLE dmp_block (
  position INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  professional TEXT NOT NULL,
  since INTEGER NOT NULL
);
CREATE UNIQUE INDEX dmp_block_professional ON dmp_block (record, professional);

-- What the DMP knows of professionals and structures by their national identifiers.
CREATE TABLE dmp_name (
  subject TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  samu INTEGER NOT NULL
);

-- Documents: parcours.dmp.v1.Document without content, and beside it what documents are looked up by. title_folded: lower
-- case. author: PS_IdNat, empty for the patient's own.
CREATE TABLE dmp_document (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unique_id TEXT NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  created INTEGER NOT NULL,
  status INTEGER NOT NULL,
  type TEXT NOT NULL,
  class_code TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  document BLOB NOT NULL
);
CREATE INDEX dmp_document_created ON dmp_document (record, created, position);

CREATE TABLE dmp_content (
  document INTEGER PRIMARY KEY REFERENCES dmp_document (position),
  bytes BLOB NOT NULL
);

-- The history of accesses: parcours.dmp.v1.AccessEntry.
CREATE TABLE dmp_access (
  position INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  document TEXT NOT NULL,
  entry BLOB NOT NULL
);
CREATE INDEX dmp_access_record ON dmp_access (record, position);
CREATE INDEX dmp_access_document ON dmp_access (record, document, position);

-- Who was told of already: one notification a day for each professional who reads.
CREATE TABLE dmp_notice (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  subject TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (record, subject, day)
);
