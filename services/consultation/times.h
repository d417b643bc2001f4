// Times as reports and documents write them, in UTC.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <string>

#include "core/clock.h"

namespace parcours::consultation {

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time ToTime(const google::protobuf::Timestamp& timestamp);

// "22/03/2025", as on paper.
std::string FrenchDay(core::Time time);
// "20250322133500+0000", as in a CDA.
std::string CdaTime(core::Time time);

}  // namespace parcours::consultation
