-- Structures as a centre knows them. department and letter are empty where there is no SAMU.
CREATE TABLE emergency_structure (
  structure TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  letter TEXT NOT NULL
);

-- Files: parcours.emergency.v1.EmergencyFile, and beside it what files are looked up by.
CREATE TABLE emergency_file (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  record BLOB NOT NULL
);

-- Who takes part in a file: the centre in charge, the crews, the receiving department.
CREATE TABLE emergency_party (
  structure TEXT NOT NULL,
  file INTEGER NOT NULL REFERENCES emergency_file (position),
  PRIMARY KEY (structure, file)
);

-- Vehicles on a mission.
CREATE TABLE emergency_engaged (
  structure TEXT NOT NULL,
  call_sign TEXT NOT NULL,
  engagement TEXT NOT NULL,
  PRIMARY KEY (structure, call_sign)
);
