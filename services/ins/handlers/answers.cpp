#include "services/ins/handlers/answers.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/rules/matching.h"

namespace parcours::ins {

std::vector<Person> AskBase(platform::ReadTransaction& tx, const common::v1::Traits& traits,
                            std::string_view given_name, std::string_view birth_place) {
  auto persons = PersonsBorn(tx, traits.birth_name(), traits.birth_date());
  std::erase_if(persons, [&](const Person& person) {
    return person.traits.sex() != traits.sex() || !HasGivenName(person.traits, given_name) ||
           (!birth_place.empty() && person.traits.birth_place() != birth_place);
  });
  return persons;
}

core::Refusal BadField(std::string field, std::string description) {
  return {.reason = common::v1::REASON_INVALID_ARGUMENT,
          .detail = {},
          .violations = {{std::move(field), std::move(description)}}};
}

core::Result<void> CheckSexForInsi(common::v1::Sex sex, std::string field) {
  if (sex == common::v1::SEX_FEMALE || sex == common::v1::SEX_MALE) return {};
  return core::Refuse(BadField(std::move(field), "INSi knows FEMALE and MALE only"));
}

}  // namespace parcours::ins
