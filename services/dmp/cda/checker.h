// What the readers of the header's sections share: the header in the making, its findings, and the checks of single
// values. Internal to this folder. Not thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "documents/xml/reader.h"
#include "services/dmp/cda/header.h"

namespace parcours::dmp::cda {

namespace xml = documents::xml;

class Checker {
 public:
  explicit Checker(const ValueSets& values) : values_(values) {}

  Header header;
  std::vector<Finding> findings;

  const ValueSets& values() const { return values_; }

  void Add(core::Reason reason, std::string place, std::string description);
  void Invalid(const xml::Element& at, std::string description);
  void Invalid(std::string place, std::string description);

  // The child, which must be there exactly once (or at least once); a finding otherwise. Nothing below a parent that is
  // itself missing.
  xml::Element Only(const xml::Element& parent, std::string_view name);
  xml::Element First(const xml::Element& parent, std::string_view name);

  // An attribute that must not be empty.
  std::string Required(const xml::Element& at, std::string_view attribute);

  // A point in time (HL7 TS) in @value.
  std::optional<core::Time> Moment(const xml::Element& at);

  // @root an OID, @extension at most 64 characters.
  InstanceId Instance(const xml::Element& at);

  // PS_IdNat and Struct_IdNat: the right authority, form and key. The patient stands in a professional's place, with
  // the matricule, where the document is of a type that patients write.
  bool IsPatientsOwn(const xml::Element& id) const;
  std::string ProfessionalId(const xml::Element& parent);
  std::string StructureId(const xml::Element& parent);

  // @code in the value set and @codeSystem that of the code.
  std::string Coded(const xml::Element& at, const ValueSet& set, std::string_view set_name);

 private:
  const ValueSets& values_;
};

// The sections of a document, in their order; each adds to header and findings.
void ReadTop(const xml::Element& document, Checker& checker);      // realmCode … versionNumber
void ReadPatient(const xml::Element& document, Checker& checker);  // recordTarget
void ReadParties(const xml::Element& document, Checker& checker);  // author, custodian, legalAuthenticator
void ReadContext(const xml::Element& document, Checker& checker);  // documentationOf, componentOf
void ReadBody(const xml::Element& document, Checker& checker);     // component

// Given and family names, as people read them: "Claire Lenoir".
std::string PersonName(const xml::Element& person);

}  // namespace parcours::dmp::cda
