// Times as the contract carries them, days, and ages.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <string>
#include <string_view>

#include "core/clock.h"

namespace parcours::portal {

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time ToTime(const google::protobuf::Timestamp& timestamp);

// "2025-03-22", the day of a time in UTC.
std::string DayOf(core::Time time);

// Under 18 on that day.
bool IsMinorOn(std::string_view birth_date, std::string_view day);

}  // namespace parcours::portal
