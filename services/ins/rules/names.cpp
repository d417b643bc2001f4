#include "services/ins/rules/names.h"

#include <fmt/format.h>

#include <vector>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

bool IsAfter(const std::string& birth_date, core::Time now) {
  // The form is known to be YYYY-MM-DD; text compares like the calendar.
  const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
  const std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(today.year()),
                                       static_cast<unsigned>(today.month()), static_cast<unsigned>(today.day()));
  const bool same_year = birth_date.substr(0, 4) == text.substr(0, 4);
  const bool lunar = birth_date.substr(5, 2) > "12" || birth_date.substr(8, 2) > "31";
  return birth_date > text && !(same_year && lunar);
}

}  // namespace

core::Result<common::v1::Traits> ToStrictTraits(const v1::DeclaredTraits& declared, std::string_view field,
                                                core::Time now) {
  common::v1::Traits traits;
  std::vector<core::Violation> violations;
  const auto transcribe = [&](const std::string& name, const std::string& path) {
    auto transcribed = ToInsName(name);
    if (!transcribed) violations.push_back({path, "has a character that INSi has no letter for"});
    return transcribed.value_or("");
  };
  traits.set_birth_name(transcribe(declared.birth_name(), fmt::format("{}.birth_name", field)));
  for (int i = 0; i < declared.given_names_size(); ++i) {
    traits.add_given_names(transcribe(declared.given_names(i), fmt::format("{}.given_names[{}]", field, i)));
  }
  traits.set_sex(declared.sex());
  traits.set_birth_date(declared.birth_date());
  traits.set_birth_place(declared.birth_place());
  if (IsAfter(declared.birth_date(), now))
    violations.push_back({fmt::format("{}.birth_date", field), "is in the future"});
  if (violations.empty()) return traits;
  return core::Refuse(
      {.reason = common::v1::REASON_INVALID_ARGUMENT, .detail = {}, .violations = std::move(violations)});
}

}  // namespace parcours::ins
