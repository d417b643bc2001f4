CREATE TABLE ledger_key(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  sealed BLOB NOT NULL
);
CREATE TABLE ledger_head(
  sandbox TEXT NOT NULL,
  opening INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  wall INTEGER NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY(sandbox, opening, branch)
) WITHOUT ROWID;
