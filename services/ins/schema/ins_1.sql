-- What INSi knows: one row per person, the matricules (position 0 is the current one) and the phones whose appli carte
-- Vitale serves the person. given_names are separated by line feeds.
CREATE TABLE ins_person (
  position INTEGER PRIMARY KEY,
  birth_name TEXT NOT NULL,
  given_names TEXT NOT NULL,
  sex INTEGER NOT NULL,
  birth_date TEXT NOT NULL,
  birth_place TEXT NOT NULL,
  vitale_serial TEXT NOT NULL,
  vitale_opposed INTEGER NOT NULL
);
CREATE INDEX ins_person_traits ON ins_person (birth_name, birth_date);
CREATE INDEX ins_person_vitale ON ins_person (vitale_serial);

CREATE TABLE ins_matricule (
  person INTEGER NOT NULL REFERENCES ins_person (position),
  position INTEGER NOT NULL,
  matricule TEXT NOT NULL,
  check_key TEXT NOT NULL,
  oid TEXT NOT NULL,
  PRIMARY KEY (person, position)
);
CREATE INDEX ins_matricule_number ON ins_matricule (matricule);

CREATE TABLE ins_app (
  phone TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES ins_person (position),
  PRIMARY KEY (phone, person)
);

-- The structures' identity records: parcours.ins.v1.Identity, and beside it what records are looked up by.
CREATE TABLE ins_identity (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  structure TEXT NOT NULL,
  matricule TEXT NOT NULL,
  birth_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  status INTEGER NOT NULL,
  record BLOB NOT NULL
);
CREATE INDEX ins_identity_matricule ON ins_identity (structure, matricule);
CREATE INDEX ins_identity_traits ON ins_identity (structure, birth_name, birth_date);
CREATE INDEX ins_identity_status ON ins_identity (structure, status, position);
