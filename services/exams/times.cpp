#include "services/exams/times.h"

#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

namespace parcours::exams {
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

std::string FrenchDay(core::Time time) {
  const auto day = Split(time).day;
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()));
}

std::string CdaTime(core::Time time) {
  const auto day = Split(time).day;
  const auto second = std::chrono::duration_cast<std::chrono::seconds>(Split(time).of_day).count();
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}+0000", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), second / 3600,
                     second / 60 % 60, second % 60);
}

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

}  // namespace parcours::exams
