CREATE TABLE simulator_card(
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE,
  handle TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  holder TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  number TEXT NOT NULL,
  pin_tries_left INTEGER NOT NULL,
  puk_tries_left INTEGER NOT NULL,
  keys_under_pin BLOB NOT NULL,
  keys_under_puk BLOB NOT NULL,
  authentication_chain TEXT NOT NULL,
  signature_chain TEXT NOT NULL,
  token_uri TEXT NOT NULL,
  revocation_reason INTEGER NOT NULL
);
CREATE TABLE simulator_cast(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  people BLOB NOT NULL
);
