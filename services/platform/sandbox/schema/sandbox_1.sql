CREATE TABLE sandbox_state(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  now INTEGER NOT NULL,
  started INTEGER NOT NULL,
  branch INTEGER NOT NULL,
  ids_given INTEGER NOT NULL
);
CREATE TABLE sandbox_credential(
  id TEXT PRIMARY KEY,
  form INTEGER NOT NULL,
  subject TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  idle_limit INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  present INTEGER NOT NULL,
  inserted INTEGER NOT NULL,
  revoked_at INTEGER,
  card TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sandbox_credential_card ON sandbox_credential(card) WHERE card <> '';
CREATE TABLE sandbox_fault(
  id TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  kind INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  delay_us INTEGER NOT NULL,
  until INTEGER,
  remaining_calls INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sandbox_fault_target ON sandbox_fault(target);
