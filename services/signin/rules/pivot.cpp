#include "services/signin/rules/pivot.h"

#include <algorithm>
#include <vector>

#include "core/names.h"
#include "core/text.h"
#include "pki/crypto.h"

namespace parcours::signin {
namespace {

constexpr char kFrance[] = "99100";
constexpr char kAbroad[] = "99";

std::string GenderOf(common::v1::Sex sex) {
  switch (sex) {
    case common::v1::SEX_FEMALE:
      return "female";
    case common::v1::SEX_MALE:
      return "male";
    case common::v1::SEX_UNKNOWN:
    case common::v1::SEX_UNSPECIFIED:
    case common::v1::Sex_INT_MIN_SENTINEL_DO_NOT_USE_:
    case common::v1::Sex_INT_MAX_SENTINEL_DO_NOT_USE_:
      return "unspecified";
  }
  return "unspecified";
}

common::v1::Sex SexOf(std::string_view gender) {
  if (gender == "female") return common::v1::SEX_FEMALE;
  if (gender == "male") return common::v1::SEX_MALE;
  return common::v1::SEX_UNKNOWN;
}

}  // namespace

std::string AcrOf(int level) {
  return "eidas" + std::to_string(level);
}

int NumberOf(v1::AssuranceLevel level) {
  return std::max(1, static_cast<int>(level));
}

v1::AssuranceLevel LevelOf(int number) {
  if (number >= 3) return v1::ASSURANCE_LEVEL_EIDAS3;
  return number == 2 ? v1::ASSURANCE_LEVEL_EIDAS2 : v1::ASSURANCE_LEVEL_EIDAS1;
}

v1::PivotIdentity ToPivot(const common::v1::Traits& traits) {
  v1::PivotIdentity pivot;
  pivot.set_given_name(core::Join({traits.given_names().begin(), traits.given_names().end()}, " "));
  *pivot.mutable_given_name_array() = traits.given_names();
  pivot.set_family_name(traits.birth_name());
  pivot.set_birthdate(traits.birth_date());
  pivot.set_gender(GenderOf(traits.sex()));
  if (traits.birth_place().starts_with(kAbroad)) {
    pivot.set_birthcountry(traits.birth_place());
  } else {
    pivot.set_birthplace(traits.birth_place());
    pivot.set_birthcountry(kFrance);
  }
  return pivot;
}

std::optional<common::v1::Traits> ToTraits(const v1::PivotIdentity& pivot) {
  common::v1::Traits traits;
  const auto family_name = core::ToInsName(pivot.family_name());
  if (!family_name) return std::nullopt;
  traits.set_birth_name(*family_name);
  for (const std::string& declared : pivot.given_name_array()) {
    const auto given_name = core::ToInsName(declared);
    if (!given_name) return std::nullopt;
    traits.add_given_names(*given_name);
  }
  traits.set_sex(SexOf(pivot.gender()));
  traits.set_birth_date(pivot.birthdate());
  traits.set_birth_place(pivot.birthcountry() == kFrance ? pivot.birthplace() : pivot.birthcountry());
  return traits;
}

std::string SubOf(const v1::PivotIdentity& pivot, std::string_view service, std::string_view secret) {
  const std::string identity = pivot.given_name() + pivot.family_name() + pivot.birthdate() + pivot.gender() +
                               pivot.birthplace() + pivot.birthcountry();
  const std::string hash = pki::Base64(pki::Sha256(identity));
  return core::Hex(pki::Sha256(std::string(service) + hash + std::string(secret))) + "v1";
}

}  // namespace parcours::signin
