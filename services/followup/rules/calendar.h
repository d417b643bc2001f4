// Days and months, counted in UTC, and times as the contract has them.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "core/clock.h"

namespace parcours::followup {

// The same moment of the day so many months later; the last day of a month that is shorter.
core::Time MonthsAfter(core::Time time, int months);

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time ToTime(const google::protobuf::Timestamp& timestamp);

}  // namespace parcours::followup
