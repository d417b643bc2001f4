-- Carers who have the patient's delegation in Mon espace santé, by their matricule.
CREATE TABLE dmp_delegation (
  record INTEGER NOT NULL REFERENCES dmp_record (position),
  carer TEXT NOT NULL,
  PRIMARY KEY (record, carer)
);
