-- Ordonnances: parcours.prescription.v1.Prescription, and beside it what they are looked up by. text: what is signed.
CREATE TABLE prescription_ordonnance (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  matricule TEXT NOT NULL,
  prescriber TEXT NOT NULL,
  ordonnance BLOB NOT NULL,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  certificate TEXT NOT NULL
);
CREATE INDEX prescription_ordonnance_prescriber ON prescription_ordonnance (prescriber, matricule, position);
CREATE INDEX prescription_ordonnance_patient ON prescription_ordonnance (matricule, position);

-- What was dispensed: parcours.prescription.v1.Dispensing.
CREATE TABLE prescription_dispensing (
  ordonnance INTEGER NOT NULL REFERENCES prescription_ordonnance (position),
  position INTEGER NOT NULL,
  dispensing BLOB NOT NULL,
  PRIMARY KEY (ordonnance, position)
) WITHOUT ROWID;
