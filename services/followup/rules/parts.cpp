#include "services/followup/rules/parts.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

constexpr std::uint32_t kLastGir = 6;
constexpr std::string_view kDoctor = "10";

bool IsDoctor(const platform::Caller& caller) {
  const bool professional = caller.kind == policy::v1::CALLER_KIND_CPS || caller.kind == policy::v1::CALLER_KIND_ECPS;
  return professional && caller.profession == kDoctor;
}

// "MEDICAL"
std::string NameOf(v1::PartKind kind) {
  constexpr std::string_view kPrefix = "PART_KIND_";
  return v1::PartKind_Name(kind).substr(kPrefix.size());
}

}  // namespace

core::Result<v1::PartKind> KindOf(const v1::PartContent& content) {
  const auto wrong = [](const char* field, const char* what) {
    return core::Refuse(
        RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kPartContent, {{.field = field, .description = what}}));
  };
  switch (content.content_case()) {
    case v1::PartContent::kAdministrative:
      return v1::PART_KIND_ADMINISTRATIVE;
    case v1::PartContent::kMedical:
      return v1::PART_KIND_MEDICAL;
    case v1::PartContent::kAutonomy:
      if (content.autonomy().gir() > kLastGir) return wrong("content.autonomy.gir", "is 1 to 6, or 0: not assessed");
      return v1::PART_KIND_AUTONOMY;
    case v1::PartContent::kProject:
      return v1::PART_KIND_PROJECT;
    case v1::PartContent::CONTENT_NOT_SET:
      break;
  }
  return wrong("content", "is one of administrative, medical, autonomy, project");
}

bool HasMedicalHabilitation(const platform::Caller& caller, bool given) {
  return IsDoctor(caller) || (given && caller.kind == policy::v1::CALLER_KIND_CPE);
}

core::Result<void> CheckPart(v1::PartKind part, bool medical) {
  if (part != v1::PART_KIND_MEDICAL || medical) return {};
  return core::Refuse(Refused(common::v1::REASON_MEDICAL_PART_RESERVED, rules::kMedicalPart));
}

core::Result<void> CheckValidator(v1::PartKind part, const platform::Caller& caller) {
  if (part != v1::PART_KIND_MEDICAL || IsDoctor(caller)) return {};
  return core::Refuse(Refused(common::v1::REASON_PROFESSION_NOT_ALLOWED, rules::kMedicalByDoctor));
}

core::Result<std::vector<v1::PartKind>> PartsToShow(const google::protobuf::RepeatedField<int>& asked, bool medical) {
  std::vector<v1::PartKind> parts;
  for (const int one : asked) {
    const auto kind = static_cast<v1::PartKind>(one);
    TRY(CheckPart(kind, medical));
    parts.push_back(kind);
  }
  if (!parts.empty()) return parts;
  parts = {v1::PART_KIND_ADMINISTRATIVE, v1::PART_KIND_AUTONOMY, v1::PART_KIND_PROJECT};
  if (medical) parts.push_back(v1::PART_KIND_MEDICAL);
  return parts;
}

core::Result<void> CheckComplete(const v1::OrientationFile& file) {
  std::vector<core::Violation> missing;
  for (const v1::FilePart& part : file.parts()) {
    if (!part.has_validated()) missing.push_back({.field = NameOf(part.kind()), .description = "is not validated"});
  }
  if (missing.empty()) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_REFERRAL_INCOMPLETE, rules::kAllPartsValidated, std::move(missing)));
}

v1::OrientationFileState StateByParts(const v1::OrientationFile& file) {
  return CheckComplete(file) ? v1::ORIENTATION_FILE_STATE_COMPLETE : v1::ORIENTATION_FILE_STATE_OPEN;
}

core::Result<void> CheckEditable(const v1::OrientationFile& file) {
  switch (file.state()) {
    case v1::ORIENTATION_FILE_STATE_OPEN:
    case v1::ORIENTATION_FILE_STATE_COMPLETE:
    case v1::ORIENTATION_FILE_STATE_SENT:
      return {};
    case v1::ORIENTATION_FILE_STATE_UNSPECIFIED:
    case v1::ORIENTATION_FILE_STATE_ADMITTED:
    case v1::ORIENTATION_FILE_STATE_CLOSED:
    case v1::ORIENTATION_FILE_STATE_CANCELLED:
    case v1::OrientationFileState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::OrientationFileState_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return core::Refuse(Refused(common::v1::REASON_REFERRAL_STATE_NOT_ALLOWED, rules::kFileOver));
}

v1::OrientationFile WithOnly(v1::OrientationFile file, const std::vector<v1::PartKind>& parts) {
  for (v1::FilePart& part : *file.mutable_parts()) {
    if (std::find(parts.begin(), parts.end(), part.kind()) == parts.end()) part.clear_content();
  }
  return file;
}

std::string DuplicateKey(const common::v1::Traits& traits) {
  return core::Join({traits.birth_name(), traits.given_names_size() == 0 ? std::string() : traits.given_names(0),
                     traits.birth_date(), std::to_string(traits.sex())},
                    "|");
}

}  // namespace parcours::followup
