#include "services/portal/rules/calendar.h"

#include <google/protobuf/util/time_util.h>

#include <cstddef>

namespace parcours::portal {

using google::protobuf::util::TimeUtil;

namespace {

constexpr std::size_t kDayLength = 10;  // YYYY-MM-DD
constexpr int kOfAge = 18;

}  // namespace

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

std::string DayOf(core::Time time) {
  return TimeUtil::ToString(ToTimestamp(time)).substr(0, kDayLength);
}

bool IsMinorOn(std::string_view birth_date, std::string_view day) {
  if (birth_date.size() != kDayLength || day.size() != kDayLength) return true;
  const int years = std::stoi(std::string(day.substr(0, 4))) - std::stoi(std::string(birth_date.substr(0, 4)));
  if (years != kOfAge) return years < kOfAge;
  return day.substr(4) < birth_date.substr(4);
}

}  // namespace parcours::portal
