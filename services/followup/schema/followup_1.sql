-- What the répertoire opérationnel des ressources knows: parcours.followup.v1.Unit.
CREATE TABLE followup_unit (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  unit BLOB NOT NULL
);

-- Employees to whom their structure gave the habilitation médicale: PS_IdNat.
CREATE TABLE followup_habilitation (
  subject TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Orientation files: parcours.followup.v1.OrientationFile. open_key: name, given name, birth date, sex, while open.
CREATE TABLE followup_file (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  structure TEXT NOT NULL,
  matricule TEXT NOT NULL,
  open_key TEXT UNIQUE,
  file BLOB NOT NULL
);
CREATE INDEX followup_file_structure ON followup_file (structure, position);
CREATE INDEX followup_file_patient ON followup_file (matricule, position);

-- Requests for admission: parcours.followup.v1.AdmissionRequest. structure: of the unit.
CREATE TABLE followup_request (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file INTEGER NOT NULL REFERENCES followup_file (position),
  structure TEXT NOT NULL,
  request BLOB NOT NULL
);
CREATE INDEX followup_request_file ON followup_request (file, position);
CREATE INDEX followup_request_structure ON followup_request (structure, position);

-- Who opened a file: parcours.followup.v1.Opening.
CREATE TABLE followup_opening (
  position INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES followup_file (position),
  opening BLOB NOT NULL
);
CREATE INDEX followup_opening_file ON followup_opening (file, position);

-- Plans of telemonitoring: parcours.followup.v1.MonitoringPlan. open_patient: the patient, while the plan is not ended.
-- silent_at: when it becomes silent; NULL while nobody waits for a weight, or an alert for silence is open.
CREATE TABLE followup_plan (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  structure TEXT NOT NULL,
  matricule TEXT NOT NULL,
  open_patient TEXT,
  silent_at INTEGER,
  plan BLOB NOT NULL,
  UNIQUE (structure, open_patient)
);
CREATE INDEX followup_plan_structure ON followup_plan (structure, position);
CREATE INDEX followup_plan_patient ON followup_plan (matricule, position);
CREATE INDEX followup_plan_silent ON followup_plan (structure, silent_at);

-- Weights: parcours.followup.v1.Measure. taken: microseconds.
CREATE TABLE followup_measure (
  position INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES followup_plan (position),
  taken INTEGER NOT NULL,
  measure BLOB NOT NULL
);
CREATE INDEX followup_measure_plan ON followup_measure (plan, position);
CREATE INDEX followup_measure_taken ON followup_measure (plan, taken);

-- Alerts: parcours.followup.v1.Alert. open: 1 until it is closed.
CREATE TABLE followup_alert (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  plan INTEGER NOT NULL REFERENCES followup_plan (position),
  structure TEXT NOT NULL,
  kind INTEGER NOT NULL,
  open INTEGER NOT NULL,
  alert BLOB NOT NULL
);
CREATE INDEX followup_alert_structure ON followup_alert (structure, open, position);
CREATE INDEX followup_alert_plan ON followup_alert (plan, kind, open);

-- Care circles: parcours.followup.v1.CareCircle, one for a person.
CREATE TABLE followup_circle (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  matricule TEXT NOT NULL UNIQUE,
  circle BLOB NOT NULL
);

-- Who is in a circle, to find one's circles: PS_IdNat, matricule or Struct_IdNat.
CREATE TABLE followup_member (
  who TEXT NOT NULL,
  circle INTEGER NOT NULL REFERENCES followup_circle (position),
  PRIMARY KEY (who, circle)
) WITHOUT ROWID;

-- Care plans: parcours.followup.v1.CarePlan, the last version of each circle.
CREATE TABLE followup_care_plan (
  circle INTEGER PRIMARY KEY REFERENCES followup_circle (position),
  plan BLOB NOT NULL
);

-- The shared notebook: parcours.followup.v1.Note.
CREATE TABLE followup_note (
  position INTEGER PRIMARY KEY,
  circle INTEGER NOT NULL REFERENCES followup_circle (position),
  note BLOB NOT NULL
);
CREATE INDEX followup_note_circle ON followup_note (circle, position);

-- The calendar: parcours.followup.v1.Appointment.
CREATE TABLE followup_appointment (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  circle INTEGER NOT NULL REFERENCES followup_circle (position),
  appointment BLOB NOT NULL
);
CREATE INDEX followup_appointment_circle ON followup_appointment (circle, position);
