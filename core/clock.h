// Time, injected: nothing in Parcours reads the machine's clock but WallClock.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::core {

// Microseconds since 1970-01-01T00:00:00Z. Simulated and wall time have the same type; names tell them apart.
using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Duration = std::chrono::microseconds;

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time Now() const = 0;
};

// The machine's clock.
class WallClock final : public Clock {
 public:
  Time Now() const override;
};

// RFC 3339 in UTC with as many decimals as are needed: "2025-03-22T13:35:00Z".
std::string FormatTime(Time time);

// Reads RFC 3339 with an offset ("2025-03-22T14:35:00+01:00", "...Z"). Refuses anything else with INVALID_ARGUMENT.
Result<Time> ParseTime(std::string_view text);

// Reads "90 s", "5 min", "2 h", "3 d", "500 ms" and sums of them ("1 h 30 min"). Refuses with INVALID_ARGUMENT.
// A day is 24 hours.
Result<Duration> ParseDuration(std::string_view text);

// The inverse of ParseDuration: "1 h 30 min".
std::string FormatDuration(Duration duration);

}  // namespace parcours::core
