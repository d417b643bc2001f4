#include "services/dmp/rules/agreement.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::dmp {
namespace {

using google::protobuf::util::TimeUtil;

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Result<void> RefuseIfAny(core::Reason reason, std::vector<core::Violation> violations) {
  if (violations.empty()) return {};
  std::string detail = violations.front().field;
  return core::Refuse(
      core::Refusal{.reason = reason, .detail = std::move(detail), .violations = std::move(violations)});
}

std::string SexCode(common::v1::Sex sex) {
  if (sex == common::v1::SEX_FEMALE) return "F";
  return sex == common::v1::SEX_MALE ? "M" : "UN";
}

std::string WithoutHyphens(std::string date) {
  std::erase(date, '-');
  return date;
}

// Collects the fields that differ.
class Comparison {
 public:
  void Text(std::string field, const std::string& declared, const std::string& actual) {
    if (!declared.empty() && declared != actual) Differs(std::move(field));
  }

  void Time(std::string field, bool is_declared, const google::protobuf::Timestamp& declared, bool is_known,
            const google::protobuf::Timestamp& actual) {
    if (is_declared && (!is_known || declared != actual)) Differs(std::move(field));
  }

  void Differs(std::string field) {
    violations.push_back(
        core::Violation{.field = std::move(field), .description = "differs from the header of the document"});
  }

  std::vector<core::Violation> violations;
};

}  // namespace

v1::DocumentMetadata MetadataOf(const cda::Header& header, const ValueSets& values) {
  v1::DocumentMetadata metadata;
  metadata.mutable_type()->set_code(header.type.code);
  metadata.mutable_type()->set_system(header.type.system);
  if (const DocumentType* type = values.FindType(header.type.code)) {
    metadata.mutable_type()->set_display(type->label);
    metadata.set_class_code(type->class_code);
  }
  metadata.set_format_code(cda::FormatCodeOf(header, values));
  metadata.set_title(header.title);
  *metadata.mutable_created() = ToTimestamp(header.created);
  if (header.service_start) *metadata.mutable_service_start() = ToTimestamp(*header.service_start);
  if (header.service_end) *metadata.mutable_service_end() = ToTimestamp(*header.service_end);
  v1::DocumentAuthor& author = *metadata.mutable_author();
  author.set_subject(header.author.id);
  author.set_name(header.author.name);
  author.set_speciality(header.author.speciality);
  author.set_structure(header.author.structure);
  author.set_structure_name(header.author.structure_name);
  metadata.set_practice_setting(header.practice_setting);
  metadata.set_facility_type(header.facility_type);
  metadata.set_language(header.language);
  metadata.set_unique_id(header.id.Joined());
  metadata.set_set_id(header.set_id.Joined());
  metadata.set_version(header.version);
  return metadata;
}

core::Result<void> CheckPatient(const cda::PatientHeader& header, const common::v1::Ins& patient,
                                const common::v1::Traits* traits) {
  std::vector<core::Violation> violations;
  const auto compare = [&](std::string_view place, const std::string& in_document, const std::string& expected) {
    if (in_document == expected) return;
    violations.push_back({.field = "ClinicalDocument/recordTarget/patientRole/" + std::string(place),
                          .description = "is not that of the patient"});
  };
  compare("id/@extension", header.matricule + header.key, patient.matricule() + patient.key());
  compare("id/@root", header.oid, patient.oid());
  if (traits != nullptr) {
    compare("patient/name/family[@qualifier='BR']", header.birth_name, traits->birth_name());
    compare("patient/name/given", header.given_names,
            core::Join({traits->given_names().begin(), traits->given_names().end()}, " "));
    compare("patient/administrativeGenderCode/@code", header.sex, SexCode(traits->sex()));
    compare("patient/birthTime/@value", header.birth_date, WithoutHyphens(traits->birth_date()));
    if (!traits->birth_place().empty())
      compare("patient/birthplace/place/addr/county", header.birth_place, traits->birth_place());
  }
  return RefuseIfAny(common::v1::REASON_DOCUMENT_PATIENT_MISMATCH, std::move(violations));
}

core::Result<void> CheckAuthor(const cda::AuthorHeader& header, const Reader& reader) {
  if (IsProfessional(reader)) {
    if (header.id == reader.subject) return {};
    return RefuseIfAny(common::v1::REASON_AUTHOR_MISMATCH,
                       {{.field = "ClinicalDocument/author/assignedAuthor/id/@extension",
                         .description = "is not the caller's PS_IdNat"}});
  }
  if (!reader.structure.empty() && header.structure == reader.structure) return {};
  return RefuseIfAny(common::v1::REASON_AUTHOR_MISMATCH,
                     {{.field = "ClinicalDocument/author/assignedAuthor/representedOrganization/id/@extension",
                       .description = "is not the caller's structure"}});
}

core::Result<void> CheckMetadata(const v1::DocumentMetadata& declared, const v1::DocumentMetadata& actual) {
  Comparison compare;
  compare.Text("metadata.type.code", declared.type().code(), actual.type().code());
  compare.Text("metadata.type.system", declared.type().system(), actual.type().system());
  compare.Text("metadata.class_code", declared.class_code(), actual.class_code());
  compare.Text("metadata.format_code", declared.format_code(), actual.format_code());
  compare.Text("metadata.title", declared.title(), actual.title());
  compare.Time("metadata.created", declared.has_created(), declared.created(), actual.has_created(), actual.created());
  compare.Time("metadata.service_start", declared.has_service_start(), declared.service_start(),
               actual.has_service_start(), actual.service_start());
  compare.Time("metadata.service_end", declared.has_service_end(), declared.service_end(), actual.has_service_end(),
               actual.service_end());
  compare.Text("metadata.author.subject", declared.author().subject(), actual.author().subject());
  compare.Text("metadata.author.name", declared.author().name(), actual.author().name());
  compare.Text("metadata.author.speciality", declared.author().speciality(), actual.author().speciality());
  compare.Text("metadata.author.structure", declared.author().structure(), actual.author().structure());
  compare.Text("metadata.author.structure_name", declared.author().structure_name(), actual.author().structure_name());
  compare.Text("metadata.practice_setting", declared.practice_setting(), actual.practice_setting());
  compare.Text("metadata.facility_type", declared.facility_type(), actual.facility_type());
  compare.Text("metadata.language", declared.language(), actual.language());
  compare.Text("metadata.unique_id", declared.unique_id(), actual.unique_id());
  compare.Text("metadata.set_id", declared.set_id(), actual.set_id());
  if (declared.version() != 0 && declared.version() != actual.version()) compare.Differs("metadata.version");
  return RefuseIfAny(common::v1::REASON_DOCUMENT_METADATA_MISMATCH, std::move(compare.violations));
}

}  // namespace parcours::dmp
