// Days and months of the legal delays, counted in UTC.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include <google/protobuf/timestamp.pb.h>

#include "core/clock.h"

namespace parcours::prescription {

// The same moment of the day so many months later; the last day of a month that is shorter.
core::Time MonthsAfter(core::Time time, int months);

int YearOf(core::Time time);

// "22/03/2025", as on the paper.
std::string FrenchDay(core::Time time);

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time ToTime(const google::protobuf::Timestamp& timestamp);

}  // namespace parcours::prescription
