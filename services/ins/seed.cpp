#include "services/ins/seed.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/rules/phone.h"
#include "services/ins/store.h"

namespace parcours::ins {
namespace {

core::Result<void> Bad(int person, std::string_view field, std::string description) {
  return core::Refuse({.reason = common::v1::REASON_INVALID_ARGUMENT,
                       .detail = {},
                       .violations = {{fmt::format("persons[{}].{}", person, field), std::move(description)}}});
}

core::Result<void> Check(platform::ReadTransaction& tx, const sandbox::v1::Person& person, int index) {
  if (!person.has_ins()) return Bad(index, "ins", "is missing");
  if (PersonByMatricule(tx, person.ins().matricule())) return Bad(index, "ins.matricule", "is that of another person");
  const common::v1::Sex sex = person.traits().sex();
  if (sex != common::v1::SEX_FEMALE && sex != common::v1::SEX_MALE)
    return Bad(index, "traits.sex", "is FEMALE or MALE");
  if (person.traits().given_names().empty()) return Bad(index, "traits.given_names", "are missing");
  const std::string& serial = person.carte_vitale().serial();
  if (!serial.empty() && PersonByVitale(tx, serial))
    return Bad(index, "carte_vitale.serial", "is that of another person");
  if (person.has_appli_carte_vitale() && person.mobile().empty())
    return Bad(index, "mobile", "is missing: the app lives there");
  return {};
}

Person ToPerson(const sandbox::v1::Person& cast) {
  return {.ins = cast.ins(),
          .history = {cast.ins_history().begin(), cast.ins_history().end()},
          .traits = cast.traits(),
          .vitale_serial = cast.carte_vitale().serial(),
          .vitale_opposed = cast.carte_vitale().opposed()};
}

}  // namespace

core::Result<void> SeedPersons(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  std::map<std::string_view, const sandbox::v1::Person*> by_handle;
  for (const sandbox::v1::Person& person : cast.persons()) by_handle[person.handle()] = &person;
  for (int i = 0; i < cast.persons_size(); ++i) {
    const sandbox::v1::Person& person = cast.persons(i);
    TRY(Check(tx.sql(), person, i));
    const std::int64_t position = InsertPerson(tx.sql(), ToPerson(person));
    if (person.has_appli_carte_vitale()) InsertApp(tx.sql(), NormalisePhone(person.mobile()), position);
    for (int r = 0; r < person.legal_representatives_size(); ++r) {
      const auto found = by_handle.find(person.legal_representatives(r));
      if (found == by_handle.end())
        return Bad(i, fmt::format("legal_representatives[{}]", r), "is no person of the cast");
      const sandbox::v1::Person& adult = *found->second;
      if (adult.has_appli_carte_vitale()) InsertApp(tx.sql(), NormalisePhone(adult.mobile()), position);
    }
  }
  return {};
}

}  // namespace parcours::ins
