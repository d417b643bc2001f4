#include "services/directory/handlers/answers.h"

#include <utility>

#include "core/identifiers.h"
#include "core/names.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::directory {

core::Refusal BadField(std::string field, std::string description) {
  return {.reason = common::v1::REASON_INVALID_ARGUMENT,
          .detail = field + " " + description,
          .violations = {{field, description}}};
}

core::Result<void> CheckPsIdNat(const std::string& value, const char* field) {
  if (value.empty() || core::IsPsIdNat(value)) return {};
  return core::Refuse(BadField(field, "is no PS_IdNat: 8 and an RPPS number, or 3, a FINESS number, / and a number"));
}

core::Result<void> CheckStructIdNat(const std::string& value, const char* field) {
  if (value.empty() || core::IsStructIdNat(value)) return {};
  return core::Refuse(BadField(field, "is no Struct_IdNat: 1 and a FINESS number"));
}

core::Result<void> CheckWords(const std::string& value, const char* field) {
  if (value.empty() || !core::ForLookup(value).empty()) return {};
  return core::Refuse(BadField(field, "has no letter or digit to look for"));
}

}  // namespace parcours::directory
