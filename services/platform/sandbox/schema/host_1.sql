CREATE TABLE host_sandbox(
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  grp TEXT NOT NULL,
  seat TEXT NOT NULL,
  join_code TEXT NOT NULL UNIQUE,
  seed INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  ordinal INTEGER NOT NULL UNIQUE
);
CREATE INDEX host_sandbox_owner ON host_sandbox(owner, ordinal);
CREATE TABLE host_snapshot(
  id TEXT PRIMARY KEY,
  sandbox TEXT NOT NULL REFERENCES host_sandbox(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  time INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  ordinal INTEGER NOT NULL
);
CREATE INDEX host_snapshot_sandbox ON host_snapshot(sandbox, ordinal);
