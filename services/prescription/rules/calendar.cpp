#include "services/prescription/rules/calendar.h"

#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

namespace parcours::prescription {
namespace {

using google::protobuf::util::TimeUtil;

struct Moment {
  std::chrono::year_month_day day;
  core::Duration of_day;
};

Moment Split(core::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  return {.day = std::chrono::year_month_day(day), .of_day = time - day};
}

}  // namespace

core::Time MonthsAfter(core::Time time, int months) {
  const Moment moment = Split(time);
  std::chrono::year_month_day later = moment.day + std::chrono::months(months);
  if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
  return core::Time(std::chrono::sys_days(later)) + moment.of_day;
}

int YearOf(core::Time time) {
  return static_cast<int>(Split(time).day.year());
}

std::string FrenchDay(core::Time time) {
  const auto day = Split(time).day;
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()));
}

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

}  // namespace parcours::prescription
