// The value sets of document metadata. Sources stand in the data files.
//
// Immutable and thread-safe.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace parcours::dmp {

inline constexpr std::string_view kLoinc = "2.16.840.1.113883.6.1";

struct CodedValue {
  std::string system;  // OID
  std::string label;
};

using ValueSet = std::map<std::string, CodedValue, std::less<>>;

struct DocumentType {
  std::string system;
  std::string label;
  std::string class_code;
  bool in_dmp;  // JDV_J66
};

class ValueSets {
 public:
  // Those that come with the program.
  static const ValueSets& Builtin();

  // Nothing (null) if there is no such type.
  const DocumentType* FindType(std::string_view code) const;
  // formatCode of a CDA template, or of "template#media/type" for an unstructured body; empty if there is none.
  std::string FormatOf(std::string_view cda_template) const;

  const ValueSet& classes() const { return classes_; }
  const ValueSet& confidentialities() const { return confidentialities_; }
  const ValueSet& practice_settings() const { return practice_settings_; }
  const ValueSet& facility_types() const { return facility_types_; }
  const ValueSet& author_specialities() const { return author_specialities_; }

 private:
  ValueSets();

  std::map<std::string, DocumentType, std::less<>> types_;
  std::map<std::string, std::string, std::less<>> formats_;
  ValueSet classes_;
  ValueSet confidentialities_;
  ValueSet practice_settings_;
  ValueSet facility_types_;
  ValueSet author_specialities_;
};

// DOCPATxx: a type of the patient's own documents.
bool IsPatientsType(std::string_view type);

// The categories of Mon espace santé for what a patient adds: DOCPAT01 to 07 and 09 (08 is made by Mon espace santé
// itself), EXPPAT_1 to 3.
bool IsPatientsCategory(std::string_view type);

}  // namespace parcours::dmp
