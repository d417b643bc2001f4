#include <google/protobuf/util/time_util.h>

#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/matching.h"

namespace parcours::ins {
namespace {

// The person whose current matricule, key, authority and traits are the record's.
std::optional<Person> Agreeing(platform::ReadTransaction& tx, const v1::Identity& identity) {
  auto person = PersonByMatricule(tx, identity.ins().matricule());
  const bool agrees = person && person->ins.key() == identity.ins().key() &&
                      person->ins.oid() == identity.ins().oid() && Compare(identity.traits(), person->traits).empty();
  return agrees ? person : std::nullopt;
}

core::Result<v1::Verdict> Verify(platform::Transaction& tx, v1::Identity& identity) {
  if (!identity.has_ins()) return v1::VERDICT_NOTHING_TO_VERIFY;
  const auto person = Agreeing(tx.sql(), identity);
  const IdentityEvent event = person ? IdentityEvent::kVerifiedOk : IdentityEvent::kVerifiedKo;
  TRY(Advance(identity, event));
  tx.Decide(RuleOf(event));
  if (person) {
    *identity.mutable_traits() = person->traits;
    *identity.mutable_ins_history() = {person->history.begin(), person->history.end()};
    *identity.mutable_retrieved() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
  }
  Keep(tx, identity);
  return person ? v1::VERDICT_OK : v1::VERDICT_KO;
}

}  // namespace

core::Result<Work<v1::VerifyIdentitiesResponse>> VerifyIdentities(Call&, const v1::VerifyIdentitiesRequest& request) {
  return Work<v1::VerifyIdentitiesResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::VerifyIdentitiesResponse> {
        v1::VerifyIdentitiesResponse response;
        for (int i = 0; i < request.identity_ids_size(); ++i) {
          auto identity = FindOwn(tx, request.identity_ids(i));
          if (!identity) return core::Refuse(identity.error().reason, "identity_ids[" + std::to_string(i) + "]");
          auto& verification = *response.add_verifications();
          verification.set_verdict(TRY(Verify(tx, *identity)));
          verification.set_identity_id(identity->id());
          verification.set_status(identity->status());
        }
        return response;
      });
}

}  // namespace parcours::ins
