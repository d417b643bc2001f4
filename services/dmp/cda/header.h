// What the header of a CDA R2 document says, read and checked as the CI-SIS wants it.
//
// Checked besides what the official validator checks: that identifiers have the right form and their keys are right
// (matricule INS, PS_IdNat, Struct_IdNat, OIDs). Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "services/dmp/rules/value_sets.h"

namespace parcours::dmp::cda {

// Something wrong, and where: an XPath-like place such as "ClinicalDocument/recordTarget/patientRole/id".
struct Finding {
  core::Reason reason;  // DOCUMENT_INVALID, KEY_WRONG, CODE_UNKNOWN
  std::string place;
  std::string description;  // never what stands there

  bool operator==(const Finding&) const = default;
};

struct InstanceId {
  std::string root;       // OID
  std::string extension;  // may be empty

  std::string Joined() const { return extension.empty() ? root : root + "^" + extension; }
  bool operator==(const InstanceId&) const = default;
};

struct CodedField {
  std::string code;
  std::string system;
};

struct PatientHeader {
  std::string oid;
  std::string matricule;  // 13 characters
  std::string key;
  std::string birth_name;
  std::string given_names;  // separated by spaces
  std::string sex;          // M, F, UN
  std::string birth_date;   // YYYYMMDD
  std::string birth_place;  // COG
};

struct AuthorHeader {
  std::string id;  // PS_IdNat
  std::string name;
  std::string speciality;  // JDV_J01
  std::string structure;   // Struct_IdNat
  std::string structure_name;
};

struct Header {
  std::vector<std::string> templates;
  InstanceId id;
  CodedField type;
  std::string title;
  core::Time created{};
  std::string confidentiality;
  std::string language;
  InstanceId set_id;
  std::uint32_t version = 0;
  PatientHeader patient;
  AuthorHeader author;
  std::string custodian;      // Struct_IdNat
  std::string authenticator;  // PS_IdNat
  std::optional<core::Time> service_start;
  std::optional<core::Time> service_end;
  std::string practice_setting;
  std::string facility_type;
  std::string media_type;  // of an unstructured body; empty: structured
};

struct Reading {
  Header header;
  std::vector<Finding> findings;
};

// Reads and checks a document. All findings are given at once, in the order of the document; if there is one, the
// header is incomplete. XML that cannot be read is one finding at "ClinicalDocument".
Reading ReadDocument(std::string_view bytes, const ValueSets& values);

// formatCode: by the CDA template of the body's model, or of an unstructured body's media type; empty if there is none.
std::string FormatCodeOf(const Header& header, const ValueSets& values);

}  // namespace parcours::dmp::cda
