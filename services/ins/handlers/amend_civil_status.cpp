#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"

namespace parcours::ins {
namespace {

// The current matricule becomes the latest earlier one; an earlier one that is given again leaves the history.
core::Result<void> Renumber(platform::Transaction& tx, Person& person, const common::v1::Ins& ins) {
  if (!core::KeyMatches(ins)) return core::Refuse(common::v1::REASON_KEY_WRONG, "new_ins");
  for (const Person& holder : PersonsByAnyMatricule(tx.sql(), ins.matricule())) {
    if (holder.position != person.position || holder.ins.matricule() == ins.matricule()) {
      return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "new_ins is somebody's");
    }
  }
  std::erase_if(person.history, [&](const common::v1::Ins& earlier) { return earlier.matricule() == ins.matricule(); });
  person.history.insert(person.history.begin(), person.ins);
  person.ins = ins;
  return {};
}

}  // namespace

core::Result<Work<v1::AmendCivilStatusResponse>> AmendCivilStatus(Call&, const v1::AmendCivilStatusRequest& request) {
  if (!request.has_traits() && !request.has_new_ins())
    return core::Refuse(BadField("traits", "nothing is to be changed"));
  if (request.has_traits()) TRY(CheckSexForInsi(request.traits().sex(), "traits.sex"));
  return Work<v1::AmendCivilStatusResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::AmendCivilStatusResponse> {
        auto person = PersonByMatricule(tx.sql(), request.ins().matricule());
        if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "person");
        if (request.has_new_ins()) TRY(Renumber(tx, *person, request.new_ins()));
        if (request.has_traits()) person->traits = request.traits();
        UpdatePerson(tx.sql(), *person);
        v1::AmendCivilStatusResponse response;
        PutPerson(response, *person);
        return response;
      });
}

}  // namespace parcours::ins
