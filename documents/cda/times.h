// Times of HL7 (data type TS): "20250322143500+0100", and shorter.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"

namespace parcours::documents {

// YYYYMMDD, YYYYMMDDhhmm or YYYYMMDDhhmmss, then an offset ±hhmm where there is an hour; without one it counts as UTC.
// Nothing if it is no such time, or none in the calendar.
std::optional<core::Time> ParseTs(std::string_view text);

// "20250322143500+0100": as clocks in France show it, winter and summer.
std::string FormatTs(core::Time time);
// Its day alone: "20250322".
std::string FormatTsDay(core::Time time);
// The same day as people write it: "22/03/2025".
std::string FrenchDay(core::Time time);

}  // namespace parcours::documents
