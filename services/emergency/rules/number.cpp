#include "services/emergency/rules/number.h"

#include <fmt/format.h>

namespace parcours::emergency {

std::string FileNumberPrefix(const Centre& centre, core::Time opened) {
  const auto day = std::chrono::floor<std::chrono::days>(opened);
  const std::chrono::year_month_day date(day);
  const auto of_year = (day - std::chrono::sys_days(date.year() / std::chrono::January / 1)).count() + 1;
  return fmt::format("DRFR15{}{}{:02}{:03}", centre.department, centre.letter, static_cast<int>(date.year()) % 100,
                     of_year);
}

std::string FileNumber(const Centre& centre, core::Time opened, std::int64_t order) {
  return fmt::format("{}{:05}", FileNumberPrefix(centre, opened), order);
}

}  // namespace parcours::emergency
