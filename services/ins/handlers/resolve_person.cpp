#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/matching.h"

namespace parcours::ins {
namespace {

bool IsTheirs(const Person& person, const common::v1::Ins& ins) {
  const auto same = [&](const common::v1::Ins& other) {
    return other.matricule() == ins.matricule() && other.key() == ins.key() && other.oid() == ins.oid();
  };
  return same(person.ins) || std::any_of(person.history.begin(), person.history.end(), same);
}

// Everybody who fits all that was given.
std::vector<Person> Fitting(platform::ReadTransaction& tx, const v1::ResolvePersonRequest& request) {
  auto persons = request.has_ins() ? PersonsByAnyMatricule(tx, request.ins().matricule())
                                   : PersonsBorn(tx, request.traits().birth_name(), request.traits().birth_date());
  std::erase_if(persons, [&](const Person& person) {
    return (request.has_ins() && !IsTheirs(person, request.ins())) ||
           (request.has_traits() && !Compare(request.traits(), person.traits).empty());
  });
  return persons;
}

}  // namespace

core::Result<Work<v1::ResolvePersonResponse>> ResolvePerson(Call&, const v1::ResolvePersonRequest& request) {
  if (!request.has_ins() && !request.has_traits()) return core::Refuse(BadField("ins", "give a matricule or traits"));
  return Work<v1::ResolvePersonResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ResolvePersonResponse> {
        const auto persons = Fitting(tx.sql(), request);
        if (persons.empty()) return core::Refuse(common::v1::REASON_NOT_FOUND, "person");
        if (persons.size() > 1) return core::Refuse(common::v1::REASON_CONFLICT, "several persons have these traits");
        v1::ResolvePersonResponse response;
        PutPerson(response, persons.front());
        return response;
      });
}

}  // namespace parcours::ins
