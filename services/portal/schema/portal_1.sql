-- Spaces: one row per person of the cast, activated or not. Times are microseconds since 1970. id: what a search for carers
-- gives out instead of the matricule. wishes: parcours.portal.v1.Wishes.
CREATE TABLE portal_space (
  matricule TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  check_key TEXT NOT NULL,
  oid TEXT NOT NULL,
  birth_name TEXT NOT NULL,
  given_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  name TEXT NOT NULL,
  activated INTEGER,
  deletion_asked INTEGER,
  wishes BLOB NOT NULL
);
CREATE INDEX portal_space_names ON portal_space (birth_name, birth_date);

-- Legal representatives by civil status, whether they added the child or not.
CREATE TABLE portal_representative (
  child TEXT NOT NULL REFERENCES portal_space (matricule),
  parent TEXT NOT NULL,
  PRIMARY KEY (child, parent)
);

-- delegation: parcours.portal.v1.Delegation as it was kept, see StateAt. answerer: who accepts or refuses.
CREATE TABLE portal_delegation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  holder TEXT NOT NULL,
  delegate TEXT NOT NULL,
  answerer TEXT NOT NULL,
  delegation BLOB NOT NULL
);
CREATE INDEX portal_delegation_holder ON portal_delegation (holder);
CREATE INDEX portal_delegation_delegate ON portal_delegation (delegate);
CREATE INDEX portal_delegation_answerer ON portal_delegation (answerer);

-- What a space holds, by kind: see ItemKind in store.h. code: what else it is looked up by; parent: what it belongs to.
CREATE TABLE portal_item (
  position INTEGER PRIMARY KEY,
  space TEXT NOT NULL,
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  parent TEXT NOT NULL,
  time INTEGER NOT NULL,
  item BLOB NOT NULL
);
CREATE UNIQUE INDEX portal_item_id ON portal_item (space, kind, id);
CREATE INDEX portal_item_time ON portal_item (space, kind, time, position);
