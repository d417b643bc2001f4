#include "services/dmp/rules/record_state.h"

#include <fmt/format.h>

#include <charconv>

namespace parcours::dmp {
namespace {

constexpr int kMajority = 18;

}  // namespace

v1::RecordState StateAt(v1::RecordState kept, core::Time announced, core::Time now) {
  if (kept == v1::RECORD_STATE_ANNOUNCED && now - announced >= kTimeToOppose) return v1::RECORD_STATE_OPEN;
  return kept;
}

std::string DayOf(core::Time time) {
  return core::FormatTime(time).substr(0, 10);
}

bool IsMinorOn(std::string_view birth_date, std::string_view day) {
  int year = 0;
  if (birth_date.size() != 10 || std::from_chars(birth_date.data(), birth_date.data() + 4, year).ec != std::errc{})
    return true;
  // The day of majority; a month or day outside the calendar sorts as it is written, which is late enough.
  return fmt::format("{:04}{}", year + kMajority, birth_date.substr(4)) > day;
}

}  // namespace parcours::dmp
