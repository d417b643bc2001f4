// What a message needs to know of a CDA R2 document: what it is, of whom, of when. The DMP checks documents; here only
// what cannot be read is refused. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"

namespace parcours::messaging {

struct CdaSummary {
  std::string id;  // "root^extension"
  common::v1::Code type;
  std::string title;
  std::string created;  // HL7 TS as it stands there
  common::v1::Ins patient;
  std::string birth_name;
  std::string used_name;
  std::string given_name;       // the first one
  std::string used_given_name;  // may be empty
  std::string birth_date;       // YYYYMMDD
};

// Refuses with DOCUMENT_INVALID (no CDA, or without the id, type, title, time or patient), KEY_WRONG.
core::Result<CdaSummary> SummariseCda(std::string_view bytes);

}  // namespace parcours::messaging
