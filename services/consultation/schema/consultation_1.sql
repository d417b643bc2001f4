-- Consultations: parcours.consultation.v1.Consultation, and the patient's traits as they were checked.
CREATE TABLE consultation_consultation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  consultation BLOB NOT NULL,
  traits BLOB NOT NULL
);

-- What was signed, edition by edition. unique_id: of the document in the DMP; sent: went there.
CREATE TABLE consultation_signed (
  consultation INTEGER NOT NULL REFERENCES consultation_consultation (position),
  edition INTEGER NOT NULL,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  certificate TEXT NOT NULL,
  unique_id TEXT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (consultation, edition)
) WITHOUT ROWID;
