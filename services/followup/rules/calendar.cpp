#include "services/followup/rules/calendar.h"

#include <google/protobuf/util/time_util.h>

namespace parcours::followup {

using google::protobuf::util::TimeUtil;

core::Time MonthsAfter(core::Time time, int months) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  std::chrono::year_month_day date = std::chrono::year_month_day(day) + std::chrono::months(months);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return core::Time(std::chrono::sys_days(date)) + (time - day);
}

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

}  // namespace parcours::followup
