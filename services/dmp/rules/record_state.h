// The state of a record on a day, and the age of its patient.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "parcours/dmp/v1/record.pb.h"

namespace parcours::dmp {

// The time that a person has to oppose after the letter. Source: Mon espace santé, six weeks.
inline constexpr core::Duration kTimeToOppose = std::chrono::hours(24 * 42);

// An announced record is open once the six weeks are over.
v1::RecordState StateAt(v1::RecordState kept, core::Time announced, core::Time now);

// "2025-03-22", the day of a time in UTC.
std::string DayOf(core::Time time);

// Under 18 on that day. Without a usable date: a minor, so that representatives are not shut out (ours).
bool IsMinorOn(std::string_view birth_date, std::string_view day);

}  // namespace parcours::dmp
