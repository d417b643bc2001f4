// What the rules of the DMP decide on: who, which record, which document. Plain values, free of store and calls.
#pragma once

#include <set>
#include <string>

#include "parcours/dmp/v1/document.pb.h"
#include "parcours/dmp/v1/record.pb.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::dmp {

// What a citizen is to the patient.
enum class Relation { kNone, kPatient, kRepresentative, kDelegate };

// Who wants something.
struct Reader {
  policy::v1::CallerKind kind = policy::v1::CALLER_KIND_ANONYMOUS;
  std::string subject;                  // PS_IdNat or Struct_IdNat
  std::string profession;               // TRE_G15
  std::string structure;                // Struct_IdNat
  bool samu = false;                    // the structure hosts a SAMU
  Relation relation = Relation::kNone;  // of a citizen
};

bool IsCitizen(const Reader& reader);
// CPS or e-CPS.
bool IsProfessional(const Reader& reader);

// The record and the reader's standing towards it.
struct RecordFacts {
  v1::RecordState state = v1::RECORD_STATE_ABSENT;
  v1::AccessSettings settings;
  bool minor = false;  // the patient, today
  bool blocked = false;
  bool authorised = false;  // recorded for the reader or the structure
  bool general_practitioner = false;
  bool reading_opposed = false;  // for everybody or the reader's structure
  bool feeding_opposed = false;
};

struct DocumentFacts {
  std::string type;
  std::string class_code;
  std::string author;  // PS_IdNat; empty: the patient
  std::set<v1::Visibility> restrictions;
  v1::DocumentStatus status = v1::DOCUMENT_STATUS_CURRENT;
};

bool Restricts(const DocumentFacts& document, v1::Visibility restriction);
// A professional's own document.
bool IsAuthor(const Reader& reader, const DocumentFacts& document);

// How and when one comes in.
struct Entry {
  v1::AccessMode mode = v1::ACCESS_MODE_NORMAL;
  bool justified = false;
  std::string date;  // simulated day, YYYY-MM-DD
};

}  // namespace parcours::dmp
