-- Secret of the sandbox, for pairwise subjects.
CREATE TABLE signin_secret (
  value TEXT NOT NULL
);

-- Citizens. `subject` is the pseudonym in certificates, `traits` parcours.common.v1.Traits as providers know them.
-- Times are microseconds since 1970 of simulated time.
CREATE TABLE signin_person (
  handle TEXT PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  matricule TEXT NOT NULL UNIQUE,
  check_key TEXT NOT NULL,
  oid TEXT NOT NULL,
  traits BLOB NOT NULL,
  used_name TEXT NOT NULL,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  vitale_serial TEXT NOT NULL,
  has_space INTEGER NOT NULL,
  provisional_code TEXT NOT NULL,
  provisional_expires INTEGER NOT NULL,
  provisional_wrong INTEGER NOT NULL,
  provisional_locked INTEGER,
  identifier TEXT UNIQUE,
  password_hash TEXT NOT NULL,
  account_email TEXT NOT NULL,
  account_mobile TEXT NOT NULL,
  account_wrong INTEGER NOT NULL,
  account_locked INTEGER
);

-- Accounts at FranceConnect's providers. given_names are separated by line feeds; empty: those of the civil status.
CREATE TABLE signin_digital_identity (
  provider TEXT NOT NULL,
  identifier TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES signin_person (handle),
  level INTEGER NOT NULL,
  password_hash TEXT NOT NULL,
  second_factor INTEGER NOT NULL,
  family_name TEXT NOT NULL,
  given_names TEXT NOT NULL,
  wrong INTEGER NOT NULL,
  locked INTEGER,
  PRIMARY KEY (provider, identifier)
);

-- Professionals and employees: what their phone needs; the rest is in the directory.
CREATE TABLE signin_professional (
  ps_id_nat TEXT PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,
  mobile TEXT NOT NULL,
  email TEXT NOT NULL,
  has_ecps INTEGER NOT NULL
);

-- Sign-ins, activations and resets under way.
CREATE TABLE signin_flow (
  id TEXT PRIMARY KEY,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  holder TEXT NOT NULL,
  expires INTEGER NOT NULL,
  csr TEXT NOT NULL,
  code TEXT NOT NULL,
  code_expires INTEGER NOT NULL,
  wrong INTEGER NOT NULL,
  level INTEGER NOT NULL,
  provider TEXT NOT NULL,
  identifier TEXT NOT NULL,
  exercise TEXT NOT NULL,
  nonce TEXT NOT NULL
);

-- Tokens of professionals' sessions. The sessions themselves are the sandbox's.
CREATE TABLE signin_session (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  exercise TEXT NOT NULL,
  expires INTEGER NOT NULL,
  access_token TEXT NOT NULL UNIQUE,
  access_expires INTEGER NOT NULL,
  refresh_token TEXT NOT NULL UNIQUE,
  refresh_expires INTEGER NOT NULL
);

-- Phones and mailboxes: parcours.signin.v1.Message, and beside it what messages are looked up by.
CREATE TABLE signin_message (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  kind INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  flow TEXT NOT NULL,
  message BLOB NOT NULL
);
CREATE INDEX signin_message_owner ON signin_message (owner, position);
