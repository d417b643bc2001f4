#include "documents/cda/times.h"

#include <fmt/format.h>

#include <algorithm>

namespace parcours::documents {
namespace {

constexpr std::size_t kDate = 8;
constexpr std::size_t kMinutes = 12;
constexpr std::size_t kSeconds = 14;
constexpr std::size_t kOffset = 5;  // +hhmm

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int Number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

std::optional<core::Duration> ParseOffset(std::string_view text) {
  if (text.empty()) return core::Duration{};
  if (text.size() != kOffset || (text[0] != '+' && text[0] != '-') || !AllDigits(text.substr(1))) return std::nullopt;
  const int hours = Number(text.substr(1, 2));
  const int minutes = Number(text.substr(3, 2));
  if (hours > 14 || minutes > 59) return std::nullopt;
  const core::Duration offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return text[0] == '-' ? -offset : offset;
}

// Summer time is from the last Sunday of March to the last Sunday of October, at one o'clock UTC (directive
// 2000/84/CE).
core::Duration FrenchOffset(core::Time time) {
  using namespace std::chrono;
  const year_month_day day(floor<days>(time));
  const auto change = [&](month when) { return sys_days(day.year() / when / Sunday[last]) + hours(1); };
  return time >= change(March) && time < change(October) ? hours(2) : hours(1);
}

struct Local {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<std::chrono::seconds> clock;
};

Local LocalOf(core::Time time) {
  const core::Time shown = time + FrenchOffset(time);
  const auto day = std::chrono::floor<std::chrono::days>(shown);
  return {.day = std::chrono::year_month_day(day),
          .clock = std::chrono::hh_mm_ss(std::chrono::floor<std::chrono::seconds>(shown - day))};
}

}  // namespace

std::string FormatTsDay(core::Time time) {
  const auto day = LocalOf(time).day;
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string FormatTs(core::Time time) {
  const auto clock = LocalOf(time).clock;
  return fmt::format("{}{:02}{:02}{:02}+{:02}00", FormatTsDay(time), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), FrenchOffset(time) / std::chrono::hours(1));
}

std::string FrenchDay(core::Time time) {
  const std::string day = FormatTsDay(time);
  return day.substr(6, 2) + "/" + day.substr(4, 2) + "/" + day.substr(0, 4);
}

std::optional<core::Time> ParseTs(std::string_view text) {
  const std::size_t sign = text.find_first_of("+-");
  const std::string_view digits = text.substr(0, sign);
  if ((digits.size() != kDate && digits.size() != kMinutes && digits.size() != kSeconds) || !AllDigits(digits))
    return std::nullopt;
  if (digits.size() == kDate && sign != std::string_view::npos) return std::nullopt;
  const auto offset = ParseOffset(sign == std::string_view::npos ? std::string_view{} : text.substr(sign));
  const std::chrono::year_month_day day{std::chrono::year(Number(digits.substr(0, 4))),
                                        std::chrono::month(static_cast<unsigned>(Number(digits.substr(4, 2)))),
                                        std::chrono::day(static_cast<unsigned>(Number(digits.substr(6, 2))))};
  if (!offset || !day.ok()) return std::nullopt;
  const auto part = [&](std::size_t at) { return digits.size() > at ? Number(digits.substr(at, 2)) : 0; };
  if (part(kDate) > 23 || part(kDate + 2) > 59 || part(kMinutes) > 59) return std::nullopt;
  const core::Time local = std::chrono::sys_days(day) + std::chrono::hours(part(kDate)) +
                           std::chrono::minutes(part(kDate + 2)) + std::chrono::seconds(part(kMinutes));
  return local - *offset;
}

}  // namespace parcours::documents
