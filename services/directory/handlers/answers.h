// What several handlers do alike.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "core/result.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::directory {

// INVALID_ARGUMENT for one field.
core::Refusal BadField(std::string field, std::string description);

// The name of the list that these criteria make, so that a page token of another search is refused.
template <class Request>
std::string ListOf(Request criteria) {
  criteria.clear_page_size();
  criteria.clear_page_token();
  return criteria.GetTypeName() + "/" + criteria.SerializeAsString();
}

// PS_IdNat and Struct_IdNat as criteria: refused where they are none. Empty: no criterion.
core::Result<void> CheckPsIdNat(const std::string& value, const char* field);
core::Result<void> CheckStructIdNat(const std::string& value, const char* field);

// Words as a criterion: refused where nothing is left to look for. Empty: no criterion.
core::Result<void> CheckWords(const std::string& value, const char* field);

}  // namespace parcours::directory
