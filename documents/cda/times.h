// Times of HL7 (data type TS): "20250322143500+0100", and shorter.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "core/clock.h"

namespace parcours::documents {

// YYYYMMDD, YYYYMMDDhhmm or YYYYMMDDhhmmss, then an offset ±hhmm where there is an hour; without one it counts as UTC.
// Nothing if it is no such time, or none in the calendar.
std::optional<core::Time> ParseTs(std::string_view text);

}  // namespace parcours::documents
