CREATE TABLE journal_entry(
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  method TEXT NOT NULL,
  code INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  record BLOB NOT NULL,
  entry_hash BLOB NOT NULL
);
CREATE UNIQUE INDEX journal_entry_id ON journal_entry(id);
CREATE TABLE journal_body(
  sequence INTEGER PRIMARY KEY REFERENCES journal_entry(sequence),
  request BLOB NOT NULL,
  response BLOB NOT NULL
);
CREATE TABLE journal_outbox(
  id INTEGER PRIMARY KEY,
  exchange TEXT NOT NULL,
  service TEXT NOT NULL,
  method TEXT NOT NULL,
  request BLOB NOT NULL,
  on_behalf BLOB NOT NULL
);
CREATE TABLE journal_request(
  requester TEXT NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  response BLOB NOT NULL,
  PRIMARY KEY(requester, request_id, method)
) WITHOUT ROWID;
