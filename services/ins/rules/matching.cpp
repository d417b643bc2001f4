#include "services/ins/rules/matching.h"

#include <algorithm>

namespace parcours::ins {
namespace {

bool IsAmong(const std::string& name, const common::v1::Traits& traits) {
  return std::find(traits.given_names().begin(), traits.given_names().end(), name) != traits.given_names().end();
}

// A record may hold all names in one value, as they were read from a document.
bool GivenNamesAgree(const common::v1::Traits& record, const common::v1::Traits& person) {
  if (record.given_names().empty() || person.given_names().empty()) return record.given_names().empty();
  if (JoinGivenNames(record) == JoinGivenNames(person)) return true;
  return record.given_names(0) == person.given_names(0) &&
         std::all_of(record.given_names().begin(), record.given_names().end(),
                     [&](const std::string& name) { return IsAmong(name, person); });
}

bool IsKnownPlace(std::string_view place) {
  return !place.empty() && place != kUnknownBirthPlace;
}

}  // namespace

std::string JoinGivenNames(const common::v1::Traits& traits) {
  std::string joined;
  for (const std::string& name : traits.given_names()) {
    if (!joined.empty()) joined += ' ';
    joined += name;
  }
  return joined;
}

bool HasGivenName(const common::v1::Traits& person, std::string_view given_name) {
  return IsAmong(std::string(given_name), person) || JoinGivenNames(person) == given_name;
}

bool PlacesDiffer(std::string_view one, std::string_view other) {
  return IsKnownPlace(one) && IsKnownPlace(other) && one != other;
}

std::vector<v1::Trait> Compare(const common::v1::Traits& record, const common::v1::Traits& person) {
  std::vector<v1::Trait> discrepancies;
  if (record.birth_name() != person.birth_name()) discrepancies.push_back(v1::TRAIT_BIRTH_NAME);
  if (!GivenNamesAgree(record, person)) discrepancies.push_back(v1::TRAIT_GIVEN_NAMES);
  const bool sex_known = record.sex() != common::v1::SEX_UNKNOWN;
  if (sex_known && record.sex() != person.sex()) discrepancies.push_back(v1::TRAIT_SEX);
  if (record.birth_date() != person.birth_date()) discrepancies.push_back(v1::TRAIT_BIRTH_DATE);
  if (PlacesDiffer(record.birth_place(), person.birth_place())) discrepancies.push_back(v1::TRAIT_BIRTH_PLACE);
  return discrepancies;
}

bool LookAlike(const common::v1::Traits& one, const common::v1::Traits& other) {
  const auto first = [](const common::v1::Traits& traits) {
    return traits.given_names().empty() ? std::string() : traits.given_names(0);
  };
  return one.birth_name() == other.birth_name() && first(one) == first(other) && one.sex() == other.sex() &&
         one.birth_date() == other.birth_date();
}

}  // namespace parcours::ins
