// Moments of the contract and of the simulated clock.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "core/clock.h"

namespace parcours::exams {

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time ToTime(const google::protobuf::Timestamp& timestamp);

}  // namespace parcours::exams
