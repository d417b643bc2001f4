#include "services/portal/seed.h"

#include <map>
#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "services/portal/store.h"

namespace parcours::portal {
namespace {

using sandbox::v1::Person;

Space SpaceFor(platform::Transaction& tx, const Person& person) {
  const common::v1::Traits& traits = person.traits();
  Space space;
  space.id = tx.NextId("per");
  space.holder = person.ins();
  space.birth_name = traits.birth_name();
  space.given_name = traits.given_names().empty() ? std::string() : traits.given_names(0);
  space.birth_date = traits.birth_date();
  space.name = (person.used_given_name().empty() ? space.given_name : person.used_given_name()) + " " +
               (person.used_name().empty() ? space.birth_name : person.used_name());
  const auto& record = person.record();
  if (record.state() == sandbox::v1::RecordStart::STATE_OPEN && !record.account_identifier().empty()) {
    space.activated = tx.now();
  }
  return space;
}

auto Wrong(const Person& person, const std::string& field) {
  return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = "person " + person.handle() + ": " + field,
                                    .violations = {{.field = field, .description = "names nobody of the cast"}}});
}

}  // namespace

core::Result<void> SeedSpaces(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  std::map<std::string, std::string> matricules;
  for (const Person& person : cast.persons()) {
    if (!person.has_ins() || SpaceOf(tx.sql(), person.ins().matricule())) return Wrong(person, "ins");
    matricules[person.handle()] = person.ins().matricule();
    InsertSpace(tx.sql(), SpaceFor(tx, person));
  }
  for (const Person& person : cast.persons()) {
    for (const std::string& handle : person.legal_representatives()) {
      const auto parent = matricules.find(handle);
      if (parent == matricules.end()) return Wrong(person, "legal_representatives");
      InsertRepresentative(tx.sql(), person.ins().matricule(), parent->second);
    }
  }
  return {};
}

}  // namespace parcours::portal
