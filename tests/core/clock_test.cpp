#include "core/clock.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

Time On(int year, unsigned month, unsigned day) {
  return sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

template <class T>
void ExpectInvalid(const Result<T>& result, const std::string& text) {
  ASSERT_FALSE(result) << text;
  EXPECT_EQ(result.error().reason, common::v1::REASON_INVALID_ARGUMENT) << text;
}

TEST(ParseTime, TakesTheOffsetAway) {
  const Time time = On(2025, 3, 22) + hours(13) + minutes(35);
  EXPECT_EQ(ParseTime("2025-03-22T13:35:00Z"), time);
  EXPECT_EQ(ParseTime("2025-03-22T14:35:00+01:00"), time);
  EXPECT_EQ(ParseTime("2025-03-22T08:05:00-05:30"), time);
  EXPECT_EQ(ParseTime("2025-03-22T13:35:00-00:00"), time);
  EXPECT_EQ(ParseTime("2025-01-01T00:30:00+01:00"), On(2024, 12, 31) + hours(23) + minutes(30));
}

TEST(ParseTime, KnowsLeapDays) {
  EXPECT_EQ(ParseTime("2024-02-29T00:00:00Z"), On(2024, 2, 29));
  EXPECT_EQ(ParseTime("2000-02-29T00:00:00Z"), On(2000, 2, 29));
  ExpectInvalid(ParseTime("2025-02-29T00:00:00Z"), "2025 has no 29 February");
  ExpectInvalid(ParseTime("1900-02-29T00:00:00Z"), "neither has 1900");
}

TEST(ParseTime, KeepsMicrosecondsAndDropsWhatIsFiner) {
  const Time time = On(2025, 3, 22);
  EXPECT_EQ(ParseTime("2025-03-22T00:00:00.5Z"), time + milliseconds(500));
  EXPECT_EQ(ParseTime("2025-03-22T00:00:00.000001Z"), time + microseconds(1));
  EXPECT_EQ(ParseTime("2025-03-22T00:00:00.123456789Z"), time + microseconds(123456));
}

TEST(ParseTime, RefusesWhateverIsNoTimeWithOffset) {
  for (const char* text : {"",
                           "now",
                           "2025-03-22",
                           "2025-03-22T13:35:00",
                           "2025-03-22 13:35:00Z",
                           "2025-03-22T13:35Z",
                           "2025-03-22T13:35:00z",
                           "2025-03-22T13:35:00Z ",
                           " 2025-03-22T13:35:00Z",
                           "2025-03-22T13:35:00.Z",
                           "2025-03-22T13:35:00.1234567890Z",
                           "2025-03-22T13:35:00+1:00",
                           "2025-03-22T13:35:00+0100",
                           "2025-03-22T13:35:00+24:00",
                           "2025-03-22T13:35:00+01:60",
                           "2025-13-01T00:00:00Z",
                           "2025-00-01T00:00:00Z",
                           "2025-01-00T00:00:00Z",
                           "2025-04-31T00:00:00Z",
                           "2025-01-01T24:00:00Z",
                           "2025-01-01T00:60:00Z",
                           "2025-01-01T00:00:60Z",
                           "-025-01-01T00:00:00Z",
                           "+2025-01-01T00:00:00Z",
                           "2025-+1-01T00:00:00Z",
                           "2025-1-1T00:00:00Z",
                           "2025-03-22T13:35:00ZZ",
                           "٢٠٢٥-03-22T13:35:00Z"}) {
    ExpectInvalid(ParseTime(text), text);
  }
  ExpectInvalid(ParseTime(std::string_view("2025-03-22T13:35:00Z\0", 21)), "with a zero byte");
}

TEST(FormatTime, WritesAsManyDecimalsAsAreNeeded) {
  const Time time = On(2025, 3, 22) + hours(13) + minutes(35) + seconds(7);
  EXPECT_EQ(FormatTime(time), "2025-03-22T13:35:07Z");
  EXPECT_EQ(FormatTime(time + milliseconds(500)), "2025-03-22T13:35:07.5Z");
  EXPECT_EQ(FormatTime(time + microseconds(10)), "2025-03-22T13:35:07.00001Z");
  EXPECT_EQ(FormatTime(Time()), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatTime(Time(microseconds(-1))), "1969-12-31T23:59:59.999999Z");
}

TEST(FormatTime, IsReadBackAsTheSameTime) {
  for (const std::int64_t micros : {0LL, 1LL, -1LL, 951782400000000LL, 1742650500123456LL, -2208988800000000LL}) {
    const Time time{microseconds(micros)};
    EXPECT_EQ(ParseTime(FormatTime(time)), time) << FormatTime(time);
  }
}

TEST(ParseDuration, ReadsUnitsAndSums) {
  EXPECT_EQ(ParseDuration("90 s"), seconds(90));
  EXPECT_EQ(ParseDuration("5 min"), minutes(5));
  EXPECT_EQ(ParseDuration("2 h"), hours(2));
  EXPECT_EQ(ParseDuration("3 d"), hours(72));
  EXPECT_EQ(ParseDuration("500 ms"), milliseconds(500));
  EXPECT_EQ(ParseDuration("0 s"), Duration(0));
  EXPECT_EQ(ParseDuration("1 h 30 min"), minutes(90));
  EXPECT_EQ(ParseDuration("1h30min"), minutes(90));
  EXPECT_EQ(ParseDuration("36525 d"), days(36525));
}

TEST(ParseDuration, RefusesWhatHasNoUnitOrIsNegativeOrHuge) {
  for (const char* text : {"", " ", "5", "s", "min", "-5 s", "+5 s", "1.5 h", "5 m", "5 minutes", "5 S", "1 h 30",
                           "1 h, 30 min", "1 h -5 min", "99999999999999999999 s", "36526 d", "36525 d 1 us",
                           "9223372036854775807 d", "9223372036854775807 us"}) {
    ExpectInvalid(ParseDuration(text), text);
  }
}

TEST(FormatDuration, IsTheInverse) {
  EXPECT_EQ(FormatDuration(Duration(0)), "0 s");
  EXPECT_EQ(FormatDuration(minutes(90)), "1 h 30 min");
  EXPECT_EQ(FormatDuration(seconds(90)), "1 min 30 s");
  EXPECT_EQ(FormatDuration(-minutes(90)), "-1 h 30 min");
  for (const Duration duration :
       {Duration(1), Duration(61001001), Duration(days(36525)), Duration(hours(49) + milliseconds(7))}) {
    EXPECT_EQ(ParseDuration(FormatDuration(duration)), duration) << FormatDuration(duration);
  }
}

TEST(WallClock, IsInOurCentury) {
  const Time now = WallClock().Now();
  EXPECT_GT(now, On(2024, 1, 1));
  EXPECT_LT(now, On(2100, 1, 1));
}

}  // namespace
}  // namespace parcours::core
