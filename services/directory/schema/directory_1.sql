-- Structures of the FINESS. The *_key columns are core::ForLookup of what stands beside.
CREATE TABLE directory_structure (
  position INTEGER PRIMARY KEY,
  struct_id_nat TEXT NOT NULL UNIQUE,
  finess TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  sector TEXT NOT NULL,
  town TEXT NOT NULL,
  town_key TEXT NOT NULL,
  medical_regulation INTEGER NOT NULL,
  mss_address TEXT NOT NULL
);

-- Professionals of the RPPS, and employees (rpps is empty).
CREATE TABLE directory_professional (
  position INTEGER PRIMARY KEY,
  ps_id_nat TEXT NOT NULL UNIQUE,
  rpps TEXT NOT NULL,
  title TEXT NOT NULL,
  given_name TEXT NOT NULL,
  given_key TEXT NOT NULL,
  family_name TEXT NOT NULL,
  family_key TEXT NOT NULL,
  profession TEXT NOT NULL,
  speciality TEXT NOT NULL,
  student INTEGER NOT NULL
);

-- Situations d'exercice.
CREATE TABLE directory_exercise (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  professional INTEGER NOT NULL REFERENCES directory_professional (position),
  structure INTEGER NOT NULL REFERENCES directory_structure (position),
  mode INTEGER NOT NULL,
  role TEXT NOT NULL,
  mss_address TEXT NOT NULL
);
CREATE INDEX directory_exercise_professional ON directory_exercise (professional, position);
CREATE INDEX directory_exercise_structure ON directory_exercise (structure);
