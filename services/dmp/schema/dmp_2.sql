-- Every search writes an access: one tree instead of three. Accesses without a document are not looked up by it.
CREATE TABLE dmp_access_2 (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  position INTEGER NOT NULL,
  document TEXT NOT NULL,
  entry BLOB NOT NULL,
  PRIMARY KEY (record, position)
) WITHOUT ROWID;
INSERT INTO dmp_access_2 (record, position, document, entry) SELECT record, position, document, entry FROM dmp_access;
DROP TABLE dmp_access;
ALTER TABLE dmp_access_2 RENAME TO dmp_access;
CREATE INDEX dmp_access_document ON dmp_access (record, document, position) WHERE document <> '';
