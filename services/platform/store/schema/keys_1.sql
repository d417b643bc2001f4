CREATE TABLE keys_sandbox(
  sandbox TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL
) WITHOUT ROWID;
