#include "core/clock.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

struct Unit {
  std::string_view name;
  Duration length;
};
// Longest first, as FormatDuration writes them.
constexpr std::array<Unit, 6> kUnits{{{"d", days(1)},
                                      {"h", hours(1)},
                                      {"min", minutes(1)},
                                      {"s", seconds(1)},
                                      {"ms", milliseconds(1)},
                                      {"us", microseconds(1)}}};

// The beginning of a text as a fixed-width number; the text is shortened by it.
std::optional<int> TakeNumber(std::string_view& text, std::size_t digits) {
  int number = 0;
  if (text.size() < digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
  if (error != std::errc{} || end != text.data() + digits || text[0] == '-') return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

bool Take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Duration> TakeFraction(std::string_view& text) {
  if (!Take(text, '.')) return Duration(0);
  std::int64_t micros = 0;
  std::int64_t unit = 100000;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    micros += (text[digits] - '0') * unit;
    unit /= 10;
  }
  if (digits == 0 || digits > 9) return std::nullopt;
  text.remove_prefix(digits);
  return Duration(micros);
}

std::optional<Duration> TakeOffset(std::string_view& text) {
  if (Take(text, 'Z')) return Duration(0);
  const bool east = !text.empty() && text.front() == '+';
  if (!Take(text, '+') && !Take(text, '-')) return std::nullopt;
  const auto hour = TakeNumber(text, 2);
  if (!hour || !Take(text, ':')) return std::nullopt;
  const auto minute = TakeNumber(text, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  const Duration offset = hours(*hour) + minutes(*minute);
  return east ? offset : -offset;
}

std::optional<Time> TakeDateTime(std::string_view& text) {
  const auto year = TakeNumber(text, 4);
  if (!year || !Take(text, '-')) return std::nullopt;
  const auto month = TakeNumber(text, 2);
  if (!month || !Take(text, '-')) return std::nullopt;
  const auto day = TakeNumber(text, 2);
  if (!day || !Take(text, 'T')) return std::nullopt;
  const auto hour = TakeNumber(text, 2);
  if (!hour || !Take(text, ':')) return std::nullopt;
  const auto minute = TakeNumber(text, 2);
  if (!minute || !Take(text, ':')) return std::nullopt;
  const auto second = TakeNumber(text, 2);
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!second || !date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Time(std::chrono::sys_days(date)) + hours(*hour) + minutes(*minute) + seconds(*second);
}

}  // namespace

Time WallClock::Now() const {
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

std::string FormatTime(Time time) {
  const auto day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss<Duration> clock(time - day);
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                 clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (const auto micros = clock.subseconds().count(); micros != 0) {
    std::string fraction = fmt::format(".{:06}", micros);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += fraction;
  }
  return text + "Z";
}

Result<Time> ParseTime(std::string_view text) {
  std::string_view rest = text;
  const auto local = TakeDateTime(rest);
  const auto fraction = local ? TakeFraction(rest) : std::nullopt;
  const auto offset = fraction ? TakeOffset(rest) : std::nullopt;
  if (!offset || !rest.empty()) {
    return Refuse(common::v1::REASON_INVALID_ARGUMENT, "no time with offset such as 2025-03-22T14:35:00+01:00");
  }
  return *local + *fraction - *offset;
}

Result<Duration> ParseDuration(std::string_view text) {
  const auto refused = [] {
    return Refuse(common::v1::REASON_INVALID_ARGUMENT, "no duration such as 90 s, 5 min, 1 h 30 min or 2 d");
  };
  Duration sum(0);
  bool any = false;
  while (!text.empty()) {
    if (Take(text, ' ')) continue;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return refused();
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    while (Take(text, ' ')) {
    }
    const std::string_view name = text.substr(0, text.find_first_of(" 0123456789"));
    const Unit* unit = nullptr;
    for (const Unit& one : kUnits) {
      if (one.name == name) unit = &one;
    }
    // A century is more than any pathway lasts, and far from overflow.
    if (unit == nullptr || number > days(36525) / unit->length) return refused();
    sum += number * unit->length;
    if (sum > days(36525)) return refused();
    text.remove_prefix(name.size());
    any = true;
  }
  if (!any) return refused();
  return sum;
}

std::string FormatDuration(Duration duration) {
  if (duration.count() == 0) return "0 s";
  std::string text = duration.count() < 0 ? "-" : "";
  duration = duration.count() < 0 ? -duration : duration;
  for (const Unit& unit : kUnits) {
    if (const auto count = duration / unit.length; count > 0) {
      if (!text.empty() && text != "-") text += " ";
      text += fmt::format("{} {}", count, unit.name);
      duration %= unit.length;
    }
  }
  return text;
}

}  // namespace parcours::core
